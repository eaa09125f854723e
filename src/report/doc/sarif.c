/* Gaps and open questions as SARIF 2.1.0, for whoever keeps the sheet with the code: each stands at
 * its line of the sheet. A criterion is a rule; a gap fails it, what is not answered or not known
 * is "open". */
#include <hoshi/version.h>
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "diag/diag.h"
#include "report/answer_words.h"
#include "report/criterion_words.h"
#include "report/doc/table.h"
#include "report/json/json.h"
#include "report/level.h"
#include "report/text/answers.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

struct sarif {
    const struct hoshi_view *v;
    struct hoshi_words w; /* its buffer: where a text is put together before it becomes a value */
};

static void add_words(const struct sarif *s, hoshi_json *to, const char *key)
{
    if (s->w.out->n != 0 || s->w.out->failed) /* clearing forgets that */
        hoshi_json_buf(hoshi_json_object(to, key), "text", s->w.out);
    hoshi_buf_clear(s->w.out);
}

static const char *optional(const char *text)
{
    return text != NULL && *text != '\0' ? text : NULL;
}

static void add_rule(const struct sarif *s, hoshi_json *rules, const struct hoshi_criterion *c)
{
    enum hoshi_lang lang = s->w.lang;
    hoshi_json *rule = hoshi_json_push_object(rules);
    hoshi_json_string(rule, "id", c->id.s);
    hoshi_words_text(&s->w, &c->text);
    add_words(s, rule, "shortDescription");
    hoshi_words_demand(&s->w, c);
    add_words(s, rule, "fullDescription");
    hoshi_words_advice(&s->w, c);
    add_words(s, rule, "help");
    hoshi_json *more = hoshi_json_object(rule, "properties");
    if (c->star != 0)
        hoshi_json_string(more, "level", hoshi_catalog_star_name(s->w.cat, c->star, lang));
    hoshi_json_string(more, "category", hoshi_text_get(&c->requirement->group->title, lang));
    hoshi_json_optional(more, "effort", optional(hoshi_effort_label(c->effort, lang)));
    hoshi_json_optional(more, "owner", optional(hoshi_owner_label(c->owner, lang)));
}

/* A path as part of an address: the bytes of letters, digits and a few signs as they are. */
static void put_uri(struct hoshi_buf *out, const char *path)
{
    char hex[2];
    hoshi_buf_puts(out, *path == '/' ? "file://" : "");
    for (; *path != '\0'; path++) {
        unsigned char c = (unsigned char)*path;
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            strchr("-._~/", c) != NULL) {
            hoshi_buf_put(out, path, 1);
            continue;
        }
        hoshi_hex_upper(hex, c, 2);
        hoshi_buf_puts(out, "%");
        hoshi_buf_put(out, hex, 2);
    }
}

/* Where the answer stands; of one that is not there, the sheet. */
static void add_location(const struct sarif *s, hoshi_json *result, const struct hoshi_gap *g)
{
    const char *sheet = s->v->opts->sheet;
    if (sheet == NULL || strcmp(sheet, "-") == 0)
        return;
    hoshi_json *at = hoshi_json_object(
        hoshi_json_push_object(hoshi_json_array(result, "locations")), "physicalLocation");
    put_uri(s->w.out, sheet);
    hoshi_json_buf(hoshi_json_object(at, "artifactLocation"), "uri", s->w.out);
    hoshi_buf_clear(s->w.out);
    if (g->answer != NULL && g->answer->span.line != 0)
        hoshi_json_number(hoshi_json_object(at, "region"), "startLine",
                          hoshi_span_row(g->answer->span));
}

static void add_message(const struct sarif *s, hoshi_json *result, const struct hoshi_gap *g)
{
    hoshi_buf_puts(s->w.out, g->criterion->id.s);
    hoshi_buf_puts(s->w.out, " ");
    hoshi_outcome_put(g->outcome, s->w.lang, s->w.out);
    hoshi_buf_puts(s->w.out, hoshi_lang_row(s->w.lang)->colon);
    hoshi_buf_puts(s->w.out, hoshi_text_get(&g->criterion->text, s->w.lang));
    add_words(s, result, "message");
}

static void add_result(const struct sarif *s, hoshi_json *results, const struct hoshi_gap *g,
                       const uint32_t *rule)
{
    bool gap = g->outcome.kind == HOSHI_OUTCOME_GAP;
    hoshi_json *result = hoshi_json_push_object(results);
    hoshi_json_string(result, "ruleId", g->criterion->id.s);
    hoshi_json_number(result, "ruleIndex", rule[g->criterion->index]);
    hoshi_json_string(result, "kind", gap ? "fail" : "open");
    hoshi_json_string(result, "level", gap ? "error" : "none");
    add_message(s, result, g);
    add_location(s, result, g);
    hoshi_json_string(hoshi_json_object(result, "partialFingerprints"), "hoshiCriterion/v1",
                      g->criterion->id.s);
    hoshi_json *more = hoshi_json_object(result, "properties");
    hoshi_json_string(more, "reason", hoshi_reason_code(g->outcome.reason));
    if (g->answer != NULL)
        hoshi_report_answer_line(s->w.out, s->w.cat, g->answer, s->w.lang);
    hoshi_json_buf(more, "answer", s->w.out);
    hoshi_buf_clear(s->w.out);
}

static void add_about(const struct sarif *s, hoshi_json *run)
{
    const struct hoshi_result *r = s->v->r;
    hoshi_json *more = hoshi_json_object(run, "properties");
    hoshi_json_string(more, "organization", s->v->company);
    hoshi_json_string(more, "catalogue", r->catalog->name);
    hoshi_json_string(more, "policy", r->policy->id.s);
    hoshi_json_day(more, "as_of", r->as_of);
    hoshi_json_optional(more, "answers_sha256", r->answers->sha256);
    hoshi_json_bool(more, "official", false);
    hoshi_json_string(more, "notice",
                      hoshi_msg(hoshi_level_msg(r->catalog, HOSHI_MSG_NOT_OFFICIAL), s->w.lang));
}

static void add_run(const struct sarif *s, hoshi_json *runs, uint32_t *rule)
{
    const struct hoshi_catalog *cat = s->w.cat;
    const char *version = s->v->opts->tool_version;
    hoshi_json *run = hoshi_json_push_object(runs);
    hoshi_json *driver = hoshi_json_object(hoshi_json_object(run, "tool"), "driver");
    hoshi_json_string(driver, "name", "hoshi");
    hoshi_json_string(driver, "version", version != NULL ? version : hoshi_version());
    hoshi_json *rules = hoshi_json_array(driver, "rules");
    uint32_t n = 0;
    for (size_t i = 0; i < cat->n_criterion; i++) {
        rule[i] = n;
        if (!hoshi_result_has_row(s->v, cat->criterion[i]))
            continue;
        add_rule(s, rules, cat->criterion[i]);
        n++;
    }
    hoshi_json_string(run, "language", hoshi_lang_row(s->w.lang)->code);
    hoshi_json *results = hoshi_json_array(run, "results");
    for (size_t i = 0; i < s->v->n_todo; i++)
        add_result(s, results, s->v->todo[i], rule);
    add_about(s, run);
}

enum hoshi_rc hoshi_report_sarif(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                 struct hoshi_buf *out)
{
    struct hoshi_view view;
    struct hoshi_buf words;
    enum hoshi_rc rc = hoshi_view_make(&view, r, opts);
    if (rc != HOSHI_OK)
        return rc;
    hoshi_buf_init(&words, 0);
    const struct sarif s = {&view,
                            {.cat = r->catalog, .lang = opts->lang, .out = &words, .bullet = "- "}};
    hoshi_json *root = hoshi_json_root();
    uint32_t *rule = hoshi_arena_array(&view.arena, r->catalog->n_criterion, sizeof *rule);
    hoshi_json_string(root, "$schema", SCHEMA);
    hoshi_json_string(root, "version", "2.1.0");
    if (rule != NULL)
        add_run(&s, hoshi_json_array(root, "runs"), rule);
    else
        hoshi_json_lost(root);
    if (words.failed)
        hoshi_json_lost(root);
    hoshi_buf_release(&words);
    hoshi_view_release(&view);
    return hoshi_json_print(root, !opts->compact, out);
}
