/* From libfyaml's events to a tree. The only file that knows libfyaml. */
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <libfyaml.h>

#include "doc/internal.h"

typedef struct {
    cor_arena *arena;
    const char *name;
    struct fy_diag *diag;
    struct fy_parser *parser;
    cor_tree *tree;
    GString *scratch;
    const char *text; /* without its byte order mark */
    size_t length;
    int line, column; /* of the last thing read that has a place */
} reader;

/* Complaints of libfyaml that leave open what would be right, by a part of their text. */
static const struct {
    const char *found, *right;
    bool keep; /* RIGHT follows libfyaml's words instead of replacing them */
} advice[] = {
    {"tab character may not be used", "a tab in the indentation; indent with spaces", false},
    {"invalid tab", "a tab in the indentation; indent with spaces", false},
    {"use tab for indentation", "a tab in the indentation; indent with spaces", false},
    {"nested block mapping", "a second \":\" on the same line; put text that holds \": \" in quotes", false},
    {"mapping in plain multiline", "a second \":\" in one value; put text that holds \": \" in quotes", false},
    {"could not find expected ':'", "a line without \":\"; write \"key: value\"", false},
    {"multiline plain key", "a line without \":\"; write \"key: value\"", false},
    {"value after mapping",
     "a line without \":\", or words behind a bracket; write \"key: value\", and text that begins with \"{\" in quotes",
     false},
    {"expected node content", "a value is missing; from \"#\" on a line is a remark, so put a colour in quotes", false},
    {"without a closing bracket", "a \"[\" that is not closed; add \"]\"", false},
    {"without a closing brace", "a \"{\" that is not closed; add \"}\"", false},
    {"missing comma in flow", "a \",\" is missing, or the closing \"}\" or \"]\" of what is open here", false},
    {"mismatched flow", "\"]\" and \"}\" are mixed up; close first what was opened last", false},
    {"invalid extra closing", "a closing bracket too many; remove it", false},
    {"without closing quote", "a quote that is not closed; add it at the end of the text", false},
    {"invalid indentation", "this line's indentation fits no line above; indent the entries of one map alike", false},
    {"trailing content after", "something follows the closing quote; put all of the text in quotes", false},
    {"cannot start with", "; put the text in quotes", true},
    {"invalid UTF8 escape", "half a surrogate pair (\\u…); write the character itself", false},
    {"invalid escape", "; write a backslash as \\\\ in double quotes", true},
};

static void advise(const char *found, char *message, size_t size)
{
    const char *right = "; this is neither YAML nor JSON";
    bool keep = true;
    for (size_t i = 0; i < G_N_ELEMENTS(advice); i++) {
        if (!strstr(found, advice[i].found)) continue;
        right = advice[i].right;
        keep = advice[i].keep;
        break;
    }
    g_snprintf(message, size, "%s%s", keep ? found : "", right);
}

/* The last line that holds anything. */
static int last_line(const char *text, size_t length)
{
    int line = 1;
    while (length && g_ascii_isspace(text[length - 1]))
        length--;
    for (size_t i = 0; i < length; i++)
        line += text[i] == '\n';
    return line;
}

/* Whether libfyaml came to the end looking for a bracket; it only knows where it gave up, the tree where it opened. */
static bool is_unclosed(const reader *r, int line, const char *found, const cor_node **ret_open)
{
    bool flow = strstr(found, "in flow") || strstr(found, "without a closing");
    return flow && line > last_line(r->text, r->length) && cor_tree_innermost(r->tree, ret_open);
}

/* The first complaint of libfyaml as ours. */
static cor_status fail_parsing(reader *r, cor_error *err)
{
    void *next = NULL;
    const cor_node *open;
    char message[256];
    struct fy_diag_error *said = fy_diag_errors_iterate(r->diag, &next);
    const char *found = said && said->msg ? said->msg : "unreadable text";
    int line = said ? said->line : r->line, column = said ? said->column : r->column;
    if (is_unclosed(r, line, found, &open))
        return cor_node_fail(open, err,
                             open->kind == COR_NODE_SEQ ? "a \"[\" that is not closed; add \"]\""
                                                        : "a \"{\" that is not closed; add \"}\"");
    advise(found, message, sizeof message);
    return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){r->name, MAX(line, 0), MAX(column, 0)}, "%s", message);
}

/* The text of TOKEN, which may hold NUL, in the arena; NULL when it can't be had. Goes by the iterator
 * because fy_token_get_text of 0.7 loses memory when a text has many escapes. */
static const char *token_bytes(reader *r, struct fy_token *token, size_t *ret_length)
{
    struct fy_token_iter *iter = fy_token_iter_create(token);
    const struct fy_iter_chunk *chunk = NULL;
    int problem = 0;
    if (!iter) return NULL;
    g_string_truncate(r->scratch, 0);
    while ((chunk = fy_token_iter_chunk_next(iter, chunk, &problem)))
        g_string_append_len(r->scratch, chunk->str, (gssize) chunk->len);
    fy_token_iter_destroy(iter);
    *ret_length = r->scratch->len;
    return problem ? NULL : cor_arena_copy_n(r->arena, r->scratch->str, r->scratch->len);
}

static const char *token_text(reader *r, struct fy_token *token)
{
    size_t length;
    return token ? token_bytes(r, token, &length) : NULL;
}

static void take_place(reader *r, struct fy_event *event)
{
    const struct fy_mark *mark = fy_event_start_mark(event);
    if (!mark) return;
    r->line = mark->line + 1;
    r->column = mark->column + 1;
}

static cor_node *new_node(reader *r, cor_node_kind kind)
{
    return cor_tree_node(r->tree, kind, r->line, r->column);
}

static cor_status unknown_tag(const cor_node *node, const char *tag, cor_error *err)
{
    return cor_node_fail(node, err, "the tag %.80s is not known here; leave it out", tag);
}

static cor_status read_tag(const cor_node *node, const char *tag, cor_scalar_tag *ret_tag, cor_error *err)
{
    static const char *const names[] = {"", "str", "int", "float", "bool", "null"};
    static const char standard[] = "tag:yaml.org,2002:";
    *ret_tag = tag ? COR_TAG_STRING : COR_TAG_NONE;
    if (!tag || !strcmp(tag, "!")) return COR_OK;
    for (size_t i = COR_TAG_STRING; g_str_has_prefix(tag, standard) && i < G_N_ELEMENTS(names); i++) {
        *ret_tag = (cor_scalar_tag) i;
        if (!strcmp(tag + strlen(standard), names[i])) return COR_OK;
    }
    return unknown_tag(node, tag, err);
}

/* Escapes in quotes can make what the text itself may not hold. */
static cor_status check_escapes(const cor_node *node, const char *text, size_t length, cor_error *err)
{
    if (memchr(text, 0, length)) return cor_node_fail(node, err, "the text holds a NUL character; remove \"\\0\"");
    if (!g_utf8_validate_len(text, length, NULL))
        return cor_node_fail(node, err, "the text holds half a surrogate pair; write the character itself");
    return COR_OK;
}

static cor_status scalar_text(reader *r, cor_node *node, struct fy_token *token, cor_error *err)
{
    size_t length = 0;
    const char *text = token ? token_bytes(r, token, &length) : "";
    enum fy_scalar_style style = token ? fy_token_scalar_style(token) : FYSS_PLAIN;
    if (!text) return cor_node_fail(node, err, "this text can't be read; check its quotes and escapes");
    cor_status status = check_escapes(node, text, length, err);
    if (status) return status;
    node->text = text;
    node->quoted = style != FYSS_PLAIN;
    /* libfyaml's mark is behind the quote */
    if ((style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED) && node->column > 1) node->column--;
    return COR_OK;
}

/* A value that is not written, as in "key:", has no place of its own: it is where its key is. */
static void place_absent(reader *r, cor_node *node)
{
    const cor_node *key = cor_tree_key(r->tree);
    if (!key) return;
    node->line = key->line;
    node->column = key->column;
}

static cor_status read_scalar(reader *r, struct fy_event *event, cor_error *err)
{
    cor_scalar_tag tag;
    cor_node *node = new_node(r, COR_NODE_STRING);
    if (!fy_event_start_mark(event)) place_absent(r, node);
    cor_status status = scalar_text(r, node, event->scalar.value, err);
    if (!status) status = read_tag(node, token_text(r, event->scalar.tag), &tag, err);
    /* a key is text whatever it looks like */
    if (!status && !cor_tree_wants_key(r->tree)) status = cor_scalar_resolve(node, tag, err);
    return status ? status : cor_tree_scalar(r->tree, node, token_text(r, event->scalar.anchor), err);
}

static cor_status open_collection(reader *r, struct fy_event *event, cor_error *err)
{
    bool is_map = event->type == FYET_MAPPING_START;
    cor_node *node = new_node(r, is_map ? COR_NODE_MAP : COR_NODE_SEQ);
    const char *tag = token_text(r, is_map ? event->mapping_start.tag : event->sequence_start.tag);
    const char *right = is_map ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq";
    if (tag && strcmp(tag, "!") && strcmp(tag, right)) return unknown_tag(node, tag, err);
    struct fy_token *anchor = is_map ? event->mapping_start.anchor : event->sequence_start.anchor;
    return cor_tree_open(r->tree, node, token_text(r, anchor), err);
}

static cor_status read_document(reader *r, cor_error *err)
{
    if (!cor_tree_root(r->tree)) return COR_OK;
    return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){r->name, r->line, r->column},
                       "a second document begins here; a file holds one");
}

static cor_status read_event(reader *r, struct fy_event *event, cor_error *err)
{
    take_place(r, event);
    switch (event->type) {
    case FYET_DOCUMENT_START:
        return read_document(r, err);
    case FYET_MAPPING_START:
    case FYET_SEQUENCE_START:
        return open_collection(r, event, err);
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END:
        return cor_tree_close(r->tree, err);
    case FYET_SCALAR:
        return read_scalar(r, event, err);
    case FYET_ALIAS: {
        const char *name = token_text(r, event->alias.anchor);
        return cor_tree_alias(r->tree, name ? name : "", r->line, MAX(r->column - 1, 1), err);
    }
    default:
        return COR_OK;
    }
}

static cor_status read_events(reader *r, cor_error *err)
{
    for (;;) {
        struct fy_event *event = fy_parser_parse(r->parser);
        if (!event) return fail_parsing(r, err);
        bool ended = event->type == FYET_STREAM_END;
        cor_status status = read_event(r, event, err);
        fy_parser_event_free(r->parser, event);
        if (status || ended) return status;
    }
}

/* Nothing of libfyaml may reach stderr: with neither file nor function it collects. */
static bool open_parser(reader *r)
{
    struct fy_diag_cfg diag;
    fy_diag_cfg_default(&diag);
    diag.fp = NULL;
    diag.output_fn = NULL;
    diag.colorize = false;
    r->diag = fy_diag_create(&diag);
    if (!r->diag) return false;
    fy_diag_set_collect_errors(r->diag, true);
    /* JSON is read as the YAML it is: one reader, one set of messages. */
    struct fy_parse_cfg parse = {
        .flags = FYPCF_JSON_NONE | FYPCF_DEFAULT_VERSION_1_2 | FYPCF_SLOPPY_FLOW_INDENTATION,
        .diag = r->diag,
    };
    r->parser = fy_parser_create(&parse);
    return r->parser && !fy_parser_set_string(r->parser, r->text, r->length);
}

static cor_status parse(reader *r, const cor_node **ret_root, cor_error *err)
{
    if (!open_parser(r)) return cor_fail(err, COR_INTERNAL, "libfyaml can't be started");
    cor_status status = read_events(r, err);
    if (status) return status;
    if (!cor_tree_root(r->tree))
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){r->name, 1, 1}, "the document is empty");
    *ret_root = cor_tree_root(r->tree);
    return COR_OK;
}

cor_status cor_doc_parse(cor_arena *arena, const char *text, size_t length, const char *name, const cor_node **ret_root,
                         cor_error *err)
{
    cor_status status = cor_doc_check(text, length, name, err);
    if (status) return status;
    size_t bom = length >= 3 && !memcmp(text, "\xef\xbb\xbf", 3) ? 3 : 0;
    reader r = {.arena = arena, .name = name ? name : "", .line = 1, .column = 1};
    r.text = text + bom;
    r.length = length - bom;
    r.tree = cor_tree_new(arena, name);
    r.scratch = g_string_new(NULL);
    status = parse(&r, ret_root, err);
    fy_parser_destroy(r.parser);
    fy_diag_destroy(r.diag);
    cor_tree_free(r.tree);
    g_string_free(r.scratch, TRUE);
    return status;
}
