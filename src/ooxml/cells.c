/* Looking for cells. Of those that are merged, the ones over one column do not overlap in any
 * workbook that a program wrote, so one search finds the one over a row; a column is sorted when it
 * is asked for, so that many rows of a sheet with many merged cells take no longer than they have
 * to. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "ooxml/workbook.h"

/* The merged cells over one column, by their first row. */
struct over_column {
    bool is_there;
    size_t n;
    const struct hoshi_cell_range **range;
};

struct hoshi_merged_index {
    struct hoshi_arena *arena;
    struct over_column over[HOSHI_LIMIT_BOOK_HEADS + 1]; /* by column; no other is read */
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

static bool is_over(const struct hoshi_cell_range *r, uint32_t column)
{
    return column >= r->column && column <= r->last_column;
}

/* NULL: it is not kept. */
static const struct over_column *column_of(const struct hoshi_cells *cells, uint32_t column)
{
    struct over_column *o = column <= HOSHI_LIMIT_BOOK_HEADS ? &cells->index->over[column] : NULL;
    if (o == NULL || o->is_there)
        return o;
    size_t n = 0;
    for (size_t i = 0; i < cells->n_merged; i++)
        n += is_over(&cells->merged[i], column);
    const struct hoshi_cell_range **v =
        n != 0 ? hoshi_arena_array(cells->index->arena, n, sizeof *v) : NULL;
    if (v == NULL && n != 0)
        return NULL;
    for (size_t i = 0; i < cells->n_merged; i++) {
        if (is_over(&cells->merged[i], column))
            v[o->n++] = &cells->merged[i];
    }
    if (n != 0)
        qsort(v, n, sizeof *v, by_row);
    o->range = v;
    o->is_there = true;
    return o;
}

/* One by one, for what is not kept. */
static const struct hoshi_cell_range *look_through(const struct hoshi_cells *cells, uint32_t row,
                                                   uint32_t column)
{
    for (size_t i = 0; i < cells->n_merged; i++) {
        const struct hoshi_cell_range *r = &cells->merged[i];
        if (is_over(r, column) && row >= r->row && row <= r->last_row)
            return r;
    }
    return NULL;
}

const struct hoshi_cell_range *hoshi_cells_merged(const struct hoshi_cells *cells, uint32_t row,
                                                  uint32_t column)
{
    if (cells->n_merged == 0)
        return NULL;
    const struct over_column *o = column_of(cells, column);
    if (o == NULL)
        return look_through(cells, row, column);
    size_t from = 0, to = o->n; /* the last that begins at the row or above is before from */
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
