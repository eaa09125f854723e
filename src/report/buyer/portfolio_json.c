/* portfolio/1: a head, then one line per supplier, so that 10,000 of them never stand in one tree.
 */
#include <hoshi/portfolio.h>
#include <hoshi/version.h>
#include <string.h>

#include "report/headline.h"
#include "report/json/json.h"
#include "report/json/level.h"

static void add_earlier(hoshi_json *o, const struct hoshi_portfolio *p)
{
    hoshi_json *then = hoshi_json_object(o, "earlier");
    hoshi_json_day(then, "as_of", p->earlier->as_of);
    hoshi_json_number(then, "suppliers", p->n_then);
    hoshi_json_number(then, "gone", p->n_gone);
    hoshi_json_number(then, "no_id", p->n_then_no_id);
    struct hoshi_rules_differ differ = hoshi_portfolio_differ(p, p->earlier);
    hoshi_json *rules = hoshi_json_object(then, "differs");
    hoshi_json_bool(rules, "catalogue", differ.catalogue);
    hoshi_json_bool(rules, "policy", differ.policy);
    hoshi_json_bool(rules, "overlay", differ.overlay);
    hoshi_json *stars =
        hoshi_json_array(then, hoshi_catalog_has_stars(p->catalog) ? "stars" : "levels");
    for (int star = 0; star <= HOSHI_STAR_MAX; star++) {
        if (p->then_firm[star] + p->then_claimed[star] == 0)
            continue;
        hoshi_json *e = hoshi_json_push_object(stars);
        hoshi_keyed_level_json(e, p->catalog, "star", "level", (uint8_t)star);
        hoshi_json_number(e, "firm", p->then_firm[star]);
        hoshi_json_number(e, "if_accepted", p->then_claimed[star]);
    }
}

/* The line that begins there, and where the next one does. */
static const char *cut_line(char **at)
{
    char *line = *at, *end = line + strcspn(line, "\n");
    *at = end + (*end != '\0');
    *end = '\0';
    return line;
}

/* Another catalogue or policy than the usual one: a sentence in every language. */
static void add_notes(hoshi_json *o, const struct hoshi_portfolio *p)
{
    struct hoshi_buf lines[HOSHI_LANG_COUNT_];
    char nothing[] = "", *at[HOSHI_LANG_COUNT_];
    hoshi_json *notes = NULL;
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        hoshi_buf_init(&lines[l], 0);
        hoshi_headline_sources(p->catalog, p->policy, (enum hoshi_lang)l, &lines[l]);
        at[l] = lines[l].p != NULL && !lines[l].failed ? lines[l].p : nothing;
    }
    while (*at[0] != '\0') {
        struct hoshi_text note;
        for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
            note.v[l] = cut_line(&at[l]);
        notes = notes != NULL ? notes : hoshi_json_array(o, "notes");
        hoshi_json_text_members(hoshi_json_push_object(notes), &note);
    }
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
        hoshi_buf_release(&lines[l]);
}

static void add_head(hoshi_json *o, const struct hoshi_portfolio *p)
{
    hoshi_json_string(o, "hoshi", "portfolio/1");
    hoshi_json *tool = hoshi_json_object(o, "tool");
    hoshi_json_string(tool, "name", "hoshi");
    hoshi_json_string(tool, "version", hoshi_version());
    hoshi_json *cat = hoshi_json_object(o, "catalogue");
    hoshi_json_string(cat, "id", p->catalog->id.s);
    hoshi_json_string(cat, "edition", p->catalog->edition.s);
    hoshi_json_string(cat, "sha256", p->catalog->sha256);
    hoshi_json *pol = hoshi_json_object(o, "policy");
    hoshi_json_string(pol, "id", p->policy->id.s);
    hoshi_json_string(pol, "sha256", p->policy->sha256);
    if (p->overlay != NULL) {
        hoshi_json *overlay = hoshi_json_object(o, "overlay");
        hoshi_json_string(overlay, "id", p->overlay->id.s);
        hoshi_json_string(overlay, "sha256", p->overlay->sha256);
    }
    hoshi_json_day(o, "as_of", p->as_of);
    if (p->n_part != 0) {
        hoshi_json *part = hoshi_json_object(o, "shard");
        hoshi_json_number(part, "part", p->part);
        hoshi_json_number(part, "of", p->n_part);
    }
    if (p->earlier != NULL)
        add_earlier(o, p);
    add_notes(o, p);
    hoshi_json_bool(o, "official", false);
}

static void push_level(hoshi_json *levels, const struct hoshi_level *level)
{
    if (level->id.s != NULL)
        hoshi_json_push_string(levels, level->id.s);
    else
        hoshi_json_push_number(levels, level->star);
}

static void add_catalogue(hoshi_json *o, const struct hoshi_portfolio *p)
{
    const struct hoshi_catalog *cat = p->catalog;
    hoshi_json *levels = hoshi_json_array(o, "levels");
    for (size_t i = 0; i < cat->n_level; i++)
        push_level(levels, &cat->level[i]);
    hoshi_json *titles = hoshi_catalog_has_stars(cat) ? NULL : hoshi_json_array(o, "level_titles");
    for (size_t i = 0; titles != NULL && i < cat->n_level; i++)
        hoshi_json_text_members(hoshi_json_push_object(titles), &cat->level[i].title);
    hoshi_json *groups = hoshi_json_array(o, "groups");
    for (size_t i = 0; i < cat->n_group; i++) {
        hoshi_json *e = hoshi_json_push_object(groups);
        hoshi_json_string(e, "id", cat->group[i].id.s);
        hoshi_json_text(e, "title", &cat->group[i].title);
    }
    hoshi_json *criteria = hoshi_json_array(o, "criteria");
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *crit = cat->criterion[i];
        hoshi_json *e = hoshi_json_push_object(criteria);
        hoshi_json_string(e, "id", crit->id.s);
        hoshi_keyed_level_json(e, cat, "star", "level", crit->star);
        hoshi_json_number(e, "group", crit->requirement->group->index);
        hoshi_json_number(e, "measured", p->n_measured != NULL ? p->n_measured[i] : 0);
        hoshi_json_text(e, "text", &crit->text);
    }
}

static void add_judgement(hoshi_json *o, const struct hoshi_portfolio *p,
                          const struct hoshi_portfolio_row *row)
{
    hoshi_keyed_level_json(o, p->catalog, "star", "level_reached", row->star);
    hoshi_keyed_level_json(o, p->catalog, "star_firm", "level_firm", row->star_firm);
    if (row->score.is_known)
        hoshi_json_number(o, "score", row->score.sum);
    hoshi_json_bool(o, "reached", row->reached);
    hoshi_json_bool(o, "reached_firm", row->reached_firm);
    hoshi_json_number(o, "rank", row->rank);
    hoshi_json_number(o, "total", row->tally.total);
    hoshi_json_number(o, "satisfied", hoshi_tally_satisfied(&row->tally));
    hoshi_json_number(o, "gap", row->tally.gap);
    hoshi_json_number(o, "open", row->tally.open);
    hoshi_json_number(o, "na", row->tally.na_claimed);
    hoshi_json_number(o, "out_of_play", row->tally.out_of_play);
    hoshi_json_number(o, "findings", row->n_finding);
    hoshi_json *groups = hoshi_json_array(o, "groups");
    for (size_t g = 0; g < p->catalog->n_group; g++) {
        hoshi_json_push_number(groups, hoshi_tally_satisfied(&row->group[g]));
        hoshi_json_push_number(groups, row->group[g].total);
    }
    hoshi_json *missing = hoshi_json_array(o, "missing"); /* positions in "criteria" */
    for (size_t i = 0; i < p->catalog->n_criterion; i++) {
        if ((row->missing[i / 8] >> (i % 8) & 1) != 0)
            hoshi_json_push_number(missing, (double)i);
    }
}

static void add_then(hoshi_json *o, const struct hoshi_catalog *cat,
                     const struct hoshi_then_judgement *was)
{
    hoshi_json *then = hoshi_json_object(o, "earlier");
    hoshi_keyed_level_json(then, cat, "asked", "asked", was->asked);
    hoshi_keyed_level_json(then, cat, "star", "level_reached", was->star);
    hoshi_keyed_level_json(then, cat, "star_firm", "level_firm", was->star_firm);
    hoshi_json_number(then, "satisfied", was->satisfied);
    hoshi_json_number(then, "total", was->total);
    hoshi_json_optional(then, "scope", was->scope);
    hoshi_json_optional(then, "left_out", was->left_out);
}

static enum hoshi_rc put_row(const struct hoshi_portfolio *p, const struct hoshi_portfolio_row *row,
                             struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    hoshi_json_optional(o, "source", row->source);
    hoshi_json_string(o, "state", hoshi_record_state_code(row->state));
    hoshi_json_bool(o, "counts", row->counts);
    hoshi_json_optional(o, "id", row->id);
    hoshi_json_optional(o, "name", row->name);
    hoshi_json_optional(o, "similar_id", row->similar_id);
    hoshi_json_optional(o, "listed_name", row->listed_name);
    hoshi_json_optional(o, "scope", row->scope);
    hoshi_json_optional(o, "left_out", row->left_out);
    if (row->not_taken != NULL) {
        hoshi_json *newer = hoshi_json_object(o, "not_taken");
        hoshi_json_string(newer, "source", row->not_taken);
        hoshi_json_optional(newer, "code", row->not_taken_code);
    }
    hoshi_keyed_level_json(o, p->catalog, "asked", "asked", row->asked);
    hoshi_json_optional(o, "class", row->class_id);
    hoshi_json_day(o, "due", row->due);
    hoshi_json_bool(o, "overdue", row->overdue);
    hoshi_json_day(o, "assessed_on", row->assessed_on);
    if (row->error_code != NULL) {
        hoshi_json *error = hoshi_json_object(o, "error");
        hoshi_json_string(error, "code", row->error_code);
        hoshi_json_optional(error, "message", row->error);
    }
    if (row->judged)
        add_judgement(o, p, row);
    hoshi_json_optional(o, "compared", hoshi_then_code(row->then.kind));
    hoshi_json_optional(o, "change", hoshi_then_change_code(row->then.change));
    if (row->then.known)
        add_then(o, p->catalog, &row->then.was);
    return hoshi_json_print(o, false, out);
}

enum hoshi_rc hoshi_portfolio_json(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                                   struct hoshi_buf *out)
{
    (void)lang;
    struct hoshi_buf part;
    hoshi_buf_init(&part, 0);
    hoshi_json *o = hoshi_json_root();
    add_head(o, p);
    add_catalogue(o, p);
    enum hoshi_rc rc = hoshi_json_print(o, false, &part);
    if (rc == HOSHI_OK) /* without its "}\n" */
        hoshi_buf_put(out, part.p, part.n - 2);
    hoshi_buf_puts(out, ",\"suppliers\":[\n");
    for (size_t i = 0; i < p->n && rc == HOSHI_OK; i++) {
        hoshi_buf_clear(&part);
        rc = put_row(p, &p->row[i], &part);
        if (rc == HOSHI_OK)
            hoshi_buf_put(out, part.p, part.n - 1);
        hoshi_buf_puts(out, i + 1 < p->n ? ",\n" : "\n");
    }
    hoshi_buf_puts(out, "]}\n");
    hoshi_buf_release(&part);
    return rc == HOSHI_OK ? hoshi_buf_rc(out) : rc;
}
