/* layer: codec
 * Bytes -> catalogue, answers, policy and the rest. All problems are reported at once. */
#ifndef HOSHI_LOAD_H
#define HOSHI_LOAD_H

#include <hoshi/answers.h>
#include <hoshi/arena.h>
#include <hoshi/catalog.h>
#include <hoshi/diag.h>
#include <hoshi/mapping.h>
#include <hoshi/overlay.h>
#include <hoshi/package.h>
#include <hoshi/policy.h>
#include <hoshi/reference.h>
#include <hoshi/supplier.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How an input is written. The table is hoshi/input.def. */
enum hoshi_input_format {
    HOSHI_INPUT_AUTO = 0, /**< by the suffix of its name, else by the first character */
#define INPUT(id, word, name, suffixes) HOSHI_INPUT_##id,
#include <hoshi/input.def>
#undef INPUT
    HOSHI_INPUT_COUNT_
};

struct hoshi_tree;
struct hoshi_shelf;

/** As a key of a column: whatever the catalogue asks for (a status, a level …). */
#define HOSHI_BOOK_ANSWER "answer"

/** What a user says of the layout of a workbook. */
struct hoshi_book_hint {
    const char *sheet; /**< its name; NULL = whichever has a table of answers */
    struct {
        const char *key; /**< of hoshi/columns.def, or "answer" */
        uint32_t column; /**< from 1 */
    } map[16];
    size_t n_map;
};

/** One input. */
struct hoshi_input {
    const char *name;       /**< for messages */
    struct hoshi_str bytes; /**< borrowed while it is loaded; what is kept is copied */
    enum hoshi_input_format format;
    bool names_catalogue; /**< a table of answers has to name its catalogue: nothing is assumed */
    const char *sha256;   /**< in hexadecimal, of the file as it is, when that is known for sure:
                             built in, or bytes are a decoded copy; NULL = computed from bytes */
    struct hoshi_str packed; /**< built in: what bytes come to, so that they need not be parsed;
                                p NULL = parse them */
    const struct hoshi_book_hint *book; /**< of a workbook; NULL = nothing is said */
    const struct hoshi_tree *tree;      /**< read already, by hoshi_input_read(); NULL = read bytes
                                           (src/codec/parse/tree.h) */
    const struct hoshi_shelf *shelf; /**< of a catalogue: where the one is that it extends; NULL =
                                        nowhere */
};

/** Where catalogues are found by their id. */
struct hoshi_shelf {
    /**
     * @param of        of the shelf
     * @param id        e.g. "scs"
     * @param ret_input set on success only; its bytes outlive the load
     * @return HOSHI_OK; HOSHI_E_UNSUPPORTED: there is none
     * @owner  the shelf
     */
    enum hoshi_rc (*find)(void *of, const char *id, struct hoshi_input *ret_input);
    void *of;
};

/** What a file says it is, in its `hoshi:` line. */
enum hoshi_file_kind {
    HOSHI_FILE_ANSWERS = 0, /**< also when it says nothing, or something unknown */
    HOSHI_FILE_CATALOG,
    HOSHI_FILE_POLICY,
    HOSHI_FILE_FRAMEWORK,
    HOSHI_FILE_GLOSSARY,
    HOSHI_FILE_SUPPORT,
    HOSHI_FILE_OVERLAY,
    HOSHI_FILE_MAPPING,
    HOSHI_FILE_PLAN,
    HOSHI_FILE_TEMPLATES,
    HOSHI_FILE_KIND_COUNT_
};

/**
 * Read a file into a tree, once, for who asks what it is before loading it, or looks into the tree
 * afterwards. The loaders take the tree instead of reading the bytes again.
 *
 * @param in                in->tree is set on success
 * @param default_catalogue what a table that names no catalogue is for, or NULL
 * @param arena             owns the tree; the one that the loader is given then
 * @param diags             receives every problem; the one that the loader is given then
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_input_read(struct hoshi_input *in, const char *default_catalogue,
                                              struct hoshi_arena *arena, struct hoshi_diags *diags);

/**
 * What kind of file an input is. Complains about nothing: the loader of that kind will.
 *
 * @param in read by hoshi_input_read()
 * @return its kind; HOSHI_FILE_ANSWERS when it was not read
 * @owner  nothing is kept
 */
enum hoshi_file_kind hoshi_input_kind(const struct hoshi_input *in);

/**
 * Load and check a catalogue.
 *
 * @param in      the file
 * @param arena   owns everything reachable from *ret_cat
 * @param diags   receives every problem
 * @param ret_cat set on success only; indexed
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 * @source hoshi-catalogue(5)
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_load(const struct hoshi_input *in,
                                                struct hoshi_arena *arena,
                                                struct hoshi_diags *diags,
                                                struct hoshi_catalog **ret_cat);

/**
 * Load and check an answer sheet against a catalogue.
 *
 * @param in      the file
 * @param cat     indexed catalogue; borrowed
 * @param as_of   the day of judgement: dates of done work may not be later; 0 = do not check that
 * @param arena   owns everything reachable from *ret_ans
 * @param diags   receives every problem
 * @param ret_ans set on success only; resolved
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 * @source hoshi-answers(5)
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_answers_load(const struct hoshi_input *in,
                                                const struct hoshi_catalog *cat, hoshi_day as_of,
                                                struct hoshi_arena *arena,
                                                struct hoshi_diags *diags,
                                                struct hoshi_answers **ret_ans);

/**
 * As hoshi_answers_load(), for who can do without the digest.
 *
 * @param in      the file
 * @param cat     indexed catalogue; borrowed
 * @param as_of   the day of judgement; 0 = do not check dates against it
 * @param hashed  whether (*ret_ans)->sha256 is wanted; NULL otherwise
 * @param arena   owns everything reachable from *ret_ans
 * @param diags   receives every problem
 * @param ret_ans set on success only; resolved
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_answers_read(const struct hoshi_input *in,
                                                const struct hoshi_catalog *cat, hoshi_day as_of,
                                                bool hashed, struct hoshi_arena *arena,
                                                struct hoshi_diags *diags,
                                                struct hoshi_answers **ret_ans);

/** Whose sheet it is, as far as that can be read. */
struct hoshi_sender {
    struct hoshi_str id, name; /**< one line of UTF-8 each; p == NULL: not said */
    hoshi_day assessed_on;     /**< 0 = not said */
};

/**
 * Whose sheet it is, of a sheet that hoshi_answers_read() has refused. Nothing is complained about.
 *
 * @param in         the file
 * @param arena      owns the texts
 * @param ret_sender set on success only
 * @return HOSHI_OK; HOSHI_E_SYNTAX, HOSHI_E_LIMIT, HOSHI_E_NOMEM: not even that can be read
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_answers_sender(const struct hoshi_input *in,
                                                  struct hoshi_arena *arena,
                                                  struct hoshi_sender *ret_sender);

/**
 * Load a well-formed JSON sheet as fast as can be. Any failure only means: ask
 * hoshi_answers_load(), which knows the places of values.
 *
 * @param in      the file
 * @param cat     indexed catalogue; borrowed
 * @param as_of   the day of judgement; 0 = do not check dates against it
 * @param hashed  whether (*ret_ans)->sha256 is wanted; NULL otherwise
 * @param arena   owns everything reachable from *ret_ans
 * @param diags   scratch: what is put there has no places; throw it away with the arena
 * @param ret_ans set on success only; resolved, without spans
 * @return HOSHI_OK, or anything else
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_answers_quick(const struct hoshi_input *in,
                                                 const struct hoshi_catalog *cat, hoshi_day as_of,
                                                 bool hashed, struct hoshi_arena *arena,
                                                 struct hoshi_diags *diags,
                                                 struct hoshi_answers **ret_ans);

/**
 * Load a policy.
 *
 * @param in      the file
 * @param arena   owns everything reachable from *ret_pol
 * @param diags   receives every problem
 * @param ret_pol set on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_policy_load(const struct hoshi_input *in,
                                               struct hoshi_arena *arena, struct hoshi_diags *diags,
                                               struct hoshi_policy **ret_pol);

/**
 * Load a buyer's overlay and check it against a catalogue.
 *
 * @param in     the file
 * @param cat    indexed catalogue; borrowed
 * @param arena  owns everything reachable from *ret_ov
 * @param diags  receives every problem
 * @param ret_ov set on success only; resolved
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 * @source docs/reference/overlay.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_overlay_load(const struct hoshi_input *in,
                                                const struct hoshi_catalog *cat,
                                                struct hoshi_arena *arena,
                                                struct hoshi_diags *diags,
                                                struct hoshi_overlay **ret_ov);

/**
 * Load a buyer's list of suppliers from CSV.
 *
 * @param in       the file; its format is always CSV in UTF-8
 * @param cat      of whose levels one is asked; NULL: any star of the scheme
 * @param arena    owns everything reachable from *ret_list
 * @param diags    receives every problem
 * @param ret_list set on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 * @source docs/how-to/buyer.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_suppliers_load(const struct hoshi_input *in,
                                                  const struct hoshi_catalog *cat,
                                                  struct hoshi_arena *arena,
                                                  struct hoshi_diags *diags,
                                                  struct hoshi_suppliers **ret_list);

/**
 * Load the titles of a framework.
 *
 * @param in     the file
 * @param arena  owns everything reachable from *ret_fw
 * @param diags  receives every problem
 * @param ret_fw set on success only; indexed
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_framework_load(const struct hoshi_input *in,
                                                  struct hoshi_arena *arena,
                                                  struct hoshi_diags *diags,
                                                  struct hoshi_framework **ret_fw);

/**
 * Load the glossary.
 *
 * @param in     the file
 * @param arena  owns everything reachable from *ret_glossary
 * @param diags  receives every problem
 * @param ret_glossary set on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_glossary_load(const struct hoshi_input *in,
                                                 struct hoshi_arena *arena,
                                                 struct hoshi_diags *diags,
                                                 struct hoshi_glossary **ret_glossary);

/**
 * Load the list of help to call on.
 *
 * @param in    the file
 * @param cat   indexed catalogue that its criteria must exist in; NULL = do not check
 * @param arena owns everything reachable from *ret_list
 * @param diags receives every problem
 * @param ret_list set on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_support_load(const struct hoshi_input *in,
                                                const struct hoshi_catalog *cat,
                                                struct hoshi_arena *arena,
                                                struct hoshi_diags *diags,
                                                struct hoshi_support_list **ret_list);

/**
 * Load a mapping between two catalogues.
 *
 * @param in      the file
 * @param known   indexed catalogues, of which it must name two and their criteria; borrowed
 * @param n_known how many; 0: do not check that
 * @param arena   owns everything reachable from *ret_map
 * @param diags   receives every problem
 * @param ret_map set on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 * @source docs/reference/mapping.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_mapping_load(const struct hoshi_input *in,
                                                const struct hoshi_catalog *const *known,
                                                size_t n_known, struct hoshi_arena *arena,
                                                struct hoshi_diags *diags,
                                                struct hoshi_mapping **ret_map);

/**
 * Load work packages and check them against a catalogue: each criterion in exactly one, and none
 * before one that it needs.
 *
 * @param in       the file
 * @param cat      indexed catalogue that they are for, or one that extends it; borrowed. NULL = do
 *                 not check, and leave out what its criteria say
 * @param papers   what they may name; NULL = do not check
 * @param arena    owns everything reachable from *ret_list
 * @param diags    receives every problem
 * @param ret_list set on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 * @source docs/reference/formats.md
 */
HOSHI_MUST_USE enum hoshi_rc
hoshi_packages_load(const struct hoshi_input *in, const struct hoshi_catalog *cat,
                    const struct hoshi_papers *papers, struct hoshi_arena *arena,
                    struct hoshi_diags *diags, struct hoshi_packages **ret_list);

/**
 * Load the registers, rule documents and the like that a company is to write.
 *
 * @param in       the file
 * @param cat      indexed catalogue that their criteria must exist in; NULL = do not check
 * @param arena    owns everything reachable from *ret_list
 * @param diags    receives every problem
 * @param ret_list set on success only
 * @return HOSHI_OK, HOSHI_E_SYNTAX, HOSHI_E_INVALID, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 * @owner  arena
 * @source docs/reference/formats.md
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_papers_load(const struct hoshi_input *in,
                                               const struct hoshi_catalog *cat,
                                               struct hoshi_arena *arena, struct hoshi_diags *diags,
                                               struct hoshi_papers **ret_list);

/**
 * Warn of conditions that switch nothing off, and of levels without criteria of their own.
 *
 * @param cat   indexed catalogue
 * @param diags the list that cat was loaded with; receives the warnings
 * @owner nothing changes hands
 */
void hoshi_catalog_check_unused(const struct hoshi_catalog *cat, struct hoshi_diags *diags);

/**
 * Check that every reference of a catalogue points to an entry of a framework.
 *
 * @param cat    indexed catalogue
 * @param fw     frameworks that are there
 * @param n_fw   how many
 * @param diags  the list that cat was loaded with; receives every problem
 * @return HOSHI_OK or HOSHI_E_INVALID
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_catalog_check_refs(const struct hoshi_catalog *cat,
                                                      struct hoshi_framework *const *fw,
                                                      size_t n_fw, struct hoshi_diags *diags);

/**
 * Check that every reference of a framework points to an entry of another one.
 *
 * @param one    indexed framework
 * @param fw     frameworks that are there
 * @param n_fw   how many
 * @param diags  the list that one was loaded with; receives every problem
 * @return HOSHI_OK or HOSHI_E_INVALID
 * @owner  nothing changes hands
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_framework_check_refs(const struct hoshi_framework *one,
                                                        struct hoshi_framework *const *fw,
                                                        size_t n_fw, struct hoshi_diags *diags);

#ifdef __cplusplus
}
#endif
#endif
