/* Every detector: what it finds, what it leaves alone. Sheets of the small catalogue of tests/data:
 * 1-1-1-1, 1-1-1-2 (yearly, refers to -1), 1-1-1-3 (monthly, refers to -1 and -2), 1-2-1-1 (only
 * with remote-work), 2-1-1-1 and 2-1-1-2 (only with servers). */
#include "load.h"

#define AS_OF 739943 /* 2026-11-23 */

static struct loaded l;

static int set_up(void **state)
{
    (void)state;
    load_small(&l);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    loaded_release(&l);
    return 0;
}

/* "code criterion-or-condition other… date;" for each finding, in order. */
static void findings_of(const char *sheet, struct hoshi_buf *out)
{
    struct hoshi_result r;
    char day[HOSHI_DATE_BYTES];
    must_load(&l, load_sheet(&l, sheet, AS_OF));
    assert_int_equal(hoshi_judge(l.cat, l.ans, l.pol, AS_OF, &l.arena, &r), HOSHI_OK);
    hoshi_buf_puts(out, "");
    for (size_t i = 0; i < r.n_finding; i++) {
        const struct hoshi_finding *f = &r.finding[i];
        hoshi_buf_puts(out, hoshi_finding_code(f->code));
        hoshi_buf_puts(out, " ");
        hoshi_buf_puts(out, f->criterion != NULL ? f->criterion->id.s
                                                 : l.cat->condition[f->condition].id.s);
        for (size_t k = 0; k < f->n_about; k++) {
            hoshi_buf_puts(out, " ");
            hoshi_buf_puts(out, f->about[k]->id.s);
        }
        hoshi_buf_puts(out, f->day != 0 ? " " : "");
        hoshi_buf_puts(out, hoshi_date_format(f->day, day));
        hoshi_buf_puts(out, ";");
    }
}

#define YES "conditions: {remote-work: yes, servers: yes}\n"

static void every_detector(void **state)
{
    (void)state;
    static const struct {
        const char *name, *sheet, *found;
    } row[] = {
        {"nothing said, nothing found", YES, ""},
        {"a condition is not answered", "conditions: {servers: no}\n",
         "condition-unanswered remote-work;"},
        {"it builds on a gap",
         YES "answers: {1-1-1-1: unmet, 1-1-1-2: {status: met, performed: 2026-11-01}}\n",
         "contradiction 1-1-1-2 1-1-1-1;"},
        {"it builds on silence", YES "answers: {1-1-1-3: {status: met, performed: 2026-11-23}}\n",
         "contradiction 1-1-1-3 1-1-1-1 1-1-1-2;stale-soon 1-1-1-3 2026-12-23;"},
        {"not applicable where that is not possible is a gap like any other",
         YES "answers: {1-1-1-1: {status: n/a, reason: x}, 1-1-1-2: {status: met, performed: "
             "2026-11-01}}\n",
         "contradiction 1-1-1-2 1-1-1-1;"},
        {"what is not met contradicts nothing", YES "answers: {1-1-1-1: unmet, 1-1-1-2: partial}\n",
         ""},
        {"a borrowed definition is no contradiction",
         YES "answers: {1-1-1-1: unmet, 2-1-1-1: met}\n", ""},
        {"out of play is no contradiction",
         "conditions: {remote-work: no, servers: no}\nanswers: {1-1-1-1: met}\n", ""},
        {"61 days are left",
         YES "answers: {1-1-1-1: met, 1-1-1-2: {status: met, performed: 2026-01-23}}\n", ""},
        {"60 days are left",
         YES "answers: {1-1-1-1: met, 1-1-1-2: {status: met, performed: 2026-01-22}}\n",
         "stale-soon 1-1-1-2 2027-01-22;"},
        {"the last day",
         YES "answers: {1-1-1-1: met, 1-1-1-2: {status: met, performed: 2025-11-23}}\n",
         "stale-soon 1-1-1-2 2026-11-23;"},
        {"stale is a gap, no finding",
         YES "answers: {1-1-1-1: met, 1-1-1-2: {status: met, performed: 2025-11-22}}\n", ""},
        {"no date", YES "answers: {1-1-1-1: met, 1-1-1-2: met}\n", "no-performed-date 1-1-1-2;"},
        {"nobody has begun to confirm", YES "answers: {1-1-1-1: met}\n", ""},
        {"somebody has",
         YES "answers: {1-1-1-1: met, 1-2-1-1: met}\n"
             "confirmations: [{criterion: 1-2-1-1, result: accepted}]\n",
         "met-unconfirmed 1-1-1-1;"},
        {"a rejection is a gap",
         YES "answers: {1-2-1-1: met}\n"
             "confirmations: [{criterion: 1-2-1-1, result: rejected}]\n",
         ""},
        {"one rejection outweighs any acceptance",
         YES "answers: {1-1-1-1: met, 1-1-1-2: {status: met, performed: 2026-11-01}}\n"
             "confirmations: [{criterion: 1-1-1-1, result: rejected}, {criterion: 1-1-1-1, result: "
             "accepted}, "
             "{criterion: 1-1-1-2, result: accepted}]\n",
         "contradiction 1-1-1-2 1-1-1-1;"},
        {"an expert has decided again: the last counts",
         YES "answers: {1-1-1-1: met}\n"
             "confirmations: [{criterion: 1-1-1-1, result: rejected, by: A}, "
             "{criterion: 1-1-1-1, result: accepted, by: A}]\n",
         ""},
        {"another expert does not take it back",
         YES "answers: {1-1-1-1: met, 1-1-1-2: {status: met, performed: 2026-11-01}}\n"
             "confirmations: [{criterion: 1-1-1-1, result: rejected, by: A, qualification: 1}, "
             "{criterion: 1-1-1-1, result: accepted, by: A, qualification: 2}, "
             "{criterion: 1-1-1-2, result: accepted}]\n",
         "contradiction 1-1-1-2 1-1-1-1;"},
        {"a decision of tomorrow, and one that was taken back",
         YES "answers: {1-1-1-1: met, 1-2-1-1: met}\n"
             "confirmations: [{criterion: 1-1-1-1, result: accepted, by: A, on: 2026-11-24}, "
             "{criterion: 1-2-1-1, result: accepted, by: A, on: 2099-01-01}, "
             "{criterion: 1-2-1-1, result: accepted, by: A, on: 2026-11-23}]\n",
         "decision-later 1-1-1-1 2026-11-24;"},
        {"done after the decision, on its day, answered after it",
         YES "answers: {1-1-1-2: {status: met, performed: 2026-11-02}, "
             "1-1-1-3: {status: met, performed: 2026-11-01}, 1-1-1-1: met, "
             "1-2-1-1: {status: met, updated_on: 2026-11-02}}\n"
             "confirmations: [{criterion: 1-1-1-2, result: accepted, on: 2026-11-01}, "
             "{criterion: 1-1-1-3, result: accepted, on: 2026-11-01}, "
             "{criterion: 1-1-1-1, result: accepted, on: 2026-11-01}, "
             "{criterion: 1-2-1-1, result: accepted, on: 2026-11-01}]\n",
         "stale-soon 1-1-1-3 2026-12-01;met-unconfirmed 1-1-1-2;met-unconfirmed 1-2-1-1;"
         "decision-older 1-1-1-2 2026-11-01;"
         "decision-older 1-2-1-1 2026-11-01;"},
        {"accepted, and no longer claimed, or never",
         YES "answers: {1-1-1-1: partial}\n"
             "confirmations: [{criterion: 1-1-1-1, result: accepted}, "
             "{criterion: 1-2-1-1, result: accepted}, {criterion: 2-1-1-1, result: rejected}]\n",
         "accepted-unclaimed 1-1-1-1;accepted-unclaimed 1-2-1-1;"},
        {"evidence: expired yesterday, expires today, says nothing",
         YES "answers: {1-1-1-1: {status: met, evidence: [{file: a, expires: 2026-11-22}, "
             "{file: b, expires: 2026-11-23}, {file: c}, {url: d, expires: 2020-01-01}]}}\n",
         "evidence-expired 1-1-1-1 2026-11-22;evidence-expired 1-1-1-1 2020-01-01;"},
        {"evidence of a gap is no matter",
         YES "answers: {1-1-1-1: {status: partial, evidence: [{file: a, expires: 2020-01-01}]}}\n",
         ""},
        {"answered though out of play",
         "conditions: {remote-work: no, servers: no}\n"
         "answers: {1-2-1-1: met, 2-1-1-1: n/a, 2-1-1-2: {note: x}}\n",
         "answered-out-of-play 1-2-1-1;"},
        {"due: passed, today, on an open one, on a met one",
         YES
         "answers: {1-1-1-1: {status: planned, due: 2026-11-22}, 1-1-1-2: {status: planned, due: "
         "2026-11-23}, "
         "2-1-1-1: {status: unknown, due: 2026-01-01}, 1-2-1-1: {status: met, due: 2020-01-01}}\n",
         "due-passed 1-1-1-1 2026-11-22;due-passed 2-1-1-1 2026-01-01;"},
        {"carried over: with a date, without one (a gap), where nothing recurs, not applicable",
         YES "answers: {1-1-1-1: {status: met, carried_over: true}, "
             "1-1-1-2: {status: met, performed: 2026-11-01, carried_over: true}, "
             "1-1-1-3: {status: met, carried_over: true}, 1-2-1-1: {status: met, carried_over: "
             "false}}\n",
         "carried-over 1-1-1-1;carried-over 1-1-1-2;"},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        findings_of(row[i].sheet, &b);
        if (strcmp(b.p, row[i].found) != 0)
            fail_msg("%s:\n  got  %s\n  want %s", row[i].name, b.p, row[i].found);
        hoshi_buf_release(&b);
    }
}

/* More findings than the list starts with: none is lost, none moves a verdict. */
static void many(void **state)
{
    (void)state;
    struct hoshi_buf sheet, b;
    hoshi_buf_init(&sheet, 0);
    hoshi_buf_init(&b, 0);
    hoshi_buf_puts(&sheet, YES "answers:\n  1-1-1-1:\n    status: met\n    evidence:\n");
    for (int i = 0; i < 500; i++)
        hoshi_buf_puts(&sheet, "      - {file: a, expires: 2020-01-01}\n");
    findings_of(sheet.p, &b);
    size_t n = 0;
    for (const char *p = b.p; (p = strstr(p, "evidence-expired 1-1-1-1 2020-01-01;")) != NULL; p++)
        n++;
    assert_int_equal(n, 500);
    hoshi_buf_release(&b);
    hoshi_buf_release(&sheet);
}

int main(void)
{
    const struct CMUnitTest test[] = {cmocka_unit_test(every_detector), cmocka_unit_test(many)};
    return cmocka_run_group_tests(test, set_up, tear_down);
}
