#include "app/session/writers.h"

#include <errno.h>

#include "app/session/complain.h"
#include "app/session/need.h"
#include "xlsx/libxlsxwriter.h"

const struct hoshi_writer hoshi_writers[] = {
#define WRITER(id, function, needs, en, ja)                                                        \
    {id, function, (needs), {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}}},
#include <hoshi/writers.def>
#undef WRITER
    {NULL, NULL, 0, {{NULL, NULL}}},
};
const char *const hoshi_writer_ids[] = {
#define WRITER(id, function, needs, en, ja) id,
#include <hoshi/writers.def>
#undef WRITER
    NULL,
};

/* Built-in packages are for one catalogue; a report of another one has no plan. */
static enum hoshi_rc make_plan(struct hoshi_session *s, const struct hoshi_result *r,
                               struct hoshi_report_opts *opts)
{
    struct hoshi_plan *plan = hoshi_arena_alloc(&s->arena, sizeof *plan);
    if (plan == NULL)
        return HOSHI_E_NOMEM;
    enum hoshi_rc rc = hoshi_session_packages(s, NULL);
    if (rc != HOSHI_OK)
        return rc;
    const struct hoshi_plan_wishes wishes = {
        .start = r->as_of,
        .hours_per_week = HOSHI_PLAN_HOURS_PER_WEEK,
        .star = opts->target != 0 ? opts->target : hoshi_plan_star(r),
    };
    rc = hoshi_plan_make(r, s->packages, &wishes, &s->arena, plan);
    if (rc == HOSHI_OK)
        opts->plan = plan;
    return rc;
}

enum hoshi_rc hoshi_writer_prepare(struct hoshi_session *s, unsigned needs,
                                   const struct hoshi_result *r, struct hoshi_report_opts *opts)
{
    if ((needs & HOSHI_NEEDS_WORKBOOK) != 0) {
        enum hoshi_rc rc = hoshi_session_need(s, &hoshi_libxlsxwriter_file);
        if (rc != HOSHI_OK)
            return rc;
    }
    bool must = (needs & HOSHI_NEEDS_A_PLAN) == HOSHI_NEEDS_A_PLAN;
    /* a plan is of the whole */
    bool can = r->owner == NULL && r->catalog->n_level != 0 && hoshi_session_has_packages(s);
    return must || ((needs & HOSHI_NEEDS_PLAN) != 0 && can) ? make_plan(s, r, opts) : HOSHI_OK;
}

/* A workbook is made in a file of its own. */
static enum hoshi_rc tell(struct hoshi_session *s, const char *id, enum hoshi_rc rc)
{
    return rc != HOSHI_E_IO
               ? rc
               : hoshi_session_complain_file(s, id, hoshi_file_failed(errno != 0 ? errno : EIO),
                                             HOSHI_TO_WRITE);
}

enum hoshi_rc hoshi_writer_write(struct hoshi_session *s, const struct hoshi_writer *writer,
                                 const struct hoshi_result *r, const struct hoshi_report_opts *opts,
                                 struct hoshi_buf *out)
{
    errno = 0;
    return tell(s, writer->id, writer->write(r, opts, out));
}

enum hoshi_rc hoshi_group_write(struct hoshi_session *s, const struct hoshi_group_format *format,
                                const struct hoshi_members *g, const struct hoshi_report_opts *opts,
                                struct hoshi_buf *out)
{
    enum hoshi_rc rc =
        format->is_workbook ? hoshi_session_need(s, &hoshi_libxlsxwriter_file) : HOSHI_OK;
    errno = 0;
    return rc == HOSHI_OK ? tell(s, format->id, format->write(g, opts, out)) : rc;
}

enum hoshi_rc hoshi_plan_format_prepare(struct hoshi_session *s,
                                        const struct hoshi_plan_format *format)
{
    return format->is_workbook ? hoshi_session_need(s, &hoshi_libxlsxwriter_file) : HOSHI_OK;
}

static enum hoshi_rc need_of(struct hoshi_session *s, const struct hoshi_template *form)
{
    errno = 0;
    return form->format == HOSHI_INPUT_XLSX ? hoshi_session_need(s, &hoshi_libxlsxwriter_file)
                                            : HOSHI_OK;
}

enum hoshi_rc hoshi_template_write(struct hoshi_session *s, const struct hoshi_template *form,
                                   uint8_t star, bool by_owner, enum hoshi_lang lang,
                                   struct hoshi_buf *out)
{
    enum hoshi_rc rc = need_of(s, form);
    hoshi_template_writer *write = by_owner ? form->by_owner : form->write;
    return rc == HOSHI_OK ? tell(s, form->id, write(s->catalog, star, lang, out)) : rc;
}

enum hoshi_rc hoshi_table_write(struct hoshi_session *s, const struct hoshi_template *form,
                                const struct hoshi_answers *ans, enum hoshi_lang lang,
                                struct hoshi_buf *out)
{
    enum hoshi_rc rc = need_of(s, form);
    return rc == HOSHI_OK ? tell(s, form->id, form->table(s->catalog, ans, lang, out)) : rc;
}
