/* Spreadsheets, .xlsx and .ods, by GDAL's drivers: a sheet as the text of a table, which is then read as a CSV is, with
 * its titles, tags, days and numbers. Such a file is an archive of XML from anywhere: it is looked through before a
 * driver sees it, which it does behind a fence, and nothing that it names is opened. */
#ifndef COR_SOURCE_GDAL_WORKBOOK_H
#define COR_SOURCE_GDAL_WORKBOOK_H

#include "source/gdal/bytes.h"
#include "source/gdal/fence.h"
#include "source/location.h"

bool cor_workbook_is(const char *url);

enum { COR_WORKBOOK_SEPARATOR = 0x1f };

/* The sheet that REQUEST names, else the only one that has cells, as UTF-8 in rows of cells with
 * COR_WORKBOOK_SEPARATOR between them; rows are those of the sheet, also empty ones. Caller frees with
 * cor_bytes_free. */
cor_status cor_workbook_text(const cor_request *request, cor_bytes *ret_text, cor_error *err);

/* Looks through the archive NAME, which GDAL knows by that name: what it unpacks to and how many cells it has are
 * bounded, and it may not declare anything of XML's. Of what can't be read, the driver tells. */
cor_status cor_workbook_check(const cor_source_location *location, const char *name, cor_error *err);

#endif
