/* Which files of a folder are taken for answer sheets, by their names. */
#ifndef HOSHI_APP_SESSION_SHEET_NAMES_H
#define HOSHI_APP_SESSION_SHEET_NAMES_H

#include <hoshi/types.h>

/** Suffixes of the names that are taken for sheets, for people. @return static text @owner static
 * storage */
const char *hoshi_sheet_suffixes(void);

/**
 * Whether a file of a folder that is read lies in a folder "evidence", as a sheet's evidence does:
 * nothing there is a sheet. Registers are tables.
 *
 * @param below as the walk gives it, without the folder it started in
 * @return true when it does
 */
bool hoshi_sheet_is_evidence(const char *below);

/**
 * Whether a file of a folder that is read is taken for a sheet.
 *
 * @param below as the walk gives it, without the folder it started in
 * @param name  its last part
 * @return true when it is
 */
bool hoshi_sheet_is_named(const char *below, const char *name);

/**
 * Whether a file of such a folder, which is taken for no sheet, may be one all the same: not what
 * lies in a folder "evidence", and not what systems leave behind.
 *
 * @param below as the walk gives it, without the folder it started in
 * @param name  its last part
 * @return true when it may be
 */
bool hoshi_sheet_is_suspect(const char *below, const char *name);

#endif
