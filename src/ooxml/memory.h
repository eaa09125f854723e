/* A file in memory, for minizip. */
#ifndef HOSHI_OOXML_MEMORY_H
#define HOSHI_OOXML_MEMORY_H

#include <hoshi/buf.h>
#include <minizip/ioapi.h>

/** One that is read, or one that is written and read. */
struct hoshi_memory_file {
    struct hoshi_str in;   /**< what is read, when out is NULL */
    struct hoshi_buf *out; /**< what is written; headers are written twice, with their sizes */
    uint64_t at;           /**< where it stands */
};

/**
 * The functions that minizip calls.
 *
 * @param file in or out is set; it and what it names live until the zip is closed
 * @return a table for zipOpen2_64() and unzOpen2_64()
 * @owner  nothing changes hands
 */
zlib_filefunc64_def hoshi_memory_file(struct hoshi_memory_file *file);

#endif
