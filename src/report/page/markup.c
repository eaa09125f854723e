#include "report/page/markup.h"

#include <string.h>

#include "base/digest.h"
#include "base/lang.h"

static void put_escaped(struct hoshi_buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        switch (s[i]) {
        case '&':
            hoshi_buf_puts(out, "&amp;");
            break;
        case '<':
            hoshi_buf_puts(out, "&lt;");
            break;
        case '>':
            hoshi_buf_puts(out, "&gt;");
            break;
        case '"':
            hoshi_buf_puts(out, "&quot;");
            break;
        case '\'':
            hoshi_buf_puts(out, "&#39;");
            break;
        default:
            hoshi_buf_put(out, s + i, 1);
        }
    }
}

void hoshi_markup_text(struct hoshi_buf *out, const char *s)
{
    if (s != NULL)
        put_escaped(out, s, strlen(s));
}

static void put_hash(struct hoshi_buf *out, const char *directive, struct hoshi_str bytes)
{
    char hash[HOSHI_SHA256_BASE64_BYTES];
    if (bytes.n == 0)
        return;
    hoshi_sha256_base64(bytes, hash);
    hoshi_buf_puts(out, "; ");
    hoshi_buf_puts(out, directive);
    hoshi_buf_puts(out, " 'sha256-");
    hoshi_buf_puts(out, hash);
    hoshi_buf_puts(out, "'");
}

void hoshi_markup_head(struct hoshi_buf *out, enum hoshi_lang lang, const char *title,
                       struct hoshi_str style, struct hoshi_str script)
{
    hoshi_buf_puts(out, "<!DOCTYPE html>\n<html lang=\"");
    hoshi_buf_puts(out, hoshi_lang_row(lang)->code);
    hoshi_buf_puts(
        out, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
             "content=\"default-src 'none'; base-uri 'none'; form-action 'none'");
    put_hash(out, "style-src", style);
    put_hash(out, "script-src", script);
    hoshi_buf_puts(out, "\">\n<meta name=\"viewport\" content=\"width=device-width,"
                        "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                        "<title>");
    hoshi_markup_text(out, title);
    hoshi_buf_puts(out, "</title>\n<style>");
    hoshi_buf_put(out, style.p, style.n);
    hoshi_buf_puts(out, "</style>\n</head>\n");
}

static void put_tag(struct hoshi_buf *out, const char *open, const char *tag)
{
    hoshi_buf_puts(out, open);
    hoshi_buf_puts(out, tag);
    hoshi_buf_puts(out, ">");
}

void hoshi_markup_element(struct hoshi_buf *out, const char *tag, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    put_tag(out, "<", tag);
    hoshi_markup_text(out, text);
    put_tag(out, "</", tag);
    hoshi_buf_puts(out, "\n");
}

void hoshi_markup_msg(struct hoshi_buf *out, enum hoshi_lang lang, const char *tag,
                      enum hoshi_msg msg, const char *a0, const char *a1, const char *a2)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, lang, a0, a1, a2);
    hoshi_markup_element(out, tag, line.p);
    out->failed |= line.failed;
    hoshi_buf_release(&line);
}

void hoshi_markup_lines(struct hoshi_buf *out, const char *tag, const char *lines)
{
    if (lines == NULL || *lines == '\0')
        return;
    put_tag(out, "<", tag);
    for (const char *p = lines; *p != '\0';) {
        size_t n = strcspn(p, "\n");
        if (n != 0) {
            hoshi_buf_puts(out, "<li>");
            put_escaped(out, p, n);
            hoshi_buf_puts(out, "</li>\n");
        }
        p += n + (p[n] == '\n');
    }
    put_tag(out, "</", tag);
    hoshi_buf_puts(out, "\n");
}
