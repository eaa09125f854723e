#include "app/buyer/records_there.h"

#include <hoshi/load.h>
#include <string.h>

#include "app/session/complain.h"
#include "app/session/csv_outputs.h"
#include "base/str.h"
#include "io/place.h"
#include "report/csv_heads.h"

static bool is_same(const char *was, const char *is)
{
    return was == NULL || (is != NULL && hoshi_text_same(was, is));
}

/* A star that the three questions do not give was written by hand. */
static bool loses_star(const struct hoshi_supplier *was, const struct hoshi_supplier *is)
{
    uint8_t now = is != NULL ? hoshi_decision_star(hoshi_supplier_decide(is)) : 0;
    return was->asked != 0 && was->asked != hoshi_decision_star(hoshi_supplier_decide(was)) &&
           was->asked != now;
}

/* An answer or a cell of the buyer's own that the list has otherwise is one that changed there; one
 * that it has blank was filled in here. */
static const char *filled_in(const struct hoshi_suppliers *old, const struct hoshi_supplier *was,
                             const struct hoshi_suppliers *list, const struct hoshi_supplier *is)
{
    for (int q = 0; q < HOSHI_QUESTION_COUNT_; q++) {
        if (was->answer[q] != HOSHI_SUPPLIER_UNANSWERED &&
            is->answer[q] == HOSHI_SUPPLIER_UNANSWERED)
            return hoshi_question_column((enum hoshi_supplier_question)q);
    }
    for (size_t i = 0; i < old->n_own; i++) {
        bool is_there = was->own[i] == NULL;
        for (size_t k = 0; k < list->n_own && !is_there; k++)
            is_there = strcmp(old->own[i], list->own[k]) == 0 && is->own[k] != NULL;
        if (!is_there)
            return old->own[i];
    }
    return NULL;
}

static const char *lost_of(const struct hoshi_suppliers *old, const struct hoshi_supplier *was,
                           const struct hoshi_suppliers *list, const struct hoshi_supplier *is)
{
    for (int k = 0; k < HOSHI_RECORD_COUNT_; k++) {
        if (!is_same(was->record[k], is != NULL ? is->record[k] : NULL))
            return hoshi_record_column((enum hoshi_supplier_record)k);
    }
    if (loses_star(was, is))
        return "asked";
    return is != NULL ? filled_in(old, was, list, is) : NULL;
}

/* The first cell written by hand that the new list does not have. */
static const char *lost(const struct hoshi_suppliers *old, const struct hoshi_suppliers *list,
                        const char **ret_id)
{
    const char *column = NULL;
    for (size_t i = 0; i < old->n && column == NULL; i++) {
        const struct hoshi_supplier *was = &old->v[i];
        column = lost_of(old, was, list, hoshi_suppliers_find(list, hoshi_str_from(was->id)));
        *ret_id = was->id;
    }
    return column;
}

/* What is there and cannot be looked into is not replaced: it may be such a list. */
static bool was_looked_into(struct hoshi_session *s, const char *path, enum hoshi_rc rc,
                            const struct hoshi_diags *why)
{
    if (rc == HOSHI_E_NOMEM || (rc == HOSHI_E_IO && why->n == 0))
        return hoshi_session_complain(s, path, HOSHI_HS2007, NULL, NULL, NULL);
    if (rc != HOSHI_E_IO)
        return true;
    const struct hoshi_diag *d = &why->v[0];
    return hoshi_session_complain(s, path, (enum hoshi_diag_code)d->code, d->arg[0], d->arg[1],
                                  d->arg[2]);
}

/* In a session of its own: what is wrong with a file that is no list is nobody's affair. */
static bool spares(struct hoshi_session *s, const char *path, const struct hoshi_suppliers *list,
                   bool *ret_is_damaged)
{
    struct hoshi_session other;
    struct hoshi_input in;
    struct hoshi_suppliers *old = NULL;
    const char *column = NULL, *id = NULL;
    hoshi_session_init(&other);
    enum hoshi_rc rc = hoshi_session_read_table(&other, path, &in);
    bool is_list = rc == HOSHI_OK && hoshi_csv_begins(in.bytes, hoshi_require_csv_begin);
    if (rc == HOSHI_OK)
        rc = hoshi_suppliers_load(&in, NULL, &other.arena, &other.diags, &old);
    if (rc == HOSHI_OK)
        column = lost(old, list, &id);
    if (column != NULL)
        (void)hoshi_session_complain(s, path, HOSHI_HS3050, id, column, NULL);
    *ret_is_damaged = is_list && rc != HOSHI_OK;
    bool looked = was_looked_into(s, path, rc, &other.diags);
    hoshi_session_release(&other);
    return looked && column == NULL;
}

/* A slip of the pen is no reason to write over all the rest. */
static bool complain_of(struct hoshi_session *s, const char *path)
{
    struct hoshi_input in;
    struct hoshi_suppliers *list;
    enum hoshi_rc rc = hoshi_session_read_table(s, path, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_suppliers_load(&in, NULL, &s->arena, &s->diags, &list);
    return rc == HOSHI_OK || hoshi_session_complain(s, path, HOSHI_HS3051, NULL, NULL, NULL);
}

bool hoshi_buyer_spares_records(struct hoshi_session *s, const char *path,
                                const struct hoshi_suppliers *list)
{
    bool is_damaged = false;
    if (path == NULL || !hoshi_file_is_there(path))
        return true;
    bool ok = spares(s, path, list, &is_damaged);
    return is_damaged && ok ? complain_of(s, path) : ok;
}
