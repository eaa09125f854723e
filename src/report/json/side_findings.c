#include <string.h>

#include "report/json/side.h"

static const enum hoshi_finding_code looked_at[] = {
    HOSHI_FINDING_EVIDENCE_EXPIRED, HOSHI_FINDING_CARRIED_OVER, HOSHI_FINDING_NO_PERFORMED_DATE};

static void mark(struct hoshi_diff_side *s, const char *id, enum hoshi_finding_code code)
{
    for (size_t i = 0; i < s->n_criterion; i++) {
        if (strcmp(s->criterion[i].id, id) == 0)
            hoshi_diff_mark(&s->criterion[i], code);
    }
}

void hoshi_diff_side_findings(struct hoshi_diff_side *s, const hoshi_json *root)
{
    const hoshi_json *e = hoshi_json_first(hoshi_json_at(root, "findings"));
    for (; e != NULL; e = hoshi_json_next(e)) {
        const char *code = hoshi_json_text_at(e, "code"), *id = hoshi_json_text_at(e, "criterion");
        for (size_t i = 0; i < sizeof looked_at / sizeof looked_at[0]; i++) {
            if (code != NULL && id != NULL && strcmp(code, hoshi_finding_code(looked_at[i])) == 0)
                mark(s, id, looked_at[i]);
        }
    }
    hoshi_diff_side_count(s);
}
