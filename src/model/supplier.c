#include <hoshi/supplier.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static int by_id(const void *key, const void *element)
{
    const struct hoshi_supplier *s = *(const struct hoshi_supplier *const *)element;
    return -hoshi_str_cmp(hoshi_str_from(s->id), *(const struct hoshi_str *)key);
}

const struct hoshi_supplier *hoshi_suppliers_find(const struct hoshi_suppliers *list,
                                                  struct hoshi_str id)
{
    if (id.p == NULL || list->n == 0)
        return NULL;
    const struct hoshi_supplier *const *hit =
        bsearch(&id, list->by_id, list->n, sizeof *list->by_id, by_id);
    return hit != NULL ? *hit : NULL;
}

enum hoshi_supplier_decision hoshi_supplier_decide(const struct hoshi_supplier *supplier)
{
    bool open = false;
    for (int q = 0; q < HOSHI_QUESTION_COUNT_; q++) {
        if (supplier->answer[q] == HOSHI_SUPPLIER_YES)
            return HOSHI_DECISION_ANY;
        open = open || supplier->answer[q] == HOSHI_SUPPLIER_UNANSWERED;
    }
    return open ? HOSHI_DECISION_UNDECIDED : HOSHI_DECISION_NONE;
}

uint8_t hoshi_decision_star(enum hoshi_supplier_decision decision)
{
    static const uint8_t star[] = {
        [HOSHI_DECISION_UNDECIDED] = 0, [HOSHI_DECISION_NONE] = 3, [HOSHI_DECISION_ANY] = 4};
    return star[decision];
}

const char *hoshi_decision_code(enum hoshi_supplier_decision decision)
{
    static const char *const code[] = {[HOSHI_DECISION_UNDECIDED] = "undecided",
                                       [HOSHI_DECISION_NONE] = "none",
                                       [HOSHI_DECISION_ANY] = "any"};
    return code[decision];
}

const char *hoshi_question_column(enum hoshi_supplier_question question)
{
    static const char *const column[] = {
#define QUESTION(id, column_, column_ja, en, ja) column_,
#include <hoshi/supplier.def>
    };
    return column[question];
}

const char *hoshi_question_words(enum hoshi_supplier_question question, enum hoshi_lang lang)
{
    static const struct hoshi_text words[] = {
#define QUESTION(id, column, column_ja, en, ja) {{[HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)}},
#include <hoshi/supplier.def>
    };
    return words[question].v[lang];
}

const char *hoshi_record_column(enum hoshi_supplier_record record)
{
    static const char *const column[] = {
#define RECORD(id, column_, column_ja) column_,
#include <hoshi/supplier.def>
    };
    return column[record];
}
