/* layer: report
 * Plans and papers as bytes. */
#ifndef HOSHI_REPORT_PLAN_H
#define HOSHI_REPORT_PLAN_H

#include <hoshi/plan.h>
#include <hoshi/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What writes a plan in one format.
 *
 * @param plan made by hoshi_plan_make()
 * @param opts .lang; .color and .width for text; .compact and .tool_version for JSON
 * @param out  appended to
 * @return HOSHI_OK; HOSHI_E_LIMIT when it did not fit; HOSHI_E_NOMEM
 * @owner  nothing changes hands
 */
typedef enum hoshi_rc hoshi_plan_writer(const struct hoshi_plan *plan,
                                        const struct hoshi_report_opts *opts,
                                        struct hoshi_buf *out);

/**
 * A register, rule document or the like as Markdown, with one example, what must not be forgotten
 * and the criteria it serves.
 *
 * @param list  that has the paper
 * @param paper which
 * @param cat   indexed catalogue of its criteria
 * @param opts  .lang
 * @param out   appended to
 * @return HOSHI_OK or HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_paper_markdown(const struct hoshi_papers *list,
                                                  const struct hoshi_paper *paper,
                                                  const struct hoshi_catalog *cat,
                                                  const struct hoshi_report_opts *opts,
                                                  struct hoshi_buf *out);

/**
 * All of them by id, title, kind and criteria, for people.
 *
 * @param list loaded
 * @param opts .lang, .color, .width
 * @param out  appended to
 * @return HOSHI_OK or HOSHI_E_LIMIT
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_papers_text(const struct hoshi_papers *list,
                                               const struct hoshi_report_opts *opts,
                                               struct hoshi_buf *out);

/* Every format of hoshi/plans.def. */
#define PLAN_WRITER(id, function, is_workbook, en, ja) HOSHI_MUST_USE hoshi_plan_writer function;
#include <hoshi/plans.def>
#undef PLAN_WRITER

#ifdef __cplusplus
}
#endif
#endif
