/* Any bytes as the word of a worker, or as a record that an earlier run kept: refused, or a record
 * that is written as the same bytes again and that every output can say. First byte: which of the
 * two. */
#include <string.h>

#include "app/batch/wire.h"
#include "app/session/session.h"
#include "fuzz.h"
#include "report/json/record.h"
#include "report/record.h"

static const struct hoshi_catalog *catalog(void)
{
    static struct hoshi_session s;
    if (s.catalog == NULL) {
        hoshi_session_init(&s);
        MUST(hoshi_session_catalog(&s, NULL) == HOSHI_OK);
    }
    return s.catalog;
}

static void say(const struct hoshi_record *record, struct hoshi_str result)
{
    struct hoshi_buf out;
    hoshi_buf_init(&out, 0);
    hoshi_record_json(record, catalog(), result, &out);
    MUST(out.n != 0 && memchr(out.p, '\n', out.n) == out.p + out.n - 1); /* one line */
    hoshi_record_csv(record, catalog(), true, &out);
    MUST(!out.failed);
    hoshi_buf_release(&out);
}

static bool same(const struct hoshi_buf *a, struct hoshi_str b)
{
    return a->n == b.n && memcmp(a->p, b.p, b.n) == 0;
}

static void kept(struct hoshi_str bytes)
{
    struct hoshi_record record;
    struct hoshi_record_problem more[HOSHI_RECORD_PROBLEMS_MAX];
    struct hoshi_buf out;
    if (!hoshi_wire_get(bytes, catalog(), &record, more))
        return;
    hoshi_buf_init(&out, 0);
    hoshi_wire_put(&record, &out);
    MUST(out.n > HOSHI_WIRE_HEAD &&
         hoshi_wire_length((const unsigned char *)out.p) == out.n - HOSHI_WIRE_HEAD);
    MUST(out.n - HOSHI_WIRE_HEAD == bytes.n &&
         memcmp(out.p + HOSHI_WIRE_HEAD, bytes.p, bytes.n) == 0);
    say(&record, (struct hoshi_str){NULL, 0});
    hoshi_buf_release(&out);
}

/* What the parent makes of the state itself is all that may differ. */
static void answered(struct hoshi_str bytes)
{
    static const struct hoshi_batch_request request = {
        .full = true, .n_sink = 1, .n_attachment = 2, .attachment = {{.for_refused = true}}};
    static struct hoshi_reply reply, again;
    struct hoshi_buf once, twice;
    if (!hoshi_reply_get(bytes, &request, catalog(), &reply))
        return;
    hoshi_buf_init(&once, 0);
    hoshi_buf_init(&twice, 0);
    hoshi_reply_put(&reply, &once);
    MUST(once.n == bytes.n);
    MUST(hoshi_reply_get((struct hoshi_str){once.p, once.n}, &request, catalog(), &again));
    hoshi_reply_put(&again, &twice);
    MUST(same(&twice, (struct hoshi_str){once.p, once.n}));
    if (!reply.not_mine)
        say(&reply.record, reply.result);
    hoshi_buf_release(&twice);
    hoshi_buf_release(&once);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct hoshi_str bytes = {(const char *)data + 1, size - 1};
    if (data[0] == 'k')
        kept(bytes);
    else
        answered(bytes);
    return 0;
}
