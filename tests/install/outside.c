/* A stranger's program: knows only the installed headers and pkg-config.
 * Run without arguments it checks the version; with an answer sheet it judges it. */
#include <hoshi/version.h>

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    if (strcmp(hoshi_version(), HOSHI_VERSION) != 0) {
        fprintf(stderr, "headers are %s, library is %s\n", HOSHI_VERSION, hoshi_version());
        return 1;
    }
    printf("libhoshi %s\n", hoshi_version());
    /* STUB: judge the sheet argv[1] through the public API and print the verdict. */
    for (int i = 1; i < argc; i++)
        printf("sheet: %s\n", argv[i]);
    return 0;
}
