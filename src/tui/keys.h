/* The keys of hoshi assess, as keys.def lists them. */
#ifndef HOSHI_TUI_KEYS_H
#define HOSHI_TUI_KEYS_H

#include <hoshi/answers.h>
#include <hoshi/buf.h>

#include "tui/key.h"

/** What a key does where no answer of a criterion is meant. */
enum hoshi_act {
    HOSHI_ACT_NONE = 0,
#define ACT(id, group, on, face, keys, word, bar, bar_en, bar_ja, en, ja) HOSHI_ACT_##id,
#include "tui/keys.def"
    HOSHI_ACT_COUNT_
};

enum hoshi_key_on { HOSHI_ON_ANY = 0, HOSHI_ON_CRITERION, HOSHI_ON_CONDITION };
enum hoshi_key_face { HOSHI_FACE_BOTH = 0, HOSHI_FACE_SCREEN, HOSHI_FACE_PROMPT };

/**
 * What a key does.
 *
 * @param key  the plain key
 * @param on   a criterion or a condition
 * @param face the screen or the prompts
 * @return the act; NONE when it is none, which an answer of a criterion is not either
 */
enum hoshi_act hoshi_act_of_key(uint32_t key, enum hoshi_key_on on, enum hoshi_key_face face);

/**
 * What a word typed at a prompt does: one that stands for a key that is no letter.
 *
 * @param word the word
 * @return the act, or NONE
 */
enum hoshi_act hoshi_act_of_word(const char *word);

/** The first key of an act. */
void hoshi_key_of_act_put(enum hoshi_act act, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * The answer that a key stands for: a letter of hoshi/status.def, o and y for yes, x for no, and
 * the signs and words of one character that a sheet takes as well (○ ◎ △ × ✕ 済 未).
 *
 * @param key        the plain key
 * @param ret_status set on success only
 * @return whether it stands for one
 */
bool hoshi_answer_of_key(uint32_t key, enum hoshi_status *ret_status);

/**
 * The keys of the row below a question, each with a word, broken into lines between them. Where
 * they do not fit into two lines, those that are not needed to answer are left out.
 *
 * @param cat     which answers there are
 * @param on      what is asked
 * @param carried there is an answer of last time to confirm
 * @param lang    language
 * @param width   most cells of a line
 * @param out     gets the lines
 */
void hoshi_keys_put_bar(const struct hoshi_catalog *cat, enum hoshi_key_on on, bool carried,
                        enum hoshi_lang lang, unsigned width, struct hoshi_buf *out);

/**
 * All keys by group: a line for the name of each group, then its keys, broken between them.
 *
 * @param cat   which answers there are
 * @param face  the screen or the prompts
 * @param lang  language
 * @param width most cells of a line
 * @param out   gets the lines; those of keys begin with a space
 */
void hoshi_keys_put_help(const struct hoshi_catalog *cat, enum hoshi_key_face face,
                         enum hoshi_lang lang, unsigned width, struct hoshi_buf *out);

/** The list of a manual page: an .It for each act of the screen and what it does. */
void hoshi_keys_put_man(enum hoshi_lang lang, struct hoshi_buf *out);

#endif
