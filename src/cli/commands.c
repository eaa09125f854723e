#include "cli/commands.h"

const struct hoshi_cmd *const hoshi_commands[] = {
#define COMMAND(name) &hoshi_cmd_##name,
#include "cli/commands.def"
#undef COMMAND
    NULL,
};
