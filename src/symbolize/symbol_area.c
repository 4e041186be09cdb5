/* Names of areas: each part that is large enough gets its own, where it fits in. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "geo/box_fit.h"
#include "geo/inside.h"
#include "symbolize/anchors.h"
#include "symbolize/symbol_internal.h"

enum { MAX_PARTS = 16, MAX_BOX_FITS = 12 };

/* A part is named for itself when it has at least this share of the largest one's area. */
static const double MIN_FRACTION = 0.1;

/* Half a point is nearer than a name's place needs to be. */
static const double INSIDE_PRECISION = 0.5;

/* A spread name takes this share of the free stretch that it stands in; letters stand no farther from each other than
 * this many times their width. Steps of spacing, em. */
static const double SPREAD = 0.66, LOOSEST = 4, STEP = 0.05;

/* So far from the frame a name stands, em. */
static const double OFF_FRAME = 0.4;

/* Shares of the width in one line that a name is wrapped at when it fits nowhere. */
static const double WRAPPED[] = {0.65, 0.45, 0.34};

typedef struct {
    cor_drawing *d;
    const cor_symbol_uses *uses;
    uint32_t row;
    const cor_icon *icon;
    double size; /* of the letters, points */
    double padding;
    const cor_path *rings; /* of the part at hand */
    cor_spot spot;         /* its point of greatest inner distance */
} naming;

/* What is to be set, and where it fits. */
typedef struct {
    const cor_run *run;
    cor_box_fit fits[MAX_BOX_FITS];
    size_t n;
} fit;

/* The name in each way that it may be written. */
typedef struct {
    fit modes[COR_MAX_MODES];
    size_t n;
} fits;

static fit fit_of(const naming *a, const cor_run *run)
{
    fit f = {.run = run};
    double width = cor_rect_width(run->ink) + 2 * a->padding, height = cor_rect_height(run->ink) + 2 * a->padding;
    cor_rect window = cor_rect_grown(a->d->scene->frame, -fmax(a->padding, OFF_FRAME * a->size));
    f.n = cor_path_box_fits(a->rings, window, width, height, a->spot.at, f.fits, MAX_BOX_FITS);
    return f;
}

/* RUN's words with other spacing and width; RUN itself when they can't be set so. */
static const cor_run *set_again(const naming *a, const cor_run *run, double letter_spacing, double max_width)
{
    const cor_run *other;
    cor_error err;
    cor_text_spec spec = run->spec;
    spec.letter_spacing = letter_spacing;
    spec.max_width = max_width;
    return cor_shape(a->d->with->fonts, &spec, a->d->with->diagnostics, &other, &err) ? run : other;
}

/* A name that fits nowhere may fit in more lines. */
static fit wrap(const naming *a, const cor_run *run)
{
    fit f = fit_of(a, run);
    for (size_t i = 0; !f.n && i < G_N_ELEMENTS(WRAPPED) && strchr(run->spec.text, ' '); i++)
        f = fit_of(a, set_again(a, run, run->spec.letter_spacing, WRAPPED[i] * run->width));
    if (!f.n) f.run = run;
    return f;
}

/* The widest line's letters. */
static double count_letters(const cor_run *run)
{
    const cor_text_line *widest = &run->lines[0];
    for (size_t i = 1; i < run->n_lines; i++)
        if (run->lines[i].width > widest->width) widest = &run->lines[i];
    return (double) g_utf8_strlen(widest->text, (gssize) widest->length);
}

static fit spread(const naming *a, fit f)
{
    double letters = count_letters(f.run), em = f.run->spec.size;
    if (!f.n || letters < 2) return f;
    double room = SPREAD * f.fits[0].length - f.run->width, loosest = LOOSEST * f.run->width / letters;
    double more = fmin(room / (letters - 1), loosest) / em;
    for (; more >= STEP; more /= 2) {
        double spacing = f.run->spec.letter_spacing + STEP * floor(more / STEP);
        fit wider = fit_of(a, set_again(a, f.run, spacing, f.run->n_lines > 1 ? 4 * f.fits[0].length : 0));
        if (wider.n && wider.run->n_lines == f.run->n_lines) return wider;
    }
    return f;
}

static cor_candidate candidate_at(const naming *a, const cor_run *run, cor_point middle)
{
    cor_candidate c = {0};
    c.text = (cor_point){middle.x - run->width / 2, middle.y - run->height / 2};
    c.box = cor_rect_grown(cor_symbol_text_box(run, c.text, middle, 0), a->padding);
    return c;
}

/* Several places, so that the name can give way to others and to what is drawn of the map; the point farthest inside
 * first, where the name fits there. */
static size_t box_fits_of(const naming *a, const fit *f, cor_candidate *out)
{
    size_t n = 0;
    cor_candidate inmost = candidate_at(a, f->run, a->spot.at);
    if (cor_path_holds(a->rings, inmost.box) && cor_rect_covers(a->d->scene->frame, inmost.box)) out[n++] = inmost;
    for (size_t i = 0; i < f->n; i++)
        out[n++] = candidate_at(a, f->run, f->fits[i].middle);
    return n;
}

/* Of all ways to write the name, the better ones first. */
static void add_box_fits(const naming *a, const fits *f, cor_label *label)
{
    cor_candidate *all = COR_NEW_ARRAY(a->d->arena, cor_candidate, COR_MAX_MODES * (MAX_BOX_FITS + 1));
    size_t n = 0;
    for (size_t i = 0; i < f->n; i++) {
        size_t more = box_fits_of(a, &f->modes[i], all + n);
        for (size_t k = n; f->modes[i].run != label->run && k < n + more; k++)
            all[k].run = f->modes[i].run;
        n += more;
    }
    if (!n) return;
    label->candidates = all;
    label->n_candidates = n;
    label->area = true;
    label->sided = false;
}

/* Names stand where they fit unless the style moves or turns them. */
static bool is_free(const naming *a)
{
    double em[2] = {0, 0};
    const cor_symbol_text *t = &a->uses->text;
    cor_anchor anchor = cor_anchor_parse(cor_use_word(a->d, &t->anchor, a->row));
    cor_value list = cor_use_value(a->d, &t->variable, a->row);
    cor_use_numbers(a->d, &t->offset, a->row, em, 2);
    return !a->icon && anchor.x == 0.5 && anchor.y == 0.5 && em[0] == 0 && em[1] == 0 && !t->has_radial &&
           !(list.kind == COR_ARRAY && list.array->n) && cor_use_number(a->d, &t->rotate, a->row, -3600, 3600) == 0;
}

static void request(const naming *a, const cor_run *run, const fits *f)
{
    cor_label *label = cor_symbol_request(a->d, a->uses, a->row);
    if (run) cor_symbol_add_text(a->d, &a->uses->text, a->row, run, a->size, &a->spot, label);
    if (a->icon) cor_symbol_add_icon(a->d, &a->uses->icon, a->row, a->icon, &a->spot, label);
    if (f) add_box_fits(a, f, label);
}

static fit fit_level(const naming *a, const cor_run *run)
{
    fit f = wrap(a, run);
    return a->uses->text.spread ? spread(a, f) : f;
}

/* In every way that RUN may be written; how the level one is set now goes to *ret_run. Only that is broken into lines
 * or spread. */
static fits fit_all(const naming *a, const cor_run *run, const cor_run **ret_run)
{
    const cor_run *modes[COR_MAX_MODES];
    fits f = {.n = cor_symbol_modes(a->d, &a->uses->text, a->row, run, modes)};
    *ret_run = run;
    for (size_t i = 0; i < f.n; i++) {
        f.modes[i] = modes[i] == run ? fit_level(a, run) : fit_of(a, modes[i]);
        if (modes[i] == run) *ret_run = f.modes[i].run;
    }
    return f;
}

static bool fits_somewhere(const fits *f)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->modes[i].n) return true;
    return false;
}

/* Asks for the name of one part; a lesser one is named only where the name fits in. */
static void name_part(naming *a, const cor_run *run, bool lesser)
{
    a->spot = (cor_spot){.at = cor_path_inside_point(a->rings, INSIDE_PRECISION, NULL)};
    if (!run || !is_free(a)) {
        request(a, run, NULL);
        return;
    }
    const cor_run *level;
    fits f = fit_all(a, run, &level);
    if (!lesser || fits_somewhere(&f)) request(a, level, &f);
}

void cor_symbol_name_areas(cor_drawing *d, const cor_symbol_uses *uses, uint32_t row, const cor_run *run, double size,
                           const cor_icon *icon)
{
    cor_area_part parts[MAX_PARTS];
    cor_path path = cor_geometry_path(d->what->page, row);
    naming a = {.d = d, .uses = uses, .row = row, .icon = icon, .size = size};
    a.padding = cor_use_number(d, &uses->text.padding, row, 0, 1000) * COR_POINTS_PER_PX;
    size_t n = cor_path_shells(d->scratch, &path, parts, MAX_PARTS);
    a.rings = &path;
    if (!n) name_part(&a, run, false);
    for (size_t i = 0; i < n && parts[i].area >= MIN_FRACTION * parts[0].area; i++) {
        a.rings = &parts[i].rings;
        name_part(&a, run, i > 0);
    }
}
