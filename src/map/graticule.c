/* The graticule: how far apart its lines are, and how they and their degrees are drawn. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

static const char *const styles[] = {"lines", "ticks", "crosses"};
static const char *const places[] = {"outside", "inside", "none"};

static const double MIN_STEP = 1.0 / 3600, MAX_STEP = 90;

/* The sign of degrees, minutes or seconds at *TEXT as a share of a degree; 0 when there is none. */
static double take_sign(const char **text)
{
    static const struct {
        const char *sign;
        double degrees;
    } signs[] = {{"\u00b0", 1},   {"\u2032", 1.0 / 60},   {"''", 1.0 / 3600},
                 {"'", 1.0 / 60}, {"\u2033", 1.0 / 3600}, {"\"", 1.0 / 3600}};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(*text, signs[i].sign)) {
            *text += strlen(signs[i].sign);
            return signs[i].degrees;
        }
    return 0;
}

/* "5", "30'", "1°30′", "15\"": signs that get finer. */
static bool parse_degrees(const char *text, double *ret_degrees)
{
    double sum = 0, finest = INFINITY;
    if (!*text) return false;
    while (*text) {
        char digits[COR_NUMBER_SPACE];
        double x, unit;
        size_t n = strspn(text, ".0123456789");
        if (!n || n >= sizeof digits) return false;
        memcpy(digits, text, n);
        digits[n] = 0;
        text += n;
        unit = take_sign(&text);
        if (!unit && !*text && isinf(finest)) unit = 1; /* a number alone */
        if (!cor_parse_number(digits, &x) || !unit || unit >= finest) return false;
        sum += x * unit;
        finest = unit;
        text += strspn(text, " ");
    }
    *ret_degrees = sum;
    return true;
}

/* A step of exactly one second, say, must not fall short of it by rounding. */
static double whole_seconds(double degrees)
{
    double seconds = round(degrees * 3600);
    return fabs(degrees * 3600 - seconds) < 1e-6 ? seconds / 3600 : degrees;
}

static cor_status read_degrees(const cor_node *node, double *ret_step, cor_error *err)
{
    double degrees = 0;
    bool good = node->kind == COR_NODE_NUMBER || node->kind == COR_NODE_STRING;
    if (good && !strcmp(node->text, "auto")) {
        *ret_step = 0;
        return COR_OK;
    }
    if (!good || !parse_degrees(node->text, &degrees))
        return cor_node_fail(node, err, "this is no step in degrees; write auto, 5, \"30'\" or {lon: 5, lat: 2}");
    degrees = whole_seconds(degrees);
    if (!(degrees >= MIN_STEP && degrees <= MAX_STEP))
        return cor_node_fail(node, err, "the step %.40s is out of range; it goes from one second to 90 degrees",
                             node->text);
    *ret_step = degrees;
    return COR_OK;
}

static cor_status read_step(const cor_node *node, cor_graticule *graticule, cor_error *err)
{
    static const char *const keys[] = {"lon", "lat"};
    if (!node) return COR_OK;
    if (node->kind != COR_NODE_MAP) {
        cor_status status = read_degrees(node, &graticule->step_lon, err);
        graticule->step_lat = graticule->step_lon;
        return status;
    }
    const cor_node *lon = cor_node_get(node, "lon"), *lat = cor_node_get(node, "lat");
    cor_status status = cor_node_only(node, keys, G_N_ELEMENTS(keys), err);
    if (!status && lon) status = read_degrees(lon, &graticule->step_lon, err);
    if (!status && lat) status = read_degrees(lat, &graticule->step_lat, err);
    return status;
}

static cor_status read_labels(const cor_node *node, cor_graticule *graticule, cor_error *err)
{
    const cor_node *said = cor_node_get(node, "labels");
    size_t index = 0;
    if (said && said->kind == COR_NODE_BOOL) {
        graticule->labels = said->boolean ? COR_GRATICULE_OUTSIDE : COR_GRATICULE_UNLABELLED;
        return COR_OK;
    }
    cor_status status = cor_field_word(node, "labels", places, G_N_ELEMENTS(places), &index, err);
    graticule->labels = (cor_graticule_labels) index;
    return status;
}

cor_status cor_map_read_graticule(cor_map_reader *reader, const cor_node *node, cor_error *err)
{
    static const char *const keys[] = {"step", "style", "labels", "color"};
    cor_graticule *graticule = &reader->map->furniture.graticule;
    size_t style = 0;
    cor_status status = cor_map_read_own_keys(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = read_step(cor_node_get(node, "step"), graticule, err);
    if (!status) status = cor_field_word(node, "style", styles, G_N_ELEMENTS(styles), &style, err);
    graticule->style = (cor_graticule_style) style;
    if (!status) status = read_labels(node, graticule, err);
    if (!status) status = cor_field_color(node, "color", &graticule->color, err);
    return status;
}
