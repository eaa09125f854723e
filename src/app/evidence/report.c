/* What evidence check says, for people and for programs. */

#include "app/evidence/evidence.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "report/finding.h"
#include "report/json/json.h"

const char *hoshi_evidence_state_code(enum hoshi_evidence_state state)
{
    static const char *const code[HOSHI_EVIDENCE_STATE_COUNT_] = {
#define EVIDENCE_STATE(id, code, en, ja) code,
#include "app/evidence/state.def"
#undef EVIDENCE_STATE
    };
    return code[state];
}

const char *hoshi_evidence_state_label(enum hoshi_evidence_state state, enum hoshi_lang lang)
{
    static const struct hoshi_text label[HOSHI_EVIDENCE_STATE_COUNT_] = {
#define EVIDENCE_STATE(id, code, en, ja) {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}},
#include "app/evidence/state.def"
#undef EVIDENCE_STATE
    };
    return label[state].v[lang];
}

static void put_number(struct hoshi_buf *to, size_t n)
{
    hoshi_buf_clear(to);
    hoshi_buf_int(to, (long long)n);
}

enum hoshi_rc hoshi_evidence_text(const struct hoshi_evidence_check *check, const char *sheet,
                                  enum hoshi_lang lang, struct hoshi_buf *out)
{
    struct hoshi_buf a, b, line;
    char day[HOSHI_DATE_BYTES];
    size_t n_there = 0;
    hoshi_buf_init(&a, 0);
    hoshi_buf_init(&b, 0);
    hoshi_buf_init(&line, 0);
    for (size_t i = 0; i < check->n_file; i++)
        n_there += check->file[i].state == HOSHI_EVIDENCE_STANDS;
    hoshi_msg_put(&line, HOSHI_MSG_EVIDENCE_TITLE, lang, sheet,
                  hoshi_date_format(check->as_of, day), NULL);
    hoshi_put_visible(out, (struct hoshi_str){line.p, line.n}, 0);
    hoshi_buf_puts(out, "\n");
    put_number(&a, check->n_file);
    put_number(&b, n_there);
    hoshi_msg_put(out, HOSHI_MSG_EVIDENCE_COUNTS, lang, a.p, b.p, NULL);
    hoshi_buf_puts(out, "\n");
    if (check->n_url != 0) {
        put_number(&a, check->n_url);
        hoshi_msg_put(out, HOSHI_MSG_EVIDENCE_URLS, lang, a.p, NULL, NULL);
        hoshi_buf_puts(out, "\n");
    }
    for (size_t i = 0; i < check->n_finding; i++) {
        hoshi_buf_clear(&line);
        hoshi_finding_put(&line, NULL, &check->finding[i], lang);
        hoshi_buf_puts(out, "  - ");
        hoshi_put_visible(out, (struct hoshi_str){line.p, line.n}, 0);
        hoshi_buf_puts(out, "\n");
    }
    out->failed = out->failed || line.failed || a.failed || b.failed;
    hoshi_buf_release(&line);
    hoshi_buf_release(&b);
    hoshi_buf_release(&a);
    return hoshi_buf_rc(out);
}

static void add_file(hoshi_json *files, const struct hoshi_evidence_file *f)
{
    hoshi_json *e = hoshi_json_push_object(files);
    hoshi_json_string(e, "criterion", f->criterion->id.s);
    hoshi_json_string(e, "file", f->evidence->file.s);
    hoshi_json_string(e, "state", hoshi_evidence_state_code(f->state));
    if (f->sha256[0] != '\0' && f->state != HOSHI_EVIDENCE_UNREADABLE) {
        hoshi_json_string(e, "sha256", f->sha256);
        hoshi_json_number(e, "size", (double)f->size);
    }
}

enum hoshi_rc hoshi_evidence_json(const struct hoshi_evidence_check *check, struct hoshi_buf *out)
{
    char day[HOSHI_DATE_BYTES];
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "evidence-check/1");
    hoshi_json_string(o, "answers", check->answers->sha256);
    hoshi_json_string(o, "as_of", hoshi_date_format(check->as_of, day));
    hoshi_json_bool(o, "stands", check->n_bad == 0);
    hoshi_json_number(o, "urls", (double)check->n_url);
    hoshi_json *files = hoshi_json_array(o, "files");
    for (size_t i = 0; i < check->n_file; i++)
        add_file(files, &check->file[i]);
    hoshi_json *findings = hoshi_json_array(o, "findings");
    for (size_t i = 0; i < check->n_finding; i++) {
        const struct hoshi_finding *f = &check->finding[i];
        hoshi_json *e = hoshi_json_push_object(findings);
        hoshi_json_string(e, "code", hoshi_finding_code(f->code));
        hoshi_json_string(e, "criterion", f->criterion->id.s);
        if (f->what != NULL)
            hoshi_json_string(e, "file", f->what);
        if (f->day != 0)
            hoshi_json_string(e, "date", hoshi_date_format(f->day, day));
    }
    return hoshi_json_print(o, true, out);
}
