/* For LD_PRELOAD: a machine without the libraries that the program loads when it needs them. */
void *dlopen(const char *name, int flags);

void *dlopen(const char *name, int flags)
{
    (void)name;
    (void)flags;
    return 0;
}
