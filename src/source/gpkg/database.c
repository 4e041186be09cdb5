#include "source/gpkg/database.h"

#include <glib.h>

sqlite3 *cor_gpkg_open(const char *path, bool views)
{
    sqlite3 *db = NULL;
    char *escaped = g_uri_escape_string(path, "/", FALSE);
    char *uri = g_strconcat(*path == '/' ? "file://" : "file:./", escaped, "?immutable=1", NULL);
    if (sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        sqlite3_close(db);
        db = NULL;
    } else {
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, (int) views, NULL);
        sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    }
    g_free(uri);
    g_free(escaped);
    return db;
}

bool cor_gpkg_is_damage(int code)
{
    int primary = code & 0xff; /* https://www.sqlite.org/rescode.html#extrc */
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_IOERR;
}

cor_status cor_gpkg_fail_damaged(const cor_source_location *location, sqlite3 *db, cor_error *err)
{
    int code = sqlite3_errcode(db);
    return cor_source_fail(
        location, err,
        "is damaged and can't be read to its end (%s); ogr2ogr or \"sqlite3 FILE .recover\" may save what is left",
        cor_gpkg_is_damage(code) ? sqlite3_errmsg(db) : "the index of its places lacks rows");
}
