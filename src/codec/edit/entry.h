/* What a patch does to the tree's text: to an entry in short or long form, or to items of a list.
 */
#ifndef HOSHI_CODEC_EDIT_ENTRY_H
#define HOSHI_CODEC_EDIT_ENTRY_H

#include "codec/edit/patch.h"
#include "codec/edit/splice.h"

/**
 * Splice the fields of an entry.
 *
 * @param s     the changes; a failure goes to s->rc
 * @param root  the sheet
 * @param patch with fields
 */
void hoshi_entry_change(struct hoshi_splices *s, const struct hoshi_node *root,
                        const struct hoshi_patch *patch);

/**
 * Splice items of a list.
 *
 * @param s     the changes; a failure goes to s->rc
 * @param root  the sheet
 * @param patch with items
 */
void hoshi_items_change(struct hoshi_splices *s, const struct hoshi_node *root,
                        const struct hoshi_patch *patch);

#endif
