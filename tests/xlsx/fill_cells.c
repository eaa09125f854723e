/* fill_cells BOOK OUT SHEET CELL=TEXT…: what 'hoshi fill' does with a workbook that is no
 * questionnaire: texts into cells of its SHEETth sheet, from 0, in the order of rows and columns.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "io/file.h"
#include "ooxml/fill.h"

#define VALUES_MAX 1024

static int refuse(const struct hoshi_diags *diags, int status)
{
    struct hoshi_buf told;
    hoshi_buf_init(&told, 0);
    hoshi_diags_render(diags, HOSHI_LANG_EN, false, &told);
    fputs(told.n != 0 ? told.p : "refused without a word\n", stderr);
    hoshi_buf_release(&told);
    return status;
}

static int write_out(const char *path, const struct hoshi_buf *out)
{
    FILE *f = fopen(path, "wb");
    bool ok = f != NULL && fwrite(out->p, 1, out->n, f) == out->n;
    return f != NULL && fclose(f) == 0 && ok ? 0 : 4;
}

int main(int argc, char **argv)
{
    struct hoshi_arena arena;
    struct hoshi_diags diags;
    struct hoshi_book_in book;
    struct hoshi_cell_value value[VALUES_MAX];
    struct hoshi_str bytes;
    struct hoshi_buf out;
    size_t n = 0;
    if (argc < 4 || argc > 4 + VALUES_MAX ||
        hoshi_file_read(argv[1], (size_t)64 << 20, &bytes).error != HOSHI_FILE_OK)
        return 2;
    hoshi_arena_init(&arena, 0);
    hoshi_diags_init(&diags, &arena);
    hoshi_buf_init(&out, 0);
    for (int i = 4; i < argc; i++, n++) {
        size_t k = hoshi_cell_parse(argv[i], &value[n].row, &value[n].column);
        if (k == 0 || argv[i][k] != '=')
            return 2;
        value[n].text = hoshi_str_from(argv[i] + k + 1);
    }
    long long sheet;
    if (!hoshi_str_to_int(hoshi_str_from(argv[3]), 0, 1000, &sheet))
        return 2;
    enum hoshi_rc rc =
        hoshi_book_open(&book, bytes, &arena, &diags, hoshi_diags_source(&diags, argv[1], bytes));
    if (rc == HOSHI_OK && (size_t)sheet >= book.n_sheet)
        return 2;
    if (rc == HOSHI_OK)
        rc = hoshi_book_fill(&book, (size_t)sheet, value, n, &out);
    hoshi_book_close(&book);
    int status = rc != HOSHI_OK ? refuse(&diags, 3) : write_out(argv[2], &out);
    hoshi_buf_release(&out);
    hoshi_arena_release(&arena);
    free((char *)bytes.p);
    return status;
}
