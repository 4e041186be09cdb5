/* Images, carried within the SVG as PNG. */
#include "paint/guard.h"
#include "paint/pixels.h"
#include "paint/png_encode.h"
#include "paint/svg_items.h"

static bool append(void *context, const void *bytes, size_t length)
{
    g_byte_array_append(context, bytes, (guint) length);
    return true;
}

static GByteArray *encoded(const cor_image *image)
{
    size_t n = (size_t) image->width * (size_t) image->height;
    uint32_t *pixels = g_new(uint32_t, n);
    cor_pixels_premultiply(pixels, image->rgba, n);
    bool alpha = false;
    for (size_t i = 0; i < n && !alpha; i++)
        alpha = pixels[i] >> 24 != 255;
    GByteArray *bytes = g_byte_array_new();
    cor_sink sink = {append, bytes};
    cor_png png = {.width = image->width,
                   .height = image->height,
                   .stride = image->width * 4,
                   .data = (const unsigned char *) pixels,
                   .alpha = alpha};
    (void) cor_png_encode(&png, &sink, NULL); /* this sink takes everything */
    g_free(pixels);
    return bytes;
}

void cor_svg_image(cor_svg *svg, const cor_image *image, cor_rect limits)
{
    if (!cor_guard_image(image, limits)) return;
    cor_svg_raw(svg, "<image");
    cor_svg_attr_number(svg, "x", image->at.x0);
    cor_svg_attr_number(svg, "y", image->at.y0);
    cor_svg_attr_number(svg, "width", cor_rect_width(image->at));
    cor_svg_attr_number(svg, "height", cor_rect_height(image->at));
    cor_svg_attr(svg, "preserveAspectRatio", "none");
    cor_svg_attr_opacity(svg, cor_guard_unit(image->opacity));
    if (!image->smooth) /* the old word for librsvg and Inkscape, the new one for browsers */
        cor_svg_attr(svg, "style", "image-rendering:optimizeSpeed;image-rendering:pixelated");
    GByteArray *bytes = encoded(image);
    char *text = g_base64_encode(bytes->data, bytes->len);
    cor_svg_raw(svg, " xlink:href=\"data:image/png;base64,");
    cor_svg_raw(svg, text);
    cor_svg_raw(svg, "\"/>\n");
    g_free(text);
    g_byte_array_unref(bytes);
}
