/* libcorridor: briefing maps from route, border and incident geodata.
 *
 * The whole public interface. Handles are opaque; strings are UTF-8 and
 * NUL-terminated; lengths on paper are points (1/72 inch) unless a name says
 * otherwise; longitudes and latitudes are degrees, always in that order.
 *
 * Ownership: a function named `new` or `open` gives ownership, and the type's
 * `free` takes it back (NULL is fine). Everything else that is returned is
 * borrowed and lives as long as the handle it came from.
 *
 * Errors: a function that can fail returns a cor_status and fills the
 * caller's cor_error (NULL allowed). What it gives through a pointer is then
 * NULL, or 0 where it says nothing else: `free` takes it in any case. Out of
 * memory ends the process: the containers underneath (GLib) give no other
 * choice.
 *
 * Threads: a session and all that was opened from it belong to one thread at
 * a time. Any number of sessions may run in as many threads. */
#ifndef CORRIDOR_CORRIDOR_H
#define CORRIDOR_CORRIDOR_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define COR_API __attribute__((visibility("default")))
#else
#define COR_API
#endif

#define COR_VERSION "0.1.0"

/* What happened. The numbers are the command's exit codes. */
typedef enum {
    COR_OK = 0,
    COR_WARNED = 1,       /* drawn, but `strict` was asked for and there are warnings */
    COR_BAD_DOCUMENT = 2, /* usage, style or map document */
    COR_BAD_DATA = 3,     /* a source that is missing, unreadable or without a CRS */
    COR_INCOMPLETE = 4,   /* some maps of a batch failed */
    COR_BAD_OUTPUT = 5,   /* an output could not be written */
    COR_REFUSED = 6,      /* a rule that the user set forbids the result */
    COR_INTERNAL = 70     /* a defect of Corridor's own */
} cor_status;

/* Where and what, for a person. Filled only when a call fails. */
typedef struct {
    cor_status status;
    int line, column;  /* 1-based; 0 when no text is to blame */
    char file[256];    /* cut short rather than allocated; "" when no file is to blame */
    char message[512]; /* one line: what was found; what would be right */
} cor_error;

/* One remark about documents or data that did not stop the work. */
typedef struct {
    const char *file; /* NULL when no file is to blame */
    int line, column; /* 1-based; 0 when unknown */
    bool is_error;    /* only cor_check reports errors this way */
    bool is_note;     /* what was done, with nothing to set right: no warning, under `strict` neither */
    const char *message;
    const char
        *key; /* of a style's value: its path, like "layers[3].paint.line-color[2]"; "" is the whole; NULL: none */
} cor_remark;

typedef struct cor_session cor_session;
typedef struct cor_map cor_map;

/* The version of the library at run time, like "0.1.0". */
COR_API const char *cor_version(void);

/* A session holds what maps share: fonts, projections, interned strings. */
COR_API cor_session *cor_session_new(void);
COR_API void cor_session_free(cor_session *session);

/* Runs WORK(SUBJECT) where it does no harm when it comes to a bad end, as in a process forked for it, and tells whether
 * it came to a good one. To be called on the session's thread. */
typedef bool (*cor_trial)(void *context, void (*work)(const void *subject), const void *subject);

/* There are SVGs over which librsvg ends the process. With TRIAL each icon and logo that is more than shapes in groups
 * is drawn by it first, and is COR_BAD_DATA when that fails. NULL, the default: they are drawn at once. */
COR_API void cor_session_set_trial(cor_session *session, cor_trial trial, void *context);

/* Tells that a source is about to be read from FILE. NULL, the default: nobody is told. */
typedef void (*cor_reading)(void *context, const char *file);
COR_API void cor_session_set_reading(cor_session *session, cor_reading reading, void *context);

/* The folder of the styles, shapes and maps that come with Corridor: share/corridor of where the library is installed,
 * or the source tree that it was built in. NULL when there is none. Borrowed from SESSION. */
COR_API const char *cor_session_bundled(cor_session *session);

/* What the caller wants to be different from the document. Zero it first;
 * every member may stay zero or NULL. Borrowed for the call only. */
typedef struct {
    const char *const *set; /* "name=value" parameters */
    size_t n_set;
    const char *size;      /* page size as in a map document: "280 x 190 mm", "A4 landscape" */
    double dpi;            /* dots per inch of images; 0: the document's */
    const double *bbox;    /* west, south, east, north in degrees; NULL: the document's view */
    const double *extent;  /* xmin, ymin, xmax, ymax in the map's CRS; NULL: the document's view */
    const char *crs;       /* EPSG:n, WKT or PROJ string */
    const char *worldview; /* one that the style names; "all": see cor_map_worldview_count */
    const char *as_of;     /* YYYY-MM-DD: the day the map speaks of; NULL: the document's */
    const char *today;     /* YYYY-MM-DD: used when neither document nor as_of says; the library has no clock */
    bool strict;           /* warnings make rendering end with COR_WARNED */
    bool debug_labels;     /* draw over the map where labels could stand, and what kept those away that are not drawn */
} cor_options;

/* Reads the map document at PATH with its styles, checks and freezes both.
 * PATH "-" is not special. Errors: COR_BAD_DOCUMENT. Caller owns *ret_map, which
 * must be freed before SESSION. */
COR_API cor_status cor_map_open(cor_session *session, const char *path, const cor_options *options, cor_map **ret_map,
                                cor_error *error);
COR_API void cor_map_free(cor_map *map);

typedef enum { COR_FORMAT_AUTO, COR_FORMAT_PNG, COR_FORMAT_SVG, COR_FORMAT_SVG_OUTLINES, COR_FORMAT_PDF } cor_format;

/* The format that documents and commands call NAME: png, svg, svg-outlines (text as shapes) or pdf. AUTO: none. */
COR_API cor_format cor_format_called(const char *name);
/* The one that FILE has the ending of, in capitals or not. AUTO: none. */
COR_API cor_format cor_format_of_file(const char *file);
/* ".png", ".svg", ".outlines.svg" or ".pdf"; NULL for AUTO. */
COR_API const char *cor_format_ending(cor_format format);

/* Receives LENGTH bytes of an output; returns false when it can't take them. */
typedef bool (*cor_write)(void *context, const void *bytes, size_t length);

/* Where one picture goes: a file, or a function. A file is whole or absent. */
typedef struct {
    const char *path;  /* used when write is NULL; format AUTO goes by its ending */
    cor_format format; /* must not be AUTO when write is used */
    cor_write write;
    void *context;
} cor_output;

/* Takes away what the process PID has left beside PATH when it was ended while it wrote there. From any thread. */
COR_API void cor_output_clean(const char *path, long pid);

/* Draws MAP once and writes it to each of OUTPUTS. With no outputs the scene is
 * made and counted, but nothing is painted. Errors: COR_BAD_DATA,
 * COR_BAD_DOCUMENT, COR_BAD_OUTPUT, COR_REFUSED, COR_WARNED. */
COR_API cor_status cor_map_render(cor_map *map, const cor_output *outputs, size_t n_outputs, cor_error *error);

/* The same with the fonts, projections and readers of SESSION, which may be another than the one that MAP was opened
 * in: any number of threads may render one map at once, each with a session of its own. Warnings go to SESSION, the
 * report to *ret_report (NULL: dropped; freed by cor_report_free; NULL when nothing was drawn). */
COR_API cor_status cor_map_render_in(cor_session *session, const cor_map *map, const cor_output *outputs,
                                     size_t n_outputs, char **ret_report, cor_error *error);
COR_API void cor_report_free(char *report);

/* The output names that the document itself asks for ("png", "svg", …), and the
 * document's file name without folder and ending. Borrowed from MAP. */
COR_API size_t cor_map_output_count(const cor_map *map);
COR_API const char *cor_map_output(const cor_map *map, size_t index);
COR_API const char *cor_map_name(const cor_map *map);

/* The worldviews that are asked for, by the document or by cor_options: one as a rule, each that the style names where
 * they say "all". MAP itself draws the first; for the others it is opened again with cor_options.worldview. Borrowed
 * from MAP. NULL for the one of a map that states none, under a style that names none. */
COR_API size_t cor_map_worldview_count(const cor_map *map);
COR_API const char *cor_map_worldview(const cor_map *map, size_t index);

/* What the last render drew and did not draw, as a JSON object. Borrowed from
 * MAP until its next render; NULL before the first. */
COR_API const char *cor_map_report(const cor_map *map);

/* The style that results from MAP's styles and layers, as JSON for any tool that reads MapLibre styles. Its sources are
 * where the map document says, its state what the document's parameters, worldview and language are. A relative path of
 * any of the documents is one from FOLDER (as seen from the current folder; NULL: that itself), where the style is to
 * stand. Borrowed from MAP until the next call. */
COR_API cor_status cor_map_style(cor_map *map, const char *folder, const char **ret_json, cor_error *error);

/* The rows of a source, as text: a table between commas (RFC 4180, UTF-8, lines end in CR LF), or GeoJSON (RFC 7946).
 */
typedef enum { COR_ROWS_CSV, COR_ROWS_GEOJSON } cor_rows_format;

/* Zero it first. Borrowed for the call only. */
typedef struct {
    const char *source; /* its name in the map document or its style; must not be NULL */
    cor_rows_format format;
    const char
        *page; /* id or name of a page of the document's atlas, which sees the source in its own way; NULL: none */
} cor_rows_wish;

/* Writes the rows of a source of MAP as the map sees them: those that `where`, `near`, `along`, `inside` and the
 * style's filter of the source leave, in view or not, in the source's order, by the map's names of their fields and
 * their own, with what Corridor adds. Places are longitudes and latitudes, degrees WGS 84; an area's edges and a line's
 * stay as many as they are. WRITE gets it piece by piece, on this thread. Warnings go to the session. COR_BAD_DOCUMENT:
 * there is no such source or page, or the source is a raster; COR_BAD_DATA; COR_BAD_OUTPUT: WRITE refused. */
COR_API cor_status cor_map_rows(cor_map *map, const cor_rows_wish *wish, cor_write write, void *context,
                                cor_error *error);

/* Counts of the rows of a source: a table between commas, JSON, or a table in Markdown (GFM). */
typedef enum { COR_STATS_CSV, COR_STATS_JSON, COR_STATS_MARKDOWN } cor_stats_format;

/* Zero it first. Borrowed for the call only. */
typedef struct {
    const char *source; /* its name in the map document or its style; NULL: the document's only one */
    const char *page;   /* as of cor_rows_wish */
    /* What rows are counted by: "FIELD"; "class", what the legend tells apart; "year", "quarter" or "month" of the
     * field `date`, "month:FIELD" of another; "inside:SOURCE.FIELD", the areas of a source by what FIELD calls them;
     * "segment:25 km", pieces of the routes that the source lies along. "A,B": both at once. One table each; none: all
     * rows in one. */
    const char *const *by;
    size_t n_by;
    const char *const *sums; /* fields of numbers that are summed up, too */
    size_t n_sums;
    bool drawn;            /* how many of the rows the map draws: in the layer of the source that draws most */
    bool rates;            /* of pieces of routes: per 100 km and year, with exact intervals of 95 % (Garwood) */
    const char *from, *to; /* YYYY-MM-DD: the days between which rows are known, for rates; NULL: the first day of the
                              rows, and the day that the map speaks of */
    double few;            /* pieces with fewer rows than this are marked; 0: 5 */
    bool check;            /* draw the map, and compare with what its report says */
    cor_stats_format format;
} cor_stats_wish;

/* Writes counts of the rows of a source of MAP that cor_map_rows would write: of each group, and in JSON and Markdown
 * of all. Each row is in one group of each table, so a table adds up to all rows. Where the source says `near`, `along`
 * or `inside`, all rows are those that may lie there, and `certain` those that surely do. With CHECK, what adds up is
 * held against the report of the map (see cor_map_report): notes to the session say what equals what; COR_BAD_DATA
 * where something does not, and then nothing is written. Other errors as of cor_map_rows. */
COR_API cor_status cor_map_stats(cor_map *map, const cor_stats_wish *wish, cor_write write, void *context,
                                 cor_error *error);

/* The files that MAP is made of: its document, its styles, the files of its sources with those beside them that belong
 * to them (.dbf, .prj, …), the style's icons, the logo, and the documents of maps whose extents are shown, each once.
 * The count looks at the folders anew; what cor_map_input gives is borrowed from MAP until the next count. */
COR_API size_t cor_map_input_count(cor_map *map);
COR_API const char *cor_map_input(const cor_map *map, size_t index);

/* A batch: one picture or more for each page of a document's atlas, in one folder, with an index.json and an
 * index.html. Tables are read once; pages are then drawn in any order, in this process or in processes forked from it,
 * which share what was read. The result does not depend on who drew what, and in which order:
 *
 *   cor_batch_open                         plans, refuses, locks the folder
 *   cor_batch_draw, for each page          here, or in a child after cor_batch_forked
 *   cor_batch_keep, for each page          in the process that opened the batch
 *   cor_batch_finish, cor_batch_free       likewise
 *
 * A page that was drawn from the same things before, and whose files are still there, is left as it is. What a process
 * that was killed has finished is found again; what it left half done is taken away. */
typedef struct cor_batch cor_batch;

/* Zero it first. Borrowed for the call only. */
typedef struct {
    const char *folder;       /* made when it is not there; must not be NULL */
    const char *const *pages; /* names or ids of the only pages wanted, or several between commas; NULL: all */
    size_t n_pages;
    unsigned shard, shards; /* of SHARDS parts of equal cost only part SHARD, from 1; 0: all */
    bool force;             /* draw what is up to date, too */
    bool book;              /* a book is wanted, as with atlas: {book: true} */
    bool no_thumbnails;     /* no small pictures, as with atlas: {thumbnails: false} */
    bool seconds;           /* the indexes say how long each page took, and so differ from run to run */
} cor_batch_options;

/* Whether a book is wanted: cor_batch_bind makes it. */
COR_API bool cor_batch_wants_book(const cor_batch *batch);

/* What is known of a page before it is drawn. Borrowed from the batch. */
typedef struct {
    const char *id; /* of its feature, or "100-200" of a stretch of road */
    const char
        *name; /* of its files, without ending: "07-punjab", "pk/punjab"; each page's own, and what it is called */
    const char *called;    /* in messages: its id where the document says by which field, else its name */
    const char *thumbnail; /* the file of its small picture, in the folder; NULL: none is wanted */
    double cost;           /* more is slower; no unit */
} cor_batch_page;

/* Plans the pages of MAP's atlas and takes hold of the folder. MAP is borrowed, and must not be rendered meanwhile.
 * COR_BAD_DOCUMENT: no atlas, an unknown page, two pages of one name. COR_BAD_DATA: a table cannot be read, or gives no
 * page. COR_BAD_OUTPUT: the folder cannot be written to, or another batch is at work in it. Caller owns *ret_batch. */
COR_API cor_status cor_batch_open(cor_map *map, const cor_batch_options *options, cor_batch **ret_batch,
                                  cor_error *error);
COR_API void cor_batch_free(cor_batch *batch);

/* The pages of this batch, those that cost most first: the order to draw them in. */
COR_API size_t cor_batch_count(const cor_batch *batch);
COR_API cor_batch_page cor_batch_page_at(const cor_batch *batch, size_t index);

/* To be called first in a child process that shall draw: what must not be shared with its parent is made anew. Such a
 * process ends with _exit: an exit would end connections to databases that are its parent's. */
COR_API void cor_batch_forked(cor_batch *batch);

/* Draws page INDEX and writes its files, or finds them *ret_fresh: made of the same things before. *ret_record says
 * what is in them, as one line of JSON; borrowed from BATCH until the next draw. Remarks of the session are of this
 * page alone, and of one that is up to date those of the time when it was drawn. Errors as of cor_map_render. */
COR_API cor_status cor_batch_draw(cor_batch *batch, size_t index, const char **ret_record, bool *ret_fresh,
                                  cor_error *error);

/* What came of a page. */
typedef struct {
    const char *record; /* of cor_batch_draw; NULL: it failed, and what was known of it is no longer true */
    cor_error error;    /* why it failed */
    double seconds;     /* that drawing took; 0: not known, or it was fresh */
} cor_batch_outcome;

/* Takes down what came of page INDEX, so that it outlives this process; where nothing is new, nothing is written.
 * COR_BAD_OUTPUT. */
COR_API cor_status cor_batch_keep(cor_batch *batch, size_t index, const cor_batch_outcome *outcome, cor_error *error);

/* Takes away what the process PID left behind when it was ended while it drew. */
COR_API void cor_batch_clean(const cor_batch *batch, long pid);

/* Writes the indexes, of pages that were drawn now and before; of a shard, its part of them. COR_BAD_OUTPUT. */
COR_API cor_status cor_batch_finish(cor_batch *batch, cor_error *error);

/* Instead of drawing, after the shards have: takes what they have drawn, and writes the indexes as cor_batch_finish
 * does. *ret_missing is how many pages nobody has drawn (a remark names them); then COR_INCOMPLETE. COR_BAD_DATA: a
 * shard was drawn from another document. BATCH must be of all pages. */
COR_API cor_status cor_batch_gather(cor_batch *batch, size_t *ret_missing, cor_error *error);

/* Whether the caller is still there to wait; DONE of N pages are in the book. */
typedef bool (*cor_batch_go_on)(void *context, size_t done, size_t n);

/* Writes book.pdf, all pages that were drawn behind a table of contents, unless it is up to date. After
 * cor_batch_finish or cor_batch_gather; not of a shard. COR_INCOMPLETE when GO_ON says no, or when a page was drawn
 * from other documents or data than there are now; else errors as of cor_batch_draw. */
COR_API cor_status cor_batch_bind(cor_batch *batch, cor_batch_go_on go_on, void *context, cor_error *error);

/* Makes the indexes of FOLDER out of those of its shards, without the map document, and so without a book. *ret_missing
 * is how many pages nobody has drawn (a remark names them); then COR_INCOMPLETE. COR_BAD_DATA: no shard has been here;
 * COR_BAD_OUTPUT as in cor_batch_open. */
COR_API cor_status cor_batch_merge(cor_session *session, const char *folder, size_t *ret_pages, size_t *ret_missing,
                                   cor_error *error);

/* Remarks collected so far in SESSION: warnings of documents and data, and what
 * cor_check found. Borrowed until the next call with SESSION. */
COR_API size_t cor_remark_count(const cor_session *session);
COR_API cor_remark cor_remark_at(const cor_session *session, size_t index);
COR_API void cor_remarks_clear(cor_session *session);

/* Finds everything that is wrong with a map document or a style (told apart by
 * content), including data and fonts that it needs. All findings become remarks
 * of SESSION. Returns COR_BAD_DOCUMENT or COR_BAD_DATA when one is an error. */
COR_API cor_status cor_check(cor_session *session, const char *path, const cor_options *options, cor_error *error);

/* Describes a source or a map document as JSON: layers, fields, counts,
 * extents, CRS, fonts found, zoom. Borrowed from SESSION until its next call. */
COR_API cor_status cor_info(cor_session *session, const char *path, const cor_options *options, const char **ret_json,
                            cor_error *error);

/* What a map document to begin with is made for. */
typedef struct {
    const double *bbox;    /* west, south, east, north in degrees; NULL: about the route, else about the incidents */
    const char *route;     /* file with lines, NULL: none */
    const char *incidents; /* file with points, NULL: none */
    const char *folder;    /* where the document will stand: its paths are relative to this */
} cor_starter;

/* The text of a map document that draws at once: the bundled base about the countries in view, the route and the
 * incidents as their fields allow. Borrowed from SESSION until its next call. COR_BAD_DOCUMENT: no box in degrees, or
 * nothing to show; COR_BAD_DATA: a file can't be read or holds no lines or points, or what is bundled is not found. */
COR_API cor_status cor_starter_document(cor_session *session, const cor_starter *wish, const char **ret_text,
                                        cor_error *error);

/* Evaluates a style expression. LINE is a JSON object: {"expression": …, "propertySpec": {…}?, "globalState": {…}?,
 * "inputs": [[{"zoom": …}, {"properties": {…}, "geometry": {…}, "id": …}], …]}. Gives a JSON object on one line: what
 * the expression compiled to and its value for each input, or what is wrong with it; for a LINE that is no such object,
 * {"error": …}. Borrowed from SESSION until its next call. */
COR_API const char *cor_evaluate_line(cor_session *session, const char *line);

#ifdef __cplusplus
}
#endif
#endif
