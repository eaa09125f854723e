#include "app/evidence/record.h"

#include <string.h>

#include "app/session/complain.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "io/replace.h"

static bool same(struct hoshi_str a, struct hoshi_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Never waits for a pipe that has taken the sheet's name. */
static enum hoshi_rc read_again(struct hoshi_record *r)
{
    struct hoshi_buf now;
    hoshi_buf_init(&now, HOSHI_LIMIT_FILE_BYTES + 1);
    struct hoshi_file_result read = hoshi_file_append(r->sheet, HOSHI_LIMIT_FILE_BYTES, &now);
    enum hoshi_rc rc = HOSHI_OK;
    if (read.error != HOSHI_FILE_OK) {
        rc = hoshi_session_complain_file(r->s, r->sheet, read, HOSHI_TO_READ);
    } else {
        const char *kept = hoshi_arena_strndup(&r->s->arena, now.n != 0 ? now.p : "", now.n);
        r->input = (struct hoshi_input){.name = r->sheet, .bytes = {kept, now.n}};
        rc = kept != NULL ? HOSHI_OK : HOSHI_E_NOMEM;
    }
    hoshi_buf_release(&now);
    return rc;
}

/* With all its complaints: somebody else has written this. */
static enum hoshi_rc load(struct hoshi_record *r)
{
    struct hoshi_answers *ans;
    enum hoshi_rc rc = hoshi_session_sheet(r->s, &r->input, r->as_of, &ans);
    if (rc == HOSHI_OK)
        r->answers = ans;
    return rc == HOSHI_E_INVALID ? HOSHI_E_SYNTAX : rc; /* all said; not the change's fault */
}

enum hoshi_rc hoshi_record_open(struct hoshi_record *r, struct hoshi_session *s, const char *sheet,
                                hoshi_day as_of, const struct hoshi_answers *seen)
{
    *r = (struct hoshi_record){
        .s = s, .sheet = sheet, .as_of = as_of, .lock = {.fd = -1}, .answers = seen};
    hoshi_diags_init(&r->unheard, &s->arena);
    if (strcmp(sheet, "-") == 0) { /* nothing there to change */
        (void)hoshi_session_complain(s, "<stdin>", HOSHI_HS2006, NULL, NULL, NULL);
        return HOSHI_E_IO;
    }
    if (!hoshi_session_can_change(s, &s->answers_input))
        return HOSHI_E_UNSUPPORTED;
    enum hoshi_rc rc = hoshi_session_lock(s, sheet, HOSHI_LOCK_WAIT, &r->lock);
    if (rc == HOSHI_OK)
        rc = read_again(r);
    if (rc == HOSHI_OK && same(r->input.bytes, s->answers_input.bytes))
        r->input = s->answers_input;
    else if (rc == HOSHI_OK)
        rc = load(r);
    return rc;
}

enum hoshi_rc hoshi_record_load(struct hoshi_record *r, const struct hoshi_input *changed,
                                struct hoshi_answers **ret_answers)
{
    enum hoshi_rc rc = hoshi_answers_load(changed, r->s->catalog, r->as_of, &r->s->arena,
                                          &r->unheard, ret_answers);
    return rc == HOSHI_OK || rc == HOSHI_E_NOMEM ? rc : HOSHI_E_INVALID;
}

enum hoshi_rc hoshi_record_outdated(struct hoshi_record *r, const char *what)
{
    (void)hoshi_session_complain(r->s, r->sheet, HOSHI_HS2055, what, NULL, NULL);
    return HOSHI_E_IO;
}

static enum hoshi_rc write(struct hoshi_record *r, const struct hoshi_input *changed)
{
    struct hoshi_file_result w = hoshi_file_rewrite(r->sheet, r->input.bytes, changed->bytes);
    if (w.error == HOSHI_FILE_OK)
        return HOSHI_OK;
    if (w.error == HOSHI_FILE_CHANGED) /* by a program that takes no lock, in this moment */
        return hoshi_record_outdated(r, hoshi_diag_word(HOSHI_WORD_SHEET));
    return hoshi_session_complain_file(r->s, r->sheet, w, HOSHI_TO_WRITE);
}

enum hoshi_rc hoshi_record_close(struct hoshi_record *r, enum hoshi_rc rc,
                                 const struct hoshi_input *changed)
{
    if (rc == HOSHI_E_INVALID)
        (void)hoshi_session_complain(r->s, r->sheet, HOSHI_HS1600, NULL, NULL, NULL);
    if (rc == HOSHI_OK && changed->tree != NULL)
        rc = write(r, changed);
    hoshi_lock_release(&r->lock);
    return rc;
}
