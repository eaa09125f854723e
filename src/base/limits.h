/* Every ceiling of the program, in one table. Whatever a file can make grow has a row here. */
#ifndef HOSHI_BASE_LIMITS_H
#define HOSHI_BASE_LIMITS_H

#define HOSHI_LIMIT_FILE_BYTES ((size_t)16 << 20)   /* one input file */
#define HOSHI_LIMIT_DEPTH 32u                       /* nesting of an input */
#define HOSHI_LIMIT_NODES 200000u                   /* values in one input */
#define HOSHI_LIMIT_SCALAR_BYTES ((size_t)64 << 10) /* one text value */
#define HOSHI_LIMIT_DIAGS 100u                      /* diagnostics kept per run of a reader */
#define HOSHI_LIMIT_ARENA_BYTES ((size_t)256 << 20) /* one arena */
#define HOSHI_LIMIT_OUTPUT_BYTES ((size_t)64 << 20) /* one output */
#define HOSHI_LIMIT_QUOTE_CELLS 160u                /* source line shown under a diagnostic */
#define HOSHI_LIMIT_ARG_BYTES 120u                  /* one quoted argument of a diagnostic */
#define HOSHI_LIMIT_SUGGESTIONS 3u                  /* "did you mean" */

#endif
