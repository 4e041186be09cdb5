/* How the reader says what is wrong: at once, in place, and goes on. */
#include <stdarg.h>
#include <stdio.h>

#include "style/reader.h"

static void keep(cor_reader *reader, const cor_error *err)
{
    if (reader->first.status == COR_OK) reader->first = *err;
    cor_remark_error(reader->compiler->remarks, err);
}

static void COR_PRINTF(5, 0)
    say(cor_reader *reader, const char *file, int line, int column, const char *format, va_list args)
{
    char message[sizeof(((cor_error *) NULL)->message)];
    vsnprintf(message, sizeof(message), format, args);
    cor_error err = {0};
    cor_fail_at(&err, COR_BAD_DOCUMENT, file, line, column, "%s", message);
    keep(reader, &err);
}

void cor_style_error(cor_reader *reader, const cor_node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(reader, node->file, node->line, node->column, format, args);
    va_end(args);
}

void cor_style_key_error(cor_reader *reader, const cor_node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(reader, node->file, node->key ? node->key_line : node->line, node->key ? node->key_column : node->column,
        format, args);
    va_end(args);
}

void cor_style_warn(cor_reader *reader, const cor_node *node, const char *format, ...)
{
    char message[sizeof(((cor_error *) NULL)->message)];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    cor_warn(reader->compiler->remarks, node->file, node->key ? node->key_line : node->line,
             node->key ? node->key_column : node->column, "%s", message);
}

void cor_style_pass_on(cor_reader *reader, const char *what, const cor_error *err)
{
    cor_error said = {0};
    cor_fail_at(&said, COR_BAD_DOCUMENT, err->file[0] ? err->file : NULL, err->line, err->column, "%s: %s", what,
                err->message);
    keep(reader, &said);
}
