/* hoshi with workers that misbehave when the name of a source asks for it. The program is the same
 * one; only two functions are wrapped (--wrap of the linker): hoshi_batch_judge() by
 * "misbehave-WORD" in the source, hoshi_sandbox_enter() by HOSHI_MISBEHAVE in the environment. */
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/batch/judge.h"
#include "app/batch/wire.h"
#include "io/sandbox.h"
#include "io/workers.h"

void __real_hoshi_batch_judge(void *context, struct hoshi_str request, struct hoshi_buf *reply);
void __wrap_hoshi_batch_judge(void *context, struct hoshi_str request, struct hoshi_buf *reply);
unsigned __real_hoshi_sandbox_enter(void);
unsigned __wrap_hoshi_sandbox_enter(void);

static void crash(void)
{
    (void)raise(SIGSEGV);
    abort();
}

static void spin(void)
{
    for (volatile unsigned i = 0;; i++)
        ;
}

static void hang(void)
{
    uint32_t never = 0;
    for (;;)
        (void)syscall(SYS_futex, &never, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0);
}

static void bomb(void)
{
    for (size_t n = (size_t)16 << 20;;) {
        char *p = malloc(n);
        if (p == NULL)
            hoshi_worker_out_of_memory();
        memset(p, 1, n);
    }
}

/* Each of these must be refused; 6 says that it was not. */
static void open_file(void)
{
    if (open("/dev/null", O_RDONLY) >= 0)
        _exit(6);
}

static void open_socket(void)
{
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
        _exit(6);
}

static void execute(void)
{
    (void)execl("/bin/true", "true", (char *)NULL);
}

static void fork_child(void)
{
    if (fork() >= 0)
        _exit(6);
}

static void kill_parent(void)
{
    if (kill(getppid(), SIGTERM) == 0)
        _exit(6);
}

/* A frame that nobody asked for. */
static void speak_up(void)
{
    struct hoshi_frame f = {12345, 0, 0};
    (void)!write(STDOUT_FILENO, &f, sizeof f);
}

static const struct {
    const char *word;
    void (*act)(void);
} before[] = {
    {"crash", crash},        {"spin", spin},      {"hang", hang},       {"bomb", bomb},
    {"open", open_file},     {"exec", execute},   {"fork", fork_child}, {"kill", kill_parent},
    {"socket", open_socket}, {"frame", speak_up},
};

/* Answers of a worker that was taken over. The wire form begins with the kind; of a judged one
 * follow the lengths and bytes of id and name, then star, gaps, findings and stars. */
static void forge(const char *word, struct hoshi_buf *reply, const struct hoshi_judge_context *c)
{
    struct hoshi_reply r = {.not_mine = false};
    bool judged =
        hoshi_reply_get((struct hoshi_str){reply->p, reply->n}, c->request, c->s->catalog, &r) &&
        r.record.error_code.p == NULL;
    struct hoshi_buf other;
    hoshi_buf_init(&other, 0);
    if (!judged)
        _exit(6);
    if (strcmp(word, "star") == 0)
        r.record.star = 200;
    if (strcmp(word, "count") == 0)
        r.record.level[0].satisfied = UINT32_MAX;
    if (strcmp(word, "name") == 0)
        r.record.name = (struct hoshi_str){"\xff\xfe", 2};
    if (strcmp(word, "line") == 0)
        r.record.id = (struct hoshi_str){"a\n{}", 4};
    if (strcmp(word, "result") == 0)
        r.result = (struct hoshi_str){"1},", 3};
    if (strcmp(word, "attachment") == 0)
        r.n_attachment = 1;
    hoshi_reply_put(&r, &other);
    if (strcmp(word, "nothing") == 0)
        hoshi_buf_clear(&other);
    if (strcmp(word, "short") == 0)
        other.n /= 2;
    if (strcmp(word, "more") == 0)
        hoshi_buf_puts(&other, "more");
    if (strcmp(word, "kind") == 0)
        other.p[0] = 77;
    if (strcmp(word, "length") == 0)
        other.p[7] = 0x7f;
    hoshi_buf_clear(reply);
    hoshi_buf_put(reply, other.p, other.n);
    hoshi_buf_release(&other);
}

/* The word behind "misbehave-", up to the next dot or the end; NULL without. */
static const char *word_in(struct hoshi_str source, char ret_word[32])
{
    static const char mark[] = "misbehave-";
    const char *hit = memmem(source.p, source.n, mark, sizeof mark - 1);
    if (hit == NULL)
        return NULL;
    hit += sizeof mark - 1;
    size_t n = 0;
    while (hit + n < source.p + source.n && hit[n] != '.' && n < 31)
        n++;
    memcpy(ret_word, hit, n);
    ret_word[n] = '\0';
    return ret_word;
}

void __wrap_hoshi_batch_judge(void *context, struct hoshi_str request, struct hoshi_buf *reply)
{
    struct hoshi_batch_ask ask;
    char word[32];
    memcpy(&ask, request.p, sizeof ask);
    struct hoshi_str source = {request.p + sizeof ask, ask.n_source};
    bool asked = word_in(source, word) != NULL;
    for (size_t i = 0; asked && i < sizeof before / sizeof before[0]; i++) {
        if (strncmp(word, before[i].word, strlen(before[i].word)) == 0)
            before[i].act();
    }
    __real_hoshi_batch_judge(context, request, reply);
    if (asked && strncmp(word, "forge-", 6) == 0)
        forge(word + 6, reply, context);
}

/* HOSHI_MISBEHAVE: "start" = no worker comes up; "replacement" = those that come up while the file
 * "again" is there say that they have kept their rights. */
unsigned __wrap_hoshi_sandbox_enter(void)
{
    const char *how = getenv("HOSHI_MISBEHAVE");
    if (how != NULL && strcmp(how, "start") == 0)
        _exit(1);
    bool weak = how != NULL && strcmp(how, "replacement") == 0 && access("again", F_OK) == 0;
    unsigned in_force = __real_hoshi_sandbox_enter();
    return weak ? 0 : in_force;
}
