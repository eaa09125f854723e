/* Words that an option takes. */
#include "cli/opt.h"
#include "diag/diag.h"

void hoshi_words_put(struct hoshi_buf *out, const char *const *words, const char *separator)
{
    for (size_t i = 0; words[i] != NULL; i++) {
        hoshi_buf_puts(out, i > 0 ? separator : "");
        hoshi_buf_puts(out, words[i]);
    }
}

bool hoshi_bad_word(struct hoshi_diags *diags, const char *option, const char *word,
                    const char *const *words)
{
    struct hoshi_buf list;
    size_t n = 0;
    hoshi_buf_init(&list, 1024);
    hoshi_words_put(&list, words, ", ");
    while (words[n] != NULL)
        n++;
    hoshi_diag_add(diags, HOSHI_DIAG_SOURCES, HOSHI_HS3004, HOSHI_SPAN_FILE, option, word, list.p);
    hoshi_diag_suggest(diags, HOSHI_DIAG_SOURCES, word, words, n);
    hoshi_buf_release(&list);
    return false;
}
