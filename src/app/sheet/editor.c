#include "app/sheet/editor.h"

#include <hoshi/judge.h>
#include <stdlib.h>
#include <string.h>

#include "app/session/complain.h"
#include "app/session/lock.h"
#include "app/sheet/decision.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "i18n/msg.h"
#include "io/replace.h"
#include "model/same.h"

/* How often an edit is made anew because another program saved the sheet in the very moment. */
#define RACES_MAX 5

/* --- versions */

static void put_problem(struct hoshi_editor *e, const struct hoshi_diags *diags)
{
    for (uint32_t i = 0; i < diags->n; i++) {
        const struct hoshi_diag_info *info = hoshi_diag_info(diags->v[i].code);
        if (info->severity != HOSHI_ERROR)
            continue;
        hoshi_diag_place(diags, &diags->v[i], &e->problem);
        hoshi_buf_puts(&e->problem, ": ");
        hoshi_diag_text(&diags->v[i], e->lang, &e->problem);
        return;
    }
}

static void put_reason(struct hoshi_editor *e, enum hoshi_msg msg, const char *arg)
{
    if (e->problem.n == 0)
        hoshi_msg_put(&e->problem, msg, e->lang, arg, NULL, NULL);
}

/* Load and judge bytes into the version that is not in use. */
static struct hoshi_version *load(struct hoshi_editor *e, struct hoshi_str bytes)
{
    struct hoshi_version *v = e->now == &e->version[0] ? &e->version[1] : &e->version[0];
    struct hoshi_diags diags;
    hoshi_arena_release(&v->arena);
    hoshi_arena_init(&v->arena, 0);
    hoshi_diags_init(&diags, &v->arena);
    v->bytes = (struct hoshi_str){hoshi_arena_strndup(&v->arena, bytes.p, bytes.n), bytes.n};
    if (v->bytes.p == NULL) {
        put_reason(e, HOSHI_MSG_BUG, NULL);
        return NULL;
    }
    struct hoshi_input in = {.name = e->path, .bytes = v->bytes};
    enum hoshi_rc rc =
        hoshi_answers_load(&in, e->s->catalog, e->as_of, &v->arena, &diags, &v->answers);
    if (rc == HOSHI_OK)
        rc = hoshi_judge(e->s->catalog, v->answers, e->s->policy, e->as_of, &v->arena, &v->result);
    if (rc == HOSHI_OK)
        return v;
    put_problem(e, &diags);
    return NULL;
}

static enum hoshi_input_format format_of(const struct hoshi_editor *e, struct hoshi_str bytes)
{
    struct hoshi_input in = {.name = e->path, .bytes = bytes};
    return hoshi_input_sniff(&in, bytes);
}

/* --- saving */

static void push_undo(struct hoshi_editor *e, struct hoshi_str bytes)
{
    char *copy = malloc(bytes.n + 1);
    if (copy == NULL)
        return; /* one step less to undo */
    memcpy(copy, bytes.p, bytes.n + 1);
    if (e->n_undo == HOSHI_UNDO_MAX) {
        free((char *)e->undo[0].p);
        memmove(e->undo, e->undo + 1, (HOSHI_UNDO_MAX - 1) * sizeof e->undo[0]);
        e->n_undo--;
    }
    e->undo[e->n_undo++] = (struct hoshi_str){copy, bytes.n};
}

static void forget_undo(struct hoshi_editor *e)
{
    while (e->n_undo != 0)
        free((char *)e->undo[--e->n_undo].p);
}

static void put_failure(struct hoshi_editor *e, struct hoshi_file_result r, enum hoshi_file_use use)
{
    struct hoshi_file_reason why = hoshi_file_reason(r, use);
    struct hoshi_diag diag = {.code = why.code, .arg = {why.arg}};
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    if (why.code == HOSHI_HS2001 || why.code == HOSHI_HS2004) /* "cannot be written:" is said */
        hoshi_buf_puts(&text, hoshi_diag_arg(why.arg, e->lang));
    else
        hoshi_diag_text(&diag, e->lang, &text);
    put_reason(e, HOSHI_MSG_ASSESS_NOT_SAVED, text.p);
    hoshi_buf_release(&text);
}

/* Over the version that is loaded, or not at all. */
static bool write_file(struct hoshi_editor *e, struct hoshi_str bytes)
{
    struct hoshi_file_result r = hoshi_file_rewrite(e->path, e->now->bytes, bytes);
    e->raced = r.error == HOSHI_FILE_CHANGED;
    if (r.error == HOSHI_FILE_OK)
        return true;
    put_failure(e, r, HOSHI_TO_WRITE);
    return false;
}

/* What another program wrote since we last looked becomes the version to edit. */
static bool take_in_changes(struct hoshi_editor *e, bool *ret_changed)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, HOSHI_LIMIT_FILE_BYTES + 1);
    hoshi_buf_clear(&e->problem);
    struct hoshi_file_result r = hoshi_file_append(e->path, HOSHI_LIMIT_FILE_BYTES, &text);
    *ret_changed = false;
    e->raced = r.error == HOSHI_FILE_CHANGED;
    struct hoshi_version *v = NULL;
    if (r.error != HOSHI_FILE_OK) {
        put_failure(e, r, HOSHI_TO_READ);
    } else {
        struct hoshi_str bytes = {text.n != 0 ? text.p : "", text.n};
        bool same = bytes.n == e->now->bytes.n && memcmp(bytes.p, e->now->bytes.p, bytes.n) == 0;
        v = same ? e->now : load(e, bytes);
        *ret_changed = !same && v != NULL;
    }
    hoshi_buf_release(&text);
    if (v != NULL)
        e->now = v;
    return v != NULL;
}

/* The day of the sheet follows the day of the answers, so that "performed" may be today. */
static bool dated(struct hoshi_editor *e, struct hoshi_buf *text, struct hoshi_arena *arena)
{
    char day[HOSHI_DATE_BYTES];
    if (e->now->answers->assessed_on >= e->as_of)
        return true;
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD, hoshi_date_format(e->as_of, day), NULL};
    struct hoshi_patch p = {.key = "assessed_on", .field = &f, .n_field = 1};
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    struct hoshi_str bytes = {text->p, text->n};
    bool ok = hoshi_patch_apply(bytes, format_of(e, bytes), &p, arena, &out) == HOSHI_OK;
    if (ok) {
        hoshi_buf_release(text);
        *text = out;
    } else {
        hoshi_buf_release(&out);
    }
    return ok;
}

static enum hoshi_edit_result save(struct hoshi_editor *e, const struct hoshi_patch *patch)
{
    struct hoshi_arena arena;
    struct hoshi_buf text;
    enum hoshi_edit_result result = HOSHI_EDIT_FAILED;
    hoshi_arena_init(&arena, 0);
    hoshi_buf_init(&text, HOSHI_LIMIT_FILE_BYTES);
    enum hoshi_rc rc =
        hoshi_patch_apply(e->now->bytes, format_of(e, e->now->bytes), patch, &arena, &text);
    if (rc == HOSHI_OK && !dated(e, &text, &arena))
        rc = HOSHI_E_UNSUPPORTED;
    struct hoshi_version *v = NULL;
    if (rc == HOSHI_OK)
        v = load(e,
                 (struct hoshi_str){text.p, text.n}); /* nothing is written that cannot be read */
    else
        put_reason(e, rc == HOSHI_E_INVALID ? HOSHI_MSG_ASSESS_BAD_TEXT : HOSHI_MSG_ASSESS_REFUSED,
                   patch->key);
    if (v != NULL && write_file(e, v->bytes)) {
        push_undo(e, e->now->bytes);
        e->now = v;
        result = HOSHI_EDIT_SAVED;
    }
    hoshi_buf_release(&text);
    hoshi_arena_release(&arena);
    return result;
}

static const struct hoshi_answer *answer_of(const struct hoshi_editor *e,
                                            const struct hoshi_criterion *crit)
{
    return e->now->answers->by_criterion[crit->index];
}

static enum hoshi_edit_result answer(struct hoshi_editor *e, const struct hoshi_criterion *crit,
                                     const struct hoshi_decision *d)
{
    struct hoshi_patch_field field[HOSHI_DECISION_FIELDS];
    char text[3][HOSHI_DATE_BYTES];
    bool changed, conflict = false;
    struct hoshi_version *seen = e->now;
    const struct hoshi_answer *before = answer_of(e, crit);
    if (!take_in_changes(e, &changed))
        return HOSHI_EDIT_FAILED;
    if (changed) { /* both versions are still in memory */
        forget_undo(e);
        conflict = !hoshi_answer_same(before, answer_of(e, crit));
    }
    if (conflict && e->now != seen)
        return HOSHI_EDIT_CONFLICT;
    size_t n = hoshi_decision_fields(d, answer_of(e, crit), field, text);
    if (e->by != NULL) {
        field[n++] = (struct hoshi_patch_field){"updated_by", HOSHI_PATCH_TEXT, e->by, NULL};
        field[n++] = (struct hoshi_patch_field){"updated_on", HOSHI_PATCH_WORD,
                                                hoshi_date_format(e->as_of, text[2]), NULL};
    }
    struct hoshi_patch p = {
        "answers", crit->id.s, "status", field, n, e->order, e->s->catalog->n_criterion};
    enum hoshi_edit_result result = save(e, &p);
    return result == HOSHI_EDIT_SAVED && changed ? HOSHI_EDIT_MERGED : result;
}

enum hoshi_edit_result hoshi_editor_answer(struct hoshi_editor *e,
                                           const struct hoshi_criterion *crit,
                                           const struct hoshi_decision *d)
{
    enum hoshi_edit_result result = answer(e, crit, d);
    for (int i = 0; i < RACES_MAX && result == HOSHI_EDIT_FAILED && e->raced; i++)
        result = answer(e, crit, d);
    return result;
}

static enum hoshi_edit_result condition_is(struct hoshi_editor *e, int32_t condition,
                                           enum hoshi_condition_state state)
{
    const char *word = state == HOSHI_CONDITION_YES  ? "yes"
                       : state == HOSHI_CONDITION_NO ? "no"
                                                     : "";
    struct hoshi_patch_field f = {"answer", *word != '\0' ? HOSHI_PATCH_WORD : HOSHI_PATCH_REMOVE,
                                  word, NULL};
    struct hoshi_patch p = {.section = "conditions",
                            .key = e->s->catalog->condition[condition].id.s,
                            .whole = "answer",
                            .field = &f,
                            .n_field = 1};
    bool changed;
    enum hoshi_condition_state before = e->now->answers->state[condition];
    if (!take_in_changes(e, &changed))
        return HOSHI_EDIT_FAILED;
    if (changed)
        forget_undo(e);
    if (before != e->now->answers->state[condition])
        return HOSHI_EDIT_CONFLICT;
    enum hoshi_edit_result result = save(e, &p);
    return result == HOSHI_EDIT_SAVED && changed ? HOSHI_EDIT_MERGED : result;
}

enum hoshi_edit_result hoshi_editor_condition(struct hoshi_editor *e, int32_t condition,
                                              enum hoshi_condition_state state)
{
    enum hoshi_edit_result result = condition_is(e, condition, state);
    for (int i = 0; i < RACES_MAX && result == HOSHI_EDIT_FAILED && e->raced; i++)
        result = condition_is(e, condition, state);
    return result;
}

/* For values where the last word counts: there is nothing to conflict with. */
static enum hoshi_edit_result save_plainly(struct hoshi_editor *e, const struct hoshi_patch *patch)
{
    bool changed;
    for (int i = 0; i <= RACES_MAX; i++) {
        if (take_in_changes(e, &changed)) {
            if (changed)
                forget_undo(e);
            if (save(e, patch) == HOSHI_EDIT_SAVED)
                return HOSHI_EDIT_SAVED;
        }
        if (!e->raced)
            break;
    }
    return HOSHI_EDIT_FAILED;
}

enum hoshi_edit_result hoshi_editor_target(struct hoshi_editor *e, uint8_t star)
{
    char digit[2] = {(char)('0' + star % 10), '\0'};
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD, digit, NULL};
    struct hoshi_patch p = {.key = "target", .field = &f, .n_field = 1};
    return save_plainly(e, &p);
}

enum hoshi_edit_result hoshi_editor_name(struct hoshi_editor *e, const char *name)
{
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_TEXT, name, NULL};
    struct hoshi_patch p = {.section = "organization", .key = "name", .field = &f, .n_field = 1};
    return save_plainly(e, &p);
}

/* What differs between two versions. */
static void find_undone(struct hoshi_editor *e, const struct hoshi_answers *a,
                        const struct hoshi_answers *b)
{
    e->undone = NULL;
    e->undone_condition = -1;
    for (size_t i = 0; i < e->s->catalog->n_criterion; i++) {
        if (!hoshi_answer_same(a->by_criterion[i], b->by_criterion[i]))
            e->undone = e->s->catalog->criterion[i];
    }
    for (size_t i = 0; i < e->s->catalog->n_condition; i++) {
        if (a->state[i] != b->state[i])
            e->undone_condition = (int32_t)i;
    }
}

enum hoshi_edit_result hoshi_editor_undo(struct hoshi_editor *e)
{
    bool changed;
    if (!take_in_changes(e, &changed))
        return HOSHI_EDIT_FAILED;
    if (changed)
        forget_undo(e); /* going back would take the other program's work away */
    if (e->n_undo == 0)
        return HOSHI_EDIT_NOTHING;
    struct hoshi_version *v = load(e, e->undo[e->n_undo - 1]);
    if (v == NULL || !write_file(e, v->bytes))
        return HOSHI_EDIT_FAILED;
    free((char *)e->undo[--e->n_undo].p);
    find_undone(e, e->now->answers, v->answers);
    e->now = v;
    return HOSHI_EDIT_SAVED;
}

/* --- open, close */

void hoshi_session_refused(struct hoshi_session *s, const char *path, const char *key,
                           enum hoshi_rc rc)
{
    uint16_t source = hoshi_diags_source(&s->diags, path, (struct hoshi_str){NULL, 0});
    hoshi_diag_add(&s->diags, source, rc == HOSHI_E_NOMEM ? HOSHI_HS2007 : HOSHI_HS1350,
                   HOSHI_SPAN_FILE, key, NULL, NULL);
}

enum hoshi_rc hoshi_editor_open(struct hoshi_editor *e, struct hoshi_session *s, const char *path,
                                hoshi_day as_of, enum hoshi_lang lang)
{
    memset(e, 0, sizeof *e);
    e->s = s;
    e->path = path;
    e->as_of = as_of;
    e->lang = lang;
    e->lock.fd = -1;
    e->now = &e->version[0];
    hoshi_buf_init(&e->problem, 4096);
    enum hoshi_rc rc = hoshi_session_lock(s, path, HOSHI_LOCK_GLANCE, &e->lock);
    struct hoshi_input in;
    struct hoshi_answers *ans;
    if (rc == HOSHI_OK)
        rc = hoshi_session_read(s, path, &in);
    if (rc == HOSHI_OK && !hoshi_session_can_change(s, &in))
        rc = HOSHI_E_UNSUPPORTED;
    if (rc == HOSHI_OK) /* with all its complaints, for the person */
        rc = hoshi_answers_load(&in, s->catalog, as_of, &s->arena, &s->diags, &ans);
    if (rc != HOSHI_OK)
        return rc;
    e->order = hoshi_arena_array(&s->arena, s->catalog->n_criterion, sizeof *e->order);
    struct hoshi_version *v = e->order != NULL ? load(e, in.bytes) : NULL;
    if (v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < s->catalog->n_criterion; i++)
        e->order[i] = s->catalog->criterion[i]->id.s;
    e->now = v;
    return HOSHI_OK;
}

void hoshi_editor_close(struct hoshi_editor *e)
{
    forget_undo(e);
    hoshi_buf_release(&e->problem);
    hoshi_arena_release(&e->version[0].arena);
    hoshi_arena_release(&e->version[1].arena);
    hoshi_lock_release(&e->lock);
}
