#include "paint/svg_about.h"

#include <string.h>

static void add_element(cor_svg *svg, const char *name, const char *words)
{
    if (!words || !*words) return;
    cor_svg_raw(svg, "<");
    cor_svg_raw(svg, name);
    cor_svg_raw(svg, ">");
    cor_svg_words(svg, words, strlen(words));
    cor_svg_raw(svg, "</");
    cor_svg_raw(svg, name);
    cor_svg_raw(svg, ">\n");
}

/* In the words of RDF and Dublin Core, as editors write and show it. */
static void add_metadata(cor_svg *svg, const cor_scene *scene)
{
    if (!(scene->marking && *scene->marking) && !(scene->caption && *scene->caption) && !scene->fingerprint) return;
    cor_svg_raw(svg, "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                     "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\n");
    add_element(svg, "dc:description", scene->caption);
    add_element(svg, "dc:rights", scene->marking);
    add_element(svg, "dc:identifier", scene->fingerprint);
    cor_svg_raw(svg, "</rdf:Description></rdf:RDF></metadata>\n");
}

void cor_svg_about(cor_svg *svg, const cor_scene *scene)
{
    add_element(svg, "title", scene->title);
    add_element(svg, "desc", scene->description);
    add_metadata(svg, scene);
}
