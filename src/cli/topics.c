/* Topics, and the parts of the manual that speak of them. */
#include "cli/topics.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "stock/manual.h"

#define NAME_BYTES 64

const struct hoshi_topic hoshi_topics[] = {
#define TOPIC(word, page, heading_en, heading_ja, also, en, ja)                                    \
    {word,                                                                                         \
     page,                                                                                         \
     {{[HOSHI_LANG_JA] = heading_ja, [HOSHI_LANG_EN] = heading_en}},                               \
     " " also " ",                                                                                 \
     {{[HOSHI_LANG_JA] = ja, [HOSHI_LANG_EN] = en}}},
#include "cli/topics.def"
#undef TOPIC
    {.word = NULL},
};

/* The first line of a text, without its line break; *rest goes behind it. */
static struct hoshi_str take_line(struct hoshi_str *rest)
{
    const char *end = memchr(rest->p, '\n', rest->n);
    struct hoshi_str line = {rest->p, end != NULL ? (size_t)(end - rest->p) : rest->n};
    size_t taken = line.n + (end != NULL);
    rest->p += taken;
    rest->n -= taken;
    return line;
}

static size_t indent_of(struct hoshi_str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ')
        n++;
    return n;
}

static bool is_heading(struct hoshi_str line, const char *heading)
{
    size_t at = indent_of(line), n = strlen(heading);
    return line.n - at == n && memcmp(line.p + at, heading, n) == 0;
}

/* The heading and what stands below it, up to the next line that is no further to the right. */
static struct hoshi_str section_of(struct hoshi_str page, const char *heading)
{
    struct hoshi_str rest = page, line = {NULL, 0};
    while (rest.n > 0 && !is_heading(line = take_line(&rest), heading))
        continue;
    const char *from = line.p, *to = rest.p;
    size_t left = indent_of(line);
    while (rest.n > 0) {
        line = take_line(&rest);
        if (line.n > 0 && indent_of(line) <= left)
            break;
        if (line.n > 0) /* empty lines at the end are left out */
            to = rest.p;
    }
    return (struct hoshi_str){from, (size_t)(to - from)};
}

const struct hoshi_topic *hoshi_topic_find(const char *word)
{
    char between_spaces[NAME_BYTES + 3];
    size_t n = strlen(word);
    if (n == 0 || n > NAME_BYTES || strchr(word, ' ') != NULL)
        return NULL;
    between_spaces[0] = ' ';
    memcpy(between_spaces + 1, word, n);
    memcpy(between_spaces + 1 + n, " ", 2);
    for (const struct hoshi_topic *t = hoshi_topics; t->word != NULL; t++) {
        if (strcmp(t->word, word) == 0 || strstr(t->also, between_spaces) != NULL)
            return t;
    }
    return NULL;
}

struct hoshi_str hoshi_topic_text(const struct hoshi_topic *topic, enum hoshi_lang lang)
{
    struct hoshi_str page = hoshi_manual_page(topic->page, lang);
    const char *heading = topic->heading.v[lang];
    return *heading != '\0' ? section_of(page, heading) : page;
}

struct hoshi_str hoshi_command_text(const struct hoshi_cmd *cmd, enum hoshi_lang lang)
{
    char name[NAME_BYTES];
    (void)snprintf(name, sizeof name, "hoshi-%s.1", cmd->name);
    struct hoshi_str page = hoshi_manual_page(name, lang);
    (void)snprintf(name, sizeof name, "hoshi %s", cmd->name);
    return page.n != 0 ? page : section_of(hoshi_manual_page("hoshi.1", lang), name);
}
