#include "app/sheet/sheet.h"

#include <string.h>

#include "app/sheet/decision.h"
#include "app/sheet/editor.h"
#include "base/limits.h"
#include "base/str.h"
#include "codec/edit/patch.h"
#include "model/same.h"
#include "stock/writers.h"

enum hoshi_rc hoshi_sheet_load(struct hoshi_session *s, const char *path, hoshi_day as_of,
                               struct hoshi_sheet *ret_sheet)
{
    struct hoshi_sheet sheet = {0};
    struct hoshi_diags again; /* complaints were made by the first reading */
    struct hoshi_str text;
    enum hoshi_rc rc = hoshi_session_read(s, path, &sheet.in);
    if (rc == HOSHI_OK)
        rc = hoshi_answers_load(&sheet.in, s->catalog, as_of, &s->arena, &s->diags, &sheet.answers);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_diags_init(&again, &s->arena);
    uint16_t source = hoshi_diags_source(&again, path, sheet.in.bytes);
    rc = hoshi_text_check(sheet.in.bytes, &again, source, &text);
    if (rc != HOSHI_OK)
        return rc;
    sheet.format = hoshi_input_sniff(&sheet.in, text);
    if (sheet.format == HOSHI_INPUT_JSON)
        rc = hoshi_json_load(text, &s->arena, &again, source, &sheet.root);
    else if (sheet.format == HOSHI_INPUT_CSV)
        rc = hoshi_csv_load(text, s->catalog->name, &s->arena, &again, source, &sheet.root);
    else
        rc = hoshi_yaml_load(text, &s->arena, &again, source, &sheet.root);
    if (rc == HOSHI_OK)
        *ret_sheet = sheet;
    return rc;
}

enum hoshi_rc hoshi_sheet_patch(struct hoshi_session *s, const char *path,
                                enum hoshi_input_format format, const struct hoshi_patch *patch,
                                struct hoshi_buf *text)
{
    struct hoshi_arena arena;
    struct hoshi_buf out;
    hoshi_arena_init(&arena, 0);
    hoshi_buf_init(&out, HOSHI_LIMIT_FILE_BYTES);
    enum hoshi_rc rc =
        hoshi_patch_apply((struct hoshi_str){text->p, text->n}, format, patch, &arena, &out);
    if (rc == HOSHI_OK) {
        hoshi_buf_release(text);
        *text = out;
    } else {
        hoshi_buf_release(&out);
        hoshi_session_refused(s, path, patch->key, rc);
    }
    hoshi_arena_release(&arena);
    return rc;
}

const char *const *hoshi_sheet_order(struct hoshi_session *s)
{
    const char **order = hoshi_arena_array(&s->arena, s->catalog->n_criterion, sizeof *order);
    for (size_t i = 0; order != NULL && i < s->catalog->n_criterion; i++)
        order[i] = s->catalog->criterion[i]->id.s;
    return order;
}

enum hoshi_input_format hoshi_sheet_format_for(const char *path)
{
    enum hoshi_input_format said;
    return hoshi_format_of_name(path, &said) && said == HOSHI_INPUT_JSON ? said : HOSHI_INPUT_YAML;
}

static enum hoshi_rc blank_sheet(struct hoshi_session *s, const char *path, uint8_t target,
                                 enum hoshi_lang lang, struct hoshi_buf *out)
{
    uint8_t star = target != 0 ? target : s->catalog->level[0].star;
    return hoshi_template_of(hoshi_sheet_format_for(path))->write(s->catalog, star, lang, out);
}

enum hoshi_rc hoshi_sheet_create(struct hoshi_session *s, const char *path, uint8_t target,
                                 enum hoshi_lang lang)
{
    struct hoshi_buf text;
    if (!hoshi_session_name_fits(s, path, hoshi_sheet_format_for(path)))
        return HOSHI_E_UNSUPPORTED;
    hoshi_buf_init(&text, 0);
    enum hoshi_rc rc = blank_sheet(s, path, target, lang, &text);
    if (rc == HOSHI_OK)
        rc = hoshi_session_write(s, path, (struct hoshi_str){text.p, text.n}, HOSHI_WRITE_NEW);
    hoshi_buf_release(&text);
    return rc;
}

/* --- last year's answers */

struct carry {
    struct hoshi_session *s;
    const char *path;
    enum hoshi_input_format format;
    struct hoshi_buf text;
};

static enum hoshi_rc copy_section(struct carry *c, const struct hoshi_node *root,
                                  const char *section)
{
    const struct hoshi_node *from = hoshi_node_get(root, section);
    enum hoshi_rc rc = HOSHI_OK;
    for (const struct hoshi_node *n = from != NULL ? from->first : NULL;
         n != NULL && rc == HOSHI_OK; n = n->next) {
        struct hoshi_patch_field f = {NULL, HOSHI_PATCH_NODE, NULL, n};
        struct hoshi_patch p = {.section = section, .key = n->key->text, .field = &f, .n_field = 1};
        if (!hoshi_node_is_null(n))
            rc = hoshi_sheet_patch(c->s, c->path, c->format, &p, &c->text);
    }
    return rc;
}

#define ENTRY_FIELDS 16

static enum hoshi_rc copy_answer(struct carry *c, const struct hoshi_node *entry,
                                 const struct hoshi_criterion *crit, bool answered,
                                 const char *const *order)
{
    static const char *const of_last_year[] = {"updated_by", "updated_on", "carried_over"};
    struct hoshi_patch_field field[ENTRY_FIELDS];
    size_t n = 0;
    if (entry->kind == HOSHI_NODE_SCALAR)
        field[n++] = (struct hoshi_patch_field){"status", HOSHI_PATCH_NODE, NULL, entry};
    for (const struct hoshi_node *k = entry->first; k != NULL && n < ENTRY_FIELDS - 1;
         k = k->next) {
        bool old = hoshi_node_is_null(k) ||
                   (crit->frequency != 0 && strcmp(k->key->text, "performed") == 0);
        for (size_t i = 0; i < 3; i++)
            old = old || strcmp(k->key->text, of_last_year[i]) == 0;
        if (!old)
            field[n++] = (struct hoshi_patch_field){k->key->text, HOSHI_PATCH_NODE, NULL, k};
    }
    if (answered) /* a mere note has nothing to confirm */
        field[n++] = (struct hoshi_patch_field){"carried_over", HOSHI_PATCH_WORD, "true", NULL};
    if (n == 0)
        return HOSHI_OK;
    struct hoshi_patch p = {
        "answers", crit->id.s, "status", field, n, order, c->s->catalog->n_criterion};
    return hoshi_sheet_patch(c->s, c->path, c->format, &p, &c->text);
}

static enum hoshi_rc copy_all(struct carry *c, const struct hoshi_sheet *last, size_t *ret_n)
{
    static const struct hoshi_answer none;
    const char *const *order = hoshi_sheet_order(c->s);
    const struct hoshi_node *answers = hoshi_node_get(last->root, "answers");
    enum hoshi_rc rc = copy_section(c, last->root, "organization");
    if (rc == HOSHI_OK)
        rc = copy_section(c, last->root, "scope");
    if (rc == HOSHI_OK)
        rc = copy_section(c, last->root, "assessor");
    *ret_n = 0;
    for (size_t i = 0; i < c->s->catalog->n_criterion && rc == HOSHI_OK; i++) {
        const struct hoshi_criterion *crit = c->s->catalog->criterion[i];
        const struct hoshi_answer *a = last->answers->by_criterion[i];
        bool answered = a != NULL && a->status != HOSHI_STATUS_UNANSWERED;
        if (a == NULL || hoshi_answer_same(a, &none))
            continue;
        rc = copy_answer(c, hoshi_node_get(answers, crit->id.s), crit, answered, order);
        *ret_n += answered;
    }
    return rc;
}

enum hoshi_rc hoshi_carry_over(struct hoshi_session *s, const struct hoshi_carry_request *q,
                               size_t *ret_n)
{
    struct hoshi_sheet last;
    struct carry c = {.s = s, .path = q->path};
    hoshi_buf_init(&c.text, HOSHI_LIMIT_FILE_BYTES);
    if (!hoshi_session_name_fits(s, q->path, hoshi_sheet_format_for(q->path)))
        return HOSHI_E_UNSUPPORTED;
    enum hoshi_rc rc = hoshi_sheet_load(s, q->last, q->as_of, &last);
    if (rc == HOSHI_OK)
        rc = blank_sheet(s, q->path, q->target != 0 ? q->target : last.answers->target, q->lang,
                         &c.text);
    c.format = hoshi_sheet_format_for(q->path);
    if (rc == HOSHI_OK)
        rc = copy_all(&c, &last, ret_n);
    if (rc == HOSHI_OK)
        rc = hoshi_session_write(s, q->path, (struct hoshi_str){c.text.p, c.text.n},
                                 HOSHI_WRITE_NEW);
    hoshi_buf_release(&c.text);
    return rc;
}
