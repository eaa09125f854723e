/* A policy explained: each rule, where it comes from, and how sure that is. */
#include <string.h>

#include "base/str.h"
#include "report/text/explain.h"

static void put_rule(const struct hoshi_print *p, const struct hoshi_policy *policy,
                     enum hoshi_rule rule)
{
    const struct hoshi_policy_rule *r = policy->rule[rule];
    struct hoshi_buf line;
    if (r == NULL)
        return;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, HOSHI_MSG_EXPLAIN_RULE, p->lang, hoshi_text_get(&r->text, p->lang),
                  hoshi_text_get(&r->source, p->lang),
                  hoshi_confidence_label(r->confidence, p->lang));
    hoshi_print_dash(p, 2, line.p);
    hoshi_print_drop(p, &line);
}

bool hoshi_explain_policy(const struct hoshi_print *p, const struct hoshi_library *lib,
                          const char *id)
{
    for (size_t i = 0; i < lib->n_policy; i++) {
        const struct hoshi_policy *policy = lib->policy[i];
        if (strcmp(policy->id.s, id) != 0)
            continue;
        hoshi_print_head(p, HOSHI_MSG_EXPLAIN_POLICY, id, hoshi_text_get(&policy->title, p->lang));
        for (int rule = 0; rule < HOSHI_RULE_COUNT_; rule++)
            put_rule(p, policy, (enum hoshi_rule)rule);
        return true;
    }
    return false;
}
