/* What every form of a group says, in words and numbers. */
#ifndef HOSHI_REPORT_GROUP_WORDS_H
#define HOSHI_REPORT_GROUP_WORDS_H

#include <hoshi/buf.h>
#include <hoshi/members.h>

/**
 * Append what a member is called: name and number, or else its sheet.
 *
 * @param m    a member
 * @param lang language
 * @param out  appended to
 */
void hoshi_members_put_name(const struct hoshi_member *m, enum hoshi_lang lang,
                            struct hoshi_buf *out);

/**
 * Append what a member has reached, and in brief what is left of it without claims.
 *
 * @param m    a member
 * @param lang language
 * @param out  appended to
 */
void hoshi_members_put_reached(const struct hoshi_member *m, enum hoshi_lang lang,
                               struct hoshi_buf *out);

/**
 * Append the headline: the star of the group, or that it has none, or that it is not known.
 *
 * @param g    the group
 * @param lang language
 * @param out  appended to
 */
void hoshi_members_put_star(const struct hoshi_members *g, enum hoshi_lang lang,
                            struct hoshi_buf *out);

/**
 * Append what stands beside the headline: another catalogue or policy than the usual one, and for
 * how many companies it is told what their answers rest on.
 *
 * @param g    the group
 * @param lang language
 * @param out  appended to: a sentence a line
 */
void hoshi_members_put_notes(const struct hoshi_members *g, enum hoshi_lang lang,
                             struct hoshi_buf *out);

/**
 * Append which part of the company a member's sheet speaks of, and what its answers rest on besides
 * "met", up to the level that the group works towards.
 *
 * @param g     the group
 * @param m     one of its members
 * @param whole long texts are not cut
 * @param lang  language
 * @param out   appended to: a sentence a line; nothing where there is nothing to say
 */
void hoshi_members_put_rests(const struct hoshi_members *g, const struct hoshi_member *m,
                             bool whole, enum hoshi_lang lang, struct hoshi_buf *out);

/**
 * For how many members there is something of that.
 *
 * @param g   the group
 * @param out fails where memory is missing: then the number is not right
 * @return their number
 */
size_t hoshi_members_n_resting(const struct hoshi_members *g, struct hoshi_buf *out);

/**
 * What the level is called that the group works towards.
 *
 * @param g    the group
 * @param lang language
 * @return its name
 * @owner  the catalogue
 */
const char *hoshi_members_level_name(const struct hoshi_members *g, enum hoshi_lang lang);

/**
 * The counts of a member in a category, up to the level that the group works towards.
 *
 * @param g        the group
 * @param m        one of its members
 * @param category index of a category; n_group is over all
 * @return the counts
 */
struct hoshi_tally hoshi_members_tally(const struct hoshi_members *g, const struct hoshi_member *m,
                                       size_t category);

/**
 * Whether the catalogue asks anything in a category up to that level.
 *
 * @param g        the group
 * @param category its index
 * @return false: its column would be empty
 */
bool hoshi_members_shows(const struct hoshi_members *g, size_t category);

/**
 * Whether a member keeps the group from the level.
 *
 * @param g the group
 * @param m one of its members
 * @return false when it has the level, with claims or without
 */
bool hoshi_members_blocks(const struct hoshi_members *g, const struct hoshi_member *m);

/**
 * The next criterion that keeps a member from the level, in working order.
 *
 * @param g    the group
 * @param m    one of its members
 * @param from where to look in m->result->gap: 0, or behind the one before
 * @return its place; SIZE_MAX: no further one
 */
size_t hoshi_members_next(const struct hoshi_members *g, const struct hoshi_member *m, size_t from);

/**
 * Append what keeps a member from the level: how many gaps and open criteria, and which.
 *
 * @param g    the group
 * @param m    one that blocks
 * @param max  how many are named
 * @param lang language
 * @param out  appended to
 */
void hoshi_members_put_blocks(const struct hoshi_members *g, const struct hoshi_member *m,
                              size_t max, enum hoshi_lang lang, struct hoshi_buf *out);

#endif
