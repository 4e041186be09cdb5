/* The marks of one layer that lie at one place: the requests that belong together, and the one that may stand for all
 * of them. */
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "symbolize/internal.h"

/* So large are the letters of a number where the layer has none of its own, px; and so far below the mark. */
static const double NUMBER_SIZE = 8, NUMBER_GAP = 0.6;

/* Of lines and numbers whose layer says nothing of it, px. */
static const double USUAL_HALO = 1.2;

static const cor_color WHITE = {1, 1, 1, 1}, DARK = {0.2f, 0.2f, 0.2f, 1};

/* The longest list of texts, bytes. */
enum { LONGEST_LIST = 400 };

typedef struct {
    uint32_t place, label, row;
} noted;

struct cor_stacking {
    cor_drawing *d;
    const cor_symbol_uses *uses;
    GArray *marks;    /* of noted */
    GHashTable *said; /* place and text of a name without an icon → index of its request + 1 */
};

/* What is said of one place goes for names of a source, too, unless marks of it lie as they lie. */
cor_stacking *cor_stacking_new(cor_drawing *d, const cor_symbol_uses *uses)
{
    bool piled = d->what->stack == COR_STACK_UNSAID || d->what->stack == COR_STACK_NEVER;
    if (!d->what->places || piled) return NULL;
    cor_stacking *s = g_new0(cor_stacking, 1);
    s->d = d;
    s->uses = uses;
    s->marks = g_array_new(FALSE, FALSE, sizeof(noted));
    s->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return s;
}

static uint32_t place_of(const cor_stacking *s, uint32_t row)
{
    bool point = cor_geometry_kind(s->d->what->page, row) == COR_SHAPE_POINT && cor_symbol_spot_count(s->d, row) == 1;
    return point ? s->d->what->places->of_point[row] : COR_NO_PLACE;
}

bool cor_stacking_repeats(cor_stacking *s, uint32_t row, const cor_run *run)
{
    uint32_t place = place_of(s, row);
    if (place == COR_NO_PLACE || s->d->what->stack == COR_STACK_PILE) return false;
    size_t n;
    cor_label *labels = cor_scene_labels(s->d->scene, &n);
    char *key = g_strdup_printf("%" G_GUINT32_FORMAT " %s", place, run->spec.text);
    gpointer first = g_hash_table_lookup(s->said, key);
    if (first) {
        labels[GPOINTER_TO_SIZE(first) - 1].stays = true;
        g_free(key);
    } else {
        g_hash_table_insert(s->said, key, GSIZE_TO_POINTER(n + 1)); /* it will be the next request */
    }
    return first;
}

void cor_stacking_note(cor_stacking *s, uint32_t row)
{
    size_t n;
    uint32_t place = place_of(s, row);
    const cor_label *labels = cor_scene_labels(s->d->scene, &n), *last = &labels[n - 1];
    noted mark = {place, (uint32_t) (n - 1), row};
    bool fitted = last->n_candidates && last->candidates[0].mark; /* it is a ground for its text, and no mark */
    if (place != COR_NO_PLACE && !fitted) g_array_append_val(s->marks, mark);
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const noted *p = a, *q = b;
    if (p->place != q->place) return p->place < q->place ? -1 : 1;
    return p->label < q->label ? -1 : p->label > q->label;
}

/* ---- the one that stands for all ----------------------------------------------------------------------------- */

static const cor_label *label_of(const cor_stacking *s, const noted *mark)
{
    size_t n;
    return &cor_scene_labels(s->d->scene, &n)[mark->label];
}

/* The icon that all have; else the one that the layer names for that, else a disc: marks of several kinds are no longer
 * of one. */
static const cor_icon *common_icon(const cor_stacking *s, const noted *marks, size_t n)
{
    const cor_icon *icon = label_of(s, &marks[0])->icon, *named = NULL;
    const cor_node *node = cor_node_get(cor_layer_metadata(s->d->layer, "corridor:stack"), "icon");
    for (size_t i = 1; i < n && icon; i++)
        if (label_of(s, &marks[i])->icon != icon) icon = NULL;
    if (!icon && node && node->kind == COR_NODE_STRING) named = cor_drawing_icon(s->d, node->text);
    return icon ? icon : named ? named : cor_icons_disc(s->d->with->icons);
}

/* Each text once, in the order of the marks. NULL: they have none. */
static const char *listed_texts(const cor_stacking *s, const noted *marks, size_t n)
{
    GString *list = g_string_new(NULL);
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < n; i++) {
        const cor_run *run = label_of(s, &marks[i])->run;
        if (!run || !g_hash_table_add(known, (gpointer) run->spec.text)) continue;
        if (list->len > LONGEST_LIST) {
            g_string_append(list, ", …");
            break;
        }
        g_string_append_printf(list, "%s%s", list->len ? ", " : "", run->spec.text);
    }
    const char *text = list->len ? cor_arena_copy(s->d->arena, list->str) : NULL;
    g_hash_table_unref(known);
    g_string_free(list, TRUE);
    return text;
}

/* The number below LABEL's mark, in its colour, where the layer sets no texts. */
static void add_number(const cor_stacking *s, const char *text, cor_label *label)
{
    const cor_run *run;
    cor_error err;
    double gap = NUMBER_GAP * COR_POINTS_PER_PX;
    cor_text_spec spec = {.text = text,
                          .font = {.family = "Noto Sans", .weight = 700},
                          .size = NUMBER_SIZE * COR_POINTS_PER_PX,
                          .language = s->d->with->language};
    if (cor_shape(s->d->with->fonts, &spec, s->d->with->diagnostics, &run, &err)) return;
    cor_candidate *below = COR_NEW(s->d->arena, cor_candidate);
    below->text.x = label->mark.x - cor_rect_center(run->ink).x;
    below->text.y = label->mark.y + label->mark.height / 2 + gap - run->ink.y0;
    below->box = cor_symbol_text_box(run, below->text, below->text, 0);
    label->run = run;
    label->candidates = below;
    label->n_candidates = 1;
    label->text = (cor_text_item){.run = run,
                                  .pivot = {label->mark.x, label->mark.y},
                                  .opacity = 1,
                                  .color = label->mark.recolor ? label->mark.color : DARK,
                                  .halo = WHITE,
                                  .halo_width = USUAL_HALO * COR_POINTS_PER_PX};
}

/* LIST: with the texts of all, if they have any; else with their number. */
static const cor_label *several_of(const cor_stacking *s, const noted *marks, size_t n, cor_point at, bool list)
{
    cor_drawing *d = s->d;
    double size;
    cor_symbol_spot where = {.at = at};
    cor_label *label = cor_arena_memdup(d->arena, label_of(s, &marks[0]), sizeof *label);
    const char *text = list ? listed_texts(s, marks, n) : NULL;
    if (!text) list = false; /* there is nothing to list but how many they are */
    if (!text) text = cor_arena_format(d->arena, "×%zu", n);
    bool styled = cor_layer_property(d->layer, "text-field") != NULL;
    const cor_run *run = styled ? cor_wording_of(d, &s->uses->text.wording, marks[0].row, text, &size) : NULL;
    const cor_icon *icon = common_icon(s, marks, n);
    label->run = NULL;
    label->candidates = NULL;
    label->n_candidates = 0;
    label->text = (cor_text_item){.pivot = at};
    if (run) cor_symbol_add_text(d, &s->uses->text, marks[0].row, run, size, &where, label);
    cor_symbol_add_icon(d, &s->uses->icon, marks[0].row, icon, &where, label);
    if (!styled) add_number(s, text, label);
    label->icon_allow_overlap = true;
    if (!list) label->text_allow_overlap = true;
    return label;
}

/* ---- what the scene is told ---------------------------------------------------------------------------------- */

static void set_line_colors(const cor_label *label, cor_stack *stack)
{
    stack->color = label->mark.recolor ? cor_faded(label->mark.color, label->mark.opacity) : DARK;
    stack->halo = label->run ? label->text.halo : WHITE;
    stack->halo_width = label->run ? label->text.halo_width : USUAL_HALO * COR_POINTS_PER_PX;
}

static void tell(const cor_stacking *s, const noted *marks, size_t n)
{
    cor_stack_way way = s->d->what->stack;
    cor_point at = s->d->what->places->at[marks[0].place];
    cor_use translate = cor_use_of(s->d, "icon-translate");
    bool many = way == COR_STACK_SPREAD && n > COR_MOST_SPREAD;
    if (n == 1 && way != COR_STACK_SPREAD) return;
    uint32_t *labels = COR_NEW_ARRAY(s->d->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        labels[i] = marks[i].label;
    cor_point shift = cor_use_offset(s->d, &translate);
    const cor_label *several =
        n > 1 && way != COR_STACK_PILE ? several_of(s, marks, n, at, way == COR_STACK_LIST) : NULL;
    cor_stack *stack = cor_scene_stack(s->d->scene);
    stack->layer = cor_layer_id(s->d->layer);
    stack->at = (cor_point){at.x + shift.x, at.y + shift.y};
    stack->labels = labels;
    stack->n = n;
    stack->several = several;
    stack->many = many;
    stack->spread = way == COR_STACK_SPREAD && !many;
    set_line_colors(label_of(s, &marks[0]), stack);
    if (!several || stack->spread) return;
    stack->stacked = COR_STACKED_ONE;
    cor_stack_merge(s->d->scene, stack);
}

void cor_stacking_tell(cor_stacking *s)
{
    const noted *marks = (const noted *) (const void *) s->marks->data;
    g_array_sort(s->marks, by_place);
    for (guint i = 0, end; i < s->marks->len; i = end) {
        for (end = i + 1; end < s->marks->len && marks[end].place == marks[i].place; end++)
            ;
        tell(s, &marks[i], end - i);
    }
    g_array_unref(s->marks);
    g_hash_table_unref(s->said);
    g_free(s);
}
