/* result/1 and diagnostics as JSON. No clock, host, path or language in it: same input, same bytes.
 */
#include <cjson/cJSON.h>
#include <hoshi/report.h>
#include <hoshi/version.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/str.h"
#include "base/visible.h"
#include "diag/diag.h"
#include "i18n/msg.h"
#include "report/json/asked.h"
#include "report/json/forecast.h"
#include "report/json/json.h"
#include "report/json/level.h"
#include "report/json/scope.h"
#include "report/json/score.h"

static void add_head(hoshi_json *o, const struct hoshi_result *r,
                     const struct hoshi_report_opts *opts)
{
    const char *version = opts->tool_version;
    hoshi_json_string(o, "hoshi", "result/1");
    hoshi_json *tool = hoshi_json_object(o, "tool");
    hoshi_json_string(tool, "name", "hoshi");
    hoshi_json_string(tool, "version", version != NULL ? version : hoshi_version());
    hoshi_json *cat = hoshi_json_object(o, "catalogue");
    hoshi_json_string(cat, "id", r->catalog->id.s);
    hoshi_json_string(cat, "edition", r->catalog->edition.s);
    hoshi_json_string(cat, "status", hoshi_catalog_status_code(r->catalog->status));
    hoshi_json_string(cat, "sha256", r->catalog->sha256);
    if (r->catalog->base != NULL) {
        hoshi_json *base = hoshi_json_object(cat, "extends");
        hoshi_json_string(base, "id", r->catalog->base->id.s);
        hoshi_json_string(base, "edition", r->catalog->base->edition.s);
        hoshi_json_string(base, "sha256", r->catalog->base->sha256);
    }
    hoshi_json *pol = hoshi_json_object(o, "policy");
    hoshi_json_string(pol, "id", r->policy->id.s);
    hoshi_json_string(pol, "sha256", r->policy->sha256);
    hoshi_json *ans = hoshi_json_object(o, "answers");
    hoshi_json_string(ans, "sha256", r->answers->sha256);
    if (opts->answers) /* also where there is nothing beside any of them */
        hoshi_json_bool(ans, "listed", true);
    hoshi_json *org = hoshi_json_object(o, "organization");
    if (r->answers->organization != NULL) {
        hoshi_json_optional(org, "name", r->answers->organization->name);
        hoshi_json_optional(org, "id", r->answers->organization->id);
        hoshi_json_optional(org, "corporate_number", r->answers->organization->corporate_number.s);
    }
    hoshi_scope_json(o, r->answers);
    hoshi_json_day(o, "assessed_on", r->answers->assessed_on);
    hoshi_json_day(o, "as_of", r->as_of);
    hoshi_reached_json(o, r);
    hoshi_score_json(o, r);
    hoshi_maturity_json(o, hoshi_result_maturity(r));
    hoshi_list_json(o, r->catalog, hoshi_result_list(r));
    hoshi_asked_json(o, r);
}

static void add_groups(hoshi_json *o, const struct hoshi_result *r)
{
    hoshi_json *groups = hoshi_json_array(o, "groups");
    for (size_t g = 0; g < r->catalog->n_group; g++) {
        hoshi_json *e = hoshi_json_push_object(groups);
        hoshi_json_string(e, "id", r->catalog->group[g].id.s);
        hoshi_json_text(e, "title", &r->catalog->group[g].title);
        if (r->group_level != NULL)
            hoshi_optional_level_json(e, "level_reached", r->catalog, r->group_level[g]);
        hoshi_json *levels = hoshi_json_array(e, "levels");
        for (size_t i = 0; i < r->catalog->n_level; i++) {
            hoshi_json *l = hoshi_json_push_object(levels);
            hoshi_level_json(l, r->catalog, r->catalog->level[i].star);
            hoshi_tally_json(l, &r->group[g * r->catalog->n_level + i]);
        }
        hoshi_maturity_json(e, r->maturity != NULL ? &r->maturity[g] : NULL);
        hoshi_list_json(e, r->catalog, r->list != NULL ? &r->list[g] : NULL);
    }
}

/* Top ids always, ids below them where a requirement links to them. */
static void add_view(hoshi_json *view, const struct hoshi_framework *fw,
                     const struct hoshi_tally *tally)
{
    for (size_t i = 0; i < fw->n_entry; i++) {
        const struct hoshi_entry *entry = &fw->entry[i];
        if (tally[i].total == 0 && entry->parent.s != NULL)
            continue;
        hoshi_json *e = hoshi_json_push_object(view);
        hoshi_json_string(e, "id", entry->id.s);
        hoshi_json_optional(e, "parent", entry->parent.s);
        hoshi_json_text(e, "title", &entry->title);
        hoshi_tally_json(e, &tally[i]);
        hoshi_json_string(e, "basis", hoshi_basis_code(HOSHI_BASIS_OWN));
    }
}

static enum hoshi_rc add_views(hoshi_json *o, const struct hoshi_result *r,
                               const struct hoshi_report_opts *opts)
{
    hoshi_json *views = hoshi_json_object(o, "views");
    struct hoshi_arena arena;
    enum hoshi_rc rc = HOSHI_OK;
    hoshi_arena_init(&arena, 0);
    size_t n = r->catalog->n_level != 0 ? opts->n_framework : 0; /* of what satisfies a level */
    for (size_t f = 0; f < n && rc == HOSHI_OK; f++) {
        const struct hoshi_framework *fw = opts->framework[f];
        const struct hoshi_tally *tally = NULL;
        rc = hoshi_tally_framework(r, fw, &arena, &tally);
        if (rc == HOSHI_OK)
            add_view(hoshi_json_array(views, fw->id.s), fw, tally);
    }
    hoshi_arena_release(&arena);
    return rc;
}

static void add_evidence(hoshi_json *answer, const struct hoshi_answer *a)
{
    hoshi_json *list = hoshi_json_array(answer, "evidence");
    for (size_t i = 0; i < a->n_evidence; i++) {
        const struct hoshi_evidence *from = &a->evidence[i];
        hoshi_json *e = hoshi_json_push_object(list);
        hoshi_json_optional(e, "file", from->file.s);
        hoshi_json_optional(e, "url", from->url.s);
        hoshi_json_optional(e, "title", from->title);
        hoshi_json_optional(e, "sha256", from->sha256);
        hoshi_json_day(e, "date", from->date);
        hoshi_json_day(e, "expires", from->expires);
    }
}

/* What the company wrote beside its answer, with the keys of the sheet. */
static void add_said(hoshi_json *criterion, const struct hoshi_answer *a)
{
    hoshi_json *said = hoshi_json_object(criterion, "answer");
    hoshi_json_optional(said, "reason", a->reason);
    hoshi_json_optional(said, "note", a->note);
    hoshi_json_day(said, "due", a->due);
    hoshi_json_optional(said, "owner", a->owner);
    if (a->n_evidence != 0)
        add_evidence(said, a);
    hoshi_json_optional(said, "updated_by", a->updated_by);
    hoshi_json_day(said, "updated_on", a->updated_on);
    hoshi_json_drop_empty(criterion, "answer");
}

static void add_criteria(hoshi_json *o, const struct hoshi_result *r, bool answers)
{
    hoshi_json *all = hoshi_json_array(o, "criteria");
    for (size_t i = 0; i < r->catalog->n_criterion; i++) {
        const struct hoshi_criterion *crit = r->catalog->criterion[i];
        const struct hoshi_answer *ans = r->answers->by_criterion[i];
        hoshi_json *e = hoshi_json_push_object(all);
        hoshi_json_string(e, "id", crit->id.s);
        hoshi_json_string(e, "requirement", crit->requirement->id.s);
        hoshi_level_json(e, r->catalog, crit->star);
        hoshi_answered_json(e, r->catalog, ans);
        hoshi_json_string(e, "outcome", hoshi_outcome_code(r->outcome[i].kind));
        if (r->outcome[i].reason != HOSHI_REASON_NONE)
            hoshi_json_string(e, "reason", hoshi_reason_code(r->outcome[i].reason));
        if (ans != NULL) {
            hoshi_json_optional(e, "via", ans->via.s);
            hoshi_json_optional(e, "state", ans->state.s);
            hoshi_json_day(e, "performed", ans->performed);
            if (answers)
                add_said(e, ans);
        }
        hoshi_json_optional(e, "confirmed", hoshi_confirmation_code(r->answers->confirmed[i]));
    }
}

/* Whose gaps are listed, and what else is up to them. */
static void add_part(hoshi_json *o, const struct hoshi_result *r)
{
    hoshi_json *part = hoshi_json_object(o, "part");
    hoshi_json_string(part, "owner", r->owner);
    hoshi_json *open = hoshi_json_array(part, "open");
    for (size_t i = 0; i < r->n_todo; i++) {
        if (r->gap[i].outcome.kind == HOSHI_OUTCOME_OPEN)
            hoshi_json_push_string(open, r->gap[i].criterion->id.s);
    }
}

static void add_gaps(hoshi_json *o, const struct hoshi_result *r)
{
    if (r->owner != NULL)
        add_part(o, r);
    hoshi_json *gaps = hoshi_json_array(o, "gaps");
    for (size_t i = 0; i < r->n_todo; i++) {
        const struct hoshi_gap *g = &r->gap[i];
        if (g->outcome.kind != HOSHI_OUTCOME_GAP)
            continue;
        hoshi_json *e = hoshi_json_push_object(gaps);
        hoshi_json_string(e, "id", g->criterion->id.s);
        hoshi_level_json(e, r->catalog, g->criterion->star);
        hoshi_json_string(e, "reason", hoshi_reason_code(g->outcome.reason));
        if (g->criterion->weight != 0)
            hoshi_json_number(e, "weight", g->criterion->weight);
        if (g->criterion->blocker)
            hoshi_json_bool(e, "blocker", true);
        if (g->answer != NULL) {
            hoshi_json_day(e, "due", g->answer->due);
            hoshi_json_optional(e, "owner", g->answer->owner);
        }
        hoshi_json_optional(e, "effort", hoshi_effort_code(g->criterion->effort));
        hoshi_json_text(e, "how", &g->criterion->how);
        hoshi_json_drop_empty(e, "how");
    }
}

static void add_ids(hoshi_json *to, const char *key, const struct hoshi_criterion **crit, size_t n)
{
    hoshi_json *ids = hoshi_json_array(to, key);
    for (size_t i = 0; i < n; i++)
        hoshi_json_push_string(ids, crit[i]->id.s);
}

static void add_findings(hoshi_json *o, const struct hoshi_result *r)
{
    hoshi_json *findings = hoshi_json_array(o, "findings");
    for (size_t i = 0; i < r->n_finding; i++) {
        const struct hoshi_finding *f = &r->finding[i];
        hoshi_json *e = hoshi_json_push_object(findings);
        hoshi_json_string(e, "code", hoshi_finding_code(f->code));
        if (f->criterion != NULL)
            hoshi_json_string(e, "criterion", f->criterion->id.s);
        if (f->condition >= 0)
            hoshi_json_string(e, "condition", r->catalog->condition[f->condition].id.s);
        if (f->n_about != 0)
            add_ids(e, "about", f->about, f->n_about);
        hoshi_json_day(e, "date", f->day);
        hoshi_json_optional(e, "file", f->what);
    }
}

static void add_assumptions(hoshi_json *o, const struct hoshi_result *r)
{
    hoshi_json *all = hoshi_json_array(o, "assumptions");
    for (size_t i = 0; i < r->n_assumption; i++) {
        const struct hoshi_assumption *a = &r->assumption[i];
        hoshi_json *e = hoshi_json_push_object(all);
        hoshi_json_string(e, "rule", hoshi_rule_name(a->rule));
        add_ids(e, "criteria", a->criterion, a->n_criterion);
        hoshi_json_string(e, "confidence",
                          hoshi_confidence_name(hoshi_policy_confidence(r->policy, a->rule)));
    }
}

enum hoshi_rc hoshi_report_json(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    add_head(o, r, opts);
    hoshi_levels_json(o, r);
    add_groups(o, r);
    enum hoshi_rc rc = add_views(o, r, opts);
    add_criteria(o, r, opts->answers);
    add_gaps(o, r);
    add_findings(o, r);
    add_assumptions(o, r);
    hoshi_forecast_json(o, r, opts->forecast);
    hoshi_json_bool(o, "official", 0);
    if (rc == HOSHI_OK)
        return hoshi_json_print(o, !opts->compact, out);
    cJSON_Delete(o);
    return rc;
}

static enum hoshi_rc put_dropped(const struct hoshi_diags *diags, struct hoshi_buf *out)
{
    struct hoshi_buf n, text;
    hoshi_buf_init(&n, 32);
    hoshi_buf_int(&n, diags->n_dropped);
    const char *arg[1] = {n.p};
    const struct hoshi_diag_info *row = hoshi_diag_info(HOSHI_HS1405);
    hoshi_json *e = hoshi_json_root();
    hoshi_json_string(e, "severity", "note");
    hoshi_json_string(e, "code", row->code);
    hoshi_json_string(e, "name", row->name);
    hoshi_json *message = hoshi_json_object(e, "message");
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        hoshi_buf_init(&text, 0);
        hoshi_format(&text, row->text.v[l], arg, 1);
        hoshi_json_string(message, hoshi_lang_codes[l], n.failed || text.failed ? NULL : text.p);
        hoshi_buf_release(&text);
    }
    hoshi_buf_release(&n);
    return hoshi_json_print(e, false, out);
}

enum hoshi_rc hoshi_diags_json(const struct hoshi_diags *diags, struct hoshi_buf *out)
{
    static const char *const severity[] = {[HOSHI_NOTE] = "note",
                                           [HOSHI_HELP] = "help",
                                           [HOSHI_WARNING] = "warning",
                                           [HOSHI_ERROR] = "error"};
    for (uint32_t i = 0; i < diags->n; i++) {
        const struct hoshi_diag *d = &diags->v[i];
        const struct hoshi_diag_info *row = hoshi_diag_info(d->code);
        struct hoshi_buf text;
        hoshi_buf_init(&text, 0);
        hoshi_json *e = hoshi_json_root();
        hoshi_json_string(e, "severity", severity[row->severity]);
        hoshi_json_string(e, "code", row->code);
        hoshi_json_string(e, "name", row->name);
        if (d->source < diags->n_source)
            hoshi_json_visible(e, "source", diags->source[d->source].name);
        bool in_cells = d->source < diags->n_source && diags->source[d->source].is_workbook;
        if (d->span.line != 0 && in_cells) {
            hoshi_json_visible(e, "sheet", hoshi_sheet_name(&diags->source[d->source], d->span));
            hoshi_buf_clear(&text);
            hoshi_put_cell(d->span, &text);
            hoshi_json_string(e, "cell", text.failed ? NULL : text.p);
        } else if (d->span.line != 0) {
            hoshi_json_number(e, "line", d->span.line);
            hoshi_json_number(e, "column", d->span.col);
            hoshi_json_number(e, "length", d->span.ncols);
            if (d->row != 0)
                hoshi_json_number(e, "row", d->row);
        }
        hoshi_json *message = hoshi_json_object(e, "message");
        for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
            hoshi_buf_clear(&text);
            hoshi_diag_text(d, (enum hoshi_lang)l, &text);
            hoshi_json_string(message, hoshi_lang_codes[l], text.failed ? NULL : text.p);
        }
        hoshi_buf_release(&text);
        enum hoshi_rc rc = hoshi_json_print(e, false, out);
        if (rc != HOSHI_OK)
            return rc;
    }
    return diags->n_dropped != 0 ? put_dropped(diags, out) : HOSHI_OK;
}
