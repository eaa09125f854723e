/* result/1 and diagnostics as JSON. No clock, host, path or language in it: same input, same bytes. */
#include <cjson/cJSON.h>
#include <hoshi/report.h>
#include <hoshi/version.h>
#include <stdlib.h>

#include "base/str.h"
#include "diag/diag.h"
#include "report/json.h"

void hoshi_json_text(cJSON *to, const char *key, const struct hoshi_text *text)
{
    cJSON *o = cJSON_AddObjectToObject(to, key);
    if (text->v[HOSHI_LANG_JA] != NULL)
        cJSON_AddStringToObject(o, "ja", text->v[HOSHI_LANG_JA]);
    if (text->v[HOSHI_LANG_EN] != NULL)
        cJSON_AddStringToObject(o, "en", text->v[HOSHI_LANG_EN]);
}

void hoshi_json_optional(cJSON *to, const char *key, const char *value)
{
    if (value != NULL)
        cJSON_AddStringToObject(to, key, value);
}

void hoshi_json_day(cJSON *to, const char *key, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    if (day != 0)
        cJSON_AddStringToObject(to, key, hoshi_date_format(day, text));
}

enum hoshi_rc hoshi_json_print(cJSON *json, bool pretty, struct hoshi_buf *out)
{
    char *text = json == NULL ? NULL : pretty ? cJSON_Print(json) : cJSON_PrintUnformatted(json);
    cJSON_Delete(json);
    if (text == NULL)
        return HOSHI_E_NOMEM;
    hoshi_buf_puts(out, text);
    hoshi_buf_puts(out, "\n");
    cJSON_free(text);
    return hoshi_buf_rc(out);
}

static void add_tally(cJSON *o, const struct hoshi_tally *t)
{
    cJSON_AddNumberToObject(o, "total", t->total);
    cJSON_AddNumberToObject(o, "satisfied", hoshi_tally_satisfied(t));
}

static void add_head(cJSON *o, const struct hoshi_result *r)
{
    cJSON_AddStringToObject(o, "hoshi", "result/1");
    cJSON *tool = cJSON_AddObjectToObject(o, "tool");
    cJSON_AddStringToObject(tool, "name", "hoshi");
    cJSON_AddStringToObject(tool, "version", hoshi_version());
    static const char *const status[] = {[HOSHI_CATALOG_PROVISIONAL] = "provisional",
                                         [HOSHI_CATALOG_DRAFT] = "draft",
                                         [HOSHI_CATALOG_FINAL] = "final"};
    cJSON *cat = cJSON_AddObjectToObject(o, "catalogue");
    cJSON_AddStringToObject(cat, "id", r->catalog->id.s);
    cJSON_AddStringToObject(cat, "edition", r->catalog->edition.s);
    cJSON_AddStringToObject(cat, "status", status[r->catalog->status]);
    cJSON_AddStringToObject(cat, "sha256", r->catalog->sha256);
    cJSON *pol = cJSON_AddObjectToObject(o, "policy");
    cJSON_AddStringToObject(pol, "id", r->policy->id.s);
    cJSON_AddStringToObject(pol, "sha256", r->policy->sha256);
    cJSON *ans = cJSON_AddObjectToObject(o, "answers");
    cJSON_AddStringToObject(ans, "sha256", r->answers->sha256);
    cJSON *org = cJSON_AddObjectToObject(o, "organization");
    if (r->answers->organization != NULL) {
        hoshi_json_optional(org, "name", r->answers->organization->name);
        hoshi_json_optional(org, "id", r->answers->organization->id);
        hoshi_json_optional(org, "corporate_number", r->answers->organization->corporate_number.s);
    }
    hoshi_json_day(o, "as_of", r->as_of);
    cJSON_AddNumberToObject(o, "star", r->star);
}

static void add_levels(cJSON *o, const struct hoshi_result *r)
{
    cJSON *levels = cJSON_AddArrayToObject(o, "levels");
    for (size_t i = 0; i < r->catalog->n_level; i++) {
        const struct hoshi_star_result *l = &r->level[i];
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(levels, e);
        cJSON_AddNumberToObject(e, "star", l->star);
        cJSON_AddStringToObject(e, "verdict", hoshi_verdict_code(l->verdict));
        add_tally(e, &l->tally);
        cJSON_AddNumberToObject(e, "percent", hoshi_tally_percent(&l->tally));
        cJSON *counts = cJSON_AddObjectToObject(e, "counts");
        cJSON_AddNumberToObject(counts, "met", l->tally.met);
        cJSON_AddNumberToObject(counts, "na_claimed", l->tally.na_claimed);
        cJSON_AddNumberToObject(counts, "out_of_play", l->tally.out_of_play);
        cJSON_AddNumberToObject(counts, "gap", l->tally.gap);
        cJSON_AddNumberToObject(counts, "open", l->tally.open);
    }
}

static void add_groups(cJSON *o, const struct hoshi_result *r)
{
    cJSON *groups = cJSON_AddArrayToObject(o, "groups");
    for (size_t g = 0; g < r->catalog->n_group; g++) {
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(groups, e);
        cJSON_AddStringToObject(e, "id", r->catalog->group[g].id.s);
        hoshi_json_text(e, "title", &r->catalog->group[g].title);
        cJSON *levels = cJSON_AddArrayToObject(e, "levels");
        for (size_t i = 0; i < r->catalog->n_level; i++) {
            cJSON *l = cJSON_CreateObject();
            cJSON_AddItemToArray(levels, l);
            cJSON_AddNumberToObject(l, "star", r->catalog->level[i].star);
            add_tally(l, &r->group[g * r->catalog->n_level + i]);
        }
    }
}

/* Top ids always, ids below them where a requirement links to them. */
static void add_views(cJSON *o, const struct hoshi_result *r, const struct hoshi_report_opts *opts)
{
    cJSON *views = cJSON_AddObjectToObject(o, "views");
    for (size_t f = 0; f < opts->n_framework; f++) {
        const struct hoshi_framework *fw = opts->framework[f];
        cJSON *view = cJSON_AddArrayToObject(views, fw->id.s);
        for (size_t i = 0; i < fw->n_entry; i++) {
            const struct hoshi_entry *entry = &fw->entry[i];
            struct hoshi_tally t = hoshi_tally_entry(r, fw, entry);
            if (t.total == 0 && entry->parent.s != NULL)
                continue;
            cJSON *e = cJSON_CreateObject();
            cJSON_AddItemToArray(view, e);
            cJSON_AddStringToObject(e, "id", entry->id.s);
            hoshi_json_optional(e, "parent", entry->parent.s);
            hoshi_json_text(e, "title", &entry->title);
            add_tally(e, &t);
            cJSON_AddStringToObject(e, "basis", "own");
        }
    }
}

static void add_criteria(cJSON *o, const struct hoshi_result *r)
{
    cJSON *all = cJSON_AddArrayToObject(o, "criteria");
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        const struct hoshi_criterion *crit = r->catalog->criterion[i];
        const struct hoshi_answer *ans = r->answers->by_criterion[i];
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(all, e);
        cJSON_AddStringToObject(e, "id", crit->id.s);
        cJSON_AddStringToObject(e, "requirement", crit->requirement->id.s);
        cJSON_AddNumberToObject(e, "star", crit->star);
        cJSON_AddStringToObject(
            e, "status", hoshi_status_code(ans != NULL ? ans->status : HOSHI_STATUS_UNANSWERED));
        cJSON_AddStringToObject(e, "outcome", hoshi_outcome_code(r->outcome[i].kind));
        if (r->outcome[i].reason != HOSHI_REASON_NONE)
            cJSON_AddStringToObject(e, "reason", hoshi_reason_code(r->outcome[i].reason));
        if (ans != NULL) {
            hoshi_json_optional(e, "via", ans->via.s);
            hoshi_json_day(e, "performed", ans->performed);
        }
        if (r->answers->confirmed[i] != HOSHI_CONFIRMATION_NONE)
            cJSON_AddStringToObject(e, "confirmed",
                                    r->answers->confirmed[i] == HOSHI_CONFIRMATION_ACCEPTED
                                        ? "accepted"
                                        : "rejected");
    }
}

static void add_gaps(cJSON *o, const struct hoshi_result *r)
{
    static const char *const effort[] = {[HOSHI_EFFORT_NONE] = NULL, [HOSHI_EFFORT_S] = "S",
                                         [HOSHI_EFFORT_M] = "M", [HOSHI_EFFORT_L] = "L"};
    cJSON *gaps = cJSON_AddArrayToObject(o, "gaps");
    for (size_t i = 0; i < r->n_gap; i++) {
        const struct hoshi_gap *g = &r->gap[i];
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(gaps, e);
        cJSON_AddStringToObject(e, "id", g->criterion->id.s);
        cJSON_AddNumberToObject(e, "star", g->criterion->star);
        cJSON_AddStringToObject(e, "reason", hoshi_reason_code(g->outcome.reason));
        if (g->answer != NULL) {
            hoshi_json_day(e, "due", g->answer->due);
            hoshi_json_optional(e, "owner", g->answer->owner);
        }
        hoshi_json_optional(e, "effort", effort[g->criterion->effort]);
        hoshi_json_text(e, "how", &g->criterion->how);
    }
}

static void add_ids(cJSON *to, const char *key, const struct hoshi_criterion **crit, size_t n)
{
    cJSON *ids = cJSON_AddArrayToObject(to, key);
    for (size_t i = 0; i < n; i++)
        cJSON_AddItemToArray(ids, cJSON_CreateString(crit[i]->id.s));
}

static void add_findings(cJSON *o, const struct hoshi_result *r)
{
    cJSON *findings = cJSON_AddArrayToObject(o, "findings");
    for (size_t i = 0; i < r->n_finding; i++) {
        const struct hoshi_finding *f = &r->finding[i];
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(findings, e);
        cJSON_AddStringToObject(e, "code", hoshi_finding_code(f->code));
        if (f->criterion != NULL)
            cJSON_AddStringToObject(e, "criterion", f->criterion->id.s);
        if (f->condition >= 0)
            cJSON_AddStringToObject(e, "condition", r->catalog->condition[f->condition].id.s);
        if (f->n_about != 0)
            add_ids(e, "about", f->about, f->n_about);
        hoshi_json_day(e, "date", f->day);
    }
}

static void add_assumptions(cJSON *o, const struct hoshi_result *r)
{
    cJSON *all = cJSON_AddArrayToObject(o, "assumptions");
    for (size_t i = 0; i < r->n_assumption; i++) {
        const struct hoshi_assumption *a = &r->assumption[i];
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(all, e);
        cJSON_AddStringToObject(e, "rule", hoshi_rule_name(a->rule));
        add_ids(e, "criteria", a->criterion, a->n_criterion);
        cJSON_AddStringToObject(
            e, "confidence", hoshi_confidence_name(hoshi_policy_confidence(r->policy, a->rule)));
    }
}

enum hoshi_rc hoshi_report_json(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                struct hoshi_buf *out)
{
    cJSON *o = cJSON_CreateObject();
    add_head(o, r);
    add_levels(o, r);
    add_groups(o, r);
    add_views(o, r, opts);
    add_criteria(o, r);
    add_gaps(o, r);
    add_findings(o, r);
    add_assumptions(o, r);
    cJSON_AddBoolToObject(o, "official", 0);
    return hoshi_json_print(o, true, out);
}

enum hoshi_rc hoshi_diags_json(const struct hoshi_diags *diags, struct hoshi_buf *out)
{
    static const char *const severity[] = {[HOSHI_NOTE] = "note", [HOSHI_HELP] = "help",
                                           [HOSHI_WARNING] = "warning", [HOSHI_ERROR] = "error"};
    for (uint32_t i = 0; i < diags->n; i++) {
        const struct hoshi_diag *d = &diags->v[i];
        const struct hoshi_diag_info *row = hoshi_diag_info(d->code);
        struct hoshi_buf text;
        hoshi_buf_init(&text, 0);
        cJSON *e = cJSON_CreateObject();
        cJSON_AddStringToObject(e, "severity", severity[row->severity]);
        cJSON_AddStringToObject(e, "code", row->code);
        cJSON_AddStringToObject(e, "name", row->name);
        if (d->source < diags->n_source)
            cJSON_AddStringToObject(e, "source", diags->source[d->source].name);
        if (d->span.line != 0) {
            cJSON_AddNumberToObject(e, "line", d->span.line);
            cJSON_AddNumberToObject(e, "column", d->span.col);
            cJSON_AddNumberToObject(e, "length", d->span.ncols);
        }
        cJSON *message = cJSON_AddObjectToObject(e, "message");
        hoshi_diag_text(d, HOSHI_LANG_JA, &text);
        cJSON_AddStringToObject(message, "ja", text.p != NULL ? text.p : "");
        hoshi_buf_clear(&text);
        hoshi_diag_text(d, HOSHI_LANG_EN, &text);
        cJSON_AddStringToObject(message, "en", text.p != NULL ? text.p : "");
        hoshi_buf_release(&text);
        enum hoshi_rc rc = hoshi_json_print(e, false, out);
        if (rc != HOSHI_OK)
            return rc;
    }
    return HOSHI_OK;
}
