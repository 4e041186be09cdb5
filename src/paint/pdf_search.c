#include "paint/pdf_search.h"

#include <string.h>

#include <glib.h>
#include <libdeflate.h>

/* Objects that unpack to more than this hold more than words. */
static const size_t MAX_UNPACKED = (size_t) 1 << 26;

typedef struct {
    const char *plain;
    char *wide; /* as hexadecimal digits of UTF-16: what cairo writes when one letter of the text is not ASCII */
} wanted;

static const char *find(const char *from, const char *end, const char *what)
{
    return memmem(from, (size_t) (end - from), what, strlen(what));
}

static bool says(const char *from, const char *end, const wanted *words)
{
    return find(from, end, words->plain) || find(from, end, words->wide);
}

/* The N bytes of zlib's at PACKED; NULL when they are none, or too many. g_free. */
static char *unpacked(struct libdeflate_decompressor *unpacker, const char *packed, size_t n, size_t *ret_n)
{
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    char *bytes = NULL;
    for (size_t room = 8 * n + 4096; result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= MAX_UNPACKED; room *= 4) {
        g_free(bytes);
        bytes = g_malloc(room);
        result = libdeflate_zlib_decompress(unpacker, packed, n, bytes, room, ret_n);
    }
    if (result == LIBDEFLATE_SUCCESS) return bytes;
    g_free(bytes);
    return NULL;
}

/* Since cairo 1.18, whatever is no stream itself stands in such streams: "<< /Type /ObjStm ... >> stream ...
 * endstream". */
static bool packed_says(const char *pdf, const char *end, const wanted *words)
{
    static const char begin[] = "stream\n";
    struct libdeflate_decompressor *unpacker = libdeflate_alloc_decompressor();
    bool found = false;
    for (const char *at = find(pdf, end, "/Type /ObjStm"), *stop; at && !found; at = find(stop, end, "/Type /ObjStm")) {
        size_t n = 0;
        const char *from = find(at, end, begin);
        if (!from || !(stop = find(from += strlen(begin), end, "endstream"))) break;
        char *text = unpacked(unpacker, from, (size_t) (stop - from), &n);
        found = text && says(text, text + n, words);
        g_free(text);
    }
    libdeflate_free_decompressor(unpacker);
    return found;
}

static char *wide(const char *words)
{
    GString *text = g_string_new(NULL);
    for (const char *c = words; *c; c++)
        g_string_append_printf(text, "%04X", (unsigned char) *c);
    return g_string_free(text, FALSE);
}

bool cor_pdf_says(const char *pdf, size_t size, const char *words)
{
    wanted w = {words, wide(words)};
    bool found = says(pdf, pdf + size, &w) || packed_says(pdf, pdf + size, &w);
    g_free(w.wide);
    return found;
}
