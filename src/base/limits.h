/* Every ceiling of the program, in one table. Whatever a file can make grow has a row here. */
#ifndef HOSHI_BASE_LIMITS_H
#define HOSHI_BASE_LIMITS_H

#define HOSHI_LIMIT_FILE_BYTES ((size_t)16 << 20)   /* one input file */
#define HOSHI_LIMIT_DEPTH 32u                       /* nesting of an input */
#define HOSHI_LIMIT_NODES 200000u                   /* values in one input */
#define HOSHI_LIMIT_SCALAR_BYTES ((size_t)64 << 10) /* one text value */
#define HOSHI_LIMIT_FIELD_BYTES ((size_t)16 << 10)  /* of it, edited in one line on the screen */
#define HOSHI_LIMIT_DIAGS 100u                      /* diagnostics kept per run of a reader */
#define HOSHI_LIMIT_ARENA_BYTES ((size_t)256 << 20) /* one arena */
#define HOSHI_LIMIT_OUTPUT_BYTES ((size_t)64 << 20) /* one output */
#define HOSHI_LIMIT_QUOTE_CELLS 160u                /* source line shown under a diagnostic */
#define HOSHI_LIMIT_ARG_BYTES 120u                  /* one quoted argument of a diagnostic */
#define HOSHI_LIMIT_PORTFOLIO_BYTES                                                                \
    ((size_t)512 << 20) /* rows of a portfolio, one of its outputs */
#define HOSHI_LIMIT_EARLIER_BYTES HOSHI_LIMIT_PORTFOLIO_BYTES /* portfolio/1, read back */
#define HOSHI_LIMIT_CSV_COLUMNS 256u                          /* columns of a CSV file */
#define HOSHI_LIMIT_CSV_FIELDS 1000000u /* fields of a CSV file that are not empty */
#define HOSHI_LIMIT_PACKAGES 1000u      /* packages of a plan, papers of a list */
#define HOSHI_LIMIT_SUGGESTIONS 3u      /* "did you mean" */
#define HOSHI_LIMIT_MEMBERS 1000u       /* sheets of one group */
#define HOSHI_LIMIT_HISTORY 100000u     /* results in one history */

/* Workbooks */
#define HOSHI_LIMIT_BOOK_PARTS 1000u                /* files in one */
#define HOSHI_LIMIT_BOOK_BYTES ((uint64_t)64 << 20) /* unpacked, of what is read of one */
#define HOSHI_LIMIT_BOOK_TEXT ((size_t)16 << 20)    /* of texts: shared, and of a sheet */
#define HOSHI_LIMIT_BOOK_CELLS 200000u              /* that hold something, on one sheet */
#define HOSHI_LIMIT_BOOK_MERGED 20000u              /* merged cells on one sheet */
#define HOSHI_LIMIT_BOOK_SHEETS 200u
#define HOSHI_LIMIT_BOOK_FORMATS 65536u
#define HOSHI_LIMIT_BOOK_CHOICES 1000u /* lists to choose from; those behind are not offered */
#define HOSHI_LIMIT_BOOK_HEADS 512u    /* columns in which heads are looked for */
#define HOSHI_LIMIT_BOOK_DEPTH 64u     /* nesting of XML */

/* Evidence: bundles, keys, passwords */
#define HOSHI_LIMIT_BUNDLE_MEMBERS 200000u                 /* files in one bundle */
#define HOSHI_LIMIT_BUNDLE_LOADED_BYTES ((size_t)64 << 20) /* members held in memory, together */
#define HOSHI_LIMIT_MEMBER_BYTES ((uint64_t)8 << 30) /* one evidence file: what ustar can say */
#define HOSHI_LIMIT_SIGNERS 64u                      /* signatures on one bundle */
#define HOSHI_LIMIT_KEY_FILE_BYTES ((size_t)4096)    /* key and signature files */
#define HOSHI_LIMIT_PASSWORD_BYTES 1024u
#define HOSHI_LIMIT_SCRYPT_OPS ((uint64_t)1 << 26) /* a key file that asks for more is refused */
#define HOSHI_LIMIT_SCRYPT_BYTES ((uint64_t)1 << 30)

#endif
