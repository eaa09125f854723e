/* Property of hashes, decisions and redaction: the sheet says what was asked for and, in every
 * other place, what it said before. Told by lists of "path=value", which know nothing of patches.
 */
#include "codec/edit/sheet_edit.h"
#include "codec/parse/tree.h"
#include "diag/diag.h"
#include "unit.h"

static uint32_t seed = 20261129;

static uint32_t rnd(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static const char *const id[] = {"1-1-1-1", "1-2-1-1", "1-2-1-2", "4-1-1-1", "7-1-1-1"};
#define N_ID LENGTH(id)

/* Sheets written by people of different habits; {n} stands for a line end. */
static const struct {
    const char *name, *text;
} sheet[] = {
    {"a.yaml",
     "# head{n}hoshi: answers/1{n}answers:{n}  1-1-1-1: {evidence: [{file: a, title: 体}, "
     "{file: 'b, c'}]} # ours{n}  1-2-1-1:{n}    status: met{n}    evidence: # list{n}"
     "      - file: a # why{n}        title: x{n}      - {url: 'https://e.x'}{n}"
     "      - title: y{n}        file: \"d # e\"{n}        sha256:{n}{n}# end{n}"},
    {"a.yaml",
     "\xef\xbb\xbf"
     "answers:{n}    1-2-1-2:{n}        evidence:{n}        - file: a{n}          sha256: "
     "00 # old{n}          size: 9{n}        note: |{n}            a text{n}            "
     "of lines{n}confirmations: # by whom{n}- criterion: 1-2-1-2{n}  result: rejected # "
     "no{n}  comment: >{n}    folded{n}    text{n}- {criterion: 9, by: x} # kept{n}"
     "target: 3{n}"},
    {"a.yaml", "{answers: {1-1-1-1: {note: \"x\", evidence: [{file: a}]}, 4-1-1-1: met}, "
               "confirmations: [{criterion: 1-1-1-1, result: accepted}, {criterion: 7-1-1-1}]}{n}"},
    {"a.yaml", "answers:{n}  4-1-1-1: {note: n, evidence: [{n}    { # one{n}      file: a, # two{n}"
               "      title: t,{n}    },{n}    {file: b}, # three{n}  ]}{n}confirmations:{n}"},
    {"a.yaml", "confirmations: [ ]{n}answers:{n}  7-1-1-1:{n}    evidence: [{file: a}]{n}"},
    {"a.yaml", "answers: {1-1-1-1: {evidence: [{file: a}]}}{n}assessor: {name: 山田, role: x}"},
    {"a.json",
     "{{n}\t\"answers\": {{n}\t\t\"1-1-1-1\": {\"evidence\": [{n}\t\t\t{{n}\t\t\t\t\"file\": "
     "\"a\"{n}\t\t\t},{n}\t\t\t{\"file\": \"b\", \"size\": null}{n}\t\t]}{n}\t},{n}\t"
     "\"confirmations\": [{n}\t\t{\"criterion\": \"4-1-1-1\", \"by\": \"\\u661f\"}{n}\t]{n}}{n}"},
    {"a.json", "{\"answers\":{\"4-1-1-1\":{\"note\":\"x\",\"evidence\":[{\"file\":\"a\"}]}}}"},
};

static const char *const comment[] = {"# head",    "# ours", "# list", "# why", "# end",  "# old",
                                      "# by whom", "# kept", "# one",  "# two", "# three"};

/* --- what a sheet says, as sorted lines */

struct says {
    struct hoshi_arena *arena;
    const char *v[256];
    size_t n;
};

static void put_line(struct says *s, const char *path, const char *value)
{
    char line[512];
    snprintf(line, sizeof line, "%s=%s", path, value);
    assert_true(s->n < LENGTH(s->v));
    s->v[s->n++] = hoshi_arena_strndup(s->arena, line, strlen(line));
}

static void walk(struct says *s, const char *path, const struct hoshi_node *n)
{
    char below[256];
    size_t i = 0;
    if (n->kind == HOSHI_NODE_SCALAR) {
        if (!hoshi_node_is_null(n)) /* nothing is the same as not there */
            put_line(s, path, n->text);
        return;
    }
    for (const struct hoshi_node *c = n->first; c != NULL; c = c->next, i++) {
        if (c->key != NULL)
            snprintf(below, sizeof below, "%s/%s", path, c->key->text);
        else
            snprintf(below, sizeof below, "%s/%zu", path, i);
        walk(s, below, c);
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void must_say_same(struct says *a, struct says *b, const char *text)
{
    qsort(a->v, a->n, sizeof a->v[0], by_text);
    qsort(b->v, b->n, sizeof b->v[0], by_text);
    for (size_t i = 0; i < a->n || i < b->n; i++) {
        const char *x = i < a->n ? a->v[i] : "(nothing)", *y = i < b->n ? b->v[i] : "(nothing)";
        if (strcmp(x, y) != 0)
            fail_msg("wanted %s, got %s in:\n%s", x, y, text);
    }
}

/* Drop what stands at a path and below it. */
static void forget(struct says *s, const char *path)
{
    size_t kept = 0, n = strlen(path);
    for (size_t i = 0; i < s->n; i++) {
        if (strncmp(s->v[i], path, n) != 0 || (s->v[i][n] != '=' && s->v[i][n] != '/'))
            s->v[kept++] = s->v[i];
    }
    s->n = kept;
}

static void set(struct says *s, const char *path, const char *name, const char *value)
{
    char at[256];
    snprintf(at, sizeof at, "%s/%s", path, name);
    forget(s, at);
    if (value != NULL)
        put_line(s, at, value);
}

/* --- one round */

struct round {
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_input in;
    const char *newline;
};

static void write_sheet(struct hoshi_buf *out, const char *text, const char *newline)
{
    for (; *text != '\0'; text++) {
        if (strncmp(text, "{n}", 3) == 0) {
            hoshi_buf_puts(out, newline);
            text += 2;
        } else {
            hoshi_buf_put(out, text, 1);
        }
    }
}

static void start(struct round *r)
{
    static const char *const newline[] = {"\n", "\r\n", "\r"};
    const size_t which = rnd(LENGTH(sheet));
    struct hoshi_buf text;
    hoshi_arena_init(&r->arena, 0);
    hoshi_diags_init(&r->diags, &r->arena);
    hoshi_buf_init(&text, 0);
    r->newline = newline[rnd(3)];
    write_sheet(&text, sheet[which].text, r->newline);
    r->in = (struct hoshi_input){.name = sheet[which].name,
                                 .bytes = {hoshi_arena_strndup(&r->arena, text.p, text.n), text.n}};
    hoshi_buf_release(&text);
    if (hoshi_input_read(&r->in, NULL, &r->arena, &r->diags) != HOSHI_OK || r->diags.n_error != 0)
        fail_msg("no sheet: %s", r->in.bytes.p);
}

/* Comments and the kind of line end survive. */
static void must_look_alike(const struct round *r, const struct hoshi_input *made)
{
    const char *p = made->bytes.p;
    for (size_t i = 0; i < LENGTH(comment); i++) {
        if (strstr(r->in.bytes.p, comment[i]) != NULL && strstr(p, comment[i]) == NULL)
            fail_msg("lost %s in:\n%s", comment[i], p);
    }
    for (size_t i = 0; i < made->bytes.n; i++) {
        bool lf = p[i] == '\n', cr = p[i] == '\r';
        if (strcmp(r->newline, "\n") == 0)
            assert_false(cr);
        else if (strcmp(r->newline, "\r") == 0)
            assert_false(lf);
        else if (lf || cr)
            assert_true(lf ? p[i - 1] == '\r' : p[i + 1] == '\n');
    }
}

static void compare(struct round *r, struct says *want, const struct hoshi_input *made)
{
    struct says got = {.arena = &r->arena};
    walk(&got, "", made->tree->root);
    must_say_same(want, &got, made->bytes.p);
    must_look_alike(r, made);
}

static void hash_some(struct round *r)
{
    static char hex[8][65];
    struct hoshi_sheet_hash hash[8];
    struct hoshi_input made;
    struct says want = {.arena = &r->arena};
    size_t n = 0;
    walk(&want, "", r->in.tree->root);
    const struct hoshi_node *answers = hoshi_node_get(r->in.tree->root, "answers");
    for (size_t k = 0; k < N_ID; k++) {
        const struct hoshi_node *list = hoshi_node_get(hoshi_node_get(answers, id[k]), "evidence");
        size_t at = 0;
        for (const struct hoshi_node *e = list != NULL ? list->first : NULL; e != NULL;
             e = e->next, at++) {
            char path[64], size[24];
            if (hoshi_node_get(e, "file") == NULL || rnd(2) == 0 || n == LENGTH(hash))
                continue;
            for (size_t i = 0; i < 64; i++)
                hex[n][i] = "0123456789abcdef"[rnd(rnd(4) == 0 ? 10 : 16)];
            hash[n] = (struct hoshi_sheet_hash){id[k], hex[n], at,
                                                (uint64_t)rnd(1000) * (rnd(2) ? 1 : 100000000)};
            snprintf(path, sizeof path, "/answers/%s/evidence/%zu", id[k], at);
            snprintf(size, sizeof size, "%llu", (unsigned long long)hash[n].size);
            set(&want, path, "sha256", hex[n]);
            set(&want, path, "size", size);
            n++;
        }
    }
    if (n == 0)
        return;
    if (hoshi_sheet_set_hashes(&r->in, hash, n, &r->arena, &r->diags, &made) != HOSHI_OK)
        fail_msg("refused:\n%s", r->in.bytes.p);
    compare(r, &want, &made);
    r->in = made;
}

static void decide_some(struct round *r)
{
    static const char *const text[] = {"花",   "a\"b",       "c\\d: #e", "'",
                                       "null", "2026-01-01", "x, y]}"};
    struct hoshi_sheet_confirmation c[N_ID];
    struct hoshi_input made;
    struct says want = {.arena = &r->arena};
    const struct hoshi_node *list = hoshi_node_get(r->in.tree->root, "confirmations");
    size_t n = 0, end = list != NULL ? list->n_child : 0;
    walk(&want, "", r->in.tree->root);
    for (size_t k = 0; k < N_ID; k++) {
        char path[64], day[HOSHI_DATE_BYTES];
        if (rnd(3) != 0)
            continue;
        c[n] = (struct hoshi_sheet_confirmation){
            .criterion = id[k],
            .accepted = rnd(2) != 0,
            .by = rnd(2) != 0 ? text[rnd(LENGTH(text))] : NULL,
            .comment = rnd(2) != 0 ? text[rnd(LENGTH(text))] : NULL,
            .on = rnd(2) != 0 ? hoshi_date_from_ymd(2026, 11, 1 + (int)rnd(28)) : 0};
        snprintf(path, sizeof path, "/confirmations/%zu", end++);
        set(&want, path, "criterion", id[k]);
        set(&want, path, "result", c[n].accepted ? "accepted" : "rejected");
        set(&want, path, "by", c[n].by);
        set(&want, path, "comment", c[n].comment);
        set(&want, path, "on", c[n].on != 0 ? hoshi_date_format(c[n].on, day) : NULL);
        n++;
    }
    if (n == 0)
        return;
    if (hoshi_sheet_confirm(&r->in, c, n, &r->arena, &r->diags, &made) != HOSHI_OK)
        fail_msg("refused:\n%s", r->in.bytes.p);
    compare(r, &want, &made);
    r->in = made;
}

/* The number that stands for a name: they are counted as they come. */
static size_t number_of(const char **seen, size_t *n, const char *name)
{
    size_t i = 0;
    while (i < *n && strcmp(seen[i], name) != 0)
        i++;
    if (i == *n)
        seen[(*n)++] = name;
    return i + 1;
}

static void hide_some(struct round *r)
{
    static const char *const field[] = {"note", "evidence.title", "assessor.name",
                                        "confirmations.by"};
    size_t count[LENGTH(field)], n_hidden = 0, n_wanted = 0;
    struct says want = {.arena = &r->arena}, got = {.arena = &r->arena};
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    assert_int_equal(hoshi_sheet_redact(&r->in, field, LENGTH(field), count, &r->arena, &out),
                     HOSHI_OK);
    walk(&want, "", r->in.tree->root);
    const char **seen = hoshi_arena_array(&r->arena, want.n, sizeof *seen);
    size_t n_seen = 0;
    for (size_t i = 0; i < want.n; i++) {
        const char *line = want.v[i], *eq = strchr(line, '=');
        size_t n = (size_t)(eq - line);
        bool by = strncmp(line, "/confirmations/", 15) == 0 && strncmp(eq - 3, "/by", 3) == 0;
        bool hidden = (strncmp(line, "/answers/", 9) == 0 &&
                       (strncmp(eq - 5, "/note", 5) == 0 || strncmp(eq - 6, "/title", 6) == 0)) ||
                      strncmp(line, "/assessor/name=", 15) == 0 || by;
        char path[256];
        snprintf(path, sizeof path, "%.*s=[redacted]", (int)n, line);
        if (by)
            snprintf(path, sizeof path, "%.*s=[redacted-%zu]", (int)n, line,
                     number_of(seen, &n_seen, eq + 1));
        n_wanted += hidden;
        if (hidden)
            want.v[i] = hoshi_arena_strndup(&r->arena, path, strlen(path));
    }
    struct hoshi_input in = {.name = "r.json", .bytes = {out.p, out.n}};
    assert_int_equal(hoshi_input_read(&in, NULL, &r->arena, &r->diags), HOSHI_OK);
    walk(&got, "", in.tree->root);
    must_say_same(&want, &got, out.p);
    for (size_t i = 0; i < LENGTH(field); i++)
        n_hidden += count[i];
    assert_int_equal(n_hidden, n_wanted);
    for (size_t i = 0; i < LENGTH(comment); i++)
        assert_null(strstr(out.p, comment[i]));
    hoshi_buf_release(&out);
}

static void sheets_say_what_was_asked(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 6000; i++) {
        struct round r;
        start(&r);
        for (unsigned k = 0; k < 3; k++) {
            if (rnd(2) != 0)
                hash_some(&r);
            else
                decide_some(&r);
        }
        hide_some(&r);
        hoshi_arena_release(&r.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sheets_say_what_was_asked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
