#include "tui/screen.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/digits.h"
#include "base/str.h"
#include "io/complete.h"
#include "io/leftovers.h"
#include "report/level.h"
#include "tui/draw.h"
#include "tui/libncurses.h"
#include "tui/question.h"
#include "tui/state.h"

static const struct hoshi_libncurses *lib; /* loaded before anything below runs */

/* Our texts are UTF-8 whatever the locale says; a C locale needs only a character set that fits. */
static bool take_utf8_locale(void)
{
    static const char *const name[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8", "ja_JP.UTF-8"};
    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
        if (setlocale(LC_CTYPE, name[i]) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
            return true;
    }
    return false;
}

static void start_colors(bool color)
{
    static const struct {
        enum hoshi_look look;
        short color;
    } row[] = {{HOSHI_LOOK_GOOD, COLOR_GREEN},
               {HOSHI_LOOK_PART, COLOR_YELLOW},
               {HOSHI_LOOK_BAD, COLOR_RED}};
    if (!color || !lib->has_colors() || lib->start_color() == ERR)
        return;
    bool has_default = lib->use_default_colors() != ERR;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        lib->init_pair((short)(i + 1), row[i].color, has_default ? -1 : COLOR_BLACK);
}

static attr_t attributes(enum hoshi_look look, unsigned flags, bool color, short *ret_pair)
{
    attr_t a = (flags & HOSHI_DRAW_REVERSE) != 0 ? A_REVERSE : A_NORMAL;
    *ret_pair = 0;
    switch (look) {
    case HOSHI_LOOK_HEAD:
    case HOSHI_LOOK_QUESTION:
        return a | A_BOLD;
    case HOSHI_LOOK_DIM:
        return a | A_DIM;
    case HOSHI_LOOK_GOOD:
    case HOSHI_LOOK_PART:
    case HOSHI_LOOK_BAD:
        if (color && lib->has_colors())
            *ret_pair = look == HOSHI_LOOK_GOOD ? 1 : look == HOSHI_LOOK_PART ? 2 : 3;
        return a;
    case HOSHI_LOOK_PLAIN:
        break;
    }
    return a;
}

static void put(void *self, unsigned row, unsigned col, enum hoshi_look look, unsigned flags,
                struct hoshi_str text)
{
    const struct hoshi_screen *screen = self;
    short pair;
    attr_t a = attributes(look, flags, screen->color, &pair);
    lib->attr_set(a, pair, NULL);
    lib->mvaddnstr((int)row, (int)col, text.p, (int)text.n);
    lib->attr_set(A_NORMAL, 0, NULL);
}

/* Bracketed paste: terminals that know it say where pasted text begins and ends. The codes lie
 * above those of ncurses. */
#define CURSES_PASTE (KEY_MAX + 1)
#define CURSES_PASTED (KEY_MAX + 2)

static void mark_pastes(bool on)
{
    if (on) {
        lib->define_key("\033[200~", CURSES_PASTE);
        lib->define_key("\033[201~", CURSES_PASTED);
    }
    (void)fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
    (void)fflush(stdout);
}

static uint32_t key_of(int rc, wint_t c)
{
    static const struct {
        int curses;
        uint32_t key;
    } row[] = {{KEY_UP, HOSHI_KEY_UP},           {KEY_DOWN, HOSHI_KEY_DOWN},
               {KEY_LEFT, HOSHI_KEY_LEFT},       {KEY_RIGHT, HOSHI_KEY_RIGHT},
               {KEY_PPAGE, HOSHI_KEY_PAGE_UP},   {KEY_NPAGE, HOSHI_KEY_PAGE_DOWN},
               {KEY_HOME, HOSHI_KEY_HOME},       {KEY_END, HOSHI_KEY_END},
               {KEY_ENTER, HOSHI_KEY_ENTER},     {KEY_BACKSPACE, HOSHI_KEY_BACKSPACE},
               {KEY_DC, HOSHI_KEY_DELETE},       {CURSES_PASTE, HOSHI_KEY_PASTE},
               {CURSES_PASTED, HOSHI_KEY_PASTED}};
    if (rc == KEY_CODE_YES) {
        for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
            if ((int)c == row[i].curses)
                return row[i].key;
        }
        return 0; /* KEY_RESIZE and keys that mean nothing here: draw again */
    }
    switch (c) {
    case '\r':
    case '\n':
        return HOSHI_KEY_ENTER;
    case '\t':
        return HOSHI_KEY_TAB;
    case 27:
        return HOSHI_KEY_ESCAPE;
    case 8:
    case 127:
        return HOSHI_KEY_BACKSPACE;
    default:
        return (uint32_t)c;
    }
}

static uint32_t read_key(void)
{
    for (;;) {
        wint_t c;
        int rc = lib->get_wch(&c);
        if (rc != ERR)
            return key_of(rc, c);
        if (errno != EINTR)
            return HOSHI_KEY_GONE;
    }
}

/* Whether more has come already; it is thrown away. No hand is that fast. */
static bool drop_pending(void)
{
    wint_t c;
    bool any = false;
    lib->nodelay(*lib->stdscr, TRUE);
    while (lib->get_wch(&c) != ERR)
        any = true;
    lib->nodelay(*lib->stdscr, FALSE);
    return any;
}

/* --- effects */

static struct hoshi_state switch_target(struct hoshi_screen *screen, struct hoshi_state s)
{
    bool no_other;
    char star[HOSHI_DECIMAL_BYTES];
    enum hoshi_edit_result r = hoshi_switch_target(screen->e, screen->iv, &s.at, &no_other);
    s.result = &screen->e->now->result;
    if (!no_other)
        return hoshi_state_saved(
            s, r, hoshi_level_arg(screen->iv->cat, screen->iv->target, s.lang, star));
    s.effect = HOSHI_EFFECT_NONE;
    hoshi_state_say(&s, hoshi_no_other_target(screen->iv->cat), NULL, true);
    return s;
}

static struct hoshi_state undo(struct hoshi_screen *screen, struct hoshi_state s)
{
    struct hoshi_buf what;
    hoshi_buf_init(&what, 0);
    enum hoshi_edit_result r =
        hoshi_undo(screen->e, screen->iv, s.effect == HOSHI_EFFECT_REDO, &s.at);
    s.result = &screen->e->now->result;
    if (r == HOSHI_EDIT_SAVED) {
        s.scroll = 0;
        hoshi_undone_put(screen->e, s.lang, &what);
    }
    s = hoshi_state_saved(s, r, what.p);
    hoshi_buf_release(&what);
    return s;
}

static struct hoshi_state about(struct hoshi_screen *screen, struct hoshi_state s)
{
    enum hoshi_edit_result r =
        s.ask == HOSHI_ASK_NAME       ? hoshi_editor_name(screen->e, s.line.text)
        : s.ask == HOSHI_ASK_SCOPE    ? hoshi_editor_scope(screen->e, s.line.text)
        : s.ask == HOSHI_ASK_EXCLUDED ? hoshi_editor_include(screen->e, s.included)
                                      : hoshi_editor_exclude(screen->e, s.excluded, s.line.text);
    s.result = &screen->e->now->result;
    return hoshi_state_saved(s, r, NULL);
}

static struct hoshi_state condition(struct hoshi_screen *screen, struct hoshi_state s)
{
    enum hoshi_edit_result r =
        hoshi_editor_condition(screen->e, hoshi_state_item(&s)->condition, s.condition);
    s.result = &screen->e->now->result;
    s = hoshi_state_saved(s, r, NULL);
    if (r == HOSHI_EDIT_CONFLICT)
        hoshi_state_say(&s, hoshi_conflict_msg(screen->e), screen->e->changed.p, true);
    return s;
}

static struct hoshi_state answer(struct hoshi_screen *screen, struct hoshi_state s)
{
    struct hoshi_decision d = hoshi_dialogue_decision(&s.draft);
    enum hoshi_msg but = d.file != NULL ? hoshi_file_msg(screen->e->path, d.file) : HOSHI_MSG_NONE;
    enum hoshi_edit_result r = hoshi_editor_answer(screen->e, hoshi_state_item(&s)->criterion, &d);
    s.result = &screen->e->now->result;
    if (r == HOSHI_EDIT_SAVED || r == HOSHI_EDIT_MERGED)
        hoshi_interview_said(screen->iv, hoshi_state_item(&s)->criterion);
    s = hoshi_state_saved(s, r, NULL);
    if (r == HOSHI_EDIT_CONFLICT)
        hoshi_state_say(&s, hoshi_conflict_msg(screen->e), screen->e->changed.p, true);
    if (r == HOSHI_EDIT_SAVED && but != HOSHI_MSG_NONE)
        hoshi_state_say(&s, but, NULL, true);
    if (r == HOSHI_EDIT_MERGED)
        hoshi_state_say(&s, hoshi_merged_msg(screen->e), screen->e->changed.p,
                        screen->e->changed.n != 0);
    return s;
}

static struct hoshi_state complete(struct hoshi_screen *screen, struct hoshi_state s)
{
    char path[HOSHI_LINE_BYTES];
    size_t n = hoshi_complete_path(screen->e->path, s.line.text, path, sizeof path);
    return hoshi_state_completed(s, path, n);
}

static struct hoshi_state perform(struct hoshi_screen *screen, struct hoshi_state s)
{
    switch (s.effect) {
    case HOSHI_EFFECT_ANSWER:
        return answer(screen, s);
    case HOSHI_EFFECT_CONDITION:
        return condition(screen, s);
    case HOSHI_EFFECT_ABOUT:
        return about(screen, s);
    case HOSHI_EFFECT_TARGET:
        return switch_target(screen, s);
    case HOSHI_EFFECT_UNDO:
    case HOSHI_EFFECT_REDO:
        return undo(screen, s);
    case HOSHI_EFFECT_COMPLETE:
        return complete(screen, s);
    case HOSHI_EFFECT_REDRAW:
        lib->clearok(*lib->curscr, TRUE);
        break;
    case HOSHI_EFFECT_SUSPEND:
        mark_pastes(false);
        lib->endwin();
        raise(SIGSTOP);
        mark_pastes(true);
        break;
    case HOSHI_EFFECT_NONE:
    case HOSHI_EFFECT_QUIT:
        break;
    }
    return s;
}

static struct hoshi_state draw(struct hoshi_screen *screen, struct hoshi_state s,
                               unsigned *ret_revealed)
{
    struct hoshi_surface to = {screen, (unsigned)*lib->LINES, (unsigned)*lib->COLS, put};
    lib->erase();
    struct hoshi_drawn d = hoshi_draw(&s, &to, screen->e->path,
                                      screen->e->problem.p != NULL ? screen->e->problem.p : "");
    lib->curs_set(d.has_cursor ? 1 : 0);
    if (d.has_cursor)
        lib->move((int)d.row, (int)d.col);
    lib->refresh();
    s.n_line = d.n_line;
    s.n_row = d.n_row;
    s.hidden = d.is_too_small;
    *ret_revealed = d.revealed;
    return s;
}

/* Pasted lines become one in a field. At a question they are none of its keys. */
static struct hoshi_state take_paste(struct hoshi_screen *screen, struct hoshi_state s)
{
    struct hoshi_buf text;
    char bytes[4];
    hoshi_buf_init(&text, HOSHI_LINE_BYTES); /* one that is longer fails, and is refused */
    uint32_t key = read_key();
    for (; key != HOSHI_KEY_PASTED && key != HOSHI_KEY_GONE; key = read_key()) {
        if (key == HOSHI_KEY_ENTER || key == HOSHI_KEY_TAB)
            key = ' ';
        if (hoshi_key_is_text(key))
            hoshi_buf_put(&text, bytes, hoshi_key_encode(key, bytes));
    }
    if (key == HOSHI_KEY_GONE)
        s = perform(screen, hoshi_state_reduce(s, key));
    else if (s.mode != HOSHI_MODE_INPUT || s.hidden)
        hoshi_state_say(&s, HOSHI_MSG_ASSESS_PASTED, NULL, true);
    else
        s = hoshi_state_paste(s, text.n != 0 ? text.p : "",
                              text.failed ? HOSHI_LINE_BYTES : text.n);
    hoshi_buf_release(&text);
    return s;
}

/* A sentence that an input method hands over at once comes without a mark; its first letter is none
 * of a key board's. */
static struct hoshi_state take(struct hoshi_screen *screen, struct hoshi_state s, uint32_t key)
{
    bool is_letter = key >= 0x80 && key < HOSHI_KEY_UP;
    if (key == HOSHI_KEY_PASTE)
        return take_paste(screen, s);
    if (is_letter && s.mode != HOSHI_MODE_INPUT && drop_pending()) {
        hoshi_state_say(&s, HOSHI_MSG_ASSESS_PASTED, NULL, true);
        return s;
    }
    return key != 0 ? perform(screen, hoshi_state_reduce(s, key)) : s;
}

/* For a handler: what the one of ncurses does too. */
static void leave(void)
{
    mark_pastes(false);
    lib->endwin();
}

enum hoshi_rc hoshi_screen_run(struct hoshi_screen *screen)
{
    const char *kind = getenv("TERM");
    if (kind == NULL || strcmp(kind, "dumb") == 0 || !take_utf8_locale())
        return HOSHI_E_UNSUPPORTED;
    lib = hoshi_libncurses();
    if (lib == NULL)
        return HOSHI_E_UNSUPPORTED;
    SCREEN *term = lib->newterm(NULL, stdout, stdin);
    if (term == NULL)
        return HOSHI_E_UNSUPPORTED;
    hoshi_leftovers_before_end(leave); /* not ncurses's own handler, which ends with status 1 */
    lib->raw(); /* Ctrl-C is a key: the lock goes and the terminal is left in order */
    lib->noecho();
    lib->nonl();
    lib->keypad(*lib->stdscr, TRUE);
    lib->set_escdelay(200);
    mark_pastes(true);
    start_colors(screen->color);
    struct hoshi_state s = hoshi_state_start(screen->iv, &screen->e->now->result, screen->e->lang);
    while (s.effect != HOSHI_EFFECT_QUIT) {
        unsigned revealed;
        s = draw(screen, s, &revealed);
        unsigned most = s.n_line > s.n_row ? s.n_line - s.n_row : 0;
        if (s.reveal != 0) {
            s.reveal = 0;
            s.scroll = revealed < most ? revealed : most;
            s = draw(screen, s, &revealed);
        }
        unsigned *at = hoshi_state_scrolled(&s);
        if (*at > most) { /* the text became shorter, or the window larger */
            *at = most;
            s = draw(screen, s, &revealed);
        }
        s = take(screen, s, read_key());
    }
    hoshi_leftovers_before_end(NULL);
    mark_pastes(false);
    lib->endwin();
    lib->delscreen(term);
    return HOSHI_OK;
}
