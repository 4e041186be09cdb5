/* What tests of sources share: a folder for the files they make, and one call that reads. */
#ifndef COR_TEST_SOURCE_FIXTURE_H
#define COR_TEST_SOURCE_FIXTURE_H

#include "source/source.h"
#include "support/cmocka_all.h"

typedef struct {
    char *folder;
    cor_sources *sources;
    cor_arena *arena;
    cor_interns *interns;
    cor_diagnostics *diagnostics;
    cor_error error;
} fixture;

int fixture_set_up(void **state);
int fixture_tear_down(void **state); /* removes the folder */

/* A path in the folder. In the arena. */
const char *fixture_path(fixture *f, const char *name);

/* Writes a file into the folder; returns its path. */
const char *fixture_write(fixture *f, const char *name, const void *bytes, size_t size);
const char *fixture_write_text(fixture *f, const char *name, const char *text);

/* Reads the folder's file NAME with all fields as REQUEST says (its url and name are filled in), or fails the test with
 * the error's message. */
const cor_table *fixture_read(fixture *f, const char *name, cor_request request);

/* The same for what must fail with COR_BAD_DATA; returns the message. */
const char *fixture_fail(fixture *f, const char *name, cor_request request);

/* Whether some remark holds TEXT. */
bool fixture_remarked(const fixture *f, const char *text);

/* Names of the files in the folder, sorted, parted by blanks. In the arena. */
const char *fixture_listing(fixture *f);

/* Cells, which must be of the kind asked for. A missing column fails the test. */
const char *text_at(const cor_table *table, const char *column, size_t row); /* "(null)" for null */
double number_at(const cor_table *table, const char *column, size_t row);
bool null_at(const cor_table *table, const char *column, size_t row);
cor_value value_at(const cor_table *table, const char *column, size_t row);

/* The geometry of ROW as "POINT 1 2", "LINE 0 0, 1 1; 5 5, 6 6", "POLYGON …", "NONE". In the arena. */
const char *shape_at(fixture *f, const cor_table *table, size_t row);

#endif
