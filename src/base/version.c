#include <hoshi/version.h>

const char *hoshi_version(void)
{
    return HOSHI_VERSION;
}
