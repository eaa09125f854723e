/* What somebody has to know before the first question. For both faces. */
#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "report/level.h"
#include "tui/question.h"

static void put_level(const struct hoshi_catalog *cat, const struct hoshi_level *level,
                      enum hoshi_lang lang, struct hoshi_buf *out)
{
    char total[HOSHI_DECIMAL_BYTES];
    long long n = 0;
    for (size_t i = 0; i < cat->n_criterion; i++)
        n += hoshi_criterion_counts(cat->criterion[i], level->star);
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_WELCOME_LEVEL, lang,
                  hoshi_catalog_star_name(cat, level->star, lang),
                  hoshi_text_get(&level->assessment, lang), hoshi_decimal(total, n));
    hoshi_buf_puts(out, "\n");
}

/* Without levels: whose questions these are, and what comes of the answers. */
static void put_method(const struct hoshi_catalog *cat, enum hoshi_lang lang, struct hoshi_buf *out)
{
    hoshi_buf_puts(out, hoshi_text_get(&cat->title, lang));
    hoshi_buf_puts(out, "\n");
    hoshi_msg_put(out, HOSHI_MSG_CATALOG_METHOD, lang, hoshi_method_label(cat->method, lang), NULL,
                  NULL);
    hoshi_buf_puts(out, "\n");
}

/* What is said of the scheme is true of what extends its catalogue, too. */
static bool is_of_scs(const struct hoshi_catalog *cat)
{
    while (cat->base != NULL)
        cat = cat->base;
    return strcmp(cat->id.s, "scs") == 0;
}

void hoshi_welcome_put(const struct hoshi_interview *iv, const struct hoshi_result *r,
                       const char *file, enum hoshi_lang lang, struct hoshi_buf *out)
{
    char star[HOSHI_DECIMAL_BYTES], n[24], minutes[24];
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_WELCOME, lang, file, NULL, NULL);
    hoshi_buf_puts(out, "\n\n");
    if (is_of_scs(iv->cat)) {
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_ASSESS_WELCOME_SCS, lang));
        hoshi_buf_puts(out, "\n");
    }
    for (size_t i = 0; i < iv->cat->n_level; i++)
        put_level(iv->cat, &iv->cat->level[i], lang, out);
    if (iv->cat->n_level == 0)
        put_method(iv->cat, lang, out);
    if (is_of_scs(iv->cat)) {
        hoshi_buf_puts(out, hoshi_msg(HOSHI_MSG_STAR_5, lang));
        hoshi_buf_puts(out, "\n");
    }
    hoshi_buf_puts(out, "\n");
    hoshi_msg_put(out, hoshi_level_msg(iv->cat, HOSHI_MSG_ASSESS_WELCOME_TIME), lang,
                  hoshi_level_arg(iv->cat, iv->target, lang, star),
                  hoshi_decimal(n, (long long)iv->n_item),
                  hoshi_decimal(minutes, hoshi_interview_minutes(iv, r, lang)));
    hoshi_buf_puts(out, "\n\n");
    struct hoshi_arena arena;
    hoshi_arena_init(&arena, 0);
    hoshi_msg_put(out, HOSHI_MSG_ASSESS_WELCOME_STOP, lang, hoshi_shell_word(&arena, file), NULL,
                  NULL);
    hoshi_buf_puts(out, "\n");
    hoshi_arena_release(&arena);
}
