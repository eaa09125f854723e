#include "app/evidence/moved.h"

#include <string.h>

#include "app/evidence/evidence.h"
#include "app/session/complain.h"

static size_t folder_bytes(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash - path) : 0;
}

static bool same_folder(const char *a, const char *b)
{
    size_t n = folder_bytes(a);
    return n == folder_bytes(b) && memcmp(a, b, n) == 0;
}

/* What was not there before has gone nowhere. */
static bool is_lost(const struct hoshi_evidence_file *was, const struct hoshi_evidence_file *is)
{
    return *was->sha256 != '\0' && strcmp(was->sha256, is->sha256) != 0;
}

static enum hoshi_rc compare(struct hoshi_session *s, const char *from, const char *to,
                             const struct hoshi_evidence_check *was,
                             const struct hoshi_evidence_check *is)
{
    const struct hoshi_evidence_file *first = NULL;
    struct hoshi_buf name;
    long long n = 0;
    for (size_t i = 0; i < was->n_file && i < is->n_file; i++) {
        if (!is_lost(&was->file[i], &is->file[i]))
            continue;
        first = first != NULL ? first : &was->file[i];
        n++;
    }
    if (first == NULL)
        return HOSHI_OK;
    hoshi_buf_init(&name, 0);
    hoshi_buf_puts(&name, first->criterion->id.s);
    hoshi_buf_puts(&name, " ");
    hoshi_buf_puts(&name, first->evidence->file.s);
    enum hoshi_rc rc = hoshi_buf_rc(&name);
    if (rc == HOSHI_OK)
        (void)hoshi_session_complain(s, to, HOSHI_HS1622, from, hoshi_diag_number(&s->diags, n),
                                     name.p);
    hoshi_buf_release(&name);
    return rc;
}

/* In sessions of their own: what is wrong with the evidence is said when it is asked for. */
static enum hoshi_rc look(struct hoshi_session *at, const struct hoshi_session *s,
                          const struct hoshi_answers *ans, const char *sheet,
                          struct hoshi_evidence_check *ret_check)
{
    hoshi_session_init(at);
    at->catalog = s->catalog;
    return hoshi_evidence_check(at, ans, sheet, 0, 0, ret_check);
}

enum hoshi_rc hoshi_evidence_moved(struct hoshi_session *s, const struct hoshi_answers *ans,
                                   const char *from, const char *to)
{
    struct hoshi_session there, here;
    struct hoshi_evidence_check was, is;
    if (same_folder(from, to))
        return HOSHI_OK;
    enum hoshi_rc a = look(&there, s, ans, from, &was), b = look(&here, s, ans, to, &is);
    enum hoshi_rc rc = a == HOSHI_E_NOMEM || b == HOSHI_E_NOMEM ? HOSHI_E_NOMEM : HOSHI_OK;
    if (a == HOSHI_OK && b == HOSHI_OK)
        rc = compare(s, from, to, &was, &is);
    hoshi_session_release(&here);
    hoshi_session_release(&there);
    return rc;
}
