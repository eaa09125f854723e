#include "report/buyer/columns.h"

#include <string.h>

#include "report/csv_heads.h"

const struct hoshi_portfolio_head hoshi_portfolio_heads[HOSHI_COLUMN_COUNT_] = {
#define COLUMN(id, name, head) [HOSHI_COLUMN_##id] = {name, name, head},
#define LEVEL_COLUMN(id, name, own, head) [HOSHI_COLUMN_##id] = {name, own, head},
#include "report/buyer/columns.def"
};

const char *const hoshi_portfolio_csv_begin[] = {
#define COLUMN(id, name, head) name,
#include "report/buyer/columns.def"
    NULL};
const char *const hoshi_portfolio_csv_begin_levels[] = {
#define COLUMN(id, name, head) name,
#define LEVEL_COLUMN(id, name, own, head) own,
#include "report/buyer/columns.def"
    NULL};

static struct hoshi_portfolio_cell text_cell(const char *s)
{
    struct hoshi_portfolio_cell empty = {HOSHI_CELL_EMPTY};
    return s != NULL && *s != '\0' ? (struct hoshi_portfolio_cell){HOSHI_CELL_TEXT, s, s, 0}
                                   : empty;
}

static struct hoshi_portfolio_cell code_cell(const char *code, const char *label)
{
    return (struct hoshi_portfolio_cell){HOSHI_CELL_TEXT, code, label, 0};
}

static struct hoshi_portfolio_cell number_cell(bool known, long long v)
{
    struct hoshi_portfolio_cell empty = {HOSHI_CELL_EMPTY};
    return known ? (struct hoshi_portfolio_cell){HOSHI_CELL_NUMBER, NULL, NULL, v} : empty;
}

static struct hoshi_portfolio_cell day_cell(hoshi_day day, struct hoshi_buf *text)
{
    char form[HOSHI_DATE_BYTES];
    if (day != 0)
        hoshi_buf_puts(text, hoshi_date_format(day, form));
    return text_cell(text->p);
}

static struct hoshi_portfolio_cell yes_cell(bool yes, enum hoshi_lang lang)
{
    return code_cell(yes ? "yes" : "no",
                     hoshi_msg(yes ? HOSHI_MSG_XLSX_YES : HOSHI_MSG_XLSX_NO, lang));
}

static struct hoshi_portfolio_cell reached_cell(const struct hoshi_portfolio_row *row,
                                                enum hoshi_lang lang)
{
    if (row->reached && !row->reached_firm)
        return code_cell("if-accepted", hoshi_msg(HOSHI_MSG_XLSX_IF_ACCEPTED, lang));
    return yes_cell(row->reached, lang);
}

const char *hoshi_portfolio_column_name(const struct hoshi_catalog *cat,
                                        enum hoshi_portfolio_column column)
{
    const struct hoshi_portfolio_head *head = &hoshi_portfolio_heads[column];
    return hoshi_catalog_has_stars(cat) ? head->name : head->own;
}

/* A star is a number, a level of another scheme its id and its title. */
static struct hoshi_portfolio_cell level_cell(const struct hoshi_catalog *cat, bool known,
                                              uint8_t star, enum hoshi_lang lang)
{
    const char *id = hoshi_catalog_level_id(cat, star);
    if (hoshi_catalog_has_stars(cat))
        return number_cell(known, star);
    return known && id != NULL ? code_cell(id, hoshi_catalog_star_name(cat, star, lang))
                               : text_cell(NULL);
}

/* A code of a closed list, or nothing. */
static struct hoshi_portfolio_cell optional_code_cell(const char *code, const char *label)
{
    return code != NULL ? code_cell(code, label) : text_cell(NULL);
}

static struct hoshi_portfolio_cell then_cell(const struct hoshi_catalog *cat,
                                             const struct hoshi_portfolio_then *then,
                                             enum hoshi_portfolio_column column,
                                             enum hoshi_lang lang)
{
    switch ((int)column) {
    case HOSHI_COLUMN_COMPARED:
        return optional_code_cell(hoshi_then_code(then->kind), hoshi_then_label(then->kind, lang));
    case HOSHI_COLUMN_CHANGE:
        return optional_code_cell(hoshi_then_change_code(then->change),
                                  hoshi_then_change_label(then->change, lang));
    case HOSHI_COLUMN_EARLIER_ASKED:
        return level_cell(cat, then->was.asked != 0, then->was.asked, lang);
    case HOSHI_COLUMN_EARLIER_STAR:
        return level_cell(cat, then->known, then->was.star, lang);
    case HOSHI_COLUMN_EARLIER_STAR_FIRM:
        return level_cell(cat, then->known, then->was.star_firm, lang);
    case HOSHI_COLUMN_EARLIER_TOTAL:
        return number_cell(then->known, then->was.total);
    default:
        return number_cell(then->known, then->was.satisfied);
    }
}

static struct hoshi_portfolio_cell missing_cell(const struct hoshi_portfolio *p,
                                                const struct hoshi_portfolio_row *row,
                                                struct hoshi_buf *text)
{
    for (size_t i = 0; row->missing != NULL && i < p->catalog->n_criterion; i++) {
        if ((row->missing[i / 8] >> (i % 8) & 1) == 0)
            continue;
        hoshi_buf_puts(text, text->n != 0 ? " " : "");
        hoshi_buf_puts(text, p->catalog->criterion[i]->id.s);
    }
    return text_cell(text->p);
}

/* The code of an error has no other word. */
static struct hoshi_portfolio_cell doubt_cell(const char *code, enum hoshi_lang lang)
{
    for (int d = 0; code != NULL && d < HOSHI_RECORD_DOUBT_COUNT_; d++) {
        enum hoshi_record_doubt doubt = (enum hoshi_record_doubt)d;
        if (strcmp(code, hoshi_record_doubt_code(doubt)) == 0)
            return code_cell(code, hoshi_record_doubt_label(doubt, lang));
    }
    return text_cell(code);
}

/* Cells that say something of every row. */
static struct hoshi_portfolio_cell plain_cell(const struct hoshi_catalog *cat,
                                              const struct hoshi_portfolio_row *row,
                                              enum hoshi_portfolio_column column,
                                              enum hoshi_lang lang, struct hoshi_buf *text)
{
    switch ((int)column) {
    case HOSHI_COLUMN_RANK:
        return number_cell(row->rank != 0, row->rank);
    case HOSHI_COLUMN_ID:
        return text_cell(row->id);
    case HOSHI_COLUMN_NAME:
        return text_cell(row->name);
    case HOSHI_COLUMN_STATE:
        return code_cell(hoshi_record_state_code(row->state),
                         hoshi_record_state_label(row->state, lang));
    case HOSHI_COLUMN_CLASS:
        return text_cell(row->class_id);
    case HOSHI_COLUMN_ASKED:
        return level_cell(cat, row->asked != 0, row->asked, lang);
    case HOSHI_COLUMN_DUE:
        return day_cell(row->due, text);
    case HOSHI_COLUMN_OVERDUE:
        return row->overdue ? yes_cell(true, lang) : text_cell(NULL);
    case HOSHI_COLUMN_ASSESSED_ON:
        return day_cell(row->assessed_on, text);
    case HOSHI_COLUMN_SCOPE:
        return text_cell(row->scope);
    case HOSHI_COLUMN_LEFT_OUT:
        return text_cell(row->left_out);
    case HOSHI_COLUMN_COMPARED:
    case HOSHI_COLUMN_CHANGE:
    case HOSHI_COLUMN_EARLIER_ASKED:
    case HOSHI_COLUMN_EARLIER_STAR:
    case HOSHI_COLUMN_EARLIER_STAR_FIRM:
    case HOSHI_COLUMN_EARLIER_TOTAL:
    case HOSHI_COLUMN_EARLIER_SATISFIED:
        return then_cell(cat, &row->then, column, lang);
    case HOSHI_COLUMN_COUNTS:
        return yes_cell(row->counts, lang);
    case HOSHI_COLUMN_SOURCE:
        return text_cell(row->source);
    case HOSHI_COLUMN_SIMILAR_ID:
        return text_cell(row->similar_id);
    case HOSHI_COLUMN_LISTED_NAME:
        return text_cell(row->listed_name);
    case HOSHI_COLUMN_NOT_TAKEN:
        return text_cell(row->not_taken);
    case HOSHI_COLUMN_NOT_TAKEN_CODE:
        return doubt_cell(row->not_taken_code, lang);
    case HOSHI_COLUMN_ERROR:
        return text_cell(row->error_code);
    case HOSHI_COLUMN_ERROR_MESSAGE:
        return text_cell(row->error);
    default:
        return text_cell(NULL);
    }
}

struct hoshi_portfolio_cell hoshi_portfolio_cell(const struct hoshi_portfolio *p,
                                                 const struct hoshi_portfolio_row *row,
                                                 enum hoshi_portfolio_column column,
                                                 enum hoshi_lang lang, struct hoshi_buf *text)
{
    hoshi_buf_clear(text);
    hoshi_buf_puts(text, "");
    switch ((int)column) {
    case HOSHI_COLUMN_STAR:
        return level_cell(p->catalog, row->judged, row->star, lang);
    case HOSHI_COLUMN_STAR_FIRM:
        return level_cell(p->catalog, row->judged, row->star_firm, lang);
    case HOSHI_COLUMN_SCORE:
        return number_cell(row->score.is_known, row->score.sum);
    case HOSHI_COLUMN_REACHED:
        return row->judged ? reached_cell(row, lang) : text_cell(NULL);
    case HOSHI_COLUMN_TOTAL:
        return number_cell(row->judged, row->tally.total);
    case HOSHI_COLUMN_SATISFIED:
        return number_cell(row->judged, hoshi_tally_satisfied(&row->tally));
    case HOSHI_COLUMN_NOT_APPLICABLE:
        return number_cell(row->judged, row->tally.na_claimed);
    case HOSHI_COLUMN_OUT_OF_PLAY:
        return number_cell(row->judged, row->tally.out_of_play);
    case HOSHI_COLUMN_GAP:
        return number_cell(row->judged, row->tally.gap);
    case HOSHI_COLUMN_OPEN:
        return number_cell(row->judged, row->tally.open);
    case HOSHI_COLUMN_FINDINGS:
        return number_cell(row->judged, row->n_finding);
    case HOSHI_COLUMN_MISSING:
        return missing_cell(p, row, text);
    default:
        return plain_cell(p->catalog, row, column, lang, text);
    }
}

int hoshi_portfolio_percent(const struct hoshi_portfolio_row *row, size_t group)
{
    return row->judged && row->group[group].total != 0
               ? (int)hoshi_tally_percent(&row->group[group])
               : -1;
}
