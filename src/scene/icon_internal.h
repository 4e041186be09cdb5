/* An icon's inside, and where icons come from. Private to scene. */
#ifndef COR_SCENE_ICON_INTERNAL_H
#define COR_SCENE_ICON_INTERNAL_H

#include <glib.h>

#include "scene/icon.h"

enum { COR_LARGEST_ICON = 4096 }; /* px, a side */

struct cor_icon {
    char *name;
    cor_icon_kind kind;
    double width, height; /* px */
    bool takes_color;
    cor_icon_fit fit;
    cor_arena *arena; /* of what is below; NULL for SVG */
    /* an SVG */
    char *svg;
    gsize length;
    GHashTable *handles; /* colour as 0xrrggbbaa → RsvgHandle */
    /* a picture */
    const uint8_t *pixels;
    int pixels_width, pixels_height;
    /* a shape */
    cor_path shape;
};

/* A new icon NAME without anything in it. */
cor_icon *cor_icon_new(const char *name, cor_icon_kind kind);
void cor_icon_free(cor_icon *icon);

/* The icon FILE.svg of FOLDER, to be called NAME. *ret_icon stays when there is no such file: that is COR_OK. */
cor_status cor_svg_icon_read(const char *folder, const char *file, const char *name, cor_icon **ret_icon,
                             cor_error *err);

/* The names of a folder's SVG icons, each behind PREFIX, added to NAMES (of char *, owned). */
void cor_svg_icon_names(const char *folder, const char *prefix, GPtrArray *names);

/* A sprite's two files, read. */
typedef struct cor_sprite cor_sprite;

/* Whether PLACE.json or PLACE@2x.json is there. */
bool cor_is_sprite(const char *place);

/* Caller owns *ret_sprite. The larger pictures if FINE, or if there are no others. COR_BAD_DATA, with file and line. */
cor_status cor_sprite_read(const char *place, bool fine, cor_sprite **ret_sprite, cor_error *err);
/* The same of the two files' bytes, which errors call NAME.json and NAME.png. */
cor_status cor_sprite_parse(const char *name, const char *json, size_t n_json, const void *png, size_t n_png,
                            cor_sprite **ret_sprite, cor_error *err);
void cor_sprite_free(cor_sprite *sprite);

/* The icon KEY of SPRITE, to be called NAME. *ret_icon stays when there is none: that is COR_OK. */
cor_status cor_sprite_icon(const cor_sprite *sprite, const char *key, const char *name, cor_icon **ret_icon,
                           cor_error *err);
void cor_sprite_names(const cor_sprite *sprite, const char *prefix, GPtrArray *names);

#endif
