/* A judged sheet in the form of JUnit, which build servers show: a suite for each category, a case
 * for each criterion up to the level aimed at. A gap fails; what is not answered or not known is an
 * error, so that it never looks met; what is claimed not applicable or out by a condition is
 * skipped. */
#include "base/digits.h"
#include "base/str.h"
#include "report/answer_words.h"
#include "report/doc/table.h"
#include "report/text/answers.h"
#include "report/xml.h"

struct counts {
    long long n, failures, errors, skipped;
};

struct junit {
    const struct hoshi_view *v;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
};

static void count(struct counts *to, enum hoshi_outcome_kind kind)
{
    to->n++;
    to->failures += kind == HOSHI_OUTCOME_GAP;
    to->errors += kind == HOSHI_OUTCOME_OPEN;
    to->skipped += kind == HOSHI_OUTCOME_NA_CLAIMED || kind == HOSHI_OUTCOME_OUT_OF_PLAY;
}

static struct counts counts_of(const struct hoshi_view *v, const struct hoshi_group *group)
{
    struct counts c = {0};
    for (size_t i = 0; i < v->r->catalog->n_criterion; i++) {
        const struct hoshi_criterion *k = v->r->catalog->criterion[i];
        if ((group == NULL || k->requirement->group == group) && hoshi_result_has_row(v, k))
            count(&c, v->r->outcome[i].kind);
    }
    return c;
}

static void put_number(struct junit *j, const char *name, long long n)
{
    char digit[HOSHI_DECIMAL_BYTES];
    hoshi_xml_attribute(j->out, name, hoshi_decimal(digit, n));
}

static void put_counts(struct junit *j, struct counts c)
{
    put_number(j, "tests", c.n);
    put_number(j, "failures", c.failures);
    put_number(j, "errors", c.errors);
    put_number(j, "skipped", c.skipped);
}

/* What came of it, and what the sheet says to it. */
static void put_outcome(struct junit *j, const struct hoshi_criterion *k)
{
    static const char *const tag[HOSHI_OUTCOME_COUNT_] = {[HOSHI_OUTCOME_GAP] = "failure",
                                                          [HOSHI_OUTCOME_OPEN] = "error",
                                                          [HOSHI_OUTCOME_NA_CLAIMED] = "skipped",
                                                          [HOSHI_OUTCOME_OUT_OF_PLAY] = "skipped"};
    struct hoshi_outcome o = j->v->r->outcome[k->index];
    const struct hoshi_answer *a = hoshi_view_answer(j->v, k->index);
    struct hoshi_buf words;
    if (tag[o.kind] == NULL)
        return;
    hoshi_buf_init(&words, 0);
    hoshi_outcome_put(o, j->lang, &words);
    hoshi_buf_puts(j->out, "      <");
    hoshi_buf_puts(j->out, tag[o.kind]);
    hoshi_xml_attribute(j->out, "message", words.p);
    if (o.reason != HOSHI_REASON_NONE)
        hoshi_xml_attribute(j->out, "type", hoshi_reason_code(o.reason));
    hoshi_buf_puts(j->out, ">");
    hoshi_buf_clear(&words);
    if (a != NULL)
        hoshi_report_answer_line(&words, j->v->r->catalog, a, j->lang);
    hoshi_xml_text(j->out, words.n != 0 ? words.p : NULL);
    hoshi_buf_puts(j->out, "</");
    hoshi_buf_puts(j->out, tag[o.kind]);
    hoshi_buf_puts(j->out, ">\n");
    j->out->failed |= words.failed;
    hoshi_buf_release(&words);
}

static void put_case(struct junit *j, const struct hoshi_criterion *k)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_buf_puts(j->out, "    <testcase");
    hoshi_buf_puts(&text, j->v->r->catalog->name);
    hoshi_buf_puts(&text, ".");
    hoshi_buf_puts(&text, k->requirement->id.s);
    hoshi_xml_attribute(j->out, "classname", text.p);
    hoshi_buf_clear(&text);
    hoshi_buf_puts(&text, k->id.s);
    hoshi_buf_puts(&text, " ");
    hoshi_buf_puts(&text, hoshi_text_get(&k->text, j->lang));
    hoshi_xml_attribute(j->out, "name", text.p);
    hoshi_buf_puts(j->out, " time=\"0\">\n");
    put_outcome(j, k);
    hoshi_buf_puts(j->out, "    </testcase>\n");
    j->out->failed |= text.failed;
    hoshi_buf_release(&text);
}

static void put_suite(struct junit *j, const struct hoshi_group *group)
{
    const struct hoshi_catalog *cat = j->v->r->catalog;
    struct counts c = counts_of(j->v, group);
    struct hoshi_buf name;
    if (c.n == 0)
        return;
    hoshi_buf_init(&name, 0);
    hoshi_buf_puts(&name, group->id.s);
    hoshi_buf_puts(&name, " ");
    hoshi_buf_puts(&name, hoshi_text_get(&group->title, j->lang));
    hoshi_buf_puts(j->out, "  <testsuite");
    hoshi_xml_attribute(j->out, "name", name.p);
    put_counts(j, c);
    hoshi_buf_puts(j->out, " time=\"0\">\n");
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (cat->criterion[i]->requirement->group == group &&
            hoshi_result_has_row(j->v, cat->criterion[i]))
            put_case(j, cat->criterion[i]);
    }
    hoshi_buf_puts(j->out, "  </testsuite>\n");
    j->out->failed |= name.failed;
    hoshi_buf_release(&name);
}

enum hoshi_rc hoshi_report_junit(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                 struct hoshi_buf *out)
{
    struct hoshi_view view;
    char day[HOSHI_DATE_BYTES];
    enum hoshi_rc rc = hoshi_view_make(&view, r, opts);
    if (rc != HOSHI_OK)
        return rc;
    struct junit j = {&view, opts->lang, out};
    struct hoshi_buf name;
    hoshi_buf_init(&name, 0);
    hoshi_msg_put(&name, HOSHI_MSG_REPORT_JUNIT, opts->lang, view.company, r->catalog->name,
                  hoshi_date_format(r->as_of, day));
    hoshi_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    hoshi_xml_attribute(out, "name", name.p);
    put_counts(&j, counts_of(&view, NULL));
    hoshi_buf_puts(out, " time=\"0\">\n");
    for (size_t g = 0; g < r->catalog->n_group; g++)
        put_suite(&j, &r->catalog->group[g]);
    hoshi_buf_puts(out, "</testsuites>\n");
    out->failed |= name.failed;
    hoshi_buf_release(&name);
    hoshi_view_release(&view);
    return hoshi_buf_rc(out);
}
