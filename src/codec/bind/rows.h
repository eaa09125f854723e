/* Short words for field rows. Included by spec_*.c only. */
#ifndef HOSHI_CODEC_BIND_ROWS_H
#define HOSHI_CODEC_BIND_ROWS_H

#include <stddef.h>

#include "codec/bind/spec.h"

#define REQ HOSHI_FIELD_REQUIRED
#define MULTI HOSHI_FIELD_MULTILINE
#define ID HOSHI_FIELD_ID
#define WORDS HOSHI_FIELD_WORDS
#define AT(type, member) offsetof(struct type, member)

/* F(TEXT, "url", 0, hoshi_evidence, url) */
#define F(kind_, name_, flags_, type, member)                                                      \
    {                                                                                              \
        .name = (name_), .kind = HOSHI_FIELD_##kind_, .flags = (flags_),                           \
        .offset = AT(type, member)                                                                 \
    }
#define F_CHOICE(name_, flags_, type, member, rows)                                                \
    {                                                                                              \
        .name = (name_), .kind = HOSHI_FIELD_CHOICE, .flags = (flags_),                            \
        .offset = AT(type, member), .choice = (rows)                                               \
    }
#define F_INT(kind_, name_, flags_, type, member, min_, max_)                                      \
    {                                                                                              \
        .name = (name_), .kind = HOSHI_FIELD_##kind_, .flags = (flags_),                           \
        .offset = AT(type, member), .min = (min_), .max = (max_)                                   \
    }
#define F_STRUCT(name_, flags_, type, member, spec)                                                \
    {                                                                                              \
        .name = (name_), .kind = HOSHI_FIELD_STRUCT, .flags = (flags_),                            \
        .offset = AT(type, member), .sub = &(spec)                                                 \
    }
/* LIST, TABLE: array member and its n_ counterpart */
#define F_ARRAY(kind_, name_, flags_, type, member, spec)                                          \
    {                                                                                              \
        .name = (name_), .kind = HOSHI_FIELD_##kind_, .flags = (flags_),                           \
        .offset = AT(type, member), .count = AT(type, n_##member), .sub = &(spec)                  \
    }
#define F_TEXTS(name_, flags_, type, member)                                                       \
    {                                                                                              \
        .name = (name_), .kind = HOSHI_FIELD_TEXTS, .flags = (flags_), .offset = AT(type, member), \
        .count = AT(type, n_##member)                                                              \
    }

#endif
