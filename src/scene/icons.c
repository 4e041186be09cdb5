#include "scene/icons.h"

#include <math.h>
#include <string.h>

#include "base/words.h"
#include "scene/internal.h"

typedef struct {
    char *prefix; /* "id:" or "" */
    char *place;
    bool is_sprite;
    cor_sprite *sprite; /* once it was asked for */
    cor_status status;  /* of reading it */
    cor_error failure;
} icon_place;

struct cor_icons {
    icon_place *places;
    size_t n;
    bool fine;
    cor_icon_asking asking;
    cor_error refused;  /* of the first icon that was not allowed */
    GHashTable *opened; /* name → cor_icon */
    GPtrArray *names;   /* of all; NULL before they are asked for */
    cor_icon *disc;     /* NULL before it is asked for */
};

static void free_icon(gpointer icon)
{
    cor_icon_free(icon);
}

cor_icons *cor_icons_of(const cor_icon_place *places, size_t n, bool fine)
{
    cor_icons *icons = g_new0(cor_icons, 1);
    icons->places = g_new0(icon_place, n);
    icons->n = n;
    icons->fine = fine;
    icons->opened = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_icon);
    for (size_t i = 0; i < n; i++) {
        bool plain = !places[i].id || !strcmp(places[i].id, "default");
        icons->places[i] = (icon_place){.prefix = plain ? g_strdup("") : g_strconcat(places[i].id, ":", NULL),
                                        .place = g_strdup(places[i].place),
                                        .is_sprite = cor_is_sprite(places[i].place)};
    }
    return icons;
}

cor_icons *cor_icons_new(const char *place)
{
    return cor_icons_of(&(cor_icon_place){.place = place}, place ? 1 : 0, false);
}

void cor_icons_set_judge(cor_icons *icons, cor_icon_judge judge, void *context)
{
    icons->asking = (cor_icon_asking){judge, context};
}

void cor_icons_free(cor_icons *icons)
{
    if (!icons) return;
    g_hash_table_unref(icons->opened);
    if (icons->names) g_ptr_array_unref(icons->names);
    if (icons->disc) cor_icon_free(icons->disc);
    for (size_t i = 0; i < icons->n; i++) {
        cor_sprite_free(icons->places[i].sprite);
        g_free(icons->places[i].prefix);
        g_free(icons->places[i].place);
    }
    g_free(icons->places);
    g_free(icons);
}

/* Reads the sprite of P when that was not done yet; a failure is kept and said again. */
static cor_status sprite_of(const cor_icons *icons, icon_place *p, const cor_sprite **ret_sprite, cor_error *err)
{
    if (!p->sprite && !p->status) p->status = cor_sprite_read(p->place, icons->fine, &p->sprite, &p->failure);
    if (p->status && err) *err = p->failure;
    *ret_sprite = p->sprite;
    return p->status;
}

static void add_names(const cor_icons *icons, icon_place *p, GPtrArray *names)
{
    const cor_sprite *sprite;
    if (!p->is_sprite)
        cor_svg_icon_names(p->place, p->prefix, names);
    else if (!sprite_of(icons, p, &sprite, NULL))
        cor_sprite_names(sprite, p->prefix, names);
}

const char *const *cor_icons_names(cor_icons *icons, size_t *ret_n)
{
    if (!icons->names) {
        icons->names = g_ptr_array_new_with_free_func(g_free);
        for (size_t i = 0; i < icons->n; i++)
            add_names(icons, &icons->places[i], icons->names);
        g_ptr_array_add(icons->names, NULL);
    }
    *ret_n = icons->names->len - 1;
    return (const char *const *) icons->names->pdata;
}

static cor_status fail_missing(cor_icons *icons, const char *name, cor_error *err)
{
    size_t n;
    const char *const *names = cor_icons_names(icons, &n), *nearest = cor_nearest_word(name, names, n);
    return cor_fail(err, COR_BAD_DATA, "there is no icon '%s' in %s%s", name,
                    icons->n == 1 ? icons->places[0].place : "any of the style's sprites",
                    cor_hint_of(nearest, '\'', "").text);
}

static cor_status read_from(const cor_icons *icons, icon_place *p, const char *name, cor_icon **ret_icon,
                            cor_error *err)
{
    const cor_sprite *sprite;
    size_t prefix = strlen(p->prefix);
    if (strncmp(name, p->prefix, prefix) != 0) return COR_OK;
    if (!p->is_sprite) return cor_svg_icon_read(p->place, name + prefix, name, icons->asking, ret_icon, err);
    cor_status status = sprite_of(icons, p, &sprite, err);
    return status ? status : cor_sprite_icon(sprite, name + prefix, name, ret_icon, err);
}

/* A place that can't be read hides no icon of another. */
static cor_status read_icon(cor_icons *icons, const char *name, cor_icon **ret_icon, cor_error *err)
{
    cor_status first = COR_OK;
    cor_error local = {0};
    for (size_t i = 0; i < icons->n && !*ret_icon; i++) {
        cor_status status = read_from(icons, &icons->places[i], name, ret_icon, &local);
        if (status && !first) {
            first = status;
            if (err) *err = local;
        }
    }
    if (*ret_icon) return COR_OK;
    return first ? first : fail_missing(icons, name, err);
}

cor_status cor_icon_open(cor_icons *icons, const char *name, const cor_icon **ret_icon, cor_error *err)
{
    cor_icon *icon = g_hash_table_lookup(icons->opened, name);
    if (!icon) {
        if (!icons->n)
            return cor_fail(err, COR_BAD_DATA, "there is no icon '%s'; the style names no 'sprite' that can be read",
                            name);
        cor_error local = {0};
        cor_status status = read_icon(icons, name, &icon, &local);
        if (status == COR_REFUSED && !icons->refused.status) icons->refused = local;
        if (status && err) *err = local;
        if (status) return status;
        g_hash_table_insert(icons->opened, icon->name, icon);
    }
    *ret_icon = icon;
    return COR_OK;
}

/* Of the disc: px, and corners of the polygon that serves for it. */
enum { DISC_SIZE = 15, DISC_CORNERS = 48 };

const cor_icon *cor_icons_disc(cor_icons *icons)
{
    if (icons->disc) return icons->disc;
    cor_icon *disc = cor_icon_new("disc", COR_ICON_SHAPE);
    cor_point corners[DISC_CORNERS + 1];
    double r = DISC_SIZE / 2.0;
    for (int i = 0; i <= DISC_CORNERS; i++) {
        double turn = 2 * M_PI * (i % DISC_CORNERS) / DISC_CORNERS;
        corners[i] = (cor_point){r + r * cos(turn), r + r * sin(turn)};
    }
    disc->width = disc->height = DISC_SIZE;
    disc->takes_color = true;
    disc->arena = cor_arena_new();
    disc->shape =
        *cor_path_of(disc->arena, cor_arena_memdup(disc->arena, corners, sizeof corners), DISC_CORNERS + 1, true);
    return icons->disc = disc;
}

cor_status cor_icons_refused(const cor_icons *icons, cor_error *err)
{
    if (!icons->refused.status) return COR_OK;
    return cor_fail_at(err, COR_BAD_DATA, cor_file_location(icons->refused.file), "%s", icons->refused.message);
}

cor_status cor_icons_check(cor_icons *icons, size_t index, cor_error *err)
{
    const cor_sprite *sprite;
    icon_place *p = &icons->places[index];
    if (p->is_sprite) return sprite_of(icons, p, &sprite, err);
    if (g_file_test(p->place, G_FILE_TEST_IS_DIR)) return COR_OK;
    return cor_fail(err, COR_BAD_DATA, "there is neither a folder of icons %s nor a sprite %s.json", p->place,
                    p->place);
}
