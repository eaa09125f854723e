/* The table of CP932, which is made while the program is built (cmake/cp932.c). */
#ifndef HOSHI_BASE_CP932_TABLE_H
#define HOSHI_BASE_CP932_TABLE_H

#include <stdint.h>

/* Characters by row and byte; 0 = none. Row 0: of single bytes. */
extern const uint16_t hoshi_cp932_character[][256];
/* The row of a first byte of two; 0 = it is none. */
extern const uint8_t hoshi_cp932_row[256];

#endif
