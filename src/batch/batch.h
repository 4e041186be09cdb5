/* A batch: an atlas, its plan, the folder it goes to. */
#ifndef COR_BATCH_BATCH_H
#define COR_BATCH_BATCH_H

#include <jansson.h>

#include "batch/atlas_page.h"
#include "batch/coverage.h"
#include "batch/folder.h"
#include "prepare/shared_tables.h"

struct cor_batch {
    cor_render_context *context; /* of coverage and shared tables; the pages' lie within it */
    cor_arena *arena;            /* coverage, tables, plan */
    cor_coverage coverage;
    cor_shared_tables *shared_tables;
    cor_atlas_common common;        /* to all pages */
    const char *ground;             /* the fingerprint of what all pages share */
    const cor_page_subject **pages; /* those of this batch, the costliest first */
    double *costs;                  /* of each of them */
    size_t n;
    unsigned shard, shards;
    bool force;
    bool book;
    bool thumbnails;           /* each page has a small picture */
    bool seconds;              /* the indexes say how long pages took */
    unsigned shared_databases; /* sources of one state for all pages */
    cor_folder *folder;
    char *record; /* of the last page drawn */
};

/* cor_batch_open of a map that is resolved: SESSION and MAP are borrowed and must live longer. */
cor_status cor_batch_plan(cor_session *session, const cor_resolved_map *map, const cor_batch_options *options,
                          cor_batch **ret_batch, cor_error *err);

/* The folder of the small pictures, in the batch's own. */
#define COR_THUMBNAILS "thumbs"

/* The name of PAGE's small picture inside of the folder, in ARENA; NULL: none is wanted. */
const char *cor_batch_thumbnail(const cor_batch *batch, const cor_page_subject *page, cor_arena *arena);

/* Orders the pages by cost and keeps those that the options ask for. */
cor_status cor_batch_choose(cor_batch *batch, const cor_batch_options *options, cor_error *err);

/* Has all pages see one state of each database that they ask themselves. When the shared tables are full. */
void cor_batch_share_databases(cor_batch *batch);

/* The number of the shard, from 1, for each of N pages (costliest first): always to the one that has least to do. */
void cor_share_out(const double *costs, size_t n, unsigned shards, unsigned *ret_shards);

#endif
