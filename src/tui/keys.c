#include "tui/keys.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "i18n/msg.h"

#define KEYS_MAX 4 /* of one act, with the 0 behind the last */
#define BAR_LINES 2

enum group {
#define GROUP(id, en, ja) GROUP_##id,
#include "tui/keys.def"
    GROUP_COUNT_
};

enum bar { BAR_NEVER = 0, BAR_ALWAYS, BAR_CARRIED, BAR_ROOM };

#define TEXT(en, ja)                                                                               \
    {                                                                                              \
        {                                                                                          \
            [HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)                                         \
        }                                                                                          \
    }

static const struct hoshi_text group_name[GROUP_COUNT_] = {
#define GROUP(id, en, ja) TEXT(en, ja),
#include "tui/keys.def"
};

/* One line of every list of keys: an act, or the answer to a criterion. */
static const struct row {
    enum hoshi_act act;
    enum hoshi_status status; /* of an answer, where act is NONE */
    enum group group;
    enum hoshi_key_on on;
    enum hoshi_key_face face;
    uint32_t key[KEYS_MAX];
    const char *word;
    enum bar bar;
    struct hoshi_text in_bar, text;
} row[] = {
#define KEYS(...)                                                                                  \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
#define ACT(id, group_, on_, face_, keys, word_, bar_, bar_en, bar_ja, en, ja)                     \
    {.act = HOSHI_ACT_##id,                                                                        \
     .group = GROUP_##group_,                                                                      \
     .on = HOSHI_ON_##on_,                                                                         \
     .face = HOSHI_FACE_##face_,                                                                   \
     .key = keys,                                                                                  \
     .word = (word_),                                                                              \
     .bar = BAR_##bar_,                                                                            \
     .in_bar = TEXT(bar_en, bar_ja),                                                               \
     .text = TEXT(en, ja)},
#define STATUS(id, code, key_, comes_to, because, asks, oscal, also, en, ja)                       \
    {.status = HOSHI_STATUS_##id,                                                                  \
     .group = GROUP_ANSWER,                                                                        \
     .on = HOSHI_ON_CRITERION,                                                                     \
     .key = {key_},                                                                                \
     .bar = BAR_ALWAYS,                                                                            \
     .in_bar = TEXT(en, ja),                                                                       \
     .text = TEXT(en, ja)},
#include "tui/keys.def"
#undef STATUS
};

#define N_ROW (sizeof row / sizeof row[0])

/* --- what a key does */

static bool fits(const struct row *r, enum hoshi_key_on on, enum hoshi_key_face face)
{
    return (r->on == HOSHI_ON_ANY || r->on == on) &&
           (r->face == HOSHI_FACE_BOTH || r->face == face);
}

enum hoshi_act hoshi_act_of_key(uint32_t key, enum hoshi_key_on on, enum hoshi_key_face face)
{
    for (size_t i = 0; i < N_ROW; i++) {
        for (size_t k = 0; k < KEYS_MAX && row[i].key[k] != 0; k++) {
            if (row[i].key[k] == key && fits(&row[i], on, face))
                return row[i].act;
        }
    }
    return HOSHI_ACT_NONE;
}

enum hoshi_act hoshi_act_of_word(const char *word)
{
    for (size_t i = 0; i < N_ROW; i++) {
        if (row[i].word != NULL && hoshi_str_eq_nocase(word, row[i].word))
            return row[i].act;
    }
    return HOSHI_ACT_NONE;
}

bool hoshi_answer_of_key(uint32_t key, enum hoshi_status *ret_status)
{
    char sign[4];
    bool alias;
    if (key == 'o' || key == 'y') {
        *ret_status = HOSHI_STATUS_MET;
        return true;
    }
    if (key == 'x') {
        *ret_status = HOSHI_STATUS_UNMET;
        return true;
    }
    if (hoshi_status_of_key(key, ret_status))
        return true;
    size_t n = key >= 0x80 && key < 0x110000 ? hoshi_key_encode(key, sign) : 0;
    return n != 0 &&
           hoshi_status_parse((struct hoshi_str){sign, n}, ret_status, &alias) == HOSHI_OK;
}

/* --- how a key is called */

static void put_key(uint32_t key, enum hoshi_lang lang, struct hoshi_buf *out)
{
    static const struct {
        uint32_t key;
        struct hoshi_text name;
    } special[] = {{' ', TEXT("Space", "スペース")},
                   {HOSHI_KEY_UP, TEXT("Up", "上矢印")},
                   {HOSHI_KEY_DOWN, TEXT("Down", "下矢印")},
                   {HOSHI_KEY_PAGE_UP, TEXT("PgUp", "PgUp")},
                   {HOSHI_KEY_PAGE_DOWN, TEXT("PgDn", "PgDn")},
                   {HOSHI_KEY_HOME, TEXT("Home", "Home")},
                   {HOSHI_KEY_END, TEXT("End", "End")},
                   {HOSHI_KEY_ENTER, TEXT("Enter", "Enter")},
                   {HOSHI_KEY_TAB, TEXT("Tab", "Tab")},
                   {HOSHI_KEY_BACKSPACE, TEXT("Backspace", "Backspace")},
                   {HOSHI_KEY_DELETE, TEXT("Delete", "Delete")}};
    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++) {
        if (special[i].key == key) {
            hoshi_buf_puts(out, special[i].name.v[lang]);
            return;
        }
    }
    if (key < ' ')
        hoshi_buf_puts(out, "Ctrl-");
    hoshi_buf_put(out, (char[1]){(char)(key < ' ' ? key | 0x40 : key)}, 1);
}

void hoshi_key_of_act_put(enum hoshi_act act, enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (size_t i = 0; i < N_ROW; i++) {
        if (row[i].act == act && act != HOSHI_ACT_NONE)
            put_key(row[i].key[0], lang, out);
    }
}

/* At a prompt: the letter, else the word. On the screen: every key. */
static void put_keys(const struct row *r, enum hoshi_key_face face, enum hoshi_lang lang,
                     struct hoshi_buf *out)
{
    if (face == HOSHI_FACE_PROMPT) {
        if (r->word != NULL)
            hoshi_buf_puts(out, r->word);
        else
            put_key(r->key[0], lang, out);
        return;
    }
    for (size_t k = 0; k < KEYS_MAX && r->key[k] != 0; k++) {
        hoshi_buf_puts(out, k > 0 ? ", " : "");
        put_key(r->key[k], lang, out);
    }
}

/* --- lists */

/* A line that grows by pieces that are not broken. */
struct flow {
    struct hoshi_buf *out;
    unsigned width, at, n_line;
    const char *start, *gap;
};

static void put_piece(struct flow *f, const struct hoshi_buf *piece)
{
    unsigned w = hoshi_utf8_str_cells((struct hoshi_str){piece->p, piece->n});
    unsigned gap = (unsigned)strlen(f->gap);
    if (f->at != 0 && f->at + gap + w > f->width) {
        hoshi_buf_puts(f->out, "\n");
        f->at = 0;
    }
    f->n_line += f->at == 0;
    hoshi_buf_puts(f->out, f->at == 0 ? f->start : f->gap);
    hoshi_buf_put(f->out, piece->p, piece->n);
    f->at += w + (f->at == 0 ? (unsigned)strlen(f->start) : gap);
}

static bool is_taken(const struct row *r, const struct hoshi_catalog *cat)
{
    if ((r->act == HOSHI_ACT_TARGET && cat->n_level < 2) ||
        (r->on == HOSHI_ON_CONDITION && cat->n_condition == 0))
        return false;
    return hoshi_catalog_takes(cat, (unsigned)r->status);
}

static bool in_bar(const struct row *r, enum hoshi_key_on on, bool carried, bool all)
{
    return fits(r, on, HOSHI_FACE_SCREEN) &&
           (r->bar == BAR_ALWAYS || (r->bar == BAR_CARRIED && carried) ||
            (r->bar == BAR_ROOM && all));
}

/* "1-5 level", "y applied": the keys of a catalogue that asks for something else than a status. */
static void put_other_keys(struct flow *f, const struct hoshi_catalog *cat, enum hoshi_lang lang,
                           struct hoshi_buf *piece)
{
    struct hoshi_buf range;
    if (cat->applicability) {
        hoshi_buf_puts(piece, hoshi_msg(HOSHI_MSG_ASSESS_APPLIED_KEYS, lang));
        put_piece(f, piece);
    }
    if (cat->n_scale == 0)
        return;
    hoshi_buf_init(&range, 0);
    hoshi_buf_int(&range, cat->scale[0].value);
    hoshi_buf_puts(&range, "-");
    hoshi_buf_int(&range, cat->scale[cat->n_scale - 1].value);
    hoshi_msg_put(piece, HOSHI_MSG_ASSESS_LEVEL_KEYS, lang, range.p, NULL, NULL);
    put_piece(f, piece);
    hoshi_buf_release(&range);
}

static unsigned put_bar(const struct hoshi_catalog *cat, enum hoshi_key_on on, bool carried,
                        bool all, enum hoshi_lang lang, unsigned width, struct hoshi_buf *out)
{
    struct flow f = {out, width, 0, 0, "", " "};
    struct hoshi_buf piece;
    hoshi_buf_init(&piece, 0);
    if (on == HOSHI_ON_CRITERION)
        put_other_keys(&f, cat, lang, &piece);
    for (size_t i = 0; i < N_ROW; i++) {
        if (!in_bar(&row[i], on, carried, all) || !is_taken(&row[i], cat))
            continue;
        hoshi_buf_clear(&piece);
        put_key(row[i].key[0], lang, &piece);
        hoshi_buf_puts(&piece, lang == HOSHI_LANG_JA ? "" : " ");
        hoshi_buf_puts(&piece, row[i].in_bar.v[lang]);
        put_piece(&f, &piece);
    }
    hoshi_buf_release(&piece);
    return f.n_line;
}

void hoshi_keys_put_bar(const struct hoshi_catalog *cat, enum hoshi_key_on on, bool carried,
                        enum hoshi_lang lang, unsigned width, struct hoshi_buf *out)
{
    struct hoshi_buf all;
    hoshi_buf_init(&all, 0);
    if (put_bar(cat, on, carried, true, lang, width, &all) <= BAR_LINES)
        hoshi_buf_put(out, all.p, all.n);
    else
        (void)put_bar(cat, on, carried, false, lang, width, out);
    hoshi_buf_release(&all);
}

void hoshi_keys_put_help(const struct hoshi_catalog *cat, enum hoshi_key_face face,
                         enum hoshi_lang lang, unsigned width, struct hoshi_buf *out)
{
    struct hoshi_buf piece;
    hoshi_buf_init(&piece, 0);
    for (int g = 0; g < GROUP_COUNT_; g++) {
        struct flow f = {out, width, 0, 0, " ", "   "};
        hoshi_buf_puts(out, group_name[g].v[lang]);
        hoshi_buf_puts(out, "\n");
        hoshi_buf_clear(&piece);
        if (g == GROUP_ANSWER)
            put_other_keys(&f, cat, lang, &piece);
        for (size_t i = 0; i < N_ROW; i++) {
            if (row[i].group != (enum group)g || !is_taken(&row[i], cat) ||
                (row[i].face != HOSHI_FACE_BOTH && row[i].face != face))
                continue;
            hoshi_buf_clear(&piece);
            put_keys(&row[i], face, lang, &piece);
            hoshi_buf_puts(&piece, " ");
            hoshi_buf_puts(&piece, row[i].text.v[lang]);
            put_piece(&f, &piece);
        }
        hoshi_buf_puts(out, "\n");
    }
    hoshi_buf_release(&piece);
}

/* mdoc: a name of its own for each key; ? and / would be taken for punctuation. */
void hoshi_keys_put_man(enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (size_t i = 0; i < N_ROW; i++) {
        if (row[i].face == HOSHI_FACE_PROMPT)
            continue;
        hoshi_buf_puts(out, ".It Ic");
        for (size_t k = 0; k < KEYS_MAX && row[i].key[k] != 0; k++) {
            hoshi_buf_puts(out, k > 0 ? " , " : " ");
            hoshi_buf_puts(out, row[i].key[k] == '?' || row[i].key[k] == '/' ? "\\&" : "");
            put_key(row[i].key[k], lang, out);
        }
        hoshi_buf_puts(out, "\n");
        hoshi_buf_puts(out, row[i].text.v[lang]);
        hoshi_buf_puts(out, lang == HOSHI_LANG_JA ? "。\n" : ".\n");
    }
}
