/* One criterion of a judgement: what was declared, confirmed and remarked (observations), and what
 * it comes to (finding). */
#include "report/finding.h"
#include "base/str.h"
#include "report/answer_words.h"
#include "report/oscal/run.h"

static const struct hoshi_answer *answer_of(const struct hoshi_oscal_run *run, size_t criterion)
{
    const struct hoshi_answer *a = run->r->answers->by_criterion[criterion];
    return hoshi_answer_is_given(a) ? a : NULL;
}

static struct hoshi_uuid declared_uuid(const struct hoshi_oscal_run *run, size_t criterion)
{
    return hoshi_oscal_uuid(&run->run, "declared", run->r->catalog->criterion[criterion]->id.s);
}

static struct hoshi_uuid evidence_uuid(const struct hoshi_oscal_run *run, size_t criterion,
                                       size_t i)
{
    struct hoshi_uuid of =
        hoshi_oscal_uuid(&run->run, "evidence", run->r->catalog->criterion[criterion]->id.s);
    return hoshi_oscal_uuid_number(&of, "number", i);
}

static void add_origin(hoshi_json *to, const char *type, const struct hoshi_uuid *actor,
                       const char *role)
{
    hoshi_json *origin = hoshi_json_push_object(hoshi_json_array(to, "origins"));
    hoshi_json *a = hoshi_json_push_object(hoshi_json_array(origin, "actors"));
    hoshi_json_string(a, "type", type);
    hoshi_json_string(a, "actor-uuid", actor->text);
    hoshi_json_optional(a, "role-id", role);
}

/* Keys in the order of the schema: uuid, title, description, props, methods, types, origins, … */
static hoshi_json *start(hoshi_json *list, const struct hoshi_uuid *uuid, const char *title)
{
    hoshi_json *o = hoshi_json_push_object(list);
    hoshi_json_string(o, "uuid", uuid->text);
    hoshi_oscal_id_title(o, "title", title, NULL);
    return o;
}

static void add_methods(hoshi_json *observation, const char *method, const char *type)
{
    hoshi_json_push_string(hoshi_json_array(observation, "methods"), method);
    hoshi_json_push_string(hoshi_json_array(observation, "types"), type);
}

static void add_subject(const struct hoshi_oscal_run *run, hoshi_json *observation)
{
    if (!run->has_organization)
        return;
    hoshi_json *subject = hoshi_json_push_object(hoshi_json_array(observation, "subjects"));
    hoshi_json_string(subject, "subject-uuid", run->organization.text);
    hoshi_json_string(subject, "type", "party");
}

static const char *name_of(const struct hoshi_evidence *e)
{
    if (!hoshi_oscal_blank(e->title))
        return e->title;
    return !hoshi_oscal_blank(e->file.s) ? e->file.s : e->url.s;
}

static void add_relevant(const struct hoshi_oscal_run *run, hoshi_json *observation,
                         size_t criterion)
{
    const struct hoshi_answer *a = answer_of(run, criterion);
    hoshi_json *list = hoshi_json_array(observation, "relevant-evidence");
    for (size_t i = 0; i < a->n_evidence; i++) {
        const struct hoshi_evidence *e = &a->evidence[i];
        struct hoshi_uuid uuid = evidence_uuid(run, criterion, i);
        hoshi_json *item = hoshi_json_push_object(list);
        hoshi_oscal_href(item, "href", &uuid);
        hoshi_oscal_id_title(item, "description", name_of(e), NULL);
        hoshi_json *props = hoshi_json_array(item, "props");
        hoshi_oscal_prop_day(props, "date", e->date);
        hoshi_oscal_prop_day(props, "expires", e->expires);
        hoshi_json_drop_empty(item, "props");
    }
    hoshi_json_drop_empty(observation, "relevant-evidence");
}

void hoshi_oscal_run_evidence(const struct hoshi_oscal_run *run, hoshi_json *resources,
                              size_t criterion)
{
    const struct hoshi_answer *a = answer_of(run, criterion);
    for (size_t i = 0; a != NULL && i < a->n_evidence; i++) {
        const struct hoshi_evidence *e = &a->evidence[i];
        struct hoshi_uuid uuid = evidence_uuid(run, criterion, i);
        hoshi_json *resource = hoshi_json_push_object(resources);
        hoshi_json_string(resource, "uuid", uuid.text);
        hoshi_oscal_id_title(resource, "title", name_of(e), NULL);
        hoshi_json *props = hoshi_json_array(resource, "props");
        hoshi_oscal_prop(props, "file", e->file.s);
        hoshi_oscal_prop(props, "url", e->url.s);
        hoshi_oscal_prop(props, "sha256", e->sha256);
        if (e->size_bytes != 0)
            hoshi_oscal_prop_number(props, "size", NULL, (long long)e->size_bytes);
        hoshi_json_drop_empty(resource, "props");
        if (!hoshi_oscal_blank(e->file.s))
            hoshi_oscal_rlink(resource, e->file.s, NULL, e->sha256);
        else if (e->url.s != NULL && hoshi_str_starts(e->url.s, "http"))
            hoshi_oscal_rlink(resource, e->url.s, NULL, e->sha256);
    }
}

/* What the company wrote, in its own words. */
static void add_words(hoshi_json *to, const char *first, const char *second)
{
    if (hoshi_oscal_blank(first)) {
        first = second;
        second = NULL;
    }
    if (hoshi_oscal_blank(first))
        return;
    if (hoshi_oscal_blank(second)) {
        hoshi_oscal_markup(to, "remarks", first);
        return;
    }
    struct hoshi_buf buf;
    hoshi_buf_init(&buf, 0);
    hoshi_buf_puts(&buf, first);
    hoshi_buf_puts(&buf, "\n\n");
    hoshi_buf_puts(&buf, second);
    if (buf.failed)
        hoshi_json_lost(to);
    else
        hoshi_oscal_markup(to, "remarks", buf.p);
    hoshi_buf_release(&buf);
}

static void say_declared(const struct hoshi_oscal_run *run, hoshi_json *o,
                         const struct hoshi_answer *a)
{
    struct hoshi_buf ja, en;
    hoshi_buf_init(&ja, 0);
    hoshi_buf_init(&en, 0);
    hoshi_answer_put(run->r->catalog, a, HOSHI_LANG_JA, &ja);
    hoshi_answer_put(run->r->catalog, a, HOSHI_LANG_EN, &en);
    if (ja.failed || en.failed)
        hoshi_json_lost(o);
    else
        hoshi_oscal_say(o, "description", HOSHI_MSG_OSCAL_DECLARED, (const char *[]){ja.p},
                        (const char *[]){en.p}, 1);
    hoshi_buf_release(&en);
    hoshi_buf_release(&ja);
}

static void add_answer(hoshi_json *props, const struct hoshi_catalog *cat,
                       const struct hoshi_answer *a)
{
    if (hoshi_catalog_answered_by(cat) == HOSHI_ANSWERED_BY_STATUS)
        hoshi_oscal_prop(props, "status", hoshi_status_code(a->status));
    if (a->level.is_said)
        hoshi_oscal_prop_number(props, "level", NULL, a->level.value);
    if (a->target.is_said)
        hoshi_oscal_prop_number(props, "target", NULL, a->target.value);
    if (a->applied != HOSHI_APPLIED_NOT_SAID)
        hoshi_oscal_prop(props, "applied", a->applied == HOSHI_APPLIED_YES ? "yes" : "no");
}

static void add_declared(const struct hoshi_oscal_run *run, hoshi_json *list, size_t criterion)
{
    const struct hoshi_answer *a = answer_of(run, criterion);
    const struct hoshi_criterion *c = run->r->catalog->criterion[criterion];
    hoshi_day assessed = run->r->answers->assessed_on;
    struct hoshi_uuid uuid = declared_uuid(run, criterion);
    hoshi_json *o = start(list, &uuid, c->id.s);
    say_declared(run, o, a);
    hoshi_json *props = hoshi_json_array(o, "props");
    add_answer(props, run->r->catalog, a);
    hoshi_oscal_prop(props, "via", a->via.s);
    hoshi_oscal_prop_day(props, "performed", a->performed);
    hoshi_oscal_prop_day(props, "due", a->due);
    hoshi_oscal_prop(props, "responsible", a->owner);
    hoshi_oscal_prop(props, "updated-by", a->updated_by);
    hoshi_oscal_prop_day(props, "updated-on", a->updated_on);
    if (a->carried_over)
        hoshi_oscal_prop(props, "carried-over", "yes");
    add_methods(o, "INTERVIEW", "control-objective");
    if (run->has_assessor)
        add_origin(o, "party", &run->assessor, "assessor");
    else if (run->has_organization)
        add_origin(o, "party", &run->organization, "assessed-organization");
    add_subject(run, o);
    add_relevant(run, o, criterion);
    hoshi_oscal_time(o, "collected", assessed != 0 ? assessed : run->r->as_of);
    if (a->performed != 0 && c->frequency != 0)
        hoshi_oscal_time(o, "expires", hoshi_date_add(a->performed, c->frequency));
    add_words(o, a->note, a->reason);
}

static void add_confirmation(const struct hoshi_oscal_run *run, hoshi_json *list,
                             const struct hoshi_confirmation *c)
{
    bool accepted = c->result == HOSHI_CONFIRMATION_ACCEPTED;
    struct hoshi_text text =
        hoshi_oscal_msg(accepted ? HOSHI_MSG_OSCAL_ACCEPTED : HOSHI_MSG_OSCAL_REJECTED);
    struct hoshi_uuid uuid = hoshi_oscal_confirmation(run, c), expert = hoshi_oscal_expert(run, c);
    hoshi_json *o = start(list, &uuid, c->criterion.s);
    hoshi_oscal_prose(o, "description", &text);
    hoshi_json *props = hoshi_json_array(o, "props");
    hoshi_oscal_prop(props, "confirmation", hoshi_confirmation_code(c->result));
    hoshi_oscal_prop_day(props, "confirmed-on", c->on);
    add_methods(o, "EXAMINE", "control-objective");
    if (!hoshi_oscal_blank(c->by))
        add_origin(o, "party", &expert, "confirming-expert");
    add_subject(run, o);
    hoshi_oscal_time(o, "collected", c->on != 0 ? c->on : run->r->as_of);
    add_words(o, c->comment, NULL);
}

void hoshi_oscal_run_remark(const struct hoshi_oscal_run *run, hoshi_json *list,
                            const struct hoshi_finding *f)
{
    const struct hoshi_catalog *cat = run->r->catalog;
    const char *id = hoshi_finding_id(cat, f);
    struct hoshi_uuid uuid = hoshi_oscal_remark(run, f);
    struct hoshi_buf text[HOSHI_LANG_COUNT_];
    struct hoshi_text both;
    hoshi_json *o = start(list, &uuid, id);
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        hoshi_buf_init(&text[l], 0);
        hoshi_finding_put(&text[l], cat, f, (enum hoshi_lang)l);
        both.v[l] = text[l].p;
        if (text[l].failed)
            hoshi_json_lost(o);
    }
    hoshi_oscal_prose(o, "description", &both);
    hoshi_json *props = hoshi_json_array(o, "props");
    hoshi_oscal_prop(props, "remark", hoshi_finding_code(f->code));
    if (f->criterion == NULL)
        hoshi_oscal_prop(props, "condition", id);
    for (size_t i = 0; i < f->n_about; i++)
        hoshi_oscal_prop(props, "about", f->about[i]->id.s);
    hoshi_oscal_prop_day(props, "date", f->day);
    hoshi_oscal_prop(props, "file", f->what);
    add_methods(o, "TEST", "finding");
    add_origin(o, "tool", &run->tool, NULL);
    add_subject(run, o);
    hoshi_oscal_time(o, "collected", run->r->as_of);
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++)
        hoshi_buf_release(&text[l]);
}

void hoshi_oscal_run_observations(const struct hoshi_oscal_run *run, hoshi_json *list,
                                  size_t criterion)
{
    if (answer_of(run, criterion) != NULL)
        add_declared(run, list, criterion);
    for (size_t i = run->confirmation_at[criterion]; i < run->confirmation_at[criterion + 1]; i++)
        add_confirmation(run, list, run->confirmation[i]);
    for (size_t i = run->finding_at[criterion]; i < run->finding_at[criterion + 1]; i++)
        hoshi_oscal_run_remark(run, list, run->finding[i]);
}

static void add_related(hoshi_json *list, struct hoshi_uuid uuid)
{
    hoshi_json_string(hoshi_json_push_object(list), "observation-uuid", uuid.text);
}

void hoshi_oscal_run_related(const struct hoshi_oscal_run *run, hoshi_json *to, size_t criterion)
{
    hoshi_json *list = hoshi_json_array(to, "related-observations");
    if (answer_of(run, criterion) != NULL)
        add_related(list, declared_uuid(run, criterion));
    for (size_t i = run->confirmation_at[criterion]; i < run->confirmation_at[criterion + 1]; i++)
        add_related(list, hoshi_oscal_confirmation(run, run->confirmation[i]));
    for (size_t i = run->finding_at[criterion]; i < run->finding_at[criterion + 1]; i++)
        add_related(list, hoshi_oscal_remark(run, run->finding[i]));
    hoshi_json_drop_empty(to, "related-observations");
}

static void add_target(const struct hoshi_oscal_run *run, hoshi_json *finding, size_t criterion)
{
    static const struct {
        const char *state, *reason;
    } target[HOSHI_OUTCOME_COUNT_] = {
        [HOSHI_OUTCOME_OPEN] = {"not-satisfied", "other"},
        [HOSHI_OUTCOME_GAP] = {"not-satisfied", "fail"},
        [HOSHI_OUTCOME_NA_CLAIMED] = {"satisfied", "other"},
        [HOSHI_OUTCOME_OUT_OF_PLAY] = {"satisfied", "other"},
        [HOSHI_OUTCOME_MET] = {"satisfied", "pass"},
    };
    const struct hoshi_outcome *outcome = &run->r->outcome[criterion];
    const struct hoshi_answer *a = answer_of(run, criterion);
    const char *state = a != NULL ? hoshi_status_oscal(a->status) : NULL;
    if (outcome->kind == HOSHI_OUTCOME_OUT_OF_PLAY)
        state = "not-applicable";
    hoshi_json *t = hoshi_json_object(finding, "target");
    hoshi_json_string(t, "type", "objective-id");
    hoshi_oscal_token(t, "target-id", run->r->catalog, NULL,
                      run->r->catalog->criterion[criterion]->id.s);
    hoshi_json *status = hoshi_json_object(t, "status");
    hoshi_json_string(status, "state", target[outcome->kind].state);
    hoshi_json_string(status, "reason", target[outcome->kind].reason);
    if (state != NULL)
        hoshi_json_string(hoshi_json_object(t, "implementation-status"), "state", state);
}

void hoshi_oscal_run_finding(const struct hoshi_oscal_run *run, hoshi_json *list, size_t criterion)
{
    static const enum hoshi_msg message[HOSHI_OUTCOME_COUNT_] = {
        [HOSHI_OUTCOME_OPEN] = HOSHI_MSG_OSCAL_OPEN,
        [HOSHI_OUTCOME_GAP] = HOSHI_MSG_OSCAL_GAP,
        [HOSHI_OUTCOME_NA_CLAIMED] = HOSHI_MSG_OSCAL_NA_CLAIMED,
        [HOSHI_OUTCOME_OUT_OF_PLAY] = HOSHI_MSG_OSCAL_OUT_OF_PLAY,
        [HOSHI_OUTCOME_MET] = HOSHI_MSG_OSCAL_MET,
    };
    static const struct hoshi_answer none;
    const struct hoshi_criterion *c = run->r->catalog->criterion[criterion];
    const struct hoshi_outcome *outcome = &run->r->outcome[criterion];
    const struct hoshi_answer *a = run->r->answers->by_criterion[criterion];
    const char *ja[] = {hoshi_reason_label(outcome->reason, HOSHI_LANG_JA)};
    const char *en[] = {hoshi_reason_label(outcome->reason, HOSHI_LANG_EN)};
    struct hoshi_uuid uuid = hoshi_oscal_finding(run, criterion);
    hoshi_json *f = hoshi_json_push_object(list);
    hoshi_json_string(f, "uuid", uuid.text);
    hoshi_oscal_id_title(f, "title", c->id.s, &c->text);
    hoshi_oscal_say(f, "description", message[outcome->kind], ja, en, 1);
    hoshi_json *props = hoshi_json_array(f, "props");
    hoshi_oscal_label(props, c->id.s);
    hoshi_oscal_prop_star(props, run->r->catalog, c->star);
    add_answer(props, run->r->catalog, a != NULL ? a : &none);
    hoshi_oscal_prop(props, "outcome", hoshi_outcome_code(outcome->kind));
    hoshi_oscal_prop(props, "reason", hoshi_reason_code(outcome->reason));
    hoshi_oscal_prop(props, "confirmed",
                     hoshi_confirmation_code(run->r->answers->confirmed[criterion]));
    add_origin(f, "tool", &run->tool, NULL);
    add_target(run, f, criterion);
    hoshi_oscal_run_related(run, f, criterion);
}
