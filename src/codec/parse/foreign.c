/* Files that are no text of ours, known by their first bytes: people drop what they have, and
 * "control character U+0003" tells nobody what to do. */
#include <string.h>

#include "codec/parse/node.h"
#include "diag/diag.h"

static bool begins(struct hoshi_str s, const char *with, size_t n)
{
    return s.n >= n && memcmp(s.p, with, n) == 0;
}

static bool holds(struct hoshi_str s, const char *word)
{
    size_t n = strlen(word);
    while (s.n >= n) {
        const char *at = memchr(s.p, word[0], s.n - n + 1);
        if (at == NULL || memcmp(at, word, n) == 0)
            return at != NULL;
        s.n -= (size_t)(at + 1 - s.p);
        s.p = at + 1;
    }
    return false;
}

/* Before 2007, and later ones with a password: both are compound files. */
static bool is_old_workbook(struct hoshi_str s)
{
    return begins(s, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
}

/* A zip whose members stand under xl/; their names are not compressed. */
bool hoshi_foreign_is_workbook(struct hoshi_str s)
{
    return begins(s, "PK\x03\x04", 4) &&
           (holds(s, "xl/workbook.xml") || holds(s, "xl/worksheets/"));
}

/* With its mark, or every second byte of the first ones a NUL: ASCII keys make most of a sheet. */
static bool is_utf16(struct hoshi_str s)
{
    if (begins(s, "\xff\xfe", 2) || begins(s, "\xfe\xff", 2))
        return true;
    size_t n = s.n < 64 ? s.n / 2 : 32, even = 0, odd = 0;
    for (size_t i = 0; i < n; i++) {
        even += s.p[2 * i] == '\0';
        odd += s.p[2 * i + 1] == '\0';
    }
    return n >= 4 && (even >= n / 2 || odd >= n / 2);
}

/* Of POSIX: the mark behind the name and numbers of the first member. */
static bool is_tar(struct hoshi_str s)
{
    enum { MARK_AT = 257 };
    return s.n > MARK_AT + 5 && memcmp(s.p + MARK_AT, "ustar", 5) == 0;
}

bool hoshi_foreign_may_be_workbook(struct hoshi_str bytes)
{
    return is_old_workbook(bytes) || begins(bytes, "PK\x03\x04", 4);
}

/* gzip, 7z, RAR, LZH, xz, bzip2, Zstandard */
static bool is_packed(struct hoshi_str s)
{
    return begins(s, "\x1f\x8b", 2) || begins(s, "7z\xbc\xaf\x27\x1c", 6) ||
           begins(s, "Rar!\x1a\x07", 6) ||
           begins(s,
                  "\xfd"
                  "7zXZ",
                  5) ||
           begins(s, "BZh", 3) || begins(s, "\x28\xb5\x2f\xfd", 4) ||
           (s.n > 5 && memcmp(s.p + 2, "-lh", 3) == 0);
}

bool hoshi_foreign_is_closed(struct hoshi_str bytes)
{
    return hoshi_foreign_may_be_workbook(bytes) || is_tar(bytes) || is_packed(bytes) ||
           begins(bytes, "%PDF-", 5);
}

static bool is_page(struct hoshi_str s)
{
    while (s.n != 0 && strchr(" \t\r\n", s.p[0]) != NULL) {
        s.p++;
        s.n--;
    }
    return begins(s, "<!DOCTYPE", 9) || begins(s, "<!doctype", 9) || begins(s, "<html", 5) ||
           begins(s, "<HTML", 5);
}

/* Bytes of Shift_JIS: pairs of a lead and a trail, single half-width kana, ASCII. At least one
 * pair, and nothing else up to the end. Kanji of UTF-8 can look so too: where there were some
 * before the first wrong byte, it is UTF-8 with a wrong byte. */
static bool is_shift_jis(struct hoshi_str s, size_t n_text)
{
    size_t n_pair = 0;
    for (size_t i = 0; i < n_text; i++) {
        if (((unsigned char)s.p[i] & 0x80) != 0)
            return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool lead = (c >= 0x81 && c <= 0x9f) || (c >= 0xe0 && c <= 0xfc);
        if (c == 0 || c == 0x80 || c == 0xa0 || c > 0xfc)
            return false;
        if (!lead)
            continue;
        unsigned char t = i + 1 < s.n ? (unsigned char)s.p[++i] : 0;
        if (t < 0x40 || t == 0x7f || t > 0xfc)
            return false;
        n_pair++;
    }
    return n_pair != 0;
}

bool hoshi_foreign_tell(struct hoshi_str bytes, size_t n_text, struct hoshi_diags *diags,
                        uint16_t source)
{
    bool is_text = n_text == bytes.n;
    enum hoshi_diag_code code = HOSHI_HS1016;
    const char *kind = NULL;
    if (is_old_workbook(bytes))
        code = HOSHI_HS1040;
    else if (hoshi_foreign_is_workbook(bytes))
        code = HOSHI_HS1014;
    else if (begins(bytes, "PK\x03\x04", 4))
        kind = hoshi_diag_word(HOSHI_WORD_ZIP);
    else if (is_tar(bytes))
        kind = hoshi_diag_word(HOSHI_WORD_TAR);
    else if (is_packed(bytes))
        kind = hoshi_diag_word(HOSHI_WORD_ARCHIVE);
    else if (begins(bytes, "%PDF-", 5))
        kind = "PDF";
    else if (is_page(bytes))
        kind = hoshi_diag_word(HOSHI_WORD_WEB_PAGE);
    else if (!is_text && is_utf16(bytes))
        code = HOSHI_HS1015;
    else if (!is_text && is_shift_jis(bytes, n_text))
        code = HOSHI_HS1017;
    else
        return false;
    hoshi_diag_add(diags, source, code, HOSHI_SPAN_FILE, kind, NULL, NULL);
    return true;
}
