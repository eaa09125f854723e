#include "tui/key.h"

uint32_t hoshi_key_plain(uint32_t key)
{
    if (key >= 0xff01 && key <= 0xff5e)
        key -= 0xfee0;
    if (key >= 'A' && key <= 'Z')
        return key | 0x20;
    switch (key) {
    case 0x3000:
        return ' ';
    case 0x3042: /* the keys a, i, u, e, o and n themselves become these */
        return 'a';
    case 0x3044:
        return 'i';
    case 0x3046:
        return 'u';
    case 0x3048:
        return 'e';
    case 0x304a:
        return 'o';
    case 0x3093:
        return 'n';
    default:
        return key;
    }
}
