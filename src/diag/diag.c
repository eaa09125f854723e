/* The bounded list: collecting, ordering, exit status. */
#include "diag/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "diag/fold.h"
#include "diag/quote.h"
#include "i18n/msg.h"

static const struct hoshi_diag_info info[HOSHI_DIAG_COUNT_] = {
#define ROW(c, name_, severity_, en, ja)                                                           \
    [HOSHI_##                                                                                      \
        c] = {#c, name_, HOSHI_##severity_, {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}}},
#include "diag/codes.def"
#undef ROW
};

const char hoshi_status_choices_en[] =
#define UNANSWERED_STATUS(...)
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja)                        \
    ", " code " (" ja " " also ")"
#include <hoshi/status.def>
#undef STATUS
    ;
const char hoshi_status_choices_ja[] =
#define UNANSWERED_STATUS(...)
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja)                        \
    "、" code "（" ja " " also "）"
#include <hoshi/status.def>
#undef STATUS
    ;
const char hoshi_column_choices[] =
#define KEPT_COLUMN(id, code, also) /* nobody types them */
#define COLUMN(id, code, of, also) ", " code " (" also ")"
#include <hoshi/columns.def>
#undef COLUMN
    ;
static const struct hoshi_text word_text[HOSHI_WORD_COUNT_] = {
#define WORD(id, en, ja) [HOSHI_WORD_##id] = {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}},
#include "diag/words.def"
#undef WORD
};
/* A word travels as an address, so that no text of a file can be taken for one. */
static const char word_token[HOSHI_WORD_COUNT_];

const char *hoshi_diag_word(enum hoshi_word word)
{
    return &word_token[word];
}

const char *hoshi_diag_character(uint32_t c)
{
    return hoshi_diag_word(hoshi_utf8_is_noncharacter(c) ? HOSHI_WORD_NONCHARACTER
                           : c == '\n' || c == '\r'      ? HOSHI_WORD_LINE_BREAK
                                                         : HOSHI_WORD_CONTROL_CHARACTER);
}

static bool is_word(const char *arg)
{
    uintptr_t at = (uintptr_t)arg, first = (uintptr_t)word_token;
    return at >= first && at < first + sizeof word_token;
}

const char *hoshi_diag_arg(const char *arg, enum hoshi_lang lang)
{
    return is_word(arg) ? hoshi_text_get(&word_text[arg - word_token], lang) : arg;
}

const struct hoshi_diag_info *hoshi_diag_info(unsigned code)
{
    return code < HOSHI_DIAG_COUNT_ ? &info[code] : NULL;
}

void hoshi_diags_init(struct hoshi_diags *diags, struct hoshi_arena *arena)
{
    *diags = (struct hoshi_diags){.arena = arena};
}

static bool more_sources(struct hoshi_diags *diags)
{
    unsigned cap = diags->cap_source != 0 ? diags->cap_source * 2u : 8u;
    if (cap > HOSHI_DIAG_SOURCES)
        cap = HOSHI_DIAG_SOURCES;
    struct hoshi_source *v =
        cap > diags->cap_source ? hoshi_arena_array(diags->arena, cap, sizeof *v) : NULL;
    if (v == NULL)
        return false;
    if (diags->n_source != 0)
        memcpy(v, diags->source, diags->n_source * sizeof *v);
    diags->source = v;
    diags->cap_source = (uint16_t)cap;
    return true;
}

uint16_t hoshi_diags_source(struct hoshi_diags *diags, const char *name, struct hoshi_str text)
{
    if (diags->n_source == diags->cap_source && !more_sources(diags))
        return HOSHI_DIAG_SOURCES;
    const char *copy = hoshi_arena_strndup(diags->arena, name, strlen(name));
    diags->source[diags->n_source] =
        (struct hoshi_source){.name = copy != NULL ? copy : "?", .text = text};
    return diags->n_source++;
}

void hoshi_diags_text(struct hoshi_diags *diags, uint16_t source, struct hoshi_str text)
{
    if (source >= diags->n_source)
        return;
    diags->source[source].text = text;
    diags->source[source].lines = NULL;
    diags->source[source].n_fold = 0;
}

void hoshi_diags_cells(struct hoshi_diags *diags, uint16_t source, const char *const *sheet,
                       size_t n)
{
    if (source >= diags->n_source)
        return;
    hoshi_diags_text(diags, source, (struct hoshi_str){NULL, 0});
    diags->source[source].is_workbook = true;
    diags->source[source].sheet = sheet;
    diags->source[source].n_sheet = n;
}

/* The first digit of a code says whose fault it is. */
static int exit_of(enum hoshi_diag_code code)
{
    switch (info[code].code[2]) {
    case '1':
        return 3;
    case '2':
        return 4;
    case '3':
        return 2;
    default:
        return 5;
    }
}

int hoshi_diags_exit(const struct hoshi_diags *diags)
{
    return diags->n_error == 0 ? 0 : exit_of((enum hoshi_diag_code)diags->worst);
}

static struct hoshi_diag *slot(struct hoshi_diags *diags)
{
    if (diags->n == HOSHI_LIMIT_DIAGS)
        return NULL;
    if (diags->n == diags->cap) {
        uint32_t cap = diags->cap != 0 ? diags->cap * 2 : 8;
        struct hoshi_diag *v = hoshi_arena_array(diags->arena, cap, sizeof *v);
        if (v == NULL)
            return NULL;
        if (diags->n != 0)
            memcpy(v, diags->v, diags->n * sizeof *v);
        diags->v = v;
        diags->cap = cap;
    }
    return &diags->v[diags->n++];
}

static const char *arg_copy(struct hoshi_diags *diags, const char *s)
{
    if (s == NULL || is_word(s))
        return s;
    size_t n = strlen(s);
    if (n > 2 * HOSHI_LIMIT_ARG_BYTES) { /* cut at a character, never inside one */
        struct hoshi_str rest = {s, n};
        size_t kept = 0;
        uint32_t c;
        for (size_t k; kept < HOSHI_LIMIT_ARG_BYTES && (k = hoshi_utf8_next(rest, &c)) != 0;) {
            kept += k;
            rest.p += k;
            rest.n -= k;
        }
        char *cut = hoshi_arena_alloc(diags->arena, kept + sizeof "…");
        if (cut != NULL) {
            memcpy(cut, s, kept);
            memcpy(cut + kept, "…", sizeof "…");
        }
        return cut;
    }
    return hoshi_arena_strndup(diags->arena, s, n);
}

static bool add(struct hoshi_diags *diags, uint16_t source, enum hoshi_diag_code code,
                struct hoshi_span span, const char *const arg[3])
{
    struct hoshi_diag *d = slot(diags);
    if (d == NULL)
        return false;
    *d = (struct hoshi_diag){.code = (uint16_t)code,
                             .source = source,
                             .group = diags->n_group,
                             .span = span,
                             .row = hoshi_diags_row(diags, source, span.line),
                             .quote = hoshi_quote_take(diags, source, span)};
    for (int i = 0; i < 3; i++)
        d->arg[i] = arg_copy(diags, arg[i]);
    return true;
}

bool hoshi_diag_is_kept(const struct hoshi_diags *diags)
{
    return diags->n != 0 && diags->v[diags->n - 1].group == diags->n_group;
}

void hoshi_diag_add(struct hoshi_diags *diags, uint16_t source, enum hoshi_diag_code code,
                    struct hoshi_span span, const char *a0, const char *a1, const char *a2)
{
    if (info[code].severity == HOSHI_ERROR) {
        if (diags->n_error == 0 || exit_of(code) > exit_of((enum hoshi_diag_code)diags->worst))
            diags->worst = (uint16_t)code;
        diags->n_error++;
    }
    diags->n_group++;
    if (!add(diags, source, code, span, (const char *const[3]){a0, a1, a2}))
        diags->n_dropped++;
}

void hoshi_diag_note(struct hoshi_diags *diags, uint16_t source, enum hoshi_diag_code code,
                     struct hoshi_span span, const char *a0)
{
    if (hoshi_diag_is_kept(diags)) /* a note that finds no room is no problem that is not shown */
        (void)add(diags, source, code, span, (const char *const[3]){a0, NULL, NULL});
}

const char *hoshi_diag_number(struct hoshi_diags *diags, long long v)
{
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 64);
    hoshi_buf_int(&buf, v);
    const char *s = buf.failed ? NULL : hoshi_arena_strndup(diags->arena, buf.p, buf.n);
    hoshi_buf_release(&buf);
    return s != NULL ? s : "?";
}

static int by_place(const void *pa, const void *pb)
{
    const struct hoshi_diag *a = pa, *b = pb;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->span.line != b->span.line)
        return a->span.line < b->span.line ? -1 : 1;
    if (a->span.col != b->span.col)
        return a->span.col < b->span.col ? -1 : 1;
    return a->group < b->group ? -1 : a->group > b->group;
}

void hoshi_diags_keep_errors(struct hoshi_diags *diags)
{
    uint32_t kept = 0;
    bool keep = false;
    for (uint32_t i = 0; i < diags->n; i++) {
        const struct hoshi_diag *d = &diags->v[i];
        if (i == 0 || d->group != diags->v[i - 1].group)
            keep = hoshi_diag_info(d->code)->severity == HOSHI_ERROR;
        if (keep)
            diags->v[kept++] = *d;
    }
    diags->n = kept;
}

/* Sort the heads of the groups, then lay every group out behind its head: notes carry places of
 * their own that must not move them. */
void hoshi_diags_sort(struct hoshi_diags *diags)
{
    if (diags->n < 2)
        return;
    struct hoshi_diag *head = hoshi_arena_array(diags->arena, diags->n, sizeof *head);
    struct hoshi_diag *out = hoshi_arena_array(diags->arena, diags->n, sizeof *out);
    uint32_t *at = hoshi_arena_array(diags->arena, (size_t)diags->n_group + 1, sizeof *at);
    if (head == NULL || out == NULL || at == NULL)
        return; /* the order of finding is readable too */
    uint32_t n_head = 0, n_out = 0;
    for (uint32_t i = 0; i < diags->n; i++) {
        if (i == 0 || diags->v[i].group != diags->v[i - 1].group) {
            at[diags->v[i].group] = i;
            head[n_head++] = diags->v[i];
        }
    }
    qsort(head, n_head, sizeof *head, by_place);
    for (uint32_t h = 0; h < n_head; h++) {
        for (uint32_t i = at[head[h].group]; i < diags->n && diags->v[i].group == head[h].group;
             i++)
            out[n_out++] = diags->v[i];
    }
    diags->v = out;
    diags->cap = diags->n;
}

void hoshi_diag_text(const struct hoshi_diag *diag, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf safe[3];
    const char *arg[3];
    for (int i = 0; i < 3; i++) {
        hoshi_buf_init(&safe[i], 8 * HOSHI_LIMIT_ARG_BYTES * 4);
        if (is_word(diag->arg[i]))
            hoshi_buf_puts(&safe[i], hoshi_diag_arg(diag->arg[i], lang));
        else if (diag->arg[i] != NULL)
            hoshi_put_visible(&safe[i], hoshi_str_from(diag->arg[i]), 0);
        arg[i] = safe[i].p;
    }
    hoshi_format(out, hoshi_text_get(&info[diag->code].text, lang), arg, 3);
    for (int i = 0; i < 3; i++)
        hoshi_buf_release(&safe[i]);
}

void hoshi_diag_place(const struct hoshi_diags *diags, const struct hoshi_diag *diag,
                      struct hoshi_buf *out)
{
    if (diag->source >= diags->n_source) {
        hoshi_buf_puts(out, "hoshi");
        return;
    }
    const char *name = diags->source[diag->source].name;
    hoshi_put_visible(out, hoshi_str_from(*name != '\0' ? name : "''"), 0);
    if (diag->span.line != 0 && diags->source[diag->source].is_workbook) {
        hoshi_put_sheet_cell(&diags->source[diag->source], diag->span, out);
    } else if (diag->span.line != 0) {
        hoshi_buf_puts(out, ":");
        hoshi_buf_int(out, diag->span.line);
        hoshi_buf_puts(out, ":");
        hoshi_buf_int(out, diag->span.col);
    }
}
