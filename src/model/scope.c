#include "model/scope.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* One more of a list that begins at `from`. */
static void put_any(struct hoshi_buf *out, size_t from, enum hoshi_lang lang, const char *name)
{
    if (out->n != from)
        hoshi_buf_puts(out, lang == HOSHI_LANG_JA ? "、" : ", ");
    hoshi_buf_puts(out, name);
}

static void put_part(struct hoshi_buf *out, size_t from, enum hoshi_lang lang, const char *name)
{
    if (hoshi_utf8_says_something(name))
        put_any(out, from, lang, name);
}

/* Something is left out, though its name be a dash: then the reason says more. */
static const char *name_of(const struct hoshi_exclusion *e)
{
    if (hoshi_utf8_says_something(e->what))
        return e->what;
    if (hoshi_utf8_says_something(e->reason))
        return e->reason;
    return e->what != NULL && *e->what != '\0' ? e->what : "?";
}

/* No news: what everybody takes for granted. */
static bool is_whole(const char *unit)
{
    return unit != NULL && (strcmp(unit, "company") == 0 || strcmp(unit, "全社") == 0);
}

void hoshi_scope_covered(const struct hoshi_scope *s, enum hoshi_lang lang, struct hoshi_buf *out)
{
    size_t from = out->n;
    if (s == NULL)
        return;
    if (!is_whole(s->unit))
        put_part(out, from, lang, s->unit);
    for (size_t i = 0; i < s->site.n; i++)
        put_part(out, from, lang, s->site.v[i].s);
    if (!hoshi_utf8_says_something(s->note))
        return;
    bool alone = out->n == from;
    hoshi_buf_puts(out, alone ? "" : lang == HOSHI_LANG_JA ? "（" : " (");
    hoshi_buf_puts(out, s->note);
    hoshi_buf_puts(out, alone ? "" : lang == HOSHI_LANG_JA ? "）" : ")");
}

void hoshi_scope_said(const struct hoshi_scope *s, enum hoshi_lang lang, struct hoshi_buf *out)
{
    size_t from = out->n;
    hoshi_scope_covered(s, lang, out);
    if (s != NULL && out->n == from)
        put_part(out, from, lang, s->unit);
}

void hoshi_scope_left_out(const struct hoshi_scope *s, enum hoshi_lang lang, struct hoshi_buf *out)
{
    size_t from = out->n;
    for (size_t i = 0; s != NULL && i < s->n_exclusion; i++)
        put_any(out, from, lang, name_of(&s->exclusion[i]));
}

static enum hoshi_rc keep(struct hoshi_buf *text, struct hoshi_arena *arena, const char **ret_text)
{
    bool failed = text->failed;
    *ret_text = NULL;
    if (!failed && text->n != 0) {
        *ret_text = hoshi_arena_strndup(arena, text->p, text->n);
        failed = *ret_text == NULL;
    }
    hoshi_buf_release(text);
    return failed ? HOSHI_E_NOMEM : HOSHI_OK;
}

enum hoshi_rc hoshi_scope_texts(const struct hoshi_scope *s, struct hoshi_arena *arena,
                                const char **ret_covered, const char **ret_left_out)
{
    struct hoshi_buf covered, left_out;
    hoshi_buf_init(&covered, 0);
    hoshi_buf_init(&left_out, 0);
    hoshi_scope_covered(s, HOSHI_LANG_EN, &covered);
    hoshi_scope_left_out(s, HOSHI_LANG_EN, &left_out);
    enum hoshi_rc rc = keep(&covered, arena, ret_covered);
    enum hoshi_rc rc2 = keep(&left_out, arena, ret_left_out);
    return rc != HOSHI_OK ? rc : rc2;
}
