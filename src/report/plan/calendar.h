/* A calendar as RFC 5545 writes it: lines, folding, escaping, events of whole days. */
#ifndef HOSHI_REPORT_PLAN_CALENDAR_H
#define HOSHI_REPORT_PLAN_CALENDAR_H

#include <hoshi/buf.h>
#include <hoshi/date.h>

/** A calendar that is being written. */
struct hoshi_calendar {
    struct hoshi_buf *out;
    const char *whose; /**< digest that keeps apart the events of several companies */
    hoshi_day stamp;
};

/** One event. */
struct hoshi_event {
    const char *kind, *about; /**< both together name it within a calendar; plain ASCII */
    const char *summary;      /**< foreign text */
    const char *text;         /**< foreign text, lines ended by LF */
    hoshi_day start, end;     /**< first and last day */
    hoshi_months every;       /**< 0 = once */
    unsigned alarm_days;      /**< before its first day */
};

/**
 * Begin a calendar.
 *
 * @param ret_cal set
 * @param out     appended to
 * @param whose   hexadecimal digest; borrowed
 * @param stamp   the day that every event is said to be made
 * @param name    foreign text
 */
void hoshi_calendar_start(struct hoshi_calendar *ret_cal, struct hoshi_buf *out, const char *whose,
                          hoshi_day stamp, const char *name);

/** Append an event. @param cal begun @param event what */
void hoshi_calendar_event(const struct hoshi_calendar *cal, const struct hoshi_event *event);

/** End the calendar. @param cal begun */
void hoshi_calendar_end(const struct hoshi_calendar *cal);

#endif
