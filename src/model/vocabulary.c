/* The words of the closed lists: rows of vocabulary.def, looked up by their number. */
#include <hoshi/catalog_diff.h>
#include <hoshi/policy.h>
#include <hoshi/result.h>

#include "model/word.h"

static const struct hoshi_word_row effort_word[HOSHI_EFFORT_COUNT_] = {
#define EFFORT(id, code, en, ja) [HOSHI_EFFORT_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row owner_word[HOSHI_OWNER_COUNT_] = {
#define OWNER(id, code, en, ja) [HOSHI_OWNER_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row paper_kind_word[HOSHI_PAPER_COUNT_] = {
#define PAPER_KIND(id, code, en, ja) [HOSHI_PAPER_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row confidence_word[HOSHI_CONFIDENCE_COUNT_] = {
#define CONFIDENCE(id, code, en, ja) [HOSHI_CONFIDENCE_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row basis_word[HOSHI_BASIS_COUNT_] = {
#define BASIS(id, code, en, ja) [HOSHI_BASIS_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row catalog_status_word[HOSHI_CATALOG_STATUS_COUNT_] = {
#define CATALOG_STATUS(id, code, en, ja) [HOSHI_CATALOG_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row subject_word[HOSHI_SUBJECT_COUNT_] = {
#define SUBJECT(id, code, en, ja) [HOSHI_SUBJECT_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row method_word[HOSHI_METHOD_COUNT_] = {
#define METHOD(id, code, answered_by, en, ja) [HOSHI_METHOD_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row change_word[HOSHI_CHANGE_COUNT_] = {
#define CATALOG_CHANGE(id, code, en, ja) [HOSHI_CHANGE_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row row_word[HOSHI_ROW_COUNT_] = {
#define CATALOG_ROW(id, code, en, ja) [HOSHI_ROW_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row confirmation_word[HOSHI_CONFIRMATION_COUNT_] = {
#define CONFIRMATION(id, code, en, ja) [HOSHI_CONFIRMATION_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};
static const struct hoshi_word_row prerequisite_word[HOSHI_PREREQUISITE_COUNT_] = {
#define PREREQUISITE(id, code, en, ja) [HOSHI_PREREQUISITE_##id] = HOSHI_WORD_ROW(code, en, ja),
#include <hoshi/vocabulary.def>
};

/* The zero of a list that may be left out has no words. */
static const char *label(const struct hoshi_word_row *word, enum hoshi_lang lang)
{
    return word->code != NULL ? word->label.v[lang] : "";
}

const char *hoshi_effort_code(enum hoshi_effort effort)
{
    return effort_word[effort].code;
}

const char *hoshi_effort_label(enum hoshi_effort effort, enum hoshi_lang lang)
{
    return label(&effort_word[effort], lang);
}

const char *hoshi_owner_code(enum hoshi_owner owner)
{
    return owner_word[owner].code;
}

const char *hoshi_owner_label(enum hoshi_owner owner, enum hoshi_lang lang)
{
    return label(&owner_word[owner], lang);
}

const char *hoshi_paper_kind_code(enum hoshi_paper_kind kind)
{
    return paper_kind_word[kind].code;
}

const char *hoshi_paper_kind_label(enum hoshi_paper_kind kind, enum hoshi_lang lang)
{
    return label(&paper_kind_word[kind], lang);
}

const char *hoshi_confidence_name(enum hoshi_confidence confidence)
{
    return confidence_word[confidence].code;
}

const char *hoshi_confidence_label(enum hoshi_confidence confidence, enum hoshi_lang lang)
{
    return label(&confidence_word[confidence], lang);
}

const char *hoshi_basis_code(enum hoshi_basis basis)
{
    return basis_word[basis].code;
}

const char *hoshi_basis_label(enum hoshi_basis basis, enum hoshi_lang lang)
{
    return label(&basis_word[basis], lang);
}

enum hoshi_answered_by hoshi_method_answered_by(enum hoshi_method_id method)
{
    static const enum hoshi_answered_by by[HOSHI_METHOD_COUNT_] = {
#define METHOD(id, code, answered_by, en, ja) [HOSHI_METHOD_##id] = HOSHI_ANSWERED_BY_##answered_by,
#include <hoshi/vocabulary.def>
    };
    return by[method];
}

const char *hoshi_answered_by_key(enum hoshi_answered_by by)
{
    static const char *const key[HOSHI_ANSWERED_BY_COUNT_] = {
#define ANSWERED_BY(id, key) [HOSHI_ANSWERED_BY_##id] = (key),
#include <hoshi/vocabulary.def>
    };
    return key[by];
}

const char *hoshi_ids_code(enum hoshi_ids ids)
{
    static const char *const code[HOSHI_IDS_COUNT_] = {
#define IDS(id, code) [HOSHI_IDS_##id] = (code),
#include <hoshi/vocabulary.def>
    };
    return code[ids];
}

const char *hoshi_subject_code(enum hoshi_subject subject)
{
    return subject_word[subject].code;
}

const char *hoshi_subject_label(enum hoshi_subject subject, enum hoshi_lang lang)
{
    return label(&subject_word[subject], lang);
}

const char *hoshi_method_code(enum hoshi_method_id method)
{
    return method_word[method].code;
}

const char *hoshi_method_label(enum hoshi_method_id method, enum hoshi_lang lang)
{
    return label(&method_word[method], lang);
}

const char *hoshi_catalog_change_code(enum hoshi_catalog_change change)
{
    return change_word[change].code;
}

const char *hoshi_catalog_change_label(enum hoshi_catalog_change change, enum hoshi_lang lang)
{
    return label(&change_word[change], lang);
}

const char *hoshi_catalog_row_code(enum hoshi_catalog_row row)
{
    return row_word[row].code;
}

const char *hoshi_catalog_row_label(enum hoshi_catalog_row row, enum hoshi_lang lang)
{
    return label(&row_word[row], lang);
}

const char *hoshi_catalog_status_code(enum hoshi_catalog_status status)
{
    return catalog_status_word[status].code;
}

const char *hoshi_catalog_status_label(enum hoshi_catalog_status status, enum hoshi_lang lang)
{
    return label(&catalog_status_word[status], lang);
}

const char *hoshi_confirmation_code(enum hoshi_confirmation_result result)
{
    return confirmation_word[result].code;
}

const char *hoshi_confirmation_label(enum hoshi_confirmation_result result, enum hoshi_lang lang)
{
    return label(&confirmation_word[result], lang);
}

const char *hoshi_prerequisite_code(enum hoshi_prerequisite_kind kind)
{
    return prerequisite_word[kind].code;
}

const char *hoshi_prerequisite_label(enum hoshi_prerequisite_kind kind, enum hoshi_lang lang)
{
    return label(&prerequisite_word[kind], lang);
}

const char *hoshi_outcome_code(enum hoshi_outcome_kind kind)
{
    static const char *const code[HOSHI_OUTCOME_COUNT_] = {
#define OUTCOME(id, code) [HOSHI_OUTCOME_##id] = code,
#include <hoshi/vocabulary.def>
    };
    return code[kind];
}

const char *hoshi_verdict_code(enum hoshi_verdict verdict)
{
    static const char *const code[HOSHI_VERDICT_COUNT_] = {
#define VERDICT(id, code) [HOSHI_VERDICT_##id] = code,
#include <hoshi/vocabulary.def>
    };
    return code[verdict];
}
