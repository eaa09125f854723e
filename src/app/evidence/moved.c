#include "app/evidence/moved.h"

#include <string.h>

#include "app/evidence/evidence.h"
#include "app/session/complain.h"

/* With its slash. */
static size_t folder_bytes(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash - path) + 1 : 0;
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

enum hoshi_rc hoshi_evidence_moved(struct hoshi_session *s, const struct hoshi_answers *ans,
                                   const char *from, const char *to)
{
    struct hoshi_evidence_check was, is;
    uint32_t before = s->diags.n_error;
    if (same_folder(from, to))
        return HOSHI_OK;
    enum hoshi_rc rc = hoshi_evidence_check(s, ans, from, 0, 0, &was);
    if (rc == HOSHI_OK)
        rc = hoshi_evidence_check(s, ans, to, 0, 0, &is);
    if (rc == HOSHI_OK && s->diags.n_error != before) /* said: a file that cannot be read */
        rc = HOSHI_E_IO;
    return rc == HOSHI_OK ? compare(s, from, to, &was, &is) : rc;
}
