/* What the manual says about a command or a topic, as text without man. */
#ifndef HOSHI_CLI_TOPICS_H
#define HOSHI_CLI_TOPICS_H

#include "cli/cmd.h"

/* A row of topics.def. */
struct hoshi_topic {
    const char *word; /* NULL ends the table */
    const char *page;
    struct hoshi_text heading; /* empty = the whole page */
    const char *also;          /* other words, each behind a space */
    struct hoshi_text about;
};
extern const struct hoshi_topic hoshi_topics[];

/**
 * The topic that a word means, by its name or another word for it.
 *
 * @param word as it was typed
 * @return NULL when there is none
 * @owner nobody: static
 */
const struct hoshi_topic *hoshi_topic_find(const char *word);

/**
 * What the manual says about a topic.
 *
 * @param topic a row of the table
 * @param lang  of the text
 * @return lines with their line breaks
 * @owner nobody: static
 */
struct hoshi_str hoshi_topic_text(const struct hoshi_topic *topic, enum hoshi_lang lang);

/**
 * What the manual says about a command: its page, else its section in hoshi(1).
 *
 * @param cmd  which
 * @param lang of the text
 * @return lines with their line breaks
 * @owner nobody: static
 */
struct hoshi_str hoshi_command_text(const struct hoshi_cmd *cmd, enum hoshi_lang lang);

#endif
