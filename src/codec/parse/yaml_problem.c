#include "codec/parse/yaml_problem.h"

#include <string.h>

/* Texts of libyaml 0.2.5 (scanner.c, parser.c); what is not listed gets the general word. */
static const struct {
    const char *problem;
    enum hoshi_word word;
} row[] = {
    {"mapping values are not allowed in this context", HOSHI_WORD_YAML_MAPPING},
    {"mapping keys are not allowed in this context", HOSHI_WORD_YAML_MAPPING},
    {"did not find expected ',' or '}'", HOSHI_WORD_YAML_FLOW_MAP},
    {"did not find expected ',' or ']'", HOSHI_WORD_YAML_FLOW_SEQ},
    {"did not find expected key", HOSHI_WORD_YAML_KEY},
    {"did not find expected '-' indicator", HOSHI_WORD_YAML_DASH},
    {"could not find expected ':'", HOSHI_WORD_YAML_COLON},
    {"found unexpected end of stream", HOSHI_WORD_YAML_OPEN},
    {"found unexpected document indicator", HOSHI_WORD_YAML_OPEN},
    {"found character that cannot start any token", HOSHI_WORD_YAML_CHARACTER},
    {"found unknown escape character", HOSHI_WORD_YAML_ESCAPE},
    {"did not find expected hexdecimal number", HOSHI_WORD_YAML_ESCAPE},
    {"found invalid Unicode character escape code", HOSHI_WORD_YAML_ESCAPE},
    {"found unexpected ':'", HOSHI_WORD_YAML_SPACE},
    {"did not find expected <document start>", HOSHI_WORD_YAML_DOCUMENT},
    {"block sequence entries are not allowed in this context", HOSHI_WORD_YAML_SEQUENCE},
    {"did not find expected node content", HOSHI_WORD_YAML_CONTENT},
    {"found unknown directive name", HOSHI_WORD_YAML_DIRECTIVE},
    {"could not find expected directive name", HOSHI_WORD_YAML_DIRECTIVE},
    {"did not find expected comment or line break", HOSHI_WORD_YAML_BLOCK},
};

enum hoshi_word hoshi_yaml_problem(const char *problem)
{
    for (size_t i = 0; problem != NULL && i < sizeof row / sizeof row[0]; i++) {
        if (strcmp(row[i].problem, problem) == 0)
            return row[i].word;
    }
    return HOSHI_WORD_YAML_SYNTAX;
}
