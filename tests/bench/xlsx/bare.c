/* bare BOOK…: the least that any reader of workbooks does: every member is unpacked, and what is
 * XML goes through a parser that tells of elements and texts, to nobody. Prints how many bytes and
 * elements. */
#include <expat.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <string.h>

static unsigned long long n_bytes, n_elements;

static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    (void)user;
    (void)name;
    (void)attributes;
    n_elements++;
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
    (void)user;
    (void)name;
}

static void XMLCALL on_text(void *user, const XML_Char *s, int n)
{
    (void)user;
    (void)s;
    (void)n;
}

static int read_member(unzFile zip, const char *name)
{
    static char piece[65536];
    size_t k = strlen(name);
    int n = 0;
    XML_Parser parser = NULL;
    if (k > 4 && (strcmp(name + k - 4, ".xml") == 0 || strcmp(name + k - 5, ".rels") == 0))
        parser = XML_ParserCreate(NULL);
    if (parser != NULL) {
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
    }
    if (unzOpenCurrentFile(zip) != UNZ_OK)
        return 1;
    do {
        n = unzReadCurrentFile(zip, piece, sizeof piece);
        n_bytes += n > 0 ? (unsigned)n : 0;
        if (parser != NULL && n >= 0 && XML_Parse(parser, piece, n, n == 0) != XML_STATUS_OK)
            n = -1;
    } while (n > 0);
    if (parser != NULL)
        XML_ParserFree(parser);
    return unzCloseCurrentFile(zip) != UNZ_OK || n < 0;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char name[1024];
        unzFile zip = unzOpen64(argv[i]);
        int at = zip != NULL ? unzGoToFirstFile(zip) : UNZ_ERRNO;
        for (; at == UNZ_OK; at = unzGoToNextFile(zip)) {
            if (unzGetCurrentFileInfo64(zip, NULL, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK ||
                read_member(zip, name) != 0)
                return 1;
        }
        if (at != UNZ_END_OF_LIST_OF_FILE) {
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return 1;
        }
        unzClose(zip);
    }
    printf("%llu bytes, %llu elements\n", n_bytes, n_elements);
    return 0;
}
