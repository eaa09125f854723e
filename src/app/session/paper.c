#include "app/session/paper.h"

#include <errno.h>
#include <hoshi/report_plan.h>

#include "app/session/complain.h"
#include "app/session/need.h"
#include "diag/diag.h"
#include "xlsx/libxlsxwriter.h"
#include "xlsx/xlsx.h"

const char *const hoshi_paper_forms[] = {"markdown", "xlsx", NULL};

enum hoshi_rc hoshi_papers_open(struct hoshi_session *s)
{
    enum hoshi_rc rc = hoshi_session_catalog(s, NULL);
    return rc == HOSHI_OK ? hoshi_session_papers(s) : rc;
}

static const char *id_at(const void *of, size_t i)
{
    const struct hoshi_papers *list = of;
    return i < list->n_paper ? list->paper[i].id.s : NULL;
}

static enum hoshi_rc write_xlsx(struct hoshi_session *s, const struct hoshi_paper *paper,
                                enum hoshi_lang lang, struct hoshi_buf *out)
{
    enum hoshi_rc rc = hoshi_session_need(s, &hoshi_libxlsxwriter_file);
    if (rc != HOSHI_OK)
        return rc;
    errno = 0;
    rc = hoshi_paper_xlsx(s->papers, paper, s->catalog, lang, out);
    if (rc == HOSHI_E_IO) /* a workbook is made in a file of its own */
        rc = hoshi_session_complain_file(s, "xlsx", hoshi_file_failed(errno != 0 ? errno : EIO),
                                         HOSHI_TO_WRITE);
    return rc;
}

enum hoshi_rc hoshi_paper_write(struct hoshi_session *s, const char *said,
                                enum hoshi_paper_form form, enum hoshi_lang lang,
                                struct hoshi_buf *out)
{
    const struct hoshi_paper *paper = hoshi_paper_find(s->papers, said);
    if (paper == NULL) {
        hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3024, HOSHI_SPAN_FILE, said, NULL,
                       NULL);
        hoshi_diag_nearest(&s->diags, HOSHI_DIAG_SOURCES, said,
                           (struct hoshi_known){id_at, s->papers});
        return HOSHI_E_UNSUPPORTED;
    }
    if (form == HOSHI_PAPER_AS_XLSX)
        return write_xlsx(s, paper, lang, out);
    return hoshi_paper_markdown(s->papers, paper, s->catalog,
                                &(struct hoshi_report_opts){.lang = lang}, out);
}
