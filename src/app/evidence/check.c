#include "app/evidence/evidence.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/evidence/other_name.h"
#include "app/session/complain.h"
#include "app/session/outputs.h"
#include "base/str.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "io/beneath.h"
#include "io/pieces.h"

#define LOOK_AROUND 100 /* missing files whose folder is searched: each reads the whole folder */

struct checker {
    struct hoshi_session *s;
    const char *sheet;
    struct hoshi_evidence_check *c;
    size_t cap_finding;
    int folder;
    uint64_t sheet_device, sheet_inode; /* of the sheet, or 0 */
    uint64_t max_bytes;
    size_t n_looked;
};

static enum hoshi_rc collect(struct checker *k)
{
    const struct hoshi_answers *ans = k->c->answers;
    const struct hoshi_catalog *cat = k->s->catalog;
    size_t n = 0;
    for (size_t i = 0; i < ans->n_answer; i++)
        n += ans->answer[i].n_evidence;
    k->c->file = hoshi_arena_array(&k->s->arena, n, sizeof *k->c->file);
    k->cap_finding = 4 * n + cat->n_criterion + 2 * ans->n_confirmation;
    k->c->finding = hoshi_arena_array(&k->s->arena, k->cap_finding, sizeof *k->c->finding);
    if (k->c->file == NULL || k->c->finding == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_answer *a = ans->by_criterion[i];
        for (size_t j = 0; a != NULL && j < a->n_evidence; j++) {
            const struct hoshi_evidence *e = &a->evidence[j];
            if (e->file.s == NULL) {
                k->c->n_url += e->url.s != NULL;
                continue;
            }
            k->c->file[k->c->n_file++] = (struct hoshi_evidence_file){
                .answer = a, .criterion = cat->criterion[i], .evidence = e, .index = j};
        }
    }
    return HOSHI_OK;
}

static enum hoshi_evidence_state hash(const struct hoshi_beneath_file *in,
                                      struct hoshi_evidence_file *f, int *ret_err)
{
    struct hoshi_pieces p = {.fd = in->fd, .offset = HOSHI_PIECES_HERE, .n = HOSHI_PIECES_TO_END};
    enum hoshi_pieces_rc rc = hoshi_pieces_read(&p);
    f->size = p.n_read;
    *ret_err = p.err;
    if (rc != HOSHI_PIECES_OK)
        return HOSHI_EVIDENCE_UNREADABLE;
    /* It grew, shrank or was written to while it was read: no hash can stand for it. */
    if (f->size != in->size || !hoshi_beneath_same(in))
        return HOSHI_EVIDENCE_CHANGED;
    memcpy(f->sha256, p.sha256, sizeof f->sha256);
    return HOSHI_EVIDENCE_STANDS;
}

static const char *arrow(struct hoshi_session *s, const char *from, const char *to)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(&text, from);
    hoshi_buf_puts(&text, " -> ");
    hoshi_buf_puts(&text, to);
    const char *copy = text.failed ? NULL : hoshi_arena_strndup(&s->arena, text.p, text.n);
    hoshi_buf_release(&text);
    return copy;
}

/* A file that is not there under its name may be there under another. */
static void look_around(struct checker *k, struct hoshi_evidence_file *f)
{
    const char *path = f->evidence->file.s;
    if (k->n_looked++ >= LOOK_AROUND)
        return;
    char *form = hoshi_beneath_other_name(k->folder, path, hoshi_utf8_same_nfc);
    const char *name =
        form == NULL ? hoshi_evidence_other_name(k->folder, path, &k->s->arena) : NULL;
    f->instead = name != NULL ? arrow(k->s, path, name) : NULL;
    if (form != NULL)
        f->state = HOSHI_EVIDENCE_OTHER_FORM;
    else if (f->instead != NULL)
        f->state = HOSHI_EVIDENCE_OTHER_NAME;
    free(form);
}

/* Which file the sheet is: what says the same name in another way is the same file. */
static void find_sheet(struct checker *k)
{
    const char *slash = strrchr(k->sheet, '/');
    struct hoshi_beneath_file in;
    if (hoshi_beneath_open(k->folder, slash != NULL ? slash + 1 : k->sheet, false, &in) ==
        HOSHI_BENEATH_OK) {
        k->sheet_device = in.device;
        k->sheet_inode = in.inode;
    }
    hoshi_fd_close(in.fd);
}

static void read_one(struct checker *k, struct hoshi_evidence_file *f)
{
    struct hoshi_beneath_file in;
    const char *path = f->evidence->file.s;
    switch (hoshi_beneath_open(k->folder, path, false, &in)) {
    case HOSHI_BENEATH_OK:
        if (in.inode == k->sheet_inode && in.device == k->sheet_device && in.inode != 0) {
            f->state = HOSHI_EVIDENCE_IS_SHEET;
            hoshi_fd_close(in.fd);
            break;
        }
        f->state = k->max_bytes != 0 && in.size > k->max_bytes ? HOSHI_EVIDENCE_TOO_LARGE
                                                               : hash(&in, f, &in.err);
        hoshi_fd_close(in.fd);
        break;
    case HOSHI_BENEATH_MISSING:
        f->state = HOSHI_EVIDENCE_MISSING;
        look_around(k, f);
        break;
    case HOSHI_BENEATH_REFUSED:
        f->state = HOSHI_EVIDENCE_REFUSED;
        look_around(k, f);
        break;
    case HOSHI_BENEATH_UNREADABLE:
        f->state = HOSHI_EVIDENCE_UNREADABLE;
        break;
    }
    if (f->state == HOSHI_EVIDENCE_UNREADABLE)
        (void)hoshi_session_complain_file(k->s, path, hoshi_file_failed(in.err), HOSHI_TO_READ);
}

static int by_path(const void *pa, const void *pb)
{
    const struct hoshi_evidence_file *a = *(struct hoshi_evidence_file *const *)pa;
    const struct hoshi_evidence_file *b = *(struct hoshi_evidence_file *const *)pb;
    int c = strcmp(a->evidence->file.s, b->evidence->file.s);
    return c != 0 ? c : a < b ? -1 : a > b;
}

/* What is read once may be named by many criteria, each with a hash of its own. */
static enum hoshi_rc read_all(struct checker *k)
{
    struct hoshi_evidence_file **v = hoshi_arena_array(&k->s->arena, k->c->n_file, sizeof *v);
    if (v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < k->c->n_file; i++)
        v[i] = &k->c->file[i];
    qsort(v, k->c->n_file, sizeof *v, by_path);
    for (size_t i = 0; i < k->c->n_file; i++) {
        if (i > 0 && strcmp(v[i]->evidence->file.s, v[i - 1]->evidence->file.s) == 0) {
            v[i]->state = v[i - 1]->state;
            v[i]->instead = v[i - 1]->instead;
            v[i]->size = v[i - 1]->size;
            memcpy(v[i]->sha256, v[i - 1]->sha256, sizeof v[i]->sha256);
        } else {
            read_one(k, v[i]);
        }
    }
    for (size_t i = 0; i < k->c->n_file; i++) {
        struct hoshi_evidence_file *f = &k->c->file[i];
        const struct hoshi_evidence *e = f->evidence;
        if (f->state != HOSHI_EVIDENCE_STANDS)
            continue;
        if ((e->sha256 != NULL && !hoshi_str_eq_nocase(e->sha256, f->sha256)) ||
            (e->size_bytes != 0 && e->size_bytes != f->size))
            f->state = HOSHI_EVIDENCE_CHANGED;
        else if (e->sha256 == NULL || (e->size_bytes == 0 && f->size != 0))
            f->state = HOSHI_EVIDENCE_UNHASHED;
    }
    return HOSHI_OK;
}

static void add(struct checker *k, enum hoshi_finding_code code, const struct hoshi_criterion *crit,
                const char *what, hoshi_day day)
{
    k->c->finding[k->c->n_finding++] = (struct hoshi_finding){
        .code = code, .criterion = crit, .condition = -1, .what = what, .day = day};
    k->c->n_bad += code != HOSHI_FINDING_EVIDENCE_UNHASHED && code != HOSHI_FINDING_EVIDENCE_EMPTY;
}

static void say_file(struct checker *k, const struct hoshi_evidence_file *f)
{
    static const enum hoshi_finding_code code[HOSHI_EVIDENCE_STATE_COUNT_] = {
        [HOSHI_EVIDENCE_UNHASHED] = HOSHI_FINDING_EVIDENCE_UNHASHED,
        [HOSHI_EVIDENCE_MISSING] = HOSHI_FINDING_EVIDENCE_MISSING,
        [HOSHI_EVIDENCE_OTHER_FORM] = HOSHI_FINDING_EVIDENCE_OTHER_FORM,
        [HOSHI_EVIDENCE_OTHER_NAME] = HOSHI_FINDING_EVIDENCE_OTHER_NAME,
        [HOSHI_EVIDENCE_IS_SHEET] = HOSHI_FINDING_EVIDENCE_IS_SHEET,
        [HOSHI_EVIDENCE_CHANGED] = HOSHI_FINDING_EVIDENCE_CHANGED,
        [HOSHI_EVIDENCE_REFUSED] = HOSHI_FINDING_EVIDENCE_REFUSED,
        [HOSHI_EVIDENCE_UNREADABLE] = HOSHI_FINDING_EVIDENCE_UNREADABLE,
        [HOSHI_EVIDENCE_TOO_LARGE] = HOSHI_FINDING_EVIDENCE_UNREADABLE,
    };
    if (f->state != HOSHI_EVIDENCE_STANDS)
        add(k, code[f->state], f->criterion, f->instead != NULL ? f->instead : f->evidence->file.s,
            0);
    if (f->sha256[0] != '\0' && f->size == 0) /* read, and nothing in it */
        add(k, HOSHI_FINDING_EVIDENCE_EMPTY, f->criterion, f->evidence->file.s, 0);
}

static void say_dates(struct checker *k, const struct hoshi_criterion *crit,
                      const struct hoshi_answer *a)
{
    bool recorded =
        a->performed != 0 && hoshi_date_add(a->performed, crit->frequency) >= k->c->as_of;
    for (size_t j = 0; j < a->n_evidence; j++) {
        const struct hoshi_evidence *e = &a->evidence[j];
        if (e->expires != 0 && e->expires < k->c->as_of)
            add(k, HOSHI_FINDING_EVIDENCE_EXPIRED, crit, NULL, e->expires);
        if (e->date > k->c->as_of)
            add(k, HOSHI_FINDING_EVIDENCE_FUTURE, crit, NULL, e->date);
        recorded = recorded || (e->date != 0 && e->date <= k->c->as_of &&
                                hoshi_date_add(e->date, crit->frequency) >= k->c->as_of);
    }
    if (crit->frequency != 0 && hoshi_status_asks(a->status) == HOSHI_ASKS_PERFORMED && !recorded)
        add(k, HOSHI_FINDING_EVIDENCE_NO_RECORD, crit, NULL, 0);
}

static void say_decisions(struct checker *k)
{
    const struct hoshi_answers *ans = k->c->answers;
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        const struct hoshi_criterion *crit = hoshi_catalog_find(k->s->catalog, c->criterion.s);
        if (c->superseded_by == NULL && c->on > k->c->as_of)
            add(k, HOSHI_FINDING_DECISION_LATER, crit, NULL, c->on);
        if (c->superseded_by == NULL && c->outdated)
            add(k, HOSHI_FINDING_DECISION_OLDER, crit, NULL, c->on);
    }
}

static void say_all(struct checker *k)
{
    const struct hoshi_catalog *cat = k->s->catalog;
    size_t f = 0;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_answer *a = k->c->answers->by_criterion[i];
        for (; f < k->c->n_file && k->c->file[f].criterion == cat->criterion[i]; f++)
            say_file(k, &k->c->file[f]);
        if (a != NULL)
            say_dates(k, cat->criterion[i], a);
    }
    say_decisions(k);
}

enum hoshi_rc hoshi_evidence_check(struct hoshi_session *s, const struct hoshi_answers *ans,
                                   const char *sheet, hoshi_day as_of, uint64_t max_bytes,
                                   struct hoshi_evidence_check *ret_check)
{
    struct hoshi_evidence_check c = {.catalog = s->catalog, .answers = ans, .as_of = as_of};
    struct checker k = {.s = s, .sheet = sheet, .c = &c, .max_bytes = max_bytes};
    k.folder = hoshi_folder_open(sheet);
    if (k.folder < 0)
        (void)hoshi_session_complain_file(s, sheet, hoshi_file_failed(errno), HOSHI_TO_READ);
    enum hoshi_rc rc = k.folder < 0 ? HOSHI_E_IO : collect(&k);
    if (rc == HOSHI_OK)
        find_sheet(&k);
    if (rc == HOSHI_OK)
        rc = read_all(&k);
    if (rc == HOSHI_OK)
        say_all(&k);
    hoshi_fd_close(k.folder);
    if (rc == HOSHI_OK)
        *ret_check = c;
    return rc;
}

enum hoshi_rc hoshi_evidence_to_result(const struct hoshi_evidence_check *check,
                                       struct hoshi_arena *arena, struct hoshi_result *r)
{
    struct hoshi_finding *v = hoshi_arena_array(arena, r->n_finding + check->n_finding, sizeof *v);
    size_t n = 0;
    if (v == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < r->n_finding; i++) {
        enum hoshi_finding_code code = r->finding[i].code;
        if (code != HOSHI_FINDING_EVIDENCE_EXPIRED && /* the check says them of all answers */
            code != HOSHI_FINDING_DECISION_LATER && code != HOSHI_FINDING_DECISION_OLDER)
            v[n++] = r->finding[i];
    }
    for (size_t i = 0; i < check->n_finding; i++)
        v[n++] = check->finding[i];
    r->finding = v;
    r->n_finding = n;
    return HOSHI_OK;
}
