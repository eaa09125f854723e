/* Libraries of others that few commands need. Linked, each of them would cost every start, 'hoshi
 * version' too; so they are loaded when they are needed. The build names the file (its SONAME), so
 * it is the library whose headers the code was compiled with. */
#ifndef HOSHI_IO_DYNLIB_H
#define HOSHI_IO_DYNLIB_H

#include <hoshi/types.h>

/** A function or variable of a library, and where its address goes in the table of its user. */
struct hoshi_dynlib_symbol {
    const char *name;
    size_t offset; /**< of a pointer in hoshi_dynlib.table */
};

/** One library; static storage of the file that uses it. */
struct hoshi_dynlib {
    const char *soname;  /**< "libarchive.so.13" */
    const char *package; /**< of Debian that brings it */
    const struct hoshi_dynlib_symbol *symbol;
    size_t n_symbol;
    void *table;
    bool loaded;
};

/* Rows of a library's symbols from a list X(name)…; type: struct of pointers with those names. */
#define HOSHI_DYNLIB_MEMBER(name) __typeof__(name) *name;

/**
 * Load a library and find all its symbols. Once it is there, it stays.
 *
 * @param library which
 * @return false when the file is not there or lacks a symbol; the table is not to be used then
 * @owner  the process
 */
HOSHI_MUST_USE bool hoshi_dynlib_load(struct hoshi_dynlib *library);

#endif
