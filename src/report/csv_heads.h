/* Heads of the tables that commands write, in any language. */
#ifndef HOSHI_REPORT_CSV_HEADS_H
#define HOSHI_REPORT_CSV_HEADS_H

/** Each ends with NULL. */
extern const char *const hoshi_diff_csv_head[], *const hoshi_history_csv_head[],
                                                    *const hoshi_members_csv_head[];

#endif
