/* The words of the program: both languages say the same, every word is used, arguments go in. */
#include "unit.h"

#include <hoshi/answers.h>
#include <hoshi/result.h>

#include "base/str.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "i18n/msg.h"

struct row {
    const char *table, *id, *en, *ja;
};

/* Every table of texts for people, as one. */
static const struct row all_rows[] = {
#define MSG(id, en, ja) {"messages.def", #id, en, ja},
#include "i18n/messages.def"
#undef MSG
#define ROW(code, name, severity, en, ja) {"codes.def", #code, en, ja},
#include "diag/codes.def"
#undef ROW
#define WORD(id, en, ja) {"words.def", #id, en, ja},
#include "diag/words.def"
#undef WORD
#define FINDING(id, code, detect, en, ja) {"finding.def", #id, en, ja},
#include <hoshi/finding.def>
#undef FINDING
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja)                        \
    {"status.def", #id, en, ja},
#include <hoshi/status.def>
#undef STATUS
#define REASON(id, code, en, ja) {"reason.def", #id, en, ja},
#include <hoshi/reason.def>
#undef REASON
#define EFFORT(id, code, en, ja) {"vocabulary.def", "EFFORT_" #id, en, ja},
#define OWNER(id, code, en, ja) {"vocabulary.def", "OWNER_" #id, en, ja},
#define CONFIDENCE(id, code, en, ja) {"vocabulary.def", "CONFIDENCE_" #id, en, ja},
#define BASIS(id, code, en, ja) {"vocabulary.def", "BASIS_" #id, en, ja},
#define CATALOG_STATUS(id, code, en, ja) {"vocabulary.def", "CATALOG_STATUS_" #id, en, ja},
#define CONFIRMATION(id, code, en, ja) {"vocabulary.def", "CONFIRMATION_" #id, en, ja},
#include <hoshi/vocabulary.def>
#define LANGUAGE(id, code, en, ja, colon, comma, semicolon) {"language.def", #id, en, ja},
#include <hoshi/language.def>
#undef LANGUAGE
};

/* Bits of the placeholders {0} to {3}; bit 8: a brace that is none. */
static unsigned placeholders(const char *s)
{
    unsigned set = 0;
    for (; *s != '\0'; s++) {
        if (*s == '{' && s[1] >= '0' && s[1] <= '3' && s[2] == '}') {
            set |= 1u << (s[1] - '0');
            s += 2;
        } else if (*s == '{' && s[1] >= '0' && s[1] <= '9') {
            set |= 1u << 8;
        }
    }
    return set;
}

static void both_languages_take_the_same_arguments(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(all_rows); i++) {
        const struct row *r = &all_rows[i];
        if (placeholders(r->en) != placeholders(r->ja))
            fail_msg("%s: %s: placeholders differ: %s / %s", r->table, r->id, r->en, r->ja);
        assert_row(placeholders(r->en) < 1u << 8, r->id);
    }
}

static void no_row_is_empty_or_careless(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(all_rows); i++) {
        const struct row *r = &all_rows[i];
        if (strcmp(r->table, "reason.def") == 0 && strcmp(r->id, "NONE") == 0)
            continue; /* the zero value: no reason */
        assert_row(*r->en != '\0' && *r->ja != '\0', r->id);
        const char *both[2] = {r->en, r->ja};
        for (int l = 0; l < 2; l++) {
            struct hoshi_str s = str_of(both[l]);
            uint32_t c;
            for (size_t k; (k = hoshi_utf8_next(s, &c)) != 0; s.p += k, s.n -= k) {
                assert_row(c == '\n' || !hoshi_utf8_is_control(c), r->id);
                assert_row(!(c >= 0xff10 && c <= 0xff19), r->id); /* full-width digits */
                /* Japanese in an English row; what may be written in a sheet is no label */
                assert_row(l == 1 || c < 0x3000 || hoshi_str_ends(r->id, "_CHOICES"), r->id);
            }
            assert_row(s.n == 0, r->id);
        }
    }
}

/* Style of a diagnostic: a lower-case start where it starts with a word, no full stop. */
static void diagnostics_have_one_style(void **state)
{
    (void)state;
    const struct hoshi_diag_info *row;
    for (unsigned i = 0; (row = hoshi_diag_info(i)) != NULL; i++) {
        const char *en = row->text.v[HOSHI_LANG_EN], *ja = row->text.v[HOSHI_LANG_JA];
        assert_row(en[strlen(en) - 1] != '.', row->code);
        assert_row(strlen(ja) < 3 || strcmp(ja + strlen(ja) - 3, "。") != 0, row->code);
        assert_row(!(en[0] >= 'A' && en[0] <= 'Z') || strncmp(en, "YAML", 4) == 0 ||
                       strncmp(en, "JSON", 4) == 0,
                   row->code);
        for (unsigned k = 0; k < i; k++) {
            assert_string_not_equal(hoshi_diag_info(k)->code, row->code);
            assert_string_not_equal(hoshi_diag_info(k)->name, row->name);
        }
    }
    assert_null(hoshi_diag_info(100000));
}

/* A word is shown in the reader's language; the same bytes from a file are not taken for one. */
static void words_are_put_into_the_readers_language(void **state)
{
    (void)state;
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_buf out;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    hoshi_diag_add(&diags, HOSHI_DIAG_SOURCES, HOSHI_HS1101, HOSHI_SPAN_FILE, "sites",
                   hoshi_diag_word(HOSHI_WORD_SEQ), "");
    hoshi_buf_init(&out, 0);
    hoshi_diag_text(&diags.v[0], HOSHI_LANG_EN, &out);
    assert_string_equal(out.p, "'sites' must be a list, not ");
    hoshi_buf_clear(&out);
    hoshi_diag_text(&diags.v[0], HOSHI_LANG_JA, &out);
    assert_non_null(strstr(out.p, "一覧（リスト）で書きます（ここはになっています）"));
    hoshi_buf_release(&out);
    hoshi_arena_release(&arena);
}

static void arguments_go_in(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n_arg;
        const char *out;
    } row[] = {
        {"", 3, ""},
        {"{0}{1}{2}", 3, "a{0}b"},   /* an argument is not read again; NULL gives nothing */
        {"{2}-{0}-{0}", 3, "b-a-a"}, /* any order, any number */
        {"{3}", 3, ""},              /* missing: nothing */
        {"{1}", 1, ""},
        {"{4} {} {x} { {0", 3, "{4} {} {x} { {0"},
        {"★{0}★", 3, "★a★"},
    };
    const char *const arg[3] = {"a", NULL, "b"};
    const char *const tricky[3] = {"a", "{0}", "b"};
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_buf_puts(&b, "");
        hoshi_format(&b, row[i].text, i == 1 ? tricky : arg, row[i].n_arg);
        assert_string_equal(b.p, row[i].out);
        hoshi_buf_release(&b);
    }
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    hoshi_msg_put(&b, HOSHI_MSG_SCORE_TABLE_STAR, HOSHI_LANG_EN, "3", NULL, NULL);
    assert_string_equal(b.p, "★3");
    hoshi_buf_release(&b);
    assert_string_equal(hoshi_msg(HOSHI_MSG_NONE, HOSHI_LANG_JA), "");
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(both_languages_take_the_same_arguments),
        cmocka_unit_test(no_row_is_empty_or_careless),
        cmocka_unit_test(diagnostics_have_one_style),
        cmocka_unit_test(words_are_put_into_the_readers_language),
        cmocka_unit_test(arguments_go_in),
    };
    return cmocka_run_group_tests(test, NULL, NULL);
}
