/* What a machine can check of the guidance: complete in both languages, nothing said twice, the
 * numbers of each criterion named, one spelling, short sentences. People check the rest; see
 * docs/explanation/guidance.md. */
#include <hoshi/builtin.h>

#include "unit.h"

#include "app/session/session.h"
#include "base/str.h"
#include "base/utf8.h"

#define SENTENCE_JA_CHARS 90
#define SENTENCE_EN_WORDS 42

static struct hoshi_session s;
static int n_bad;

static int set_up(void **state)
{
    (void)state;
    hoshi_session_init(&s);
    return hoshi_session_catalog(&s, NULL) == HOSHI_OK && hoshi_session_texts(&s) == HOSHI_OK &&
                   hoshi_session_frameworks(&s) == HOSHI_OK
               ? 0
               : 1;
}

static int tear_down(void **state)
{
    (void)state;
    hoshi_session_release(&s);
    return 0;
}

static void bad(const char *where, const char *what, const char *text)
{
    printf("%s: %s: %.120s\n", where, what, text);
    n_bad++;
}

static void both_languages(const char *where, const char *field, const struct hoshi_text *t)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        if (t->v[l] == NULL || *t->v[l] == '\0') {
            bad(where, "missing in one language", field);
            return;
        }
        if (strstr(t->v[l], "TO"
                            "DO") != NULL ||
            strstr(t->v[l], "…未") != NULL)
            bad(where, "placeholder", t->v[l]);
    }
    if (strlen(t->v[0]) > 24 && strcmp(t->v[0], t->v[1]) == 0)
        bad(where, "same text in both languages", field);
}

static void test_every_field_in_both_languages(void **state)
{
    (void)state;
    n_bad = 0;
    for (size_t i = 0; i < s.catalog->n_requirement; i++)
        both_languages(s.catalog->requirement[i]->id.s, "aim", &s.catalog->requirement[i]->aim);
    for (size_t i = 0; i < s.catalog->n_condition; i++) {
        both_languages(s.catalog->condition[i].id.s, "question", &s.catalog->condition[i].question);
        both_languages(s.catalog->condition[i].id.s, "no_means", &s.catalog->condition[i].no_means);
    }
    for (size_t i = 0; i < s.catalog->n_criterion; i++) {
        const struct hoshi_criterion *c = s.catalog->criterion[i];
        both_languages(c->id.s, "text", &c->text);
        both_languages(c->id.s, "question", &c->question);
        both_languages(c->id.s, "why", &c->why);
        both_languages(c->id.s, "how", &c->how);
        assert_int_not_equal(c->effort, HOSHI_EFFORT_NONE);
        assert_int_not_equal(c->owner, HOSHI_OWNER_NONE);
        assert_in_range(c->n_evidence, 2, 4);
        for (size_t k = 0; k < c->n_evidence; k++)
            both_languages(c->id.s, "evidence", &c->evidence[k]);
        for (size_t k = 0; k < c->n_item; k++)
            both_languages(c->id.s, "items", &c->item[k]);
        for (size_t k = 0; k < c->n_branch; k++) {
            both_languages(c->id.s, "alternatives", &c->branch[k].text);
            both_languages(c->id.s, "fits", &c->branch[k].fits);
        }
        if (c->note.v[0] != NULL || c->note.v[1] != NULL)
            both_languages(c->id.s, "note", &c->note);
    }
    assert_int_equal(n_bad, 0);
}

static size_t lines_of(const char *text)
{
    size_t n = 1;
    for (; *text != '\0'; text++)
        n += *text == '\n';
    return n;
}

static void test_two_to_five_steps(void **state)
{
    (void)state;
    for (size_t i = 0; i < s.catalog->n_criterion; i++) {
        const struct hoshi_criterion *c = s.catalog->criterion[i];
        assert_in_range(lines_of(c->how.v[HOSHI_LANG_JA]), 2, 5);
        assert_int_equal(lines_of(c->how.v[HOSHI_LANG_JA]), lines_of(c->how.v[HOSHI_LANG_EN]));
    }
}

static void test_nothing_is_said_twice(void **state)
{
    (void)state;
    n_bad = 0;
    for (size_t i = 0; i < s.catalog->n_criterion; i++) {
        for (size_t k = 0; k < i; k++) {
            const struct hoshi_criterion *a = s.catalog->criterion[i], *b = s.catalog->criterion[k];
            for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
                if (strcmp(a->how.v[l], b->how.v[l]) == 0 ||
                    strcmp(a->question.v[l], b->question.v[l]) == 0 ||
                    strcmp(a->text.v[l], b->text.v[l]) == 0 ||
                    strcmp(a->why.v[l], b->why.v[l]) == 0)
                    bad(a->id.s, "says the same as", b->id.s);
            }
        }
    }
    assert_int_equal(n_bad, 0);
}

/* A number stands alone: "8" is not in "18" or "2.8". Ids such as 4-1-8 do not count. */
static bool names_number(const char *text, const char *number)
{
    size_t n = strlen(number);
    for (const char *p = text; (p = strstr(p, number)) != NULL; p++) {
        char before = p == text ? ' ' : p[-1], after = p[n];
        bool part = (before >= '0' && before <= '9') || before == '.' || before == '-' ||
                    (after >= '0' && after <= '9') || after == '-' ||
                    (after == '.' && p[n + 1] >= '0' && p[n + 1] <= '9');
        if (!part)
            return true;
    }
    return false;
}

static bool names_frequency(const char *english, const char *frequency)
{
    if (strstr(frequency, "年") != NULL)
        return strstr(english, "once a year") != NULL || strstr(english, "yearly") != NULL ||
               strstr(english, "every year") != NULL || strstr(english, "a year") != NULL ||
               strstr(english, "each year") != NULL;
    return strstr(english, "once a month") != NULL || strstr(english, "monthly") != NULL;
}

static void put_text(struct hoshi_buf *b, const struct hoshi_text *t, int lang)
{
    hoshi_buf_puts(b, t->v[lang]);
    hoshi_buf_puts(b, "\n");
}

static void number_in(const struct hoshi_criterion *c, const char *number, int lang)
{
    bool frequency = strstr(number, "回") != NULL;
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    put_text(&text, &c->text, lang);
    for (size_t i = 0; i < c->n_item; i++)
        put_text(&text, &c->item[i], lang);
    for (size_t i = 0; i < c->n_branch; i++)
        put_text(&text, &c->branch[i].text, lang);
    const char *how = c->how.v[lang];
    bool in_text = lang == HOSHI_LANG_JA || !frequency ? names_number(text.p, number)
                                                       : names_frequency(text.p, number);
    bool in_how = lang == HOSHI_LANG_JA || !frequency ? names_number(how, number)
                                                      : names_frequency(how, number);
    if (!in_text)
        bad(c->id.s,
            lang == HOSHI_LANG_JA ? "number missing in text ja" : "number missing in text en",
            number);
    if (!in_how)
        bad(c->id.s,
            lang == HOSHI_LANG_JA ? "number missing in how ja" : "number missing in how en",
            number);
    hoshi_buf_release(&text);
}

static void test_numbers_of_the_criteria(void **state)
{
    (void)state;
    n_bad = 0;
    int rows = 0;
    FILE *f = fopen("tests/data/figures.tsv", "r");
    assert_non_null(f);
    char line[512];
    while (fgets(line, sizeof line, f) != NULL) {
        if (*line == '#')
            continue;
        char *save = NULL, *id = strtok_r(line, "\t\n", &save), *number;
        const struct hoshi_criterion *c = hoshi_catalog_find(s.catalog, id);
        assert_non_null(c);
        rows++;
        while ((number = strtok_r(NULL, "\t\n", &save)) != NULL) {
            number_in(c, number, HOSHI_LANG_JA);
            number_in(c, number, HOSHI_LANG_EN);
        }
    }
    fclose(f);
    assert_true(rows > 30);
    assert_int_equal(n_bad, 0);
}

/* One spelling: the left form is wrong where the right one is meant. */
static const char *const spelling[][2] = {
    {"ユーザー", "ユーザ"},
    {"サーバー", "サーバ"},
    {"ルーター", "ルータ"},
    {"ブラウザー", "ブラウザ"},
    {"フォルダー", "フォルダ"},
    {"プリンター", "プリンタ"},
    {"コンピューター", "コンピュータ"},
    {"ウィルス", "ウイルス"},
    {"ヶ月", "か月"},
    {"カ月", "か月"},
    {"棚卸し", "棚卸"},
    {"ファイヤウォール", "ファイアウォール"},
    {"情シス", "情報システム担当"},
    {"セキュリティー", "セキュリティ"},
    {"メイル", "メール"},
    {"お問合せ", "問い合わせ"},
    {"バックアップー", "バックアップ"},
};

static void check_japanese(const char *where, const char *text, bool sentences)
{
    for (size_t i = 0; i < sizeof spelling / sizeof spelling[0]; i++) {
        if (strstr(text, spelling[i][0]) != NULL)
            bad(where, spelling[i][0], text);
    }
    size_t chars = 0;
    struct hoshi_str rest = hoshi_str_from(text);
    uint32_t c;
    for (size_t k; (k = hoshi_utf8_next(rest, &c)) != 0; rest.p += k, rest.n -= k) {
        if (c >= 0xff10 && c <= 0xff19)
            bad(where, "full-width digit", text);
        chars = c == 0x3002 || c == '\n' ? 0 : chars + 1; /* 。 */
        if (sentences && chars > SENTENCE_JA_CHARS) {
            bad(where, "sentence too long (ja)", text);
            return;
        }
    }
}

static void check_english(const char *where, const char *text)
{
    size_t words = 1;
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '\n' || (strchr(".?!;", *p) != NULL && p[1] == ' '))
            words = 0;
        words += *p == ' ';
        if (words > SENTENCE_EN_WORDS) {
            bad(where, "sentence too long (en)", text);
            return;
        }
    }
}

static void check_guidance(const char *where, const struct hoshi_text *t)
{
    check_japanese(where, t->v[HOSHI_LANG_JA], true);
    check_english(where, t->v[HOSHI_LANG_EN]);
}

static void test_spelling_and_sentences(void **state)
{
    (void)state;
    n_bad = 0;
    for (size_t i = 0; i < s.catalog->n_criterion; i++) {
        const struct hoshi_criterion *c = s.catalog->criterion[i];
        check_japanese(c->id.s, c->text.v[HOSHI_LANG_JA], false); /* a criterion may enumerate */
        check_guidance(c->id.s, &c->question);
        check_guidance(c->id.s, &c->why);
        check_guidance(c->id.s, &c->how);
        for (size_t k = 0; k < c->n_evidence; k++)
            check_japanese(c->id.s, c->evidence[k].v[HOSHI_LANG_JA], false);
    }
    for (size_t i = 0; i < s.glossary->n_term; i++)
        check_guidance(s.glossary->term[i].id.s, &s.glossary->term[i].text);
    assert_int_equal(n_bad, 0);
}

static void test_glossary_and_support(void **state)
{
    (void)state;
    n_bad = 0;
    assert_true(s.glossary->n_term >= 60);
    for (size_t i = 0; i < s.glossary->n_term; i++) {
        both_languages(s.glossary->term[i].id.s, "term", &s.glossary->term[i].term);
        both_languages(s.glossary->term[i].id.s, "text", &s.glossary->term[i].text);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(s.glossary->term[i].id.s, s.glossary->term[k].id.s);
    }
    for (size_t i = 0; i < s.support->n_support; i++) {
        const struct hoshi_support *h = &s.support->support[i];
        both_languages(h->id.s, "suits", &h->suits);
        both_languages(h->id.s, "cost", &h->cost);
        both_languages(h->id.s, "source", &h->source);
        assert_non_null(h->as_of);
        assert_true(h->criteria.n > 0);
        for (size_t k = 0; k < h->criteria.n; k++)
            assert_non_null(hoshi_catalog_find(s.catalog, h->criteria.v[k].s));
    }
    assert_int_equal(n_bad, 0);
}

/* Sentences of the official list that are ambiguous carry a note. */
static void test_ambiguous_wording_has_a_note(void **state)
{
    (void)state;
    static const char *const flagged[] = {
        "4-4-4-1", "4-4-2-1", "4-4-4-3", "4-1-4-1", "4-1-5-3", "4-1-3-5", "4-1-3-3",
        "4-5-1-7", "3-1-3-1", "3-1-3-2", "3-1-4-7", "3-1-4-8", "4-4-1-2", "4-4-5-4",
        "3-2-1-1", "3-2-1-2", "3-2-1-3", "3-2-1-5", "4-1-7-6", "4-5-1-4", "4-1-9-3",
        "7-1-1-2", "5-1-1-3", "5-2-1-2", "5-1-1-2", "1-2-2-2", "3-1-5-3"};
    for (size_t i = 0; i < sizeof flagged / sizeof flagged[0]; i++) {
        const struct hoshi_criterion *c = hoshi_catalog_find(s.catalog, flagged[i]);
        assert_non_null(c);
        if (c->note.v[HOSHI_LANG_JA] == NULL)
            fail_msg("%s has no note", flagged[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_field_in_both_languages),
        cmocka_unit_test(test_two_to_five_steps),
        cmocka_unit_test(test_nothing_is_said_twice),
        cmocka_unit_test(test_numbers_of_the_criteria),
        cmocka_unit_test(test_spelling_and_sentences),
        cmocka_unit_test(test_glossary_and_support),
        cmocka_unit_test(test_ambiguous_wording_has_a_note),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
