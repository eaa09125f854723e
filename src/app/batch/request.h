/* What is asked of a batch run, and what it comes to. */
#ifndef HOSHI_APP_BATCH_REQUEST_H
#define HOSHI_APP_BATCH_REQUEST_H

#include "app/batch/sink.h"

struct hoshi_latest; /* app/batch/latest.h */

enum hoshi_batch_format { HOSHI_BATCH_NDJSON = 0, HOSHI_BATCH_CSV, HOSHI_BATCH_FORMATS_ };

struct hoshi_batch_output {
    enum hoshi_batch_format format;
    const char *path; /* NULL = standard output */
};

#define HOSHI_BATCH_OUTPUTS_MAX 16
#define HOSHI_BATCH_ATTACHMENTS_MAX 4
#define HOSHI_BATCH_STARS (HOSHI_STAR_MAX + 1) /* no star, and each */

struct hoshi_batch_request {
    hoshi_day as_of;
    enum hoshi_lang lang;        /* of talk on stderr */
    enum hoshi_lang record_lang; /* of error messages in records; never from the environment */
    /* inputs */
    const char **operand; /* files, folders, patterns, "-" */
    size_t n_operand;
    const char *const *include; /* patterns for names in folders */
    size_t n_include;
    const char *const *files_from; /* lists of names: files, "-" */
    size_t n_files_from;
    const char *input; /* id of a reader, "ndjson", or NULL: by name */
    uint64_t skip;     /* inputs to pass over at the start */
    /* outputs */
    struct hoshi_batch_output output[HOSHI_BATCH_OUTPUTS_MAX];
    size_t n_output;
    bool full;
    struct hoshi_attachment attachment[HOSHI_BATCH_ATTACHMENTS_MAX];
    size_t n_attachment;
    struct hoshi_record_sink **sink;
    size_t n_sink;
    /* the buyer's own rules; see app/batch/sink.h */
    enum hoshi_rc (*adjust)(const void *adjust_user, struct hoshi_result *r,
                            struct hoshi_arena *arena);
    const void *adjust_user;
    const char *overlay_sha256;             /* or NULL */
    const struct hoshi_record_watch *watch; /* or NULL */
    /* workers */
    unsigned jobs, time_limit_s, memory_limit_mib;
    /* parts of a large run */
    const char *resume;      /* journal, or NULL */
    uint32_t shard, n_shard; /* 1 … n_shard; n_shard 0 = no shards */
    bool shard_by_id;
    bool progress;
    const struct hoshi_latest *latest; /* of several sheets with one id the newest, or NULL */
    bool allow_empty;                  /* nothing to judge is success */
    bool is_rehearsal; /* another run of the same inputs follows, which will say what is wrong */
    bool require_catalogue; /* a table has to say which it answers */
};

struct hoshi_batch_summary {
    uint64_t n_input;      /* inputs seen, those of other shards too */
    uint64_t n_record;     /* records written */
    uint64_t n_error;      /* of them errors */
    uint64_t n_unread;     /* records of what is not there, or out of reach */
    uint64_t n_absent;     /* rows about suppliers from whom nothing came: no records of inputs */
    uint64_t n_lost;       /* named by the user, and not there or out of reach */
    uint64_t n_unreached;  /* the same, and names of lists: from whom those are is not known;
                              of a merge: suppliers who may have sent them */
    uint64_t n_superseded; /* judged, but older than another of the same company */
    uint64_t n_resumed;    /* of them by an earlier run */
    uint64_t n_passed;     /* files in folders whose name no reader takes */
    uint64_t n_to_come;    /* judged, and the day of the self-check is after the day of judgement */
    uint64_t n_star[HOSHI_BATCH_STARS];    /* by star */
    uint64_t n_claimed[HOSHI_BATCH_STARS]; /* of them resting on claims of "not applicable" */
    char last[160];                        /* source of the last record */
    bool stopped;                          /* by Ctrl-C */
};

#endif
