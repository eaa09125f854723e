/* The table of all commands; commands themselves get it from struct hoshi_cmd_ctx. */
#ifndef HOSHI_CLI_COMMANDS_H
#define HOSHI_CLI_COMMANDS_H

#include "cli/cmd.h"

#define COMMAND(name) extern const struct hoshi_cmd hoshi_cmd_##name;
#include "cli/commands.def"
#undef COMMAND

/* In the order of commands.def; ends with NULL. */
extern const struct hoshi_cmd *const hoshi_commands[];

#endif
