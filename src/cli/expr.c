/* corridor expr: one expression, evaluated. */
#include "cli/command.h"

#include <errno.h>
#include <string.h>

typedef struct {
    char *properties, *geometry, *zoom, *id, *type, *state;
    gboolean lines, help;
    char **operands;
} expr_options;

/* TEXT as JSON under KEY of OBJECT; said when it is none. TEXT NULL: nothing to do. */
static bool take_json(json_t *object, const char *key, const char *text, const char *option)
{
    json_error_t error;
    if (!text) return true;
    json_t *value = json_loads(text, JSON_DECODE_ANY, &error);
    if (!value) {
        cli_say_usage(&cli_expr, "%s: at letter %d: %s; write JSON", option, error.position, error.text);
        return false;
    }
    json_object_set_new(object, key, value);
    return true;
}

/* What a person means: an object, which takes the place of none at all. */
static bool take_object(json_t *object, const char *key, const char *text, const char *option)
{
    if (!take_json(object, key, text, option)) return false;
    if (!text || json_is_object(json_object_get(object, key))) return true;
    cli_say_usage(&cli_expr, "%s: \"%.80s\" is no object; write one like '{\"x\": 1}'", option, text);
    return false;
}

static bool take_number(json_t *object, const char *key, const char *text, const char *option)
{
    if (!take_json(object, key, text, option)) return false;
    if (!text || json_is_number(json_object_get(object, key))) return true;
    cli_say_usage(&cli_expr, "%s: \"%.80s\" is no number; write one like 5", option, text);
    return false;
}

/* A GeoJSON geometry with its coordinates, as far as can be told without reading them. */
static bool take_geometry(json_t *feature, const char *text)
{
    static const char *const kinds[] = {"Point",           "MultiPoint", "LineString",
                                        "MultiLineString", "Polygon",    "MultiPolygon"};
    if (!take_json(feature, "geometry", text, "--geometry")) return false;
    const json_t *geometry = json_object_get(feature, "geometry");
    const char *kind = json_string_value(json_object_get(geometry, "type"));
    bool known = !text;
    for (size_t i = 0; kind && i < G_N_ELEMENTS(kinds); i++)
        known = known || (!strcmp(kind, kinds[i]) && json_is_array(json_object_get(geometry, "coordinates")));
    if (known) return true;
    cli_say_usage(
        &cli_expr,
        "--geometry: \"%.80s\" is no geometry; write one like '{\"type\": \"Point\", \"coordinates\": [36.3, 33.5]}'",
        text);
    return false;
}

/* The types that the style specification gives its properties. */
static bool is_type(const char *type)
{
    static const char *const types[] = {"array",         "boolean",
                                        "color",         "colorArray",
                                        "enum",          "formatted",
                                        "number",        "numberArray",
                                        "padding",       "projectionDefinition",
                                        "resolvedImage", "string",
                                        "value",         "variableAnchorOffsetCollection"};
    for (size_t i = 0; type && i < G_N_ELEMENTS(types); i++)
        if (!strcmp(type, types[i])) return true;
    if (type)
        cli_say_usage(&cli_expr, "--type: there is no type \"%.80s\"; write boolean, color, number, string, array, …",
                      type);
    return !type;
}

static json_t *property_spec(const char *type)
{
    return json_pack("{s:s, s:s, s:{s:b, s:[s, s]}}", "type", type, "property-type", "data-driven", "expression",
                     "interpolated", 1, "parameters", "zoom", "feature");
}

/* The question as cor_evaluate_line takes it; NULL when something is no JSON, which has been said. */
static char *question(const expr_options *asked)
{
    json_t *line = json_object(), *globals = json_object(), *feature = json_object();
    bool good = take_json(line, "expression", asked->operands[0], "the expression") && is_type(asked->type) &&
                take_number(globals, "zoom", asked->zoom, "--zoom") &&
                take_object(feature, "properties", asked->properties, "--properties") &&
                take_geometry(feature, asked->geometry) && take_json(feature, "id", asked->id, "--id") &&
                take_object(line, "globalState", asked->state, "--state");
    if (asked->type) json_object_set_new(line, "propertySpec", property_spec(asked->type));
    json_object_set_new(line, "inputs", json_pack("[[o, o]]", globals, feature));
    char *text = good ? json_dumps(line, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
    json_decref(line);
    return text;
}

static int say_errors(const json_t *errors)
{
    for (size_t i = 0; i < json_array_size(errors); i++) {
        const char *key = json_string_value(json_object_get(json_array_get(errors, i), "key"));
        const char *words = json_string_value(json_object_get(json_array_get(errors, i), "error"));
        cli_say("corridor: error: %s%s%s", key ? key : "", key && *key ? ": " : "", words ? words : "");
    }
    return COR_BAD_DOCUMENT;
}

/* The value on stdout; what is wrong on stderr. */
static int put_answer(const char *answer)
{
    json_t *json = json_loads(answer, 0, NULL), *compiled = json_object_get(json, "compiled");
    json_t *errors = json_object_get(compiled, "errors"), *value = json_array_get(json_object_get(json, "outputs"), 0);
    const char *failed = json_string_value(json_object_get(value, "error"));
    int status = COR_OK;
    if (errors) {
        status = say_errors(errors);
    } else if (failed || !value) {
        cli_say("corridor: error: %s", failed ? failed : "the expression gave no value");
        status = COR_BAD_DOCUMENT;
    } else {
        char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15)),
             *line = g_strconcat(text, "\n", NULL);
        status = cli_put(line, strlen(line), COR_OK);
        g_free(line);
        free(text);
    }
    json_decref(json);
    return status;
}

static int evaluate_one(const expr_options *asked)
{
    char *line = question(asked);
    if (!line) return COR_BAD_DOCUMENT;
    cor_session *session = cli_session_new();
    int status = put_answer(cor_evaluate_line(session, line));
    cor_session_free(session);
    free(line);
    return status;
}

/* One session serves a thousand lines: what they interned goes with it, so that memory stays even. */
enum { LINES_A_SESSION = 1000 };

static int evaluate_lines(FILE *in)
{
    char *line = NULL;
    size_t space = 0, n = 0;
    ssize_t length;
    int status = COR_OK;
    cor_session *session = cli_session_new();
    while (!status && (length = getline(&line, &space, in)) >= 0) {
        while (length > 0 && strchr("\r\n", line[length - 1]))
            line[--length] = 0;
        if (++n % LINES_A_SESSION == 0) {
            cor_session_free(session);
            session = cli_session_new();
        }
        char *answer = g_strconcat(cor_evaluate_line(session, line), "\n", NULL);
        status = cli_put(answer, strlen(answer), COR_OK);
        g_free(answer);
    }
    free(line);
    cor_session_free(session);
    return status;
}

static int evaluate_file(const expr_options *asked)
{
    if (!asked->operands || !strcmp(asked->operands[0], "-")) return evaluate_lines(stdin);
    FILE *in = fopen(asked->operands[0], "r");
    if (!in) {
        cli_say("%s: error: it can't be read: %s", asked->operands[0], g_strerror(errno));
        return COR_BAD_DOCUMENT;
    }
    int status = evaluate_lines(in);
    fclose(in);
    return status;
}

static int answer(const expr_options *asked)
{
    if (asked->operands && asked->operands[1])
        return cli_say_usage(&cli_expr, "\"%.80s\" is one too many; put the expression in quotes", asked->operands[1]);
    if (asked->lines) return evaluate_file(asked);
    if (!asked->operands)
        return cli_say_usage(&cli_expr, "no expression is given; write corridor expr '[\"+\", 1, 2]'");
    return evaluate_one(asked);
}

static int expr(int argc, char **argv)
{
    expr_options asked = {0};
    const GOptionEntry entries[] = {
        {"properties", 0, 0, G_OPTION_ARG_FILENAME, &asked.properties, "the feature's properties", "JSON"},
        {"geometry", 0, 0, G_OPTION_ARG_FILENAME, &asked.geometry, "its geometry: GeoJSON in longitude and latitude",
         "JSON"},
        {"id", 0, 0, G_OPTION_ARG_FILENAME, &asked.id, "its id", "JSON"},
        {"zoom", 0, 0, G_OPTION_ARG_FILENAME, &asked.zoom, "the zoom", "NUMBER"},
        {"state", 0, 0, G_OPTION_ARG_FILENAME, &asked.state, "what global-state reads", "JSON"},
        {"type", 0, 0, G_OPTION_ARG_FILENAME, &asked.type, "what the value must be: number, string, color, …", "TYPE"},
        {"jsonl", 0, 0, G_OPTION_ARG_NONE, &asked.lines, "read a JSON object a line from FILE or stdin", NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &asked.help, "show this help", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &asked.operands, NULL, NULL},
        {0}};
    int status = cli_entries_read(&cli_expr, entries, &asked.help, argc, argv);
    if (status == CLI_GO_ON) status = answer(&asked);
    g_free(asked.properties);
    g_free(asked.geometry);
    g_free(asked.id);
    g_free(asked.zoom);
    g_free(asked.state);
    g_free(asked.type);
    g_strfreev(asked.operands);
    return status;
}

const cli_command cli_expr = {
    .name = "expr",
    .operands = "EXPRESSION",
    .summary = "Evaluates one expression of the MapLibre style language and prints its value as JSON.",
    .lesson =
        "With --jsonl, a program asks: each line of FILE (or stdin) is an object with expression,\n"
        "propertySpec, globalState and inputs, each input [{\"zoom\": …}, {\"properties\": …}]; each\n"
        "answer is a line with what it compiled to and its value for each input.\n"
        "\n"
        "Examples:\n"
        "  corridor expr '[\"+\", [\"get\", \"killed\"], 1]' --properties '{\"killed\": 4}'\n"
        "  corridor expr '[\"interpolate\", [\"linear\"], [\"zoom\"], 4, \"red\", 8, \"blue\"]' --zoom 5 --type color\n"
        "\n"
        "Exit codes: 0 evaluated; 2 the expression does not compile, or fails for this input.\n",
    .run = expr,
};
