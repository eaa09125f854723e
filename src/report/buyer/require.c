/* Which star to ask of whom: CSV and JSON. */
#include <hoshi/report.h>

#include "base/lang.h"
#include "base/str.h"
#include "i18n/msg.h"
#include "report/csv.h"
#include "report/csv_heads.h"
#include "report/json/json.h"

/* The reason: the questions answered yes, or that none is, or those still open. */
static void put_because(struct hoshi_buf *out, const struct hoshi_supplier *s, enum hoshi_lang lang)
{
    enum hoshi_supplier_decision decision = hoshi_supplier_decide(s);
    static const enum hoshi_msg msg[] = {[HOSHI_DECISION_UNDECIDED] = HOSHI_MSG_REQUIRE_OPEN,
                                         [HOSHI_DECISION_NONE] = HOSHI_MSG_REQUIRE_NONE,
                                         [HOSHI_DECISION_ANY] = HOSHI_MSG_REQUIRE_ANY};
    enum hoshi_supplier_answer wanted =
        decision == HOSHI_DECISION_ANY ? HOSHI_SUPPLIER_YES : HOSHI_SUPPLIER_UNANSWERED;
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (int q = 0; q < HOSHI_QUESTION_COUNT_; q++) {
        if (s->answer[q] != wanted)
            continue;
        if (list.n != 0)
            hoshi_buf_puts(&list, hoshi_lang_row(lang)->semicolon);
        hoshi_buf_puts(&list, hoshi_question_words((enum hoshi_supplier_question)q, lang));
    }
    hoshi_msg_put(out, msg[decision], lang, list.p, NULL, NULL);
    if (list.failed)
        out->failed = true;
    hoshi_buf_release(&list);
}

static const char *answer_code(enum hoshi_supplier_answer answer)
{
    static const char *const code[] = {
        [HOSHI_SUPPLIER_UNANSWERED] = "", [HOSHI_SUPPLIER_YES] = "yes", [HOSHI_SUPPLIER_NO] = "no"};
    return code[answer];
}

static void put_row(struct hoshi_buf *out, const struct hoshi_suppliers *list,
                    const struct hoshi_supplier *s, struct hoshi_buf *text)
{
    bool first = true;
    enum hoshi_supplier_decision decision = hoshi_supplier_decide(s);
    hoshi_csv_field(out, &first, s->id);
    hoshi_csv_field(out, &first, s->name);
    if (decision == HOSHI_DECISION_UNDECIDED)
        hoshi_csv_field(out, &first, NULL);
    else
        hoshi_csv_number(out, &first, hoshi_decision_star(decision));
    hoshi_csv_field(out, &first, hoshi_decision_code(decision));
    for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
        hoshi_buf_clear(text);
        put_because(text, s, (enum hoshi_lang)lang);
        hoshi_csv_field(out, &first, text->p);
    }
    for (int q = 0; q < HOSHI_QUESTION_COUNT_; q++)
        hoshi_csv_field(out, &first, answer_code(s->answer[q]));
    for (int k = 0; k < HOSHI_RECORD_COUNT_; k++)
        hoshi_csv_field(out, &first, s->record[k]);
    for (size_t i = 0; i < list->n_own; i++)
        hoshi_csv_field(out, &first, s->own[i]);
    hoshi_csv_end(out, &first);
}

const char *const hoshi_require_csv_begin[] = {"id",         "name",       "asked", "decision",
                                               "because_ja", "because_en", NULL};

enum hoshi_rc hoshi_require_csv(const struct hoshi_suppliers *list, struct hoshi_buf *out)
{
    bool first = true;
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_csv_start(out);
    for (size_t i = 0; hoshi_require_csv_begin[i] != NULL; i++)
        hoshi_csv_field(out, &first, hoshi_require_csv_begin[i]);
    for (int q = 0; q < HOSHI_QUESTION_COUNT_; q++)
        hoshi_csv_field(out, &first, hoshi_question_column((enum hoshi_supplier_question)q));
    for (int k = 0; k < HOSHI_RECORD_COUNT_; k++)
        hoshi_csv_field(out, &first, hoshi_record_column((enum hoshi_supplier_record)k));
    for (size_t i = 0; i < list->n_own; i++)
        hoshi_csv_field(out, &first, list->own[i]);
    hoshi_csv_end(out, &first);
    for (size_t i = 0; i < list->n; i++)
        put_row(out, list, &list->v[i], &text);
    hoshi_buf_release(&text);
    return hoshi_buf_rc(out);
}

static void add_supplier(hoshi_json *all, const struct hoshi_suppliers *list,
                         const struct hoshi_supplier *s, struct hoshi_buf *text)
{
    enum hoshi_supplier_decision decision = hoshi_supplier_decide(s);
    hoshi_json *e = hoshi_json_push_object(all);
    hoshi_json_string(e, "id", s->id);
    hoshi_json_optional(e, "name", s->name);
    if (decision == HOSHI_DECISION_UNDECIDED)
        hoshi_json_null(e, "asked");
    else
        hoshi_json_number(e, "asked", hoshi_decision_star(decision));
    hoshi_json_string(e, "decision", hoshi_decision_code(decision));
    hoshi_json *because = hoshi_json_object(e, "because");
    for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++) {
        hoshi_buf_clear(text);
        put_because(text, s, (enum hoshi_lang)lang);
        hoshi_json_string(because, hoshi_lang_codes[lang], text->p != NULL ? text->p : "");
    }
    hoshi_json *answers = hoshi_json_object(e, "answers");
    for (int q = 0; q < HOSHI_QUESTION_COUNT_; q++) {
        const char *column = hoshi_question_column((enum hoshi_supplier_question)q);
        if (s->answer[q] == HOSHI_SUPPLIER_UNANSWERED)
            hoshi_json_null(answers, column);
        else
            hoshi_json_string(answers, column, answer_code(s->answer[q]));
    }
    hoshi_json *record = hoshi_json_object(e, "record");
    for (int k = 0; k < HOSHI_RECORD_COUNT_; k++) {
        const char *column = hoshi_record_column((enum hoshi_supplier_record)k);
        if (s->record[k] == NULL)
            hoshi_json_null(record, column);
        else
            hoshi_json_string(record, column, s->record[k]);
    }
    if (list->n_own == 0)
        return;
    hoshi_json *own = hoshi_json_object(e, "own");
    for (size_t i = 0; i < list->n_own; i++) {
        if (s->own[i] == NULL)
            hoshi_json_null(own, list->own[i]);
        else
            hoshi_json_string(own, list->own[i], s->own[i]);
    }
}

enum hoshi_rc hoshi_require_json(const struct hoshi_suppliers *list, struct hoshi_buf *out)
{
    size_t count[3] = {0};
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "require/1");
    hoshi_json *source = hoshi_json_object(o, "source");
    hoshi_json_string(source, "sha256", list->sha256);
    hoshi_json *all = hoshi_json_array(o, "suppliers");
    for (size_t i = 0; i < list->n; i++) {
        add_supplier(all, list, &list->v[i], &text);
        count[hoshi_supplier_decide(&list->v[i])]++;
    }
    hoshi_json *counts = hoshi_json_object(o, "counts");
    for (int d = HOSHI_DECISION_ANY; d >= HOSHI_DECISION_UNDECIDED; d--)
        hoshi_json_number(counts, hoshi_decision_code((enum hoshi_supplier_decision)d),
                          (double)count[d]);
    bool failed = text.failed;
    hoshi_buf_release(&text);
    enum hoshi_rc rc = hoshi_json_print(o, true, out);
    return failed ? HOSHI_E_LIMIT : rc;
}
