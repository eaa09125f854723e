/* From argv to exit status. */
#ifndef HOSHI_CLI_RUN_H
#define HOSHI_CLI_RUN_H

/**
 * Run one command line from start to end.
 *
 * @param argc of main()
 * @param argv of main()
 * @return the exit status of the program
 * @owner  borrowed
 */
int hoshi_run(int argc, char **argv);

#endif
