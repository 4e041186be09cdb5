/* What the cells of a CSV say of a row's position, and what is wrong with those that say none. */
#ifndef COR_SOURCE_GDAL_CSV_POSITION_H
#define COR_SOURCE_GDAL_CSV_POSITION_H

#include <stdbool.h>

/* A cell as a number: "33.7", "33,7". With DEGREES also 33.7°, 33°42'N, 33 42 0 N, N 33.7: degrees, minutes and
 * seconds, of which all but the last are whole; S and W are negative, and only the letters of LETTERS ("NS" or "EW")
 * stand for themselves. False when TEXT is none of these. */
bool cor_csv_parse_coordinate(const char *text, bool degrees, const char *letters, double *ret_x);

/* Why a row whose cells X and Y are called X_NAME and Y_NAME is nowhere on earth, as words behind "row 7: ". NULL cells
 * are empty. Caller frees. */
char *cor_csv_position_fault(const char *x_name, const char *x, const char *y_name, const char *y, bool degrees);

#endif
