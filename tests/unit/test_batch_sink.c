/* A sink sees every record once and in input order, also those of an interrupted run that a journal
 * continues; attachments of the run are files. */
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

#include "app/batch/batch.h"

struct seen {
    unsigned n, n_error, n_outcome, stop_after;
    char last[64];
};

static enum hoshi_rc on_record(struct hoshi_record_sink *self, const struct hoshi_record *record)
{
    struct seen *seen = self->user;
    char source[64];
    assert_true(record->source.n < sizeof source);
    memcpy(source, record->source.p, record->source.n);
    source[record->source.n] = '\0';
    assert_true(seen->n == 0 || strcmp(source, seen->last) > 0);
    memcpy(seen->last, source, sizeof source);
    seen->n_error += record->error_code.p != NULL;
    seen->n_outcome += record->outcome.n == 153;
    seen->n++;
    return seen->stop_after != 0 && seen->n == seen->stop_after ? HOSHI_E_IO : HOSHI_OK;
}

static enum hoshi_rc run(struct seen *seen, const char *journal, struct hoshi_batch_summary *m)
{
    struct hoshi_session s;
    const char *operand[] = {"in"};
    struct hoshi_record_sink sink = {.record = on_record, .user = seen};
    struct hoshi_record_sink *sinks[] = {&sink};
    struct hoshi_batch_request q = {.as_of = hoshi_date_from_ymd(2026, 11, 23),
                                    .operand = operand,
                                    .n_operand = 1,
                                    .jobs = 2,
                                    .time_limit_s = 10,
                                    .memory_limit_mib = 256,
                                    .resume = journal,
                                    .sink = sinks,
                                    .n_sink = 1,
                                    .record_lang = HOSHI_LANG_EN,
                                    .n_output = 1,
                                    .output = {{HOSHI_BATCH_NDJSON, "out.ndjson"}}};
    hoshi_session_init(&s);
    assert_int_equal(hoshi_session_catalog(&s, NULL), HOSHI_OK);
    assert_int_equal(hoshi_session_policy(&s, NULL), HOSHI_OK);
    enum hoshi_rc rc = hoshi_batch_run(&s, &q, m);
    hoshi_session_release(&s);
    return rc;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    (void)at;
    return remove(path);
}

static void remove_all(const char *dir)
{
    assert_int_equal(nftw(dir, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

static void every_record_once(void **state)
{
    (void)state;
    char dir[] = "/tmp/hoshi-sink.XXXXXX", name[64];
    struct hoshi_batch_summary m;
    assert_non_null(mkdtemp(dir));
    assert_int_equal(chdir(dir), 0);
    assert_int_equal(mkdir("in", 0700), 0);
    for (int i = 0; i < 600; i++) {
        (void)snprintf(name, sizeof name, "in/%04d.json", i);
        FILE *f = fopen(name, "we");
        assert_non_null(f);
        fputs(i % 100 == 7 ? "{" : "{\"hoshi\":\"answers/1\",\"catalogue\":\"scs@2026-03\"}", f);
        assert_int_equal(fclose(f), 0);
    }
    struct seen whole = {0};
    assert_int_equal(run(&whole, NULL, &m), HOSHI_OK);
    assert_int_equal(whole.n, 600);
    assert_int_equal(whole.n_error, 6);
    assert_int_equal(whole.n_outcome, 594);
    struct seen first = {.stop_after = 400}, second = {0};
    assert_int_equal(run(&first, "journal", &m), HOSHI_E_IO);
    assert_int_equal(access("journal", F_OK), 0);
    assert_int_equal(run(&second, "journal", &m), HOSHI_OK);
    assert_true(m.n_resumed > 0);
    assert_int_equal(second.n, 600);
    assert_int_equal(second.n_error, 6);
    assert_int_equal(second.n_outcome, 594);
    assert_int_not_equal(access("journal", F_OK), 0);
    assert_int_not_equal(access("journal.records", F_OK), 0);
    assert_int_not_equal(access("journal.records.part", F_OK), 0);
    assert_int_equal(chdir("/"), 0);
    remove_all(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_record_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
