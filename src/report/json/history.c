/* Results that were kept as JSON (history/1). */
#include <hoshi/report_history.h>
#include <hoshi/version.h>

#include "base/str.h"
#include "report/json/json.h"
#include "report/json/score.h"
#include "report/json/standing.h"

static void add_levels(hoshi_json *e, const struct hoshi_diff_side *s)
{
    hoshi_json *all = hoshi_json_array(e, "levels");
    for (size_t i = 0; i < s->n_level; i++) {
        hoshi_json *level = hoshi_json_push_object(all);
        hoshi_named_json(level, "star", "level", s->level[i].level);
        hoshi_json_string(level, "verdict", hoshi_verdict_code(s->level[i].verdict));
        hoshi_total_json(level, &s->level[i].tally);
    }
}

static void add_entry(hoshi_json *all, const struct hoshi_history_entry *entry)
{
    const struct hoshi_diff_side *s = &entry->side;
    char id[HOSHI_HISTORY_ID_CHARS + 1] = "";
    memcpy(id, entry->sha256, HOSHI_HISTORY_ID_CHARS);
    hoshi_json *e = hoshi_json_push_object(all);
    hoshi_json_string(e, "id", id);
    hoshi_json_string(e, "sha256", entry->sha256);
    hoshi_side_basis_json(e, s);
    hoshi_side_reached_json(e, s);
    if (entry->has_score)
        hoshi_json_number(e, "score", (double)entry->score);
    hoshi_total_json(hoshi_json_object(e, "all"), &entry->total);
    add_levels(e, s);
}

enum hoshi_rc hoshi_history_json(const struct hoshi_history *history,
                                 const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    (void)opts;
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "history/1");
    hoshi_json *tool = hoshi_json_object(o, "tool");
    hoshi_json_string(tool, "name", "hoshi");
    hoshi_json_string(tool, "version", hoshi_version());
    hoshi_json *all = hoshi_json_array(o, "results");
    for (size_t i = 0; i < history->n; i++)
        add_entry(all, &history->entry[i]);
    hoshi_json_bool(o, "official", false);
    return hoshi_json_print(o, true, out);
}
