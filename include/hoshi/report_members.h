/* layer: report
 * A group as bytes. */
#ifndef HOSHI_REPORT_MEMBERS_H
#define HOSHI_REPORT_MEMBERS_H

#include <hoshi/members.h>
#include <hoshi/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What writes a group in one format.
 *
 * @param members judged
 * @param opts    .lang; .color, .width and .all for text
 * @param out     appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
typedef enum hoshi_rc hoshi_members_writer(const struct hoshi_members *members,
                                           const struct hoshi_report_opts *opts,
                                           struct hoshi_buf *out);

/* Every format of hoshi/groups.def. */
#define GROUP_WRITER(id, function, is_workbook) HOSHI_MUST_USE hoshi_members_writer function;
#include <hoshi/groups.def>
#undef GROUP_WRITER

#ifdef __cplusplus
}
#endif
#endif
