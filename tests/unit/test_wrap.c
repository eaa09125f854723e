/* Lines of a terminal: never too wide, nothing lost, and Japanese rules at both ends of a line, for
 * every text of the built-in files at every usual width. */
#include "load.h"

#include "base/utf8.h"
#include "report/text/wrap.h"

static struct loaded l;
static struct hoshi_glossary *glossary;
static struct hoshi_support_list *support;
static size_t n_text;

static int set_up(void **state)
{
    (void)state;
    struct hoshi_input in;
    load_builtin(&l);
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_GLOSSARY, "glossary", &in), HOSHI_OK);
    must_load(&l, hoshi_glossary_load(&in, &l.arena, &l.diags, &glossary));
    assert_int_equal(hoshi_builtin_find(HOSHI_BUILTIN_SUPPORT, "support", &in), HOSHI_OK);
    must_load(&l, hoshi_support_load(&in, l.cat, &l.arena, &l.diags, &support));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

/* The rules as JIS X 4051 has them, written out a second time. */
static bool must_not_begin(const char *line)
{
    static const char *const set[] = {"、", "。", "，", "．", "・", "」", "』", "）", "】",
                                      "〕", "？", "！", "ー", "々", "ゃ", "ゅ", "ょ", "っ",
                                      "ャ", "ュ", "ョ", "ッ", "ァ", "ィ", "ェ", "：", ",",
                                      ".",  ")",  "]",  "}",  "!",  "?",  ":",  ";"};
    for (size_t i = 0; i < LENGTH(set); i++) {
        if (strncmp(line, set[i], strlen(set[i])) == 0)
            return true;
    }
    return false;
}

static bool must_not_end(const char *line, size_t n)
{
    static const char *const set[] = {"「", "『", "（", "【", "〔", "(", "[", "{"};
    for (size_t i = 0; i < LENGTH(set); i++) {
        size_t k = strlen(set[i]);
        if (n >= k && memcmp(line + n - k, set[i], k) == 0)
            return true;
    }
    return false;
}

static void without_blanks(const char *s, struct hoshi_buf *out)
{
    for (; *s != '\0'; s++) {
        if (*s != ' ' && *s != '\n')
            hoshi_buf_put(out, s, 1);
    }
}

static void check(const char *text, unsigned width, unsigned at, unsigned indent)
{
    struct hoshi_buf b, before, after;
    hoshi_buf_init(&b, 0);
    hoshi_buf_init(&before, 0);
    hoshi_buf_init(&after, 0);
    hoshi_wrap(&b, text, width, at, indent);
    assert_true(b.n != 0 && b.p[b.n - 1] == '\n');
    unsigned room = at;
    bool paragraph = true; /* the first line of a paragraph begins as its author wrote it */
    const char *source = text;
    for (char *line = b.p, *end; *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        size_t n = (size_t)(end - line);
        const char *first = line + (room == at && line == b.p ? 0 : indent);
        unsigned cells = hoshi_utf8_str_cells((struct hoshi_str){line, n}) + (line == b.p ? at : 0);
        if (cells > width)
            fail_msg("%u cells at width %u: %.*s", cells, width, (int)n, line);
        if (n != 0 && end[-1] == ' ' && n > indent)
            fail_msg("blank at the end: '%.*s'", (int)n, line);
        if (!paragraph && must_not_begin(first))
            fail_msg("width %u: a line begins: %.*s", width, (int)n, line);
        /* Where the source goes on with a line break, the line ends as its author wrote it. */
        size_t left = strcspn(source, "\n"), used = 0;
        for (const char *p = first; p < end; p++)
            used += *p != ' ';
        size_t k = 0;
        for (size_t left_used = 0; k < left && left_used < used; k++)
            left_used += source[k] != ' ';
        bool last = k == left || strspn(source + k, " ") == left - k;
        if (!last && must_not_end(line, n))
            fail_msg("width %u: a line ends: %.*s", width, (int)n, line);
        source += last ? left + (source[left] == '\n') : k;
        paragraph = last;
        room = indent;
    }
    without_blanks(text, &before);
    without_blanks(b.p, &after);
    assert_int_equal(before.n, after.n);
    assert_true(before.n == 0 || memcmp(before.p, after.p, before.n) == 0);
    hoshi_buf_release(&after);
    hoshi_buf_release(&before);
    hoshi_buf_release(&b);
}

static void both(const struct hoshi_text *t)
{
    for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
        for (unsigned width = 40; t->v[lang] != NULL && width <= 100; width++)
            check(t->v[lang], width, 0, 0);
        if (t->v[lang] != NULL)
            check(t->v[lang], 80, 17, 8);
        n_text += t->v[lang] != NULL;
    }
}

static void criterion(const struct hoshi_criterion *c)
{
    const struct hoshi_text *const t[] = {&c->text, &c->question, &c->why, &c->how, &c->note};
    for (size_t i = 0; i < LENGTH(t); i++)
        both(t[i]);
    for (size_t i = 0; i < c->n_item; i++)
        both(&c->item[i]);
    for (size_t i = 0; i < c->n_evidence; i++)
        both(&c->evidence[i]);
    for (size_t i = 0; i < c->n_branch; i++) {
        both(&c->branch[i].text);
        both(&c->branch[i].fits);
    }
}

static void every_built_in_text_at_every_width(void **state)
{
    (void)state;
    for (size_t i = 0; i < l.cat->n_criterion; i++)
        criterion(l.cat->criterion[i]);
    for (size_t i = 0; i < l.cat->n_requirement; i++) {
        both(&l.cat->requirement[i]->title);
        both(&l.cat->requirement[i]->aim);
    }
    for (size_t i = 0; i < l.cat->n_condition; i++) {
        both(&l.cat->condition[i].question);
        both(&l.cat->condition[i].no_means);
    }
    for (size_t i = 0; i < l.n_fw; i++)
        both(&l.fw[i]->note);
    for (size_t i = 0; i < glossary->n_term; i++)
        both(&glossary->term[i].text);
    for (size_t i = 0; i < support->n_support; i++) {
        both(&support->support[i].what);
        both(&support->support[i].suits);
        both(&support->support[i].cost);
        both(&support->support[i].source);
    }
    assert_true(n_text > 2000); /* it did look */
}

static void known_breaks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned width, at, indent;
        const char *out;
    } row[] = {
        {"", 10, 0, 0, "\n"},
        {"abc", 10, 0, 0, "abc\n"},
        {"aaa bbb ccc", 7, 0, 0, "aaa bbb\nccc\n"},
        {"aaa bbb ccc", 6, 0, 2, "aaa\n  bbb\n  ccc\n"},
        {"aaa   bbb", 5, 0, 0, "aaa\nbbb\n"},
        {"あいうえお", 6, 0, 0, "あいう\nえお\n"},
        {"あいう。えお", 6, 0, 0, "あい\nう。え\nお\n"},
        {"あい「うえ」お", 6, 0, 0, "あい\n「う\nえ」お\n"},
        {"ああMFAああ", 6, 0, 0, "ああ\nMFAあ\nあ\n"},
        {"abcdefghij", 4, 0, 0, "abcd\nefgh\nij\n"}, /* no place to break: cut */
        {"a\nb", 10, 4, 2, "a\n  b\n"},
        {"a\nb\n", 10, 0, 0, "a\nb\n"},
        {"a\n\nb", 10, 0, 2, "a\n  \n  b\n"},
        {"あ", 1, 0, 0, "あ\n"}, /* narrower than a character: it stands alone */
        {"a\x1b[0mb", 40, 0, 0, "a\\x1b[0mb\n"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_wrap(&b, row[i].text, row[i].width, row[i].at, row[i].indent);
        assert_string_equal(b.p, row[i].out);
        hoshi_buf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(known_breaks),
        cmocka_unit_test(every_built_in_text_at_every_width),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
