/* The name that was meant: how people write a path that the folder has otherwise. */
#ifndef HOSHI_APP_EVIDENCE_OTHER_NAME_H
#define HOSHI_APP_EVIDENCE_OTHER_NAME_H

#include <hoshi/arena.h>

/**
 * Look for a file whose path differs only in "./", doubled or backward strokes, or capital letters.
 *
 * @param folder descriptor of the folder that path is relative to
 * @param path   as it is written; no such file
 * @param arena  owns the answer
 * @return the path of a file that is there; NULL when there is none, or no memory
 * @owner  arena
 */
const char *hoshi_evidence_other_name(int folder, const char *path, struct hoshi_arena *arena);

#endif
