/* The folder of a batch: whose it is, what was drawn into it before, and its indexes. Knows no page but by the name of
 * its files and the record that was made when it was drawn: a JSON object.
 *
 *   .corridor-lock          held while a batch is at work
 *   .corridor-journal…      a record a line, as pages are finished; gone when the index is written
 *   .corridor-shard-I-of-N  what a shard has drawn, until shards are merged
 *   .corridor-book          in a store: the fingerprint of its book.pdf
 *   index.json, index.html  what is there */
#ifndef COR_BATCH_FOLDER_H
#define COR_BATCH_FOLDER_H

#include <jansson.h>

#include "base/diagnostics.h"
#include "batch/output_store.h"

typedef struct cor_folder cor_folder;

/* Takes hold of the folder at PATH, which is made when it is missing, and reads what is known of it. SHARDS 0: of all
 * of it, and nobody else's leftovers stay. COR_BAD_OUTPUT when it is held by someone else or cannot be written to.
 * PATH may be in an object store, where nobody can hold anything: the user sees to it that he is alone. */
cor_status cor_folder_open(cor_sources *sources, const char *path, unsigned shard, unsigned shards,
                           cor_folder **ret_folder, cor_error *err);
void cor_folder_free(cor_folder *folder);

/* In a forked process: the lock stays with the parent. */
void cor_folder_release(cor_folder *folder);

const char *cor_folder_path(const cor_folder *folder);
bool cor_folder_is_store(const cor_folder *folder);

/* The record of the page called NAME; NULL when it was never drawn. Borrowed. */
json_t *cor_folder_record(const cor_folder *folder, const char *name);

/* Whether the files that RECORD names, its thumbnail among them, are there, whole, and carry its fingerprint (in a
 * store: are as large as it says). */
bool cor_folder_has_files(const cor_folder *folder, const json_t *record);

/* Whether there is a book.pdf made of what FINGERPRINT says; and to make one. */
cor_status cor_folder_has_book(const cor_folder *folder, const char *fingerprint, bool *ret_has, cor_error *err);
cor_status cor_folder_write_book(cor_folder *folder, const char *fingerprint, cor_paint_to paint, void *context,
                                 cor_error *err);

/* RECORD is what is known of its page from here on, and is written into the journal if that is new. One without a
 * "stamp" says that the page is missing; its "failure", why. */
cor_status cor_folder_keep(cor_folder *folder, json_t *record, cor_error *err);

/* The contents of a batch, a JSON object: "title", "language", "as_of"; "pages", drawn or not, in order: each with
 * "id", "name" (of its files) and "group" (where there are groups); "sources", the names of those that the document
 * has; "book", whether a book.pdf of them is wanted; "seconds", whether the indexes shall say how long each page took.
 */

/* What one of the pages is called. Borrowed. */
const char *cor_contents_name(const json_t *page);

/* Writes the indexes (of a shard: its part), and the journal is needed no more. */
cor_status cor_folder_finish(cor_folder *folder, const json_t *contents, cor_error *err);

/* Likewise, with a warning for each page that nobody has drawn; COR_INCOMPLETE when there is one. COR_BAD_DATA when a
 * shard speaks of other pages. FOLDER must be held whole. */
cor_status cor_folder_gather(cor_folder *folder, const json_t *contents, cor_diagnostics *diagnostics,
                             size_t *ret_missing, cor_error *err);

/* The same by what the shards say of the contents; see cor_batch_merge. */
cor_status cor_folder_merge(cor_folder *folder, cor_diagnostics *diagnostics, size_t *ret_pages, size_t *ret_missing,
                            cor_error *err);

/* index.json and index.html, for folder.c. RECORDS is a list of what is known of each page: its record, why there is
 * none, or its entry of CONTENTS. */
cor_status cor_index_write(cor_output_store *store, const json_t *contents, const json_t *records, cor_error *err);

#endif
