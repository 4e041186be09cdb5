#include "source/shp/shx.h"

#include <string.h>

#include <glib.h>

#include "source/shp/byte_order.h"

enum { ENTRY = 8, FILE_CODE = 9994 };

/* What the record's header at AT, which must be there, says of its contents' length. */
static size_t record_length(cor_input *shp, size_t at)
{
    const unsigned char *header = cor_input_at(shp, at, COR_SHP_RECORD_HEADER);
    return header ? (size_t) cor_shp_u32_big(header + 4) * 2 : 0;
}

bool cor_shx_is_sound(const cor_bytes *shx, cor_input *shp)
{
    if (!shx->data || shx->size < COR_SHP_HEADER || cor_shp_u32_big(shx->data) != FILE_CODE) return false;
    size_t stated = (size_t) cor_shp_u32_big(shx->data + 24) * 2;
    if (stated < COR_SHP_HEADER || stated > shx->size) return false;
    size_t total = COR_SHP_HEADER;
    for (size_t at = COR_SHP_HEADER; at + ENTRY <= stated; at += ENTRY) {
        size_t offset = (size_t) cor_shp_u32_big(shx->data + at) * 2;
        size_t length = (size_t) cor_shp_u32_big(shx->data + at + 4) * 2;
        if (offset < COR_SHP_HEADER || offset + COR_SHP_RECORD_HEADER > shp->size) return false;
        if (length != record_length(shp, offset)) return false;
        total += COR_SHP_RECORD_HEADER + length;
        if (total > shp->size) return false; /* entries share bytes: a small file would read as a huge one */
    }
    return true;
}

static bool is_shape_type(uint32_t type)
{
    return type == 31 ||
           (type < 31 && (1u << type & (1u << 0 | 1u << 1 | 1u << 3 | 1u << 5 | 1u << 8 | 1u << 11 | 1u << 13 |
                                        1u << 15 | 1u << 18 | 1u << 21 | 1u << 23 | 1u << 25 | 1u << 28)));
}

/* Whether a record of NUMBER may start at AT, or the file ends there. */
static bool may_start(cor_input *shp, size_t at, uint32_t number)
{
    if (at == shp->size) return true;
    const unsigned char *start = cor_input_at(shp, at, COR_SHP_RECORD_HEADER + 4);
    return start && cor_shp_u32_big(start) == number && is_shape_type(cor_shp_u32(start + COR_SHP_RECORD_HEADER));
}

/* Bytes that a shape at CONTENT must have without Z and M, and how many more each of those takes; 0: unknown. */
static size_t plain_length(const unsigned char *content, size_t left, size_t *ret_more)
{
    uint32_t type = left >= 4 ? cor_shp_u32(content) : UINT32_MAX;
    uint32_t family = type == 31 ? 31 : type % 10;
    if (!is_shape_type(type)) return 0;
    *ret_more = 8;
    if (family == 0) return 4;
    if (family == 1) return 20;
    size_t head = family == 8 ? 40 : 44;
    if (left < head) return 0;
    size_t points = cor_shp_u32(content + head - 4), parts = family == 8 ? 0 : cor_shp_u32(content + 36);
    *ret_more = 16 + 8 * points;
    return head + parts * (family == 31 ? 8 : 4) + 16 * points;
}

/* Where the record after the one at AT starts. Its stated length is believed when another record
 * follows there; else its own contents say how long it is. 0: unknown. */
static size_t next_record(cor_input *shp, size_t at)
{
    enum { LONGEST_HEAD = 44 };
    size_t content = at + COR_SHP_RECORD_HEADER, more = 0;
    size_t stated = content + record_length(shp, at);
    const unsigned char *start = cor_input_at(shp, at, 4);
    uint32_t number = start ? cor_shp_u32_big(start) + 1 : 0;
    if (may_start(shp, stated, number)) return stated;
    size_t left = MIN(shp->size - content, (size_t) LONGEST_HEAD);
    const unsigned char *head = cor_input_at(shp, content, left);
    size_t length = head ? plain_length(head, left, &more) : 0;
    for (int extras = 0; length && extras <= 2; extras++) {
        size_t next = content + length + (size_t) extras * more;
        if (may_start(shp, next, number)) return next;
    }
    return stated > content ? stated : 0;
}

static void append_u32_big(GByteArray *out, size_t x)
{
    guint32 big = GUINT32_TO_BE((guint32) x);
    g_byte_array_append(out, (const guint8 *) &big, sizeof big);
}

cor_bytes cor_shx_build(cor_input *shp)
{
    unsigned char header[COR_SHP_HEADER] = {0};
    GByteArray *out = g_byte_array_new();
    cor_input_copy(shp, 0, header, sizeof header);
    g_byte_array_append(out, header, sizeof header);
    for (size_t at = COR_SHP_HEADER; at && cor_input_at(shp, at, COR_SHP_RECORD_HEADER + 4);) {
        size_t next = next_record(shp, at);
        append_u32_big(out, at / 2);
        append_u32_big(out, (MIN(next ? next : shp->size, shp->size) - at - COR_SHP_RECORD_HEADER) / 2);
        at = next;
    }
    guint32 words = GUINT32_TO_BE(out->len / 2);
    memcpy(out->data + 24, &words, sizeof words);
    size_t size = out->len;
    return (cor_bytes){.data = g_byte_array_free(out, FALSE), .size = size};
}
