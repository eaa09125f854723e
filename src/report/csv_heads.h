/* Heads of the tables that commands write, in any language. */
#ifndef HOSHI_REPORT_CSV_HEADS_H
#define HOSHI_REPORT_CSV_HEADS_H

/** Whole. Each ends with NULL. */
extern const char *const hoshi_diff_csv_head[], *const hoshi_history_csv_head[],
                                                    *const hoshi_members_csv_head[];

/** How they begin; what is judged, asked or the buyer's own follows. Each ends with NULL. */
extern const char *const hoshi_record_csv_begin[], *const hoshi_portfolio_csv_begin[],
                                                       *const hoshi_portfolio_csv_begin_levels[],
                                                           *const hoshi_require_csv_begin[];

#endif
