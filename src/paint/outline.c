#include "paint/outline.h"

#include <string.h>

#include "paint/guard.h"

struct cor_outlines {
    GHashTable *known; /* letter → itself */
    cairo_t *cr;       /* where letters are asked for */
};

typedef struct {
    const cor_face *face;
    double size; /* pixels */
    uint32_t glyph;
    cor_outline outline;
} letter;

static guint hash_letter(gconstpointer key)
{
    const letter *l = key;
    return g_direct_hash(l->face) ^ g_double_hash(&l->size) ^ (l->glyph * 2654435761U);
}

static gboolean same_letter(gconstpointer a, gconstpointer b)
{
    const letter *l = a, *k = b;
    return l->face == k->face && l->size == k->size && l->glyph == k->glyph;
}

static void free_letter(gpointer data)
{
    letter *l = data;
    g_free(l->outline.points);
    g_free(l->outline.rings);
    g_free(l);
}

cairo_t *cor_outline_source(void)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(surface);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_surface_destroy(surface);
    return cr;
}

cor_outlines *cor_outlines_new(void)
{
    cor_outlines *outlines = g_new0(cor_outlines, 1);
    outlines->known = g_hash_table_new_full(hash_letter, same_letter, free_letter, NULL);
    outlines->cr = cor_outline_source();
    return outlines;
}

void cor_outlines_free(cor_outlines *outlines)
{
    if (!outlines) return;
    g_hash_table_unref(outlines->known);
    cairo_destroy(outlines->cr);
    g_free(outlines);
}

static void end_ring(GArray *points, GArray *rings)
{
    uint32_t begin = g_array_index(rings, uint32_t, rings->len - 1), end = points->len;
    if (end - begin > 1) {
        cor_point a = g_array_index(points, cor_point, begin), b = g_array_index(points, cor_point, end - 1);
        if (a.x == b.x && a.y == b.y) g_array_set_size(points, --end);
    }
    if (end - begin > 2)
        g_array_append_val(rings, end);
    else
        g_array_set_size(points, begin);
}

static void collect(const cairo_path_t *path, GArray *points, GArray *rings)
{
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        cairo_path_data_type_t type = path->data[i].header.type;
        if (type == CAIRO_PATH_MOVE_TO || type == CAIRO_PATH_CLOSE_PATH) end_ring(points, rings);
        if (type == CAIRO_PATH_CLOSE_PATH) continue;
        cor_point p = {path->data[i + 1].point.x, path->data[i + 1].point.y};
        g_array_append_val(points, p);
    }
    end_ring(points, rings);
}

static cor_outline fetched(cairo_t *cr, const letter *l)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(cor_point));
    GArray *rings = g_array_new(FALSE, TRUE, sizeof(uint32_t));
    cairo_glyph_t glyph = {l->glyph, 0, 0};
    g_array_set_size(rings, 1);
    cairo_set_font_face(cr, cor_face_cairo(l->face));
    cairo_set_font_size(cr, l->size);
    cairo_new_path(cr);
    cairo_glyph_path(cr, &glyph, 1);
    cairo_path_t *path = cairo_copy_path_flat(cr);
    if (path->status == CAIRO_STATUS_SUCCESS) collect(path, points, rings);
    cairo_path_destroy(path);
    size_t n = rings->len - 1;
    double reach = 0;
    for (guint i = 0; i < points->len; i++)
        reach = fmax(reach, hypot(g_array_index(points, cor_point, i).x, g_array_index(points, cor_point, i).y));
    return (cor_outline){.points = (cor_point *) (void *) g_array_free(points, FALSE),
                         .rings = (uint32_t *) (void *) g_array_free(rings, FALSE),
                         .n_rings = n,
                         .reach = reach};
}

static letter letter_of(const cor_glyph *glyph, double pixels)
{
    return (letter){.face = glyph->face, .size = glyph->size * pixels, .glyph = glyph->glyph};
}

const cor_outline *cor_outline_of(cor_outlines *outlines, const cor_glyph *glyph, double pixels)
{
    letter wanted = letter_of(glyph, pixels);
    letter *known = g_hash_table_lookup(outlines->known, &wanted);
    if (!known) {
        known = g_memdup2(&wanted, sizeof wanted);
        if (glyph->face && cor_guard_size(wanted.size)) known->outline = fetched(outlines->cr, known);
        g_hash_table_add(outlines->known, known);
    }
    return &known->outline;
}

const cor_outline *cor_outline_known(const cor_outlines *outlines, const cor_glyph *glyph, double pixels)
{
    letter wanted = letter_of(glyph, pixels);
    const letter *known = g_hash_table_lookup(outlines->known, &wanted);
    return known ? &known->outline : NULL;
}
