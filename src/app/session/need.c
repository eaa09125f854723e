#include "app/session/need.h"

enum hoshi_rc hoshi_session_need(struct hoshi_session *s, struct hoshi_dynlib *library)
{
    if (hoshi_dynlib_load(library))
        return HOSHI_OK;
    hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS2050, HOSHI_SPAN_FILE, library->soname,
                   library->package, NULL);
    return HOSHI_E_IO;
}
