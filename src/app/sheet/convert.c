#include "app/sheet/convert.h"

#include <stdlib.h>
#include <string.h>

#include "app/evidence/moved.h"
#include "app/session/complain.h"
#include "app/session/writers.h"
#include "app/sheet/sheet.h"
#include "base/limits.h"
#include "base/str.h"
#include "codec/edit/patch.h"
#include "diag/diag.h"

/* Of days, ids of levels, numbers, true: nothing that would need quotes. */
#define WORD_BYTES "0123456789-/.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

struct converter {
    struct hoshi_session *s;
    const struct hoshi_convert_request *q;
    struct hoshi_sheet sheet;
    const struct hoshi_sheet
        *known; /* of the same answers, with what tables do not hold; or NULL */
    struct hoshi_draft draft;
};

/* --- into a blank sheet, value by value */

static enum hoshi_rc patch(struct converter *c, struct hoshi_patch *p,
                           struct hoshi_patch_field *field, size_t n_field)
{
    p->field = field;
    p->n_field = n_field;
    return hoshi_draft_patch(&c->draft, p);
}

/* Days, small numbers and yes are written without quotes, whatever they come from. */
static bool is_word(const struct hoshi_node *value)
{
    static const char *const name[] = {"assessed_on", "target",     "level",       "performed",
                                       "due",         "updated_on", "carried_over"};
    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
        if (value->kind == HOSHI_NODE_SCALAR && strcmp(value->key->text, name[i]) == 0)
            return value->n_text != 0 && strspn(value->text, WORD_BYTES) == value->n_text;
    }
    return false;
}

static struct hoshi_patch_field as_written(const char *name, const struct hoshi_node *value)
{
    if (is_word(value))
        return (struct hoshi_patch_field){name, HOSHI_PATCH_WORD, value->text, NULL};
    return (struct hoshi_patch_field){name, HOSHI_PATCH_NODE, NULL, value};
}

static enum hoshi_rc copy_value(struct converter *c, const char *section,
                                const struct hoshi_node *node)
{
    struct hoshi_patch p = {.section = section, .key = node->key->text};
    struct hoshi_patch_field f = as_written(NULL, node);
    if (hoshi_node_is_null(node))
        f = (struct hoshi_patch_field){NULL, HOSHI_PATCH_REMOVE, NULL, NULL};
    return patch(c, &p, &f, 1);
}

/* The codes of what was said in other words: sheets are for programs, too. */
static struct hoshi_patch_field in_codes(const struct hoshi_answer *a, const char *name,
                                         const struct hoshi_node *value)
{
    const char *code = NULL;
    if (strcmp(name, "status") == 0 && a->status != HOSHI_STATUS_UNANSWERED)
        code = hoshi_status_code(a->status);
    else if (strcmp(name, "applied") == 0 && a->applied != HOSHI_APPLIED_NOT_SAID)
        code = a->applied == HOSHI_APPLIED_YES ? "yes" : "no";
    return code != NULL ? (struct hoshi_patch_field){name, HOSHI_PATCH_WORD, code, NULL}
                        : as_written(name, value);
}

/* A table holds names alone: of the same pieces of evidence, what is known besides stays. */
static const struct hoshi_node *known_evidence(const struct converter *c, size_t criterion,
                                               const struct hoshi_answer *a)
{
    const struct hoshi_answer *k =
        c->known != NULL ? c->known->answers->by_criterion[criterion] : NULL;
    bool same = k != NULL && k->n_evidence == a->n_evidence;
    for (size_t i = 0; same && i < a->n_evidence; i++)
        same =
            strcmp(hoshi_evidence_name(&k->evidence[i]), hoshi_evidence_name(&a->evidence[i])) == 0;
    if (!same)
        return NULL;
    const struct hoshi_node *answers = hoshi_node_get(c->known->in.tree->root, "answers");
    return hoshi_node_get(hoshi_node_get(answers, a->criterion.s), "evidence");
}

static enum hoshi_rc copy_answer(struct converter *c, const struct hoshi_node *entry,
                                 const struct hoshi_criterion *of, const char *const *order)
{
    enum { FIELDS_MAX = 32 };
    const char *whole = hoshi_catalog_short_form(c->s->catalog);
    const struct hoshi_answer *a = c->sheet.answers->by_criterion[of->index];
    struct hoshi_patch_field field[FIELDS_MAX];
    struct hoshi_patch p = {.section = "answers",
                            .key = of->id.s,
                            .whole = whole,
                            .order = order,
                            .n_order = c->s->catalog->n_criterion};
    size_t n = 0;
    if (entry->kind == HOSHI_NODE_SCALAR)
        field[n++] = in_codes(a, whole, entry);
    for (const struct hoshi_node *k = entry->first; k != NULL && n < FIELDS_MAX; k = k->next) {
        const struct hoshi_node *known =
            strcmp(k->key->text, "evidence") == 0 ? known_evidence(c, of->index, a) : NULL;
        if (!hoshi_node_is_null(k))
            field[n++] = in_codes(a, k->key->text, known != NULL ? known : k);
    }
    return n != 0 ? patch(c, &p, field, n) : HOSHI_OK;
}

static enum hoshi_rc copy_condition(struct converter *c, size_t i)
{
    struct hoshi_patch p = {.section = "conditions", .key = c->s->catalog->condition[i].id.s};
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_WORD,
                                  c->sheet.answers->state[i] == HOSHI_CONDITION_YES ? "yes" : "no",
                                  NULL};
    return c->sheet.answers->state[i] != HOSHI_CONDITION_UNANSWERED ? patch(c, &p, &f, 1)
                                                                    : HOSHI_OK;
}

/* What the blank sheet says by itself, and the other does not. */
static enum hoshi_rc drop_target(struct converter *c, const struct hoshi_node *root)
{
    struct hoshi_patch_field f = {NULL, HOSHI_PATCH_REMOVE, NULL, NULL};
    struct hoshi_patch p = {.key = "target", .field = &f, .n_field = 1};
    return hoshi_node_get(root, "target") == NULL && c->s->catalog->n_level != 0
               ? hoshi_draft_patch(&c->draft, &p)
               : HOSHI_OK;
}

/* Members of a part, or a value of the sheet's own. */
static enum hoshi_rc copy_about(struct converter *c, const struct hoshi_node *n)
{
    static const char *const parts[] = {"organization", "scope", "assessor"};
    enum hoshi_rc rc = HOSHI_OK;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (strcmp(n->key->text, parts[i]) != 0)
            continue;
        for (const struct hoshi_node *k = n->first; k != NULL && rc == HOSHI_OK; k = k->next)
            rc = hoshi_node_is_null(k) ? HOSHI_OK : copy_value(c, parts[i], k);
        return rc;
    }
    return copy_value(c, NULL, n);
}

static enum hoshi_rc copy_all(struct converter *c)
{
    const struct hoshi_catalog *cat = c->s->catalog;
    const struct hoshi_node *root = c->sheet.in.tree->root;
    const struct hoshi_node *answers = hoshi_node_get(root, "answers");
    const char *const *order = hoshi_sheet_order(c->s);
    enum hoshi_rc rc = order != NULL ? drop_target(c, root) : HOSHI_E_NOMEM;
    for (const struct hoshi_node *n = root->first; n != NULL && rc == HOSHI_OK; n = n->next) {
        if (n != answers && strcmp(n->key->text, "conditions") != 0)
            rc = copy_about(c, n);
    }
    for (size_t i = 0; i < cat->n_condition && rc == HOSHI_OK; i++)
        rc = copy_condition(c, i);
    for (size_t i = 0; i < cat->n_criterion && rc == HOSHI_OK; i++) {
        const struct hoshi_node *entry = hoshi_node_get(answers, cat->criterion[i]->id.s);
        if (entry != NULL && !hoshi_node_is_null(entry))
            rc = copy_answer(c, entry, cat->criterion[i], order);
    }
    return rc;
}

static uint8_t star_of(const struct converter *c)
{
    return c->sheet.answers->target != 0 ? c->sheet.answers->target
                                         : hoshi_catalog_first_star(c->s->catalog);
}

static enum hoshi_rc fill_blank(struct converter *c, struct hoshi_buf *out)
{
    struct hoshi_buf blank;
    hoshi_buf_init(&blank, HOSHI_LIMIT_FILE_BYTES);
    enum hoshi_rc rc =
        hoshi_template_write(c->s, c->q->form, star_of(c), false, c->q->lang, &blank);
    struct hoshi_input in = {
        .name = c->sheet.in.name, .bytes = {blank.p, blank.n}, .format = c->q->form->format};
    if (rc == HOSHI_OK)
        rc = hoshi_input_read(&in, NULL, &c->s->arena, &c->s->diags);
    if (rc == HOSHI_OK) {
        hoshi_draft_init(&c->draft, c->s, c->sheet.in.name, &in);
        rc = copy_all(c);
        hoshi_buf_put(out, c->draft.in.bytes.p, c->draft.in.bytes.n);
        hoshi_draft_release(&c->draft);
    }
    hoshi_buf_release(&blank);
    return rc;
}

/* --- what was not taken along */

/* Lines, trimmed, in the order of their bytes. */
struct lines {
    struct hoshi_str *v;
    size_t n;
};

static int by_bytes(const void *a, const void *b)
{
    return hoshi_str_cmp(*(const struct hoshi_str *)a, *(const struct hoshi_str *)b);
}

/* The line that begins at *at, which moves behind it. */
static struct hoshi_str next_line(struct hoshi_str text, size_t *at)
{
    const char *end = memchr(text.p + *at, '\n', text.n - *at);
    size_t n = end != NULL ? (size_t)(end - text.p) - *at : text.n - *at;
    struct hoshi_str line = hoshi_str_trim((struct hoshi_str){text.p + *at, n});
    *at += n + 1;
    return line;
}

static bool sort_lines(struct hoshi_arena *arena, struct hoshi_str text, struct lines *ret)
{
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n';
    *ret = (struct lines){.v = hoshi_arena_array(arena, n, sizeof *ret->v)};
    for (size_t at = 0; ret->v != NULL && at < text.n;)
        ret->v[ret->n++] = next_line(text, &at);
    if (ret->n != 0)
        qsort(ret->v, ret->n, sizeof *ret->v, by_bytes);
    return ret->v != NULL;
}

static bool has_line(const struct lines *lines, struct hoshi_str line)
{
    return lines->n != 0 && bsearch(&line, lines->v, lines->n, sizeof *lines->v, by_bytes) != NULL;
}

static uint8_t highest_star(const struct hoshi_catalog *cat)
{
    return cat->n_level != 0 ? cat->level[cat->n_level - 1].star : hoshi_catalog_first_star(cat);
}

/* Lines of comments that people wrote: those of blank sheets are written anew. */
static enum hoshi_rc count_comments(struct converter *c, size_t *ret_n)
{
    struct hoshi_buf blank;
    struct lines ours;
    enum hoshi_rc rc = HOSHI_OK;
    *ret_n = 0;
    if (c->sheet.in.tree->format != HOSHI_INPUT_YAML)
        return HOSHI_OK;
    hoshi_buf_init(&blank, HOSHI_LIMIT_FILE_BYTES);
    for (int lang = 0; lang < HOSHI_LANG_COUNT_ && rc == HOSHI_OK; lang++)
        rc =
            hoshi_template_write(c->s, hoshi_template_of(HOSHI_INPUT_YAML),
                                 highest_star(c->s->catalog), false, (enum hoshi_lang)lang, &blank);
    if (rc == HOSHI_OK && !sort_lines(&c->s->arena, (struct hoshi_str){blank.p, blank.n}, &ours))
        rc = HOSHI_E_NOMEM;
    for (size_t at = 0; at < c->sheet.in.bytes.n && rc == HOSHI_OK;) {
        struct hoshi_str line = next_line(c->sheet.in.bytes, &at);
        *ret_n += line.n > 1 && line.p[0] == '#' && !has_line(&ours, line);
    }
    hoshi_buf_release(&blank);
    return rc;
}

/* What was written, read as anybody would. */
static enum hoshi_rc read_back(struct converter *c, const struct hoshi_buf *out,
                               struct hoshi_answers **ret_ans)
{
    struct hoshi_diags *unheard = hoshi_arena_alloc(&c->s->arena, sizeof *unheard);
    struct hoshi_input in = {.name = c->q->to != NULL ? c->q->to : "<stdout>",
                             .bytes = {out->p, out->n},
                             .format = c->q->form->format};
    if (unheard == NULL)
        return HOSHI_E_NOMEM;
    hoshi_diags_init(unheard, &c->s->arena);
    enum hoshi_rc rc = hoshi_input_read(&in, NULL, &c->s->arena, unheard);
    if (rc == HOSHI_OK)
        rc = hoshi_answers_load(&in, c->s->catalog, 0, &c->s->arena, unheard, ret_ans);
    if (rc == HOSHI_OK || rc == HOSHI_E_NOMEM)
        return rc;
    (void)hoshi_session_complain(c->s, in.name, HOSHI_HS1422, NULL, NULL, NULL);
    return rc;
}

enum hoshi_rc hoshi_sheet_of_table(struct hoshi_session *s, const struct hoshi_sheet *known,
                                   enum hoshi_lang lang, struct hoshi_sheet *sheet)
{
    struct hoshi_convert_request q = {.form = hoshi_template_of(HOSHI_INPUT_JSON), .lang = lang};
    struct converter c = {.s = s, .q = &q, .sheet = *sheet, .known = known};
    struct hoshi_buf out;
    hoshi_buf_init(&out, HOSHI_LIMIT_FILE_BYTES);
    enum hoshi_rc rc = fill_blank(&c, &out);
    if (rc == HOSHI_OK)
        rc = hoshi_buf_rc(&out);
    const char *kept = rc == HOSHI_OK ? hoshi_arena_strndup(&s->arena, out.p, out.n) : NULL;
    struct hoshi_input in = {
        .name = sheet->in.name, .bytes = {kept, out.n}, .format = HOSHI_INPUT_JSON};
    hoshi_buf_release(&out);
    struct hoshi_diags *unheard = hoshi_arena_alloc(&s->arena, sizeof *unheard);
    if (rc == HOSHI_OK && (kept == NULL || unheard == NULL))
        rc = HOSHI_E_NOMEM;
    if (rc != HOSHI_OK)
        return rc;
    hoshi_diags_init(unheard, &s->arena);
    rc = hoshi_input_read(&in, NULL, &s->arena, unheard);
    if (rc == HOSHI_OK)
        rc = hoshi_answers_load(&in, s->catalog, 0, &s->arena, unheard, &sheet->answers);
    if (rc == HOSHI_OK)
        sheet->in = in;
    return rc;
}

const struct hoshi_template *hoshi_convert_form(const char *name)
{
    enum hoshi_input_format said;
    if (!hoshi_format_of_name(name, &said) || hoshi_template_of(said)->format != said)
        return NULL;
    return hoshi_template_of(said);
}

enum hoshi_rc hoshi_convert(struct hoshi_session *s, const struct hoshi_convert_request *q,
                            struct hoshi_buf *out, struct hoshi_converted *ret)
{
    struct converter c = {.s = s, .q = q};
    struct hoshi_answers *back = NULL;
    *ret = (struct hoshi_converted){.n_answer = 0};
    enum hoshi_rc rc = hoshi_sheet_load(s, q->from, 0, &c.sheet);
    if (rc != HOSHI_OK)
        return rc;
    rc = q->form->table != NULL ? hoshi_table_write(s, q->form, c.sheet.answers, q->lang, out)
                                : fill_blank(&c, out);
    if (rc == HOSHI_OK)
        rc = hoshi_buf_rc(out);
    if (rc == HOSHI_OK)
        rc = read_back(&c, out, &back);
    if (rc == HOSHI_OK)
        rc = hoshi_sheet_losses(s, c.sheet.answers, back, &ret->losses);
    if (rc == HOSHI_OK)
        rc = count_comments(&c, &ret->n_comment);
    if (rc == HOSHI_OK && q->to != NULL)
        rc = hoshi_evidence_moved(s, c.sheet.answers, q->from, q->to);
    for (size_t i = 0; i < s->catalog->n_criterion && rc == HOSHI_OK; i++)
        ret->n_answer += hoshi_answer_is_given(c.sheet.answers->by_criterion[i]);
    return rc;
}
