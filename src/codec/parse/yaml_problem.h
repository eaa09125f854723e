/* What libyaml says, in words for people. */
#ifndef HOSHI_CODEC_PARSE_YAML_PROBLEM_H
#define HOSHI_CODEC_PARSE_YAML_PROBLEM_H

#include "diag/diag.h"

/**
 * What libyaml complains about, as a word.
 *
 * @param problem yaml_parser_t.problem; may be NULL
 * @return the row of words.def; a general one for what is not known here
 */
enum hoshi_word hoshi_yaml_problem(const char *problem);

#endif
