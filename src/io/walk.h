/* Folders: the names in them, in the order of their bytes, without holding them all. */
#ifndef HOSHI_IO_WALK_H
#define HOSHI_IO_WALK_H

#include <hoshi/types.h>

enum hoshi_entry_kind { HOSHI_ENTRY_FILE = 0, HOSHI_ENTRY_FOLDER, HOSHI_ENTRY_LINK_TO_FOLDER };

/** Folders within folders that a walk goes into; what is deeper has err ELOOP. */
#define HOSHI_WALK_DEPTH 64u

/* One step of a walk. path is valid until the next step. */
struct hoshi_walk_entry {
    const char *path; /* the start of the walk as given, '/', names */
    const char *name; /* its last part */
    enum hoshi_entry_kind kind;
    int err; /* a folder that could not be read: its errno */
};

struct hoshi_walk;

/**
 * Start to walk a folder and all below it. Links to folders are not followed, names that begin with
 * a dot are left out.
 *
 * @param folder where to start
 * @return the walk, or NULL without memory
 * @owner  caller; hoshi_walk_stop()
 */
HOSHI_MUST_USE struct hoshi_walk *hoshi_walk_start(const char *folder);

/**
 * The next entry: a file of any kind, or what could not be walked (a link to a folder, a folder
 * with err).
 *
 * @param w         from hoshi_walk_start()
 * @param ret_entry the entry; borrowed from w until the next step
 * @return false at the end
 */
HOSHI_MUST_USE bool hoshi_walk_next(struct hoshi_walk *w, struct hoshi_walk_entry *ret_entry);

/**
 * End a walk, wherever it is.
 *
 * @param w from hoshi_walk_start(), or NULL
 * @return nothing
 */
void hoshi_walk_stop(struct hoshi_walk *w);

/**
 * Whether a path is a folder.
 *
 * @param path any name; links are followed
 * @return false too when it is not there
 */
bool hoshi_is_folder(const char *path);

#endif
