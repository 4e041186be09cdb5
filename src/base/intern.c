#include "base/intern.h"

#include <string.h>

#include <glib.h>

/* Open addressing over hashes: a look-up is one probe and one comparison, which
 * a million table cells notice. */
struct cor_interns {
    const cor_interns *below; /* looked into first; NULL */
    GStringChunk *chunk;
    const char **slots;
    guint32 *hashes;
    size_t n_slots, n_used; /* n_slots is a power of two */
};

enum { FIRST_SLOTS = 256, CHUNK = 16 << 10 };

cor_interns *cor_interns_new(void)
{
    cor_interns *interns = g_new0(cor_interns, 1);
    interns->chunk = g_string_chunk_new(CHUNK);
    interns->n_slots = FIRST_SLOTS;
    interns->slots = g_new0(const char *, FIRST_SLOTS);
    interns->hashes = g_new0(guint32, FIRST_SLOTS);
    return interns;
}

cor_interns *cor_interns_over(const cor_interns *below)
{
    cor_interns *interns = cor_interns_new();
    interns->below = below;
    return interns;
}

void cor_interns_free(cor_interns *interns)
{
    if (!interns) return;
    g_string_chunk_free(interns->chunk);
    g_free(interns->slots);
    g_free(interns->hashes);
    g_free(interns);
}

/* FNV-1a. */
static guint32 hash_of(const char *text, size_t length)
{
    guint32 hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char) text[i]) * 16777619u;
    return hash;
}

/* The slot that holds TEXT, or the free one where it belongs. */
static size_t find(const cor_interns *interns, const char *text, size_t length, guint32 hash)
{
    size_t mask = interns->n_slots - 1, at = hash & mask;
    while (interns->slots[at]) {
        const char *there = interns->slots[at];
        if (interns->hashes[at] == hash && !strncmp(there, text, length) && !there[length]) return at;
        at = (at + 1) & mask;
    }
    return at;
}

/* What INTERNS or a pool below has for TEXT; NULL when there is none. */
static const char *look_up(const cor_interns *interns, const char *text, size_t length, guint32 hash)
{
    for (; interns; interns = interns->below) {
        const char *there = interns->slots[find(interns, text, length, hash)];
        if (there) return there;
    }
    return NULL;
}

static void grow(cor_interns *interns)
{
    size_t old = interns->n_slots;
    const char **slots = interns->slots;
    guint32 *hashes = interns->hashes;
    interns->n_slots = old * 2;
    interns->slots = g_new0(const char *, old * 2);
    interns->hashes = g_new0(guint32, old * 2);
    for (size_t i = 0; i < old; i++) {
        if (!slots[i]) continue;
        size_t at = hashes[i] & (old * 2 - 1);
        while (interns->slots[at])
            at = (at + 1) & (old * 2 - 1);
        interns->slots[at] = slots[i];
        interns->hashes[at] = hashes[i];
    }
    g_free(slots);
    g_free(hashes);
}

const char *cor_intern_n(cor_interns *interns, const char *text, size_t length)
{
    if (!text) return NULL;
    length = strnlen(text, length); /* a string ends at its first NUL */
    guint32 hash = hash_of(text, length);
    const char *known = look_up(interns->below, text, length, hash);
    if (known) return known;
    size_t at = find(interns, text, length, hash);
    if (interns->slots[at]) return interns->slots[at];
    if (interns->n_used * 2 >= interns->n_slots) {
        grow(interns);
        at = find(interns, text, length, hash);
    }
    interns->n_used++;
    interns->hashes[at] = hash;
    return interns->slots[at] = g_string_chunk_insert_len(interns->chunk, text, (gssize) length);
}

const char *cor_intern(cor_interns *interns, const char *text)
{
    return text ? cor_intern_n(interns, text, strlen(text)) : NULL;
}
