/* portfolio_page N SEED html|csv|json|xlsx [ja|en] [EARLIER.json]: a portfolio of N made-up
 * suppliers on standard output, for the browser test and the bench. Some of them have hostile
 * names. */

#include <hoshi/builtin.h>
#include <hoshi/judge.h>
#include <hoshi/load.h>
#include <hoshi/portfolio.h>
#include <hoshi/report.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "codec/check/check.h"
#include "xlsx/xlsx.h"

static uint64_t state;

static uint32_t rnd(uint32_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 33) % n;
}

static const char *const name_part[] = {"東京精機",
                                        "大阪電子",
                                        "さくら物流",
                                        "北海道システム",
                                        "九州プレス工業",
                                        "みどり食品",
                                        "Alpha Parts",
                                        "株式会社サンプル精機製作所アンドパートナーズ東日本事業部",
                                        "<script>window.hacked=1</script>",
                                        "=HYPERLINK(\"x\")",
                                        "</script><img src=x onerror=hacked=1>",
                                        "\"'&<>`"};

static void *must(void *p)
{
    if (p == NULL) {
        fputs("out of memory\n", stderr);
        exit(4);
    }
    return p;
}

static void check(enum hoshi_rc rc, const char *what)
{
    if (rc != HOSHI_OK) {
        fprintf(stderr, "%s: %d\n", what, (int)rc);
        exit(4);
    }
}

/* A company that is careless to a degree answers at random. */
static void answer(struct hoshi_answers *ans, const struct hoshi_catalog *cat,
                   struct hoshi_arena *arena)
{
    static const enum hoshi_status bad[] = {HOSHI_STATUS_UNMET, HOSHI_STATUS_PARTIAL,
                                            HOSHI_STATUS_PLANNED, HOSHI_STATUS_UNKNOWN};
    uint32_t careless = rnd(4) == 0 ? 0 : rnd(60),
             careless4 = rnd(3) == 0 ? careless : careless + rnd(40);
    bool claims = rnd(3) == 0;
    ans->answer = must(hoshi_arena_array(arena, cat->n_criterion, sizeof *ans->answer));
    for (size_t i = 0; i < cat->n_criterion; i++) {
        const struct hoshi_criterion *crit = cat->criterion[i];
        struct hoshi_answer *a = &ans->answer[i];
        uint32_t here = crit->star == 3 ? careless : careless4;
        here = here * (uint32_t)(1 + (crit->requirement->group->index * 7 + 3) % 5) / 3;
        a->criterion = crit->id;
        a->status = rnd(100) < here ? bad[rnd(4)] : HOSHI_STATUS_MET;
        if (crit->may_be_absent && claims) {
            a->status = HOSHI_STATUS_NOT_APPLICABLE;
            a->reason = "There is none";
        }
    }
    ans->n_answer = cat->n_criterion;
}

static void add(struct hoshi_portfolio *p, const struct hoshi_catalog *cat,
                const struct hoshi_policy *pol, const struct hoshi_overlay *ov, hoshi_day as_of,
                unsigned i)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_record record;
    char source[64], id[16];
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    snprintf(source, sizeof source, "sheets/%03u/S-%05u.yaml", i / 100, i);
    snprintf(id, sizeof id, "S-%05u", i);
    struct hoshi_organization org = {.id = id};
    struct hoshi_answers ans = {.organization = &org, .sha256 = "-"};
    struct hoshi_result r;
    if (rnd(200) == 0) {
        record = (struct hoshi_record){.state = HOSHI_RECORD_STATE_UNREADABLE,
                                       .error_code = HOSHI_STR_LIT("HS1003"),
                                       .error_place = hoshi_str_from(source),
                                       .error_message = HOSHI_STR_LIT("not valid YAML: <b>")};
    } else {
        org.name = name_part[rnd(sizeof name_part / sizeof name_part[0])];
        answer(&ans, cat, &arena);
        check(hoshi_answers_resolve(&ans, cat, as_of, &arena, &diags, 0), "resolve");
        check(hoshi_judge(cat, &ans, pol, as_of, &arena, &r), "judge");
        check(hoshi_ask(&r, ov, id, (uint8_t)(rnd(5) == 0 ? 4 : 0), &arena), "ask");
        hoshi_record_of(&r, &record);
        check(hoshi_record_outcomes(&r, &arena, &record), "outcomes");
    }
    record.source = hoshi_str_from(source);
    check(hoshi_portfolio_add(p, &record), "add");
    hoshi_arena_release(&arena);
}

/* Somebody is asked, and nothing came. */
static void add_missing(struct hoshi_portfolio *p, unsigned i)
{
    char id[16];
    snprintf(id, sizeof id, "M-%05u", i);
    bool overdue = i % 2 != 0;
    struct hoshi_record record = {
        .state = overdue ? HOSHI_RECORD_STATE_OVERDUE : HOSHI_RECORD_STATE_MISSING,
        .id = hoshi_str_from(id),
        .name = hoshi_str_from(name_part[rnd(sizeof name_part / sizeof name_part[0])]),
        .similar_id = i == 0 ? HOSHI_STR_LIT("m-0") : (struct hoshi_str){NULL, 0},
        .asked = {.star = 3},
        .due = hoshi_date_from_ymd(overdue ? 2026 : 2027, 6, 30)};
    check(hoshi_portfolio_add(p, &record), "add");
}

static const char overlay[] = "hoshi: overlay/1\nid: buyer-2026\ncatalogue: scs@2026-03\nstar: 3\n"
                              "due: 2027-06-30\nclasses:\n  core: {star: 4, due: 2027-03-31}\n"
                              "suppliers: {S-00001: core, S-00007: core, S-00011: core}\n";

static struct hoshi_earlier read_earlier(const char *path, const struct hoshi_catalog *cat,
                                         struct hoshi_arena *arena)
{
    FILE *f = must(fopen(path, "rb"));
    size_t max = (size_t)64 << 20, at;
    char *p = must(malloc(max));
    size_t n = fread(p, 1, max, f);
    struct hoshi_earlier earlier;
    check(hoshi_earlier_read((struct hoshi_str){p, n}, cat, arena, &earlier, &at), "earlier");
    fclose(f);
    free(p);
    return earlier;
}

static enum hoshi_rc write(const char *format, const struct hoshi_portfolio *p,
                           enum hoshi_lang lang, struct hoshi_buf *out)
{
    if (strcmp(format, "html") == 0)
        return hoshi_portfolio_html(p, lang, out);
    if (strcmp(format, "xlsx") == 0)
        return hoshi_portfolio_xlsx(p, lang, out);
    return strcmp(format, "csv") == 0 ? hoshi_portfolio_csv(p, lang, out)
                                      : hoshi_portfolio_json(p, lang, out);
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_input in;
    struct hoshi_catalog *cat;
    struct hoshi_policy *pol;
    struct hoshi_overlay *ov;
    struct hoshi_portfolio p;
    struct hoshi_buf out;
    hoshi_day as_of = hoshi_date_from_ymd(2026, 11, 23);
    state = strtoull(argv[2], NULL, 10) * 2654435761u + 88172645463325252ull;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    hoshi_buf_init(&out, 0);
    check(hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in), "catalogue");
    check(hoshi_catalog_load(&in, &arena, &diags, &cat), "catalogue");
    check(hoshi_builtin_find(HOSHI_BUILTIN_POLICY, "default", &in), "policy");
    check(hoshi_policy_load(&in, &arena, &diags, &pol), "policy");
    in = (struct hoshi_input){
        .name = "overlay.yaml", .bytes = {overlay, sizeof overlay - 1}, .format = HOSHI_INPUT_YAML};
    check(hoshi_overlay_load(&in, cat, &arena, &diags, &ov), "overlay");
    hoshi_portfolio_init(&p, cat, pol, ov, as_of, &arena);
    for (unsigned i = 0, n = (unsigned)strtoul(argv[1], NULL, 10); i < n; i++)
        add(&p, cat, pol, ov, as_of, i);
    for (unsigned i = 0, n = (unsigned)(p.n / 30); i < n; i++)
        add_missing(&p, i);
    struct hoshi_earlier earlier; /* borrowed by the portfolio until it is written */
    if (argc > 5) {
        earlier = read_earlier(argv[5], cat, &arena);
        check(hoshi_portfolio_compare(&p, &earlier), "compare");
    }
    check(hoshi_portfolio_rank(&p), "rank");
    check(write(argv[3], &p, argc > 4 && strcmp(argv[4], "en") == 0 ? HOSHI_LANG_EN : HOSHI_LANG_JA,
                &out),
          "write");
    fwrite(out.p, 1, out.n, stdout);
    hoshi_buf_release(&out);
    hoshi_arena_release(&arena);
    return 0;
}
