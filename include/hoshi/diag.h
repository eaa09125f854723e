/* layer: diag
 * Complaints about input files. What is said about the company is a finding (result.h), never this.
 */
#ifndef HOSHI_DIAG_H
#define HOSHI_DIAG_H

#include <hoshi/arena.h>
#include <hoshi/buf.h>
#include <hoshi/types.h>

#ifdef __cplusplus
extern "C" {
#endif

enum hoshi_severity { HOSHI_NOTE = 0, HOSHI_HELP, HOSHI_WARNING, HOSHI_ERROR };

struct hoshi_lines;
struct hoshi_fold;

/** One loaded text. The bytes are borrowed: see hoshi_diags_source(). */
struct hoshi_source {
    const char *name;          /**< as the user wrote it */
    struct hoshi_str text;     /**< without byte order mark */
    struct hoshi_lines *lines; /**< where its lines are, once a complaint has asked; private */
    struct hoshi_fold *fold;   /**< where lines are no rows of a table; private */
    uint32_t n_fold, cap_fold;
    const char *const *sheet; /**< of a workbook, whose places are cells; its text is none */
    size_t n_sheet;
    bool is_workbook;
};

/** One complaint. */
struct hoshi_diag {
    uint16_t code;   /**< row of codes.def */
    uint16_t source; /**< index into hoshi_diags.source */
    uint32_t group;  /**< notes share the group of the diagnostic they follow */
    struct hoshi_span span;
    uint32_t row; /**< of a table, as a spreadsheet counts; 0 when that is the line */
    const char *arg[3];
    struct hoshi_str quote; /**< its source line as far as it is shown, a copy; p NULL: none */
};

/** Most inputs that one list of diagnostics can name; as an index it means "no input". */
#define HOSHI_DIAG_SOURCES 65535

/** A bounded list of complaints. Initialise with hoshi_diags_init(). */
struct hoshi_diags {
    struct hoshi_arena *arena;
    struct hoshi_diag *v;
    uint32_t n, cap, n_dropped, n_group;
    uint32_t n_error; /**< counts dropped ones too */
    uint16_t worst;   /**< code of the first error with the highest exit status */
    uint16_t n_source, cap_source;
    struct hoshi_source *source;
};

/**
 * Prepare an empty list.
 *
 * @param diags to be initialised
 * @param arena holds the list and its texts; borrowed
 * @return nothing
 * @owner  caller; goes with the arena
 */
void hoshi_diags_init(struct hoshi_diags *diags, struct hoshi_arena *arena);

/**
 * Register an input so that complaints can show its lines. A complaint copies the line it shows
 * when it is added, so that the bytes are needed only while complaints about them are still to
 * come.
 *
 * @param diags initialised
 * @param name  file name for people; copied
 * @param text  its bytes; borrowed, must live until the last complaint that names them is added
 * @return index for hoshi_diag.source; HOSHI_DIAG_SOURCES when there are too many or memory ran out
 * @owner  name is copied, text is borrowed
 */
uint16_t hoshi_diags_source(struct hoshi_diags *diags, const char *name, struct hoshi_str text);

/**
 * Exit status that the collected diagnostics ask for: 0 without errors, 2 command line, 3 input,
 * 4 world, 5 our bug.
 *
 * @param diags initialised
 * @return the status
 * @owner  nothing changes hands
 * @source docs/reference/exit-status.md
 */
int hoshi_diags_exit(const struct hoshi_diags *diags);

/**
 * Put the list into file order; notes stay behind what they belong to.
 *
 * @param diags initialised
 * @return nothing
 * @owner  nothing changes hands
 */
void hoshi_diags_sort(struct hoshi_diags *diags);

/**
 * Take away what is no error, and belongs to none.
 *
 * @param diags initialised
 * @return nothing
 * @owner  nothing changes hands
 */
void hoshi_diags_keep_errors(struct hoshi_diags *diags);

/**
 * Write all diagnostics for people: place, severity, text, code, source line and caret.
 * Foreign bytes are shown escaped.
 *
 * @param diags sorted
 * @param lang  language of the texts
 * @param color whether to use terminal colours
 * @param out   appended to
 * @return nothing; see out->failed
 * @owner  nothing changes hands
 */
void hoshi_diags_render(const struct hoshi_diags *diags, enum hoshi_lang lang, bool color,
                        struct hoshi_buf *out);

/**
 * Write the text of one diagnostic without place and code.
 *
 * @param diag a member of a list
 * @param lang language
 * @param out  appended to
 * @return nothing
 * @owner  nothing changes hands
 */
void hoshi_diag_text(const struct hoshi_diag *diag, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * "file:line:col", or only the file, or "hoshi" for the command line.
 *
 * @param diags the list
 * @param diag  a member of it
 * @param out   appended to
 * @return nothing
 * @owner  nothing changes hands
 */
void hoshi_diag_place(const struct hoshi_diags *diags, const struct hoshi_diag *diag,
                      struct hoshi_buf *out);

/** A row of the table of diagnostics. */
struct hoshi_diag_info {
    const char *code; /**< "HS1102" */
    const char *name; /**< "unknown-key" */
    enum hoshi_severity severity;
    struct hoshi_text text;
};

/**
 * Look a row up by number.
 *
 * @param code index of the row
 * @return the row, or NULL past the end: so the table can be walked from 0
 * @owner  static storage
 */
const struct hoshi_diag_info *hoshi_diag_info(unsigned code);

#ifdef __cplusplus
}
#endif
#endif
