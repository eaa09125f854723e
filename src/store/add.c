/* Changes: all between begin and commit, or none. */
#include "store/sqlite.h"

struct hoshi_store_result hoshi_store_begin(struct hoshi_store *store)
{
    if (store->read_only)
        return (struct hoshi_store_result){.error = HOSHI_STORE_READ_ONLY};
    return hoshi_store_run(hoshi_libsqlite(), store->db, "BEGIN IMMEDIATE");
}

struct hoshi_store_result hoshi_store_commit(struct hoshi_store *store)
{
    const struct hoshi_libsqlite *lib = hoshi_libsqlite();
    struct hoshi_store_result r = hoshi_store_run(lib, store->db, "COMMIT");
    if (r.error != HOSHI_STORE_OK)
        (void)lib->sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return r;
}

struct hoshi_store_result hoshi_store_clear(struct hoshi_store *store)
{
    return hoshi_store_run(hoshi_libsqlite(), store->db, "DELETE FROM result");
}

static void bind_tally(struct hoshi_statement *q, const struct hoshi_tally *t)
{
    hoshi_statement_put_number(q, true, t->total);
    hoshi_statement_put_number(q, true, t->met);
    hoshi_statement_put_number(q, true, t->na_claimed);
    hoshi_statement_put_number(q, true, t->out_of_play);
    hoshi_statement_put_number(q, true, t->gap);
    hoshi_statement_put_number(q, true, t->open);
}

static struct hoshi_store_result add_level(struct hoshi_store *store, long long result,
                                           size_t position, const struct hoshi_diff_level *level)
{
    struct hoshi_statement q = hoshi_statement(
        store, "INSERT INTO level (result, position, star, level, verdict, total, met, na_claimed,"
               " out_of_play, gap, open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    hoshi_statement_put_number(&q, true, result);
    hoshi_statement_put_number(&q, true, (long long)position);
    hoshi_statement_put_number(&q, level->level.id == NULL, level->level.star);
    hoshi_statement_put_text(&q, level->level.id);
    hoshi_statement_put_text(&q, hoshi_verdict_code(level->verdict));
    bind_tally(&q, &level->tally);
    (void)hoshi_statement_row(&q);
    return hoshi_statement_end(&q);
}

static struct hoshi_store_result
add_result(struct hoshi_store *store, const struct hoshi_history_entry *e, struct hoshi_str json)
{
    const struct hoshi_diff_side *s = &e->side;
    char day[HOSHI_DATE_BYTES];
    struct hoshi_statement q = hoshi_statement(
        store,
        "INSERT INTO result (sha256, json, organization, organization_id, corporate_number,"
        " scope, left_out, carried_over, undated, other_catalogue, other_policy, as_of,"
        " catalogue_id,"
        " edition, catalogue_sha256, policy_id, policy_sha256, answers_sha256, has_levels, star,"
        " star_firm, star_provisional, level_reached, level_firm, score, total, met, na_claimed,"
        " out_of_play, gap, open) VALUES"
        " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?)"
        " ON CONFLICT (sha256) DO NOTHING");
    hoshi_statement_put_text(&q, e->sha256);
    hoshi_statement_put_bytes(&q, json);
    hoshi_statement_put_text(&q, s->organization);
    hoshi_statement_put_text(&q, s->organization_id);
    hoshi_statement_put_text(&q, s->corporate_number);
    hoshi_statement_put_text(&q, s->scope);
    hoshi_statement_put_text(&q, s->left_out);
    hoshi_statement_put_number(&q, true, s->n_carried_over);
    hoshi_statement_put_number(&q, true, s->n_undated);
    hoshi_statement_put_number(&q, true, s->other_catalogue);
    hoshi_statement_put_number(&q, true, s->other_policy);
    hoshi_statement_put_text(&q, hoshi_date_format(s->as_of, day));
    hoshi_statement_put_text(&q, s->catalogue_id);
    hoshi_statement_put_text(&q, s->edition);
    hoshi_statement_put_text(&q, s->catalogue_sha256);
    hoshi_statement_put_text(&q, s->policy_id);
    hoshi_statement_put_text(&q, s->policy_sha256);
    hoshi_statement_put_text(&q, s->answers_sha256);
    hoshi_statement_put_number(&q, true, s->has_levels);
    hoshi_statement_put_number(&q, s->has_stars, s->reached.star);
    hoshi_statement_put_number(&q, s->has_stars, s->firm.star);
    hoshi_statement_put_number(&q, s->has_provisional, s->provisional.star);
    hoshi_statement_put_text(&q, s->reached.id);
    hoshi_statement_put_text(&q, s->firm.id);
    hoshi_statement_put_number(&q, e->has_score, e->score);
    bind_tally(&q, &e->total);
    (void)hoshi_statement_row(&q);
    return hoshi_statement_end(&q);
}

struct hoshi_store_result hoshi_store_add(struct hoshi_store *store,
                                          const struct hoshi_history_entry *entry,
                                          struct hoshi_str json, bool *ret_new)
{
    const struct hoshi_libsqlite *lib = hoshi_libsqlite();
    struct hoshi_store_result r = add_result(store, entry, json);
    bool is_new = lib->sqlite3_changes(store->db) == 1;
    if (r.error != HOSHI_STORE_OK)
        return r;
    long long result = lib->sqlite3_last_insert_rowid(store->db);
    for (size_t i = 0; is_new && i < entry->side.n_level && r.error == HOSHI_STORE_OK; i++)
        r = add_level(store, result, i, &entry->side.level[i]);
    *ret_new = is_new;
    return r;
}
