#include "cli/suffix.h"

#include <string.h>

#include "base/str.h"
#include "diag/diag.h"

static const struct {
    const char *suffixes, *formats;
} row[] = {
#define SUFFIX(suffixes, formats) {suffixes, formats},
#include "cli/suffixes.def"
#undef SUFFIX
};

#define N_ROW (sizeof row / sizeof row[0])

/* What a command can write. */
struct formats {
    const char *const *words;
    const char *standard; /* of words */
};

static bool is_word(const char *word, const char *s, size_t n)
{
    return strlen(word) == n && memcmp(word, s, n) == 0;
}

static int find(const char *const *words, const char *s, size_t n)
{
    for (int w = 0; words[w] != NULL; w++) {
        if (is_word(words[w], s, n))
            return w;
    }
    return -1;
}

/* Index of the format that a row means to a command: what it writes when nothing is said, if that
 * is among them, or else the first that it has; -1 when it has none. */
static int format_of_row(size_t i, const struct formats *c)
{
    int first = -1;
    for (const char *f = row[i].formats; *f != '\0';) {
        size_t n = strcspn(f, " ");
        if (is_word(c->standard, f, n))
            return find(c->words, f, n);
        first = first < 0 ? find(c->words, f, n) : first;
        f += n + (f[n] == ' ');
    }
    return first;
}

static int format_of_path(const char *path, const struct formats *c)
{
    for (size_t i = 0; i < N_ROW; i++) {
        if (hoshi_path_suffix_is(path, row[i].suffixes))
            return format_of_row(i, c);
    }
    return -1;
}

/* "text (.txt), json (.json), oscal": what a command can write, and the names that say so. */
static void put_formats(struct hoshi_buf *out, const struct formats *c)
{
    const char *const *words = c->words;
    for (int w = 0; words[w] != NULL; w++) {
        hoshi_buf_puts(out, w > 0 ? ", " : "");
        hoshi_buf_puts(out, words[w]);
        for (size_t i = 0; i < N_ROW; i++) {
            if (format_of_row(i, c) != w)
                continue;
            hoshi_buf_puts(out, " (");
            hoshi_buf_puts(out, row[i].suffixes);
            hoshi_buf_puts(out, ")");
        }
    }
}

static bool refuse(struct hoshi_diags *diags, const char *path, const char *suffix,
                   const struct formats *c)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 1024);
    put_formats(&list, c);
    hoshi_diag_add(diags, HOSHI_DIAG_SOURCES, HOSHI_HS3014, HOSHI_SPAN_FILE, path, suffix, list.p);
    hoshi_buf_release(&list);
    return false;
}

/* Sets *format where the name has a suffix. */
static bool settle(const char *path, const struct formats *c, int *format,
                   struct hoshi_diags *diags)
{
    const char *suffix = path != NULL ? hoshi_path_suffix(path) : "";
    if (*suffix == '\0' || strcmp(path, "-") == 0)
        return true;
    int f = format_of_path(path, c);
    if (f < 0)
        return refuse(diags, path, suffix, c);
    *format = f;
    return true;
}

static const struct hoshi_opt *format_row(const struct hoshi_opt *table)
{
    for (; table->name != NULL; table++) {
        if (table->kind == HOSHI_OPT_CHOICE &&
            (strcmp(table->name, "format") == 0 || strcmp(table->name, "form") == 0))
            return table;
    }
    return NULL;
}

static bool settle_list(const struct hoshi_outputs *list, const struct formats *c,
                        struct hoshi_diags *diags)
{
    bool ok = true;
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i].format < 0)
            ok = settle(list->v[i].path, c, &list->v[i].format, diags) && ok;
    }
    return ok;
}

bool hoshi_settle_formats(const struct hoshi_opt *table, void *opts, struct hoshi_diags *diags)
{
    const struct hoshi_opt *row_of_format = table != NULL ? format_row(table) : NULL;
    if (row_of_format == NULL)
        return true;
    struct hoshi_opt_int *format = (void *)((char *)opts + row_of_format->offset);
    struct formats c = {row_of_format->words, row_of_format->standard};
    if (c.standard == NULL)
        c.standard = c.words[0];
    else if (!format->set)
        format->v = find(c.words, c.standard, strlen(c.standard));
    bool ok = true;
    for (; table->name != NULL && !format->set; table++) {
        void *value = (char *)opts + table->offset;
        if (table->kind == HOSHI_OPT_OUTPUT) {
            struct formats of_output = {table->words, c.standard};
            ok = settle_list(value, &of_output, diags) && ok;
        } else if (table->takes == HOSHI_TAKES_FILE_AS) {
            ok = settle(*(const char **)value, &c, &format->v, diags) && ok;
        }
    }
    return ok;
}
