/* Build tool: manual <MANDOC-OUTPUT >TEXT
 * A manual page as mandoc prints it for a terminal becomes plain text: no overstrikes, no head and
 * foot of a printed page, no two empty lines in a row. mandoc breaks lines at spaces only, which
 * Japanese does not have: of a Japanese page it is given all the width it wants, and the lines are
 * broken here by the rules of Japanese. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "report/text/wrap.h"

#define LINE_BYTES 65536
#define WIDTH_CELLS 78

/* "h\bho\bo" -> "ho": a byte sequence of one character stands on each side of a backspace. */
static void drop_overstrikes(char *line)
{
    char *to = line;
    for (const char *p = line; *p != '\0'; p++) {
        if (*p != '\b') {
            *to++ = *p;
            continue;
        }
        do /* one character back */
            to -= to > line;
        while (to > line && ((unsigned char)*to & 0xc0) == 0x80);
    }
    *to = '\0';
}

static bool begins_with_one_of(const char *text, const char *marks)
{
    char one[4] = {0};
    for (size_t i = 0; i < 3 && text[i] != '\0'; i++)
        one[i] = text[i];
    return (unsigned char)one[0] >= 0x80 && strstr(marks, one) != NULL;
}

/* Where a line of the source ends, roff puts a space; next to these marks Japanese has none. */
static void drop_spaces(char *line)
{
    char *to = line;
    for (const char *p = line; *p != '\0'; p++) {
        bool single = *p == ' ' && p[1] != ' ' && p > line && p[-1] != ' ';
        bool behind = single && to - line >= 3 && begins_with_one_of(to - 3, "、。（）「」：");
        if (single && (behind || begins_with_one_of(p + 1, "、。（）「」：")))
            continue;
        *to++ = *p;
    }
    *to = '\0';
}

/* Where later lines begin: under the text behind a label, "     it      what it is". */
static size_t text_column(const char *line)
{
    size_t at = strspn(line, " ");
    for (size_t i = at; line[i] != '\0'; i++) {
        if (line[i] == ' ' && line[i + 1] == ' ')
            at = i + strspn(line + i, " ");
    }
    return at;
}

/* "     -f, --format json | oscal | …": the head of an entry that lists words. */
static bool is_choices(const char *line)
{
    return line[strspn(line, " ")] == '-' && strstr(line, " | ") != NULL;
}

/* A line that cmake/manual.sh has marked (U+E000) stays as it is; so does one without Japanese, a
 * command. */
static bool is_to_break(char *line)
{
    static const char mark[] = "\xee\x80\x80";
    char *marked = strstr(line, mark);
    bool breaks = is_choices(line);
    if (marked != NULL) {
        memmove(marked, marked + strlen(mark), strlen(marked + strlen(mark)) + 1);
        return false;
    }
    for (const char *p = line; *p != '\0' && !breaks; p++)
        breaks = (unsigned char)*p >= 0xe3; /* U+3000 and above */
    return breaks && hoshi_utf8_str_cells(hoshi_str_from(line)) > WIDTH_CELLS;
}

static void put_line(struct hoshi_buf *out, char *line)
{
    if (!is_to_break(line)) {
        hoshi_buf_puts(out, line);
        hoshi_buf_puts(out, "\n");
        return;
    }
    size_t n = text_column(line);
    unsigned cells = (unsigned)hoshi_utf8_str_cells((struct hoshi_str){line, n});
    hoshi_buf_put(out, line, n);
    /* of choices later lines begin where the text below does, as in English */
    hoshi_wrap(out, line + n, WIDTH_CELLS, cells, is_choices(line) ? cells + 8 : cells);
}

/* The first and the last line are the head and the foot of the page; what is between them is kept.
 * A line is put when the next one has come. */
static bool convert(FILE *in, struct hoshi_buf *out)
{
    static char line[LINE_BYTES], held[LINE_BYTES];
    bool empty = false;
    size_t n_held = 0;
    while (fgets(line, sizeof line, in) != NULL) {
        size_t length = strlen(line);
        if (line[length - 1] != '\n')
            return false; /* too long */
        line[length - 1] = '\0';
        drop_overstrikes(line);
        drop_spaces(line);
        if (*line == '\0') {
            empty = true;
            continue;
        }
        if (n_held > 1)
            put_line(out, held);
        if (n_held > 1 && empty)
            hoshi_buf_puts(out, "\n");
        memcpy(held, line, strlen(line) + 1);
        n_held++;
        empty = false;
    }
    return !ferror(in);
}

int main(void)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    bool ok = convert(stdin, &out) && !out.failed && out.n != 0 &&
              fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    if (!ok)
        fputs("manual: the page cannot be converted\n", stderr);
    hoshi_buf_release(&out);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
