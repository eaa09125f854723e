/* YAML -> node tree: the only file that knows libyaml. A strict subset: one document, no anchors,
 * aliases, tags or merge keys; every scalar stays text and is typed by the field that takes it.
 * libyaml 0.2.5 has no depth limit and is quadratic on deep nesting, so the loop stops by itself.
 */
#include <string.h>
#include <yaml.h>

#include "base/limits.h"
#include "base/str.h"
#include "codec/parse/node.h"
#include "codec/parse/yaml_cause.h"
#include "codec/parse/yaml_problem.h"
#include "diag/diag.h"

struct reader {
    yaml_parser_t parser;
    struct hoshi_str text;
    struct hoshi_arena *arena;
    struct hoshi_diags *diags;
    uint16_t source;
    enum hoshi_rc rc;
    uint32_t n_node;
    struct hoshi_node *open[HOSHI_LIMIT_DEPTH]; /* containers not yet closed */
    struct hoshi_node *key[HOSHI_LIMIT_DEPTH];  /* key that waits for its value */
    uint32_t depth;
    struct hoshi_node *root;
    uint32_t n_document;
};

static struct hoshi_span span_of(yaml_mark_t from, yaml_mark_t to)
{
    uint32_t n =
        from.line == to.line && to.column > from.column ? (uint32_t)(to.column - from.column) : 1;
    return (struct hoshi_span){(uint32_t)from.line + 1, (uint32_t)from.column + 1, n};
}

static void stop(struct reader *r, enum hoshi_rc rc, enum hoshi_diag_code code,
                 struct hoshi_span span, const char *arg)
{
    hoshi_diag_add(r->diags, r->source, code, span, arg, NULL, NULL);
    r->rc = rc;
}

static void stop_at_limit(struct reader *r, enum hoshi_diag_code code, struct hoshi_span span,
                          size_t limit)
{
    stop(r, HOSHI_E_LIMIT, code, span, hoshi_diag_number(r->diags, (long long)limit));
}

static struct hoshi_node *node_new(struct reader *r, enum hoshi_node_kind kind,
                                   const yaml_event_t *ev)
{
    struct hoshi_span span = span_of(ev->start_mark, ev->end_mark);
    if (++r->n_node > HOSHI_LIMIT_NODES) {
        stop_at_limit(r, HOSHI_HS1403, span, HOSHI_LIMIT_NODES);
        return NULL;
    }
    struct hoshi_node *n = hoshi_arena_alloc(r->arena, sizeof *n);
    if (n == NULL) {
        stop(r, HOSHI_E_NOMEM, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL);
        return NULL;
    }
    n->kind = kind;
    n->span = span;
    n->end_line = (uint32_t)ev->end_mark.line + 1;
    n->end_col = (uint32_t)ev->end_mark.column + 1;
    return n;
}

/* Hang a finished scalar or a just opened container where it belongs. */
static void place(struct reader *r, struct hoshi_node *n)
{
    if (r->depth == 0) {
        r->root = n;
        return;
    }
    struct hoshi_node *parent = r->open[r->depth - 1];
    if (parent->kind == HOSHI_NODE_SEQ) {
        hoshi_node_append(parent, n);
    } else if (r->key[r->depth - 1] == NULL) {
        if (n->kind != HOSHI_NODE_SCALAR) {
            stop(r, HOSHI_E_SYNTAX, HOSHI_HS1003, n->span,
                 hoshi_diag_word(HOSHI_WORD_YAML_PLAIN_KEY));
            return;
        }
        r->key[r->depth - 1] = n;
    } else {
        n->key = r->key[r->depth - 1];
        r->key[r->depth - 1] = NULL;
        hoshi_node_append(parent, n);
    }
}

static void open_container(struct reader *r, enum hoshi_node_kind kind, const yaml_event_t *ev)
{
    struct hoshi_node *n = node_new(r, kind, ev);
    if (n == NULL)
        return;
    n->span.ncols = 1;
    if (r->depth == HOSHI_LIMIT_DEPTH) {
        stop_at_limit(r, HOSHI_HS1402, n->span, HOSHI_LIMIT_DEPTH);
        return;
    }
    place(r, n);
    r->open[r->depth] = n;
    r->key[r->depth] = NULL;
    r->depth++;
}

static void close_container(struct reader *r, const yaml_event_t *ev)
{
    struct hoshi_node *n = r->open[--r->depth];
    n->end_line = (uint32_t)ev->end_mark.line + 1;
    n->end_col = (uint32_t)ev->end_mark.column + 1;
    if (n->kind != HOSHI_NODE_MAP)
        return;
    hoshi_node_narrow_ids(n);
    hoshi_node_check_keys(n, r->diags, r->source);
}

static void scalar(struct reader *r, const yaml_event_t *ev)
{
    struct hoshi_node *n = node_new(r, HOSHI_NODE_SCALAR, ev);
    if (n == NULL)
        return;
    size_t n_text = ev->data.scalar.length;
    if (n_text > HOSHI_LIMIT_SCALAR_BYTES) {
        stop_at_limit(r, HOSHI_HS1404, n->span, HOSHI_LIMIT_SCALAR_BYTES);
        return;
    }
    n->text = hoshi_arena_strndup(r->arena, (const char *)ev->data.scalar.value, n_text);
    if (n->text == NULL) {
        stop(r, HOSHI_E_NOMEM, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL);
        return;
    }
    n->n_text = strlen(n->text);
    if (n->n_text != n_text) { /* "\0" in double quotes */
        const struct hoshi_node *key = r->depth > 0 ? r->key[r->depth - 1] : NULL;
        hoshi_diag_add(r->diags, r->source, HOSHI_HS1111, n->span,
                       key != NULL ? key->text : n->text, "U+0000", hoshi_diag_character(0));
    }
    /* The source has no control characters: only an escape can bring one in, or a line break. */
    n->clean = ev->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
               strpbrk(n->text, "\n\t") == NULL;
    n->plain = ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    place(r, n);
}

static bool has_anchor_or_tag(struct reader *r, const yaml_event_t *ev)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (ev->type == YAML_SCALAR_EVENT) {
        anchor = ev->data.scalar.anchor;
        tag = ev->data.scalar.tag;
    } else if (ev->type == YAML_SEQUENCE_START_EVENT) {
        anchor = ev->data.sequence_start.anchor;
        tag = ev->data.sequence_start.tag;
    } else if (ev->type == YAML_MAPPING_START_EVENT) {
        anchor = ev->data.mapping_start.anchor;
        tag = ev->data.mapping_start.tag;
    }
    if (anchor == NULL && tag == NULL)
        return false;
    struct hoshi_span at = span_of(ev->start_mark, ev->start_mark);
    hoshi_diag_add(r->diags, r->source, anchor != NULL ? HOSHI_HS1005 : HOSHI_HS1006, at, NULL,
                   NULL, NULL);
    return true;
}

static void handle(struct reader *r, const yaml_event_t *ev)
{
    has_anchor_or_tag(r, ev); /* complained about, then read on: there may be more to say */
    switch (ev->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++r->n_document > 1)
            stop(r, HOSHI_E_SYNTAX, HOSHI_HS1007, span_of(ev->start_mark, ev->end_mark), NULL);
        break;
    case YAML_ALIAS_EVENT:
        stop(r, HOSHI_E_SYNTAX, HOSHI_HS1005, span_of(ev->start_mark, ev->end_mark), NULL);
        break;
    case YAML_SCALAR_EVENT:
        scalar(r, ev);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_container(r, HOSHI_NODE_SEQ, ev);
        break;
    case YAML_MAPPING_START_EVENT:
        open_container(r, HOSHI_NODE_MAP, ev);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_container(r, ev);
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
}

static bool starts(struct hoshi_str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

static bool any_line_starts(struct hoshi_str text, const char *prefix)
{
    const char *p = text.p, *end = text.p + text.n;
    for (; p < end && (p = memchr(p, prefix[0], (size_t)(end - p))) != NULL; p++) {
        bool at_start = p == text.p || p[-1] == '\n' || p[-1] == '\r';
        if (at_start && starts((struct hoshi_str){p, (size_t)(end - p)}, prefix))
            return true;
    }
    return false;
}

static struct hoshi_str take_line(struct hoshi_str *rest)
{
    struct hoshi_str line = {rest->p, 0};
    while (line.n < rest->n && rest->p[line.n] != '\n' && rest->p[line.n] != '\r')
        line.n++;
    size_t n = line.n + (line.n < rest->n);
    if (n < rest->n && rest->p[n - 1] == '\r' && rest->p[n] == '\n')
        n++;
    rest->p += n;
    rest->n -= n;
    return line;
}

/* %TAG stands before a document only: at the start, or after "...". libyaml compares each with all
 * earlier ones, so a file full of them must not reach it. */
static bool has_tag_directive(struct reader *r)
{
    struct hoshi_str rest = r->text;
    if (!any_line_starts(rest, "%TAG")) /* nearly always */
        return false;
    bool before_document = true;
    for (uint32_t n_line = 1; rest.n > 0; n_line++) {
        struct hoshi_str line = take_line(&rest), said = hoshi_str_trim(line);
        if (before_document && starts(line, "%TAG")) {
            stop(r, HOSHI_E_SYNTAX, HOSHI_HS1006, (struct hoshi_span){n_line, 1, 4}, NULL);
            return true;
        }
        if (starts(line, "..."))
            before_document = true;
        else if (said.n != 0 && said.p[0] != '#' && line.p[0] != '%')
            before_document = false;
    }
    return false;
}

static void syntax_error(struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR) {
        stop(r, HOSHI_E_NOMEM, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL);
        return;
    }
    struct hoshi_span at = span_of(p->problem_mark, p->problem_mark);
    size_t i = 0; /* byte offset of the mark, to look at the character itself */
    for (uint32_t line = 1; line < at.line && i < r->text.n; i++)
        line += r->text.p[i] == '\n';
    struct hoshi_str rest = {r->text.p + i, r->text.n - i};
    size_t indent = 0;
    while (indent < rest.n && rest.p[indent] == ' ')
        indent++;
    if (indent < rest.n && rest.p[indent] == '\t' && at.col <= indent + 2) {
        at.col = (uint32_t)indent + 1;
        stop(r, HOSHI_E_SYNTAX, HOSHI_HS1004, at, NULL);
        return;
    }
    enum hoshi_word word = hoshi_yaml_problem(p->problem);
    struct hoshi_yaml_stop why = {at.line, at.col, 0, 0, word};
    if (p->context != NULL) {
        why.context_line = (uint32_t)p->context_mark.line + 1;
        why.context_col = (uint32_t)p->context_mark.column + 1;
    }
    if (hoshi_yaml_explain_stop(r->text, why, r->diags, r->source)) {
        r->rc = HOSHI_E_SYNTAX;
        return;
    }
    if ((word == HOSHI_WORD_YAML_OPEN || word == HOSHI_WORD_YAML_COLON) && p->context != NULL)
        /* the line below, or the end of the file, helps nobody */
        at = span_of(p->context_mark, p->context_mark);
    stop(r, HOSHI_E_SYNTAX, HOSHI_HS1003, at, hoshi_diag_word(word));
    if (word == HOSHI_WORD_YAML_FLOW_MAP || word == HOSHI_WORD_YAML_FLOW_SEQ)
        hoshi_diag_note(r->diags, r->source, HOSHI_HS0004,
                        span_of(p->context_mark, p->context_mark), NULL);
}

enum hoshi_rc hoshi_yaml_load(struct hoshi_str text, struct hoshi_arena *arena,
                              struct hoshi_diags *diags, uint16_t source,
                              struct hoshi_node **ret_root)
{
    struct reader r = {.text = text, .arena = arena, .diags = diags, .source = source};
    if (has_tag_directive(&r))
        return r.rc;
    if (!yaml_parser_initialize(&r.parser)) {
        hoshi_diag_add(diags, source, HOSHI_HS2007, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        return HOSHI_E_NOMEM;
    }
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.p, text.n);
    for (bool more = true; more && r.rc == HOSHI_OK;) {
        yaml_event_t ev;
        if (!yaml_parser_parse(&r.parser, &ev)) {
            syntax_error(&r);
            break;
        }
        more = ev.type != YAML_STREAM_END_EVENT;
        handle(&r, &ev);
        yaml_event_delete(&ev);
    }
    yaml_parser_delete(&r.parser);
    if (r.rc == HOSHI_OK && r.root == NULL) { /* only comments */
        hoshi_diag_add(diags, source, HOSHI_HS1010, HOSHI_SPAN_FILE, NULL, NULL, NULL);
        r.rc = HOSHI_E_SYNTAX;
    }
    if (r.rc == HOSHI_OK)
        *ret_root = r.root;
    return r.rc;
}
