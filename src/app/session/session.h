/* What commands share: the loaded catalogue and policy, the inputs, and the complaints about them.
 */
#ifndef HOSHI_APP_SESSION_SESSION_H
#define HOSHI_APP_SESSION_SESSION_H

#include <hoshi/load.h>
#include <hoshi/report.h>

#include "diag/diag.h"
#include "io/file.h"

#define HOSHI_FRAMEWORKS_MAX 16

/* A file that was read: its bytes are kept for messages. */
struct hoshi_read_file {
    struct hoshi_str bytes;
    const char *path;
};

/* What a write does to a file that is there. */
enum hoshi_write {
    HOSHI_WRITE_NEW = 0, /* never replaces one */
    HOSHI_WRITE_OUTPUT,  /* replaces an older output, but no file that this session has read */
};

struct hoshi_session {
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_catalog *catalog;
    struct hoshi_policy *policy;
    struct hoshi_overlay *overlay; /* or NULL */
    struct hoshi_framework *framework[HOSHI_FRAMEWORKS_MAX];
    size_t n_framework;
    struct hoshi_glossary *glossary;
    struct hoshi_support_list *support;
    /* the bytes behind the above, for who packs them */
    struct hoshi_input catalog_input, policy_input, answers_input,
        framework_input[HOSHI_FRAMEWORKS_MAX];
    struct hoshi_read_file *file;
    size_t n_file, cap_file;
};

void hoshi_session_init(struct hoshi_session *s);
void hoshi_session_release(struct hoshi_session *s);

/* Each adds its complaints to s->diags; HOSHI_OK only when the thing is there to use. A name with
 * '/' or '.' or "-" is a file, any other is built in; NULL means the default. */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_catalog(struct hoshi_session *s, const char *name);
HOSHI_MUST_USE enum hoshi_rc hoshi_session_policy(struct hoshi_session *s, const char *name);
/* An overlay is always a file; NULL loads none. Needs the catalogue. */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_overlay(struct hoshi_session *s, const char *path);
HOSHI_MUST_USE enum hoshi_rc hoshi_session_frameworks(struct hoshi_session *s);
HOSHI_MUST_USE enum hoshi_rc hoshi_session_texts(struct hoshi_session *s); /* glossary, support */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_answers(struct hoshi_session *s, const char *path,
                                                   hoshi_day as_of, struct hoshi_answers **ret_ans);
/* Checks a file of any kind by its own rules; s->catalog must be loaded for answers. */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_check(struct hoshi_session *s, const char *path,
                                                 hoshi_day as_of);
/* Reads a file into the session; complains when it cannot. A CSV of an old spreadsheet (CP932)
 * comes as UTF-8, with the digest of the file as it is. */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_read(struct hoshi_session *s, const char *path,
                                                struct hoshi_input *ret_input);
/* The same for a list that is CSV whatever its name. */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_read_table(struct hoshi_session *s, const char *path,
                                                      struct hoshi_input *ret_input);
/* The same for a portfolio/1, which may be as large as we write it. */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_read_portfolio(struct hoshi_session *s, const char *path,
                                                          struct hoshi_input *ret_input);
/* False after a complaint: a table can be judged, but nothing is written into it. */
bool hoshi_session_can_change(struct hoshi_session *s, const struct hoshi_input *in);
/* Writes all or nothing; complains when it cannot. */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_write(struct hoshi_session *s, const char *path,
                                                 struct hoshi_str bytes, enum hoshi_write how);
/* False after a complaint: the name of a sheet that is to be written says another format. */
bool hoshi_session_name_fits(struct hoshi_session *s, const char *path,
                             enum hoshi_input_format format);

#endif
