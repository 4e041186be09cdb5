#include "source/field_names.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "source/day_text.h"
#include "source/language_names.h"
#include "source/location.h"
#include "source/wanted.h"
#include "source/where.h"

typedef struct {
    const cor_request *request;
    const char *const *names, *const *tags;
    size_t n;
    cor_arena *arena;
    cor_fields *fields;
} settling;

static const cor_made_field *made_called(const cor_fields *fields, const char *ours)
{
    for (size_t i = 0; i < fields->n_made; i++)
        if (!strcmp(fields->made[i].ours, ours)) return &fields->made[i];
    return NULL;
}

static cor_status no_column(const settling *s, const char *wanted, const char *of, cor_location location,
                            cor_error *err)
{
    cor_source_location place = cor_location_of_request(s->request);
    if (location.file) place.document = location;
    char *list = cor_list_names(s->names, s->n), *otherwise = g_strdup_printf("; it has %s", s->n ? list : "none");
    const char *near = cor_nearest_word(wanted, s->names, s->n);
    cor_source_fail(&place, err, "%s names a column \"%.80s\", which it lacks%s", of, wanted,
                    cor_hint_of(near, '"', otherwise).text);
    g_free(otherwise);
    g_free(list);
    return COR_BAD_DATA;
}

static cor_status add_stated(settling *s, cor_error *err)
{
    for (size_t i = 0; i < s->request->n_names; i++) {
        const cor_field_name *name = &s->request->names[i];
        size_t column = cor_column_called(name->theirs, s->names, s->n);
        if (column == s->n && s->tags) column = cor_column_tagged(name->theirs, s->tags, s->n);
        if (column == s->n) return no_column(s, name->theirs, "\"fields\"", name->location, err);
        s->fields->made[s->fields->n_made++] = (cor_made_field){.ours = name->ours, .theirs = {s->names[column]}};
    }
    return COR_OK;
}

static bool has_exactly(const settling *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (!strcmp(s->names[i], name)) return true;
    return false;
}

/* What has the name already, or was given it by the document, is left alone. */
static void add_known(settling *s, const cor_known_field *field)
{
    cor_made_field made = {.ours = field->ours, .made = field->made, .codes = field->codes, .n_codes = field->n_codes};
    if (has_exactly(s, field->ours) || made_called(s->fields, field->ours)) return;
    for (size_t i = 0; i < G_N_ELEMENTS(field->theirs) && field->theirs[i]; i++) {
        bool tag = *field->theirs[i] == '#';
        size_t column = tag ? cor_column_tagged(field->theirs[i], s->tags, s->n)
                            : cor_column_called(field->theirs[i], s->names, s->n);
        if (column == s->n) return;
        made.theirs[i] = s->names[column];
    }
    s->fields->made[s->fields->n_made++] = made;
}

static void recognise(settling *s)
{
    const cor_known_export *known = s->request->keeps_names ? NULL : cor_known_export_of(s->names, s->tags, s->n);
    s->fields->known = known;
    for (size_t i = 0; known && i < known->n_fields; i++)
        add_known(s, &known->fields[i]);
}

/* What the document or an export has given is left alone. */
static void add_names(settling *s)
{
    cor_made_field made[COR_LANGUAGE_NAMES];
    s->fields->n_said = s->fields->n_made;
    if (s->request->keeps_names || !s->request->languages) return;
    size_t n = cor_language_names(s->request->languages, s->names, s->n, s->arena, made);
    for (size_t i = 0; i < n; i++)
        if (!made_called(s->fields, made[i].ours)) s->fields->made[s->fields->n_made++] = made[i];
}

static cor_made_field *add_made(settling *s, const char *ours, cor_made made, const char *theirs)
{
    cor_made_field *field = &s->fields->made[s->fields->n_made++];
    *field = (cor_made_field){.ours = ours, .made = made, .theirs = {theirs}};
    return field;
}

/* What the map says of codes, and then what the export's codebook does of others. */
static void take_codes(const settling *s, cor_made_field *made, bool words)
{
    const cor_precision *stated = &s->request->precision;
    cor_export_code *codes = COR_NEW_ARRAY(s->arena, cor_export_code, stated->n_codes + made->n_codes + 1);
    size_t n = 0;
    for (size_t i = 0; i < stated->n_codes + made->n_codes; i++) {
        bool ours = i < stated->n_codes;
        const cor_precision_code *code = ours ? &stated->codes[i] : NULL;
        cor_export_code one = ours ? (cor_export_code){.code = code->code, .number = code->sure ? NAN : code->km}
                                   : made->codes[i - stated->n_codes];
        if (ours && words) one.text = code->sure ? code->sure : code->km > 0 ? "near" : "exact";
        codes[n++] = one;
    }
    made->codes = codes;
    made->n_codes = n;
}

static cor_status take_export_codes(settling *s, cor_error *err)
{
    cor_made_field *km = (cor_made_field *) made_called(s->fields, "precision_km"),
                   *sure = (cor_made_field *) made_called(s->fields, "sure");
    cor_source_location place = cor_location_of_request(s->request);
    if (s->request->precision.location.file) place.document = s->request->precision.location;
    if (!km || !sure || km->made != COR_MADE_BY_CODES || sure->made != COR_MADE_BY_CODES)
        return cor_source_fail(&place, err,
                               "\"precision\" gives codes, and its columns are those of no export that has any; say "
                               "in which \"field\" they stand");
    take_codes(s, km, false);
    take_codes(s, sure, true);
    return COR_OK;
}

/* The field that the document names, before a known export is looked for. */
static cor_status add_precision(settling *s, cor_error *err)
{
    const cor_precision *stated = &s->request->precision;
    if (!stated->field) return COR_OK;
    size_t column = cor_column_called(stated->field, s->names, s->n);
    if (column == s->n) return no_column(s, stated->field, "\"precision\"", stated->location, err);
    bool by_codes = stated->n_codes > 0;
    cor_made_field *km = add_made(s, "precision_km", by_codes ? COR_MADE_BY_CODES : COR_MADE_ALIKE, s->names[column]);
    if (!by_codes) return COR_OK;
    take_codes(s, km, false);
    take_codes(s, add_made(s, "sure", COR_MADE_BY_CODES, s->names[column]), true);
    return COR_OK;
}

/* How sure a place is goes by its kilometres where nothing else says it. */
static void add_sure(settling *s)
{
    const cor_made_field *km = made_called(s->fields, "precision_km");
    if (has_exactly(s, "sure") || made_called(s->fields, "sure")) return;
    if (km && km->made == COR_MADE_ALIKE)
        add_made(s, "sure", COR_MADE_OF_KM, km->theirs[0]);
    else if (!km && has_exactly(s, "precision_km"))
        add_made(s, "sure", COR_MADE_OF_KM, "precision_km");
}

static cor_status check_types(const settling *s, cor_error *err)
{
    for (size_t i = 0; i < s->request->n_types; i++) {
        const cor_field_type *type = &s->request->types[i];
        cor_source_location place = cor_location_of_request(s->request);
        const char *fault = type->format ? cor_day_format_fault(type->format) : NULL;
        if (type->location.file) place.document = type->location;
        if (fault) return cor_source_fail(&place, err, "the format \"%.60s\" is no day's: %s", type->format, fault);
        if (made_called(s->fields, type->field) || cor_column_called(type->field, s->names, s->n) < s->n) continue;
        return no_column(s, type->field, "\"types\"", type->location, err);
    }
    return COR_OK;
}

static void want_once(GPtrArray *list, const char *name)
{
    for (guint i = 0; i < list->len; i++)
        if (!strcmp(list->pdata[i], name)) return;
    g_ptr_array_add(list, (gpointer) name);
}

static void want(settling *s, GPtrArray *list, const char *name)
{
    cor_made_field *made = (cor_made_field *) made_called(s->fields, name);
    if (!made) {
        want_once(list, name);
        return;
    }
    made->wanted = true;
    for (size_t i = 0; i < G_N_ELEMENTS(made->theirs) && made->theirs[i]; i++)
        want_once(list, made->theirs[i]);
}

/* A column by another name is only called so in the filter; what is made of columns is known when all is read. */
static void settle_where(settling *s, cor_types_by types, GPtrArray *list)
{
    cor_where *where;
    cor_request *request = &s->fields->request;
    if (!request->where || cor_where_open(request->where, s->arena, &where, NULL)) return;
    bool late = false;
    for (size_t i = 0; i < s->fields->n_made; i++) {
        cor_made_field *made = &s->fields->made[i];
        if (!cor_where_names(where, made->ours)) continue;
        late |= made->made != COR_MADE_ALIKE;
        made->wanted = true;
    }
    for (size_t i = 0; types == COR_TYPES_ARE_MADE && i < request->n_types; i++)
        late |= cor_where_names(where, request->types[i].field);
    if (late) {
        s->fields->late_where = request->where;
        request->where = NULL;
        for (size_t i = 0; i < s->fields->n_made; i++)
            if (cor_where_names(where, s->fields->made[i].ours)) want(s, list, s->fields->made[i].ours);
        for (size_t i = 0; i < s->n; i++)
            if (cor_where_names(where, s->names[i])) want_once(list, s->names[i]);
    }
    cor_where_close(where);
}

/* What only differs by name, for the filter. */
static void settle_names(const settling *s)
{
    cor_field_name *names = COR_NEW_ARRAY(s->arena, cor_field_name, s->fields->n_made);
    size_t n = 0;
    for (size_t i = 0; i < s->fields->n_made; i++)
        if (s->fields->made[i].made == COR_MADE_ALIKE)
            names[n++] = (cor_field_name){.ours = s->fields->made[i].ours, .theirs = s->fields->made[i].theirs[0]};
    s->fields->request.names = names;
    s->fields->request.n_names = n;
}

static void translate(settling *s, cor_types_by types)
{
    GPtrArray *list = g_ptr_array_new();
    cor_request *request = &s->fields->request;
    for (size_t i = 0; i < request->n_fields; i++)
        want(s, list, request->fields[i]);
    for (size_t i = 0; request->all_fields && i < s->fields->n_made; i++)
        want(s, list, s->fields->made[i].ours);
    settle_where(s, types, list);
    settle_names(s);
    request->fields = cor_arena_memdup(s->arena, list->pdata, list->len * sizeof(char *));
    request->n_fields = list->len;
    g_ptr_array_unref(list);
}

cor_status cor_fields_settle(const cor_request *request, const char *const *names, const char *const *tags, size_t n,
                             cor_types_by types, cor_arena *arena, cor_fields *ret_fields, cor_error *err)
{
    enum { MOST_KNOWN = 20 };
    settling s = {.request = request, .names = names, .tags = tags, .n = n, .arena = arena, .fields = ret_fields};
    *ret_fields = (cor_fields){.asked = request, .request = *request};
    ret_fields->made = COR_NEW_ARRAY(arena, cor_made_field, request->n_names + MOST_KNOWN + COR_LANGUAGE_NAMES);
    cor_status st = add_stated(&s, err);
    if (!st) st = add_precision(&s, err);
    if (st) return st;
    recognise(&s);
    if (!request->precision.field && request->precision.n_codes) st = take_export_codes(&s, err);
    if (st) return st;
    add_sure(&s);
    add_names(&s);
    st = check_types(&s, err);
    if (st || (!ret_fields->n_made && !request->n_types)) return st;
    translate(&s, types);
    return COR_OK;
}

const cor_field_type *cor_fields_type(const cor_fields *fields, const char *theirs)
{
    const cor_request *asked = fields->asked;
    for (size_t i = 0; asked && i < asked->n_types; i++) {
        const cor_field_type *type = &asked->types[i];
        const cor_made_field *made = made_called(fields, type->field);
        const char *column = made ? made->theirs[0] : type->field;
        if ((made && made->made == COR_MADE_ALIKE && !strcmp(column, theirs)) ||
            (!made && !g_ascii_strcasecmp(column, theirs)))
            return type;
    }
    return NULL;
}

static const char *kind_of(const cor_made_field *made, const cor_layer_info *layer)
{
    if (made->made == COR_MADE_OF_DAY || made->made == COR_MADE_OF_YMD) return "Date";
    if (made->made == COR_MADE_OF_KM) return "String";
    if (made->made == COR_MADE_BY_CODES) return made->codes[0].text ? "String" : "Number";
    for (size_t i = 0; i < layer->n_fields; i++)
        if (!strcmp(layer->fields[i].name, made->theirs[0])) return layer->fields[i].kind;
    return "String";
}

static const char *columns_of(const cor_made_field *made, cor_arena *arena)
{
    size_t n = 0;
    while (n < G_N_ELEMENTS(made->theirs) && made->theirs[n])
        n++;
    return cor_words_listed(arena, made->theirs, n, "and");
}

void cor_fields_describe(const cor_request *request, cor_layer_info *layer, cor_arena *arena)
{
    cor_fields fields;
    bool tagged = false;
    const char **names = COR_NEW_ARRAY(arena, const char *, layer->n_fields),
               **tags = COR_NEW_ARRAY(arena, const char *, layer->n_fields);
    for (size_t i = 0; i < layer->n_fields; i++) {
        names[i] = layer->fields[i].name;
        tags[i] = layer->fields[i].tag;
        tagged |= tags[i] != NULL;
    }
    if (cor_fields_settle(request, names, tagged ? tags : NULL, layer->n_fields, COR_TYPES_ARE_READ, arena, &fields,
                          NULL))
        return;
    cor_field_info *all = COR_NEW_ARRAY(arena, cor_field_info, layer->n_fields + fields.n_made);
    size_t n = 0;
    for (size_t i = 0; i < fields.n_made; i++)
        all[n++] = (cor_field_info){.name = cor_arena_copy(arena, fields.made[i].ours),
                                    .kind = kind_of(&fields.made[i], layer),
                                    .from = columns_of(&fields.made[i], arena)};
    for (size_t i = 0; i < layer->n_fields; i++)
        if (!made_called(&fields, layer->fields[i].name)) all[n++] = layer->fields[i];
    layer->fields = all;
    layer->n_fields = n;
    layer->known = fields.known ? fields.known->name : NULL;
}
