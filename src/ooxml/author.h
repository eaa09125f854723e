/* Who a workbook of ours says has made it; known to those that write and those that read one. */
#ifndef HOSHI_OOXML_AUTHOR_H
#define HOSHI_OOXML_AUTHOR_H

/** Who has written a workbook of ours, and saved it last, as long as no other program has. */
#define HOSHI_WORKBOOK_AUTHOR "hoshi"

/** What a form to fill in is called there; results of ours have other titles. */
#define HOSHI_FORM_TITLE "hoshi answers"

/** The hidden sheet of a form, which says what it is of. */
#define HOSHI_FORM_SHEET "hoshi"

/** Rows of it about the form itself: keys of the columns of answers, with spaces between; how many
 * criteria. */
#define HOSHI_FORM_COLUMNS "form.columns"
#define HOSHI_FORM_ROWS "form.rows"

#endif
