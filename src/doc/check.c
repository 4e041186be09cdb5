#include "doc/internal.h"

#include <string.h>

#include <glib.h>

typedef struct {
    int line, column;
} place;

/* LF, CR LF and CR alone end a line. */
static bool ends_line(const char *text, size_t length, size_t i)
{
    return text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
}

/* Counts characters, not bytes: that is what an editor shows. LENGTH bytes of TEXT are valid UTF-8. */
static place place_after(const char *text, size_t length)
{
    place at = {1, 1};
    for (size_t i = 0; i < length; i++) {
        if (ends_line(text, length, i))
            at = (place){at.line + 1, 1};
        else if (((unsigned char) text[i] & 0xC0) != 0x80)
            at.column++;
    }
    return at;
}

static bool is_utf16(const char *text, size_t length)
{
    return length >= 2 && (!memcmp(text, "\xff\xfe", 2) || !memcmp(text, "\xfe\xff", 2));
}

static bool is_control(unsigned char c)
{
    return (c < 0x20 && !strchr("\t\n\r", c)) || c == 0x7f || c == 0;
}

static cor_status check_encoding(const char *text, size_t length, const char *name, cor_error *err)
{
    const char *end;
    if (g_utf8_validate_len(text, length, &end)) return COR_OK;
    place at = place_after(text, (size_t) (end - text));
    if (!*end)
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){name, at.line, at.column},
                           "a NUL byte; documents are plain text");
    return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){name, at.line, at.column},
                       "byte 0x%02X is not UTF-8; save the document as UTF-8", (unsigned char) *end);
}

static cor_status check_controls(const char *text, size_t length, const char *name, cor_error *err)
{
    for (size_t i = 0; i < length; i++) {
        if (!is_control((unsigned char) text[i])) continue;
        place at = place_after(text, i);
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){name, at.line, at.column},
                           "control character 0x%02X; write it as \"\\x%02X\" in quotes, or remove it",
                           (unsigned char) text[i], (unsigned char) text[i]);
    }
    return COR_OK;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool ends_word(const char *c, const char *end)
{
    return c == end || is_blank(*c) || *c == '\n' || *c == '\r';
}

/* Behind the indentation of a line and what else may stand before a "?": dashes of lists, a colon, "---". */
static const char *skip_openings(const char *c, const char *end)
{
    while (c < end && (is_blank(*c) || *c == '-' || (*c == ':' && ends_word(c + 1, end))))
        c++;
    return c;
}

/* libfyaml 0.7 frees a key twice when a tab follows a "? key", and dies of it. Such keys have no use here. */
static cor_status check_complex_keys(const char *text, size_t length, const char *name, cor_error *err)
{
    if (!memchr(text, '\t', length)) return COR_OK;
    for (size_t i = 0; i < length; i++) {
        if (i && text[i - 1] != '\n' && text[i - 1] != '\r') continue;
        const char *end = text + length, *start = skip_openings(text + i, end);
        if (start == end || *start != '?' || !ends_word(start + 1, end)) continue;
        place at = place_after(text, (size_t) (start - text));
        return cor_fail_at(
            err, COR_BAD_DOCUMENT, (cor_location){name, at.line, at.column},
            "a line that begins with \"?\" in a document with tabs; write \"key: value\", or spaces for tabs");
    }
    return COR_OK;
}

/* libfyaml looks back over all blank lines at each of them: 100,000 would take half a minute. */
static cor_status check_blank_lines(const char *text, size_t length, const char *name, cor_error *err)
{
    int blank = 0;
    for (size_t i = 0; i < length; i++) {
        if (ends_line(text, length, i))
            blank++;
        else if (!is_blank(text[i]) && text[i] != '\r')
            blank = -1; /* the end of its own line does not count */
        if (blank <= COR_DOC_BLANK_LINES) continue;
        place at = place_after(text, i);
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){name, at.line, 1},
                           "more than %d blank lines in a row; remove some", COR_DOC_BLANK_LINES);
    }
    return COR_OK;
}

cor_status cor_doc_check(const char *text, size_t length, const char *name, cor_error *err)
{
    if (length > COR_DOC_BYTES)
        return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(name), "the document is larger than %d MiB",
                           COR_DOC_BYTES / (1024 * 1024));
    if (is_utf16(text, length))
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){name, 1, 1},
                           "the document is UTF-16; save it as UTF-8");
    cor_status status = check_encoding(text, length, name, err);
    if (!status) status = check_controls(text, length, name, err);
    if (!status) status = check_complex_keys(text, length, name, err);
    return status ? status : check_blank_lines(text, length, name, err);
}
