/* Looking for cells. Of those that are merged, the ones over one column do not overlap in any
 * workbook that a program wrote, so one search finds the one over a row; a column is sorted when it
 * is asked for, so that many rows of a sheet with many merged cells take no longer than they have
 * to. */
#include <stdlib.h>
#include <string.h>

#include "ooxml/workbook.h"

#define COLUMNS_KEPT 1024 /* by column, modulo that: heads are looked for in half as many */

/* The merged cells over one column, by their first row. */
struct over_column {
    uint32_t column; /* 0 = not asked for yet */
    size_t n;
    const struct hoshi_cell_range **range;
};

struct hoshi_merged_index {
    struct hoshi_arena *arena;
    struct over_column over[COLUMNS_KEPT];
};

int hoshi_cell_by_place(const void *a, const void *b)
{
    const struct hoshi_cell *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

const struct hoshi_cell *hoshi_cells_at(const struct hoshi_cells *cells, uint32_t row,
                                        uint32_t column)
{
    const struct hoshi_cell key = {.row = row, .column = column};
    return cells->n_cell != 0
               ? bsearch(&key, cells->cell, cells->n_cell, sizeof key, hoshi_cell_by_place)
               : NULL;
}

bool hoshi_merged_begin(struct hoshi_cells *cells, struct hoshi_arena *arena)
{
    if (cells->n_merged == 0)
        return true;
    cells->index = hoshi_arena_alloc(arena, sizeof *cells->index);
    if (cells->index != NULL)
        cells->index->arena = arena;
    return cells->index != NULL;
}

static int by_row(const void *a, const void *b)
{
    const struct hoshi_cell_range *const *x = a, *const *y = b;
    if ((*x)->row != (*y)->row)
        return (*x)->row < (*y)->row ? -1 : 1;
    return *x < *y ? -1 : *x > *y;
}

static const struct over_column *column_of(const struct hoshi_cells *cells, uint32_t column)
{
    struct over_column *o = &cells->index->over[column % COLUMNS_KEPT];
    if (o->column == column)
        return o;
    size_t n = 0;
    for (size_t i = 0; i < cells->n_merged; i++)
        n += column >= cells->merged[i].column && column <= cells->merged[i].last_column;
    const struct hoshi_cell_range **v = hoshi_arena_array(cells->index->arena, n, sizeof *v);
    if (v == NULL && n != 0)
        return NULL;
    *o = (struct over_column){column, 0, v};
    for (size_t i = 0; i < cells->n_merged; i++) {
        if (column >= cells->merged[i].column && column <= cells->merged[i].last_column)
            v[o->n++] = &cells->merged[i];
    }
    if (n != 0)
        qsort(v, n, sizeof *v, by_row);
    return o;
}

const struct hoshi_cell_range *hoshi_cells_merged(const struct hoshi_cells *cells, uint32_t row,
                                                  uint32_t column)
{
    const struct over_column *o = cells->n_merged != 0 ? column_of(cells, column) : NULL;
    size_t from = 0, to = o != NULL ? o->n : 0; /* the last that begins at the row or above */
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (o->range[middle]->row <= row)
            from = middle + 1;
        else
            to = middle;
    }
    const struct hoshi_cell_range *r = from != 0 ? o->range[from - 1] : NULL;
    return r != NULL && row <= r->last_row ? r : NULL;
}

const struct hoshi_cell *hoshi_cells_shown(const struct hoshi_cells *cells, uint32_t row,
                                           uint32_t column)
{
    const struct hoshi_cell_range *r = hoshi_cells_merged(cells, row, column);
    return r != NULL ? hoshi_cells_at(cells, r->row, r->column)
                     : hoshi_cells_at(cells, row, column);
}
