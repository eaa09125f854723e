#include "codec/parse/tree.h"

#include "diag/diag.h"

enum hoshi_rc hoshi_tree_read(const struct hoshi_input *in, const char *default_catalogue,
                              struct hoshi_arena *arena, struct hoshi_diags *diags,
                              struct hoshi_tree *ret_tree)
{
    *ret_tree = (struct hoshi_tree){.text = in->bytes, .n_error_before = diags->n_error};
    ret_tree->source = hoshi_diags_source(diags, in->name, in->bytes);
    uint16_t source = ret_tree->source;
    if (hoshi_foreign_is_workbook(in->bytes)) {
        ret_tree->format = HOSHI_INPUT_XLSX;
        return hoshi_book_load(in->bytes, in->book, default_catalogue, arena, diags, source,
                               &ret_tree->root, &ret_tree->layout);
    }
    enum hoshi_rc rc = hoshi_text_check(in->bytes, diags, source, &ret_tree->text);
    if (rc != HOSHI_OK)
        return rc;
    struct hoshi_str text = ret_tree->text;
    hoshi_diags_text(diags, source, text);
    ret_tree->format = hoshi_input_sniff(in, text);
    switch (ret_tree->format) {
    case HOSHI_INPUT_JSON:
        return hoshi_json_load(text, arena, diags, source, &ret_tree->root);
    case HOSHI_INPUT_CSV:
        return hoshi_csv_load(text, default_catalogue, arena, diags, source, &ret_tree->root);
    case HOSHI_INPUT_AUTO:
    case HOSHI_INPUT_YAML:
    case HOSHI_INPUT_XLSX: /* a name alone: then the bytes are text */
    case HOSHI_INPUT_COUNT_:
        break;
    }
    return hoshi_yaml_load(text, arena, diags, source, &ret_tree->root);
}
