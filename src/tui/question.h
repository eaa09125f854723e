/* One question as lines of text: for the right panel and for plain prompts. */
#ifndef HOSHI_TUI_QUESTION_H
#define HOSHI_TUI_QUESTION_H

#include "app/sheet/dialogue.h"
#include "app/sheet/editor.h"
#include "app/sheet/interview.h"
#include "i18n/msg.h"

#include <hoshi/buf.h>

enum hoshi_section {
    HOSHI_SECTION_TEXT = 1, /* what must be true, in full */
    HOSHI_SECTION_WHY = 2,
    HOSHI_SECTION_HOW = 4,
    HOSHI_SECTION_EVIDENCE = 8,
};

/* How a line looks: the first byte of each line that these functions write. */
enum hoshi_look {
    HOSHI_LOOK_PLAIN = 'p',
    HOSHI_LOOK_HEAD = 'h',
    HOSHI_LOOK_QUESTION = 'q',
    HOSHI_LOOK_DIM = 'd',
    HOSHI_LOOK_GOOD = 'g',
    HOSHI_LOOK_PART = 'y',
    HOSHI_LOOK_BAD = 'r',
};

/**
 * What must stay in sight, as lines, each behind one byte of enum hoshi_look: the question, its
 * number, and how it is answered.
 *
 * @param r     what the sheet comes to
 * @param item  the question
 * @param lang  language
 * @param width most cells of a line
 * @param out   gets the lines
 */
void hoshi_question_head(const struct hoshi_result *r, const struct hoshi_item *item,
                         enum hoshi_lang lang, unsigned width, struct hoshi_buf *out);

/**
 * The rest: details of the answer, and of the four sections the keys or, unfolded, the texts.
 *
 * @param r        what the sheet comes to
 * @param item     the question
 * @param sections unfolded ones: bits of enum hoshi_section
 * @param lang     language
 * @param width    most cells of a line
 * @param out      gets the lines
 */
void hoshi_question_body(const struct hoshi_result *r, const struct hoshi_item *item,
                         unsigned sections, enum hoshi_lang lang, unsigned width,
                         struct hoshi_buf *out);

/**
 * One of the four sections alone, in the same form.
 *
 * @param item    the question
 * @param section which
 * @param lang    language
 * @param width   most cells of a line
 * @param out     gets the lines
 */
void hoshi_question_section(const struct hoshi_item *item, enum hoshi_section section,
                            enum hoshi_lang lang, unsigned width, struct hoshi_buf *out);

/**
 * What can be answered, each with the number and the name that choose it: the alternatives of a
 * criterion, or the states in which it is partly met.
 *
 * @param criterion the criterion
 * @param ask       HOSHI_ASK_VIA or HOSHI_ASK_STATE
 * @param lang      language
 * @param width     most cells of a line
 * @param out       gets the lines; nothing for what is asked in other words
 */
void hoshi_question_choices(const struct hoshi_criterion *criterion, enum hoshi_ask ask,
                            enum hoshi_lang lang, unsigned width, struct hoshi_buf *out);

/**
 * The evidence of an answer, each with the number that takes it out.
 *
 * @param answer the answer, or NULL
 * @param lang   language
 * @param width  most cells of a line
 * @param out    gets the lines
 */
void hoshi_question_files(const struct hoshi_answer *answer, enum hoshi_lang lang, unsigned width,
                          struct hoshi_buf *out);

/**
 * What somebody has to know before the first question: what this is, what the stars are, how many
 * questions, how long, how to stop and go on.
 *
 * @param iv   the questions
 * @param r    what the sheet comes to
 * @param file name of the sheet
 * @param lang language
 * @param out  gets paragraphs, one a line; an empty line between parts
 */
void hoshi_welcome_put(const struct hoshi_interview *iv, const struct hoshi_result *r,
                       const char *file, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * What an undo or a redo was about and how it is now: "1-2-1-3 Answer: met", "会社の名前：…".
 *
 * @param e    the editor, after the undo
 * @param lang language
 * @param out  gets the text, without a line break
 */
void hoshi_undone_put(const struct hoshi_editor *e, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * What is to be said of an evidence file that was just written into an answer.
 *
 * @param sheet whose folder it is relative to
 * @param file  its name
 * @return the message; HOSHI_MSG_NONE: nothing
 */
enum hoshi_msg hoshi_file_msg(const char *sheet, const char *file);

/**
 * What is said of an edit that went together with another program's.
 *
 * @param e the editor
 * @return the message; its argument is e->changed
 */
enum hoshi_msg hoshi_merged_msg(const struct hoshi_editor *e);

/**
 * The same of an edit that was not saved, for the answer itself was changed.
 *
 * @param e the editor, after HOSHI_EDIT_CONFLICT
 * @return the message; {0} = what was changed
 */
enum hoshi_msg hoshi_conflict_msg(const struct hoshi_editor *e);

/**
 * One evidence: "Evidence 2: a.pdf".
 *
 * @param evidence the evidence
 * @param number   counted from 1
 * @param lang     language
 * @param out      gets the text, without a line break
 */
void hoshi_evidence_put(const struct hoshi_evidence *evidence, size_t number, enum hoshi_lang lang,
                        struct hoshi_buf *out);

/**
 * All that is answered: hoshi_question_answer(), then reason, note and evidence.
 *
 * @param r    what the sheet comes to
 * @param item the question
 * @param lang language
 * @param out  gets the text, without a line break
 */
void hoshi_question_all(const struct hoshi_result *r, const struct hoshi_item *item,
                        enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * What is answered: "Answer: met / last done 2026-04-10 …", without a line break.
 *
 * @param r    what the sheet comes to
 * @param item the question
 * @param lang language
 * @param out  gets the text
 */
void hoshi_question_answer(const struct hoshi_result *r, const struct hoshi_item *item,
                           enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * The line on which an unfolded section begins.
 *
 * @param lines   of hoshi_question_body()
 * @param section which
 * @return its number from 0; 0 when it is folded
 */
unsigned hoshi_question_line_of(const struct hoshi_buf *lines, unsigned section);

/**
 * What is to be said of an answer that is saved, besides that: that it is gone, does not count as
 * it looks, or has no date. For both faces.
 *
 * @param d what was said of a criterion
 * @param r the judgement with it
 * @return the message; HOSHI_MSG_NONE: nothing
 */
enum hoshi_msg hoshi_saved_msg(const struct hoshi_dialogue *d, const struct hoshi_result *r);

#endif
