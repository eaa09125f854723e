/* layer: base
 * Version of the library and the program. */
#ifndef HOSHI_VERSION_H
#define HOSHI_VERSION_H

#ifdef __cplusplus
extern "C" {
#endif

/** "MAJOR.MINOR.PATCH" of the headers a program was compiled against. */
#define HOSHI_VERSION "0.1.0"

/**
 * Version of the library that runs.
 *
 * @return "MAJOR.MINOR.PATCH"; never NULL
 * @owner  static storage; do not free
 */
const char *hoshi_version(void);

#ifdef __cplusplus
}
#endif
#endif
