/* The walk through a stream follows RFC 1951: nothing is unpacked, symbols are only stepped over. */
#include "paint/deflate_join.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

enum {
    LONGEST = 15,
    QUICK = 10, /* bits that are looked up at once: longer codes are rare */
    SYMBOLS = 288,
    DISTANCES = 30,
    END = 256
};

typedef enum { STEP_LITERAL, STEP_MATCH, STEP_END } step_kind;

/* What the next bits are, and how many they and their extra bits are. */
typedef struct {
    uint8_t bits;
    uint8_t kind; /* step_kind; of no meaning for distances */
} step;

/* A Huffman code. Those of one length are numbers in a row (RFC 1951, 3.2.2). */
typedef struct {
    step quick[1 << QUICK];                      /* for the next QUICK bits; 0 bits: a longer code */
    unsigned first[LONGEST + 1], n[LONGEST + 1]; /* of each length: its first code, and how many there are */
    unsigned before[LONGEST + 1];                /* of each length: steps of shorter ones */
    step steps[SYMBOLS];                         /* by length, then by symbol */
} huffman;

typedef struct {
    const uint8_t *bytes;
    size_t length; /* bytes */
    size_t at;     /* bits */
    huffman symbols, distances;
} walk;

/* The next bits, at least 32 of them where the stream has as many. */
static uint64_t peek(const walk *w)
{
    size_t byte = w->at / 8;
    uint64_t bits = 0;
    if (byte + 8 <= w->length)
        memcpy(&bits, w->bytes + byte, 8);
    else if (byte < w->length)
        memcpy(&bits, w->bytes + byte, w->length - byte);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bits = __builtin_bswap64(bits);
#endif
    return bits >> (w->at % 8);
}

static unsigned take(walk *w, unsigned n)
{
    unsigned bits = (unsigned) (peek(w) & ((1U << n) - 1));
    w->at += n;
    return bits;
}

static unsigned extra_of_symbol(unsigned symbol)
{
    return symbol < 265 || symbol == 285 || symbol > 285 ? 0 : (symbol - 261) / 4;
}

static step step_of(unsigned symbol, unsigned length, bool distance)
{
    if (distance) return (step){(uint8_t) (length + (symbol < 4 ? 0 : symbol / 2 - 1)), STEP_MATCH};
    if (symbol < END) return (step){(uint8_t) length, STEP_LITERAL};
    if (symbol == END) return (step){(uint8_t) length, STEP_END};
    return (step){(uint8_t) (length + extra_of_symbol(symbol)), STEP_MATCH};
}

static unsigned reversed(unsigned code, unsigned length)
{
    unsigned out = 0;
    for (unsigned i = 0; i < length; i++)
        out |= (code >> i & 1) << (length - 1 - i);
    return out;
}

static void add_quick(huffman *c, unsigned bits, unsigned length, step what)
{
    for (unsigned i = reversed(bits, length); length <= QUICK && i < 1U << QUICK; i += 1U << length)
        c->quick[i] = what;
}

/* From the code LENGTHS of N symbols. */
static void build(huffman *c, const uint8_t *lengths, unsigned n, bool distance)
{
    unsigned next = 0, known = 0;
    memset(c, 0, sizeof *c);
    for (unsigned length = 1; length <= LONGEST; length++, next <<= 1) {
        c->first[length] = next;
        c->before[length] = known;
        for (unsigned symbol = 0; symbol < n; symbol++) {
            if (lengths[symbol] != length) continue;
            step what = step_of(symbol, length, distance);
            add_quick(c, next++, length, what);
            c->steps[known++] = what;
        }
        c->n[length] = known - c->before[length];
    }
}

/* What the next BITS begin with; an end where they are no code. */
static step long_step(const huffman *c, uint64_t bits)
{
    unsigned number = 0;
    for (unsigned length = 1; length <= LONGEST; length++, bits >>= 1) {
        number = number << 1 | (bits & 1);
        unsigned index = number - c->first[length];
        if (number >= c->first[length] && index < c->n[length]) return c->steps[c->before[length] + index];
    }
    return (step){1, STEP_END};
}

static inline step step_at(const huffman *c, uint64_t bits)
{
    step quick = c->quick[bits & ((1U << QUICK) - 1)];
    return quick.bits ? quick : long_step(c, bits);
}

static void build_fixed(walk *w)
{
    uint8_t lengths[SYMBOLS];
    for (unsigned i = 0; i < SYMBOLS; i++)
        lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    build(&w->symbols, lengths, SYMBOLS, false);
    memset(lengths, 5, DISTANCES);
    build(&w->distances, lengths, DISTANCES, true);
}

/* The code that the lengths of the other codes are written in: the symbol for each seven bits. */
static void read_length_code(walk *w, unsigned n, uint8_t *symbols, uint8_t *bits)
{
    static const uint8_t order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    uint8_t lengths[19] = {0};
    unsigned code = 0;
    for (unsigned i = 0; i < n; i++)
        lengths[order[i]] = (uint8_t) take(w, 3);
    for (unsigned length = 1; length <= 7; length++, code <<= 1) {
        for (unsigned symbol = 0; symbol < 19; symbol++) {
            if (lengths[symbol] != length) continue;
            for (unsigned i = reversed(code, length); i < 128; i += 1U << length) {
                symbols[i] = (uint8_t) symbol;
                bits[i] = (uint8_t) length;
            }
            code++;
        }
    }
}

static void build_dynamic(walk *w)
{
    uint8_t lengths[SYMBOLS + 64 + 138] = {0}, symbols[128] = {0}, bits[128] = {0};
    unsigned n_symbols = take(w, 5) + 257, n_distances = take(w, 5) + 1, n_lengths = take(w, 4) + 4, i = 0;
    read_length_code(w, n_lengths, symbols, bits);
    while (i < n_symbols + n_distances) {
        unsigned next = (unsigned) (peek(w) & 127), symbol = symbols[next];
        w->at += bits[next];
        unsigned repeat = symbol < 16    ? 1
                          : symbol == 16 ? take(w, 2) + 3
                          : symbol == 17 ? take(w, 3) + 3
                                         : take(w, 7) + 11;
        uint8_t length = (uint8_t) (symbol < 16 ? symbol : symbol == 16 && i ? lengths[i - 1] : 0);
        for (; repeat; repeat--)
            lengths[i++] = length;
    }
    build(&w->symbols, lengths, n_symbols, false);
    build(&w->distances, lengths + n_symbols, n_distances, true);
}

/* To the end of a block of symbols. */
static void step_over_symbols(walk *w)
{
    size_t end = w->length * 8, at = w->at;
    while (at < end) {
        w->at = at;
        uint64_t bits = peek(w);
        step s = step_at(&w->symbols, bits);
        at += s.bits;
        if (s.kind == STEP_END) break;
        if (s.kind == STEP_MATCH) at += step_at(&w->distances, bits >> s.bits).bits;
    }
    w->at = at;
}

static void step_over_bytes(walk *w)
{
    w->at = (w->at + 7) / 8 * 8;
    size_t n = take(w, 16);
    w->at += 16 + 8 * n;
}

/* To the end of the stream; returns where the last block starts, in bits. */
static size_t step_to_end(walk *w)
{
    for (;;) {
        size_t start = w->at;
        bool last = take(w, 1) || w->at >= w->length * 8;
        unsigned type = take(w, 2);
        if (type == 0) {
            step_over_bytes(w);
        } else {
            if (type == 1)
                build_fixed(w);
            else
                build_dynamic(w);
            step_over_symbols(w);
        }
        if (last) return start;
    }
}

size_t cor_deflate_reopen(uint8_t *bytes, size_t length)
{
    walk *w = g_new(walk, 1);
    w->bytes = bytes;
    w->length = length;
    w->at = 0;
    size_t last = step_to_end(w), end = (w->at + 3 + 7) / 8;
    g_free(w);
    bytes[last / 8] &= (uint8_t) ~(1U << (last % 8));
    /* An empty block of stored bytes leads to a whole byte: three zero bits, then up to the next byte, then the
     * length 0 and its complement. */
    memset(bytes + length, 0, COR_DEFLATE_ROOM);
    memcpy(bytes + end, "\x00\x00\xff\xff", 4);
    return end + 4;
}
