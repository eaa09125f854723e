/* layer: model
 * Work packages: criteria that one piece of work closes; and papers: what the criteria make a
 * company write. How the files look: docs/reference/formats.md, plan/1 and templates/1. */
#ifndef HOSHI_PACKAGE_H
#define HOSHI_PACKAGE_H

#include <hoshi/catalog.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One piece of work. */
struct hoshi_package {
    struct hoshi_span span;
    struct hoshi_name id;
    struct hoshi_text title, outcome, first_step;
    enum hoshi_owner owner;
    int32_t hours_small, hours_medium; /**< from nothing; in a small and in a medium company */
    struct hoshi_names criteria;
    struct hoshi_names papers;     /**< ids of papers that help with it */
    struct hoshi_names depends_on; /**< packages that come first where no criterion says so */
    /* set by hoshi_packages_load() with a catalogue */
    const struct hoshi_criterion **criterion; /**< in the order of criteria */
    size_t n_criterion;
    uint32_t *before; /**< indexes of packages that come first, ascending, each once */
    size_t n_before;
};

/** All packages over one catalogue, in the order of the work. */
struct hoshi_packages {
    struct hoshi_span span;
    struct hoshi_name format, catalogue;
    enum hoshi_confidence confidence; /**< of hours, order and how criteria are put together */
    struct hoshi_text note;           /**< what a reader must know of them */
    struct hoshi_package *package;
    size_t n_package;
};

/** A register, rule document or the like that a company is to write. */
struct hoshi_paper {
    struct hoshi_span span;
    struct hoshi_name id;
    enum hoshi_paper_kind kind;
    struct hoshi_text title, remember; /**< remember: what must not be forgotten */
    struct hoshi_names criteria;       /**< that it serves */
    struct hoshi_text *column;         /**< columns of a table, sections of a text */
    size_t n_column;
    struct hoshi_text *example; /**< one cell for each column, or one sentence */
    size_t n_example;
};

/** All papers. */
struct hoshi_papers {
    struct hoshi_span span;
    struct hoshi_name format, catalogue;
    struct hoshi_text note; /**< what they are, and what they are not */
    struct hoshi_paper *paper;
    size_t n_paper;
};

/**
 * Find a paper.
 *
 * @param list loaded
 * @param said its id in any case, or its title in either language
 * @return the paper, or NULL
 * @owner  list
 */
const struct hoshi_paper *hoshi_paper_find(const struct hoshi_papers *list, const char *said);

#ifdef __cplusplus
}
#endif
#endif
