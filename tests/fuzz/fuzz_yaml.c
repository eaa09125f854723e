/* Bytes -> every format that is written in YAML. */
#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_input(data, size, HOSHI_INPUT_YAML);
    return 0;
}
