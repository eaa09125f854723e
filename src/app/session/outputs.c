#include "app/session/outputs.h"

#include "app/session/answers_there.h"
#include "app/session/complain.h"
#include "base/memory.h"
#include "io/place.h"

bool hoshi_session_may_write(struct hoshi_session *s, const char *path)
{
    for (size_t i = 0; i < s->n_file; i++) {
        const char *read = s->file[i].path;
        if (read != NULL && hoshi_file_same_place(read, path))
            return hoshi_session_complain(s, path, HOSHI_HS3011, read, NULL, NULL);
    }
    return true;
}

bool hoshi_session_may_replace(struct hoshi_session *s, const char *path)
{
    struct hoshi_file_result why;
    bool ok = hoshi_session_may_write(s, path);
    return ok && (!hoshi_answers_there(path, &why) ||
                  hoshi_session_complain(s, path, HOSHI_HS3017, NULL, NULL, NULL));
}

bool hoshi_session_had_memory(struct hoshi_session *s)
{
    return !hoshi_memory_was_short() ||
           hoshi_session_complain(s, NULL, HOSHI_HS2007, NULL, NULL, NULL);
}

static const char *earlier_one(const char *const *path, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (hoshi_file_same_place(path[k], path[i]))
            return path[k];
    }
    return NULL;
}

bool hoshi_session_outputs_ok(struct hoshi_session *s, const char *const *path, size_t n)
{
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        const char *other = earlier_one(path, i);
        if (other != NULL)
            ok = hoshi_session_complain(s, path[i], HOSHI_HS3013, other, NULL, NULL);
        else
            ok = hoshi_session_may_replace(s, path[i]) && ok;
    }
    return ok && hoshi_session_had_memory(s);
}

bool hoshi_session_new_ok(struct hoshi_session *s, const char *const *path, size_t n)
{
    bool ok = hoshi_session_outputs_ok(s, path, n);
    for (size_t i = 0; i < n; i++) {
        if (hoshi_file_is_there(path[i]))
            ok = hoshi_session_complain(s, path[i], HOSHI_HS2005, NULL, NULL, NULL);
    }
    return ok;
}
