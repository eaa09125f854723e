#include "app/session/answers_there.h"

#include <string.h>

#include "app/session/csv_outputs.h"
#include "base/cp932.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "codec/parse/node.h"
#include "codec/parse/tree.h"
#include "io/file.h"

/* A table says what it is by its columns alone. */
static bool is_table(const char *path, struct hoshi_str text)
{
    struct hoshi_arena arena;
    struct hoshi_diags unheard;
    struct hoshi_input in = {.name = path, .bytes = text};
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&unheard, &arena);
    bool is = hoshi_input_sniff(&in, text) == HOSHI_INPUT_CSV &&
              hoshi_input_read(&in, "-", &arena, &unheard) == HOSHI_OK &&
              hoshi_node_get(in.tree->root, "answers") != NULL;
    hoshi_arena_release(&arena);
    return is;
}

static bool skip(struct hoshi_str *s, const char *word)
{
    size_t n = strlen(word);
    if (s->n < n || memcmp(s->p, word, n) != 0)
        return false;
    *s = (struct hoshi_str){s->p + n, s->n - n};
    return true;
}

static void skip_blanks(struct hoshi_str *s)
{
    while (s->n != 0 && memchr(" \t\r\n", *s->p, 4) != NULL)
        *s = (struct hoshi_str){s->p + 1, s->n - 1};
}

/* JSON of ours says before anything else what it is; a sheet may say it anywhere. What is quoted of
 * a sheet stands behind that. */
static bool is_our_json(struct hoshi_str s)
{
    static const char *const token[] = {"{", "\"hoshi\"", ":", "\""};
    for (size_t i = 0; i < sizeof token / sizeof token[0]; i++) {
        skip_blanks(&s);
        if (!skip(&s, token[i]))
            return false;
    }
    return s.n != 0 && !skip(&s, "answers/");
}

/* A command has written it, and may write it again, whatever it quotes of somebody's sheet: a page,
 * JUnit's XML, lines of records, JSON, a table. */
static bool is_our_output(struct hoshi_str text)
{
    static const char *const begin[] = {"<!DOCTYPE html>", "<?xml ", "{\"source\":"};
    struct hoshi_str s = text;
    (void)skip(&s, "\xef\xbb\xbf");
    skip_blanks(&s);
    for (size_t i = 0; i < sizeof begin / sizeof begin[0]; i++) {
        struct hoshi_str rest = s;
        if (skip(&rest, begin[i]))
            return true;
    }
    return is_our_json(s) || hoshi_csv_is_output(text);
}

/* What a sheet says of itself is looked for, not read: a damaged one is as dear. */
static bool is_text_of_answers(const char *path, struct hoshi_str text)
{
    static const char mark[] = HOSHI_ANSWERS_FORMAT;
    if (is_our_output(text))
        return false;
    return memmem(text.p, text.n, mark, sizeof mark - 1) != NULL || is_table(path, text);
}

/* A mark in UTF-16: every second byte is a NUL, so leave them out. */
static void narrow(struct hoshi_str from, struct hoshi_buf *to)
{
    for (size_t i = 0; i < from.n; i++) {
        if (from.p[i] != '\0')
            hoshi_buf_put(to, &from.p[i], 1);
    }
}

bool hoshi_answers_there(const char *path, struct hoshi_file_result *ret_why)
{
    struct hoshi_buf bytes, text;
    hoshi_buf_init(&bytes, HOSHI_LIMIT_FILE_BYTES);
    hoshi_buf_init(&text, 3 * HOSHI_LIMIT_FILE_BYTES);
    bool is = false;
    *ret_why = hoshi_file_head(path, HOSHI_LIMIT_FILE_BYTES, &bytes);
    if (ret_why->error == HOSHI_FILE_OK && bytes.n != 0) {
        struct hoshi_str s = {bytes.p, bytes.n};
        if (memchr(s.p, '\0', s.n) != NULL) {
            narrow(s, &text);
            s = (struct hoshi_str){text.p, text.n};
        } else if (hoshi_utf8_invalid_at(s) != s.n && hoshi_cp932_to_utf8(s, &text)) {
            s = (struct hoshi_str){text.p, text.n};
        }
        is = s.p != NULL && is_text_of_answers(path, s);
    }
    hoshi_buf_release(&bytes);
    hoshi_buf_release(&text);
    return is;
}

/* "1-2-1-1" by itself, not in "11-2-1-1" nor in "1-2-1-10". A number alone is no id to go by. */
static bool names(struct hoshi_str text, const char *id)
{
    static const char in_id[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_";
    size_t n = strlen(id);
    if (strspn(id, "0123456789") == n)
        return false;
    for (const char *at = text.p, *end = text.p + text.n;
         text.n != 0 && (at = memmem(at, (size_t)(end - at), id, n)) != NULL; at++) {
        bool begins = at == text.p || memchr(in_id, at[-1], sizeof in_id - 1) == NULL;
        bool ends = at + n == end || memchr(in_id, at[n], sizeof in_id - 1) == NULL;
        if (begins && ends)
            return true;
    }
    return false;
}

static bool any_named(const struct hoshi_catalog *cat, struct hoshi_str text)
{
    size_t i = 0;
    while (i < cat->n_criterion && !names(text, cat->criterion[i]->id.s))
        i++;
    return i < cat->n_criterion;
}

bool hoshi_names_criteria(const struct hoshi_catalog *cat, struct hoshi_str bytes)
{
    struct hoshi_buf text;
    if (bytes.n == 0 || memchr(bytes.p, '\0', bytes.n) == NULL)
        return any_named(cat, bytes);
    hoshi_buf_init(&text, HOSHI_LIMIT_FILE_BYTES);
    narrow(bytes, &text);
    bool is = any_named(cat, (struct hoshi_str){text.p, text.n});
    hoshi_buf_release(&text);
    return is;
}
