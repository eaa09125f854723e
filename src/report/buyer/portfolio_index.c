/* From a supplier to the files about it, which are named after sheets. */
#include <hoshi/portfolio.h>
#include <string.h>

#include "base/str.h"
#include "report/csv.h"
#include "report/page/refused.h"
#include "report/record.h"

/* ".feedback.html" is the column feedback_html. */
static void put_column(struct hoshi_buf *out, const char *suffix)
{
    hoshi_buf_puts(out, ",");
    for (const char *c = suffix + 1; *c != '\0'; c++)
        hoshi_buf_put(out, *c == '.' ? "_" : c, 1);
}

static void put_row(const struct hoshi_portfolio *p, const struct hoshi_portfolio_row *row,
                    struct hoshi_buf *path, struct hoshi_buf *out)
{
    bool first = true;
    hoshi_csv_field(out, &first, row->id);
    hoshi_csv_field(out, &first, row->name);
    hoshi_csv_field(out, &first, hoshi_record_state_code(row->state));
    hoshi_csv_field(out, &first, row->source);
    for (size_t i = 0; i < p->n_folder; i++) {
        hoshi_buf_clear(path);
        hoshi_buf_puts(path, p->folder[i].dir);
        hoshi_buf_puts(path, "/");
        bool is_there = row->judged || (strcmp(p->folder[i].suffix, HOSHI_REFUSED_SUFFIX) == 0 &&
                                        hoshi_refused_has_page(hoshi_str_from(row->error_code)));
        if (is_there)
            hoshi_record_file_name(hoshi_str_from(row->source), p->folder[i].suffix, path);
        hoshi_csv_field(out, &first, is_there ? path->p : NULL);
    }
    hoshi_csv_end(out, &first);
}

enum hoshi_rc hoshi_portfolio_index(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                                    struct hoshi_buf *out)
{
    (void)lang;
    struct hoshi_buf path;
    hoshi_buf_init(&path, 0);
    hoshi_csv_start(out);
    hoshi_buf_puts(out, "id,name,state,source");
    for (size_t i = 0; i < p->n_folder; i++)
        put_column(out, p->folder[i].suffix);
    hoshi_buf_puts(out, "\r\n");
    for (size_t i = 0; i < p->n; i++)
        put_row(p, &p->row[i], &path, out);
    out->failed |= path.failed;
    hoshi_buf_release(&path);
    return hoshi_buf_rc(out);
}
