#include "io/world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/lang.h"

hoshi_day hoshi_today(void)
{
    time_t there = time(NULL) + 9 * 3600; /* Japan has no summer time */
    struct tm tm;
    if (gmtime_r(&there, &tm) == NULL)
        return 0;
    return hoshi_date_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* "ja_JP.UTF-8" -> ja; English where it names none of ours. */
static enum hoshi_lang lang_of_locale(const char *name)
{
    for (int l = 0; l < HOSHI_LANG_COUNT_; l++) {
        if (strncmp(name, hoshi_lang_codes[l], strlen(hoshi_lang_codes[l])) == 0)
            return (enum hoshi_lang)l;
    }
    return HOSHI_LANG_EN;
}

enum hoshi_lang hoshi_env_lang(void)
{
    static const char *const name[] = {"HOSHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
        const char *v = getenv(name[i]);
        if (v != NULL && *v != '\0')
            return lang_of_locale(v);
    }
    return HOSHI_LANG_EN;
}

/* What is not absolute is to be ignored (XDG base directory specification). */
static const char *folder_of(const char *name)
{
    const char *v = getenv(name);
    return v != NULL && *v == '/' ? v : NULL;
}

char *hoshi_env_data_file(const char *name)
{
    const char *data = folder_of("XDG_DATA_HOME"), *home = folder_of("HOME");
    char *path = NULL;
    int n = -1;
    if (data != NULL)
        n = asprintf(&path, "%s/hoshi/%s", data, name);
    else if (home != NULL)
        n = asprintf(&path, "%s/.local/share/hoshi/%s", home, name);
    return n < 0 ? NULL : path;
}

bool hoshi_tty_is(int fd)
{
    return isatty(fd) == 1;
}

bool hoshi_tty_color(int fd)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return hoshi_tty_is(fd) && (no == NULL || *no == '\0') &&
           (term != NULL && strcmp(term, "dumb") != 0);
}

static struct winsize window(int fd)
{
    struct winsize w = {0};
    if (ioctl(fd, TIOCGWINSZ, &w) != 0)
        w = (struct winsize){0};
    return w;
}

unsigned hoshi_tty_columns(int fd)
{
    return window(fd).ws_col;
}

unsigned hoshi_tty_rows(int fd)
{
    return window(fd).ws_row;
}

bool hoshi_pager_show(struct hoshi_str text)
{
    const char *pager = getenv("PAGER");
    if (pager == NULL || *pager == '\0')
        pager = "less";
    /* Quit if one screen, keep colours, leave the text on the screen, say how to leave: in ASCII,
     * since less 590 garbles anything else in its prompt. */
    setenv("LESS", "FRXPs[SPACE] next  [b] back  [q] quit$", 0);
    setenv("LESSSECURE", "1", 0);
    setenv("LESSCHARSET", "utf-8", 0);
    void (*before)(int) = signal(SIGPIPE, SIG_DFL); /* as the pager and its children expect it */
    FILE *f = popen(pager, "we");
    signal(SIGPIPE, SIG_IGN); /* the reader may quit early */
    if (f != NULL)
        (void)fwrite(text.p, 1, text.n, f);
    int status = f != NULL ? pclose(f) : -1;
    signal(SIGPIPE, before);
    if (f == NULL)
        return false;
    return !(WIFEXITED(status) && WEXITSTATUS(status) == 127); /* 127: the shell found no pager */
}
