/* --shard: which part of the inputs is ours, said outright or by the scheduler that started us. */
#include <stdlib.h>
#include <string.h>

#include "app/batch/batch.h"
#include "base/str.h"
#include "diag/diag.h"

#define SHARDS_MAX 1000000

/* Variables of schedulers: the index, where it starts, and the count. An index without a count
 * would silently judge everything, or nothing, so it is an error. */
static const struct {
    const char *index, *first, *count;
    int base; /* the first index when .first is NULL */
} env[] = {
    {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_COUNT", 0},
    {"AWS_BATCH_JOB_ARRAY_INDEX", NULL, "AWS_BATCH_JOB_ARRAY_SIZE", 0},
    {"JOB_COMPLETION_INDEX", NULL, "HOSHI_SHARD_COUNT", 0}, /* Kubernetes tells no count: set it */
    {"OMPI_COMM_WORLD_RANK", NULL, "OMPI_COMM_WORLD_SIZE", 0},
    {"PMI_RANK", NULL, "PMI_SIZE", 0},
    {"SGE_TASK_ID", "SGE_TASK_FIRST", "SGE_TASK_LAST", 1},
};

static bool number(const char *s, long long *ret)
{
    return s != NULL && hoshi_str_to_int(hoshi_str_from(s), 0, 1000000000, ret);
}

static enum hoshi_rc complain(struct hoshi_session *s, const char *variable)
{
    hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS2027, HOSHI_SPAN_FILE, variable, NULL,
                   NULL);
    return HOSHI_E_IO;
}

static enum hoshi_rc from_environment(struct hoshi_session *s, uint32_t *ret_shard,
                                      uint32_t *ret_n_shard)
{
    for (size_t i = 0; i < sizeof env / sizeof env[0]; i++) {
        const char *index = getenv(env[i].index);
        long long at, first = env[i].base, count, step = 1;
        if (index == NULL || strcmp(index, "undefined") == 0) /* Grid Engine outside an array */
            continue;
        if (!number(index, &at))
            return complain(s, env[i].index);
        if (!number(getenv(env[i].count), &count))
            return complain(s, env[i].count);
        if (env[i].first != NULL && getenv(env[i].first) != NULL &&
            !number(getenv(env[i].first), &first))
            return complain(s, env[i].first);
        if (strcmp(env[i].index, "SGE_TASK_ID") == 0) { /* it tells the last index, and a step */
            if (getenv("SGE_TASK_STEPSIZE") != NULL &&
                (!number(getenv("SGE_TASK_STEPSIZE"), &step) || step == 0))
                return complain(s, "SGE_TASK_STEPSIZE");
            count = (count - first) / step + 1;
        }
        at = (at - first) / step;
        if (at < 0 || at >= count || count > SHARDS_MAX)
            return complain(s, env[i].index);
        *ret_shard = (uint32_t)at + 1;
        *ret_n_shard = (uint32_t)count;
        return HOSHI_OK;
    }
    return complain(s, "SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX …");
}

enum hoshi_rc hoshi_batch_shard(struct hoshi_session *s, const char *word, uint32_t *ret_shard,
                                uint32_t *ret_n_shard)
{
    if (strcmp(word, "auto") == 0)
        return from_environment(s, ret_shard, ret_n_shard);
    const char *slash = strchr(word, '/');
    long long k = 0, n = 0;
    bool ok =
        slash != NULL &&
        hoshi_str_to_int((struct hoshi_str){word, (size_t)(slash - word)}, 1, SHARDS_MAX, &k) &&
        hoshi_str_to_int(hoshi_str_from(slash + 1), 1, SHARDS_MAX, &n) && k <= n;
    if (!ok) {
        hoshi_diag_add(&s->diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, "--shard",
                       word, "K/N (1 <= K <= N), auto");
        return HOSHI_E_UNSUPPORTED;
    }
    *ret_shard = (uint32_t)k;
    *ret_n_shard = (uint32_t)n;
    return HOSHI_OK;
}
