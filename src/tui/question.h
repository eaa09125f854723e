/* One question as lines of text: for the right panel and for plain prompts. */
#ifndef HOSHI_TUI_QUESTION_H
#define HOSHI_TUI_QUESTION_H

#include "app/sheet/interview.h"

#include <hoshi/buf.h>

enum hoshi_section {
    HOSHI_SECTION_WHY = 1,
    HOSHI_SECTION_HOW = 2,
    HOSHI_SECTION_EVIDENCE = 4,
    HOSHI_SECTION_KEYS = 8, /* name the key before each of the three, folded or not */
};

/* How a line looks: the first byte of each line that hoshi_question_put() writes. */
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
 * A question as lines, each behind one byte of enum hoshi_look.
 *
 * @param r        what the sheet comes to
 * @param item     the question
 * @param sections unfolded ones: bits of enum hoshi_section
 * @param lang     language
 * @param width    most cells of a line
 * @param out      gets the lines
 */
void hoshi_question_put(const struct hoshi_result *r, const struct hoshi_item *item,
                        unsigned sections, enum hoshi_lang lang, unsigned width,
                        struct hoshi_buf *out);

/**
 * One of the three sections alone, in the same form.
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
 * @param lines   of hoshi_question_put()
 * @param section which
 * @return its number from 0; 0 when it is folded
 */
unsigned hoshi_question_line_of(const struct hoshi_buf *lines, unsigned section);

#endif
