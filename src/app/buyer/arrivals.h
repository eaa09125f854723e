/* Whom a buyer asks, and what came of it: who has sent a sheet, who has not, whose id nearly is one
 * that is asked. Joins the run through app/batch/sink.h. */
#ifndef HOSHI_APP_BUYER_ARRIVALS_H
#define HOSHI_APP_BUYER_ARRIVALS_H

#include <hoshi/overlay.h>
#include <hoshi/supplier.h>

#include "app/batch/sink.h"

/** Ids that a line on standard error names; of the others it says that there are more. */
#define HOSHI_ARRIVALS_SHOWN 10

/** How far a judged sheet has come, the least first. */
enum hoshi_reach { HOSHI_REACH_NOT = 0, HOSHI_REACH_IF_ACCEPTED, HOSHI_REACH_FIRM };

/** A judged sheet of somebody who stands neither in the list nor in the overlay. */
struct hoshi_arrival_other {
    const char *name; /* the id, or the source of a sheet that has none */
    bool has_id, asked;
    enum hoshi_reach reach;
};

/** One supplier that stands in the buyer's list, or in the overlay by its id. */
struct hoshi_arrival {
    const char *id, *name; /* name: or NULL */
    const char *key;       /* of hoshi_id_key() */
    struct hoshi_overlay_ask ask;
    uint32_t n_sheet;       /* judged, newest only where --latest chooses */
    enum hoshi_reach reach; /* with a sheet: of several the least */
    uint32_t n_refused;     /* came, but could not be judged */
    bool has_other_name;    /* a sheet came whose company is plainly called otherwise */
    bool is_in_part;        /* a sheet is about a part of the company, as it says itself */
    const char *similar;    /* id of a sheet that nearly is this one, or NULL */
    const struct hoshi_arrival *twin; /* another one whose id nearly is this one, or NULL */
};

/**
 * The id of a sheet that may be meant for a supplier from whom nothing came.
 *
 * @param one of whom nothing came
 * @return the id, or NULL
 * @owner  the arrivals
 */
const char *hoshi_arrival_similar(const struct hoshi_arrival *one);

struct hoshi_arrivals {
    const struct hoshi_suppliers *list;  /* or NULL */
    const struct hoshi_overlay *overlay; /* or NULL */
    hoshi_day as_of;
    struct hoshi_arena *arena;
    struct hoshi_arrival *v; /* in the order of the list, then of the overlay */
    size_t n;
    struct hoshi_arrival **by_id, **by_key; /* n each */
    struct hoshi_arrival_other *other;      /* in the order of the inputs, until it is told */
    size_t n_other, cap_other;
    struct hoshi_record_sink sink;
    struct hoshi_record_watch watch;
};

/**
 * Prepare. The run gets a->watch, and a->sink too unless it is a shard.
 *
 * @param a       to be initialised
 * @param list    stars that were decided, or NULL; borrowed
 * @param overlay a buyer's rules, or NULL; borrowed
 * @param as_of   the day that due dates are compared with
 * @param arena   holds what is kept
 * @return HOSHI_OK or HOSHI_E_NOMEM
 * @owner  a borrows all
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_arrivals_start(struct hoshi_arrivals *a,
                                                  const struct hoshi_suppliers *list,
                                                  const struct hoshi_overlay *overlay,
                                                  hoshi_day as_of, struct hoshi_arena *arena);

/**
 * After the run: a line about each, nothing where nothing is to be said. Companies are counted,
 * each once, as in a portfolio.
 *
 * @param a    started and fed as a sink; zeroed: nobody was asked; its others are sorted
 * @param cat  whose stars or levels are spoken of
 * @param lang of the lines
 * @param out  appended to
 */
void hoshi_arrivals_tell(struct hoshi_arrivals *a, const struct hoshi_catalog *cat,
                         enum hoshi_lang lang, struct hoshi_buf *out);

#endif
