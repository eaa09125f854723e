/* What libyaml says, in words for people. */
#ifndef HOSHI_CODEC_PARSE_YAML_PROBLEM_H
#define HOSHI_CODEC_PARSE_YAML_PROBLEM_H

#include "diag/diag.h"

/* problem: yaml_parser_t.problem, may be NULL. */
enum hoshi_word hoshi_yaml_problem(const char *problem);

#endif
