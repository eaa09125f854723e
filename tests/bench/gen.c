/* gen SEED COUNT json|yaml|ndjson|csv [DIR]: answer sheets of about 20 KB each, every criterion
 * answered with a note. The same seed gives the same bytes on every machine. Without DIR (ndjson)
 * to standard output. */
#include <hoshi/builtin.h>
#include <hoshi/load.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t the_state;

static unsigned draw(unsigned n)
{
    the_state = the_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(the_state >> 33) % n;
}

static const char *const word[] = {
    "規程に定めて",    "年に1回見直し",      "責任者が確認し",       "記録は総務の棚に保管し",
    "朝礼で周知し",    "委託先にも伝え",     "手順書のとおりに行い", "結果を台帳に残し",
    "VPN経由で接続し", "バックアップを取り", "管理者だけが変更でき"};
static const char *const last[] = {"ています。", "ました（2026年度）。", "ております。",
                                   "ています（No. 12）。"};
#define N(a) ((unsigned)(sizeof(a) / sizeof((a)[0])))

static void note(FILE *f)
{
    for (unsigned i = 0; i < 3; i++)
        fputs(word[draw(N(word))], f);
    fputs(last[draw(N(last))], f);
}

static const char *status(unsigned quality)
{
    static const char *const bad[] = {"partial", "unmet", "planned"};
    return draw(100) < quality ? "met" : bad[draw(N(bad))];
}

struct form {
    const char *name, *suffix, *head, *answer_with_date, *answer, *end_note, *between, *tail;
};

static const struct form forms[] = {
    {"json", "json",
     "{\"hoshi\": \"answers/1\", \"catalogue\": \"%s\", \"organization\": {\"name\": "
     "\"株式会社試作%05u\", \"id\": \"S-%05u\"}, "
     "\"assessed_on\": \"2026-11-01\", \"answers\": {\n",
     "  \"%s\": {\"status\": \"%s\", \"performed\": \"2026-%02u-15\", \"note\": \"",
     "  \"%s\": {\"status\": \"%s\", \"note\": \"", "\"}", ",\n", "\n}}\n"},
    {"yaml", "yaml",
     "hoshi: answers/1\ncatalogue: %s\norganization: {name: 株式会社試作%05u, id: S-%05u}\n"
     "assessed_on: 2026-11-01\nanswers:\n",
     "  %s: {status: %s, performed: 2026-%02u-15, note: \"", "  %s: {status: %s, note: \"", "\"}\n",
     "", ""},
    {"ndjson", "ndjson",
     "{\"hoshi\":\"answers/"
     "1\",\"catalogue\":\"%s\",\"organization\":{\"name\":\"株式会社試作%05u\",\"id\":\"S-%05u\"},"
     "\"assessed_on\":\"2026-11-01\",\"answers\":{",
     "\"%s\":{\"status\":\"%s\",\"performed\":\"2026-%02u-15\",\"note\":\"",
     "\"%s\":{\"status\":\"%s\",\"note\":\"", "\"}", ",", "}}\n"},
    {"csv", "csv",
     "id,status,performed,note\ncatalogue,%s,,\norganization.name,株式会社試作%05u,,\norganization."
     "id,S-%05u,,\n"
     "assessed_on,2026-11-01,,\n",
     "%s,%s,2026-%02u-15,\"", "%s,%s,,\"", "\"\n", "", ""},
};

#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static void sheet(FILE *f, const struct form *form, const struct hoshi_catalog *cat, unsigned i)
{
    static const unsigned quality[] = {60, 90, 97, 100};
    unsigned q = quality[draw(N(quality))];
    fprintf(f, form->head, cat->name, i, i);
    for (size_t k = 0; k < cat->n_criterion; k++) {
        const struct hoshi_criterion *c = cat->criterion[k];
        if (k > 0)
            fputs(form->between, f);
        if (c->frequency != 0)
            fprintf(f, form->answer_with_date, c->id.s, status(q), 1 + draw(10));
        else
            fprintf(f, form->answer, c->id.s, status(q));
        note(f);
        fputs(form->end_note, f);
    }
    fputs(form->tail, f);
}

int main(int argc, char **argv)
{
    const struct form *form = NULL;
    for (unsigned i = 0; argc > 3 && i < N(forms); i++) {
        if (strcmp(argv[3], forms[i].name) == 0)
            form = &forms[i];
    }
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_input in;
    struct hoshi_catalog *cat;
    if (form == NULL || (argc < 5 && strcmp(form->name, "ndjson") != 0)) {
        fputs("usage: gen SEED COUNT json|yaml|ndjson|csv [DIR]\n", stderr);
        return 2;
    }
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    if (hoshi_builtin_find(HOSHI_BUILTIN_CATALOG, "scs", &in) != HOSHI_OK ||
        hoshi_catalog_load(&in, &arena, &diags, &cat) != HOSHI_OK)
        return 1;
    unsigned count = (unsigned)strtoul(argv[2], NULL, 10);
    for (unsigned i = 0; i < count; i++) {
        char path[4096];
        the_state =
            strtoull(argv[1], NULL, 10) * 1000003u + i; /* a sheet does not depend on the others */
        (void)draw(2);
        FILE *f = stdout;
        if (argc > 4) {
            snprintf(path, sizeof path, "%s/s%06u.%s", argv[4], i, form->suffix);
            f = fopen(path, "we");
        }
        if (f == NULL) {
            perror(path);
            return 1;
        }
        sheet(f, form, cat, i);
        if (f != stdout && fclose(f) != 0) {
            perror(path);
            return 1;
        }
    }
    hoshi_arena_release(&arena);
    return fflush(stdout) == 0 ? 0 : 1;
}
