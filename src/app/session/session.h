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

/* A catalogue that another extends, by its id. */
struct hoshi_base {
    const char *id;
    struct hoshi_input in;
};
#define HOSHI_BASES_MAX 4

struct hoshi_session {
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_catalog *catalog;
    const char *catalog_also; /* where none is chosen: one more that a sheet may name; or NULL */
    bool catalog_chosen; /* by name, or by a sheet that is loaded: another sheet changes it no more
                          */
    struct hoshi_policy *policy;
    struct hoshi_overlay *overlay; /* or NULL */
    struct hoshi_framework *framework[HOSHI_FRAMEWORKS_MAX];
    size_t n_framework;
    struct hoshi_glossary *glossary;
    struct hoshi_support_list *support;
    struct hoshi_papers *papers;
    struct hoshi_packages *packages;
    /* the bytes behind the above, for who packs them */
    struct hoshi_input catalog_input, policy_input, answers_input,
        framework_input[HOSHI_FRAMEWORKS_MAX];
    struct hoshi_base base[HOSHI_BASES_MAX]; /* what the catalogue extends */
    size_t n_base;
    struct hoshi_book_hint book; /* what is known of the layout of workbooks */
    struct hoshi_read_file *file;
    size_t n_file, cap_file;
};

/**
 * Prepare a session with nothing loaded.
 *
 * @param s filled in
 * @owner caller; hoshi_session_release()
 */
void hoshi_session_init(struct hoshi_session *s);

/**
 * Give back everything a session has loaded and read.
 *
 * @param s initialised
 */
void hoshi_session_release(struct hoshi_session *s);

/**
 * Load a catalogue into s->catalog.
 *
 * @param s    complaints go into its diags
 * @param name with '/' or '.', or "-", it is a file, any other is built in; NULL: the default
 * @return HOSHI_OK only when it is there to use; otherwise after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_catalog(struct hoshi_session *s, const char *name);

/**
 * Load the catalogue for something new that aims at a star: the one that is named, else of the
 * built-in ones the first that has the star, the default before all others.
 *
 * @param s    complaints go into its diags
 * @param name as hoshi_session_catalog()
 * @param star 0: any
 * @return as there; HOSHI_OK also with the default where no catalogue has the star
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_catalog_for(struct hoshi_session *s, const char *name,
                                                       uint8_t star);

/**
 * Load a catalogue that was read, with the one it extends: built in, or beside it. s->catalog
 * stays.
 *
 * @param s       complaints go into its diags
 * @param in      the file
 * @param ret_cat set on success
 * @return as hoshi_catalog_load()
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_load_catalog(struct hoshi_session *s,
                                                        struct hoshi_input *in,
                                                        struct hoshi_catalog **ret_cat);

/**
 * Load a policy into s->policy. Parameters and return as hoshi_session_catalog().
 *
 * @return as there
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_policy(struct hoshi_session *s, const char *name);

/**
 * Load a buyer's rules into s->overlay. Needs a catalogue; unless one was chosen, theirs is taken,
 * and sheets of another one are refused from then on.
 *
 * @param s    complaints go into its diags
 * @param path always a file; NULL loads none
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_overlay(struct hoshi_session *s, const char *path);

/**
 * Load the built-in frameworks into s->framework.
 *
 * @param s complaints go into its diags
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_frameworks(struct hoshi_session *s);

/**
 * Load glossary and help into s->glossary and s->support.
 *
 * @param s complaints go into its diags
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_texts(struct hoshi_session *s);

/**
 * Load the registers, rule documents and the like into s->papers.
 *
 * @param s complaints go into its diags
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_papers(struct hoshi_session *s);

/**
 * Load the work packages for the catalogue of the session into s->packages.
 *
 * @param s    its catalogue is there; complaints go into its diags
 * @param path of one's own; NULL = those built in
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_packages(struct hoshi_session *s, const char *path);

/**
 * Whether the packages that are built in are for the catalogue of the session, or for one that it
 * extends.
 *
 * @param s its catalogue is there
 * @return false also without memory
 */
bool hoshi_session_has_packages(struct hoshi_session *s);

/**
 * Parse an answer sheet. The first one of a session that was given no catalogue by name brings the
 * built-in one it names.
 *
 * @param s  receives complaints; s->catalog may become another
 * @param in the sheet; in->tree is set when it is not yet
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_follow(struct hoshi_session *s, struct hoshi_input *in);

/**
 * Parse, bind and check an answer sheet that is read from a file or put together. As
 * hoshi_session_follow().
 *
 * @param s       receives complaints; s->catalog may become another
 * @param in      the sheet; in->tree is set when it is not yet
 * @param as_of   as hoshi_answers_load()
 * @param ret_ans set on success
 * @return as hoshi_answers_load()
 * @owner  the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_sheet(struct hoshi_session *s, struct hoshi_input *in,
                                                 hoshi_day as_of, struct hoshi_answers **ret_ans);

/**
 * Read and bind an answer sheet. Needs the catalogue.
 *
 * @param s       complaints go into its diags
 * @param path    a file, or "-"
 * @param as_of   day of judgement
 * @param ret_ans set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_answers(struct hoshi_session *s, const char *path,
                                                   hoshi_day as_of, struct hoshi_answers **ret_ans);

/**
 * Check a file of any kind by its own rules, and answers for claims that judging would not count.
 * Needs the catalogue and the policy.
 *
 * @param s     complaints go into its diags
 * @param path  a file, or "-"
 * @param as_of day of judgement, for answers
 * @param lang   of layout
 * @param layout gets what of a workbook was taken for what; NULL = not wanted
 * @param ret_n_finding how many findings are about answers that are given; 0 for other files
 * @return HOSHI_OK; an error says that it could not be read or bound. Whether there were
 *         complaints s->diags says
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_check(struct hoshi_session *s, const char *path,
                                                 hoshi_day as_of, enum hoshi_lang lang,
                                                 struct hoshi_buf *layout, size_t *ret_n_finding);

/**
 * What the user says of the layout of whatever workbook is read.
 *
 * @param s     complaints go into its diags
 * @param sheet name of the sheet with the answers, or NULL
 * @param map   "id=L,answer=O", or NULL
 * @return HOSHI_OK; HOSHI_E_UNSUPPORTED after a complaint about map
 * @owner  both are borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_book(struct hoshi_session *s, const char *sheet,
                                                const char *map);

/**
 * Read a file into the session. A CSV of an old spreadsheet (CP932) comes as UTF-8, with the
 * digest of the file as it is.
 *
 * @param s         complaints go into its diags
 * @param path      a file, or "-"
 * @param ret_input set on success
 * @return HOSHI_OK, or an error after a complaint
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_read(struct hoshi_session *s, const char *path,
                                                struct hoshi_input *ret_input);

/**
 * The same for a list that is CSV whatever its name. As hoshi_session_read().
 *
 * @return as there
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_read_table(struct hoshi_session *s, const char *path,
                                                      struct hoshi_input *ret_input);

/**
 * The same for a portfolio/1, which may be as large as we write it. As hoshi_session_read().
 *
 * @return as there
 * @owner the session
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_read_portfolio(struct hoshi_session *s, const char *path,
                                                          struct hoshi_input *ret_input);

/**
 * Whether a sheet can be changed in place: a table can be judged, but nothing is written into it.
 *
 * @param s  complaints go into its diags
 * @param in the sheet
 * @return false after a complaint
 */
bool hoshi_session_can_change(struct hoshi_session *s, const struct hoshi_input *in);

/**
 * Write a file, all or nothing.
 *
 * @param s     complaints go into its diags
 * @param path  where
 * @param bytes what
 * @param how   what becomes of a file that is there
 * @return HOSHI_OK, or an error after a complaint
 * @owner borrowed
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_session_write(struct hoshi_session *s, const char *path,
                                                 struct hoshi_str bytes, enum hoshi_write how);

/**
 * Whether the name of a sheet that is to be written does not say another format.
 *
 * @param s      complaints go into its diags
 * @param path   its name
 * @param format what will be written
 * @return false after a complaint
 */
bool hoshi_session_name_fits(struct hoshi_session *s, const char *path,
                             enum hoshi_input_format format);

#endif
