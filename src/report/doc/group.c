/* A group for people: what it has, who is in the way, and what each company's answers rest on. */
#include "base/str.h"
#include "report/doc/doc.h"
#include "report/group_words.h"

/* A text that was put together; it is empty again. */
static void put_made(struct hoshi_doc *d, enum hoshi_mark mark, struct hoshi_buf *text)
{
    hoshi_doc_text(d, mark, text->p);
    d->out->failed |= text->failed;
    hoshi_buf_clear(text);
}

static void put_star(struct hoshi_doc *d, struct hoshi_buf *text)
{
    const struct hoshi_members *g = d->group;
    enum hoshi_block star = !g->known || g->star == 0 ? HOSHI_BLOCK_STAR_NONE
                            : g->star == g->star_firm ? HOSHI_BLOCK_STAR_FIRM
                                                      : HOSHI_BLOCK_STAR_CLAIMED;
    hoshi_members_put_star(g, d->lang, text);
    hoshi_doc_open(d, star, NULL);
    put_made(d, HOSHI_MARK_PARAGRAPH, text);
    hoshi_doc_close(d, star);
    hoshi_members_put_notes(g, d->lang, text);
    hoshi_doc_paragraphs(d, text);
}

static void put_heads(struct hoshi_doc *d)
{
    const struct hoshi_catalog *cat = d->group->catalog;
    hoshi_doc_open(d, HOSHI_BLOCK_HEADS, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_GROUP_MEMBER, NULL, NULL, NULL);
    for (size_t k = 0; k < cat->n_group; k++) {
        if (hoshi_members_shows(d->group, k))
            hoshi_doc_text(d, HOSHI_MARK_HEAD, cat->group[k].id.s);
    }
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_SCORE_TABLE_TOTAL, NULL, NULL, NULL);
    hoshi_doc_msg(d, HOSHI_MARK_HEAD, HOSHI_MSG_HISTORY_STAR, NULL, NULL, NULL);
    hoshi_doc_close(d, HOSHI_BLOCK_HEADS);
}

static void put_member(struct hoshi_doc *d, const struct hoshi_member *m, struct hoshi_buf *text)
{
    hoshi_doc_open(d, HOSHI_BLOCK_ROW, NULL);
    hoshi_members_put_name(m, d->lang, text);
    put_made(d, HOSHI_MARK_HEAD, text);
    for (size_t k = 0; k <= d->group->catalog->n_group; k++) {
        struct hoshi_tally t = hoshi_members_tally(d->group, m, k);
        if (!hoshi_members_shows(d->group, k))
            continue;
        hoshi_buf_int(text, hoshi_tally_satisfied(&t));
        hoshi_buf_puts(text, "/");
        hoshi_buf_int(text, t.total);
        put_made(d, HOSHI_MARK_CELL, text);
    }
    hoshi_members_put_reached(m, d->lang, text);
    put_made(d, HOSHI_MARK_CELL, text);
    hoshi_doc_close(d, HOSHI_BLOCK_ROW);
}

/* What the numbers over the columns stand for. */
static void put_categories(struct hoshi_doc *d, struct hoshi_buf *text)
{
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t k = 0; k < d->group->catalog->n_group; k++) {
        const struct hoshi_group *category = &d->group->catalog->group[k];
        if (!hoshi_members_shows(d->group, k))
            continue;
        hoshi_buf_puts(text, category->id.s);
        hoshi_buf_puts(text, " ");
        hoshi_buf_puts(text, hoshi_text_get(&category->title, d->lang));
        put_made(d, HOSHI_MARK_ITEM, text);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

static void put_matrix(struct hoshi_doc *d, struct hoshi_buf *text)
{
    hoshi_doc_open(d, HOSHI_BLOCK_SECTION, "matrix");
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_GROUP_MATRIX,
                  hoshi_members_level_name(d->group, d->lang), NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_COUNTS, NULL);
    put_heads(d);
    for (size_t i = 0; i < d->group->n; i++)
        put_member(d, &d->group->member[i], text);
    hoshi_doc_close(d, HOSHI_BLOCK_COUNTS);
    put_categories(d, text);
    hoshi_doc_close(d, HOSHI_BLOCK_SECTION);
}

/* Whose it is, in the head of an article that is begun with it. */
static void open_article(struct hoshi_doc *d, const struct hoshi_member *m, struct hoshi_buf *text)
{
    hoshi_doc_open(d, HOSHI_BLOCK_ARTICLE, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_ARTICLE_HEAD, NULL);
    hoshi_members_put_name(m, d->lang, text);
    put_made(d, HOSHI_MARK_H3, text);
    hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE_HEAD);
}

static void put_blocking(struct hoshi_doc *d, struct hoshi_buf *text)
{
    bool any = false;
    for (size_t i = 0; i < d->group->n; i++) {
        const struct hoshi_member *m = &d->group->member[i];
        if (!hoshi_members_blocks(d->group, m))
            continue;
        if (!any)
            hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_GROUP_IN_THE_WAY,
                          hoshi_members_level_name(d->group, d->lang), NULL, NULL);
        any = true;
        open_article(d, m, text);
        hoshi_members_put_blocks(d->group, m, SIZE_MAX, d->lang, text);
        put_made(d, HOSHI_MARK_PARAGRAPH, text);
        hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE);
    }
}

static void put_rests(struct hoshi_doc *d, struct hoshi_buf *text)
{
    if (hoshi_members_n_resting(d->group, d->out) == 0)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_GROUP_RESTS, NULL, NULL, NULL);
    for (size_t i = 0; i < d->group->n; i++) {
        const struct hoshi_member *m = &d->group->member[i];
        hoshi_members_put_rests(d->group, m, true, d->lang, text);
        if (text->n == 0)
            continue;
        struct hoshi_buf lines = *text;
        hoshi_buf_init(text, 0);
        open_article(d, m, text);
        hoshi_doc_paragraphs(d, &lines);
        hoshi_doc_close(d, HOSHI_BLOCK_ARTICLE);
        d->out->failed |= lines.failed;
        hoshi_buf_release(&lines);
    }
}

static void put_broken(struct hoshi_doc *d)
{
    if (d->group->n_broken == 0)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_GROUP_NOT_JUDGED, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t i = 0; i < d->group->n_broken; i++) {
        const struct hoshi_not_judged *b = &d->group->broken[i];
        hoshi_doc_msg(d, HOSHI_MARK_ITEM, HOSHI_MSG_GROUP_BROKEN, b->source,
                      b->code != NULL ? b->code : "", NULL);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

static void put_passed(struct hoshi_doc *d)
{
    if (d->group->n_passed == 0)
        return;
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_GROUP_PASSED, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t i = 0; i < d->group->n_passed; i++)
        hoshi_doc_text(d, HOSHI_MARK_ITEM, d->group->passed[i]);
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

static void put_sheets(struct hoshi_doc *d)
{
    hoshi_doc_msg(d, HOSHI_MARK_H2, HOSHI_MSG_GROUP_SHEETS, NULL, NULL, NULL);
    hoshi_doc_open(d, HOSHI_BLOCK_LIST, NULL);
    for (size_t i = 0; i < d->group->n; i++) {
        const struct hoshi_member *m = &d->group->member[i];
        hoshi_doc_msg(d, HOSHI_MARK_ITEM, HOSHI_MSG_GROUP_SHEET, m->source,
                      m->result->answers->sha256, NULL);
    }
    hoshi_doc_close(d, HOSHI_BLOCK_LIST);
}

static void put_group(struct hoshi_doc *d)
{
    struct hoshi_buf text;
    hoshi_buf_init(&text, 0);
    put_star(d, &text);
    put_matrix(d, &text);
    put_blocking(d, &text);
    put_broken(d);
    put_rests(d, &text);
    put_sheets(d);
    put_passed(d);
    d->out->failed |= text.failed;
    hoshi_buf_release(&text);
}

const struct hoshi_doc_kind hoshi_doc_group = {HOSHI_MSG_GROUP_TITLE, put_group};
