/* Folders: the names in them, in the order of their bytes, without holding them all. */
#ifndef HOSHI_IO_WALK_H
#define HOSHI_IO_WALK_H

#include <hoshi/types.h>

enum hoshi_entry_kind { HOSHI_ENTRY_FILE = 0, HOSHI_ENTRY_FOLDER, HOSHI_ENTRY_LINK_TO_FOLDER };

/* One step of a walk. path is valid until the next step. */
struct hoshi_walk_entry {
    const char *path; /* the start of the walk as given, '/', names */
    const char *name; /* its last part */
    enum hoshi_entry_kind kind;
    int err; /* a folder that could not be read: its errno */
};

struct hoshi_walk;

/* Recursive; does not follow links to folders, leaves out names that begin with a dot. NULL without
 * memory. */
struct hoshi_walk *hoshi_walk_start(const char *folder);
/* Files of every kind, and what could not be walked: links to folders, folders with err. */
bool hoshi_walk_next(struct hoshi_walk *w, struct hoshi_walk_entry *ret_entry);
void hoshi_walk_stop(struct hoshi_walk *w);
/* Whether a path is a folder (following links). */
bool hoshi_is_folder(const char *path);

#endif
