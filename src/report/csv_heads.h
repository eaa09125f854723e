/* Heads of the tables that commands write, in any language. */
#ifndef HOSHI_REPORT_CSV_HEADS_H
#define HOSHI_REPORT_CSV_HEADS_H

/** Each ends with NULL. */
extern const char *const hoshi_diff_csv_head[], *const hoshi_history_csv_head[],
                                                    *const hoshi_members_csv_head[];

/** How the head of the records begins; levels and numbers follow. */
#define HOSHI_RECORD_CSV_BEGIN "source,state,organization_id,organization_name,assessed_on"

#endif
