/* The words of the glossary that a criterion uses, so that a reader knows what can be looked up. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "report/text/explain.h"

/* Scripts whose words are not separated from each other by anything but a change of script. */
enum script { OTHER = 0, KATAKANA, LATIN };

static enum script script_of(uint32_t c)
{
    if ((c >= 0x30a1 && c <= 0x30fe) || (c >= 0xff66 && c <= 0xff9f))
        return KATAKANA;
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? LATIN
                                                                                      : OTHER;
}

/* Whether a word ends between two characters: ログ is no word of プログラム, nor OS one of POST. */
static bool is_edge(uint32_t before, uint32_t after)
{
    return script_of(before) == OTHER || script_of(before) != script_of(after);
}

static uint32_t code_point_before(const char *text, const char *at)
{
    uint32_t c = 0;
    const char *p = at;
    while (p > text && ((unsigned char)*--p & 0xc0) == 0x80)
        continue;
    if (p < at)
        (void)hoshi_utf8_next((struct hoshi_str){p, (size_t)(at - p)}, &c);
    return c;
}

static uint32_t code_point_at(const char *at)
{
    uint32_t c = 0;
    (void)hoshi_utf8_next(hoshi_str_from(at), &c);
    return c;
}

static bool has_word(const char *text, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = text; n != 0 && (p = strstr(p, word)) != NULL; p += n) {
        if (is_edge(code_point_before(text, p), code_point_at(p)) &&
            is_edge(code_point_before(text, p + n), code_point_at(p + n)))
            return true;
    }
    return false;
}

static bool mentions(const struct hoshi_criterion *crit, const char *word)
{
    const struct hoshi_text *const text[] = {&crit->text, &crit->question, &crit->why, &crit->how};
    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
        if (text[i]->v[HOSHI_LANG_JA] != NULL && has_word(text[i]->v[HOSHI_LANG_JA], word))
            return true;
    }
    return false;
}

/* The name without what stands in brackets behind it: "多要素認証（MFA）" is found as 多要素認証.
 */
bool hoshi_explain_mentions(const struct hoshi_criterion *crit, const struct hoshi_term *term)
{
    const char *ja = hoshi_text_get(&term->term, HOSHI_LANG_JA), *bracket = strstr(ja, "（");
    char name[128];
    size_t n = bracket != NULL ? (size_t)(bracket - ja) : strlen(ja);
    if (n >= sizeof name)
        return false;
    memcpy(name, ja, n);
    name[n] = '\0';
    return mentions(crit, name);
}

void hoshi_explain_terms(const struct hoshi_print *p, const struct hoshi_library *lib,
                         const struct hoshi_criterion *crit)
{
    struct hoshi_buf list;
    size_t n = 0;
    hoshi_buf_init(&list, 0);
    for (size_t i = 0; lib->glossary != NULL && i < lib->glossary->n_term; i++) {
        if (!hoshi_explain_mentions(crit, &lib->glossary->term[i]))
            continue;
        hoshi_buf_puts(&list, n++ > 0 ? ", " : "");
        hoshi_buf_puts(&list, hoshi_text_get(&lib->glossary->term[i].term, p->lang));
    }
    if (n != 0)
        hoshi_print_field(p, HOSHI_MSG_EXPLAIN_TERMS, list.p);
    hoshi_print_drop(p, &list);
}
