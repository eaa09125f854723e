#include "app/sheet/decision.h"

#include <string.h>

struct fields {
    struct hoshi_patch_field *v;
    size_t n;
};

static void put(struct fields *f, const char *name, enum hoshi_patch_kind kind, const char *text)
{
    f->v[f->n++] = (struct hoshi_patch_field){name, kind, text, NULL};
}

static void take_away(struct fields *f, const char *name, bool is_there)
{
    if (is_there)
        put(f, name, HOSHI_PATCH_REMOVE, NULL);
}

static void put_text(struct fields *f, const char *name, enum hoshi_patch_kind kind,
                     const char *text, bool was_there)
{
    if (text != NULL && *text != '\0')
        put(f, name, kind, text);
    else if (text != NULL)
        take_away(f, name, was_there);
}

size_t hoshi_decision_fields(const struct hoshi_decision *d, const struct hoshi_answer *old,
                             struct hoshi_patch_field field[HOSHI_DECISION_FIELDS],
                             char ret_text[2][HOSHI_DATE_BYTES])
{
    static const struct hoshi_answer none;
    struct fields f = {field, 0};
    if (old == NULL)
        old = &none;
    if (d->set_status && d->status == HOSHI_STATUS_UNANSWERED)
        take_away(&f, "status", true);
    else if (d->set_status)
        put(&f, "status", HOSHI_PATCH_WORD, hoshi_status_code(d->status));
    put_text(&f, "via", HOSHI_PATCH_WORD, d->via, old->via.s != NULL);
    if (d->performed != 0)
        put(&f, "performed", HOSHI_PATCH_WORD, hoshi_date_format(d->performed, ret_text[0]));
    if (d->due != 0)
        put(&f, "due", HOSHI_PATCH_WORD, hoshi_date_format(d->due, ret_text[1]));
    else
        take_away(&f, "due",
                  d->set_status && old->due != 0 && hoshi_status_asks(d->status) != HOSHI_ASKS_DUE);
    put_text(&f, "owner", HOSHI_PATCH_TEXT, d->owner, old->owner != NULL);
    if (d->reason != NULL)
        put_text(&f, "reason", HOSHI_PATCH_TEXT, d->reason, old->reason != NULL);
    else
        take_away(&f, "reason",
                  d->set_status && old->reason != NULL &&
                      hoshi_status_asks(d->status) != HOSHI_ASKS_REASON);
    put_text(&f, "note", HOSHI_PATCH_TEXT, d->note, old->note != NULL);
    if (d->file != NULL)
        put(&f, "evidence", HOSHI_PATCH_FILE, d->file);
    take_away(&f, "carried_over", old->carried_over && (d->set_status || d->confirm));
    return f.n;
}
