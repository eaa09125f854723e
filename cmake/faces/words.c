/* The closed lists, by the names that schemas give them. */
#include <hoshi/result.h>
#include <string.h>

#include "base/assert.h"
#include "faces.h"

static const char *const status[] = {
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja) code,
#include <hoshi/status.def>
#undef STATUS
    NULL,
};
static const char *const reason[] = {
#define REASON(id, code, en, ja) code,
#include <hoshi/reason.def>
#undef REASON
    NULL,
};
static const char *const finding[] = {
#define FINDING(id, code, detect, en, ja) code,
#include <hoshi/finding.def>
#undef FINDING
    NULL,
};
static const char *const effort[] = {
#define EFFORT(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const owner[] = {
#define OWNER(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const paper_kind[] = {
#define PAPER_KIND(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const confidence[] = {
#define CONFIDENCE(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const basis[] = {
#define BASIS(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const catalogue_status[] = {
#define CATALOG_STATUS(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const confirmation[] = {
#define CONFIRMATION(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const outcome[] = {
#define OUTCOME(id, code) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const ids[] = {
#define IDS(id, code) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const subject[] = {
#define SUBJECT(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const method[] = {
#define METHOD(id, code, answered_by, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const verdict[] = {
#define VERDICT(id, code) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const record_state[] = {
#define RECORD_STATE(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};

static const char *const catalog_change[] = {
#define CATALOG_CHANGE(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const catalog_row[] = {
#define CATALOG_ROW(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const relation[] = {
#define RELATION(id, code, met_tells, unmet_tells, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const migrated[] = {
#define MIGRATED(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const fate[] = {
#define FATE(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const date_kind[] = {
#define DATE_KIND(id, code, en, ja) code,
#include <hoshi/vocabulary.def>
    NULL,
};
static const char *const diff_class[] = {
#define DIFF_CLASS(id, code, en, ja) code,
#include <hoshi/diff.def>
    NULL,
};
static const char *const diff_form[] = {
#define DIFF_FORM(id, code, en, ja) code,
#include <hoshi/diff.def>
    NULL,
};
static const char *const diff_measure[] = {
#define DIFF_MEASURE(id, code, en, ja) code,
#include <hoshi/diff.def>
    NULL,
};
static const char *const evidence_state[] = {
#define EVIDENCE_STATE(id, code, en, ja) code,
#include "app/evidence/state.def"
#undef EVIDENCE_STATE
    NULL,
};
static const char *const verification[] = {
#define VERIFY(id, code, kind, en, ja) code,
#include "app/bundle/verify.def"
#undef VERIFY
    NULL,
};

static const struct {
    const char *name;
    const char *const *words;
} list[] = {
    {"status", status},
    {"reason", reason + 1},
    {"finding", finding},
    {"effort", effort},
    {"owner", owner},
    {"confidence", confidence},
    {"paper-kind", paper_kind},
    {"basis", basis},
    {"catalogue-status", catalogue_status},
    {"ids", ids},
    {"method", method},
    {"subject", subject},
    {"confirmation", confirmation},
    {"outcome", outcome},
    {"verdict", verdict},
    {"catalogue-change", catalog_change},
    {"catalogue-row", catalog_row},
    {"relation", relation},
    {"fate", fate},
    {"migrated", migrated},
    {"date-kind", date_kind},
    {"diff-class", diff_class},
    {"diff-form", diff_form},
    {"diff-measure", diff_measure},
    {"evidence-state", evidence_state},
    {"verification", verification},
    {"record-state", record_state},
};

/* What a sheet may say instead of a status: the labels and the other spellings, each alone. */
#define SPELLINGS_MAX 128
static const char *const *spellings(void)
{
    static const char *const text[] = {
#define STATUS(id, code, key, comes_to, because, asks, oscal, also, en, ja) ja " " also,
#include <hoshi/status.def>
#undef STATUS
    };
    static char room[4096];
    static const char *word[SPELLINGS_MAX + 1];
    size_t n = 0, used = 0;
    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
        for (const char *s = text[i]; *s != '\0' && n < SPELLINGS_MAX;) {
            size_t k = strcspn(s, " ");
            HOSHI_ASSERT(used + k + 1 <= sizeof room);
            word[n] = memcpy(room + used, s, k);
            n += k != 0;
            used += k;
            room[used++] = '\0';
            s += k + (s[k] == ' ');
        }
    }
    return word;
}

const char *const *words_of(const char *name, const char *const **ret_other)
{
    *ret_other = NULL;
    if (strcmp(name, "status-as-written") == 0) {
        *ret_other = spellings();
        return status;
    }
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        if (strcmp(list[i].name, name) == 0)
            return list[i].words;
    }
    return NULL;
}
