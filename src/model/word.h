/* A word of a closed list: its code for machines and its label for people. */
#ifndef HOSHI_MODEL_WORD_H
#define HOSHI_MODEL_WORD_H

#include <hoshi/types.h>

struct hoshi_word_row {
    const char *code;
    struct hoshi_text label;
};

/* The value of a row, as the lists of words (*.def) write it. */
#define HOSHI_WORD_ROW(code, en, ja)                                                               \
    {                                                                                              \
        code,                                                                                      \
        {                                                                                          \
            {                                                                                      \
                [HOSHI_LANG_JA] = (ja), [HOSHI_LANG_EN] = (en)                                     \
            }                                                                                      \
        }                                                                                          \
    }

#endif
