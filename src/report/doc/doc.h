/* The report for people, put together once out of blocks and marked texts; a form (HTML, Markdown)
 * says how each looks. No form contains a rule of judgement, no part a mark of a form. */
#ifndef HOSHI_REPORT_DOC_DOC_H
#define HOSHI_REPORT_DOC_DOC_H

#include <hoshi/members.h>

#include "i18n/msg.h"
#include "report/doc/view.h"

/** What holds others. */
enum hoshi_block {
    HOSHI_BLOCK_SECTION = 0,  /**< named */
    HOSHI_BLOCK_STAR_NONE,    /**< the headline: no level is reached, */
    HOSHI_BLOCK_STAR_FIRM,    /**< one is, */
    HOSHI_BLOCK_STAR_CLAIMED, /**< or only if claims are accepted */
    HOSHI_BLOCK_LIST,
    HOSHI_BLOCK_STEPS, /**< a list in its order */
    HOSHI_BLOCK_ITEM,
    HOSHI_BLOCK_TABLE,   /**< of two columns, without heads */
    HOSHI_BLOCK_COUNTS,  /**< a table of numbers, with heads */
    HOSHI_BLOCK_ANSWERS, /**< a table of texts, with heads */
    HOSHI_BLOCK_HEADS,
    HOSHI_BLOCK_ROW,
    HOSHI_BLOCK_CELL, /**< of a row, that holds a list */
    HOSHI_BLOCK_ARTICLE,
    HOSHI_BLOCK_ARTICLE_HEAD,
    HOSHI_BLOCK_TERMS,
    HOSHI_BLOCK_CHARTS,
    HOSHI_BLOCK_REACHED, /**< a level is reached here */
    HOSHI_BLOCK_FORM,    /**< a table of two columns to be filled in by hand */
    HOSHI_BLOCK_COUNT_
};

/** What a text is. */
enum hoshi_mark {
    HOSHI_MARK_H2 = 0,
    HOSHI_MARK_H3,
    HOSHI_MARK_H4,
    HOSHI_MARK_PARAGRAPH,
    HOSHI_MARK_STRONG,
    HOSHI_MARK_QUESTION, /**< what is asked, in a paragraph that stands out */
    HOSHI_MARK_REMARK,   /**< beside the heading of an article */
    HOSHI_MARK_ITEM,
    HOSHI_MARK_HEAD, /**< of a column, or of a row */
    HOSHI_MARK_CELL,
    HOSHI_MARK_TERM,
    HOSHI_MARK_MEANING,
    HOSHI_MARK_COUNT_
};

/** One axis of a radar, from 0 to 1000. */
struct hoshi_spoke {
    const char *label;
    int now, target; /**< target: -1 = none */
    int last;        /**< likewise */
};

struct hoshi_doc;
struct hoshi_doc_kind;

/** How a document looks. */
struct hoshi_doc_form {
    void (*open)(struct hoshi_doc *d, enum hoshi_block block, const char *name);
    void (*close)(struct hoshi_doc *d, enum hoshi_block block);
    void (*put)(struct hoshi_doc *d, enum hoshi_mark mark, const char *text);
    /** A chart with its title and what it shows in words; NULL: the form has no pictures, and the
     * numbers stand in tables anyhow. */
    void (*radar)(struct hoshi_doc *d, const char *name, const char *title, const char *shows,
                  const struct hoshi_spoke *spoke, size_t n);
    /** The cell of a bar: what is met, claimed, out by a condition, of all; NULL likewise. */
    void (*bar)(struct hoshi_doc *d, const struct hoshi_tally *tally);
    /** The whole document: its head, what is in it, its foot. */
    enum hoshi_rc (*whole)(struct hoshi_doc *d, const struct hoshi_doc_kind *kind);
};

/** A document that is being written: about a result or about a group. */
struct hoshi_doc {
    const struct hoshi_view *view;     /**< or NULL */
    const struct hoshi_members *group; /**< or NULL */
    const struct hoshi_catalog *catalog;
    const struct hoshi_policy *policy;
    hoshi_day as_of;
    const char *whose;
    enum hoshi_lang lang;
    struct hoshi_buf *out;
    const struct hoshi_doc_form *form;
    /* for the form */
    size_t n_cell, n_in_cell, depth;
    bool is_in_cell, is_new_item, is_in_heads;
};

/* --- what the parts say it with */

/** Begin a block. @param name of a section; else NULL */
void hoshi_doc_open(struct hoshi_doc *d, enum hoshi_block block, const char *name);
/** End it. */
void hoshi_doc_close(struct hoshi_doc *d, enum hoshi_block block);
/** Each line of a text as a paragraph. @param text empty again */
void hoshi_doc_paragraphs(struct hoshi_doc *d, struct hoshi_buf *text);
/** A text, empty ones too: a cell stays a cell. */
void hoshi_doc_text(struct hoshi_doc *d, enum hoshi_mark mark, const char *text);
/** A text where there is one. */
void hoshi_doc_optional(struct hoshi_doc *d, enum hoshi_mark mark, const char *text);
/** A message. @param a0 foreign, like the others, or NULL */
void hoshi_doc_msg(struct hoshi_doc *d, enum hoshi_mark mark, enum hoshi_msg msg, const char *a0,
                   const char *a1, const char *a2);
/** A number. */
void hoshi_doc_number(struct hoshi_doc *d, enum hoshi_mark mark, long long n);
/** The lines of a text as a list; nothing where there are none. */
void hoshi_doc_lines(struct hoshi_doc *d, enum hoshi_block list, const char *lines);
/** A row of a table of two columns. @param label of it @param text "" leaves room to write */
void hoshi_doc_fact(struct hoshi_doc *d, enum hoshi_msg label, const char *text);
/** The same of a text that was put together; nothing where it is empty. @param text empty again */
void hoshi_doc_fact_made(struct hoshi_doc *d, enum hoshi_msg label, struct hoshi_buf *text);
/** Texts as a list below a head; nothing where there are none. */
void hoshi_doc_texts(struct hoshi_doc *d, enum hoshi_msg head, const struct hoshi_text *text,
                     size_t n);
/** What stands beside an answer: reason, note, dates, evidence; a list, or nothing. */
void hoshi_doc_said(struct hoshi_doc *d, const struct hoshi_answer *answer);

/* --- whole documents */

/** A document: what it is called, {0} the company, {1} whose it is; and what it says. */
struct hoshi_doc_kind {
    enum hoshi_msg title;
    void (*put)(struct hoshi_doc *d);
};

/** The report, or where a result lists what is up to one owner, the questions to that one.
 * @param r judged @return it @owner static storage */
const struct hoshi_doc_kind *hoshi_doc_of(const struct hoshi_result *r);

/** What a company hands to a customer: what it declares of itself, and nothing of its gaps. */
extern const struct hoshi_doc_kind hoshi_doc_declaration;

/** The plan by itself. */
extern const struct hoshi_doc_kind hoshi_doc_plan_alone;

/** The companies of a group side by side. */
extern const struct hoshi_doc_kind hoshi_doc_group;

/**
 * Write a document about a result.
 *
 * @param kind which
 * @param form how it looks
 * @param r    judged
 * @param opts language, target, and what the document shows
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_doc_write(const struct hoshi_doc_kind *kind,
                                             const struct hoshi_doc_form *form,
                                             const struct hoshi_result *r,
                                             const struct hoshi_report_opts *opts,
                                             struct hoshi_buf *out);

/**
 * Write the document about a group.
 *
 * @param form  how it looks
 * @param group judged
 * @param lang  language
 * @param out   appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_doc_write_group(const struct hoshi_doc_form *form,
                                                   const struct hoshi_members *group,
                                                   enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * A document as Markdown.
 *
 * @param kind which
 * @param r    judged
 * @param opts language, target, and what the document shows
 * @param out  appended to
 * @return HOSHI_OK, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_doc_markdown(const struct hoshi_doc_kind *kind,
                                                const struct hoshi_result *r,
                                                const struct hoshi_report_opts *opts,
                                                struct hoshi_buf *out);

/** Append the title of a document. @param d begun @param kind which @param out appended to */
void hoshi_doc_title(const struct hoshi_doc *d, const struct hoshi_doc_kind *kind,
                     struct hoshi_buf *out);

/* --- what the head and the foot of every document say */

/** Against what, as of when, and that it is no result of the scheme. */
void hoshi_doc_basis(struct hoshi_doc *d);
/** By which policy, and the bytes of what was judged: whoever has them can judge again. */
void hoshi_doc_origin(struct hoshi_doc *d);

/* --- the parts of the report, in the order in which they stand */

/** The star, how far it is to the next, what to do next, where the company stands. */
void hoshi_doc_first(struct hoshi_doc *d);
/** The star: filled where it is firm, an outline where it rests on claims. */
void hoshi_doc_star(struct hoshi_doc *d);
/** A table of counts: its heads, a row for each, and its end. @param first head of the names */
void hoshi_doc_count_heads(struct hoshi_doc *d, enum hoshi_msg first);
/** A row of it. @param name of what is counted @param t its counts @param last those of last time,
 * or NULL: they are shown where the report has a last time */
void hoshi_doc_count_row(struct hoshi_doc *d, const char *name, const struct hoshi_tally *t,
                         const struct hoshi_tally *last);
/** The counts by category and by directive: the charts of the first page as tables. */
void hoshi_doc_where(struct hoshi_doc *d);
/** The work packages by when they end, and after which of them a level is reached. */
void hoshi_doc_plan(struct hoshi_doc *d);
/** Each gap and open question: what must be true, what was answered, what to do. */
void hoshi_doc_todo(struct hoshi_doc *d);
/** Remarks, assumptions, and what experts decided. */
void hoshi_doc_remarks(struct hoshi_doc *d);
/** What the company claims, and what experts made of it, in numbers. */
void hoshi_doc_decisions(struct hoshi_doc *d);
/** How the verdict was reached, line by line: whoever has pencil and paper can do it again. */
void hoshi_doc_verdict(struct hoshi_doc *d);
/** Every criterion with its answer, what it counts as, and what stands beside it. */
void hoshi_doc_answers(struct hoshi_doc *d);
/** The words that are used, explained. */
void hoshi_doc_words(struct hoshi_doc *d);

#endif
