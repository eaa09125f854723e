/* Archives of one form: what the writer writes the reader takes, and nothing else. */
#include <hoshi/buf.h>

#include "archive/tar.h"
#include "unit.h"

static bool to_buf(void *ctx, const void *p, size_t n)
{
    hoshi_buf_put(ctx, p, n);
    return true;
}

static ptrdiff_t from_buf(void *ctx, uint64_t offset, void *p, size_t n)
{
    const struct hoshi_buf *b = ctx;
    if (offset >= b->n)
        return 0;
    size_t k = b->n - (size_t)offset < n ? b->n - (size_t)offset : n;
    memcpy(p, b->p + offset, k);
    return (ptrdiff_t)k;
}

struct seen {
    struct hoshi_buf text;
    const struct hoshi_buf *archive;
};

static bool on_member(void *ctx, const char *name, uint64_t size, uint64_t offset)
{
    struct seen *s = ctx;
    hoshi_buf_puts(&s->text, name);
    hoshi_buf_puts(&s->text, ":");
    (void)size;
    assert_true(offset % 512 == 0 && offset <= s->archive->n);
    return true;
}

static bool on_data(void *ctx, const void *p, size_t n)
{
    hoshi_buf_put(&((struct seen *)ctx)->text, p, n);
    return true;
}

static bool on_end(void *ctx)
{
    hoshi_buf_puts(&((struct seen *)ctx)->text, ";");
    return true;
}

static enum hoshi_tar_rc read_back(const struct hoshi_buf *archive, const char *expected)
{
    struct seen seen = {.archive = archive};
    struct hoshi_tar_visitor visitor = {on_member, on_data, on_end, &seen};
    struct hoshi_tar_source source = {from_buf, (void *)archive, archive->n};
    char name[128];
    hoshi_buf_init(&seen.text, 0);
    enum hoshi_tar_rc rc = hoshi_tar_read(&source, &visitor, name);
    if (rc == HOSHI_TAR_OK && expected != NULL)
        assert_string_equal(seen.text.p != NULL ? seen.text.p : "", expected);
    hoshi_buf_release(&seen.text);
    return rc;
}

static void put(struct hoshi_tar_writer *w, const char *name, const char *text)
{
    assert_true(hoshi_tar_begin(w, name, strlen(text)));
    assert_true(hoshi_tar_data(w, text, strlen(text)));
}

static void write_two(struct hoshi_buf *b)
{
    hoshi_buf_init(b, 0);
    struct hoshi_tar_writer *w = hoshi_tar_writer_open(to_buf, b);
    put(w, "a.txt", "one");
    put(w, "sheet/体制表.txt", "two");
    assert_true(hoshi_tar_writer_close(w));
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct hoshi_buf b;
    write_two(&b);
    assert_int_equal(read_back(&b, "a.txt:one;sheet/体制表.txt:two;"), HOSHI_TAR_OK);
    hoshi_buf_release(&b);
}

static void every_byte_counts(void **state)
{
    (void)state;
    struct hoshi_buf b;
    size_t harmless = 0;
    write_two(&b);
    for (size_t i = 0; i < b.n; i++) {
        bool content = (i >= 512 && i < 515) || (i >= 1536 && i < 1539); /* MANIFEST's business */
        b.p[i] ^= 0x20;
        harmless += !content && read_back(&b, NULL) == HOSHI_TAR_OK;
        b.p[i] ^= 0x20;
    }
    assert_int_equal(harmless, 0);
    for (size_t n = 0; n < b.n; n++) { /* cut off anywhere */
        struct hoshi_buf cut = b;
        cut.n = n;
        assert_int_not_equal(read_back(&cut, NULL), HOSHI_TAR_OK);
    }
    hoshi_buf_put(&b, "\0", 1);
    assert_int_equal(read_back(&b, NULL), HOSHI_TAR_OTHER_FORM);
    hoshi_buf_release(&b);
}

static void order_and_names_are_held(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second;
        enum hoshi_tar_rc rc;
    } row[] = {
        {"b", "a", HOSHI_TAR_ORDER},        {"a", "a", HOSHI_TAR_ORDER},
        {"a", "b/../../c", HOSHI_TAR_NAME}, {"/etc/passwd", "x", HOSHI_TAR_NAME},
        {"a", "b//c", HOSHI_TAR_NAME},      {"./a", "b", HOSHI_TAR_NAME},
        {"a", "b\nc", HOSHI_TAR_NAME},      {"a", "b\xff", HOSHI_TAR_NAME},
        {"a", "b\x1b[2J", HOSHI_TAR_NAME},  {"a", "b\xe2\x80\xae", HOSHI_TAR_NAME},
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        struct hoshi_tar_writer *w = hoshi_tar_writer_open(to_buf, &b);
        put(w, row[i].first, "x");
        put(w, row[i].second, "y");
        assert_true(hoshi_tar_writer_close(w));
        enum hoshi_tar_rc rc = read_back(&b, NULL);
        if (rc != row[i].rc)
            fail_msg("%s %s: %d", row[i].first, row[i].second, (int)rc);
        hoshi_buf_release(&b);
    }
}

/* A header by hand: what our writer would never write. */
static void put_header(struct hoshi_buf *b, const char *name, char type, const char *link,
                       const char *size)
{
    char h[512] = {0};
    unsigned sum = 8 * ' ';
    memcpy(h, name, strlen(name));
    memcpy(h + 100, "000644 ", 7);
    memcpy(h + 108, "000000 ", 7);
    memcpy(h + 116, "000000 ", 7);
    memcpy(h + 124, size, strlen(size));
    memcpy(h + 136, "00000000000 ", 12);
    h[156] = type;
    memcpy(h + 157, link, strlen(link));
    memcpy(h + 257, "ustar\00000", 8);
    memset(h + 148, 0, 8);
    for (int i = 0; i < 512; i++)
        sum += (unsigned char)h[i];
    for (int i = 5; i >= 0; i--, sum /= 8)
        h[148 + i] = (char)('0' + sum % 8);
    h[155] = ' ';
    hoshi_buf_put(b, h, sizeof h);
}

static void special_members_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *name, *link;
        char type;
        const char *size;
        enum hoshi_tar_rc rc;
    } row[] = {
        {"link", "/etc/passwd", '2', "00000000000 ", HOSHI_TAR_NOT_PLAIN},
        {"hard", "other", '1', "00000000000 ", HOSHI_TAR_NOT_PLAIN},
        {"char", "", '3', "00000000000 ", HOSHI_TAR_NOT_PLAIN},
        {"block", "", '4', "00000000000 ", HOSHI_TAR_NOT_PLAIN},
        {"dir/", "", '5', "00000000000 ", HOSHI_TAR_NOT_PLAIN},
        {"fifo", "", '6', "00000000000 ", HOSHI_TAR_NOT_PLAIN},
        {"huge", "", '0', "77777777777 ",
         HOSHI_TAR_DAMAGED}, /* 8 GiB are announced, none is there */
    };
    for (size_t i = 0; i < LENGTH(row); i++) {
        struct hoshi_buf b;
        hoshi_buf_init(&b, 0);
        put_header(&b, row[i].name, row[i].type, row[i].link, row[i].size);
        hoshi_buf_fill(&b, '\0', 1024);
        enum hoshi_tar_rc rc = read_back(&b, NULL);
        if (rc == HOSHI_TAR_OK || (rc != row[i].rc && rc != HOSHI_TAR_OTHER_FORM))
            fail_msg("%s: %d", row[i].name, (int)rc);
        hoshi_buf_release(&b);
    }
}

static void names_and_sizes_have_ends(void **state)
{
    (void)state;
    char name[300];
    memset(name, 'x', sizeof name);
    name[100] = '\0';
    assert_true(hoshi_tar_name_fits(name));
    name[100] = 'x';
    name[101] = '\0';
    assert_false(hoshi_tar_name_fits(name));
    name[101] = 'x';
    name[155] = '/';
    name[256] = '\0';
    assert_true(hoshi_tar_name_fits(name));
    name[256] = 'x';
    name[257] = '\0';
    assert_false(hoshi_tar_name_fits(name));
    struct hoshi_buf b;
    hoshi_buf_init(&b, 0);
    struct hoshi_tar_writer *w = hoshi_tar_writer_open(to_buf, &b);
    assert_false(hoshi_tar_begin(w, "large", (uint64_t)8 << 30));
    assert_false(hoshi_tar_writer_close(w));
    w = hoshi_tar_writer_open(to_buf, &b);
    assert_true(hoshi_tar_begin(w, "short", 3));
    assert_true(hoshi_tar_data(w, "ab", 2));
    assert_false(hoshi_tar_writer_close(w)); /* a byte is missing */
    w = hoshi_tar_writer_open(to_buf, &b);
    assert_true(hoshi_tar_begin(w, "long", 1));
    assert_false(hoshi_tar_data(w, "ab", 2));
    assert_false(hoshi_tar_writer_close(w));
    hoshi_buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),   cmocka_unit_test(every_byte_counts),
        cmocka_unit_test(order_and_names_are_held),  cmocka_unit_test(special_members_are_refused),
        cmocka_unit_test(names_and_sizes_have_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
