/* What verification found, for people and for programs. */
#include <cjson/cJSON.h>

#include "app/verify.h"
#include "base/visible.h"
#include "i18n/msg.h"

static void put_items(const struct hoshi_verification *v, enum hoshi_verify_kind kind, enum hoshi_msg head,
                      enum hoshi_lang lang, struct hoshi_buf *out)
{
    bool first = true;
    for (size_t i = 0; i < v->n_item; i++) {
        const struct hoshi_verify_row *row = hoshi_verify_row(v->item[i].code);
        struct hoshi_buf line;
        if (row->kind != kind)
            continue;
        if (first) {
            hoshi_msg_put(out, head, lang, NULL, NULL, NULL);
            hoshi_buf_puts(out, "\n");
        }
        first = false;
        hoshi_buf_init(&line, 0);
        hoshi_format(&line, row->text.v[lang], v->item[i].arg, 3);
        hoshi_buf_puts(out, "  - ");
        hoshi_put_visible(out, (struct hoshi_str){line.p, line.n}, 0);
        hoshi_buf_puts(out, "\n");
        out->failed |= line.failed;
        hoshi_buf_release(&line);
    }
}

enum hoshi_rc hoshi_verify_text(const struct hoshi_verification *v, enum hoshi_lang lang,
                                struct hoshi_buf *out)
{
    put_items(v, HOSHI_VERIFY_KIND_BAD, HOSHI_MSG_VERIFY_BAD, lang, out);
    put_items(v, HOSHI_VERIFY_KIND_OK, HOSHI_MSG_VERIFY_OK, lang, out);
    put_items(v, HOSHI_VERIFY_KIND_NOT, HOSHI_MSG_VERIFY_NOT, lang, out);
    hoshi_msg_put(out, v->n_bad == 0 ? HOSHI_MSG_VERIFY_END_OK : HOSHI_MSG_VERIFY_END_BAD, lang, NULL, NULL,
                  NULL);
    hoshi_buf_puts(out, "\n");
    hoshi_msg_put(out, HOSHI_MSG_NOT_OFFICIAL, lang, NULL, NULL, NULL);
    hoshi_buf_puts(out, "\n");
    return hoshi_buf_rc(out);
}

static void add_items(cJSON *o, const struct hoshi_verification *v, enum hoshi_verify_kind kind,
                      const char *key)
{
    cJSON *list = cJSON_AddArrayToObject(o, key);
    for (size_t i = 0; i < v->n_item; i++) {
        const struct hoshi_verify_row *row = hoshi_verify_row(v->item[i].code);
        if (row->kind != kind)
            continue;
        cJSON *e = cJSON_CreateObject();
        cJSON_AddItemToArray(list, e);
        cJSON_AddStringToObject(e, "code", row->code);
        cJSON *about = cJSON_AddArrayToObject(e, "about");
        for (int k = 0; k < 3 && v->item[i].arg[k] != NULL; k++)
            cJSON_AddItemToArray(about, cJSON_CreateString(v->item[i].arg[k]));
    }
}

enum hoshi_rc hoshi_verify_json(const struct hoshi_verification *v, struct hoshi_buf *out)
{
    cJSON *o = cJSON_CreateObject();
    cJSON_AddStringToObject(o, "hoshi", "verification/1");
    cJSON_AddBoolToObject(o, "ok", v->n_bad == 0);
    cJSON_AddNumberToObject(o, "signers", (double)v->n_valid);
    cJSON_AddNumberToObject(o, "required_signers", (double)v->required);
    add_items(o, v, HOSHI_VERIFY_KIND_BAD, "differences");
    add_items(o, v, HOSHI_VERIFY_KIND_OK, "verified");
    add_items(o, v, HOSHI_VERIFY_KIND_NOT, "not_verified");
    cJSON_AddBoolToObject(o, "official", 0);
    char *text = o != NULL ? cJSON_Print(o) : NULL;
    cJSON_Delete(o);
    if (text == NULL)
        return HOSHI_E_NOMEM;
    hoshi_buf_puts(out, text);
    hoshi_buf_puts(out, "\n");
    cJSON_free(text);
    return hoshi_buf_rc(out);
}
