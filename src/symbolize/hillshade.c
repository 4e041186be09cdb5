/* Hillshades: light and shade from heights. The methods are MapLibre GL JS's, whose names and colours the specification
 * takes; basic, combined and igor are like those of gdaldem but for the highlights. */
#include <math.h>
#include <string.h>

#include "base/parallel.h"
#include "symbolize/picture.h"
#include "symbolize/rgba.h"

enum { MAX_LIGHTS = 16, ROWS_A_PIECE = 32 };

/* Colours are multiplied by their alpha: so they may be added. */
typedef struct {
    double r, g, b, a;
} tint;

/* Cosines and sines of a light's direction (clockwise from north) and of its height. */
typedef struct {
    double azimuth, cos_azimuth, sin_azimuth, cos_altitude, sin_altitude;
    tint shadow, highlight;
} light;

typedef struct lighting lighting;
struct lighting {
    light lights[MAX_LIGHTS];
    size_t n_lights;
    tint accent;
    double exaggeration; /* 0…1 */
    tint (*shade)(const lighting *with, double dx, double dy);
};

static tint premultiplied(cor_color c)
{
    return (tint){(double) c.r * c.a, (double) c.g * c.a, (double) c.b * c.a, c.a};
}

static tint times(tint t, double x)
{
    return (tint){t.r * x, t.g * x, t.b * x, t.a * x};
}

static tint sum(tint a, tint b)
{
    return (tint){a.r + b.r, a.g + b.g, a.b + b.b, a.a + b.a};
}

/* Which way the ground falls: radians; DX and DY are its rise to the east and to the south. */
static double aspect_of(double dx, double dy)
{
    return dx != 0 ? atan2(dy, -dx) : dy > 0 ? M_PI / 2 : -M_PI / 2;
}

/* 0 where a slope faces the light, 1 where it turns away from it. */
static double turned_away(const light *l, double dx, double dy)
{
    double turns = (aspect_of(dx, dy) + l->azimuth + M_PI) / M_PI + 0.5;
    return 1 - fabs(turns - 2 * floor(turns / 2) - 1);
}

static tint shade_standard(const lighting *with, double dx, double dy)
{
    static const double RISE = 0.625;
    double slope = atan(RISE * hypot(dx, dy)), strength = fmin(1, with->exaggeration * 2);
    double base = 1.875 - with->exaggeration * 1.75;
    if (fabs(base - 1) > 1e-9) slope = (pow(base, slope) - 1) / (pow(base, M_PI / 2) - 1) * M_PI / 2;
    double away = turned_away(with->lights, dx, dy);
    tint mixed = sum(times(with->lights->shadow, away), times(with->lights->highlight, 1 - away));
    tint shade = times(mixed, sin(slope) * strength);
    return sum(times(with->accent, (1 - cos(slope)) * strength * (1 - shade.a)), shade);
}

/* The cosine of the angle between the light and the ground's normal. */
static double cosine_of(const light *l, double dx, double dy)
{
    return (l->sin_altitude - (dx * l->sin_azimuth - dy * l->cos_azimuth) * l->cos_altitude) /
           sqrt(1 + dx * dx + dy * dy);
}

/* 0…1; what is no number is 0. */
static inline double within(double x)
{
    return x > 0 ? x < 1 ? x : 1 : 0;
}

static tint shade_one(const light *l, double dx, double dy)
{
    double lit = within(cosine_of(l, dx, dy));
    return lit > 0.5 ? times(l->highlight, 2 * lit - 1) : times(l->shadow, 1 - 2 * lit);
}

/* All lights together, each with its share: with one it is the basic method. */
static tint shade_lights(const lighting *with, double dx, double dy)
{
    tint all = {0, 0, 0, 0};
    double steeper = with->exaggeration * 2;
    for (size_t i = 0; i < with->n_lights; i++)
        all = sum(all, shade_one(&with->lights[i], dx * steeper, dy * steeper));
    return times(all, 1.0 / (double) with->n_lights);
}

static tint shade_combined(const lighting *with, double dx, double dy)
{
    double steeper = with->exaggeration * 2;
    dx *= steeper;
    dy *= steeper;
    double angle = fmin(acos(fmin(fmax(cosine_of(with->lights, dx, dy), -1), 1)), M_PI / 2);
    double strength = atan(hypot(dx, dy)) * 4 / (M_PI * M_PI);
    return sum(times(with->lights->shadow, angle * strength),
               times(with->lights->highlight, (M_PI / 2 - angle) * strength));
}

static tint shade_igor(const lighting *with, double dx, double dy)
{
    double steeper = with->exaggeration * 2, strength = atan(hypot(dx, dy) * steeper) * 2 / M_PI;
    double away = turned_away(with->lights, dx, dy);
    return sum(times(with->lights->shadow, strength * away), times(with->lights->highlight, strength * (1 - away)));
}

/* The items of a property of one light or of several; the last one goes for those that follow. */
typedef struct {
    cor_value one;
    const cor_array *many;
} per_light;

static per_light per_light_of(cor_drawing *drawing, const char *name, size_t *most)
{
    cor_use use = cor_use_of(drawing, name);
    per_light p = {.one = cor_use_value(drawing, &use, 0)};
    p.many = cor_value_array(p.one);
    if (p.many && p.many->n > *most) *most = p.many->n;
    return p;
}

static cor_value value_at(const per_light *p, size_t i)
{
    if (!p->many) return p->one;
    return p->many->n ? p->many->items[i < p->many->n ? i : p->many->n - 1] : cor_null();
}

static double angle_at(const per_light *p, size_t i, double most)
{
    cor_value value = value_at(p, i);
    double degrees = value.kind == COR_NUMBER ? value.number : 0;
    return (degrees >= 0 ? fmin(degrees, most) : 0) * M_PI / 180;
}

static tint tint_at(const per_light *p, size_t i)
{
    cor_value value = value_at(p, i);
    return value.kind == COR_COLOR ? premultiplied(value.color) : (tint){0, 0, 0, 0};
}

static void add_lights(cor_drawing *drawing, lighting *with)
{
    size_t n = 1;
    per_light azimuths = per_light_of(drawing, "hillshade-illumination-direction", &n);
    per_light altitudes = per_light_of(drawing, "hillshade-illumination-altitude", &n);
    per_light shadows = per_light_of(drawing, "hillshade-shadow-color", &n);
    per_light highlights = per_light_of(drawing, "hillshade-highlight-color", &n);
    with->n_lights = n < MAX_LIGHTS ? n : MAX_LIGHTS;
    for (size_t i = 0; i < with->n_lights; i++) {
        double azimuth = angle_at(&azimuths, i, 360), altitude = angle_at(&altitudes, i, 90);
        with->lights[i] = (light){azimuth,       cos(azimuth),         sin(azimuth),           cos(altitude),
                                  sin(altitude), tint_at(&shadows, i), tint_at(&highlights, i)};
    }
}

static lighting lighting_of(cor_drawing *drawing)
{
    lighting with = {0};
    cor_use method = cor_use_of(drawing, "hillshade-method"), accent = cor_use_of(drawing, "hillshade-accent-color");
    cor_use exaggeration = cor_use_of(drawing, "hillshade-exaggeration");
    const char *word = cor_use_word(drawing, &method, 0);
    with.exaggeration = cor_use_number(drawing, &exaggeration, 0, 0, 1);
    with.accent = premultiplied(cor_use_color(drawing, &accent, 0));
    add_lights(drawing, &with);
    with.shade = !strcmp(word, "combined")   ? shade_combined
                 : !strcmp(word, "igor")     ? shade_igor
                 : !strcmp(word, "standard") ? shade_standard
                                             : shade_lights;
    if (!strcmp(word, "basic")) with.n_lights = 1;
    return with;
}

/* How many powers of two steeper than it is MapLibre shows the ground at a whole zoom: relief flattens as the scale
 * gets smaller. */
static double steeper_at(double whole_zoom)
{
    double fraction = whole_zoom < 2 ? 0.4 : whole_zoom < 4.5 ? 0.35 : 0.3;
    return whole_zoom < 15 ? (15 - whole_zoom) * fraction : 0;
}

/* Between whole zooms it changes without a jump. */
static double steepness(double zoom)
{
    double below = floor(zoom);
    return exp2(steeper_at(below) + (steeper_at(below + 1) - steeper_at(below)) * (zoom - below));
}

static double height_at(const cor_elevation *dem, int column, int row)
{
    column = column < 0 ? 0 : column >= dem->width ? dem->width - 1 : column;
    row = row < 0 ? 0 : row >= dem->height ? dem->height - 1 : row;
    return dem->metres[(size_t) row * (size_t) dem->width + (size_t) column];
}

static void put(uint8_t out[4], tint t)
{
    double alpha = within(t.a);
    if (alpha <= 0) return;
    out[0] = cor_byte_of(t.r / t.a);
    out[1] = cor_byte_of(t.g / t.a);
    out[2] = cor_byte_of(t.b / t.a);
    out[3] = cor_byte_of(alpha);
}

/* One picture of relief. */
typedef struct {
    const lighting *with;
    const cor_elevation *dem;
    double rise;
    uint8_t *rgba;
} relief;

/* The heights of the dot at X, Y and of those around it; where one has none the ground goes on level. False when it has
 * none itself. */
static bool heights_around(const cor_elevation *dem, int x, int y, double h[3][3])
{
    bool inside = x > 0 && y > 0 && x + 1 < dem->width && y + 1 < dem->height, whole = true;
    const float *from = dem->metres + (ptrdiff_t) (y - 1) * dem->width + x - 1;
    for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
            h[row][column] =
                inside ? from[(ptrdiff_t) row * dem->width + column] : height_at(dem, x + column - 1, y + row - 1);
            whole = whole && !isnan(h[row][column]);
        }
    }
    for (int i = 0; i < 9 && !whole; i++)
        if (isnan(h[i / 3][i % 3])) h[i / 3][i % 3] = h[1][1];
    return !isnan(h[1][1]);
}

/* Slopes are Horn's (1981), of the eight pixels around. */
static void shade_dot(const relief *r, int x, int y, uint8_t out[4])
{
    double h[3][3];
    if (!heights_around(r->dem, x, y, h)) return;
    double dx = (h[0][2] + 2 * h[1][2] + h[2][2]) - (h[0][0] + 2 * h[1][0] + h[2][0]);
    double dy = (h[2][0] + 2 * h[2][1] + h[2][2]) - (h[0][0] + 2 * h[0][1] + h[0][2]);
    put(out, r->with->shade(r->with, dx * r->rise, dy * r->rise));
}

static void shade_rows(void *context, unsigned hand, size_t piece)
{
    (void) hand;
    const relief *r = context;
    int width = r->dem->width, first = (int) piece * ROWS_A_PIECE, end = first + ROWS_A_PIECE;
    for (int y = first; y < end && y < r->dem->height; y++)
        for (int x = 0; x < width; x++)
            shade_dot(r, x, y, r->rgba + ((size_t) y * (size_t) width + (size_t) x) * 4);
}

cor_status cor_symbolize_hillshade(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_elevation *dem,
                                   double metres, cor_rect at, cor_error *err)
{
    cor_drawing drawing;
    (void) err;
    cor_open_picture(&drawing, symbolizer, layer);
    lighting with = lighting_of(&drawing);
    uint8_t *rgba = COR_NEW_ARRAY(drawing.arena, uint8_t, (size_t) dem->width * (size_t) dem->height * 4);
    relief r = {&with, dem, steepness(symbolizer->zoom) / (8 * metres), rgba};
    size_t pieces = ((size_t) dem->height + ROWS_A_PIECE - 1) / ROWS_A_PIECE;
    if (with.exaggeration > 0) cor_parallel_for(pieces, cor_thread_count(symbolizer->scene->alone), shade_rows, &r);
    cor_scene_add(symbolizer->scene, COR_ITEM_IMAGE)->image = (cor_image){.width = dem->width,
                                                                          .height = dem->height,
                                                                          .rgba = rgba,
                                                                          .at = at,
                                                                          .opacity = 1,
                                                                          .smooth = !cor_keeps_pixels(&drawing)};
    cor_drawing_close(&drawing);
    return COR_OK;
}
