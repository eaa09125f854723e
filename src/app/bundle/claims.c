/* The last part of verification: what somebody only says, who stands behind it, and whether the
 * dates fit each other. None of it can be proved by hashes. */
#include <hoshi/forecast.h>
#include <string.h>

#include "app/bundle/verify.h"
#include "base/digits.h"

#define NAMES_SHOWN 20 /* names in which decisions were made; more are counted together */

static const char *date(hoshi_day day, char text[HOSHI_DATE_BYTES])
{
    return hoshi_date_format(day, text);
}

/* --- roles */

static bool is_same_key(const struct hoshi_public_key *a, const struct hoshi_public_key *b)
{
    return memcmp(a->key, b->key, sizeof a->key) == 0;
}

static bool is_required(const struct hoshi_verify_signer *signer,
                        const struct hoshi_verify_request *request)
{
    for (size_t i = 0; i < request->n_role; i++) {
        if (is_same_key(request->role[i].key, signer->key) &&
            strcmp(request->role[i].role, signer->role) == 0)
            return true;
    }
    return false;
}

static void check_role(struct hoshi_verification *v, const struct hoshi_verify_role *wanted)
{
    const char *other = NULL;
    char id[HOSHI_KEY_ID_BYTES];
    hoshi_key_id_text(wanted->key->id, id);
    for (size_t i = 0; i < v->bundle.n_signature; i++) {
        const struct hoshi_verify_signer *s = &v->signer[i];
        if (s->key == NULL || !is_same_key(s->key, wanted->key))
            continue;
        if (strcmp(s->role, wanted->role) == 0) {
            hoshi_verify_add(v, HOSHI_VERIFY_ROLE, id, wanted->role, NULL);
            return;
        }
        other = s->role;
    }
    hoshi_verify_add(v, other != NULL ? HOSHI_VERIFY_BAD_ROLE : HOSHI_VERIFY_BAD_NO_ROLE, id,
                     wanted->role, other);
}

/* Role and date stand inside what is signed, but it is the signer who wrote them there. */
static void say_signers(struct hoshi_verification *v, const struct hoshi_verify_request *request)
{
    char on[HOSHI_DATE_BYTES];
    for (size_t i = 0; i < v->bundle.n_signature; i++) {
        const struct hoshi_verify_signer *s = &v->signer[i];
        const char *id = v->bundle.signature[i].id;
        if (s->key == NULL)
            continue;
        if (is_required(s, request))
            hoshi_verify_add(v, HOSHI_VERIFY_NOT_DATED, id, date(s->on, on), NULL);
        else
            hoshi_verify_add(v, HOSHI_VERIFY_NOT_SAID, id, s->role, date(s->on, on));
    }
}

/* --- decisions of experts */

/* Whose signature could back decisions: of an expert that is required, else of one that calls
 * itself so; -1 = nobody's. */
static int expert_signature(const struct hoshi_verification *v,
                            const struct hoshi_verify_request *request, bool *ret_required)
{
    int found = -1;
    *ret_required = false;
    for (size_t i = 0; i < v->bundle.n_signature; i++) {
        const struct hoshi_verify_signer *s = &v->signer[i];
        if (s->key == NULL || strcmp(s->role, HOSHI_ROLE_EXPERT) != 0)
            continue;
        bool required = is_required(s, request);
        if (found < 0 || (required && !*ret_required)) {
            found = (int)i;
            *ret_required = required;
        }
    }
    return found;
}

static size_t list_names(const struct hoshi_answers *ans, const char **name)
{
    size_t n = 0;
    for (size_t i = 0; i < ans->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &ans->confirmation[i];
        if (c->superseded_by == NULL)
            name[n++] = c->by != NULL ? c->by : "-";
    }
    hoshi_verify_sort(name, n);
    return n;
}

static void say_decisions(struct hoshi_verification *v, const struct hoshi_verify_request *request)
{
    const struct hoshi_answers *ans = v->bundle.answers;
    const char **name = hoshi_arena_array(&v->s->arena, ans->n_confirmation, sizeof *name);
    bool required;
    int at = expert_signature(v, request, &required);
    if (name == NULL) {
        v->nomem = true;
        return;
    }
    size_t n = list_names(ans, name), shown = 0, i = 0;
    while (i < n && shown < NAMES_SHOWN) {
        size_t first = i;
        i += hoshi_verify_run(name + i, n - i);
        hoshi_verify_count(v,
                           at < 0     ? HOSHI_VERIFY_NOT_CONFIRMED
                           : required ? HOSHI_VERIFY_CONFIRMED
                                      : HOSHI_VERIFY_NOT_EXPERT,
                           i - first, name[first], at >= 0 ? v->bundle.signature[at].id : NULL);
        shown++;
    }
    if (i < n)
        hoshi_verify_count(v, HOSHI_VERIFY_NOT_OTHERS, n - i, NULL, NULL);
}

/* --- dates */

static void check_signature_dates(struct hoshi_verification *v, hoshi_day today)
{
    char on[HOSHI_DATE_BYTES], other[HOSHI_DATE_BYTES];
    for (size_t i = 0; i < v->bundle.n_signature; i++) {
        const struct hoshi_verify_signer *s = &v->signer[i];
        const char *id = v->bundle.signature[i].id;
        if (s->key == NULL)
            continue;
        if (today != 0 && s->on > today)
            hoshi_verify_add(v, HOSHI_VERIFY_HEED_SIGNED_LATER, id, date(s->on, on),
                             date(today, other));
        if (s->on < v->bundle.as_of)
            hoshi_verify_add(v, HOSHI_VERIFY_HEED_SIGNED_EARLY, id, date(s->on, on),
                             date(v->bundle.as_of, other));
    }
}

/* Of many, how many and which is the first of them in the sheet. */
struct some {
    size_t n;
    const char *first;
};

static void count(struct some *s, bool it_is, const struct hoshi_confirmation *c)
{
    if (it_is && s->n++ == 0)
        s->first = c->criterion.s;
}

static hoshi_day published(const struct hoshi_bundle *b)
{
    return b->loaded_catalog->source != NULL ? b->loaded_catalog->source->published : 0;
}

/* Nobody can have decided about what was not there yet. */
static bool is_too_early(const struct hoshi_bundle *b, const struct hoshi_confirmation *c)
{
    return c->on != 0 && c->on < published(b);
}

static void check_decision_dates(struct hoshi_verification *v,
                                 const struct hoshi_verify_request *request)
{
    const struct hoshi_bundle *b = &v->bundle;
    struct some late = {0}, early = {0}, unsigned_ = {0};
    bool required;
    char day[HOSHI_DATE_BYTES];
    int at = expert_signature(v, request, &required);
    for (size_t i = 0; i < b->answers->n_confirmation; i++) {
        const struct hoshi_confirmation *c = &b->answers->confirmation[i];
        if (c->on == 0 || c->criterion.s == NULL || c->superseded_by != NULL)
            continue;
        count(&late, c->on > b->as_of, c);
        count(&early, is_too_early(b, c), c);
        count(&unsigned_, at >= 0 && c->on > v->signer[at].on, c);
    }
    if (late.n != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_HEED_DECIDED_LATER, late.n, date(b->as_of, day),
                           late.first);
    if (early.n != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_HEED_DECIDED_EARLY, early.n, early.first, NULL);
    if (unsigned_.n != 0)
        hoshi_verify_count(v, HOSHI_VERIFY_HEED_DECIDED_UNSIGNED, unsigned_.n, b->signature[at].id,
                           unsigned_.first);
}

static void check_judgement_date(struct hoshi_verification *v, hoshi_day today)
{
    char as_of[HOSHI_DATE_BYTES], other[HOSHI_DATE_BYTES];
    const struct hoshi_bundle *b = &v->bundle;
    if (today != 0 && b->as_of > today)
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_JUDGED_LATER, date(b->as_of, as_of),
                         date(today, other), NULL);
    if (b->as_of < published(b))
        hoshi_verify_add(v, HOSHI_VERIFY_HEED_JUDGED_EARLY, date(b->as_of, as_of),
                         date(published(b), other), NULL);
}

/* --- the star */

static const struct hoshi_level *level_of(const struct hoshi_catalog *cat, uint8_t star)
{
    for (size_t i = 0; i < cat->n_level; i++) {
        if (star != 0 && cat->level[i].star == star)
            return &cat->level[i];
    }
    return NULL;
}

/* "3" of a star, of another scheme its own id; "-" where none is reached. */
static const char *name_of(const struct hoshi_catalog *cat, uint8_t star)
{
    const char *id = hoshi_catalog_level_id(cat, star);
    return id != NULL ? id : star == 0 && !hoshi_catalog_has_stars(cat) ? "-" : hoshi_digit(star);
}

static void say_claims(struct hoshi_verification *v)
{
    const struct hoshi_result *r = &v->bundle.judged;
    const struct hoshi_level *level = level_of(r->catalog, r->star);
    char n[HOSHI_DECIMAL_BYTES];
    if (r->star == r->star_firm || level == NULL)
        return;
    hoshi_verify_add(v,
                     !hoshi_catalog_has_stars(r->catalog) ? HOSHI_VERIFY_HEED_LEVEL_CLAIMS
                     : r->star_firm != 0                  ? HOSHI_VERIFY_HEED_CLAIMS
                                                          : HOSHI_VERIFY_HEED_CLAIMS_ALONE,
                     name_of(r->catalog, r->star),
                     hoshi_decimal(n, r->level[level - r->catalog->level].tally.na_claimed),
                     name_of(r->catalog, r->star_firm));
}

/* Whoever chooses the day of judgement chooses which duties have run out. */
static void say_lapsed(struct hoshi_verification *v, hoshi_day today)
{
    const struct hoshi_bundle *b = &v->bundle;
    struct hoshi_forecast f;
    char since[HOSHI_DATE_BYTES], other[HOSHI_DATE_BYTES];
    if (today <= b->as_of || b->judged.star == 0)
        return;
    if (hoshi_forecast(&b->judged, today, &v->s->arena, &f) != HOSHI_OK)
        v->nomem = true;
    else if (f.star != NULL && f.star->day <= today)
        hoshi_verify_add(v,
                         hoshi_catalog_has_stars(b->loaded_catalog)
                             ? HOSHI_VERIFY_HEED_LAPSED
                             : HOSHI_VERIFY_HEED_LEVEL_LAPSED,
                         name_of(b->loaded_catalog, b->judged.star), date(f.star->day, since),
                         date(today, other));
}

/* The scheme says how long a star holds; whether it has begun to, only the scheme knows. */
static void say_validity(struct hoshi_verification *v, hoshi_day today)
{
    const struct hoshi_bundle *b = &v->bundle;
    const struct hoshi_level *level = level_of(b->loaded_catalog, b->judged.star);
    bool has_stars = hoshi_catalog_has_stars(b->loaded_catalog);
    char until[HOSHI_DATE_BYTES], other[HOSHI_DATE_BYTES];
    if (level == NULL || level->validity == 0)
        return;
    hoshi_day last = hoshi_date_add(b->as_of, level->validity);
    const char *name = name_of(b->loaded_catalog, level->star);
    hoshi_verify_add(v, has_stars ? HOSHI_VERIFY_NOT_VALIDITY : HOSHI_VERIFY_NOT_LEVEL_VALIDITY,
                     name, date(last, until), hoshi_confidence_name(level->validity_confidence));
    if (today > last)
        hoshi_verify_add(v, has_stars ? HOSHI_VERIFY_HEED_EXPIRED : HOSHI_VERIFY_HEED_LEVEL_EXPIRED,
                         name, until, date(today, other));
}

void hoshi_verify_claims(struct hoshi_verification *v, const struct hoshi_verify_request *request)
{
    for (size_t i = 0; i < request->n_role; i++)
        check_role(v, &request->role[i]);
    say_claims(v);
    hoshi_verify_circumstances(v);
    say_signers(v, request);
    say_decisions(v, request);
    say_lapsed(v, request->today);
    say_validity(v, request->today);
    check_judgement_date(v, request->today);
    check_signature_dates(v, request->today);
    check_decision_dates(v, request);
    hoshi_verify_decisions(v);
}
