/* Codes that stand in machine formats: answers, reasons, findings. */
#include <hoshi/answers.h>
#include <hoshi/result.h>
#include <string.h>

#include "report/text/explain.h"

static void entry(const struct hoshi_print *p, enum hoshi_msg head, const char *code,
                  const char *text)
{
    static const char *const found[] = {"…", "…"};
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_print_head(p, head, code, NULL);
    hoshi_format(&line, text, found, 2);
    hoshi_print_text(p, 2, line.p);
    hoshi_print_drop(p, &line);
}

bool hoshi_explain_code(const struct hoshi_print *p, const char *code)
{
    bool hit = false;
    for (int i = 0; i < HOSHI_STATUS_COUNT_; i++) {
        enum hoshi_status status = (enum hoshi_status)i;
        if (strcmp(hoshi_status_code(status), code) != 0)
            continue;
        entry(p, HOSHI_MSG_EXPLAIN_STATUS, code, hoshi_status_label(status, p->lang));
        hit = true;
    }
    for (int i = HOSHI_REASON_NONE + 1; i < HOSHI_REASON_COUNT_; i++) {
        enum hoshi_reason reason = (enum hoshi_reason)i;
        if (strcmp(hoshi_reason_code(reason), code) != 0)
            continue;
        entry(p, HOSHI_MSG_EXPLAIN_REASON, code, hoshi_reason_label(reason, p->lang));
        hit = true;
    }
    for (int i = 0; i < HOSHI_FINDING_COUNT_; i++) {
        enum hoshi_finding_code finding = (enum hoshi_finding_code)i;
        if (strcmp(hoshi_finding_code(finding), code) != 0)
            continue;
        entry(p, HOSHI_MSG_EXPLAIN_FINDING, code, hoshi_finding_text(finding, p->lang));
        hit = true;
    }
    return hit;
}
