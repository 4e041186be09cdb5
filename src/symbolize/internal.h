/* What the files on symbol layers share: where a symbol stands, and the two parts of its label request. Private to
 * symbolize. */
#ifndef COR_SYMBOLIZE_INTERNAL_H
#define COR_SYMBOLIZE_INTERNAL_H

#include "symbolize/wording.h"

/* Where the symbol of one feature (or part) stands. */
typedef struct {
    cor_point at;
    double icon_angle; /* degrees clockwise, of an icon along a line */
} cor_symbol_spot;

/* False when ROW has no place for a symbol. ALONG: at the middle of a line. */
bool cor_symbol_spot_of(cor_drawing *drawing, uint32_t row, bool along, cor_symbol_spot *ret_spot);

static inline cor_symbol_spot cor_symbol_spot_moved(const cor_symbol_spot *spot, cor_point by)
{
    cor_symbol_spot moved = *spot;
    moved.at = (cor_point){spot->at.x + by.x, spot->at.y + by.y};
    return moved;
}

/* How many symbols ROW has that is not drawn along lines: one for each of its points, one for a line. */
size_t cor_symbol_spot_count(cor_drawing *drawing, uint32_t row);
/* The place of number INDEX of a row's points. */
cor_symbol_spot cor_symbol_spot_at(cor_drawing *drawing, uint32_t row, size_t index);

/* POINT turned about PIVOT by ANGLE degrees clockwise. */
cor_point cor_turned(cor_point point, cor_point pivot, double angle);

/* A layer's properties of text and of icons, but for those on overlap. */
typedef struct {
    cor_wording_uses wording;
    cor_use color, opacity, halo_color, halo_width, halo_blur, anchor, offset, radial, variable, padding, rotate,
        writing_mode;
    cor_use variable_offset, translate;
    bool has_radial;
    bool chooses;  /* among the classical places, where the style names no anchors */
    bool spread;   /* names of areas are spaced out */
    double leader; /* points: how far a name may stand away, with a line to it; 0: not at all */
} cor_symbol_text;

typedef struct {
    cor_use image, size, color, opacity, rotate, anchor, offset, padding, halo_color, halo_width, halo_blur;
    cor_use translate, fit, fit_padding;
    bool has_color;
} cor_symbol_icon;

/* Of symbols along lines. */
typedef struct {
    cor_use spacing, max_angle, text_upright, text_alignment, icon_upright, icon_alignment;
    bool either_side; /* of the line, for texts beside it */
} cor_symbol_along;

cor_symbol_text cor_symbol_text_of(cor_drawing *drawing);
cor_symbol_icon cor_symbol_icon_of(cor_drawing *drawing);

/* All that a symbol layer says. */
typedef struct {
    cor_symbol_text text;
    cor_symbol_icon icon;
    cor_symbol_along along;
    cor_use placement, sort_key, z_order;
    cor_use text_overlap, text_allow, text_ignore, text_optional, icon_overlap, icon_allow, icon_ignore, icon_optional;
    bool require, once;
    const char *with; /* the layer whose marks its own go along with; NULL: none */
} cor_symbol_uses;

/* A new request for the symbol of ROW, with what holds for all of it. */
cor_label *cor_symbol_request(cor_drawing *drawing, const cor_symbol_uses *uses, uint32_t row);

enum { COR_MAX_MODES = 2 };

/* The runs to choose among by text-writing-mode, the better first: RUN, the same from top to bottom, or both. */
size_t cor_symbol_modes(cor_drawing *drawing, const cor_symbol_text *uses, uint32_t row, const cor_run *run,
                        const cor_run *out[COR_MAX_MODES]);

/* Asks in LABEL for RUN, whose letters are SIZE points: its candidates, colours and halo. */
void cor_symbol_add_text(cor_drawing *drawing, const cor_symbol_text *uses, uint32_t row, const cor_run *run,
                         double size, const cor_symbol_spot *where, cor_label *label);

/* Asks in LABEL for ICON: its mark and the box that must be free for it. */
void cor_symbol_add_icon(cor_drawing *drawing, const cor_symbol_icon *uses, uint32_t row, const cor_icon *icon,
                         const cor_symbol_spot *where, cor_label *label);

/* How wide ICON is on the page, points; fitted to no text. */
double cor_symbol_icon_width(cor_drawing *drawing, const cor_symbol_icon *uses, uint32_t row, const cor_icon *icon);

/* The box of RUN's ink with its origin at ORIGIN, turned about PIVOT by ANGLE degrees. */
cor_rect cor_symbol_text_box(const cor_run *run, cor_point origin, cor_point pivot, double angle);

/* Requests the name of the area ROW: RUN (NULL: none), whose letters are SIZE points, or ICON, or both; for each part
 * that is large enough. */
void cor_symbol_name_areas(cor_drawing *drawing, const cor_symbol_uses *uses, uint32_t row, const cor_run *run,
                           double size, const cor_icon *icon);

cor_symbol_along cor_symbol_along_of(cor_drawing *drawing);

/* Symbols along lines: what says the same is put together before places are asked for. */
typedef struct cor_symbol_lines cor_symbol_lines;

cor_symbol_lines *cor_symbol_lines_new(cor_drawing *drawing, const cor_symbol_uses *uses);
/* False when ROW is no line. */
bool cor_symbol_lines_add(cor_symbol_lines *lines, uint32_t row);
/* Requests all of them, and frees LINES. */
void cor_symbol_lines_ask(cor_symbol_lines *lines);

/* The marks of a layer, put together where several lie at one place. */
typedef struct cor_stacking cor_stacking;

/* NULL when the layer has no such marks and no names of rows that do. */
cor_stacking *cor_stacking_new(cor_drawing *drawing, const cor_symbol_uses *uses);
/* Whether RUN, without an icon, is said at ROW's place already; notes it. */
bool cor_stacking_repeats(cor_stacking *stacking, uint32_t row, const cor_run *run);
/* Notes the scene's last request, which has an icon, for ROW. */
void cor_stacking_note(cor_stacking *stacking, uint32_t row);
/* Tells the scene what lies together, and frees STACKING. */
void cor_stacking_tell(cor_stacking *stacking);

#endif
