/* A file of an expert's decisions, decisions/1: YAML or JSON, or a table with the columns id,
 * decision and comment. */
#ifndef HOSHI_CODEC_BIND_DECISIONS_H
#define HOSHI_CODEC_BIND_DECISIONS_H

#include <hoshi/load.h>

struct hoshi_decided {
    struct hoshi_span span;
    struct hoshi_name criterion;
    enum hoshi_confirmation_result result;
    const char *comment; /* or NULL */
};

struct hoshi_decided_list {
    struct hoshi_span span;
    struct hoshi_name format;
    struct hoshi_decided *decision;
    size_t n_decision;
    uint16_t diag_source;
};

/**
 * Load the decisions.
 *
 * @param in       the file; of a table, rows without a decision are passed over
 * @param arena    owns everything reachable from *ret_list
 * @param diags    receives every problem
 * @param ret_list set on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_decisions_load(const struct hoshi_input *in,
                                                  struct hoshi_arena *arena,
                                                  struct hoshi_diags *diags,
                                                  struct hoshi_decided_list **ret_list);

#endif
