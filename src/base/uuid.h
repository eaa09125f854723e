/* Name-based UUIDs (RFC 9562, version 5), by SHA-1: the same name gives the same UUID for ever.
 */
#ifndef HOSHI_BASE_UUID_H
#define HOSHI_BASE_UUID_H

struct hoshi_uuid {
    char text[37]; /* lower case, with its NUL */
};

/**
 * The UUID of a name. Names in steps (ns -> kind -> id) cannot run into each other, whatever bytes
 * they contain.
 *
 * @param ns   itself a UUID; NULL = the RFC's namespace for URLs
 * @param name any text
 * @return the UUID
 */
struct hoshi_uuid hoshi_uuid5(const struct hoshi_uuid *ns, const char *name);

#endif
