/* Scalars by the YAML 1.2 core schema (chapter 10.3.2), which JSON's are part of. */
#include "doc/internal.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

static bool is_one_of(const char *text, const char *const *words)
{
    return g_strv_contains(words, text);
}

static size_t digits(const char *text)
{
    size_t n = 0;
    while (g_ascii_isdigit(text[n]))
        n++;
    return n;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool looks_decimal(const char *text)
{
    if (*text == '-' || *text == '+') text++;
    size_t whole = digits(text), fraction = 0;
    text += whole;
    if (*text == '.') {
        fraction = digits(++text);
        text += fraction;
    }
    if (!whole && !fraction) return false;
    if (*text == 'e' || *text == 'E') {
        text++;
        if (*text == '-' || *text == '+') text++;
        size_t exponent = digits(text);
        if (!exponent) return false;
        text += exponent;
    }
    return !*text;
}

/* 0o17 and 0x1F; a leading zero alone changes nothing: 010 is ten. */
static bool parse_based(const char *text, double *ret_number)
{
    int base = g_str_has_prefix(text, "0x") ? 16 : g_str_has_prefix(text, "0o") ? 8 : 0;
    if (!base || !text[2]) return false;
    double x = 0;
    for (const char *c = text + 2; *c; c++) {
        int digit = g_ascii_xdigit_value(*c);
        if (digit < 0 || digit >= base) return false;
        x = x * base + digit;
    }
    *ret_number = x;
    return true;
}

static bool looks_infinite(const char *text)
{
    static const char *const words[] = {".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", NULL};
    if (*text == '-' || *text == '+') text++;
    return is_one_of(text, words);
}

static bool resolve_bool(cor_node *node)
{
    static const char *const yes[] = {"true", "True", "TRUE", NULL}, *const no[] = {"false", "False", "FALSE", NULL};
    node->boolean = is_one_of(node->text, yes);
    return node->boolean || is_one_of(node->text, no);
}

static cor_status resolve_number(cor_node *node, bool *ret_is_number, cor_error *err)
{
    *ret_is_number = true;
    if (parse_based(node->text, &node->number) && node->number < 1e300) return COR_OK;
    if (looks_infinite(node->text)) return cor_node_fail(node, err, "%s is not a finite number", node->text);
    if (!looks_decimal(node->text)) {
        *ret_is_number = false;
        return COR_OK;
    }
    if (!cor_parse_number(node->text, &node->number))
        return cor_node_fail(node, err, "the number %.40s is too large; put it in quotes if it is a name", node->text);
    return COR_OK;
}

static cor_status resolve_plain(cor_node *node, cor_error *err)
{
    static const char *const nothing[] = {"", "~", "null", "Null", "NULL", NULL};
    bool is_number;
    node->kind = COR_NODE_STRING;
    if (is_one_of(node->text, nothing)) {
        node->kind = COR_NODE_NULL;
        return COR_OK;
    }
    if (resolve_bool(node)) {
        node->kind = COR_NODE_BOOL;
        return COR_OK;
    }
    cor_status status = resolve_number(node, &is_number, err);
    if (!status && is_number) node->kind = COR_NODE_NUMBER;
    return status;
}

static cor_node_kind tagged_kind(cor_scalar_tag tag)
{
    if (tag == COR_TAG_BOOL) return COR_NODE_BOOL;
    return tag == COR_TAG_NULL ? COR_NODE_NULL : COR_NODE_NUMBER;
}

cor_status cor_scalar_resolve(cor_node *node, cor_scalar_tag tag, cor_error *err)
{
    if (tag == COR_TAG_STRING || (node->quoted && tag == COR_TAG_NONE)) {
        node->kind = COR_NODE_STRING;
        node->quoted = true;
        return COR_OK;
    }
    cor_status status = resolve_plain(node, err);
    if (status || tag == COR_TAG_NONE) return status;
    if (node->kind != tagged_kind(tag))
        return cor_node_fail(node, err, "the tag says %s, but \"%.40s\" is %s", cor_node_kind_name(tagged_kind(tag)),
                             node->text, cor_node_kind_name(node->kind));
    return COR_OK;
}
