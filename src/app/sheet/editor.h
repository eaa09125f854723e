/* Use case: a sheet that is being answered. Every edit is on disk, atomically, before the call
 * returns; the file is locked against a second editor, and whatever is written was loaded and
 * judged first. */
#ifndef HOSHI_APP_SHEET_EDITOR_H
#define HOSHI_APP_SHEET_EDITOR_H

#include "app/session/session.h"
#include "app/sheet/decision.h"
#include "app/sheet/history.h"
#include "codec/edit/patch.h"
#include "io/lock.h"

/* One state of the file: its bytes, what they say, what that comes to. */
struct hoshi_version {
    struct hoshi_arena arena;
    struct hoshi_diags diags; /* what reading it had to say */
    struct hoshi_input in;    /* its bytes and their tree, in the arena */
    struct hoshi_answers *answers;
    struct hoshi_result result;
};

/* What an edit was about. */
enum hoshi_edited_what {
    HOSHI_EDITED_NOTHING = 0,
    HOSHI_EDITED_CRITERION,
    HOSHI_EDITED_CONDITION,
    HOSHI_EDITED_NAME,
    HOSHI_EDITED_SCOPE,
    HOSHI_EDITED_TARGET,
};

struct hoshi_edited {
    enum hoshi_edited_what what;
    const struct hoshi_criterion *criterion; /* or NULL */
    int32_t condition;                       /* or -1 */
};

struct hoshi_editor {
    struct hoshi_session *s; /* catalogue and policy */
    const char *path, *by;   /* by: who answers, written into every answer; or NULL */
    hoshi_day as_of;
    enum hoshi_lang lang;
    struct hoshi_lock lock;
    struct hoshi_version version[2];
    struct hoshi_version *now;
    struct hoshi_history undo, redo;
    bool raced;               /* another program wrote in the moment between reading and writing */
    struct hoshi_buf problem; /* why the last edit was not saved, for people */
    struct hoshi_buf changed; /* answers that another program has changed before the last edit */
    const char **unsaved;     /* edits that were not saved, nor since: ids and keys, each once */
    size_t n_unsaved;
    const char *const *order;   /* ids of all criteria */
    struct hoshi_edited undone; /* what the last undo or redo was about */
};

enum hoshi_edit_result {
    HOSHI_EDIT_SAVED = 0,
    HOSHI_EDIT_MERGED,   /* saved, together with what another program had changed meanwhile */
    HOSHI_EDIT_CONFLICT, /* not saved: another program changed this very answer; see editor->now */
    HOSHI_EDIT_NOTHING,  /* there is nothing to undo */
    HOSHI_EDIT_FAILED,   /* not saved; see editor->problem; the file is as it was */
};

/**
 * Lock a sheet and load it. Complaints go to the session.
 *
 * @param e     filled in; hoshi_editor_close() takes it in any case
 * @param s     session with catalogue and policy; borrowed
 * @param path  the sheet; borrowed
 * @param as_of day of the answers
 * @param lang  language of e->problem
 * @return HOSHI_OK; HOSHI_E_IO (locked, unreadable), HOSHI_E_UNSUPPORTED (a table), or what loading
 *         says
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_editor_open(struct hoshi_editor *e, struct hoshi_session *s,
                                               const char *path, hoshi_day as_of,
                                               enum hoshi_lang lang);

/**
 * Let the lock go and free everything; what was saved is on the disk.
 *
 * @param e opened, or refused by hoshi_editor_open()
 */
void hoshi_editor_close(struct hoshi_editor *e);

/**
 * Answer a criterion.
 *
 * @param e    the editor
 * @param crit the criterion
 * @param d    what is decided
 * @return SAVED, MERGED, CONFLICT or FAILED
 */
enum hoshi_edit_result hoshi_editor_answer(struct hoshi_editor *e,
                                           const struct hoshi_criterion *crit,
                                           const struct hoshi_decision *d);

/**
 * Answer a condition.
 *
 * @param e         the editor
 * @param condition its index in the catalogue
 * @param state     the answer; UNANSWERED takes it away
 * @return SAVED, MERGED, CONFLICT or FAILED
 */
enum hoshi_edit_result hoshi_editor_condition(struct hoshi_editor *e, int32_t condition,
                                              enum hoshi_condition_state state);

/**
 * Name the organization.
 *
 * @param e    the editor
 * @param name its name; "" takes it away
 * @return SAVED or FAILED
 */
enum hoshi_edit_result hoshi_editor_name(struct hoshi_editor *e, const char *name);

/**
 * Say for which part of the company the sheet is.
 *
 * @param e    the editor
 * @param unit the part; "" takes it away
 * @return SAVED or FAILED
 */
enum hoshi_edit_result hoshi_editor_scope(struct hoshi_editor *e, const char *unit);

/**
 * Leave a part out of the scope.
 *
 * @param e      the editor
 * @param what   the part
 * @param reason why
 * @return SAVED or FAILED
 */
enum hoshi_edit_result hoshi_editor_exclude(struct hoshi_editor *e, const char *what,
                                            const char *reason);

/**
 * Take a part back into the scope.
 *
 * @param e      the editor
 * @param number which exclusion, counted from 1
 * @return SAVED or FAILED
 */
enum hoshi_edit_result hoshi_editor_include(struct hoshi_editor *e, size_t number);

/**
 * Set the star that is aimed at.
 *
 * @param e    the editor
 * @param star the star
 * @return SAVED or FAILED
 */
enum hoshi_edit_result hoshi_editor_target(struct hoshi_editor *e, uint8_t star);

/**
 * How many edits can be unsaved at once.
 *
 * @param cat of the sheet
 * @return room for e->unsaved
 */
size_t hoshi_unsaved_max(const struct hoshi_catalog *cat);

/**
 * Remember what was not saved, or that it is now.
 *
 * @param e        the editor
 * @param name     what was edited: an id or a key; it stays
 * @param is_saved whether it is
 */
void hoshi_editor_mark(struct hoshi_editor *e, const char *name, bool is_saved);

/**
 * Take the last edit of this editor back. After another program has changed the file there is
 * nothing to take back: that would take its work away.
 *
 * @param e the editor; e->undone says what it was about
 * @return SAVED, NOTHING or FAILED
 */
enum hoshi_edit_result hoshi_editor_undo(struct hoshi_editor *e);

/**
 * Make the edit again that was taken back last. Not after another edit.
 *
 * @param e the editor; e->undone says what it was about
 * @return SAVED, NOTHING or FAILED
 */
enum hoshi_edit_result hoshi_editor_redo(struct hoshi_editor *e);

/**
 * Change what is not an answer: the last word counts, there is nothing to conflict with.
 *
 * @param e     the editor
 * @param patch what to write where
 * @return SAVED or FAILED
 */
enum hoshi_edit_result hoshi_editor_patch(struct hoshi_editor *e, const struct hoshi_patch *patch);

#endif
