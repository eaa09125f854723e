#include "report/doc/doc.h"

#include <limits.h>
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "report/text/answers.h"

void hoshi_doc_open(struct hoshi_doc *d, enum hoshi_block block, const char *name)
{
    d->form->open(d, block, name);
}

void hoshi_doc_close(struct hoshi_doc *d, enum hoshi_block block)
{
    d->form->close(d, block);
}

void hoshi_doc_text(struct hoshi_doc *d, enum hoshi_mark mark, const char *text)
{
    d->form->put(d, mark, text != NULL ? text : "");
}

void hoshi_doc_paragraphs(struct hoshi_doc *d, struct hoshi_buf *text)
{
    for (char *at = text->p, *end; at != NULL && (end = strchr(at, '\n')) != NULL; at = end + 1) {
        *end = '\0';
        hoshi_doc_optional(d, HOSHI_MARK_PARAGRAPH, at);
    }
    d->out->failed |= text->failed;
    hoshi_buf_clear(text);
}

void hoshi_doc_optional(struct hoshi_doc *d, enum hoshi_mark mark, const char *text)
{
    if (text != NULL && *text != '\0')
        hoshi_doc_text(d, mark, text);
}

void hoshi_doc_msg(struct hoshi_doc *d, enum hoshi_mark mark, enum hoshi_msg msg, const char *a0,
                   const char *a1, const char *a2)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, d->lang, a0, a1, a2);
    hoshi_doc_text(d, mark, line.p);
    d->out->failed |= line.failed;
    hoshi_buf_release(&line);
}

void hoshi_doc_number(struct hoshi_doc *d, enum hoshi_mark mark, long long n)
{
    char digit[HOSHI_DECIMAL_BYTES];
    hoshi_doc_text(d, mark, hoshi_decimal(digit, n));
}

void hoshi_doc_lines(struct hoshi_doc *d, enum hoshi_block list, const char *lines)
{
    struct hoshi_buf line;
    if (lines == NULL || *lines == '\0')
        return;
    hoshi_buf_init(&line, 0);
    hoshi_doc_open(d, list, NULL);
    for (const char *p = lines; *p != '\0';) {
        size_t n = strcspn(p, "\n");
        hoshi_buf_clear(&line);
        hoshi_buf_put(&line, p, n);
        if (n != 0)
            hoshi_doc_text(d, HOSHI_MARK_ITEM, line.p);
        p += n + (p[n] == '\n');
    }
    hoshi_doc_close(d, list);
    d->out->failed |= line.failed;
    hoshi_buf_release(&line);
}

void hoshi_doc_fact(struct hoshi_doc *d, enum hoshi_msg label, const char *text)
{
    hoshi_doc_open(d, HOSHI_BLOCK_ROW, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, label, NULL, NULL, NULL);
    hoshi_doc_text(d, HOSHI_MARK_CELL, text);
    hoshi_doc_close(d, HOSHI_BLOCK_ROW);
}

void hoshi_doc_fact_made(struct hoshi_doc *d, enum hoshi_msg label, struct hoshi_buf *text)
{
    if (text->n != 0)
        hoshi_doc_fact(d, label, text->p);
    d->out->failed |= text->failed;
    hoshi_buf_clear(text);
}

void hoshi_doc_texts(struct hoshi_doc *d, enum hoshi_msg head, const struct hoshi_text *text,
                     size_t n)
{
    if (n == 0)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_H4, head, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t i = 0; i < n; i++)
        hoshi_doc_optional(d, HOSHI_MARK_ITEM, hoshi_text_get(&text[i], d->lang));
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

/* A note of several lines goes on, indented: it is one thing that was said. */
static void join(const struct hoshi_buf *lines, struct hoshi_buf *out)
{
    for (size_t i = 0; i < lines->n; i++) {
        size_t blanks = 0;
        while (lines->p[i] == '\n' && i + 1 + blanks < lines->n && lines->p[i + 1 + blanks] == ' ')
            blanks++;
        if (blanks != 0)
            hoshi_buf_puts(out, " / ");
        else
            hoshi_buf_put(out, &lines->p[i], 1);
        i += blanks;
    }
    out->failed |= lines->failed;
}

void hoshi_doc_said(struct hoshi_doc *d, const struct hoshi_answer *answer)
{
    struct hoshi_buf lines, joined;
    hoshi_buf_init(&lines, 0);
    hoshi_buf_init(&joined, 0);
    struct hoshi_print unwrapped = {.out = &lines, .lang = d->lang, .width = UINT_MAX / 2};
    hoshi_report_said(&unwrapped, 0, answer);
    join(&lines, &joined);
    hoshi_doc_lines(d, HOSHI_BLOCK_LIST, joined.p);
    d->out->failed |= joined.failed;
    hoshi_buf_release(&joined);
    hoshi_buf_release(&lines);
}
