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

static void put_day(struct fields *f, const char *name, hoshi_day day, bool was_there, char *text)
{
    put_text(f, name, HOSHI_PATCH_WORD, hoshi_date_format(day, text), was_there);
}

/* The last one takes its list along. */
static void drop(struct fields *f, size_t number, const struct hoshi_answer *old, char *text)
{
    if (number > old->n_evidence)
        return;
    if (old->n_evidence == 1)
        put(f, "evidence", HOSHI_PATCH_REMOVE, NULL);
    else
        put(f, "evidence", HOSHI_PATCH_DROP, hoshi_decimal(text, (long long)number - 1));
}

/* Without an answer there is no target either. */
static void put_answer(struct fields *f, const struct hoshi_decision *d,
                       const struct hoshi_answer *old)
{
    if (d->set_status && d->status == HOSHI_STATUS_UNANSWERED) {
        take_away(f, hoshi_answered_by_key(d->answered_by), true);
        take_away(f, "target", old->target.is_said);
    } else if (d->set_status) {
        put(f, "status", HOSHI_PATCH_WORD, hoshi_status_code(d->status));
    } else if (d->set_level) {
        put(f, "level", HOSHI_PATCH_WORD, hoshi_digit(d->level));
    } else if (d->applied != HOSHI_APPLIED_NOT_SAID) {
        put(f, "applied", HOSHI_PATCH_WORD, d->applied == HOSHI_APPLIED_YES ? "yes" : "no");
    }
    put_text(f, "target", HOSHI_PATCH_WORD, d->target, old->target.is_said);
}

static bool needs_no_reason(const struct hoshi_decision *d)
{
    return d->applied == HOSHI_APPLIED_YES ||
           (d->set_status && hoshi_status_asks(d->status) != HOSHI_ASKS_REASON);
}

size_t hoshi_decision_fields(const struct hoshi_decision *d, const struct hoshi_answer *old,
                             struct hoshi_patch_field field[HOSHI_DECISION_FIELDS],
                             char ret_text[HOSHI_DECISION_TEXTS][HOSHI_DECIMAL_BYTES])
{
    static const struct hoshi_answer none;
    struct fields f = {field, 0};
    if (old == NULL)
        old = &none;
    put_answer(&f, d, old);
    put_text(&f, "via", HOSHI_PATCH_WORD, d->via, old->via.s != NULL);
    if (d->state != NULL)
        put_text(&f, "state", HOSHI_PATCH_WORD, d->state, old->state.s != NULL);
    else
        take_away(&f, "state",
                  d->set_status && old->state.s != NULL && d->status != HOSHI_STATUS_PARTIAL);
    if (d->set_performed)
        put_day(&f, "performed", d->performed, old->performed != 0, ret_text[0]);
    if (d->set_due)
        put_day(&f, "due", d->due, old->due != 0, ret_text[1]);
    else
        take_away(&f, "due",
                  d->set_status && old->due != 0 && hoshi_status_asks(d->status) != HOSHI_ASKS_DUE);
    put_text(&f, "owner", HOSHI_PATCH_TEXT, d->owner, old->owner != NULL);
    if (d->reason != NULL)
        put_text(&f, "reason", HOSHI_PATCH_TEXT, d->reason, old->reason != NULL);
    else
        take_away(&f, "reason", old->reason != NULL && needs_no_reason(d));
    put_text(&f, "note", HOSHI_PATCH_TEXT, d->note, old->note != NULL);
    if (d->file != NULL)
        put(&f, "evidence", HOSHI_PATCH_FILE, d->file);
    if (d->drop != 0)
        drop(&f, d->drop, old, ret_text[2]);
    take_away(&f, "carried_over",
              old->carried_over && (d->set_status || d->set_level || d->confirm ||
                                    d->applied != HOSHI_APPLIED_NOT_SAID));
    return f.n;
}

size_t hoshi_who_fields(const char *by, hoshi_day on, const struct hoshi_answer *old, bool decided,
                        struct hoshi_patch_field field[2], char day[HOSHI_DATE_BYTES])
{
    bool said = old != NULL && (old->updated_by != NULL || old->updated_on != 0);
    if (by == NULL && !said && !decided)
        return 0;
    field[0] = (struct hoshi_patch_field){
        "updated_by", by != NULL ? HOSHI_PATCH_TEXT : HOSHI_PATCH_REMOVE, by, NULL};
    field[1] = (struct hoshi_patch_field){"updated_on", HOSHI_PATCH_WORD,
                                          hoshi_date_format(on, day), NULL};
    return 2;
}
