/* One recorded call of the program (record.c), what came of it, and the plan of a run of it. */
#ifndef HOSHI_TESTS_FAULTS_CALL_H
#define HOSHI_TESTS_FAULTS_CALL_H

#include "fault.h"
#include "tree.h"

#define CALL_FDS 10

struct call {
    char *name;   /* golden case and number */
    char *folder; /* where it is recorded */
    char **argv, **env;
    char *cwd; /* below the working folder: "" or "/…" */
    struct tree before;
    bool has_fd[CALL_FDS];
};

/* Which call of a kind fails. n 0: none. */
struct plan {
    enum fault_kind kind;
    enum fault_side side;
    unsigned n;
    bool and_after;
};

struct outcome {
    int status; /* exit status, or 128 + the signal that ended it */
    bool hung;
    char *out, *err;
    size_t n_out, n_err;
    bool untouched; /* the files are those of before; after is empty then */
    struct tree after;
    struct fault_page page;
};

/* Where runs take place. One per process that runs calls. */
struct place {
    const char *hoshi, *library;
    char *work, *page_file; /* below the scratch folder */
    struct fault_page *page;
    int out, err;            /* in memory */
    const struct call *last; /* whose files are in work, as they were before it … */
    struct tree as_written;  /* … and what stat() said of them */
};

extern const char *const fault_kind_name[FAULT_N_KIND];

/* False when the record is not complete. */
bool call_read(const char *folder, const char *name, struct call *ret_call);
void call_free(struct call *c);
/* Whether one of its words is this. */
bool call_says(const struct call *c, const char *word);

struct place place_make(const char *hoshi, const char *library, const char *scratch);
/* again: in the files that the last run has left, not in those of the record. */
struct outcome place_run(struct place *p, const struct call *c, struct plan plan, bool again);
void outcome_free(struct outcome *o);

/* What is wrong with a run, or NULL; the text is good until the next call. */
const char *judge(const struct call *c, const struct outcome *good, const struct outcome *o,
                  struct plan plan);
/* The same of a run that goes on from a journal: only how it ends and what it leaves. */
const char *judge_end(const struct call *c, const struct outcome *good, const struct outcome *o);
/* Two runs without a fault: whether they can be compared at all. */
bool outcome_same(const struct outcome *a, const struct outcome *b);

#endif
