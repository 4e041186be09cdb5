#include "source/encoding.h"

#include <errno.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"

/* Code pages of dBASE's language byte, as its documentation lists them; 0x57 is "ANSI". */
static const struct {
    unsigned char ldid;
    const char *name;
} ldids[] = {
    {0x01, "CP437"}, {0x02, "CP850"},  {0x03, "CP1252"}, {0x04, "MACINTOSH"}, {0x08, "CP865"},  {0x09, "CP437"},
    {0x0a, "CP850"}, {0x0b, "CP437"},  {0x0d, "CP437"},  {0x0e, "CP850"},     {0x0f, "CP437"},  {0x10, "CP850"},
    {0x11, "CP437"}, {0x12, "CP850"},  {0x13, "CP932"},  {0x14, "CP850"},     {0x15, "CP437"},  {0x16, "CP850"},
    {0x17, "CP865"}, {0x18, "CP437"},  {0x19, "CP437"},  {0x1a, "CP850"},     {0x1b, "CP437"},  {0x1c, "CP863"},
    {0x1d, "CP850"}, {0x1f, "CP852"},  {0x22, "CP852"},  {0x23, "CP852"},     {0x24, "CP860"},  {0x25, "CP850"},
    {0x26, "CP866"}, {0x37, "CP850"},  {0x40, "CP852"},  {0x4d, "CP936"},     {0x4e, "CP949"},  {0x4f, "CP950"},
    {0x50, "CP874"}, {0x57, "CP1252"}, {0x58, "CP1252"}, {0x59, "CP1252"},    {0x64, "CP852"},  {0x65, "CP866"},
    {0x66, "CP865"}, {0x67, "CP861"},  {0x6a, "CP737"},  {0x6b, "CP857"},     {0x6c, "CP863"},  {0x78, "CP950"},
    {0x79, "CP949"}, {0x7a, "CP936"},  {0x7b, "CP932"},  {0x7c, "CP874"},     {0x86, "CP737"},  {0x87, "CP852"},
    {0x88, "CP857"}, {0xc8, "CP1250"}, {0xc9, "CP1251"}, {0xca, "CP1254"},    {0xcb, "CP1253"}, {0xcc, "CP1257"},
};

const char *cor_encoding_of_ldid(int ldid)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ldids); i++)
        if (ldids[i].ldid == ldid) return ldids[i].name;
    return NULL;
}

/* Spellings without blanks, dashes and underscores, in lower case. */
static const struct {
    const char *spelling, *name;
} spellings[] = {
    {"utf8", "UTF-8"},        {"65001", "UTF-8"},      {"ascii", "UTF-8"},        {"usascii", "UTF-8"},
    {"latin1", "ISO-8859-1"}, {"88591", "ISO-8859-1"}, {"latin2", "ISO-8859-2"},  {"big5", "CP950"},
    {"sjis", "CP932"},        {"shiftjis", "CP932"},   {"gb2312", "GBK"},         {"euckr", "CP949"},
    {"koi8r", "KOI8-R"},      {"koi8u", "KOI8-U"},     {"885915", "ISO-8859-15"}, {"tis620", "CP874"},
    {"54936", "GB18030"},     {"28591", "ISO-8859-1"}, {"28592", "ISO-8859-2"},   {"20866", "KOI8-R"},
};

static char *squeezed(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text && out->len < 32; text++)
        if (g_ascii_isalnum(*text)) g_string_append_c(out, g_ascii_tolower(*text));
    return g_string_free(out, FALSE);
}

static bool iconv_knows(const char *name)
{
    GIConv conv = g_iconv_open("UTF-8", name);
    if (conv == (GIConv) -1) return false;
    g_iconv_close(conv);
    return true;
}

/* "iso885915" → "ISO-8859-15"; NULL for other words. */
static const char *iso_name(cor_arena *arena, const char *word)
{
    if (g_str_has_prefix(word, "iso8859") && word[7]) return cor_arena_format(arena, "ISO-8859-%s", word + 7);
    if (g_str_has_prefix(word, "8859") && word[4]) return cor_arena_format(arena, "ISO-8859-%s", word + 4);
    return NULL;
}

/* "1252", "cp1252", "ansi1252", "windows1252", "oem850" → "CP…"; NULL for other words. */
static const char *code_page_name(cor_arena *arena, const char *word)
{
    static const char *const prefixes[] = {"cp", "ansi", "windows", "oem", "win", "ibm", "codepage"};
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(word, prefixes[i])) {
            word += strlen(prefixes[i]);
            break;
        }
    if (!*word || word[strspn(word, "0123456789")]) return NULL;
    return cor_arena_format(arena, "CP%s", word);
}

static const char *spelled(cor_arena *arena, const char *word)
{
    if (g_str_has_prefix(word, "ldid")) return cor_encoding_of_ldid((int) g_ascii_strtoull(word + 4, NULL, 10));
    for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++)
        if (!strcmp(spellings[i].spelling, word)) return spellings[i].name;
    const char *name = iso_name(arena, word);
    return name ? name : code_page_name(arena, word);
}

/* iconv's own names only: its suffixes ("//TRANSLIT") and paths are no business of a data file. */
static bool is_plain_name(const char *text)
{
    return *text && strlen(text) < 32 &&
           !text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")];
}

const char *cor_encoding_name(cor_arena *arena, const char *text)
{
    char *word = squeezed(text);
    const char *name = spelled(arena, word);
    g_free(word);
    if (!name) {
        char *trimmed = g_strstrip(g_strndup(text, 64));
        name = is_plain_name(trimmed) ? cor_arena_copy(arena, trimmed) : NULL;
        g_free(trimmed);
    }
    return name && iconv_knows(name) ? name : NULL;
}

struct cor_decoder {
    cor_interns *interns;
    cor_arena *scratch;
    GIConv conv; /* (GIConv) -1: the bytes are UTF-8 */
    bool wide;   /* two bytes or more a character: a zero byte is no end, a blank byte no blank */
    GString *text;
};

cor_decoder *cor_decoder_new(const char *name, cor_interns *interns)
{
    cor_decoder *decoder = g_new0(cor_decoder, 1);
    decoder->interns = interns;
    decoder->scratch = cor_arena_new();
    decoder->conv = strcmp(name, "UTF-8") ? g_iconv_open("UTF-8", name) : (GIConv) -1;
    decoder->wide = g_str_has_prefix(name, "UTF-16") || g_str_has_prefix(name, "UTF-32") ||
                    g_str_has_prefix(name, "UCS") || g_str_has_prefix(name, "utf-16");
    decoder->text = g_string_new(NULL);
    return decoder;
}

void cor_decoder_free(cor_decoder *decoder)
{
    if (!decoder) return;
    if (decoder->conv != (GIConv) -1) g_iconv_close(decoder->conv);
    cor_arena_free(decoder->scratch);
    g_string_free(decoder->text, TRUE);
    g_free(decoder);
}

/* Through iconv; a byte that fits nothing becomes U+FFFD, a character cut off at the end goes. */
static void convert(GIConv conv, GString *text, const char *bytes, size_t n)
{
    char buffer[4096];
    gchar *in = (gchar *) bytes;
    gsize left = n;
    g_string_truncate(text, 0);
    g_iconv(conv, NULL, NULL, NULL, NULL); /* forget the state of the last text */
    while (left) {
        gchar *out = buffer;
        gsize room = sizeof buffer;
        gsize done = g_iconv(conv, &in, &left, &out, &room);
        int why = errno;
        g_string_append_len(text, buffer, out - buffer);
        if (done != (gsize) -1 || why == EINVAL) break;
        if (why != EILSEQ) continue; /* the buffer is full */
        g_string_append(text, "\ufffd");
        in++;
        left--;
    }
}

char *cor_convert_all(const char *name, const char *bytes, size_t n, size_t *ret_size)
{
    GString *text = g_string_sized_new(n + n / 8);
    GIConv conv = g_iconv_open("UTF-8", name);
    if (conv != (GIConv) -1) {
        convert(conv, text, bytes, n);
        g_iconv_close(conv);
    }
    *ret_size = text->len;
    return g_string_free(text, FALSE);
}

/* The length of TEXT without a UTF-8 character that a fixed cell width cut off at its end. */
static size_t without_cut(const char *text, size_t n)
{
    for (size_t back = 1; back <= 3 && back <= n; back++) {
        unsigned char c = (unsigned char) text[n - back];
        if ((c & 0xc0) == 0x80) continue;
        size_t needed = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
        return needed > back ? n - back : n;
    }
    return n;
}

static const char *intern_clean(cor_decoder *decoder, const char *text, size_t n)
{
    while (n && text[n - 1] == ' ')
        n--;
    const char *clean = cor_valid_text(decoder->scratch, cor_arena_copy_n(decoder->scratch, text, n), n);
    const char *interned = *clean ? cor_intern(decoder->interns, clean) : NULL;
    cor_arena_reset(decoder->scratch);
    return interned;
}

const char *cor_decode(cor_decoder *decoder, const char *bytes, size_t n)
{
    if (!decoder->wide) {
        const char *nul = memchr(bytes, 0, n);
        if (nul) n = (size_t) (nul - bytes);
        while (n && bytes[n - 1] == ' ')
            n--;
        if (cor_text_is_plain(bytes, n)) return n ? cor_intern_n(decoder->interns, bytes, n) : NULL;
        if (decoder->conv == (GIConv) -1) return intern_clean(decoder, bytes, without_cut(bytes, n));
    }
    convert(decoder->conv, decoder->text, bytes, n);
    return intern_clean(decoder, decoder->text->str, decoder->text->len);
}

cor_bytes_look cor_bytes_look_at(cor_bytes_look so_far, const char *bytes, size_t n)
{
    if (so_far == COR_BYTES_OTHER || cor_text_is_plain(bytes, n)) return so_far;
    const char *nul = memchr(bytes, 0, n);
    if (nul) n = (size_t) (nul - bytes);
    bool ascii = true;
    for (size_t i = 0; i < n && ascii; i++)
        ascii = !(bytes[i] & 0x80);
    if (ascii) return so_far;
    return g_utf8_validate_len(bytes, without_cut(bytes, n), NULL) ? COR_BYTES_UTF8 : COR_BYTES_OTHER;
}
