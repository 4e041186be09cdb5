/* The indexes of a batch: index.json for programs, and that of index_html.c for people. */
#include "batch/index.h"

#include "page/page.h"

const char *cor_contents_name(const json_t *page)
{
    const char *name = json_string_value(json_object_get(page, "name"));
    return name ? name : "";
}

/* What a page took differs from run to run, so it stands in the index for those alone who ask for it. */
static json_t *entry_of(const json_t *contents, const json_t *record)
{
    json_t *entry = json_copy((json_t *) record);
    if (!json_is_true(json_object_get(contents, "seconds"))) json_object_del(entry, "seconds");
    if (!json_is_string(json_object_get(record, "stamp"))) json_object_set_new(entry, "missing", json_true());
    return entry;
}

static cor_status write_json(cor_output_store *store, const json_t *contents, const json_t *pages, cor_error *err)
{
    static const char *const copied[] = {"title", "language", "as_of"};
    json_t *root = json_pack("{s:s, s:O}", "corridor", cor_version(), "pages", pages);
    for (size_t i = 0; i < G_N_ELEMENTS(copied); i++)
        if (json_is_string(json_object_get(contents, copied[i])))
            json_object_set(root, copied[i], json_object_get(contents, copied[i]));
    if (json_is_true(json_object_get(contents, "book"))) json_object_set_new(root, "book", json_string("book.pdf"));
    char *dumped = json_dumps(root, JSON_INDENT(1) | JSON_SORT_KEYS | JSON_REAL_PRECISION(12));
    GString *text = g_string_new(dumped);
    g_string_append_c(text, '\n');
    free(dumped);
    json_decref(root);
    cor_status st = cor_output_store_write_text(store, "index.json", text->str, err);
    g_string_free(text, TRUE);
    return st;
}

cor_status cor_index_write(cor_output_store *store, const json_t *contents, const json_t *records, cor_error *err)
{
    json_t *pages = json_array();
    for (size_t i = 0; i < json_array_size(records); i++)
        json_array_append_new(pages, entry_of(contents, json_array_get(records, i)));
    cor_status st = write_json(store, contents, pages, err);
    if (!st) st = cor_index_write_html(store, contents, pages, err);
    json_decref(pages);
    return st;
}
