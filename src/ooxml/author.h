/* Who a workbook of ours says has made it; known to those that write and those that read one. */
#ifndef HOSHI_OOXML_AUTHOR_H
#define HOSHI_OOXML_AUTHOR_H

/** Who has written a workbook of ours, and saved it last, as long as no other program has. */
#define HOSHI_WORKBOOK_AUTHOR "hoshi"

/** What a form to fill in is called there; results of ours have other titles. */
#define HOSHI_FORM_TITLE "hoshi answers"

/** The hidden sheet of a form, which says what it is of, and its rows about the form itself. */
#define HOSHI_FORM_SHEET "hoshi"
#define HOSHI_FORM_COLUMNS                                                                         \
    "form.columns" /* keys of the columns of answers, with spaces between                          \
                    */

#endif
