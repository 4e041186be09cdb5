/* A GeoPackage as SQLite opens it: for reading alone, without locks and journals, and with nothing run that stands in
 * its schema. */
#ifndef COR_SOURCE_GPKG_DATABASE_H
#define COR_SOURCE_GPKG_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "source/location.h"

/* NULL when SQLite can't open it. VIEWS: they are run, by SQLite's own functions. Caller closes with sqlite3_close. */
sqlite3 *cor_gpkg_open(const char *path, bool views);

/* Whether CODE, SQLite's, says that the file is broken or can't be read; else what was asked for was not right. */
bool cor_gpkg_is_damage(int code);

/* COR_BAD_DATA: that the file is damaged, with SQLite's words. */
cor_status cor_gpkg_fail_damaged(const cor_source_location *location, sqlite3 *db, cor_error *err);

#endif
