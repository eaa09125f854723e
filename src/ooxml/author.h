/* Who a workbook of ours says has made it; known to those that write and those that read one. */
#ifndef HOSHI_OOXML_AUTHOR_H
#define HOSHI_OOXML_AUTHOR_H

/** Who has written a workbook of ours, and saved it last, as long as no other program has. */
#define HOSHI_WORKBOOK_AUTHOR "hoshi"

#endif
