/* Formatted texts and images. */
#include <math.h>
#include <string.h>

#include "expr/convert.h"
#include "expr/machine.h"

enum { SECTION = 5 };

static const cor_resolved_image *as_image(cor_value value)
{
    return value.kind == COR_OTHER && value.subkind == COR_OTHER_IMAGE ? value.other : NULL;
}

/* An image has no scale, fonts or color of its own. */
static struct cor_formatted_section make_section(cor_arena *arena, const cor_value *args)
{
    const cor_resolved_image *image = as_image(args[0]);
    struct cor_formatted_section section = {.text = "", .scale = NAN};
    if (args[4].kind == COR_STRING) section.vertical_align = args[4].string;
    if (image) {
        section.image = image->name;
        section.image_available = image->available;
        return section;
    }
    section.text = cor_text_of(arena, args[0]);
    if (args[1].kind == COR_NUMBER) section.scale = args[1].number;
    if (args[2].kind == COR_ARRAY) section.fonts = args[2].array;
    section.has_color = args[3].kind == COR_COLOR;
    if (section.has_color) section.color = args[3].color;
    return section;
}

static bool run_format(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    cor_arena *arena = m->eval->arena;
    size_t n = at->n / SECTION;
    cor_formatted *formatted = COR_NEW(arena, cor_formatted);
    struct cor_formatted_section *sections = COR_NEW_ARRAY(arena, struct cor_formatted_section, n);
    size_t length = 0;
    for (size_t i = 0; i < n; i++) {
        sections[i] = make_section(arena, args + i * SECTION);
        length += strlen(sections[i].text);
    }
    if (length > COR_MAX_TEXT) return cor_stop_text(m, COR_TEXT_TOO_LONG);
    *formatted = (cor_formatted){n, sections};
    args[0] = cor_other(COR_OTHER_FORMATTED, formatted);
    return true;
}

static bool is_known(const cor_eval *eval, const char *name)
{
    for (size_t i = 0; i < eval->n_images; i++)
        if (!strcmp(eval->images[i], name)) return true;
    return !eval->images;
}

static void run_image(cor_machine *m, cor_value *args)
{
    const char *name = args[0].string;
    args[0] = cor_null();
    if (!*name) return;
    cor_resolved_image *image = COR_NEW(m->eval->arena, cor_resolved_image);
    *image = (cor_resolved_image){name, is_known(m->eval, name)};
    args[0] = cor_other(COR_OTHER_IMAGE, image);
}

bool cor_run_format(cor_machine *m, const cor_instruction *at, cor_value *args)
{
    if (at->op == COR_OP_FORMAT) return run_format(m, at, args);
    run_image(m, args);
    return true;
}
