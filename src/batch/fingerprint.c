#include "batch/fingerprint.h"

#include <string.h>
#include <sys/stat.h>

#include <glib.h>
#include <nettle/sha2.h>

#include "batch/coverage.h"
#include "page/inset.h"
#include "page/inset_extent.h"
#include "page/shown.h"
#include "prepare/data_source.h"
#include "prepare/fit_view.h"
#include "prepare/inputs.h"
#include "prepare/layer_needs.h"

/* A picture larger than this is told by its size and its day: reading it would cost more than drawing. */
enum { LARGE_FILE = 64 << 20 };

static struct sha256_ctx *begin(void)
{
    struct sha256_ctx *sum = g_new(struct sha256_ctx, 1);
    sha256_init(sum);
    return sum;
}

static void add_bytes(struct sha256_ctx *sum, const void *bytes, size_t size)
{
    if (size) sha256_update(sum, size, bytes);
}

static void add_text(struct sha256_ctx *sum, const char *text)
{
    add_bytes(sum, text ? text : "-", text ? strlen(text) : 1);
    add_bytes(sum, text ? "=" : "-", 1); /* no text is not "-" */
}

static void add_number(struct sha256_ctx *sum, double x)
{
    add_bytes(sum, &x, sizeof x);
}

static void add_value(struct sha256_ctx *sum, cor_value value, cor_arena *scratch)
{
    add_bytes(sum, &value.kind, sizeof value.kind);
    if (value.kind == COR_NUMBER) add_number(sum, value.number);
    if (value.kind == COR_BOOL) add_number(sum, value.boolean);
    if (value.kind == COR_STRING) add_text(sum, value.string);
    if (value.kind > COR_STRING) add_text(sum, cor_value_text(value, scratch));
}

static void add_parameters(struct sha256_ctx *sum, const cor_parameter *parameters, size_t n, cor_arena *scratch)
{
    for (size_t i = 0; i < n; i++) {
        add_text(sum, parameters[i].name);
        add_value(sum, parameters[i].value, scratch);
    }
}

static void add_file(struct sha256_ctx *sum, const char *path)
{
    struct stat info;
    char *bytes = NULL;
    gsize size = 0;
    if (stat(path, &info) || !S_ISREG(info.st_mode)) return;
    add_number(sum, (double) info.st_size);
    if (info.st_size > LARGE_FILE)
        add_number(sum, (double) info.st_mtime);
    else if (g_file_get_contents(path, &bytes, &size, NULL))
        add_bytes(sum, bytes, size);
    g_free(bytes);
}

/* Rows of tables are added page by page; of all else that the map reads, the files. */
static void add_files(struct sha256_ctx *sum, const cor_render_context *context)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    cor_inputs_list(context, COR_INPUTS_BUT_TABLES, files);
    for (guint i = 0; i < files->len; i++)
        add_file(sum, files->pdata[i]);
    g_ptr_array_unref(files);
}

static void add_rect(struct sha256_ctx *sum, cor_rect r)
{
    add_bytes(sum, &r, sizeof r);
}

/* The document as it was frozen: what the caller wanted otherwise stands in it. */
static void add_document(struct sha256_ctx *sum, const cor_render_context *context, cor_arena *scratch)
{
    const cor_map_document *d = context->map->document;
    add_text(sum, d->alt);
    add_text(sum, d->caption);
    add_text(sum, d->as_of);
    if (d->as_of_is_said) add_text(sum, "said"); /* up to then charts go */
    add_text(sum, context->map->worldview);
    for (size_t i = 0; d->languages[i]; i++)
        add_text(sum, d->languages[i]);
    add_parameters(sum, context->state, context->n_state, scratch);
    for (size_t i = 0; i < d->n_sources; i++) {
        const cor_map_source *s = &d->sources[i];
        const char *const words[] = {s->name, s->layer, s->crs, s->encoding, s->column_x, s->column_y, s->where};
        for (size_t k = 0; k < G_N_ELEMENTS(words); k++)
            add_text(sum, words[k]);
    }
    add_text(sum, context->view.crs);
    add_rect(sum, context->view.bbox);
    add_rect(sum, context->view.extent);
    add_number(sum, d->page.width);
    add_number(sum, d->page.height);
    add_number(sum, d->page.dpi);
    add_number(sum, context->map->debug_labels);
    if (context->map->is_shown) add_text(sum, cor_node_json(scratch, context->map->style_root));
}

static const char *finish(struct sha256_ctx *sum, cor_arena *arena)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(sum, sizeof digest, digest);
    g_free(sum);
    char *hex = cor_alloc(arena, 2 * sizeof digest + 1);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    hex[2 * sizeof digest] = 0;
    return hex;
}

static void add_column(struct sha256_ctx *sum, const cor_column *column, size_t n_rows, cor_arena *scratch)
{
    add_text(sum, column->name);
    if (column->kind == COR_COLUMN_NUMBERS) add_bytes(sum, column->numbers, n_rows * sizeof(double));
    for (size_t row = 0; row < n_rows && column->kind != COR_COLUMN_NUMBERS; row++)
        add_value(sum, cor_column_value(column, row), scratch);
}

static void add_geometry(struct sha256_ctx *sum, const cor_geometry *g)
{
    const double counts[] = {(double) g->n_features, (double) g->n_parts, (double) g->n_points, g->kind};
    add_bytes(sum, counts, sizeof counts);
    add_bytes(sum, g->points, g->n_points * sizeof *g->points);
    if (g->parts) add_bytes(sum, g->parts, (g->n_parts + 1) * sizeof *g->parts);
    if (g->features) add_bytes(sum, g->features, (g->n_features + 1) * sizeof *g->features);
    if (g->kinds) add_bytes(sum, g->kinds, g->n_features);
}

static void add_rows(struct sha256_ctx *sum, const cor_table *table, cor_arena *scratch)
{
    add_text(sum, table->source);
    add_text(sum, table->crs);
    for (size_t i = 0; i < table->n_columns; i++)
        add_column(sum, &table->columns[i], table->n_rows, scratch);
    for (size_t row = 0; table->ids && row < table->n_rows; row++)
        add_value(sum, table->ids[row], scratch);
    if (!table->ids) add_number(sum, table->first_id);
    add_geometry(sum, &table->geometry);
}

static bool speaks_of_totals(const cor_node *node)
{
    if (node->kind == COR_NODE_STRING &&
        (strstr(node->text, ".total") || strstr(node->text, ".within") || strstr(node->text, ".inside")))
        return true;
    for (size_t i = 0; i < node->n; i++)
        if (speaks_of_totals(node->items[i])) return true;
    return false;
}

/* What a fingerprint of a page is reckoned with. */
typedef struct {
    struct sha256_ctx *sum;
    GHashTable *seen; /* tables: each comes once, with the first layer on it */
    bool totals;      /* the words of the page may say how many rows there are elsewhere */
} reckoning;

static void add_table(const reckoning *r, const cor_drawing_page *page, const cor_table *table)
{
    const cor_shared_tables *shared = page->context->shared_tables;
    const char *kept = shared ? cor_shared_tables_kept(shared, table) : NULL;
    const double elsewhere[] = {(double) table->counts.outside,         (double) table->counts.within,
                                (double) table->counts.within_possible, (double) table->counts.inside,
                                (double) table->counts.inside_possible, (double) table->counts.left_out};
    if (!g_hash_table_add(r->seen, (gpointer) table)) return;
    if (kept)
        add_text(r->sum, kept);
    else
        add_rows(r->sum, table, page->arena);
    if (r->totals) add_bytes(r->sum, elsewhere, sizeof elsewhere);
}

static cor_status add_layer(const reckoning *r, cor_drawing_page *page, const cor_layer *layer, cor_error *err)
{
    const cor_table *table;
    if (!cor_layer_has_rows(layer)) return COR_OK;
    cor_status st = cor_table_cache_table(page->cache, cor_layer_source(layer), cor_layer_source_layer(layer),
                                          &page->view, &table, err);
    if (!st) add_table(r, page, table);
    return st;
}

static cor_status add_shown(const reckoning *r, cor_drawing_page *page, const cor_inset *inset, cor_error *err)
{
    const cor_style *style = page->context->map->style;
    cor_status st = COR_OK;
    for (size_t i = 0; i < cor_style_layer_count(style) && !st; i++) {
        const cor_layer *layer = cor_style_layer_at(style, i);
        if (cor_page_shows(page, layer) && (!inset || cor_inset_shows(inset, layer)))
            st = add_layer(r, page, layer, err);
    }
    return st;
}

/* Insets may show a table whole, on every page: its sum is reckoned once. */
static void keep_sums(cor_shared_tables *tables, cor_arena *arena)
{
    const cor_table *table;
    for (size_t i = 0; (table = cor_shared_tables_at(tables, i)); i++) {
        struct sha256_ctx *sum = begin();
        add_rows(sum, table, arena);
        cor_shared_tables_keep(tables, table, finish(sum, arena));
    }
}

const char *cor_fingerprint_of_map(const cor_render_context *context, cor_shared_tables *tables, cor_arena *arena)
{
    struct sha256_ctx *sum = begin();
    add_text(sum, cor_version());
    add_document(sum, context, arena);
    add_files(sum, context);
    if (context->map->document->furniture.n_insets) keep_sums(tables, arena);
    return finish(sum, arena);
}

/* All of a route counts on each stretch of it: what is nearest to which is told by the whole. */
static void add_subject(struct sha256_ctx *sum, const cor_page_subject *subject, cor_arena *scratch)
{
    size_t n;
    add_parameters(sum, subject->fields, subject->n_fields, scratch);
    add_bytes(sum, subject->points, subject->n_points * sizeof *subject->points);
    if (subject->shape) add_geometry(sum, subject->shape);
    if (!subject->route) return;
    const cor_point *route = cor_route_vertices(subject->route, &n);
    add_bytes(sum, route, n * sizeof *route);
    add_number(sum, subject->from);
    add_number(sum, subject->to);
}

static void add_view(struct sha256_ctx *sum, const cor_view *view)
{
    add_text(sum, cor_crs_text(view->crs));
    add_rect(sum, view->frame);
    add_rect(sum, view->extent);
}

static cor_status add_inset(void *context, cor_drawing_page *inset, const cor_inset *options, cor_error *err)
{
    const reckoning *r = context;
    add_view(r->sum, &inset->view);
    return add_shown(r, inset, options, err);
}

static cor_status add_all_layers(const reckoning *r, cor_drawing_page *page, cor_error *err)
{
    const cor_style *style = page->context->map->style;
    cor_status st = COR_OK;
    for (size_t i = 0; i < cor_style_layer_count(style) && !st; i++)
        st = add_layer(r, page, cor_style_layer_at(style, i), err);
    return st;
}

/* Both what PAGE shows and what it would show in the frame that the largest strip leaves, in PAGE's whole frame: so
 * much is in view at most, whatever height a strip has. */
static cor_status widest_view(const cor_drawing_page *page, const cor_render_context *context, cor_rect low,
                              cor_map_view *ret_view, cor_error *err)
{
    cor_view strip;
    cor_table_cache *cache = cor_table_cache_new(context, page->arena);
    cor_status st = cor_view_fit(context, cache, low, &strip, err);
    cor_table_cache_free(cache);
    if (st) return st;
    cor_point c = cor_rect_center(strip.extent);
    double width = cor_rect_width(page->view.frame) * strip.units_per_point,
           height = cor_rect_height(page->view.frame) * strip.units_per_point;
    *ret_view = page->context->view;
    ret_view->crs = cor_crs_text(strip.crs);
    ret_view->has_extent = true;
    ret_view->n_scales = 0;
    ret_view->extent = cor_rect_union(page->view.extent,
                                      (cor_rect){c.x - width / 2, c.y - height / 2, c.x + width / 2, c.y + height / 2});
    return COR_OK;
}

/* A legend that hides too much goes onto a strip below the frame. How high that is, and whether it comes, is known when
 * the layers are drawn; the map then shows more beside what it is fitted to. */
static cor_status add_with_strip(const reckoning *r, const cor_drawing_page *page, cor_error *err)
{
    cor_rect low = page->view.frame;
    cor_render_context quiet = *page->context, wide = quiet;
    quiet.diagnostics = wide.diagnostics = NULL;
    low.y1 -= COR_LARGEST_STRIP * cor_rect_height(low);
    cor_status st = widest_view(page, &quiet, low, &wide.view, err);
    if (st) return st;
    cor_drawing_page other = *page;
    other.context = &wide;
    other.cache = cor_table_cache_new(&wide, page->arena);
    st = cor_view_fit(&wide, other.cache, page->view.frame, &other.view, err);
    if (!st) st = add_all_layers(r, &other, err);
    if (!st) st = cor_insets_visit(&other, add_inset, (void *) r, err);
    cor_table_cache_free(other.cache);
    return st;
}

/* The page as it was opened, and its insets. */
static cor_status add_page(const reckoning *r, cor_drawing_page *page, cor_error *err)
{
    const cor_map_document *document = page->context->map->document;
    cor_status st = add_shown(r, page, NULL, err);
    if (st || (document->furniture.legend.on && document->page.frame)) return st ? st : add_with_strip(r, page, err);
    return cor_insets_visit(page, add_inset, (void *) r, err);
}

cor_status cor_fingerprint_of_page(cor_drawing_page *page, const cor_page_subject *subject, const char *ground,
                                   const char **ret_fingerprint, cor_error *err)
{
    const reckoning r = {.sum = begin(),
                         .seen = g_hash_table_new(NULL, NULL),
                         .totals = speaks_of_totals(page->context->map->document->root)};
    cor_rect country = COR_RECT_EMPTY;
    cor_status st = cor_insets_country(page, &country, err);
    add_text(r.sum, ground);
    add_subject(r.sum, subject, page->arena);
    add_view(r.sum, &page->view);
    add_rect(r.sum, country);
    if (!st) st = add_page(&r, page, err);
    g_hash_table_unref(r.seen);
    const char *fingerprint = finish(r.sum, page->arena);
    if (!st) *ret_fingerprint = fingerprint;
    return st;
}
