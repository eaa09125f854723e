#include <errno.h>
#include <hoshi/judge.h>
#include <hoshi/version.h>
#include <stdlib.h>
#include <string.h>

#include "app/bundle/write.h"
#include "app/evidence/evidence.h"
#include "app/session/complain.h"
#include "app/session/need.h"
#include "archive/libarchive.h"
#include "base/str.h"
#include "codec/edit/sheet_edit.h"
#include "diag/diag.h"
#include "io/beneath.h"
#include "io/pieces.h"

struct packer {
    struct hoshi_session *s;
    const struct hoshi_pack_request *request;
    struct hoshi_bundle *b;
    uint16_t source; /* of the sheet, for complaints */
    int folder;
};

static void complain(struct packer *p, enum hoshi_diag_code code, const char *a0, const char *a1,
                     const char *a2)
{
    hoshi_diag_add(&p->s->diags, p->source, code, HOSHI_SPAN_FILE, a0, a1, a2);
}

static enum hoshi_rc load(struct packer *p, struct hoshi_answers **ret_ans)
{
    struct hoshi_session *s = p->s;
    enum hoshi_rc rc = hoshi_session_catalog(s, p->request->catalog);
    if (rc == HOSHI_OK)
        rc = hoshi_session_policy(s, p->request->policy);
    if (rc == HOSHI_OK)
        rc = hoshi_session_answers(s, p->request->sheet, p->request->as_of, ret_ans);
    if (rc == HOSHI_OK && !hoshi_session_can_change(s, &s->answers_input))
        rc = HOSHI_E_UNSUPPORTED;
    if (rc != HOSHI_OK)
        return rc;
    p->source = (*ret_ans)->diag_source;
    return hoshi_session_frameworks(s);
}

static bool is_there(enum hoshi_evidence_state state)
{
    return state == HOSHI_EVIDENCE_STANDS || state == HOSHI_EVIDENCE_UNHASHED;
}

static const char *why(enum hoshi_evidence_state state)
{
    return hoshi_diag_word(state == HOSHI_EVIDENCE_MISSING      ? HOSHI_WORD_EVIDENCE_MISSING
                           : state == HOSHI_EVIDENCE_OTHER_NAME ? HOSHI_WORD_EVIDENCE_OTHER_NAME
                           : state == HOSHI_EVIDENCE_IS_SHEET   ? HOSHI_WORD_EVIDENCE_IS_SHEET
                           : state == HOSHI_EVIDENCE_OTHER_FORM ? HOSHI_WORD_EVIDENCE_OTHER_FORM
                           : state == HOSHI_EVIDENCE_CHANGED    ? HOSHI_WORD_EVIDENCE_CHANGED
                                                                : HOSHI_WORD_EVIDENCE_REFUSED);
}

/* The name of the answers, or of something in a folder of that name: whichever of the two it is, it
 * would be taken for them. */
static bool is_for_answers(const char *name)
{
    static const char *const answers[] = {HOSHI_BUNDLE_ANSWERS_YAML, HOSHI_BUNDLE_ANSWERS_JSON};
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        size_t n = strlen(answers[i]);
        if (hoshi_str_starts(name, answers[i]) && (name[n] == '\0' || name[n] == '/'))
            return true;
    }
    return false;
}

static enum hoshi_rc check_name(struct packer *p, const struct hoshi_evidence_file *f)
{
    const char *file = f->evidence->file.s;
    struct hoshi_buf name;
    if (p->request->without_files)
        return HOSHI_OK;
    hoshi_buf_init(&name, 0);
    hoshi_buf_puts(&name, HOSHI_BUNDLE_SHEET);
    hoshi_buf_puts(&name, file);
    bool fits = !name.failed && hoshi_tar_name_ok(file) && hoshi_tar_name_fits(name.p);
    bool taken = fits && is_for_answers(name.p);
    hoshi_buf_release(&name);
    if (!fits || taken)
        complain(p, taken ? HOSHI_HS1616 : HOSHI_HS1602, file, NULL, NULL);
    return fits && !taken ? HOSHI_OK : HOSHI_E_INVALID;
}

static int by_file(const void *pa, const void *pb)
{
    return strcmp(((const struct hoshi_bundle_evidence *)pa)->file,
                  ((const struct hoshi_bundle_evidence *)pb)->file);
}

/* One file that is not what the sheet says. */
static enum hoshi_rc refuse(struct packer *p, const struct hoshi_evidence_file *f)
{
    if (f->state == HOSHI_EVIDENCE_UNREADABLE)
        return HOSHI_E_IO; /* the check has complained */
    if (f->state == HOSHI_EVIDENCE_TOO_LARGE)
        complain(p, HOSHI_HS1603, f->evidence->file.s, NULL, NULL);
    else
        complain(p, HOSHI_HS1601, f->criterion->id.s, f->evidence->file.s, why(f->state));
    return HOSHI_E_INVALID;
}

static void sort_each_once(struct hoshi_bundle *b)
{
    size_t n = 0;
    qsort(b->evidence, b->n_evidence, sizeof *b->evidence, by_file);
    for (size_t i = 0; i < b->n_evidence; i++) {
        if (n == 0 || strcmp(b->evidence[n - 1].file, b->evidence[i].file) != 0)
            b->evidence[n++] = b->evidence[i];
    }
    b->n_evidence = n;
}

/* A bundle holds no evidence that is missing, changed or out of reach: nobody could tell later. */
static enum hoshi_rc take_evidence(struct packer *p, const struct hoshi_evidence_check *check)
{
    struct hoshi_bundle *b = p->b;
    enum hoshi_rc rc = HOSHI_OK;
    b->evidence = hoshi_arena_array(&p->s->arena, check->n_file, sizeof *b->evidence);
    if (b->evidence == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < check->n_file; i++) { /* all of them: every problem at once */
        const struct hoshi_evidence_file *f = &check->file[i];
        enum hoshi_rc one = is_there(f->state) ? check_name(p, f) : refuse(p, f);
        rc = one != HOSHI_OK ? one : rc;
        struct hoshi_bundle_evidence *e = &b->evidence[b->n_evidence++];
        *e = (struct hoshi_bundle_evidence){
            .file = f->evidence->file.s, .size = f->size, .packed = !p->request->without_files};
        memcpy(e->sha256, f->sha256, sizeof e->sha256);
    }
    sort_each_once(b);
    return rc;
}

static enum hoshi_rc take_sheet(struct packer *p)
{
    struct hoshi_bundle *b = p->b;
    const struct hoshi_pack_request *q = p->request;
    b->sheet = (struct hoshi_input){.name = NULL, .bytes = p->s->answers_input.bytes};
    if (q->n_redact != 0) {
        struct hoshi_buf out;
        size_t count[sizeof b->redaction / sizeof b->redaction[0]];
        hoshi_buf_init(&out, 0);
        enum hoshi_rc rc = hoshi_sheet_redact(&p->s->answers_input, q->redact, q->n_redact, count,
                                              &p->s->arena, &out);
        char *copy = rc == HOSHI_OK ? hoshi_arena_strndup(&p->s->arena, out.p, out.n) : NULL;
        b->sheet.bytes = (struct hoshi_str){copy, out.n};
        hoshi_buf_release(&out);
        if (copy == NULL)
            return rc != HOSHI_OK ? rc : HOSHI_E_NOMEM;
        b->sheet.name = HOSHI_BUNDLE_ANSWERS_JSON;
        for (size_t i = 0; i < q->n_redact; i++) {
            if (count[i] != 0)
                b->redaction[b->n_redaction++] =
                    (struct hoshi_bundle_redaction){q->redact[i], count[i]};
        }
        return HOSHI_OK;
    }
    b->sheet.name = hoshi_bundle_name(p->s, HOSHI_BUNDLE_SHEET "answers", &p->s->answers_input);
    return b->sheet.name != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
}

/* Only frameworks that the catalogue links to: a verifier needs those to make the views again. */
static bool is_linked(const struct hoshi_catalog *cat, const char *framework)
{
    for (size_t i = 0; i < cat->n_requirement; i++) {
        if (hoshi_requirement_refs(cat->requirement[i], framework) != NULL)
            return true;
    }
    return false;
}

static enum hoshi_rc take_bases(struct packer *p)
{
    struct hoshi_bundle *b = p->b;
    for (; b->n_base < p->s->n_base; b->n_base++) {
        const struct hoshi_base *from = &p->s->base[b->n_base];
        struct hoshi_buf stem;
        hoshi_buf_init(&stem, 0);
        hoshi_buf_puts(&stem, HOSHI_BUNDLE_BASES);
        hoshi_buf_puts(&stem, from->id);
        const char *name = stem.failed ? NULL : hoshi_bundle_name(p->s, stem.p, &from->in);
        hoshi_buf_release(&stem);
        if (name == NULL)
            return HOSHI_E_NOMEM;
        b->base[b->n_base] = (struct hoshi_base){from->id, {.name = name, .bytes = from->in.bytes}};
    }
    return HOSHI_OK;
}

static enum hoshi_rc take_inputs(struct packer *p)
{
    struct hoshi_bundle *b = p->b;
    struct hoshi_session *s = p->s;
    b->tool_version = hoshi_version();
    b->as_of = p->request->as_of;
    b->catalog = (struct hoshi_input){.name = hoshi_bundle_name(s, "catalogue", &s->catalog_input),
                                      .bytes = s->catalog_input.bytes};
    b->policy = (struct hoshi_input){.name = hoshi_bundle_name(s, "policy", &s->policy_input),
                                     .bytes = s->policy_input.bytes};
    if (b->catalog.name == NULL || b->policy.name == NULL)
        return HOSHI_E_NOMEM;
    for (size_t i = 0; i < s->n_framework; i++) {
        if (!is_linked(s->catalog, s->framework[i]->id.s))
            continue;
        struct hoshi_buf stem;
        hoshi_buf_init(&stem, 0);
        hoshi_buf_puts(&stem,
                       b->n_framework < 9 ? "frameworks/0" : "frameworks/"); /* keeps their order */
        hoshi_buf_int(&stem, (long long)b->n_framework + 1);
        hoshi_buf_puts(&stem, "-");
        hoshi_buf_puts(&stem, s->framework[i]->id.s);
        const char *name =
            stem.failed ? NULL : hoshi_bundle_name(s, stem.p, &s->framework_input[i]);
        hoshi_buf_release(&stem);
        if (name == NULL)
            return HOSHI_E_NOMEM;
        b->framework[b->n_framework++] =
            (struct hoshi_input){.name = name, .bytes = s->framework_input[i].bytes};
    }
    enum hoshi_rc rc = take_bases(p);
    return rc == HOSHI_OK ? take_sheet(p) : rc;
}

static bool is_same_outcome(const struct hoshi_outcome *a, const struct hoshi_outcome *b)
{
    return a->kind == b->kind && a->reason == b->reason;
}

/* Where the packed sheet is judged otherwise than the sheet: an id, or NULL. */
static const char *judged_otherwise(const struct hoshi_bundle *b, const struct hoshi_result *r)
{
    const struct hoshi_result *packed = &b->judged;
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        if (!is_same_outcome(&packed->outcome[i], &r->outcome[i]) ||
            packed->answers->confirmed[i] != r->answers->confirmed[i])
            return r->catalog->criterion[i]->id.s;
    }
    bool same = packed->star == r->star && packed->star_firm == r->star_firm &&
                packed->star_provisional == r->star_provisional;
    return same ? NULL : "★";
}

/* What is hidden must not be what the judgement rests on. */
static enum hoshi_rc check_redacted(struct packer *p, const struct hoshi_answers *ans)
{
    struct hoshi_result r;
    if (p->request->n_redact == 0)
        return HOSHI_OK;
    enum hoshi_rc rc =
        hoshi_judge(p->s->catalog, ans, p->s->policy, p->request->as_of, &p->s->arena, &r);
    const char *where = rc == HOSHI_OK ? judged_otherwise(p->b, &r) : NULL;
    if (where == NULL)
        return rc;
    complain(p, HOSHI_HS1617, where, NULL, NULL);
    return HOSHI_E_INVALID;
}

static bool to_archive(void *ctx, const void *p, size_t n)
{
    return hoshi_tar_data(ctx, p, n);
}

/* Reads a file once more, into the archive; it must still be what was hashed. */
static enum hoshi_rc provide(void *ctx, const struct hoshi_bundle_member *member,
                             struct hoshi_tar_writer *to)
{
    struct packer *p = ctx;
    const char *file = member->name + strlen(HOSHI_BUNDLE_SHEET);
    struct hoshi_beneath_file in;
    enum hoshi_beneath_rc opened = hoshi_beneath_open(p->folder, file, false, &in);
    struct hoshi_pieces pieces = {
        .fd = in.fd, .offset = HOSHI_PIECES_HERE, .n = member->size, .take = to_archive, .ctx = to};
    enum hoshi_pieces_rc rc =
        opened == HOSHI_BENEATH_OK ? hoshi_pieces_read(&pieces) : HOSHI_PIECES_SHORT;
    bool same = rc == HOSHI_PIECES_OK && hoshi_beneath_same(&in) &&
                strcmp(pieces.sha256, member->sha256) == 0;
    hoshi_fd_close(in.fd);
    if (same)
        return HOSHI_OK;
    if (rc == HOSHI_PIECES_STOPPED)
        return HOSHI_E_IO; /* the writer of the archive knows why */
    int err = opened == HOSHI_BENEATH_UNREADABLE ? in.err : pieces.err;
    if (err != 0)
        return hoshi_session_complain_file(p->s, file, hoshi_file_failed(err), HOSHI_TO_READ);
    (void)hoshi_session_complain(p->s, file, HOSHI_HS2030, NULL, NULL, NULL);
    return HOSHI_E_IO;
}

enum hoshi_rc hoshi_bundle_pack(struct hoshi_session *s, const struct hoshi_pack_request *request,
                                struct hoshi_bundle *b)
{
    struct packer p = {.s = s, .request = request, .b = b, .folder = -1};
    struct hoshi_answers *ans = NULL;
    struct hoshi_evidence_check check;
    enum hoshi_rc rc = hoshi_session_need(s, &hoshi_libarchive_file);
    if (rc == HOSHI_OK)
        rc = load(&p, &ans);
    if (rc == HOSHI_OK)
        rc = take_inputs(&p);
    if (rc == HOSHI_OK)
        rc =
            hoshi_evidence_check(s, ans, request->sheet, request->as_of,
                                 request->without_files ? 0 : HOSHI_LIMIT_MEMBER_BYTES - 1, &check);
    if (rc == HOSHI_OK)
        rc = take_evidence(&p, &check);
    struct hoshi_diags said = s->diags;
    if (rc == HOSHI_OK)
        rc = hoshi_bundle_judge(b, s);
    if (rc == HOSHI_OK)
        s->diags = said; /* the packed copies would only repeat notes about the originals */
    if (rc == HOSHI_OK)
        rc = check_redacted(&p, ans);
    if (rc == HOSHI_OK)
        rc = hoshi_bundle_describe(b, s);
    if (rc == HOSHI_OK && request->key != NULL)
        rc = hoshi_bundle_sign(b, s, request->key, request->role, request->on, request->legacy);
    if (rc != HOSHI_OK)
        return rc;
    p.folder = hoshi_folder_open(request->sheet);
    if (p.folder < 0) {
        (void)hoshi_session_complain_file(s, request->sheet, hoshi_file_failed(errno),
                                          HOSHI_TO_READ);
        return HOSHI_E_IO;
    }
    rc = hoshi_bundle_write(b, s, request->output, HOSHI_BUNDLE_KEEPS, provide, &p);
    hoshi_fd_close(p.folder);
    return rc;
}
