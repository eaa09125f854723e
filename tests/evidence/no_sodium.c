/* A library to preload: libsodium that finds no random source. */
int sodium_init(void);

int sodium_init(void)
{
    return -1;
}
