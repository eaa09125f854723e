/* Which part of a company a sheet speaks of, in a line. */
#ifndef HOSHI_MODEL_SCOPE_H
#define HOSHI_MODEL_SCOPE_H

#include <hoshi/answers.h>
#include <hoshi/arena.h>
#include <hoshi/buf.h>

/**
 * What a sheet says that it covers: unit (unless it is the whole company), sites, and the note.
 * "製造部、第二工場（全社の1%）"
 *
 * @param scope of its answers, or NULL
 * @param lang  language of the marks between
 * @param out   appended to; nothing where nothing is said
 * @owner nothing changes hands
 */
void hoshi_scope_covered(const struct hoshi_scope *scope, enum hoshi_lang lang,
                         struct hoshi_buf *out);

/**
 * The same, but where nothing else is said, the whole company is named as the sheet does.
 *
 * @param scope of its answers, or NULL
 * @param lang  language of the marks between
 * @param out   appended to; nothing where nothing is said
 * @owner nothing changes hands
 */
void hoshi_scope_said(const struct hoshi_scope *scope, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * The names of what is left out, each as the sheet writes it.
 *
 * @param scope of its answers, or NULL
 * @param lang  language of the marks between
 * @param out   appended to; nothing where nothing is left out
 * @owner nothing changes hands
 */
void hoshi_scope_left_out(const struct hoshi_scope *scope, enum hoshi_lang lang,
                          struct hoshi_buf *out);

/**
 * Both as texts that never depend on a language.
 *
 * @param scope        of the answers, or NULL
 * @param arena        owns them
 * @param ret_covered  set: NULL where nothing is said
 * @param ret_left_out likewise
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_scope_texts(const struct hoshi_scope *scope,
                                               struct hoshi_arena *arena, const char **ret_covered,
                                               const char **ret_left_out);

#endif
