#include "app/sheet/editor.h"

#include <hoshi/judge.h>
#include <stdlib.h>
#include <string.h>

#include "app/session/complain.h"
#include "app/session/lock.h"
#include "app/sheet/changed.h"
#include "app/sheet/decision.h"
#include "app/sheet/sheet.h"
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
        struct hoshi_buf text;
        hoshi_buf_init(&text, 0);
        hoshi_diag_place(diags, &diags->v[i], &text);
        hoshi_buf_puts(&text, ": ");
        hoshi_diag_text(&diags->v[i], e->lang, &text);
        hoshi_msg_put(&e->problem, HOSHI_MSG_ASSESS_NOT_SAVED, e->lang, text.p, NULL, NULL);
        hoshi_buf_release(&text);
        return;
    }
}

static void put_reason(struct hoshi_editor *e, enum hoshi_msg msg, const char *arg)
{
    if (e->problem.n == 0)
        hoshi_msg_put(&e->problem, msg, e->lang, arg, NULL, NULL);
}

/* The version that is not in use, emptied. */
static struct hoshi_version *spare(struct hoshi_editor *e)
{
    struct hoshi_version *v = e->now == &e->version[0] ? &e->version[1] : &e->version[0];
    hoshi_arena_release(&v->arena);
    hoshi_arena_init(&v->arena, 0);
    hoshi_diags_init(&v->diags, &v->arena);
    v->in = (struct hoshi_input){0};
    return v;
}

/* What a version that has been read says, and what that comes to. */
static struct hoshi_version *judge(struct hoshi_editor *e, struct hoshi_version *v)
{
    enum hoshi_rc rc =
        hoshi_answers_load(&v->in, e->s->catalog, e->as_of, &v->arena, &v->diags, &v->answers);
    if (rc == HOSHI_OK)
        rc = hoshi_judge(e->s->catalog, v->answers, e->s->policy, e->as_of, &v->arena, &v->result);
    if (rc == HOSHI_OK)
        return v;
    put_problem(e, &v->diags);
    put_reason(e, HOSHI_MSG_BUG, NULL);
    return NULL;
}

/* Read and judge bytes that are not ours. */
static struct hoshi_version *load(struct hoshi_editor *e, struct hoshi_str bytes)
{
    struct hoshi_version *v = spare(e);
    const char *copy = hoshi_arena_strndup(&v->arena, bytes.p, bytes.n);
    v->in = (struct hoshi_input){.name = e->path, .bytes = {copy, bytes.n}};
    if (copy == NULL) {
        put_reason(e, HOSHI_MSG_BUG, NULL);
        return NULL;
    }
    if (hoshi_input_read(&v->in, NULL, &v->arena, &v->diags) == HOSHI_OK)
        return judge(e, v);
    put_problem(e, &v->diags);
    put_reason(e, HOSHI_MSG_BUG, NULL);
    return NULL;
}

/* --- saving */

/* Nothing to go back to, or forward. */
static void forget_history(struct hoshi_editor *e)
{
    hoshi_history_forget(&e->undo);
    hoshi_history_forget(&e->redo);
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
    struct hoshi_file_result r = hoshi_file_rewrite(e->path, e->now->in.bytes, bytes);
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
        struct hoshi_str now = e->now->in.bytes;
        bool same = bytes.n == now.n && memcmp(bytes.p, now.p, bytes.n) == 0;
        v = same ? e->now : load(e, bytes);
        *ret_changed = !same && v != NULL;
    }
    hoshi_buf_release(&text);
    if (*ret_changed)
        hoshi_changed_put(e->s->catalog, e->now->answers, v->answers, e->lang, &e->changed);
    if (v != NULL)
        e->now = v;
    return v != NULL;
}

/* The day of the sheet follows the day of the answers, so that "performed" may be today: one more
 * edit of the same patch. */
static enum hoshi_edit_result save(struct hoshi_editor *e, const struct hoshi_patch *patch)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD, hoshi_date_format(e->as_of, day), NULL};
    const struct hoshi_patch edit[] = {*patch, {.key = "assessed_on", .field = &f, .n_field = 1}};
    size_t n = e->now->answers->assessed_on >= e->as_of ? 1 : 2;
    struct hoshi_version *v = spare(e);
    enum hoshi_rc rc = hoshi_patch_apply(&e->now->in, edit, n, &v->arena, &v->diags, &v->in);
    if (rc != HOSHI_OK) {
        put_reason(e, rc == HOSHI_E_INVALID ? HOSHI_MSG_ASSESS_BAD_TEXT : HOSHI_MSG_ASSESS_REFUSED,
                   patch->key);
        return HOSHI_EDIT_FAILED;
    }
    v = judge(e, v); /* nothing is written that cannot be read */
    if (v == NULL || !write_file(e, v->in.bytes))
        return HOSHI_EDIT_FAILED;
    hoshi_history_push(&e->undo, e->now->in.bytes);
    hoshi_history_forget(&e->redo);
    e->now = v;
    return HOSHI_EDIT_SAVED;
}

/* Make an edit; anew, with what is there by then, when another program was in between. */
static enum hoshi_edit_result make(struct hoshi_editor *e, const char *name, void *what,
                                   enum hoshi_edit_result (*once)(struct hoshi_editor *e,
                                                                  void *what, bool changed))
{
    enum hoshi_edit_result result = HOSHI_EDIT_FAILED;
    hoshi_buf_clear(&e->changed);
    for (int i = 0; i <= RACES_MAX; i++) {
        bool changed;
        if (take_in_changes(e, &changed)) {
            if (changed) /* going back would take the other program's work away */
                forget_history(e);
            result = once(e, what, changed);
        }
        if (result != HOSHI_EDIT_FAILED || !e->raced)
            break;
    }
    hoshi_editor_mark(e, name, result != HOSHI_EDIT_FAILED);
    return result;
}

static enum hoshi_edit_result merged(enum hoshi_edit_result result, bool changed)
{
    return result == HOSHI_EDIT_SAVED && changed ? HOSHI_EDIT_MERGED : result;
}

struct answer_edit {
    const struct hoshi_criterion *crit;
    const struct hoshi_decision *decision;
    const struct hoshi_answer *seen; /* what the person has before them */
};

static const struct hoshi_answer *answer_of(const struct hoshi_editor *e,
                                            const struct hoshi_criterion *crit)
{
    return e->now->answers->by_criterion[crit->index];
}

static enum hoshi_edit_result answer_once(struct hoshi_editor *e, void *what, bool changed)
{
    struct answer_edit *a = what;
    const struct hoshi_answer *old = answer_of(e, a->crit);
    struct hoshi_patch_field field[HOSHI_DECISION_FIELDS];
    char text[HOSHI_DECISION_TEXTS][HOSHI_DECIMAL_BYTES], today[HOSHI_DATE_BYTES];
    if (changed && !hoshi_answer_same(a->seen, old))
        return HOSHI_EDIT_CONFLICT;
    a->seen = old; /* the version before may go now */
    size_t n = hoshi_decision_fields(a->decision, old, field, text);
    n += hoshi_who_fields(e->by, e->as_of, old, e->now->answers->n_confirmation != 0, &field[n],
                          today);
    struct hoshi_patch p = {.section = "answers",
                            .key = a->crit->id.s,
                            .whole = hoshi_catalog_short_form(e->s->catalog),
                            .field = field,
                            .n_field = n,
                            .order = e->order,
                            .n_order = e->s->catalog->n_criterion};
    return merged(save(e, &p), changed);
}

enum hoshi_edit_result hoshi_editor_answer(struct hoshi_editor *e,
                                           const struct hoshi_criterion *crit,
                                           const struct hoshi_decision *d)
{
    struct answer_edit a = {crit, d, answer_of(e, crit)};
    return make(e, crit->id.s, &a, answer_once);
}

struct condition_edit {
    int32_t condition;
    enum hoshi_condition_state state, seen;
};

static enum hoshi_edit_result condition_once(struct hoshi_editor *e, void *what, bool changed)
{
    static const char *const word[] = {[HOSHI_CONDITION_UNANSWERED] = "",
                                       [HOSHI_CONDITION_YES] = "yes",
                                       [HOSHI_CONDITION_NO] = "no"};
    struct condition_edit *c = what;
    bool unset = c->state == HOSHI_CONDITION_UNANSWERED;
    if (c->seen != e->now->answers->state[c->condition])
        return HOSHI_EDIT_CONFLICT;
    struct hoshi_patch_field f = {"answer", unset ? HOSHI_PATCH_REMOVE : HOSHI_PATCH_WORD,
                                  word[c->state], NULL};
    struct hoshi_patch p = {.section = "conditions",
                            .key = e->s->catalog->condition[c->condition].id.s,
                            .whole = "answer",
                            .field = &f,
                            .n_field = 1};
    return merged(save(e, &p), changed);
}

enum hoshi_edit_result hoshi_editor_condition(struct hoshi_editor *e, int32_t condition,
                                              enum hoshi_condition_state state)
{
    struct condition_edit c = {condition, state, e->now->answers->state[condition]};
    return make(e, hoshi_condition_name(&e->s->catalog->condition[condition], e->lang), &c,
                condition_once);
}

/* For values where the last word counts: there is nothing to conflict with. */
static enum hoshi_edit_result plain_once(struct hoshi_editor *e, void *what, bool changed)
{
    (void)changed;
    return save(e, what);
}

enum hoshi_edit_result hoshi_editor_patch(struct hoshi_editor *e, const struct hoshi_patch *patch)
{
    struct hoshi_patch p = *patch;
    return make(e, p.key, &p, plain_once);
}

/* --- back and forward */

static bool same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static const char *name_of(const struct hoshi_answers *a)
{
    return a->organization != NULL ? a->organization->name : NULL;
}

/* What differs between two versions. */
static struct hoshi_edited difference(const struct hoshi_catalog *cat,
                                      const struct hoshi_answers *a, const struct hoshi_answers *b)
{
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (!hoshi_answer_same(a->by_criterion[i], b->by_criterion[i]))
            return (struct hoshi_edited){HOSHI_EDITED_CRITERION, cat->criterion[i], -1};
    }
    for (size_t i = 0; i < cat->n_condition; i++) {
        if (a->state[i] != b->state[i])
            return (struct hoshi_edited){HOSHI_EDITED_CONDITION, NULL, (int32_t)i};
    }
    enum hoshi_edited_what what = a->target != b->target               ? HOSHI_EDITED_TARGET
                                  : !same_text(name_of(a), name_of(b)) ? HOSHI_EDITED_NAME
                                                                       : HOSHI_EDITED_SCOPE;
    return (struct hoshi_edited){what, NULL, -1};
}

/* To the top of one history; what is left goes on top of the other. */
static enum hoshi_edit_result go(struct hoshi_editor *e, struct hoshi_history *from,
                                 struct hoshi_history *to)
{
    if (from->n == 0)
        return HOSHI_EDIT_NOTHING;
    struct hoshi_version *v = load(e, from->v[from->n - 1]);
    if (v == NULL || !write_file(e, v->in.bytes))
        return HOSHI_EDIT_FAILED;
    hoshi_history_drop(from);
    hoshi_history_push(to, e->now->in.bytes);
    e->undone = difference(e->s->catalog, e->now->answers, v->answers);
    e->now = v;
    return HOSHI_EDIT_SAVED;
}

static enum hoshi_edit_result undo_once(struct hoshi_editor *e, void *what, bool changed)
{
    (void)what;
    (void)changed;
    return go(e, &e->undo, &e->redo);
}

static enum hoshi_edit_result redo_once(struct hoshi_editor *e, void *what, bool changed)
{
    (void)what;
    (void)changed;
    return go(e, &e->redo, &e->undo);
}

enum hoshi_edit_result hoshi_editor_undo(struct hoshi_editor *e)
{
    return make(e, "undo", NULL, undo_once);
}

enum hoshi_edit_result hoshi_editor_redo(struct hoshi_editor *e)
{
    return make(e, "redo", NULL, redo_once);
}

/* --- open, close */

enum hoshi_rc hoshi_editor_open(struct hoshi_editor *e, struct hoshi_session *s, const char *path,
                                hoshi_day as_of, enum hoshi_lang lang)
{
    *e = (struct hoshi_editor){
        .s = s, .path = path, .as_of = as_of, .lang = lang, .lock = {.fd = -1}};
    e->now = &e->version[0];
    hoshi_buf_init(&e->problem, 4096);
    hoshi_buf_init(&e->changed, 0);
    enum hoshi_rc rc = hoshi_session_lock(s, path, HOSHI_LOCK_GLANCE, &e->lock);
    struct hoshi_input in;
    struct hoshi_answers *ans;
    if (rc == HOSHI_OK)
        rc = hoshi_session_read(s, path, &in);
    if (rc == HOSHI_OK && !hoshi_session_can_change(s, &in))
        rc = HOSHI_E_UNSUPPORTED;
    if (rc == HOSHI_OK) /* with all its complaints, for the person */
        rc = hoshi_session_sheet(s, &in, as_of, &ans);
    if (rc != HOSHI_OK)
        return rc;
    e->order = hoshi_sheet_order(s);
    e->unsaved = hoshi_arena_array(&s->arena, hoshi_unsaved_max(s->catalog), sizeof *e->unsaved);
    struct hoshi_version *v = e->order != NULL && e->unsaved != NULL ? load(e, in.bytes) : NULL;
    if (v == NULL)
        return HOSHI_E_NOMEM;
    e->now = v;
    return HOSHI_OK;
}

void hoshi_editor_close(struct hoshi_editor *e)
{
    forget_history(e);
    hoshi_buf_release(&e->problem);
    hoshi_buf_release(&e->changed);
    hoshi_arena_release(&e->version[0].arena);
    hoshi_arena_release(&e->version[1].arena);
    hoshi_lock_release(&e->lock);
}
