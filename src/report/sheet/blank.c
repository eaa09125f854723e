/* Blank answer sheets in YAML and JSON. */
#include "report/sheet/blank.h"

#include <hoshi/policy.h>
#include <hoshi/report_sheet.h>

#include "base/lang.h"
#include "base/str.h"
#include "diag/diag.h"
#include "report/answer_words.h"
#include "report/json/json.h"
#include "report/text/explain.h"

static void comment(struct hoshi_buf *out, enum hoshi_msg msg, enum hoshi_lang lang, const char *a0)
{
    hoshi_buf_puts(out, "# ");
    hoshi_msg_put(out, msg, lang, a0, NULL, NULL);
    hoshi_buf_puts(out, "\n");
}

static void put_conditions(const struct hoshi_catalog *cat, uint8_t star, enum hoshi_lang lang,
                           struct hoshi_buf *out)
{
    bool is_first = true;
    for (size_t i = 0; i < cat->n_condition; i++) {
        if (!hoshi_condition_counts(cat, i, star))
            continue;
        if (is_first) {
            hoshi_buf_puts(out, "\n");
            comment(out, HOSHI_MSG_TEMPLATE_CONDITIONS, lang, NULL);
            hoshi_buf_puts(out, "conditions:\n");
        }
        is_first = false;
        hoshi_buf_puts(out, "  # ");
        hoshi_buf_puts(out, hoshi_text_get(&cat->condition[i].question, lang));
        hoshi_buf_puts(out, "\n  ");
        hoshi_buf_puts(out, cat->condition[i].id.s);
        hoshi_buf_puts(out, ":\n");
    }
}

/* "met (met), partial (partly met)": of a method that does not know all of them. */
static void put_taken(const struct hoshi_catalog *cat, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (int i = HOSHI_STATUS_UNANSWERED + 1; i < HOSHI_STATUS_COUNT_; i++) {
        if (!hoshi_catalog_takes(cat, (unsigned)i))
            continue;
        hoshi_buf_puts(&list, list.n != 0 ? hoshi_lang_row(lang)->comma : "");
        hoshi_msg_put(&list, HOSHI_MSG_TEMPLATE_ANSWER, lang,
                      hoshi_status_code((enum hoshi_status)i),
                      hoshi_status_label((enum hoshi_status)i, lang), NULL);
    }
    hoshi_msg_put(out, HOSHI_MSG_TEMPLATE_ANSWERS, lang, list.p, NULL, NULL);
    out->failed = out->failed || list.failed;
    hoshi_buf_release(&list);
}

static void put_scale(const struct hoshi_catalog *cat, enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf scale;
    hoshi_buf_init(&scale, 0);
    hoshi_scale_put(cat, lang, &scale);
    hoshi_msg_put(out, HOSHI_MSG_TEMPLATE_LEVELS, lang, scale.p, NULL, NULL);
    out->failed = out->failed || scale.failed;
    hoshi_buf_release(&scale);
}

static bool takes_all(const struct hoshi_catalog *cat)
{
    unsigned s = 0;
    while (s < HOSHI_STATUS_COUNT_ && hoshi_catalog_takes(cat, s))
        s++;
    return s == HOSHI_STATUS_COUNT_;
}

void hoshi_template_put_answers(const struct hoshi_catalog *cat, enum hoshi_lang lang,
                                struct hoshi_buf *out)
{
    struct hoshi_buf reason;
    if (cat->n_scale != 0) {
        put_scale(cat, lang, out);
        return;
    }
    if (cat->method == HOSHI_METHOD_LIST) {
        hoshi_buf_puts(out, hoshi_msg(cat->applicability ? HOSHI_MSG_TEMPLATE_APPLIED
                                                         : HOSHI_MSG_TEMPLATE_NOTE,
                                      lang));
        return;
    }
    if (!takes_all(cat)) {
        put_taken(cat, lang, out);
        return;
    }
    hoshi_buf_init(&reason, 0);
    for (int i = 0; i < HOSHI_STATUS_COUNT_; i++) {
        if (hoshi_status_asks((enum hoshi_status)i) != HOSHI_ASKS_REASON)
            continue;
        hoshi_buf_puts(&reason, reason.n != 0 ? hoshi_lang_row(lang)->comma : "");
        hoshi_buf_puts(&reason, hoshi_status_code((enum hoshi_status)i));
    }
    hoshi_msg_put(out, HOSHI_MSG_TEMPLATE_STATUS, lang,
                  hoshi_diag_arg(hoshi_diag_word(HOSHI_WORD_STATUS_CHOICES), lang), reason.p, NULL);
    out->failed = out->failed || reason.failed;
    hoshi_buf_release(&reason);
}

/* What stands behind the id of a question, and the line that says what more can be written. */
static const struct form {
    const char *blank;
    enum hoshi_msg more;
} form_of[HOSHI_ANSWERED_BY_COUNT_] = {
    [HOSHI_ANSWERED_BY_STATUS] = {":\n", HOSHI_MSG_TEMPLATE_LONG},
    [HOSHI_ANSWERED_BY_LEVEL] = {": {level: , target: }\n", HOSHI_MSG_TEMPLATE_LONG_LEVEL},
    [HOSHI_ANSWERED_BY_APPLIED] = {": {applied: , reason: }\n", HOSHI_MSG_TEMPLATE_LONG_APPLIED},
    [HOSHI_ANSWERED_BY_NOTE] = {": {note: }\n", HOSHI_MSG_TEMPLATE_LONG_NOTE}};

/* "# MFA only for remote users: {status: partial, state: remote}" */
static void put_states(const struct hoshi_criterion *crit, enum hoshi_lang lang,
                       struct hoshi_buf *out)
{
    for (size_t i = 0; i < crit->n_state; i++) {
        hoshi_buf_puts(out, "#   ");
        hoshi_msg_put(out, HOSHI_MSG_TEMPLATE_STATE, lang, crit->state[i].id.s,
                      hoshi_text_get(&crit->state[i].text, lang), NULL);
        hoshi_buf_puts(out, "\n  ");
    }
}

static void put_criteria(const struct hoshi_catalog *cat, uint8_t star, enum hoshi_lang lang,
                         struct hoshi_buf *out)
{
    const struct form *form = &form_of[hoshi_catalog_answered_by(cat)];
    const struct hoshi_requirement *last = NULL;
    hoshi_buf_puts(out, "\n");
    hoshi_buf_puts(out, "# ");
    hoshi_template_put_answers(cat, lang, out);
    hoshi_buf_puts(out, "\n");
    comment(out, form->more, lang, NULL);
    hoshi_buf_puts(out, "answers:\n");
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *crit = cat->criterion[i];
        if (!hoshi_criterion_counts(crit, star))
            continue;
        if (crit->requirement != last) {
            hoshi_buf_puts(out, "\n  # == ");
            hoshi_buf_puts(out, crit->requirement->id.s);
            hoshi_buf_puts(out, " ");
            hoshi_buf_puts(out, hoshi_text_get(&crit->requirement->title, lang));
            hoshi_buf_puts(out, "\n");
            last = crit->requirement;
        }
        hoshi_buf_puts(out, "  # ");
        if (crit->star != 0) {
            hoshi_buf_puts(out, hoshi_catalog_star_name(cat, crit->star, lang));
            hoshi_buf_puts(out, " ");
        }
        hoshi_buf_puts(out, hoshi_text_get(&crit->text, lang));
        hoshi_doubt_put(crit, lang, out);
        hoshi_buf_puts(out, "\n  ");
        put_states(crit, lang, out);
        hoshi_buf_puts(out, crit->id.s);
        hoshi_buf_puts(out, form->blank);
    }
}

void hoshi_template_put_target(const struct hoshi_catalog *cat, uint8_t star, struct hoshi_buf *out)
{
    const char *id = hoshi_catalog_level_id(cat, star);
    if (id != NULL)
        hoshi_buf_puts(out, id);
    else
        hoshi_buf_int(out, star);
}

enum hoshi_rc hoshi_template_yaml(const struct hoshi_catalog *cat, uint8_t star,
                                  enum hoshi_lang lang, struct hoshi_buf *out)
{
    comment(out, HOSHI_MSG_TEMPLATE_HEAD, lang, cat->name);
    if (hoshi_catalog_is_provisional(cat, star))
        comment(out, HOSHI_MSG_TEMPLATE_PROVISIONAL, lang,
                hoshi_catalog_star_name(cat, star, lang));
    if (cat->subject != HOSHI_SUBJECT_COMPANY)
        comment(out, HOSHI_MSG_TEMPLATE_SUBJECT, lang, hoshi_subject_label(cat->subject, lang));
    hoshi_buf_puts(out, "hoshi: answers/1\ncatalogue: ");
    hoshi_buf_puts(out, cat->name);
    hoshi_buf_puts(out,
                   "\norganization:\n  name:\n  id:\nassessed_on:\nassessor:\n  name:\n  role:\n");
    hoshi_buf_puts(out, cat->subject != HOSHI_SUBJECT_COMPANY ? "scope:\n  unit:\n" : "");
    if (cat->n_level != 0) {
        hoshi_buf_puts(out, "target: ");
        hoshi_template_put_target(cat, star, out);
        hoshi_buf_puts(out, "\n");
    }
    put_conditions(cat, star, lang, out);
    put_criteria(cat, star, lang, out);
    return hoshi_buf_rc(out);
}

enum hoshi_rc hoshi_template_json(const struct hoshi_catalog *cat, uint8_t star,
                                  enum hoshi_lang lang, struct hoshi_buf *out)
{
    (void)lang;
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", HOSHI_ANSWERS_FORMAT);
    hoshi_json_string(o, "catalogue", cat->name);
    hoshi_json *org = hoshi_json_object(o, "organization");
    hoshi_json_null(org, "name");
    hoshi_json_null(org, "id");
    hoshi_json_null(o, "assessed_on");
    if (hoshi_catalog_level_id(cat, star) != NULL)
        hoshi_json_string(o, "target", hoshi_catalog_level_id(cat, star));
    else if (cat->n_level != 0)
        hoshi_json_number(o, "target", star);
    hoshi_json *conditions = hoshi_json_object(o, "conditions");
    for (size_t i = 0; i < cat->n_condition; i++)
        if (hoshi_condition_counts(cat, i, star))
            hoshi_json_null(conditions, cat->condition[i].id.s);
    hoshi_json *answers = hoshi_json_object(o, "answers");
    for (size_t i = 0; i < cat->n_criterion; i++) {
        if (hoshi_criterion_counts(cat->criterion[i], star))
            hoshi_json_null(answers, cat->criterion[i]->id.s);
    }
    return hoshi_json_print(o, true, out);
}
