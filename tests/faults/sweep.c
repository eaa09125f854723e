/* Runs every recorded call (record.c) once without a fault and then with the n-th malloc, open,
 * read … failing, for every n or for as many as asked for, spread evenly.
 *
 *   fault_sweep HOSHI LIBRARY RECORDS SCRATCH [--jobs N] [--points KIND=N]… [--only TEXT] [-v]
 *               [--workers] [--known FILE]
 *
 * RECORDS holds <case>/rec/<number>. KIND is a name of fault.h, a name with + (the n-th and all
 * after it), or all. --workers: calls of forked children, not of the program itself, fail. Prints
 * what is wrong, then a table. Exit status 1 when something is wrong.
 */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "call.h"

enum { ONCE = 0, ON = 1, N_HOW = 2 }; /* the n-th; the n-th and all after it */

struct row {
    unsigned calls, runs, met, as_good, world, other, known, wrong;
};

/* Shared by the jobs. */
struct shared {
    unsigned next, n_call, n_left_out;
    struct row row[N_HOW][FAULT_N_KIND];
};

static struct {
    const char *hoshi, *library, *records, *scratch, *only;
    unsigned jobs;
    unsigned points[N_HOW][FAULT_N_KIND];
    bool verbose;
    enum fault_side side;
} opt = {.jobs = 1};

#define KNOWN_MAX 100u
struct known {
    const char *name, *kind, *text;
};
static struct known the_known[KNOWN_MAX];
static size_t n_known;

static struct shared *shared;
static char **the_list; /* <case>/rec/<number> */
static size_t n_list;

static void add(unsigned *count, unsigned n)
{
    __atomic_add_fetch(count, n, __ATOMIC_RELAXED);
}

/* --- what was recorded */

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int no_dots(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

static void list_case(const char *name)
{
    char folder[PATH_MAX];
    struct dirent **e;
    snprintf(folder, sizeof folder, "%s/%s/rec", opt.records, name);
    int n = scandir(folder, &e, no_dots, by_name);
    for (int i = 0; i < n; i++) {
        char **more = realloc(the_list, (n_list + 1) * sizeof *more);
        if (more == NULL || asprintf(&more[n_list], "%s/rec/%s", name, e[i]->d_name) < 0)
            die("out of", "memory");
        the_list = more;
        n_list++;
        free(e[i]);
    }
    if (n >= 0)
        free(e);
}

static void list_all(void)
{
    struct dirent **e;
    int n = scandir(opt.records, &e, no_dots, by_name);
    if (n < 0)
        die("cannot read", opt.records);
    for (int i = 0; i < n; i++) {
        if (opt.only == NULL || strstr(e[i]->d_name, opt.only) != NULL)
            list_case(e[i]->d_name);
        free(e[i]);
    }
    free(e);
}

/* --- one call */

static void read_known(const char *file)
{
    size_t n;
    char *p = file_read(file, &n);
    if (p == NULL)
        die("cannot read", file);
    for (char *line = strtok_r(p, "\n", &p); line != NULL; line = strtok_r(NULL, "\n", &p)) {
        char *kind = strchr(line, ' '), *text = kind != NULL ? strchr(kind + 1, ' ') : NULL;
        if (line[0] == '#' || text == NULL || n_known == KNOWN_MAX)
            continue;
        *kind = *text = '\0';
        the_known[n_known++] = (struct known){line, kind + 1, text + 1};
    }
}

static bool is_known(const struct call *c, struct plan plan, const char *what)
{
    char kind[32];
    snprintf(kind, sizeof kind, "%s%s", fault_kind_name[plan.kind], plan.and_after ? "+" : "");
    for (size_t i = 0; i < n_known; i++) {
        const struct known *k = &the_known[i];
        if (fnmatch(k->name, c->name, 0) == 0 && fnmatch(k->kind, kind, 0) == 0 &&
            fnmatch(k->text, what, 0) == 0)
            return true;
    }
    return false;
}

static void complain(const struct call *c, struct plan plan, const struct outcome *o,
                     const char *what)
{
    char line[4096];
    int n = snprintf(line, sizeof line, "%s %s:%u%s%s: %s\n", c->name, fault_kind_name[plan.kind],
                     plan.n, plan.and_after ? "+" : "",
                     plan.side == FAULT_WORKERS ? " (workers)" : "", what);
    if (opt.verbose) {
        n += snprintf(line + n, sizeof line - (size_t)n, "    hoshi");
        for (size_t i = 1; c->argv[i] != NULL && n < 2000; i++)
            n += snprintf(line + n, sizeof line - (size_t)n, " %.200s", c->argv[i]);
        n += snprintf(line + n, sizeof line - (size_t)n, "\n    exit %d, stderr: %.600s\n",
                      o->status, o->err);
    }
    if (n > (int)sizeof line - 1)
        n = sizeof line - 1;
    if (write(1, line, (size_t)n) != n) /* at once, so that the lines of two jobs do not mix */
        exit(99);
}

/* A run that was broken off with a journal must come to the good end when it is started again. */
static const char *go_on(struct place *p, const struct call *c, const struct outcome *good,
                         const struct outcome *o)
{
    if (o->untouched || !call_says(c, "--resume"))
        return NULL;
    struct outcome again = place_run(p, c, (struct plan){.side = opt.side}, true);
    const char *bad = judge_end(c, good, &again);
    outcome_free(&again);
    return bad;
}

static void try(struct place *p, const struct call *c, const struct outcome *good, struct plan plan)
{
    struct outcome o = place_run(p, c, plan, false);
    struct row *r = &shared->row[plan.and_after][plan.kind];
    const char *bad = judge(c, good, &o, plan);
    add(&r->runs, 1);
    add(&r->met, o.page.n_failed != 0);
    add(o.status == good->status ? &r->as_good : o.status == 4 ? &r->world : &r->other, 1);
    if (bad == NULL)
        bad = go_on(p, c, good, &o);
    bool known = bad != NULL && is_known(c, plan, bad);
    add(&r->known, known);
    add(&r->wrong, bad != NULL && !known);
    if (bad != NULL && !known)
        complain(c, plan, &o, bad);
    outcome_free(&o);
}

static unsigned seed_of(const char *s)
{
    unsigned h = 2166136261u;
    for (; *s != '\0'; s++)
        h = (h ^ (unsigned char)*s) * 16777619u;
    return h;
}

/* Spread evenly over 1 to n; where in each stretch depends on the call, so that many calls that
 * behave alike meet different ones. */
static void sweep_kind(struct place *p, const struct call *c, const struct outcome *good,
                       struct plan plan)
{
    unsigned n = good->page.count[opt.side][plan.kind];
    unsigned points = opt.points[plan.and_after][plan.kind];
    if (points > n)
        points = n;
    add(&shared->row[plan.and_after][plan.kind].calls, n);
    unsigned shift = seed_of(c->name) % 1000;
    for (unsigned i = 0; i < points; i++) {
        plan.n = 1 + (unsigned)(((uint64_t)i * 1000 + shift) * n / ((uint64_t)points * 1000));
        try(p, c, good, plan);
    }
}

/* A pipe in its folder has nobody at the other end here: it would wait for ever. */
static bool waits_for_another(const struct call *c)
{
    for (size_t i = 0; i < c->before.n; i++) {
        if (S_ISFIFO(c->before.node[i].st.st_mode))
            return true;
    }
    return false;
}

static void sweep_call(struct place *p, const struct call *c)
{
    if (waits_for_another(c)) {
        add(&shared->n_left_out, 1);
        return;
    }
    struct plan none = {.side = opt.side};
    struct outcome good = place_run(p, c, none, false), twin = place_run(p, c, none, false);
    if (good.hung || good.status >= 98 || !outcome_same(&good, &twin)) {
        add(&shared->n_left_out, 1);
        if (opt.verbose)
            complain(c, none, &good, "left out: two runs without a fault differ");
    } else {
        add(&shared->n_call, 1);
        for (int how = ONCE; how < N_HOW; how++) {
            for (int k = 0; k < FAULT_N_KIND; k++)
                sweep_kind(p, c, &good, (struct plan){(enum fault_kind)k, opt.side, 0, how == ON});
        }
    }
    outcome_free(&good);
    outcome_free(&twin);
}

static void work(unsigned job)
{
    char scratch[PATH_MAX], folder[PATH_MAX];
    snprintf(scratch, sizeof scratch, "%s/job%u", opt.scratch, job);
    struct place p = place_make(opt.hoshi, opt.library, scratch);
    for (;;) {
        size_t i = __atomic_fetch_add(&shared->next, 1, __ATOMIC_RELAXED);
        if (i >= n_list)
            return;
        struct call c;
        snprintf(folder, sizeof folder, "%s/%s", opt.records, the_list[i]);
        if (call_read(folder, the_list[i], &c)) {
            p.last = NULL;
            sweep_call(&p, &c);
            call_free(&c);
        }
    }
}

/* --- options and the table */

static void set_points(const char *wish)
{
    const char *equals = strchr(wish, '=');
    size_t n = equals != NULL ? (size_t)(equals - wish) : 0;
    bool found = false;
    for (int how = ONCE; how < N_HOW; how++) {
        for (int k = 0; k < FAULT_N_KIND; k++) {
            char name[32];
            snprintf(name, sizeof name, "%s%s", fault_kind_name[k], how == ON ? "+" : "");
            bool all = how == ONCE && n == 3 && strncmp(wish, "all", 3) == 0;
            if (n != 0 && (all || (strlen(name) == n && strncmp(name, wish, n) == 0))) {
                opt.points[how][k] = (unsigned)strtoul(equals + 1, NULL, 10);
                found = true;
            }
        }
    }
    if (!found) {
        fprintf(stderr, "no such kind: %s\n", wish);
        exit(2);
    }
}

static bool set_value(const char *name, const char *value)
{
    if (strcmp(name, "--jobs") == 0)
        opt.jobs = (unsigned)strtoul(value, NULL, 10);
    else if (strcmp(name, "--only") == 0)
        opt.only = value;
    else if (strcmp(name, "--points") == 0)
        set_points(value);
    else if (strcmp(name, "--known") == 0)
        read_known(value);
    else
        return false;
    return true;
}

static void read_options(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "usage: see the head of tests/faults/sweep.c\n");
        exit(2);
    }
    opt.hoshi = argv[1];
    opt.library = argv[2];
    opt.records = argv[3];
    opt.scratch = argv[4];
    for (int i = 5; i < argc; i++) {
        if (strcmp(argv[i], "-v") == 0)
            opt.verbose = true;
        else if (strcmp(argv[i], "--workers") == 0)
            opt.side = FAULT_WORKERS;
        else if (i + 1 < argc && set_value(argv[i], argv[i + 1]))
            i++;
        else
            exit(2);
    }
}

static unsigned print_table(void)
{
    struct row sum = {0};
    printf("%-9s %9s %8s %8s %8s %8s %8s %8s %8s\n", "kind", "calls", "runs", "met", "as good",
           "exit 4", "other", "known", "wrong");
    for (int how = ONCE; how < N_HOW; how++) {
        for (int k = 0; k < FAULT_N_KIND; k++) {
            const struct row *r = &shared->row[how][k];
            if (r->runs == 0)
                continue;
            printf("%-8s%s %9u %8u %8u %8u %8u %8u %8u %8u\n", fault_kind_name[k],
                   how == ON ? "+" : " ", r->calls, r->runs, r->met, r->as_good, r->world, r->other,
                   r->known, r->wrong);
            sum.runs += r->runs;
            sum.met += r->met;
            sum.as_good += r->as_good;
            sum.world += r->world;
            sum.other += r->other;
            sum.known += r->known;
            sum.wrong += r->wrong;
        }
    }
    printf("%-9s %9s %8u %8u %8u %8u %8u %8u %8u\n", "together", "", sum.runs, sum.met, sum.as_good,
           sum.world, sum.other, sum.known, sum.wrong);
    printf("%u recorded calls of the program, %u left out\n", shared->n_call, shared->n_left_out);
    return sum.runs == 0 || sum.wrong != 0;
}

int main(int argc, char **argv)
{
    read_options(argc, argv);
    void *p = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        die("mmap", "");
    shared = p;
    list_all();
    if (mkdir(opt.scratch, 0700) != 0 && errno != EEXIST)
        die("mkdir", opt.scratch);
    for (unsigned job = 0; job < opt.jobs; job++) {
        pid_t child = fork();
        if (child == 0) {
            work(job);
            _exit(0);
        }
    }
    int status, bad = 0;
    while (wait(&status) > 0)
        bad |= status;
    bad |= (int)print_table();
    return bad != 0;
}
