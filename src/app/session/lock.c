#include "app/session/lock.h"

#include "app/session/complain.h"
#include "diag/diag.h"
#include "io/replace.h"

enum hoshi_rc hoshi_session_lock(struct hoshi_session *s, const char *path, unsigned wait_ms,
                                 struct hoshi_lock *ret_lock)
{
    long holder;
    *ret_lock = (struct hoshi_lock){-1, NULL};
    struct hoshi_file_result may = hoshi_file_may_change(path);
    if (may.error == HOSHI_FILE_READ_ONLY) /* said before the first question, not after it */
        return hoshi_session_complain_file(s, path, may, HOSHI_TO_WRITE);
    struct hoshi_file_result r = hoshi_lock_take(path, wait_ms, ret_lock, &holder);
    if (r.error == HOSHI_FILE_OK)
        return HOSHI_OK;
    if (r.error == HOSHI_FILE_NOMEM)
        return HOSHI_E_NOMEM;
    if (r.error == HOSHI_FILE_BUSY)
        (void)hoshi_session_complain(s, path, HOSHI_HS2010,
                                     holder != 0 ? hoshi_diag_number(&s->diags, holder) : "?", NULL,
                                     NULL);
    else
        (void)hoshi_session_complain(s, path, HOSHI_HS2011, hoshi_why(r.err), NULL, NULL);
    return HOSHI_E_IO;
}
