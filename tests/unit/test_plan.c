/* Plans of small sheets, where every day can be counted by hand; and what Markdown and calendars
 * make of foreign text. */
#include <hoshi/plan.h>

#include "load.h"

#include "report/markdown.h"
#include "report/plan/calendar.h"

static const char criteria[] =
    "hoshi: catalogue/1\nid: small\nedition: 2026-11\nstatus: draft\n"
    "title: {ja: あ, en: a}\nlevels: [{star: 3, title: {ja: あ, en: a}}, {star: 4, title: {ja: あ, "
    "en: a}}]\n"
    "groups:\n- id: '1'\n  title: {ja: あ, en: a}\n  requirements:\n  - id: 1-1\n    title: {ja: "
    "あ, en: a}\n    criteria:\n"
    "    - {id: 1-1-1, star: 3, text: {ja: あ, en: a}}\n"
    "    - {id: 1-1-2, star: 3, builds_on: [1-1-1], text: {ja: あ, en: a}}\n"
    "    - {id: 1-1-3, star: 3, builds_on: [1-1-2], text: {ja: あ, en: a}}\n"
    "    - {id: 1-1-4, star: 3, text: {ja: あ, en: a}}\n"
    "    - {id: 1-1-5, star: 4, text: {ja: あ, en: a}}\n"
    "    - {id: 1-1-6, star: 4, text: {ja: あ, en: a}}\n";

#define PACKAGE(id, owner, hours, ids, more)                                                       \
    "  - {id: " id ", title: {ja: あ, en: a}, outcome: {ja: あ, en: a}, owner: " owner             \
    ", hours_small: " hours ", hours_medium: 1000, first_step: {ja: あ, en: a}, criteria: [" ids   \
    "]" more "}\n"
/* clang-format off */
static const char work[] =
    "hoshi: plan/1\ncatalogue: small@2026-11\nconfidence: low\n"
    "note: {ja: あ, en: a}\npackages:\n"
    PACKAGE("A", "it", "8", "1-1-1", "")
    PACKAGE("B", "hr", "8", "1-1-2", "")
    PACKAGE("C", "it", "8", "1-1-3", "")
    PACKAGE("D", "it", "16", "1-1-4", "")
    PACKAGE("E", "hr", "9", "1-1-5, 1-1-6", ", depends_on: [A]");
/* clang-format on */

static struct loaded l;
static struct hoshi_packages *list;
static hoshi_day first_day;

static int set_up(void **state)
{
    (void)state;
    loaded_init(&l);
    struct hoshi_input in = input_of("small.yaml", str_of(criteria));
    must_load(&l, hoshi_catalog_load(&in, &l.arena, &l.diags, &l.cat));
    load_policies(&l);
    in = input_of("plan.yaml", str_of(work));
    must_load(&l, hoshi_packages_load(&in, l.cat, NULL, &l.arena, &l.diags, &list));
    first_day = day_of("2027-01-04");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

static struct hoshi_plan plan_of(const char *answers, uint8_t star)
{
    static struct hoshi_result r;
    struct hoshi_plan p = {0};
    const struct hoshi_plan_wishes wishes = {.start = first_day, .hours_per_week = 8, .star = star};
    must_load(&l, load_sheet(&l, answers, day_of("2026-12-01")));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, day_of("2026-12-01"), &l.arena, &r),
                     HOSHI_OK);
    assert_int_equal(hoshi_plan_make(&r, list, &wishes, &l.arena, &p), HOSHI_OK);
    return p;
}

/* "A 2027-01-04 2027-01-10", "A …|B …": everything about order and days in one line. */
static void expect(const struct hoshi_plan *p, const char *want)
{
    struct hoshi_buf b;
    char day[HOSHI_DATE_BYTES];
    hoshi_buf_init(&b, 0);
    for (size_t i = 0; i < p->n_item; i++) {
        const struct hoshi_plan_item *item = &p->item[i];
        hoshi_buf_puts(&b, i != 0 ? "|" : "");
        hoshi_buf_puts(&b, item->package->id.s);
        hoshi_buf_puts(&b, " ");
        hoshi_buf_puts(&b, hoshi_date_format(item->start, day));
        hoshi_buf_puts(&b, " ");
        hoshi_buf_puts(&b, hoshi_date_format(item->end, day));
        if (item->reaches != 0) {
            hoshi_buf_puts(&b, " *");
            hoshi_buf_int(&b, item->reaches);
        }
        hoshi_buf_puts(&b, item->late ? " late" : "");
    }
    assert_string_equal(b.n != 0 ? b.p : "", want);
    hoshi_buf_release(&b);
}

/* Eight hours a week: eight hours of work fill seven days. D takes the days in which C waits. */
static void roles_work_side_by_side(void **state)
{
    (void)state;
    struct hoshi_plan p = plan_of("", 3);
    expect(&p, "A 2027-01-04 2027-01-10|B 2027-01-11 2027-01-17|D 2027-01-11 2027-01-24|"
               "C 2027-01-25 2027-01-31 *3");
    assert_int_equal(p.hours, 40);
    p = plan_of("", 4);
    expect(&p, "A 2027-01-04 2027-01-10|B 2027-01-11 2027-01-17|D 2027-01-11 2027-01-24|"
               "E 2027-01-18 2027-01-25|C 2027-01-25 2027-01-31 *4");
}

/* What is done costs nothing and still holds apart what stands on either side of it. */
static void done_work_is_passed_through(void **state)
{
    (void)state;
    struct hoshi_plan p = plan_of("answers: {1-1-2: met, 1-1-4: met, 1-1-5: met}\n", 4);
    expect(&p, "A 2027-01-04 2027-01-10|E 2027-01-11 2027-01-15|C 2027-01-11 2027-01-17 *4");
    assert_int_equal(p.item[2].n_before, 1); /* A, through B */
    assert_int_equal(p.item[2].before[0], 0);
    assert_int_equal(p.item[1].hours, 5); /* half of nine, rounded up */
    p = plan_of("answers: {1-1-1: met, 1-1-2: met, 1-1-3: met, 1-1-4: met}\n", 3);
    assert_int_equal(p.n_item, 0);
    assert_int_equal(p.end, 0);
}

/* A due date goes before the order of the packages, and presses on what has to come first. */
static void due_dates_press(void **state)
{
    (void)state;
    struct hoshi_plan p =
        plan_of("answers: {1-1-4: {status: planned, due: 2027-01-17}, 1-1-2: met}\n", 3);
    expect(&p, "D 2027-01-04 2027-01-17|A 2027-01-18 2027-01-24|C 2027-01-25 2027-01-31 *3");
    p = plan_of("answers: {1-1-4: {status: planned, due: 2027-01-16}, 1-1-2: met, "
                "1-1-3: {status: planned, due: 2027-01-15}}\n",
                3);
    expect(&p, "A 2027-01-04 2027-01-10|C 2027-01-11 2027-01-17 late|"
               "D 2027-01-18 2027-01-31 *3 late");
}

/* A star that rests on a claim is no firm one, and the policy of the sheet judges the plan, too. */
static void claims_are_kept(void **state)
{
    (void)state;
    struct hoshi_plan p;
    struct hoshi_result r;
    const struct hoshi_plan_wishes wishes = {.start = first_day, .hours_per_week = 8, .star = 3};
    must_load(&l, load_sheet(&l,
                             "answers: {1-1-4: {status: not-applicable, reason: none here}, "
                             "1-1-2: met, 1-1-3: met}\n",
                             day_of("2026-12-01")));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.lenient, day_of("2026-12-01"), &l.arena, &r),
                     HOSHI_OK);
    assert_int_equal(hoshi_plan_make(&r, list, &wishes, &l.arena, &p), HOSHI_OK);
    expect(&p, "A 2027-01-04 2027-01-10 *3");
    assert_false(p.item[0].is_firm);
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.strict, day_of("2026-12-01"), &l.arena, &r),
                     HOSHI_OK);
    assert_int_equal(hoshi_plan_make(&r, list, &wishes, &l.arena, &p), HOSHI_OK);
    assert_int_equal(p.n_item, 4); /* met without evidence is a gap, and so is the claim */
    assert_int_equal(p.item[3].reaches, 3);
    assert_true(p.item[3].is_firm);
}

/* The calendar ends with the year 9999. */
static void no_day_beyond_the_calendar(void **state)
{
    (void)state;
    hoshi_day was = first_day;
    first_day = day_of("9999-12-30");
    struct hoshi_plan p = plan_of("", 3);
    first_day = was;
    assert_int_equal(p.end, day_of("9999-12-31"));
}

static void markdown_stays_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } row[] = {
        {"</script>", "\\</script\\>"},
        {"[a](b) *c* `d` _e_", "\\[a\\](b) \\*c\\* \\`d\\` \\_e\\_"},
        {"# a | b", "\\# a \\| b"},
        {"- a", "\\- a"},
        {"+ a", "\\+ a"},
        {"12. a", "12\\. a"},
        {"1) a", "1\\) a"},
        {"1.5 a-b", "1\\.5 a-b"},
        {"a\nb", "a b"},
        {"a\x1b[31m", "a\\\\x1b\\[31m"},
        {"&lt; \\ 会社", "\\&lt; \\\\ 会社"},
        {"", ""},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        hoshi_markdown_text(&b, row[i].text);
        assert_string_equal(b.n != 0 ? b.p : "", row[i].want);
        hoshi_buf_release(&b);
    }
}

static void event(struct hoshi_buf *out, const char *summary, const char *start, hoshi_months every)
{
    struct hoshi_calendar cal;
    hoshi_buf_clear(out);
    hoshi_calendar_start(&cal, out, "0123456789abcdef0123", day_of("2026-11-23"), "a");
    hoshi_calendar_event(&cal, &(struct hoshi_event){.kind = "due",
                                                     .about = "1",
                                                     .summary = summary,
                                                     .text = "a\nb",
                                                     .start = day_of(start),
                                                     .end = day_of(start),
                                                     .every = every,
                                                     .alarm_days = 7});
    hoshi_calendar_end(&cal);
    assert_false(out->failed);
}

static void calendar_folds_and_escapes(void **state)
{
    (void)state;
    struct hoshi_buf b;
    char longest[1001];
    hoshi_buf_init(&b, 0);
    event(&b, "a;b,c\\d\x1b", "2027-01-31", 0);
    assert_non_null(strstr(b.p, "\r\nSUMMARY:a\\;b\\,c\\\\d\\\\x1b\r\n"));
    assert_non_null(strstr(b.p, "\r\nDESCRIPTION:a\\nb\r\n"));
    assert_non_null(
        strstr(b.p, "\r\nDTSTART;VALUE=DATE:20270131\r\nDTEND;VALUE=DATE:20270201\r\n"));
    assert_non_null(strstr(b.p, "\r\nUID:due-1-0123456789abcdef@hoshi.invalid\r\n"));
    assert_null(strstr(b.p, "RRULE"));
    for (size_t i = 0; i < 1000; i++) /* 250 characters of three bytes, odd against 75 */
        longest[i] = "x\xe3\x81\x82"[i % 4];
    longest[1000] = '\0';
    event(&b, longest, "2027-01-31", 0);
    size_t n_line = 0;
    for (const char *at = b.p; *at != '\0'; n_line++) {
        const char *end = strstr(at, "\r\n");
        assert_non_null(end);
        assert_true(end - at <= 75);
        assert_true(((unsigned char)*at & 0xc0) != 0x80); /* no character is cut */
        assert_true(((unsigned char)at[1] & 0xc0) != 0x80 || at[0] != ' ');
        at = end + 2;
    }
    assert_true(n_line > 25);
    hoshi_buf_release(&b);
}

/* Behind the 28th the last day of a month stands for a day that it does not have. */
static void duties_recur_as_periods_do(void **state)
{
    (void)state;
    static const struct {
        const char *start;
        hoshi_months every;
        const char *want;
    } row[] = {
        {"2027-01-15", 1, "\r\nRRULE:FREQ=MONTHLY\r\n"},
        {"2027-01-15", 6, "\r\nRRULE:FREQ=MONTHLY;INTERVAL=6\r\n"},
        {"2027-01-30", 1, "\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1\r\n"},
        {"2027-01-15", 12, "\r\nRRULE:FREQ=YEARLY\r\n"},
        {"2027-01-31", 36, "\r\nRRULE:FREQ=YEARLY;INTERVAL=3\r\n"},
        {"2028-02-29", 12, "\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1\r\n"},
    };
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    for (size_t i = 0; i < LENGTH(row); i++) {
        event(&b, "a", row[i].start, row[i].every);
        assert_row(strstr(b.p, row[i].want) != NULL, row[i].want);
    }
    hoshi_buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest test[] = {
        cmocka_unit_test(roles_work_side_by_side),
        cmocka_unit_test(done_work_is_passed_through),
        cmocka_unit_test(due_dates_press),
        cmocka_unit_test(claims_are_kept),
        cmocka_unit_test(no_day_beyond_the_calendar),
        cmocka_unit_test(markdown_stays_text),
        cmocka_unit_test(calendar_folds_and_escapes),
        cmocka_unit_test(duties_recur_as_periods_do),
    };
    return cmocka_run_group_tests(test, set_up, tear_down);
}
