/* From argv to exit status. */
#ifndef HOSHI_CLI_RUN_H
#define HOSHI_CLI_RUN_H

int hoshi_run(int argc, char **argv);

#endif
