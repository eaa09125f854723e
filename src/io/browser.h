/* A page as PDF, printed by a browser that is installed. */
#ifndef HOSHI_IO_BROWSER_H
#define HOSHI_IO_BROWSER_H

#include <hoshi/buf.h>
#include <hoshi/types.h>

enum hoshi_browser_rc {
    HOSHI_BROWSER_OK = 0,
    HOSHI_BROWSER_NONE,   /* none of HOSHI_BROWSERS is in PATH */
    HOSHI_BROWSER_FAILED, /* it did not print, or not in time */
    HOSHI_BROWSER_NO_ROOM /* no temporary folder, or no memory; errno */
};

/** Programs that are looked for, in this order. */
#define HOSHI_BROWSERS "chromium, chromium-browser, google-chrome, google-chrome-stable, chrome"

/**
 * Print a page. The browser gets a folder of its own for the page and all that it keeps, which is
 * removed afterwards.
 *
 * @param page    an HTML page that needs nothing else
 * @param ret_pdf appended to on success
 * @return how it went
 * @owner  caller
 */
HOSHI_MUST_USE enum hoshi_browser_rc hoshi_browser_print(struct hoshi_str page,
                                                         struct hoshi_buf *ret_pdf);

#endif
