/* faces FILE: prints FILE with all that the tables know written anew.
 *
 *   completions, pages, documents   what stands between a line with "generated: NAME" and a line
 *                                   with "end of generated"; the NAME screen-X is the screen
 *                                   tests/tui/golden/X as it is
 *   manual pages                    besides: ".It Fl …" of an option that takes one of some words,
 *                                   and lists of verbs
 *   schemas                         the enum behind a "$comment": "generated: NAME"
 *
 * scripts/faces runs it over all files; the test docs.generated looks whether it would change any.
 */
#include "faces.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"
#include "base/str.h"

#define NAME_BYTES 64
#define LINE_BYTES 8192

static void die(const char *file, const char *what, const char *name)
{
    fprintf(stderr, "faces: %s: %s %s\n", file, what, name);
    exit(1);
}

/* The name behind "generated: " in a line; false when there is none. */
static bool block_name(const char *line, char ret_name[NAME_BYTES])
{
    static const char mark[] = "generated: ";
    const char *at = strstr(line, mark);
    if (at == NULL)
        return false;
    at += sizeof mark - 1;
    size_t n = strspn(at, "abcdefghijklmnopqrstuvwxyz.-");
    HOSHI_ASSERT(n < NAME_BYTES);
    memcpy(ret_name, at, n);
    ret_name[n] = '\0';
    return true;
}

static const struct block *block_of(const char *name)
{
    static const struct block *const all[] = {shell_blocks, document_blocks, manual_blocks};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        for (const struct block *b = all[i]; b->name != NULL; b++) {
            if (strcmp(b->name, name) == 0)
                return b;
        }
    }
    return NULL;
}

/* --- schemas */

static void put_value(struct hoshi_buf *out, const char *indent, const char *value, bool *any)
{
    hoshi_buf_puts(out, *any ? ",\n" : "");
    hoshi_buf_puts(out, indent);
    hoshi_buf_puts(out, "  ");
    hoshi_buf_puts(out, value);
    *any = true;
}

static void put_words(struct hoshi_buf *out, const char *indent, const char *const *words,
                      bool *any)
{
    char quoted[NAME_BYTES];
    for (; *words != NULL; words++) {
        snprintf(quoted, sizeof quoted, "\"%s\"", *words);
        put_value(out, indent, quoted, any);
    }
}

static void put_enum(struct hoshi_buf *out, const char *comment, const char *const *words,
                     const char *const *other)
{
    char indent[NAME_BYTES];
    bool any = false;
    snprintf(indent, sizeof indent, "%.*s", (int)strspn(comment, " "), comment);
    hoshi_buf_puts(out, indent);
    hoshi_buf_puts(out, "\"enum\": [\n");
    put_words(out, indent, words, &any);
    if (other != NULL) { /* an empty value, the spellings, and what YAML 1.1 makes of yes and no */
        put_words(out, indent, (const char *const[]){"", NULL}, &any);
        put_words(out, indent, other, &any);
        put_value(out, indent, "true", &any);
        put_value(out, indent, "false", &any);
    }
    hoshi_buf_puts(out, "\n");
    hoshi_buf_puts(out, indent);
    hoshi_buf_puts(out, "]");
}

/* --- manual pages */

/* The command whose options a page or a section is about. */
static const struct hoshi_cmd *command_in(const char *text, const char *before)
{
    const char *at = strstr(text, before);
    char name[NAME_BYTES];
    if (at == NULL)
        return NULL;
    at += strlen(before);
    snprintf(name, sizeof name, "%.*s", (int)strspn(at, "abcdefghijklmnopqrstuvwxyz"), at);
    return hoshi_cmd_find(hoshi_commands, name);
}

/* The long name in ".It Fl f , Fl -format …" */
static bool option_name(const char *line, char ret_name[NAME_BYTES])
{
    const char *at = strncmp(line, ".It Fl ", 7) == 0 ? strstr(line, "Fl -") : NULL;
    if (at == NULL)
        return false;
    snprintf(ret_name, NAME_BYTES, "%.*s", (int)strspn(at + 4, "abcdefghijklmnopqrstuvwxyz-"),
             at + 4);
    return true;
}

/* ".Cm list | show": all words are verbs. */
static bool is_verbs(const char *line, const struct hoshi_cmd *cmd)
{
    return cmd != NULL && cmd->verb != NULL && strncmp(line, ".Cm ", 4) == 0 &&
           strncmp(line + 4, cmd->verb[0].name, strlen(cmd->verb[0].name)) == 0 &&
           strstr(line, " | ") != NULL;
}

static void put_man_line(struct hoshi_buf *out, const char *file, const char *line,
                         const struct hoshi_cmd *cmd)
{
    char name[NAME_BYTES];
    const char *verbs = cmd != NULL && cmd->verb != NULL ? strstr(line, " Cm ") : NULL;
    if (option_name(line, name)) {
        const struct hoshi_opt *row = option_of(cmd, name);
        if (row == NULL)
            die(file, "no such option:", name);
        if (row->kind == HOSHI_OPT_CHOICE)
            put_man_option(out, row);
        else
            hoshi_buf_puts(out, line);
    } else if (is_verbs(line, cmd)) {
        hoshi_buf_puts(out, ".Cm ");
        put_man_verbs(out, cmd);
        hoshi_buf_puts(out, "\n");
    } else if (verbs != NULL && strncmp(line, ".Ss ", 4) == 0) {
        hoshi_buf_put(out, line, (size_t)(verbs - line));
        hoshi_buf_puts(out, " Cm ");
        put_man_verbs(out, cmd);
        hoshi_buf_puts(out, strstr(verbs, " Ar ") != NULL ? strstr(verbs, " Ar ") : "\n");
    } else {
        hoshi_buf_puts(out, line);
    }
}

/* --- files */

static void skip_until(FILE *in, const char *file, const char *end, char *line)
{
    while (fgets(line, LINE_BYTES, in) != NULL) {
        if (strstr(line, end) != NULL)
            return;
    }
    die(file, "not found:", end);
}

static void replace_enum(struct hoshi_buf *out, FILE *in, const char *file, const char *name,
                         char *line)
{
    const char *const *other, *const *words = words_of(name, &other);
    if (words == NULL)
        die(file, "no such list:", name);
    put_enum(out, line, words, other);
    skip_until(in, file, "]", line);
    hoshi_buf_puts(out, strchr(line, ']') + 1);
}

/* A screen as the tests saw it, in the way of the page to show what is not to be filled. */
static void put_screen(struct hoshi_buf *out, const char *file, const char *name)
{
    char path[2 * NAME_BYTES], line[LINE_BYTES];
    bool is_man = strstr(file, "/man/") != NULL;
    snprintf(path, sizeof path, "tests/tui/golden/%s", name);
    FILE *screen = fopen(path, "r");
    if (screen == NULL)
        die(file, "no such screen:", path);
    hoshi_buf_puts(out, is_man ? ".Bd -literal\n" : "```\n");
    while (fgets(line, sizeof line, screen) != NULL)
        hoshi_buf_puts(out, line);
    hoshi_buf_puts(out, is_man ? ".Ed\n" : "```\n");
    fclose(screen);
}

static void replace_block(struct hoshi_buf *out, FILE *in, const char *file, const char *name,
                          char *line)
{
    static const char screen[] = "screen-";
    const struct block *block = block_of(name);
    if (strncmp(name, screen, sizeof screen - 1) == 0)
        put_screen(out, file, name + sizeof screen - 1);
    else if (block != NULL)
        block->put(out);
    else
        die(file, "no such block:", name);
    skip_until(in, file, "end of generated", line);
    hoshi_buf_puts(out, line);
}

static void rewrite(struct hoshi_buf *out, FILE *in, const char *file)
{
    char line[LINE_BYTES], name[NAME_BYTES];
    bool is_man = strstr(file, "/man/") != NULL && hoshi_str_ends(file, ".1");
    bool is_schema = hoshi_str_ends(file, ".json");
    const struct hoshi_cmd *page = is_man ? command_in(file, "/hoshi-") : NULL, *cmd = page;
    while (fgets(line, sizeof line, in) != NULL) {
        if (is_man && (strncmp(line, ".Ss ", 4) == 0 || strncmp(line, ".Sh ", 4) == 0))
            cmd = page != NULL ? page : command_in(line, ".Ss hoshi ");
        if (is_man)
            put_man_line(out, file, line, cmd);
        else
            hoshi_buf_puts(out, line);
        if (!block_name(line, name))
            continue;
        if (is_schema)
            replace_enum(out, in, file, name, line);
        else
            replace_block(out, in, file, name, line);
    }
}

int main(int argc, char **argv)
{
    struct hoshi_buf out;
    FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (in == NULL)
        die(argc == 2 ? argv[1] : "usage", argc == 2 ? "cannot be read" : "faces FILE", "");
    hoshi_buf_init(&out, 0);
    rewrite(&out, in, argv[1]);
    fclose(in);
    if (out.failed || fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0)
        die(argv[1], "cannot be written", "");
    hoshi_buf_release(&out);
    return 0;
}
