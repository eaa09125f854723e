/* What a buyer adds to a batch run: its rules, the stars it decided on, the portfolio, and feedback
 * to suppliers. Joins the run through app/batch/sink.h. */
#ifndef HOSHI_APP_BUYER_BUYER_H
#define HOSHI_APP_BUYER_BUYER_H

#include <hoshi/portfolio.h>
#include <hoshi/supplier.h>

#include "app/batch/batch.h"
#include "app/buyer/arrivals.h"

#define HOSHI_BUYER_OUTPUTS_MAX 16

/* What writes a portfolio in one form. */
typedef enum hoshi_rc hoshi_portfolio_write(const struct hoshi_portfolio *p, enum hoshi_lang lang,
                                            struct hoshi_buf *out);

/* One form of the portfolio; the table is app/buyer/portfolios.def. */
struct hoshi_portfolio_writer {
    const char *id, *suffixes; /* as hoshi_path_suffix_is() takes them */
    hoshi_portfolio_write *write;
    struct hoshi_dynlib *library; /* that write() cannot do without, or NULL */
};
/* Ends with a NULL id. */
extern const struct hoshi_portfolio_writer hoshi_portfolio_writers[];

struct hoshi_buyer_request {
    const char *overlay, *asked, *earlier; /* files, or NULL */
    const char *feedback;                  /* folder, or NULL */
    enum hoshi_lang lang;                  /* of pages */
    struct {
        const struct hoshi_portfolio_writer *writer;
        const char *path;
    } output[HOSHI_BUYER_OUTPUTS_MAX];
    size_t n_output;
};

struct hoshi_buyer {
    struct hoshi_session *s;
    const struct hoshi_buyer_request *request;
    struct hoshi_suppliers *asked; /* or NULL */
    struct hoshi_earlier earlier;  /* of --earlier */
    bool has_earlier;
    struct hoshi_arena arena; /* of the portfolio */
    struct hoshi_portfolio portfolio;
    struct hoshi_arrivals arrivals; /* of who is asked */
    struct hoshi_record_sink sink, *sinks[2];
    char identity[65]; /* of the rules, for the run's journal and manifests */
};

/**
 * The form that a file's name speaks of.
 *
 * @param form index into hoshi_portfolio_writers
 * @param path of its file
 * @return the id of another form whose suffix the name has; NULL: nothing speaks against the form
 * @owner  static storage
 */
const char *hoshi_buyer_other_form(size_t form, const char *path);

/**
 * Take a form of the portfolio into the request.
 *
 * @param request with fewer than HOSHI_BUYER_OUTPUTS_MAX outputs
 * @param form    index into hoshi_portfolio_writers
 * @param path    file; borrowed
 */
void hoshi_buyer_output(struct hoshi_buyer_request *request, size_t form, const char *path);

/**
 * Read what the request names and join the run: its rules, sinks and attachments. Complains.
 *
 * @param b       to be initialised
 * @param s       with catalogue and policy
 * @param request borrowed
 * @param run     gets what is to be done for each record; borrows b
 * @return HOSHI_OK; else as the reader of the file that is wrong, HOSHI_E_IO, HOSHI_E_NOMEM
 * @owner  hoshi_buyer_release() frees b, also after a failure
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_buyer_join(struct hoshi_buyer *b, struct hoshi_session *s,
                                              const struct hoshi_buyer_request *request,
                                              struct hoshi_batch_request *run);

/**
 * Whether something is said of suppliers whose sheet is not among those that are judged.
 *
 * @param b joined
 * @return true with a list of suppliers, of their own or in the overlay, and with a portfolio
 */
bool hoshi_buyer_wants_all(const struct hoshi_buyer *b);

/**
 * After the run: compare, rank, write.
 *
 * @param b joined; the run is complete
 * @return HOSHI_OK, HOSHI_E_IO, HOSHI_E_LIMIT, HOSHI_E_NOMEM
 */
HOSHI_MUST_USE enum hoshi_rc hoshi_buyer_finish(struct hoshi_buyer *b);

/**
 * Free what was read.
 *
 * @param b zeroed or joined
 */
void hoshi_buyer_release(struct hoshi_buyer *b);

#endif
