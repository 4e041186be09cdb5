/* The one table of operators: name, signatures, what the machine does for it. */
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "expr/forms.h"

/* Letters of types: b boolean, c color, e error, k collator, n number, o object, s string, v value;
 * N four numbers, S strings, V an array of anything. Kept in the order of strcmp. */
static const cor_operator operators[] = {
    {"!", NULL, 'b', {{"b", COR_OP_NOT}}, 0},
    {"!=", cor_form_compare, 'b', {{0}}, 0},
    {"%", NULL, 'n', {{"nn", COR_OP_REMAINDER}}, 0},
    {"*", NULL, 'n', {{"n*", COR_OP_MULTIPLY}}, 0},
    {"+", NULL, 'n', {{"n*", COR_OP_ADD}}, 0},
    {"-", NULL, 'n', {{"nn", COR_OP_SUBTRACT}, {"n", COR_OP_NEGATE}}, 0},
    {"/", NULL, 'n', {{"nn", COR_OP_DIVIDE}}, 0},
    {"<", cor_form_compare, 'b', {{0}}, 0},
    {"<=", cor_form_compare, 'b', {{0}}, 0},
    {"==", cor_form_compare, 'b', {{0}}, 0},
    {">", cor_form_compare, 'b', {{0}}, 0},
    {">=", cor_form_compare, 'b', {{0}}, 0},
    {"^", NULL, 'n', {{"nn", COR_OP_POWER}}, 0},
    {"abs", NULL, 'n', {{"n", COR_OP_ABS}}, 0},
    {"accumulated", NULL, 'v', {{"", COR_OP_ACCUMULATED}}, COR_ON_RUN},
    {"acos", NULL, 'n', {{"n", COR_OP_ACOS}}, 0},
    {"all", NULL, 'b', {{"bb", COR_OP_ALL}, {"b*", COR_OP_ALL}}, 0},
    {"any", NULL, 'b', {{"bb", COR_OP_ANY}, {"b*", COR_OP_ANY}}, 0},
    {"array", cor_form_array, 'v', {{0}}, 0},
    {"asin", NULL, 'n', {{"n", COR_OP_ASIN}}, 0},
    {"at", cor_form_at, 'v', {{0}}, 0},
    {"atan", NULL, 'n', {{"n", COR_OP_ATAN}}, 0},
    {"boolean", cor_form_assert, 'b', {{0}}, 0},
    {"case", cor_form_case, 'v', {{0}}, 0},
    {"ceil", NULL, 'n', {{"n", COR_OP_CEIL}}, 0},
    {"coalesce", cor_form_coalesce, 'v', {{0}}, 0},
    {"collator", cor_form_collator, 'k', {{0}}, 0},
    {"concat", NULL, 's', {{"v*", COR_OP_CONCAT}}, 0},
    {"cos", NULL, 'n', {{"n", COR_OP_COS}}, 0},
    {"distance", cor_form_distance, 'n', {{0}}, COR_ON_FEATURE},
    {"downcase", NULL, 's', {{"s", COR_OP_DOWNCASE}}, 0},
    {"e", NULL, 'n', {{"", COR_OP_E}}, 0},
    {"elevation", NULL, 'n', {{"", COR_OP_ELEVATION}}, COR_ON_RUN},
    {"error", NULL, 'e', {{"s", COR_OP_ERROR}}, 0},
    {"feature-state", NULL, 'v', {{"s", COR_OP_FEATURE_STATE}}, COR_ON_FEATURE},
    {"filter-<", NULL, 'b', {{"sv", COR_OP_FILTER_LESS}}, COR_ON_FEATURE},
    {"filter-<=", NULL, 'b', {{"sv", COR_OP_FILTER_LESS_EQUAL}}, COR_ON_FEATURE},
    {"filter-==", NULL, 'b', {{"sv", COR_OP_FILTER_EQUAL}}, COR_ON_FEATURE},
    {"filter->", NULL, 'b', {{"sv", COR_OP_FILTER_GREATER}}, COR_ON_FEATURE},
    {"filter->=", NULL, 'b', {{"sv", COR_OP_FILTER_GREATER_EQUAL}}, COR_ON_FEATURE},
    {"filter-has", NULL, 'b', {{"v", COR_OP_FILTER_HAS}}, COR_ON_FEATURE},
    {"filter-has-id", NULL, 'b', {{"", COR_OP_FILTER_HAS}}, COR_ON_FEATURE},
    {"filter-id-<", NULL, 'b', {{"v", COR_OP_FILTER_LESS}}, COR_ON_FEATURE},
    {"filter-id-<=", NULL, 'b', {{"v", COR_OP_FILTER_LESS_EQUAL}}, COR_ON_FEATURE},
    {"filter-id-==", NULL, 'b', {{"v", COR_OP_FILTER_EQUAL}}, COR_ON_FEATURE},
    {"filter-id->", NULL, 'b', {{"v", COR_OP_FILTER_GREATER}}, COR_ON_FEATURE},
    {"filter-id->=", NULL, 'b', {{"v", COR_OP_FILTER_GREATER_EQUAL}}, COR_ON_FEATURE},
    {"filter-id-in", NULL, 'b', {{"V", COR_OP_FILTER_IN}}, COR_ON_FEATURE},
    {"filter-in-large", NULL, 'b', {{"sV", COR_OP_FILTER_IN}}, COR_ON_FEATURE},
    {"filter-in-small", NULL, 'b', {{"sV", COR_OP_FILTER_IN}}, COR_ON_FEATURE},
    {"filter-type-==", NULL, 'b', {{"s", COR_OP_FILTER_EQUAL}}, COR_ON_FEATURE},
    {"filter-type-in", NULL, 'b', {{"S", COR_OP_FILTER_IN}}, COR_ON_FEATURE},
    {"floor", NULL, 'n', {{"n", COR_OP_FLOOR}}, 0},
    {"format", cor_form_format, 'v', {{0}}, 0},
    {"geometry-type", NULL, 's', {{"", COR_OP_GEOMETRY_TYPE}}, COR_ON_FEATURE},
    {"get", NULL, 'v', {{"s", COR_OP_GET}, {"so", COR_OP_GET}}, 0},
    {"global-state", cor_form_global_state, 'v', {{0}}, 0},
    {"has", NULL, 'b', {{"s", COR_OP_HAS}, {"so", COR_OP_HAS}}, 0},
    {"heatmap-density", NULL, 'n', {{"", COR_OP_HEATMAP_DENSITY}}, COR_ON_RUN},
    {"id", NULL, 'v', {{"", COR_OP_ID}}, COR_ON_FEATURE},
    {"image", cor_form_image, 'v', {{0}}, 0},
    {"in", cor_form_in, 'b', {{0}}, 0},
    {"index-of", cor_form_index_of, 'n', {{0}}, 0},
    {"interpolate", cor_form_interpolate, 'v', {{0}}, 0},
    {"interpolate-hcl", cor_form_interpolate, 'v', {{0}}, 0},
    {"interpolate-lab", cor_form_interpolate, 'v', {{0}}, 0},
    {"is-supported-script", NULL, 'b', {{"s", COR_OP_IS_SUPPORTED_SCRIPT}}, COR_ON_RUN},
    {"join", NULL, 's', {{"Ss", COR_OP_JOIN}}, 0},
    {"length", cor_form_length, 'n', {{0}}, 0},
    {"let", cor_form_let, 'v', {{0}}, 0},
    {"line-progress", NULL, 'n', {{"", COR_OP_LINE_PROGRESS}}, COR_ON_RUN},
    {"literal", cor_form_literal, 'v', {{0}}, 0},
    {"ln", NULL, 'n', {{"n", COR_OP_LN}}, 0},
    {"ln2", NULL, 'n', {{"", COR_OP_LN2}}, 0},
    {"log10", NULL, 'n', {{"n", COR_OP_LOG10}}, 0},
    {"log2", NULL, 'n', {{"n", COR_OP_LOG2}}, 0},
    {"match", cor_form_match, 'v', {{0}}, 0},
    {"max", NULL, 'n', {{"n*", COR_OP_MAX}}, 0},
    {"min", NULL, 'n', {{"n*", COR_OP_MIN}}, 0},
    {"number", cor_form_assert, 'n', {{0}}, 0},
    {"number-format", cor_form_number_format, 's', {{0}}, 0},
    {"object", cor_form_assert, 'o', {{0}}, 0},
    {"pi", NULL, 'n', {{"", COR_OP_PI}}, 0},
    {"properties", NULL, 'o', {{"", COR_OP_PROPERTIES}}, COR_ON_FEATURE},
    {"resolved-locale", NULL, 's', {{"k", COR_OP_RESOLVED_LOCALE}}, 0},
    {"rgb", NULL, 'c', {{"nnn", COR_OP_RGBA}}, 0},
    {"rgba", NULL, 'c', {{"nnnn", COR_OP_RGBA}}, 0},
    {"round", NULL, 'n', {{"n", COR_OP_ROUND}}, 0},
    {"semiliteral", cor_form_semiliteral, 'v', {{0}}, 0},
    {"sin", NULL, 'n', {{"n", COR_OP_SIN}}, 0},
    {"slice", cor_form_slice, 'v', {{0}}, 0},
    {"split", NULL, 'S', {{"ss", COR_OP_SPLIT}}, 0},
    {"sqrt", NULL, 'n', {{"n", COR_OP_SQRT}}, 0},
    {"step", cor_form_step, 'v', {{0}}, 0},
    {"string", cor_form_assert, 's', {{0}}, 0},
    {"tan", NULL, 'n', {{"n", COR_OP_TAN}}, 0},
    {"to-boolean", cor_form_coerce, 'b', {{0}}, 0},
    {"to-color", cor_form_coerce, 'c', {{0}}, 0},
    {"to-number", cor_form_coerce, 'n', {{0}}, 0},
    {"to-rgba", NULL, 'N', {{"c", COR_OP_TO_RGBA}}, 0},
    {"to-string", cor_form_coerce, 's', {{0}}, 0},
    {"typeof", NULL, 's', {{"v", COR_OP_TYPEOF}}, 0},
    {"upcase", NULL, 's', {{"s", COR_OP_UPCASE}}, 0},
    {"var", cor_form_var, 'v', {{0}}, 0},
    {"within", cor_form_within, 'b', {{0}}, COR_ON_FEATURE},
    {"zoom", NULL, 'n', {{"", COR_OP_ZOOM}}, COR_ON_ZOOM},
};
enum { N_OPERATORS = sizeof operators / sizeof *operators };

static int compare(const void *name, const void *row)
{
    return strcmp(name, ((const cor_operator *) row)->name);
}

const cor_operator *cor_operator_find(const char *name)
{
    return bsearch(name, operators, N_OPERATORS, sizeof *operators, compare);
}

const char *cor_operator_like(const char *name)
{
    const char *names[N_OPERATORS];
    for (size_t i = 0; i < N_OPERATORS; i++)
        names[i] = operators[i].name;
    return cor_nearest_word(name, names, N_OPERATORS);
}

const cor_type *cor_operator_type(char letter)
{
    switch (letter) {
    case 'b':
        return cor_type_of_kind(COR_TYPE_BOOLEAN);
    case 'c':
        return cor_type_of_kind(COR_TYPE_COLOR);
    case 'e':
        return cor_type_of_kind(COR_TYPE_ERROR);
    case 'k':
        return cor_type_of_kind(COR_TYPE_COLLATOR);
    case 'n':
        return cor_type_of_kind(COR_TYPE_NUMBER);
    case 'o':
        return cor_type_of_kind(COR_TYPE_OBJECT);
    case 's':
        return cor_type_of_kind(COR_TYPE_STRING);
    case 'N':
        return cor_type_four_numbers();
    case 'S':
        return cor_type_strings();
    case 'V':
        return cor_type_of_kind(COR_TYPE_ARRAY);
    default:
        return cor_type_of_kind(COR_TYPE_VALUE);
    }
}
