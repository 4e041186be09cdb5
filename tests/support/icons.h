/* Icons that are there, and icons that are refused. */
#ifndef COR_SUPPORT_ICONS_H
#define COR_SUPPORT_ICONS_H

#include "scene/icon.h"
#include "support/cmocka_all.h"

/* An error fails the running test. */
static inline const cor_icon *opened_icon(cor_icons *icons, const char *name)
{
    const cor_icon *icon = NULL;
    cor_error err = {0};
    if (cor_icon_open(icons, name, &icon, &err)) fail_msg("%s", err.message);
    return icon;
}

/* Fails the running test unless NAME is bad data, and the message has WORDS. */
static inline void check_icon_refused(cor_icons *icons, const char *name, const char *words)
{
    const cor_icon *icon = NULL;
    cor_error err = {0};
    assert_int_equal(cor_icon_open(icons, name, &icon, &err), COR_BAD_DATA);
    assert_null(icon);
    if (!strstr(err.message, words)) fail_msg("'%s' lacks '%s'", err.message, words);
}

#endif
