/* The plan of a result, in the forms that other programs of a company read. */
#include <hoshi/report_plan.h>

enum hoshi_rc hoshi_report_ics(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                               struct hoshi_buf *out)
{
    (void)r;
    return opts->plan != NULL ? hoshi_plan_ics(opts->plan, opts, out) : HOSHI_E_INVALID;
}

enum hoshi_rc hoshi_report_plan(const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                struct hoshi_buf *out)
{
    (void)r;
    return opts->plan != NULL ? hoshi_plan_markdown(opts->plan, opts, out) : HOSHI_E_INVALID;
}
