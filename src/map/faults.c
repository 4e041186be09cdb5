/* The mistakes of a map document, gathered while it is read once. */
#include "map/faults.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <glib.h>

/* What more there may be is for the next time: people mend a few and ask again. */
enum { MAX_FAULTS = 100 };

typedef struct {
    const cor_node *node; /* NULL: an option's */
    size_t order;         /* in which it was found */
    cor_error error;
} fault;

struct cor_map_fault_list {
    fault list[MAX_FAULTS];
    size_t n;
};

static bool is_at(const cor_map_fault_list *faults, const cor_node *node)
{
    for (size_t i = 0; i < faults->n; i++)
        if (faults->list[i].node == node) return true;
    return false;
}

/* Whether NODE, or what stands directly in it, was found wrong already. */
static bool is_told(const cor_map_fault_list *faults, const cor_node *node)
{
    if (!node) return false;
    bool told = is_at(faults, node);
    for (size_t i = 0; i < node->n && faults->n && !told; i++)
        told = is_at(faults, node->items[i]);
    return told;
}

/* Room for one more, with NODE; NULL where there is nothing to add. */
static fault *add(cor_map_reader *reader, const cor_node *node)
{
    if (!reader->faults) reader->faults = COR_NEW(reader->arena, cor_map_fault_list);
    cor_map_fault_list *faults = reader->faults;
    if (faults->n == MAX_FAULTS || is_told(faults, node)) return NULL;
    fault *one = &faults->list[faults->n];
    one->node = node;
    one->order = faults->n++;
    return one;
}

static void COR_PRINTF(4, 0)
    say(cor_map_reader *reader, const cor_node *node, bool at_key, const char *format, va_list args)
{
    char message[sizeof(((cor_error *) NULL)->message)];
    fault *one = add(reader, node);
    if (!one) return;
    vsnprintf(message, sizeof message, format, args);
    if (at_key)
        cor_key_fail(node, &one->error, "%s", message);
    else
        cor_node_fail(node, &one->error, "%s", message);
}

bool cor_map_fault(cor_map_reader *reader, const cor_node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(reader, node, false, format, args);
    va_end(args);
    return false;
}

bool cor_map_key_fault(cor_map_reader *reader, const cor_node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(reader, node, true, format, args);
    va_end(args);
    return false;
}

bool cor_map_option_fault(cor_map_reader *reader, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(reader, NULL, false, format, args);
    va_end(args);
    return false;
}

bool cor_map_fault_of(cor_map_reader *reader, const cor_node *node, const cor_error *err)
{
    fault *one = add(reader, node);
    if (one) one->error = *err;
    return false;
}

bool cor_map_is_told(const cor_map_reader *reader, const cor_node *node)
{
    return reader->faults && is_told(reader->faults, node);
}

bool cor_map_is_faulty(const cor_map_reader *reader)
{
    return reader->faults && reader->faults->n;
}

/* In the order of the text; what has no place in it comes last. */
static int by_place(const void *a, const void *b)
{
    const fault *p = a, *q = b;
    if (!p->error.line != !q->error.line) return !p->error.line - !q->error.line;
    if (p->error.line != q->error.line) return p->error.line < q->error.line ? -1 : 1;
    if (p->error.column != q->error.column) return p->error.column < q->error.column ? -1 : 1;
    return (p->order > q->order) - (p->order < q->order);
}

cor_status cor_map_say_faults(cor_map_reader *reader, cor_error *err)
{
    cor_map_fault_list *faults = reader->faults;
    if (!cor_map_is_faulty(reader)) return COR_OK;
    qsort(faults->list, faults->n, sizeof *faults->list, by_place);
    for (size_t i = 0; i < faults->n; i++)
        cor_diagnostics_add_error(reader->diagnostics, &faults->list[i].error);
    if (err) *err = faults->list[0].error;
    return faults->list[0].error.status;
}
