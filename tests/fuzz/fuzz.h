/* What every fuzz target offers, libFuzzer and replay_main.c call it; and how it complains. */
#ifndef HOSHI_TESTS_FUZZ_H
#define HOSHI_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* HOSHI_ASSERT is for the program; this one is for what the fuzzer looks for. */
#define MUST(cond)                                                                                 \
    do {                                                                                           \
        if (!(cond)) {                                                                             \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #cond);                     \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
