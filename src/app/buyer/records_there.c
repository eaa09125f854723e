#include "app/buyer/records_there.h"

#include <hoshi/load.h>

#include "app/session/complain.h"
#include "base/str.h"
#include "io/place.h"

/* The first cell of the record that the new list does not have. */
static const char *lost(const struct hoshi_suppliers *old, const struct hoshi_suppliers *list,
                        const char **ret_id)
{
    for (size_t i = 0; i < old->n; i++) {
        const struct hoshi_supplier *was = &old->v[i],
                                    *is = hoshi_suppliers_find(list, hoshi_str_from(was->id));
        for (int k = 0; k < HOSHI_RECORD_COUNT_; k++) {
            if (was->record[k] == NULL ||
                (is != NULL && hoshi_text_same(was->record[k], is->record[k])))
                continue;
            *ret_id = was->id;
            return hoshi_record_column((enum hoshi_supplier_record)k);
        }
    }
    return NULL;
}

/* In a session of its own: it is no input, and what is wrong with it is nobody's affair. */
bool hoshi_buyer_spares_records(struct hoshi_session *s, const char *path,
                                const struct hoshi_suppliers *list)
{
    struct hoshi_session other;
    struct hoshi_input in;
    struct hoshi_suppliers *old = NULL;
    const char *column = NULL, *id = NULL;
    if (path == NULL || !hoshi_file_is_there(path))
        return true;
    hoshi_session_init(&other);
    enum hoshi_rc rc = hoshi_session_read_table(&other, path, &in);
    if (rc == HOSHI_OK)
        rc = hoshi_suppliers_load(&in, NULL, &other.arena, &other.diags, &old);
    if (rc == HOSHI_OK)
        column = lost(old, list, &id);
    if (column != NULL)
        (void)hoshi_session_complain(s, path, HOSHI_HS3050, id, column, NULL);
    hoshi_session_release(&other);
    return column == NULL;
}
