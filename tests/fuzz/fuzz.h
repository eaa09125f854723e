/* What every fuzz target offers; libFuzzer and replay_main.c call it. */
#ifndef HOSHI_TESTS_FUZZ_H
#define HOSHI_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
