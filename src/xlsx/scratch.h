/* The files that libxlsxwriter puts the parts of a workbook into before it packs them. */
#ifndef HOSHI_XLSX_SCRATCH_H
#define HOSHI_XLSX_SCRATCH_H

#include <stdbool.h>

/** Forget what went wrong with the files of an earlier workbook. */
void hoshi_scratch_start(void);

/**
 * Whether a part of the workbook could not be kept: what was packed then is not what was written.
 *
 * @return true when any of them failed since hoshi_scratch_start()
 */
bool hoshi_scratch_failed(void);

#endif
