/* MapLibre sprites: a JSON that names pieces of one PNG. */
#include <math.h>
#include <string.h>

#include "doc/doc.h"
#include "geo/contour.h"
#include "scene/icon_internal.h"
#include "scene/picture.h"

enum { MAX_ZONES = 64, LARGEST_SHAPE = 1024 };

/* Where a distance field has its edge: three quarters of the whole. */
static const double FIELD_EDGE = 0.75 * 255;

/* What no page shows, px. */
static const double TOLERANCE = 0.02;

struct cor_sprite {
    cor_arena *arena;
    const cor_node *entries;
    cor_picture picture;
    char *png;
};

static char *file_of(const char *place, bool fine, const char *suffix)
{
    return g_strconcat(place, fine ? "@2x" : "", suffix, NULL);
}

static bool has(const char *place, bool fine)
{
    char *file = file_of(place, fine, ".json");
    bool there = g_file_test(file, G_FILE_TEST_IS_REGULAR);
    g_free(file);
    return there;
}

bool cor_is_sprite(const char *place)
{
    return has(place, false) || has(place, true);
}

/* ERR's place becomes part of its words: those who use an icon have a place of their own to name. */
static cor_status with_place(cor_status status, cor_error *err)
{
    if (!status || !err || !err->file[0]) return status;
    cor_error e = *err;
    return e.line ? cor_fail(err, COR_BAD_DATA, "%s:%d:%d: %s", e.file, e.line, e.column, e.message)
                  : cor_fail(err, COR_BAD_DATA, "%s: %s", e.file, e.message);
}

static cor_status check_entries(const cor_sprite *sprite, cor_error *err)
{
    if (sprite->entries->kind == COR_NODE_MAP) return COR_OK;
    return cor_node_fail(sprite->entries, err, "a sprite is %s; it should be an object of icons",
                         cor_node_kind_name(sprite->entries->kind));
}

/* SPRITE, which was read as far as STATUS says, for the caller; or nothing, and why. */
static cor_status handed_over(cor_sprite *sprite, cor_status status, cor_sprite **ret_sprite, cor_error *err)
{
    if (status) {
        cor_sprite_free(sprite);
        return with_place(status, err) ? COR_BAD_DATA : COR_OK;
    }
    *ret_sprite = sprite;
    return COR_OK;
}

cor_status cor_sprite_read(const char *place, bool fine, cor_sprite **ret_sprite, cor_error *err)
{
    bool twice = has(place, true) && (fine || !has(place, false));
    char *json = file_of(place, twice, ".json");
    cor_sprite *sprite = g_new0(cor_sprite, 1);
    sprite->arena = cor_arena_new();
    sprite->png = file_of(place, twice, ".png");
    cor_status status = cor_doc_read(sprite->arena, json, &sprite->entries, err);
    if (!status) status = check_entries(sprite, err);
    if (!status) status = cor_picture_read(sprite->arena, sprite->png, &sprite->picture, err);
    g_free(json);
    return handed_over(sprite, status, ret_sprite, err);
}

cor_status cor_sprite_parse(const char *name, const char *json, size_t n_json, const void *png, size_t n_png,
                            cor_sprite **ret_sprite, cor_error *err)
{
    cor_sprite *sprite = g_new0(cor_sprite, 1);
    sprite->arena = cor_arena_new();
    sprite->png = file_of(name, false, ".png");
    const char *file = cor_arena_format(sprite->arena, "%s.json", name);
    cor_status status = cor_doc_parse(sprite->arena, json, n_json, file, &sprite->entries, err);
    if (!status) status = check_entries(sprite, err);
    if (!status) status = cor_picture_decode(sprite->arena, sprite->png, png, n_png, &sprite->picture, err);
    return handed_over(sprite, status, ret_sprite, err);
}

void cor_sprite_free(cor_sprite *sprite)
{
    if (!sprite) return;
    cor_arena_free(sprite->arena);
    g_free(sprite->png);
    g_free(sprite);
}

void cor_sprite_names(const cor_sprite *sprite, const char *prefix, GPtrArray *names)
{
    for (size_t i = 0; i < sprite->entries->n; i++)
        g_ptr_array_add(names, g_strconcat(prefix, sprite->entries->items[i]->key, NULL));
}

/* One icon's entry being read. */
typedef struct {
    const cor_sprite *sprite;
    const cor_node *entry;
    cor_error *err;
    int x, y, width, height; /* pixels */
    double ratio;
} reading;

/* The number KEY of the entry within bounds; FALLBACK (NAN: it must be there) when it is missing. */
static bool number(reading *r, const char *key, double least, double most, double fallback, double *ret)
{
    const cor_node *node = cor_node_get(r->entry, key);
    *ret = fallback;
    if (!node && !isnan(fallback)) return true;
    if (!node) {
        cor_node_fail(r->entry, r->err, "the icon '%s' has no '%s'", r->entry->key, key);
        return false;
    }
    if (node->kind == COR_NODE_NUMBER && node->number >= least && node->number <= most) {
        *ret = node->number;
        return true;
    }
    cor_node_fail(node, r->err, "'%s' of the icon '%s' is %s; it should be a number from %g to %g", key, r->entry->key,
                  node->text ? node->text : cor_node_kind_name(node->kind), least, most);
    return false;
}

static bool read_box(reading *r)
{
    double x, y, width, height;
    const cor_picture *p = &r->sprite->picture;
    if (r->entry->kind != COR_NODE_MAP) {
        cor_node_fail(r->entry, r->err, "the icon '%s' is %s; it should be an object", r->entry->key,
                      cor_node_kind_name(r->entry->kind));
        return false;
    }
    if (!number(r, "x", 0, p->width, NAN, &x) || !number(r, "y", 0, p->height, NAN, &y) ||
        !number(r, "width", 1, COR_LARGEST_ICON, NAN, &width) ||
        !number(r, "height", 1, COR_LARGEST_ICON, NAN, &height) || !number(r, "pixelRatio", 0.1, 16, 1, &r->ratio))
        return false;
    r->x = (int) x;
    r->y = (int) y;
    r->width = (int) width;
    r->height = (int) height;
    if (r->x + r->width <= p->width && r->y + r->height <= p->height) return true;
    cor_node_fail(r->entry, r->err, "the icon '%s' reaches to %d, %d, but %s has %d x %d dots", r->entry->key,
                  r->x + r->width, r->y + r->height, r->sprite->png, p->width, p->height);
    return false;
}

static bool is_pair(const cor_node *node, double after, double most)
{
    return node->kind == COR_NODE_SEQ && node->n == 2 && node->items[0]->kind == COR_NODE_NUMBER &&
           node->items[1]->kind == COR_NODE_NUMBER && node->items[0]->number >= after &&
           node->items[1]->number > node->items[0]->number && node->items[1]->number <= most;
}

static bool read_zones(reading *r, const char *key, double size, cor_arena *arena, const cor_icon_zone **ret_zones,
                       size_t *ret_n)
{
    const cor_node *node = cor_node_get(r->entry, key);
    double after = 0;
    if (!node) return true;
    size_t n = node->kind == COR_NODE_SEQ ? node->n : MAX_ZONES + 1;
    cor_icon_zone *zones = COR_NEW_ARRAY(arena, cor_icon_zone, MIN(n, MAX_ZONES));
    for (size_t i = 0; i < n; i++) {
        if (n > MAX_ZONES || !is_pair(node->items[i], after, size)) {
            cor_node_fail(node, r->err,
                          "'%s' of the icon '%s' should be up to %d pairs [from, to] one after the other within %g",
                          key, r->entry->key, MAX_ZONES, size);
            return false;
        }
        after = node->items[i]->items[1]->number;
        zones[i] = (cor_icon_zone){node->items[i]->items[0]->number / r->ratio, after / r->ratio};
    }
    *ret_zones = zones;
    *ret_n = n;
    return true;
}

static bool read_content(reading *r, cor_icon_fit *fit)
{
    const cor_node *node = cor_node_get(r->entry, "content");
    double box[4] = {0};
    if (!node) return true;
    for (size_t i = 0; node->kind == COR_NODE_SEQ && node->n == 4 && i < 4; i++)
        box[i] = node->items[i]->kind == COR_NODE_NUMBER ? node->items[i]->number : NAN;
    fit->has_content = true;
    fit->content = (cor_rect){box[0] / r->ratio, box[1] / r->ratio, box[2] / r->ratio, box[3] / r->ratio};
    if (box[0] >= 0 && box[1] >= 0 && box[2] > box[0] && box[3] > box[1] && box[2] <= r->width && box[3] <= r->height)
        return true;
    cor_node_fail(node, r->err, "'content' of the icon '%s' should be [left, top, right, bottom] within %d x %d",
                  r->entry->key, r->width, r->height);
    return false;
}

static bool read_rule(reading *r, const char *key, cor_icon_fit_rule *ret)
{
    static const char *const words[] = {"stretchOrShrink", "stretchOnly", "proportional"};
    const cor_node *node = cor_node_get(r->entry, key);
    if (!node) return true;
    for (int i = 0; node->kind == COR_NODE_STRING && i < 3; i++)
        if (!strcmp(node->text, words[i])) {
            *ret = (cor_icon_fit_rule) i;
            return true;
        }
    cor_node_fail(node, r->err, "'%s' of the icon '%s' should be stretchOrShrink, stretchOnly or proportional", key,
                  r->entry->key);
    return false;
}

static bool read_fit(reading *r, cor_icon *icon)
{
    cor_icon_fit *fit = &icon->fit;
    return read_zones(r, "stretchX", r->width, icon->arena, &fit->x, &fit->n_x) &&
           read_zones(r, "stretchY", r->height, icon->arena, &fit->y, &fit->n_y) && read_content(r, fit) &&
           read_rule(r, "textFitWidth", &fit->width) && read_rule(r, "textFitHeight", &fit->height);
}

static const uint8_t *row_of(const reading *r, int y)
{
    const cor_picture *p = &r->sprite->picture;
    return p->rgba + 4 * ((size_t) (r->y + y) * (size_t) p->width + (size_t) r->x);
}

static void take_pixels(const reading *r, cor_icon *icon)
{
    uint8_t *pixels = cor_alloc_array(icon->arena, (size_t) r->width * (size_t) r->height, 4);
    for (int y = 0; y < r->height; y++)
        memcpy(pixels + 4 * (size_t) y * (size_t) r->width, row_of(r, y), 4 * (size_t) r->width);
    icon->pixels = pixels;
    icon->pixels_width = r->width;
    icon->pixels_height = r->height;
}

/* The field is drawn by its outline: crisp at any size, and a line round it is a halo. */
static void take_shape(const reading *r, cor_icon *icon)
{
    uint8_t *field = g_new(uint8_t, (gsize) r->width * (gsize) r->height);
    for (int y = 0; y < r->height; y++)
        for (int x = 0; x < r->width; x++)
            field[(size_t) y * (size_t) r->width + (size_t) x] = row_of(r, y)[4 * x + 3];
    icon->shape = cor_contour(icon->arena, field, r->width, r->height, FIELD_EDGE, 1 / r->ratio, TOLERANCE);
    icon->takes_color = true;
    g_free(field);
}

static cor_icon *icon_of(reading *r, const char *name)
{
    const cor_node *sdf = cor_node_get(r->entry, "sdf");
    bool shape = sdf && sdf->kind == COR_NODE_BOOL && sdf->boolean;
    if (shape && (r->width > LARGEST_SHAPE || r->height > LARGEST_SHAPE)) {
        cor_node_fail(r->entry, r->err, "the icon '%s' has %d x %d dots; with 'sdf' a side has at most %d",
                      r->entry->key, r->width, r->height, LARGEST_SHAPE);
        return NULL;
    }
    cor_icon *icon = cor_icon_new(name, shape ? COR_ICON_SHAPE : COR_ICON_DOTS);
    icon->arena = cor_arena_new();
    icon->width = r->width / r->ratio;
    icon->height = r->height / r->ratio;
    if (!read_fit(r, icon)) {
        cor_icon_free(icon);
        return NULL;
    }
    if (shape)
        take_shape(r, icon);
    else
        take_pixels(r, icon);
    return icon;
}

cor_status cor_sprite_icon(const cor_sprite *sprite, const char *key, const char *name, cor_icon **ret_icon,
                           cor_error *err)
{
    cor_error failure = {0};
    reading r = {.sprite = sprite, .entry = cor_node_get(sprite->entries, key), .err = &failure};
    if (!r.entry) return COR_OK;
    cor_icon *icon = read_box(&r) ? icon_of(&r, name) : NULL;
    if (icon) {
        *ret_icon = icon;
        return COR_OK;
    }
    with_place(COR_BAD_DATA, &failure);
    if (err) *err = failure;
    return COR_BAD_DATA;
}
