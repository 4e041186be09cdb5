/* A folder of one's own with documents and data in it, and a session to draw them: tests see the library as
 * programs do, through corridor.h alone. */
#ifndef COR_SUPPORT_WORKSHOP_H
#define COR_SUPPORT_WORKSHOP_H

#include <corridor/corridor.h>
#include <glib.h>
#include <jansson.h>

typedef struct {
    char *folder;
    cor_session *session;
} workshop;

/* The folder holds data.geojson, a point at 70° E 30° N, and style.yaml, which draws points, lines and areas of it. */
workshop *new_workshop(void);
void free_workshop(workshop *w); /* the folder with all that is in it, too */
void renew_session(workshop *w);

/* The path of FILE in the folder; caller frees. */
char *path_in(const workshop *w, const char *file);
void put_file(const workshop *w, const char *file, const char *text);
/* Overwrites data.geojson: a collection of FEATURES, "{…},{…}", each {"type": "Feature", …}. */
void put_features(const workshop *w, const char *features);
/* The same of bare geometries. */
void put_geometry(const workshop *w, const char *geometry);

/* What became of one map. */
typedef struct {
    cor_status status;
    cor_error error;
    json_t *report;    /* NULL when there is none */
    GByteArray *bytes; /* of the output; empty when it failed */
} outcome;

/* Opens and draws PATH into memory. OPTIONS may be NULL. */
outcome draw_path(cor_session *session, const char *path, const cor_options *options, cor_format format);
/* The same of a map document TEXT, which is written to map.yaml. */
outcome draw_map(workshop *w, const char *text, const cor_options *options, cor_format format);
void free_outcome(outcome *o);

/* Draws TEXT as PNG; a failure fails the test. */
outcome drawn(workshop *w, const char *text, const cor_options *options);
/* The same as SVG, NUL-terminated; caller frees. */
char *svg_of(workshop *w, const char *text, const cor_options *options);

/* Numbers and texts of a report by a path like "view.zoom", "layers.0.features.drawn". A missing one fails the test. */
double number_at(const outcome *o, const char *path);
const char *text_at(const outcome *o, const char *path);
/* NULL when the path leads nowhere. */
json_t *json_at(json_t *json, const char *path);

/* Of the features of LAYER in the report: how many are WHAT ("read", "drawn", …). A missing layer fails the test. */
int count_of(const outcome *o, const char *layer, const char *what);

/* All diagnostics of the session, one a line; caller frees. */
char *remarks_of(const workshop *w);

/* Fails the test unless O failed with STATUS and its message holds WORDS. */
void check_failed(const outcome *o, cor_status status, const char *words);

/* NULL when every layer's rows are counted once, else the layer's id. */
const char *miscounted_layer(json_t *report);

#endif
