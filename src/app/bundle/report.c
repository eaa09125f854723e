/* What verification found, for people and for programs. */

#include "app/bundle/verify.h"
#include "base/visible.h"
#include "i18n/msg.h"
#include "report/headline.h"
#include "report/json/json.h"
#include "report/json/level.h"

/* In the order in which people read them; what counts most comes first. */
static const struct {
    enum hoshi_verify_kind kind;
    enum hoshi_msg head;
    const char *key;
} section[] = {
    {HOSHI_VERIFY_KIND_BAD, HOSHI_MSG_VERIFY_BAD, "differences"},
    {HOSHI_VERIFY_KIND_OPEN, HOSHI_MSG_VERIFY_OPEN, "not_comparable"},
    {HOSHI_VERIFY_KIND_HEED, HOSHI_MSG_VERIFY_HEED, "attention"},
    {HOSHI_VERIFY_KIND_OK, HOSHI_MSG_VERIFY_OK, "verified"},
    {HOSHI_VERIFY_KIND_NOT, HOSHI_MSG_VERIFY_NOT, "not_verified"},
};

static void put_item(const struct hoshi_verify_item *item, enum hoshi_lang lang,
                     struct hoshi_buf *out)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_format(&line, hoshi_verify_row(item->code)->text.v[lang], item->arg, 3);
    hoshi_buf_puts(out, "  - ");
    hoshi_put_visible(out, (struct hoshi_str){line.p, line.n}, 0);
    hoshi_buf_puts(out, "\n");
    out->failed |= line.failed;
    hoshi_buf_release(&line);
}

static void put_items(const struct hoshi_verification *v, enum hoshi_verify_kind kind,
                      enum hoshi_msg head, enum hoshi_lang lang, struct hoshi_buf *out)
{
    bool first = true;
    for (size_t i = 0; i < v->n_item; i++) {
        const struct hoshi_verify_row *row = hoshi_verify_row(v->item[i].code);
        if (row->kind != kind)
            continue;
        if (first) {
            hoshi_msg_put(out, head, lang, NULL, NULL, NULL);
            hoshi_buf_puts(out, "\n");
        }
        first = false;
        put_item(&v->item[i], lang, out);
    }
}

static void put_line(struct hoshi_buf *out, enum hoshi_lang lang, enum hoshi_msg msg,
                     const char *a0, const char *a1, const char *a2)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_msg_put(&line, msg, lang, a0, a1, a2);
    hoshi_put_visible(out, (struct hoshi_str){line.p, line.n}, 0);
    hoshi_buf_puts(out, "\n");
    out->failed |= line.failed;
    hoshi_buf_release(&line);
}

/* Whose self-check it is, and of which day. */
static void put_subject(const struct hoshi_verification *v, enum hoshi_msg msg,
                        enum hoshi_lang lang, struct hoshi_buf *out)
{
    const struct hoshi_bundle *b = &v->bundle;
    const struct hoshi_organization *org = b->answers->organization;
    char day[HOSHI_DATE_BYTES];
    put_line(out, lang, msg,
             org != NULL && org->name != NULL ? org->name
                                              : hoshi_msg(HOSHI_MSG_SCORE_NO_NAME, lang),
             b->loaded_catalog->name, hoshi_date_format(b->as_of, day));
}

enum hoshi_rc hoshi_verify_text(const struct hoshi_verification *v, enum hoshi_lang lang,
                                struct hoshi_buf *out)
{
    if (v->judged)
        put_subject(v, HOSHI_MSG_VERIFY_SUBJECT, lang, out);
    for (size_t i = 0; i < sizeof section / sizeof section[0]; i++)
        put_items(v, section[i].kind, section[i].head, lang, out);
    hoshi_msg_put(out,
                  v->n_bad != 0    ? HOSHI_MSG_VERIFY_END_BAD
                  : v->n_open != 0 ? HOSHI_MSG_VERIFY_END_OPEN
                  : v->n_heed != 0 ? HOSHI_MSG_VERIFY_END_HEED
                                   : HOSHI_MSG_VERIFY_END_OK,
                  lang, NULL, NULL, NULL);
    hoshi_buf_puts(out, "\n");
    hoshi_msg_put(out, HOSHI_MSG_NOT_OFFICIAL, lang, NULL, NULL, NULL);
    hoshi_buf_puts(out, "\n");
    return hoshi_buf_rc(out);
}

static void put_all_of(const struct hoshi_verification *v, enum hoshi_verify_code code,
                       enum hoshi_lang lang, struct hoshi_buf *out)
{
    for (size_t i = 0; i < v->n_item; i++) {
        if (v->item[i].code == code)
            put_item(&v->item[i], lang, out);
    }
}

/* Whose decisions are in it, as verification has counted them. */
static void put_decisions(const struct hoshi_verification *v, enum hoshi_lang lang,
                          struct hoshi_buf *out)
{
    size_t n = 0;
    for (size_t i = 0; i < v->n_item; i++) {
        const struct hoshi_verify_item *item = &v->item[i];
        bool named = item->code == HOSHI_VERIFY_CONFIRMED ||
                     item->code == HOSHI_VERIFY_NOT_CONFIRMED ||
                     item->code == HOSHI_VERIFY_NOT_EXPERT;
        if (named || item->code == HOSHI_VERIFY_NOT_OTHERS) {
            put_line(out, lang, HOSHI_MSG_SIGNING_DECISIONS, item->arg[0],
                     named ? item->arg[1] : "...", NULL);
            n++;
        }
    }
    if (n == 0)
        put_line(out, lang, HOSHI_MSG_SIGNING_NO_DECISIONS, NULL, NULL, NULL);
    put_all_of(v, HOSHI_VERIFY_NOT_DECIDED, lang, out);
    static const enum hoshi_verify_code also[] = {
        HOSHI_VERIFY_NOT_CONDITIONS, HOSHI_VERIFY_NOT_SAMPLE, HOSHI_VERIFY_NOT_UNDECIDED,
        HOSHI_VERIFY_NOT_ANY_DECIDED};
    for (size_t i = 0; i < sizeof also / sizeof also[0]; i++)
        put_all_of(v, also[i], lang, out);
}

static void put_star(const struct hoshi_result *r, enum hoshi_lang lang, struct hoshi_buf *out)
{
    hoshi_buf_puts(out, "  - ");
    hoshi_headline_put(r, lang, out);
    hoshi_buf_puts(out, "\n");
}

enum hoshi_rc hoshi_verify_signing_text(const struct hoshi_verification *v, enum hoshi_lang lang,
                                        struct hoshi_buf *out)
{
    put_subject(v, HOSHI_MSG_SIGNING_SUBJECT, lang, out);
    put_star(&v->bundle.judged, lang, out);
    put_all_of(v, HOSHI_VERIFY_NOT_SCOPE, lang, out);
    put_decisions(v, lang, out);
    put_items(v, HOSHI_VERIFY_KIND_HEED, HOSHI_MSG_VERIFY_HEED, lang, out);
    return hoshi_buf_rc(out);
}

static void add_items(hoshi_json *o, const struct hoshi_verification *v,
                      enum hoshi_verify_kind kind, const char *key)
{
    hoshi_json *list = hoshi_json_array(o, key);
    for (size_t i = 0; i < v->n_item; i++) {
        const struct hoshi_verify_row *row = hoshi_verify_row(v->item[i].code);
        if (row->kind != kind)
            continue;
        hoshi_json *e = hoshi_json_push_object(list);
        hoshi_json_string(e, "code", row->code);
        hoshi_json *about = hoshi_json_array(e, "about");
        for (int k = 0; k < 3 && v->item[i].arg[k] != NULL; k++)
            hoshi_json_push_visible(about, v->item[i].arg[k]);
    }
}

/* What the bundle is about, once it could be judged. */
static void add_subject(hoshi_json *o, const struct hoshi_bundle *b)
{
    char day[HOSHI_DATE_BYTES];
    const struct hoshi_organization *org = b->answers->organization;
    if (org != NULL) {
        hoshi_json_optional(o, "organization", org->name);
        hoshi_json_optional(o, "organization_id", org->id);
    }
    hoshi_json_string(o, "catalogue", b->loaded_catalog->name);
    hoshi_json_string(o, "policy", b->loaded_policy->id.s);
    hoshi_json_string(o, "as_of", hoshi_date_format(b->as_of, day));
    if (hoshi_catalog_has_stars(b->loaded_catalog)) {
        hoshi_json_number(o, "star", b->judged.star);
        hoshi_json_number(o, "star_firm", b->judged.star_firm);
    } else {
        hoshi_reached_json(o, &b->judged);
    }
}

enum hoshi_rc hoshi_verify_json(const struct hoshi_verification *v, const char *name,
                                struct hoshi_buf *out)
{
    hoshi_json *o = hoshi_json_root();
    hoshi_json_string(o, "hoshi", "verification/1");
    if (name != NULL)
        hoshi_json_visible(o, "bundle", name);
    hoshi_json_bool(o, "ok", hoshi_verify_ok(v));
    if (v->judged)
        add_subject(o, &v->bundle);
    hoshi_json_number(o, "signers", (double)v->n_valid);
    hoshi_json_number(o, "required_signers", (double)v->required);
    for (size_t i = 0; i < sizeof section / sizeof section[0]; i++)
        add_items(o, v, section[i].kind, section[i].key);
    hoshi_json_bool(o, "official", 0);
    return hoshi_json_print(o, name == NULL, out);
}
