/* The page of a portfolio: a frame, the data as JSON, and the script that shows it. The policy of
 * the page lets exactly this script and this style run, and nothing be loaded. */
#include <hoshi/portfolio.h>

#include "base/lang.h"
#include "hoshi_embed.h"
#include "i18n/msg.h"
#include "report/buyer/columns.h"
#include "report/json/json.h"
#include "report/level.h"
#include "report/page/markup.h"

/* "<" in JSON stands in strings only, so that this cannot change what the data say. */
static void put_data(struct hoshi_buf *out, struct hoshi_str json)
{
    for (size_t i = 0, from = 0; i <= json.n; i++) {
        if (i < json.n && json.p[i] != '<')
            continue;
        hoshi_buf_put(out, json.p + from, i - from);
        hoshi_buf_puts(out, i < json.n ? "\\u003c" : "");
        from = i + 1;
    }
}

static void add_words(hoshi_json *to, const char *key, enum hoshi_msg msg)
{
    hoshi_json *words = hoshi_json_object(to, key);
    for (int lang = 0; lang < HOSHI_LANG_COUNT_; lang++)
        hoshi_json_string(words, hoshi_lang_codes[lang], hoshi_msg(msg, (enum hoshi_lang)lang));
}

static void add_labels(hoshi_json *to, const char *code, const char *ja, const char *en)
{
    hoshi_json *words = hoshi_json_object(to, code);
    hoshi_json_string(words, hoshi_lang_codes[HOSHI_LANG_JA], ja);
    hoshi_json_string(words, hoshi_lang_codes[HOSHI_LANG_EN], en);
}

static void add_then_words(hoshi_json *to)
{
    hoshi_json *kinds = hoshi_json_object(to, "compared");
    for (int k = HOSHI_THEN_NONE + 1; k < HOSHI_THEN_COUNT_; k++) {
        enum hoshi_then_kind kind = (enum hoshi_then_kind)k;
        add_labels(kinds, hoshi_then_code(kind), hoshi_then_label(kind, HOSHI_LANG_JA),
                   hoshi_then_label(kind, HOSHI_LANG_EN));
    }
    hoshi_json *changes = hoshi_json_object(to, "change");
    for (int c = HOSHI_THEN_CHANGE_NONE + 1; c < HOSHI_THEN_CHANGE_COUNT_; c++) {
        enum hoshi_then_change change = (enum hoshi_then_change)c;
        add_labels(changes, hoshi_then_change_code(change),
                   hoshi_then_change_label(change, HOSHI_LANG_JA),
                   hoshi_then_change_label(change, HOSHI_LANG_EN));
    }
}

/* What the page has in common with the other forms is said by the same words. */
static enum hoshi_rc put_words(const struct hoshi_catalog *cat, struct hoshi_buf *out)
{
    struct hoshi_buf json;
    hoshi_buf_init(&json, 0);
    hoshi_json *o = hoshi_json_root();
    hoshi_json *columns = hoshi_json_object(o, "columns");
    for (int c = 0; c < HOSHI_COLUMN_COUNT_; c++)
        add_words(columns, hoshi_portfolio_heads[c].name,
                  hoshi_level_msg(cat, hoshi_portfolio_heads[c].head));
    add_words(o, "category", HOSHI_MSG_XLSX_CATEGORY);
    hoshi_json *states = hoshi_json_object(o, "states");
    for (int state = 0; state < HOSHI_RECORD_STATE_COUNT_; state++) {
        if (!hoshi_portfolio_holds((enum hoshi_record_state)state))
            continue;
        add_labels(states, hoshi_record_state_code((enum hoshi_record_state)state),
                   hoshi_record_state_label((enum hoshi_record_state)state, HOSHI_LANG_JA),
                   hoshi_record_state_label((enum hoshi_record_state)state, HOSHI_LANG_EN));
    }
    hoshi_json *doubts = hoshi_json_object(o, "doubts");
    for (int d = 0; d < HOSHI_RECORD_DOUBT_COUNT_; d++) {
        enum hoshi_record_doubt doubt = (enum hoshi_record_doubt)d;
        add_labels(doubts, hoshi_record_doubt_code(doubt),
                   hoshi_record_doubt_label(doubt, HOSHI_LANG_JA),
                   hoshi_record_doubt_label(doubt, HOSHI_LANG_EN));
    }
    add_then_words(o);
    enum hoshi_rc rc = hoshi_json_print(o, false, &json);
    hoshi_buf_puts(out, "<script type=\"application/json\" id=\"words\">");
    if (rc == HOSHI_OK)
        put_data(out, (struct hoshi_str){json.p, json.n});
    hoshi_buf_puts(out, "</script>\n");
    hoshi_buf_release(&json);
    return rc;
}

static const char frame[] =
    "<body>\n"
    "<noscript><p>{0}</p></noscript>\n"
    "<div id=\"page\" hidden>\n"
    "<header><p class=\"num\"><button type=\"button\" id=\"lang\" class=\"lang\"></button></p>"
    "<h1 id=\"title\"></h1><p id=\"sub\"></p><div id=\"notes\"></div><p id=\"official\" "
    "class=\"soft\"></p></header>\n"
    "<main>\n"
    "<div class=\"cards wide\"><div class=\"stack\"><section class=\"card\" id=\"status\">"
    "</section><section class=\"card\" id=\"dist\"></section><section class=\"card\" "
    "id=\"asked\"></section><section class=\"card\" "
    "id=\"trend\" hidden></section></div><section class=\"card\" id=\"first\"></section></div>\n"
    "<div class=\"cards wide\"><section class=\"card\" id=\"most\"></section>"
    "<section class=\"card\"><div id=\"heatHead\"></div><canvas id=\"heat\" role=\"img\" "
    "aria-labelledby=\"heatHead\"></canvas><div id=\"heatFoot\"></div></section></div>\n"
    "<section id=\"table\"><h2 id=\"tableHead\"></h2><div class=\"tools\" id=\"tools\"></div>"
    "<p id=\"count\" class=\"soft\" role=\"status\"></p><p id=\"percent\" class=\"soft\">"
    "</p><p id=\"print\" class=\"soft\"></p>"
    "<section id=\"scroll\" tabindex=\"0\" aria-labelledby=\"tableHead\">"
    "<table id=\"grid\"><thead><tr id=\"heads\"></tr></thead><tbody id=\"rows\"></tbody></table>"
    "</section></section>\n"
    "</main>\n"
    "<footer class=\"soft\"><p id=\"origin\"></p></footer>\n"
    "<dialog id=\"detail\"></dialog>\n"
    "</div>\n";

enum hoshi_rc hoshi_portfolio_html(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                                   struct hoshi_buf *out)
{
    struct hoshi_str style = {(const char *)hoshi_embed_portfolio_css,
                              hoshi_embed_portfolio_css_size};
    struct hoshi_str script = {(const char *)hoshi_embed_portfolio_js,
                               hoshi_embed_portfolio_js_size};
    struct hoshi_buf json;
    hoshi_buf_init(&json, 0);
    enum hoshi_rc rc = hoshi_portfolio_json(p, lang, &json);
    hoshi_markup_head(out, lang, "hoshi", style, script);
    const char *arg[1] = {hoshi_msg(HOSHI_MSG_PORTFOLIO_NOSCRIPT, lang)};
    hoshi_format(out, frame, arg, 1);
    if (rc == HOSHI_OK)
        rc = put_words(p->catalog, out);
    hoshi_buf_puts(out, "<script type=\"application/json\" id=\"data\">");
    if (rc == HOSHI_OK)
        put_data(out, (struct hoshi_str){json.p, json.n});
    hoshi_buf_puts(out, "</script>\n<script>");
    hoshi_buf_put(out, script.p, script.n);
    hoshi_buf_puts(out, "</script>\n</body>\n</html>\n");
    hoshi_buf_release(&json);
    return rc == HOSHI_OK ? hoshi_buf_rc(out) : rc;
}
