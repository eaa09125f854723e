/* Whose self-check it is, against what, as of when; with everything also what it is about. */
#include "report/text/title.h"

#include <string.h>

#include "report/scope.h"

/* What is left out, with the reasons; what it is stands with the star in any case. */
static void put_scope(const struct hoshi_print *p, const struct hoshi_result *r)
{
    struct hoshi_buf lines;
    hoshi_buf_init(&lines, 0);
    hoshi_scope_put_whole(r->answers, p->lang, &lines);
    for (char *at = lines.p; at != NULL && *at != '\0';) {
        char *end = strchr(at, '\n');
        *end = '\0';
        hoshi_print_text(p, 0, at);
        at = end + 1;
    }
    hoshi_print_drop(p, &lines);
}

void hoshi_text_title(const struct hoshi_print *p, const struct hoshi_result *r, bool all)
{
    const struct hoshi_organization *org = r->answers->organization;
    const char *name =
        org != NULL && org->name != NULL ? org->name : hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, p->lang);
    const struct hoshi_scope *scope = r->answers->scope;
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf whose;
    hoshi_buf_init(&whose, 0);
    hoshi_buf_puts(&whose, name);
    if (r->catalog->subject != HOSHI_SUBJECT_COMPANY && scope != NULL && scope->unit != NULL) {
        hoshi_buf_puts(&whose, " / ");
        hoshi_buf_puts(&whose, scope->unit);
    }
    hoshi_print_msg(p, 0, HOSHI_MSG_SCORE_TITLE, whose.p, r->catalog->name,
                    hoshi_date_format(r->as_of, day));
    hoshi_print_drop(p, &whose);
    if (all)
        put_scope(p, r);
}
