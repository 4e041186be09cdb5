/* The graticule: how far apart its lines are, and how they and their degrees are drawn. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

static const char *const styles[] = {
    [COR_GRATICULE_LINES] = "lines", [COR_GRATICULE_TICKS] = "ticks", [COR_GRATICULE_CROSSES] = "crosses"};
static const char *const places[] = {
    [COR_GRATICULE_OUTSIDE] = "outside", [COR_GRATICULE_INSIDE] = "inside", [COR_GRATICULE_UNLABELLED] = "none"};

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

static void read_degrees(cor_map_reader *reader, const cor_node *node, void *target)
{
    double *step = target, degrees = 0;
    bool good = node->kind == COR_NODE_NUMBER || node->kind == COR_NODE_STRING;
    if (good && !strcmp(node->text, "auto")) return;
    if (!good || !parse_degrees(node->text, &degrees)) {
        cor_map_fault(reader, node, "this is no step in degrees; write auto, 5, \"30'\" or {lon: 5, lat: 2}");
        return;
    }
    degrees = whole_seconds(degrees);
    if (degrees >= MIN_STEP && degrees <= MAX_STEP)
        *step = degrees;
    else
        cor_map_fault(reader, node, "the step %.40s is out of range; it goes from one second to 90 degrees",
                      node->text);
}

static const cor_map_key of_step[] = {
    {"lon", .at = offsetof(cor_graticule, step_lon), .read = read_degrees},
    {"lat", .at = offsetof(cor_graticule, step_lat), .read = read_degrees},
};

static const cor_map_keys step_keys = {COR_MAP_KEYS(of_step)};

static void read_step(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_graticule *graticule = target;
    if (node->kind == COR_NODE_MAP) {
        cor_map_read_keys(reader, node, &step_keys, graticule);
        return;
    }
    read_degrees(reader, node, &graticule->step_lon);
    graticule->step_lat = graticule->step_lon;
}

static void read_labels(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_graticule *graticule = target;
    size_t index;
    if (node->kind == COR_NODE_BOOL)
        graticule->labels = node->boolean ? COR_GRATICULE_OUTSIDE : COR_GRATICULE_UNLABELLED;
    else if (cor_read_word(reader, node, COR_MAP_WORDS(places), &index))
        graticule->labels = (cor_graticule_labels) index;
}

static const cor_map_key keys[] = {
    {"step", .read = read_step, .below = &step_keys},
    {"style", COR_KEY_WORD, .at = offsetof(cor_graticule, style), .words = COR_MAP_WORDS(styles)},
    {"labels", .read = read_labels, .words = COR_MAP_WORDS(places)},
    {"color", COR_KEY_COLOR, .at = offsetof(cor_graticule, color)},
};

const cor_map_keys cor_map_graticule_keys = {COR_MAP_KEYS(keys)};
