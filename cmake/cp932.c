/* cp932 OUTPUT: the table of CP932 (Windows-31J), as the C library of this machine has it, as C.
 * The program that is built reads old Japanese tables by it wherever it runs, and whatever is
 * there. */
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { BYTES = 256 };

static iconv_t conversion;

/* The character of one or two bytes; 0: they are none. All are of the basic plane. */
static unsigned decode(const unsigned char *bytes, size_t n)
{
    unsigned char out[8] = {0};
    char *in = (char *)bytes, *to = (char *)out;
    size_t n_in = n, room = sizeof out;
    (void)iconv(conversion, NULL, NULL, NULL, NULL);
    bool ok = iconv(conversion, &in, &n_in, &to, &room) != (size_t)-1 && n_in == 0;
    return ok && room == sizeof out - 2 ? (unsigned)out[0] << 8 | out[1] : 0;
}

static void put_row(FILE *f, const unsigned *row)
{
    fputs("    {", f);
    for (int i = 0; i < BYTES; i++)
        fprintf(f, "%s0x%04x", i == 0 ? "" : i % 12 == 0 ? ",\n     " : ", ", row[i]);
    fputs("},\n", f);
}

int main(int argc, char **argv)
{
    unsigned lead[BYTES] = {0}, n_lead = 1;
    FILE *f = argc == 2 ? fopen(argv[1], "w") : NULL;
    conversion = iconv_open("UTF-16BE", "CP932");
    if (f == NULL || conversion == (iconv_t)-1) {
        fprintf(stderr, "cp932: %s\n", f == NULL ? "cannot write" : "the C library has no CP932");
        return 1;
    }
    fputs("/* Made by cmake/cp932.c. */\n#include \"base/cp932_table.h\"\n\n"
          "const uint16_t hoshi_cp932_character[][256] = {\n",
          f);
    unsigned row[BYTES];
    for (unsigned b = 0; b < BYTES; b++)
        row[b] = decode(&(unsigned char){(unsigned char)b}, 1);
    put_row(f, row);
    for (unsigned b = 0; b < BYTES; b++) {
        bool is_lead = false;
        for (unsigned t = 0; t < BYTES && row[b] == 0; t++)
            is_lead =
                decode((unsigned char[]){(unsigned char)b, (unsigned char)t}, 2) != 0 || is_lead;
        lead[b] = is_lead && b != 0 ? n_lead++ : 0;
    }
    for (unsigned b = 0; b < BYTES; b++) {
        unsigned pair[BYTES];
        if (lead[b] == 0)
            continue;
        for (unsigned t = 0; t < BYTES; t++)
            pair[t] = decode((unsigned char[]){(unsigned char)b, (unsigned char)t}, 2);
        put_row(f, pair);
    }
    fputs("};\n\nconst uint8_t hoshi_cp932_row[256] = {", f);
    for (unsigned b = 0; b < BYTES; b++)
        fprintf(f, "%s%u", b == 0 ? "" : b % 24 == 0 ? ",\n    " : ", ", lead[b]);
    fputs("};\n", f);
    bool is_written = ferror(f) == 0;
    return fclose(f) == 0 && is_written ? 0 : 1;
}
