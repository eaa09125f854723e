/* What CISO Assistant calls the things of a catalogue: urn:hoshi:risk:KIND:scs-2026-03, and of a
 * node what it is behind that. It takes "A-1" and "a-1" for the same, so that the second is
 * "a-1:2". */
#ifndef HOSHI_REPORT_JSON_CISO_URN_H
#define HOSHI_REPORT_JSON_CISO_URN_H

#include <hoshi/catalog.h>

/** Category, requirement, criterion: nodes of the depths 1 to 3. */
enum { HOSHI_CISO_DEPTH = 3 };

/** Which ids of a kind are the same but for case. */
struct hoshi_ciso_urns {
    const struct hoshi_catalog *cat;
    struct hoshi_buf same[HOSHI_CISO_DEPTH]; /**< size_t for each thing: the how many-th it is */
};

/**
 * Look at the ids of a catalogue.
 *
 * @param urns filled
 * @param cat  indexed; must outlive it
 * @owner caller; give back with hoshi_ciso_urns_release()
 */
void hoshi_ciso_urns_init(struct hoshi_ciso_urns *urns, const struct hoshi_catalog *cat);

/**
 * Give the memory back.
 *
 * @param urns filled
 */
void hoshi_ciso_urns_release(struct hoshi_ciso_urns *urns);

/**
 * The URN of a library or framework.
 *
 * @param cat  catalogue
 * @param kind "library", "framework", "req_node"
 * @param out  cleared; receives it
 */
void hoshi_ciso_urn(const struct hoshi_catalog *cat, const char *kind, struct hoshi_buf *out);

/**
 * The URN of a node.
 *
 * @param urns  of its catalogue
 * @param depth 1 category, 2 requirement, 3 criterion
 * @param i     its index in the catalogue
 * @param out   cleared; receives it; failed without memory
 */
void hoshi_ciso_node_urn(const struct hoshi_ciso_urns *urns, int depth, size_t i,
                         struct hoshi_buf *out);

#endif
