/* Our own bugs, never input: on in release builds too. */
#ifndef HOSHI_BASE_ASSERT_H
#define HOSHI_BASE_ASSERT_H

#define HOSHI_ASSERT(cond) ((cond) ? (void)0 : hoshi_assert_failed(#cond, __FILE__, __LINE__))

typedef void hoshi_assert_handler(const char *what, const char *file, int line);

/** The program sets a handler that says so on stderr and exits 5; without one, abort(). */
void hoshi_assert_set_handler(hoshi_assert_handler *handler);
/** What HOSHI_ASSERT calls. */
_Noreturn void hoshi_assert_failed(const char *what, const char *file, int line);

#endif
