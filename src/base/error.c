#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

#include <glib.h>

static cor_status fill(cor_error *err, cor_status status, cor_location location, const char *format, va_list args)
{
    if (!err) return status;
    err->status = status;
    err->line = location.line;
    err->column = location.column;
    g_strlcpy(err->file, location.file ? location.file : "", sizeof err->file);
    vsnprintf(err->message, sizeof err->message, format, args);
    return status;
}

cor_status cor_fail(cor_error *err, cor_status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(err, status, COR_NOWHERE, format, args);
    va_end(args);
    return status;
}

cor_status cor_fail_at(cor_error *err, cor_status status, cor_location location, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(err, status, location, format, args);
    va_end(args);
    return status;
}

cor_status cor_fail_in(cor_error *err, const char *file)
{
    if (!err) return COR_INTERNAL;
    if (!err->file[0]) g_strlcpy(err->file, file ? file : "", sizeof err->file);
    return err->status;
}

cor_status cor_fail_there(cor_error *err, cor_location location)
{
    if (!err) return COR_INTERNAL;
    err->line = location.line;
    err->column = location.column;
    return cor_fail_in(err, location.file);
}
