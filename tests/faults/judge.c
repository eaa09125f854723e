/* What a run with a failed call may look like: as if nothing had happened, or exit status 4 with a
 * word about it; and in either case every file as before or as after a good run. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "call.h"

#define EXIT_INPUT 3
#define EXIT_WORLD 4
#define EXIT_BUG 5
#define EXIT_SANITIZER 86

static const char *say(const char *format, ...)
{
    static char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return text;
}

static bool same_bytes(const char *a, size_t n_a, const char *b, size_t n_b)
{
    return n_a == n_b && memcmp(a, b, n_a) == 0;
}

static const struct tree *files(const struct call *c, const struct outcome *o)
{
    return o->untouched ? &c->before : &o->after;
}

bool outcome_same(const struct outcome *a, const struct outcome *b)
{
    return a->status == b->status && same_bytes(a->out, a->n_out, b->out, b->n_out) &&
           same_bytes(a->err, a->n_err, b->err, b->n_err) && a->untouched == b->untouched &&
           tree_same(&a->after, &b->after);
}

static bool is(const struct tree_node *a, const struct tree_node *b)
{
    return a == NULL ? b == NULL : b != NULL && tree_node_same(a, b);
}

static bool ends_in(const char *s, const char *end)
{
    size_t n = strlen(s), k = strlen(end);
    return n >= k && strcmp(s + n - k, end) == 0;
}

/* A journal's files stay when a run is broken off: they are what --resume goes on from. */
static bool of_a_journal(const struct call *c, const char *path)
{
    return call_says(c, "--resume") && (ends_in(path, ".part") || strstr(path, "journal") != NULL);
}

/* assess saves after every answer, check --update what it could read: any of their versions is a
 * whole sheet, and its last line ends. */
static bool is_a_saved_sheet(const struct call *c, const struct tree_node *node)
{
    static const char head[] = "hoshi: answers/1\n";
    bool many = call_says(c, "assess") || call_says(c, "--update");
    return many && node->n >= sizeof head && node->bytes[node->n - 1] == '\n' &&
           strstr(node->bytes, head) != NULL && strstr(node->path, ".lock") == NULL;
}

/* A history has the same results in other bytes, and what SQLite puts beside it belongs to it: what
 * is in it tests/faults/history.sh looks at. */
static bool is_a_history(const struct call *c, const struct tree_node *node)
{
    static const char magic[] = "SQLite format 3";
    if (!call_says(c, "history") && !call_says(c, "--db"))
        return false;
    return ends_in(node->path, "-wal") || ends_in(node->path, "-shm") ||
           ends_in(node->path, "-journal") ||
           (node->n > sizeof magic && memcmp(node->bytes, magic, sizeof magic) == 0);
}

static bool in_both(const struct call *c, const struct tree *a, const struct tree *b)
{
    for (size_t i = 0; i < a->n; i++) {
        if (!is_a_history(c, &a->node[i]) && !is(&a->node[i], tree_find(b, a->node[i].path)))
            return false;
    }
    return true;
}

static const char *judge_files(const struct call *c, const struct outcome *good,
                               const struct outcome *o)
{
    const struct tree *before = &c->before, *after = files(c, o), *whole = files(c, good);
    for (size_t i = 0; i < after->n; i++) {
        const struct tree_node *node = &after->node[i];
        const struct tree_node *old = tree_find(before, node->path);
        const struct tree_node *new = tree_find(whole, node->path);
        if (is(node, old) || is(node, new) || of_a_journal(c, node->path) ||
            ((old != NULL || call_says(c, "--new")) && is_a_saved_sheet(c, node)) ||
            is_a_history(c, node))
            continue;
        if (old == NULL && new == NULL)
            return say("leaves %s behind", node->path);
        return say("%s is neither as before nor as it should be (%zu bytes, mode %o)", node->path,
                   node->n, (unsigned)node->st.st_mode);
    }
    for (size_t i = 0; i < before->n; i++) {
        const char *path = before->node[i].path;
        if (tree_find(after, path) == NULL && tree_find(whole, path) != NULL)
            return say("%s is gone", path);
    }
    return NULL;
}

/* Whether what it writes to standard error is all that may be missing. */
static bool was_mute(const struct outcome *o)
{
    return o->page.fd == 2;
}

/* Whether the lines of a are among those of b, in their order. */
static bool lines_of(const char *a, const char *b)
{
    while (*a != '\0') {
        size_t n = strcspn(a, "\n");
        while (*b != '\0' && !(strcspn(b, "\n") == n && strncmp(a, b, n) == 0)) {
            b += strcspn(b, "\n");
            b += *b == '\n';
        }
        if (*b == '\0')
            return false;
        a += n + (a[n] == '\n');
        b += n + (b[n] == '\n');
    }
    return true;
}

/* Without memory a complaint may lose its help, but not its sense. */
static bool messages_do(const struct outcome *good, const struct outcome *o, struct plan plan)
{
    if (was_mute(o))
        return true;
    if (plan.kind == FAULT_MALLOC && good->status != 0)
        return (o->n_err != 0 || good->n_err == 0) && lines_of(o->err, good->err);
    return same_bytes(o->err, o->n_err, good->err, good->n_err);
}

static const char *judge_good_status(const struct call *c, const struct outcome *good,
                                     const struct outcome *o, struct plan plan)
{
    if (!same_bytes(o->out, o->n_out, good->out, good->n_out))
        return say("status as without the fault, but standard output is not (%zu of %zu bytes)",
                   o->n_out, good->n_out);
    if (!messages_do(good, o, plan))
        return say("status as without the fault, but other messages");
    if (!in_both(c, files(c, o), files(c, good)) || !in_both(c, files(c, good), files(c, o)))
        return say("status as without the fault, but other files");
    return NULL;
}

static size_t count_lines(const char *p, size_t n)
{
    size_t lines = 0;
    for (size_t i = 0; i < n; i++)
        lines += p[i] == '\n';
    return lines;
}

/* A record for each input; a folder that cannot be read is one record, which says so. Of a sheet
 * that cannot be judged nobody knows whose it is: whoever is asked stands there as missing, too. */
static bool has_records(const struct call *c, const char *p, size_t n, const char *good,
                        size_t n_good)
{
    size_t have = count_lines(p, n), want = count_lines(good, n_good);
    bool asked = call_says(c, "--asked") || call_says(c, "--overlay");
    return have == want || (asked && have > want) || strstr(p, "HS2") != NULL;
}

/* Named behind -o: "FILE" or "FORMAT=FILE". */
static bool is_output(const struct call *c, const char *path)
{
    for (size_t i = 1; c->argv[i] != NULL; i++) {
        const char *is = strchr(c->argv[i], '=');
        if (strcmp(c->argv[i - 1], "-o") == 0 &&
            strcmp(is != NULL ? is + 1 : c->argv[i], path) == 0)
            return true;
    }
    return false;
}

/* Files of records are complete; inputs are as they were. An output may have been there, with the
 * very records that come of a good run. */
static const char *judge_records(const struct call *c, const struct outcome *good,
                                 const struct outcome *o)
{
    const struct tree *after = files(c, o);
    for (size_t i = 0; i < after->n; i++) {
        const struct tree_node *node = &after->node[i];
        const struct tree_node *old = tree_find(&c->before, node->path);
        const struct tree_node *new = tree_find(files(c, good), node->path);
        if (is(node, old) || is(node, new) || of_a_journal(c, node->path))
            continue;
        if (old == NULL && new == NULL)
            return say("leaves %s behind", node->path);
        if (new == NULL || (is(old, new) && !is_output(c, node->path)))
            return say("%s has changed", node->path);
        bool text = ends_in(node->path, ".csv") || ends_in(node->path, ".ndjson");
        if (text && !has_records(c, node->bytes, node->n, new->bytes, new->n))
            return say("%s has not a line for each input", node->path);
    }
    return NULL;
}

/* An input of batch that cannot be read, and a worker that fails, cost a supplier its judgement, at
 * most: there is a record that says so. */
static const char *judge_batch(const struct call *c, const struct outcome *good,
                               const struct outcome *o)
{
    const char *bad = judge_records(c, good, o);
    if (bad != NULL)
        return bad;
    if (o->status == EXIT_WORLD)
        return o->n_err == 0 ? say("status %d without a word", o->status) : NULL;
    if (!has_records(c, o->out, o->n_out, good->out, good->n_out))
        return say("standard output has not a line for each input");
    if (o->status != EXIT_INPUT && o->status != good->status)
        return say("status %d", o->status);
    bool same = same_bytes(o->out, o->n_out, good->out, good->n_out);
    if (!same && o->status == 0 && !call_says(c, "--allow-errors"))
        return say("status 0 with a failed record");
    return NULL;
}

/* What concerns one record only. Of outputs nothing is forgiven. */
static bool of_one_record(const struct call *c, const struct outcome *o, struct plan plan)
{
    if (o->page.n_failed == 0 || c->argv[1] == NULL || strcmp(c->argv[1], "batch") != 0 ||
        call_says(c, "--merge"))
        return false;
    return plan.side == FAULT_WORKERS || plan.kind == FAULT_OPEN || plan.kind == FAULT_READ ||
           plan.kind == FAULT_MALLOC;
}

const char *judge_end(const struct call *c, const struct outcome *good, const struct outcome *o)
{
    if (o->status != good->status)
        return say("started again it ends with status %d", o->status);
    if (!tree_same(files(c, o), files(c, good)))
        return say("started again it leaves other files");
    return NULL;
}

const char *judge(const struct call *c, const struct outcome *good, const struct outcome *o,
                  struct plan plan)
{
    if (o->hung)
        return say("hangs");
    if (o->status >= 128)
        return say("ended by signal %d", o->status - 128);
    if (o->status == EXIT_SANITIZER)
        return say("report of a sanitizer");
    if (o->status == EXIT_BUG)
        return say("says that it has a bug");
    if (of_one_record(c, o, plan))
        return judge_batch(c, good, o);
    const char *bad = judge_files(c, good, o);
    if (bad != NULL)
        return bad;
    if (o->status == good->status && o->status != EXIT_WORLD)
        return judge_good_status(c, good, o, plan);
    if (o->page.n_failed == 0 && outcome_same(o, good))
        return NULL;
    if (o->page.n_failed == 0)
        return say("status %d though no call failed", o->status);
    if (o->status != EXIT_WORLD)
        return say("status %d, not %d or %d", o->status, good->status, EXIT_WORLD);
    if (o->n_err == 0 && !was_mute(o) && !call_says(c, "--quiet") && !call_says(c, "-q"))
        return say("status %d without a word", o->status);
    return NULL;
}
