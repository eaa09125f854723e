/* What becomes of a sheet in another catalogue, for people: counts, then every answer by its fate.
 */
#include <string.h>

#include "base/digits.h"
#include "base/lang.h"
#include "base/str.h"
#include "report/answer_words.h"
#include "report/text/print.h"

static void put_count(const struct hoshi_print *p, enum hoshi_fate fate, size_t n)
{
    char number[HOSHI_DECIMAL_BYTES];
    hoshi_print_msg(p, 2, HOSHI_MSG_MIGRATE_COUNT, hoshi_fate_label(fate, p->lang),
                    hoshi_decimal(number, (long long)n), NULL);
}

void hoshi_migration_counts(const struct hoshi_migration *m, enum hoshi_lang lang,
                            struct hoshi_buf *out)
{
    const struct hoshi_report_opts opts = {.lang = lang};
    struct hoshi_print p = hoshi_print_start(&opts, out);
    char number[HOSHI_DECIMAL_BYTES];
    for (int fate = HOSHI_FATE_NOT_SAID + 1; fate < HOSHI_FATE_COUNT_; fate++)
        put_count(&p, (enum hoshi_fate)fate, m->n[fate]);
    hoshi_print_msg(&p, 2, HOSHI_MSG_MIGRATE_NEW, hoshi_decimal(number, (long long)m->n_new), NULL,
                    NULL);
}

static void put_id(const struct hoshi_migration_row *row, enum hoshi_lang lang,
                   struct hoshi_buf *out)
{
    hoshi_buf_puts(out, hoshi_migrated_label(row->kind, lang));
    hoshi_buf_puts(out, row->id);
}

/* Those that stand as they stood: ids in one paragraph, with the new number where there is one. */
static void put_carried(const struct hoshi_print *p, const struct hoshi_migration *m)
{
    struct hoshi_buf list;
    hoshi_buf_init(&list, 0);
    for (size_t i = 0; i < m->n_row; i++) {
        const struct hoshi_migration_row *row = &m->row[i];
        if (row->fate != HOSHI_FATE_CARRIED)
            continue;
        hoshi_buf_puts(&list, list.n != 0 ? hoshi_lang_row(p->lang)->comma : "");
        put_id(row, p->lang, &list);
        if (row->n_link != 0 && strcmp(row->link[0].to->id.s, row->id) != 0) {
            hoshi_buf_puts(&list, " -> ");
            hoshi_buf_puts(&list, row->link[0].to->id.s);
        }
    }
    hoshi_print_text(p, 2, list.p);
    hoshi_print_drop(p, &list);
}

static void put_link(const struct hoshi_print *p, const struct hoshi_migration_row *row,
                     const struct hoshi_migration_link *link)
{
    const char *to = link->to->id.s;
    if (link->row == NULL) {
        hoshi_print_msg(p, 4, HOSHI_MSG_MIGRATE_LINK_SAME, to, NULL, NULL);
        return;
    }
    enum hoshi_msg msg = link->sure == 0                       ? HOSHI_MSG_MIGRATE_LINK_HINT
                         : row->polarity == HOSHI_POLARITY_MET ? HOSHI_MSG_MIGRATE_LINK_MET
                                                               : HOSHI_MSG_MIGRATE_LINK_UNMET;
    const char *sure =
        link->sure != 0 ? hoshi_confidence_label((enum hoshi_confidence)(link->sure - 1), p->lang)
                        : NULL;
    hoshi_print_msg(p, 4, msg, to, hoshi_relation_label(link->row->relation, p->lang), sure);
}

static void put_row(const struct hoshi_print *p, const struct hoshi_migration *m,
                    const struct hoshi_migration_row *row)
{
    struct hoshi_buf id, answer;
    hoshi_buf_init(&id, 0);
    hoshi_buf_init(&answer, 0);
    put_id(row, p->lang, &id);
    if (row->answer != NULL) {
        hoshi_answer_put(m->from, row->answer, p->lang, &answer);
        hoshi_print_msg(p, 2, HOSHI_MSG_MIGRATE_ANSWER, id.p, answer.p, NULL);
    } else {
        hoshi_print_text(p, 2, id.p);
    }
    for (size_t i = 0; i < row->n_link; i++)
        put_link(p, row, &row->link[i]);
    hoshi_print_drop(p, &answer);
    hoshi_print_drop(p, &id);
}

static void put_fate(const struct hoshi_print *p, const struct hoshi_migration *m,
                     enum hoshi_fate fate)
{
    char number[HOSHI_DECIMAL_BYTES];
    if (m->n[fate] == 0)
        return;
    hoshi_buf_puts(p->out, "\n");
    hoshi_print_head(p, HOSHI_MSG_MIGRATE_COUNT, hoshi_fate_label(fate, p->lang),
                     hoshi_decimal(number, (long long)m->n[fate]));
    if (fate == HOSHI_FATE_CARRIED) {
        put_carried(p, m);
        return;
    }
    for (size_t i = 0; i < m->n_row; i++) {
        if (m->row[i].fate == fate)
            put_row(p, m, &m->row[i]);
    }
}

enum hoshi_rc hoshi_migration_text(const struct hoshi_migration *m,
                                   const struct hoshi_report_opts *opts, struct hoshi_buf *out)
{
    struct hoshi_print p = hoshi_print_start(opts, out);
    hoshi_print_msg(&p, 0, HOSHI_MSG_MIGRATE_WAY, m->from->name, m->to->name, NULL);
    if (m->mapping != NULL)
        hoshi_print_msg(&p, 2, HOSHI_MSG_MIGRATE_BY, hoshi_text_get(&m->mapping->title, p.lang),
                        hoshi_basis_label(m->mapping->basis, p.lang), NULL);
    hoshi_migration_counts(m, p.lang, out);
    for (int fate = HOSHI_FATE_NOT_SAID + 1; fate < HOSHI_FATE_COUNT_; fate++)
        put_fate(&p, m, (enum hoshi_fate)fate);
    if (m->n[HOSHI_FATE_SUGGESTED] != 0) {
        hoshi_buf_puts(out, "\n");
        hoshi_print_msg(&p, 0, HOSHI_MSG_MIGRATE_NO_ANSWER, NULL, NULL, NULL);
    }
    return hoshi_buf_rc(out);
}
