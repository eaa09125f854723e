#include "report/plan/calendar.h"

#include <string.h>

#include "base/digits.h"
#include "base/str.h"
#include "base/visible.h"

enum { LINE_OCTETS = 75, WHOSE_DIGITS = 16, SURE_DAYS = 28, MONTHS_OF_YEAR = 12 };

/* A content line; longer ones are folded between characters, and the space that begins the next
 * line counts (RFC 5545, 3.1). */
static void put_line(const struct hoshi_calendar *cal, const struct hoshi_buf *line)
{
    size_t room = LINE_OCTETS;
    for (size_t at = 0; at < line->n;) {
        size_t n = line->n - at < room ? line->n - at : room;
        while (at + n < line->n && ((unsigned char)line->p[at + n] & 0xc0) == 0x80)
            n--;
        hoshi_buf_puts(cal->out, at != 0 ? "\r\n " : "");
        hoshi_buf_put(cal->out, line->p + at, n);
        at += n;
        room = LINE_OCTETS - 1;
    }
    hoshi_buf_puts(cal->out, "\r\n");
    cal->out->failed = cal->out->failed || line->failed;
}

static void put(const struct hoshi_calendar *cal, const char *name, const char *value)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, name);
    hoshi_buf_puts(&line, value);
    put_line(cal, &line);
    hoshi_buf_release(&line);
}

/* TEXT of RFC 5545, 3.3.11. */
static void put_text(const struct hoshi_calendar *cal, const char *name, const char *text)
{
    struct hoshi_buf line, seen;
    hoshi_buf_init(&line, 0);
    hoshi_buf_init(&seen, 0);
    hoshi_buf_puts(&line, name);
    for (const char *at = text != NULL ? text : ""; *at != '\0';) {
        size_t n = strcspn(at, "\n");
        hoshi_buf_clear(&seen);
        hoshi_put_visible(&seen, (struct hoshi_str){at, n}, 0);
        for (size_t i = 0; i < seen.n; i++) {
            hoshi_buf_puts(&line, strchr("\\;,", seen.p[i]) != NULL ? "\\" : "");
            hoshi_buf_put(&line, &seen.p[i], 1);
        }
        hoshi_buf_puts(&line, at[n] == '\n' ? "\\n" : "");
        at += n + (at[n] == '\n');
    }
    line.failed = line.failed || seen.failed;
    put_line(cal, &line);
    hoshi_buf_release(&line);
    hoshi_buf_release(&seen);
}

/* "20261123" */
static void put_date(struct hoshi_buf *out, hoshi_day day)
{
    char text[HOSHI_DATE_BYTES];
    hoshi_date_format(day, text);
    hoshi_buf_put(out, text, 4);
    hoshi_buf_put(out, text + 5, 2);
    hoshi_buf_put(out, text + 8, 2);
}

static void put_day(const struct hoshi_calendar *cal, const char *name, hoshi_day day,
                    const char *behind)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, name);
    put_date(&line, day);
    hoshi_buf_puts(&line, behind);
    put_line(cal, &line);
    hoshi_buf_release(&line);
}

static int two_digits(const char *s)
{
    return (s[0] - '0') * 10 + (s[1] - '0');
}

/* Every so many months. Behind the 28th a month may have no such day: its last one stands for it,
 * as in hoshi_date_add(). */
static void put_rule(const struct hoshi_calendar *cal, const struct hoshi_event *e)
{
    char day[HOSHI_DATE_BYTES];
    struct hoshi_buf line;
    bool yearly = e->every % MONTHS_OF_YEAR == 0;
    if (e->every == 0)
        return;
    hoshi_date_format(e->start, day);
    int month = two_digits(day + 5), of_month = two_digits(day + 8);
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, yearly ? "RRULE:FREQ=YEARLY" : "RRULE:FREQ=MONTHLY");
    unsigned interval = yearly ? e->every / MONTHS_OF_YEAR : e->every;
    if (interval > 1) {
        hoshi_buf_puts(&line, ";INTERVAL=");
        hoshi_buf_int(&line, interval);
    }
    if (of_month > SURE_DAYS && (!yearly || month == 2)) {
        hoshi_buf_puts(&line, yearly ? ";BYMONTH=2" : "");
        hoshi_buf_puts(&line, ";BYMONTHDAY=28");
        for (int d = SURE_DAYS + 1; d <= of_month; d++) {
            hoshi_buf_puts(&line, ",");
            hoshi_buf_int(&line, d);
        }
        hoshi_buf_puts(&line, ";BYSETPOS=-1");
    }
    put_line(cal, &line);
    hoshi_buf_release(&line);
}

static void put_alarm(const struct hoshi_calendar *cal, const struct hoshi_event *e)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    put(cal, "BEGIN:", "VALARM");
    put(cal, "ACTION:", "DISPLAY");
    put_text(cal, "DESCRIPTION:", e->summary);
    hoshi_buf_puts(&line, "TRIGGER:-P");
    hoshi_buf_int(&line, e->alarm_days);
    hoshi_buf_puts(&line, "D");
    put_line(cal, &line);
    put(cal, "END:", "VALARM");
    hoshi_buf_release(&line);
}

static void put_uid(const struct hoshi_calendar *cal, const struct hoshi_event *e)
{
    struct hoshi_buf line;
    hoshi_buf_init(&line, 0);
    hoshi_buf_puts(&line, "UID:");
    hoshi_buf_puts(&line, e->kind);
    hoshi_buf_puts(&line, "-");
    hoshi_buf_puts(&line, e->about);
    hoshi_buf_puts(&line, "-");
    hoshi_buf_put(&line, cal->whose, WHOSE_DIGITS);
    hoshi_buf_puts(&line, "@hoshi.invalid");
    put_line(cal, &line);
    hoshi_buf_release(&line);
}

void hoshi_calendar_start(struct hoshi_calendar *ret_cal, struct hoshi_buf *out, const char *whose,
                          hoshi_day stamp, const char *name)
{
    *ret_cal = (struct hoshi_calendar){out, whose, stamp};
    put(ret_cal, "BEGIN:", "VCALENDAR");
    put(ret_cal, "VERSION:", "2.0");
    put(ret_cal, "PRODID:", "-//hoshi//hoshi plan//EN");
    put(ret_cal, "CALSCALE:", "GREGORIAN");
    put(ret_cal, "METHOD:", "PUBLISH");
    put_text(ret_cal, "X-WR-CALNAME:", name);
}

void hoshi_calendar_event(const struct hoshi_calendar *cal, const struct hoshi_event *event)
{
    put(cal, "BEGIN:", "VEVENT");
    put_uid(cal, event);
    put_day(cal, "DTSTAMP:", cal->stamp, "T000000Z");
    put_day(cal, "DTSTART;VALUE=DATE:", event->start, "");
    put_day(cal, "DTEND;VALUE=DATE:", event->end + 1, ""); /* the day after */
    put_rule(cal, event);
    put_text(cal, "SUMMARY:", event->summary);
    put_text(cal, "DESCRIPTION:", event->text);
    put(cal, "TRANSP:", "TRANSPARENT");
    put_alarm(cal, event);
    put(cal, "END:", "VEVENT");
}

void hoshi_calendar_end(const struct hoshi_calendar *cal)
{
    put(cal, "END:", "VCALENDAR");
}
