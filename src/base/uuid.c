#include "base/uuid.h"

#include <string.h>
#include <uuid/uuid.h>

#include "base/assert.h"

struct hoshi_uuid hoshi_uuid5(const struct hoshi_uuid *ns, const char *name)
{
    struct hoshi_uuid ret;
    uuid_t space, made;
    if (ns == NULL)
        uuid_copy(space, *uuid_get_template("url"));
    else
        HOSHI_ASSERT(uuid_parse(ns->text, space) == 0);
    uuid_generate_sha1(made, space, name, strlen(name));
    uuid_unparse_lower(made, ret.text);
    return ret;
}
