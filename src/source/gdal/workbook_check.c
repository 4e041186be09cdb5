/* What a spreadsheet unpacks to, before a driver takes it in whole. A row of a sheet has as many cells in memory as the
 * last one in use, so that a few bytes may stand for very many. */
#include <string.h>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <glib.h>

#include "source/gdal/workbook.h"

enum { MAX_BYTES = 256 << 20, MAX_FILES = 10000, MAX_CELLS = 20000000, CHUNK = 1 << 16 };

typedef struct {
    size_t bytes;
    double cells;         /* of all sheets */
    double rows, columns; /* of this one: in use so far */
    double row, column;   /* where it is */
    double rows_at_once;  /* how often this row is repeated */
    double cells_at_once;
    bool in_use;       /* this row has a cell that is */
    const char *fault; /* NULL: nothing is wrong */
} survey;

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static const char *attribute(const char **names, const char **values, const char *wanted)
{
    for (size_t i = 0; names[i]; i++)
        if (!strcmp(local_name(names[i]), wanted)) return values[i];
    return NULL;
}

static double count_of(const char *text, double otherwise)
{
    double n = text ? g_ascii_strtod(text, NULL) : otherwise;
    return n >= 1 ? n : otherwise;
}

/* "AB12": 28. */
static double column_of(const char *place)
{
    double column = 0;
    for (; g_ascii_isalpha(*place); place++)
        column = column * 26 + (g_ascii_toupper(*place) - 'A' + 1);
    return column;
}

static void end_sheet(survey *s)
{
    s->cells += s->rows * s->columns;
    s->rows = s->columns = s->row = s->column = 0;
    if (s->cells > MAX_CELLS) s->fault = "has more than 20,000,000 cells; save its table as CSV in UTF-8";
}

static void use_cell(survey *s)
{
    s->in_use = true;
    s->columns = MAX(s->columns, s->column);
}

static void end_row(survey *s)
{
    s->row += s->rows_at_once - 1;
    if (s->in_use) s->rows = MAX(s->rows, s->row);
    if ((s->cells + s->rows * s->columns) > MAX_CELLS) end_sheet(s);
}

static void start_element(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                          void *survey_, GError **error)
{
    survey *s = survey_;
    const char *name = local_name(element), *r = attribute(names, values, "r");
    (void) context, (void) error;
    if (!strcmp(name, "row") || !strcmp(name, "table-row")) {
        s->row = !strcmp(name, "row") ? count_of(r, s->row + 1) : s->row + 1;
        s->rows_at_once = count_of(attribute(names, values, "number-rows-repeated"), 1);
        s->column = 0;
        s->in_use = false;
    } else if (!strcmp(name, "c")) {
        s->column = r ? column_of(r) : s->column + 1;
        use_cell(s);
    } else if (!strcmp(name, "table-cell") || !strcmp(name, "covered-table-cell")) {
        s->column += count_of(attribute(names, values, "number-columns-repeated"), 1);
        if (attribute(names, values, "value-type") || attribute(names, values, "formula")) use_cell(s);
    } else if (!strcmp(name, "p")) {
        if (s->column > 0) use_cell(s);
    } else if (!strcmp(name, "table")) {
        end_sheet(s);
    } else if (!strcmp(name, "workbookPr")) {
        const char *from = attribute(names, values, "date1904");
        if (from && (!strcmp(from, "1") || !strcmp(from, "true")))
            s->fault = "counts its days from 1904, which is not understood; save its table as CSV in UTF-8";
    }
}

static void end_element(GMarkupParseContext *context, const char *element, void *survey_, GError **error)
{
    const char *name = local_name(element);
    (void) context, (void) error;
    if (!strcmp(name, "row") || !strcmp(name, "table-row")) end_row(survey_);
}

static void pass_through(GMarkupParseContext *context, const char *text, gsize length, void *survey_, GError **error)
{
    survey *s = survey_;
    (void) context, (void) error;
    if (length > 2 && g_str_has_prefix(text, "<!") && text[2] != '-' && text[2] != '[')
        s->fault = "declares a type of document in its XML, as no spreadsheet does";
}

/* XML that is not well formed is the driver's to tell. */
static void look_through(survey *s, VSILFILE *file)
{
    static const GMarkupParser parser = {
        .start_element = start_element, .end_element = end_element, .passthrough = pass_through};
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, s, NULL);
    char *chunk = g_malloc(CHUNK);
    bool well_formed = true;
    size_t n, before = s->bytes;
    while (!s->fault && (n = VSIFReadL(chunk, 1, CHUNK, file)) > 0) {
        s->bytes += n;
        if (s->bytes > MAX_BYTES) s->fault = "unpacks to more than 256 MiB; save its table as CSV in UTF-8";
        well_formed = well_formed && g_markup_parse_context_parse(context, chunk, (gssize) n, NULL);
    }
    if (!s->fault && s->bytes > before) well_formed = well_formed && g_markup_parse_context_end_parse(context, NULL);
    if (!well_formed && !s->fault) s->fault = "has XML in it that is not well formed; it is damaged";
    if (!s->fault) end_sheet(s);
    g_free(chunk);
    g_markup_parse_context_free(context);
}

static void look_at(survey *s, const char *archive, const char *entry)
{
    if (!g_str_has_suffix(entry, ".xml") && !g_str_has_suffix(entry, ".rels")) return; /* the drivers read no others */
    char *name = g_strconcat(archive, "/", entry, NULL);
    VSILFILE *file = VSIFOpenL(name, "rb");
    if (file) {
        look_through(s, file);
        VSIFCloseL(file);
    }
    g_free(name);
}

cor_status cor_workbook_check(const cor_source_location *location, const char *name, cor_error *err)
{
    survey s = {0};
    char *archive = g_strconcat("/vsizip/", name, NULL);
    char **entries = VSIReadDirRecursive(archive);
    if (CSLCount(entries) > MAX_FILES) s.fault = "is an archive of more than 10,000 files, as no spreadsheet is";
    for (char **entry = entries; entry && *entry && !s.fault; entry++)
        look_at(&s, archive, *entry);
    CSLDestroy(entries);
    g_free(archive);
    return s.fault ? cor_source_fail(location, err, "%s", s.fault) : COR_OK;
}
