/* The palettes: facts, as their authors publish them. Sequences run from light to dark.
 *
 * okabe-ito: M. Okabe and K. Ito, Color Universal Design (2008), free to use. tol-…: Paul Tol, Colour Schemes, SRON
 * technical note SRON/EPS/TN/09-002, issue 3.2 (2021), free to use with a reference. Accent to Set3, Blues to YlOrRd,
 * BrBG to RdYlBu: ColorBrewer, (c) 2002 Cynthia Brewer, Mark Harrower, and The Pennsylvania State University,
 * Apache-2.0 (http://colorbrewer.org). viridis, magma, inferno and plasma: S. van der Walt, N. Smith and E. Firing,
 * CC0; cividis: J. R. Nunez, C. R. Anderton and R. S. Renslow, PLOS ONE 13 (2018), CC0. These are known by nine or ten
 * of their colours. */
#include "show/palettes.h"

#include <glib.h>

#include "base/words.h"

/* clang-format off */
static const cor_color_palette palettes[] = {
    {"okabe-ito", COR_PALETTE_CATEGORIES, "#0072b2 #d55e00 #009e73 #e69f00 #56b4e9 #cc79a7 #f0e442 #000000"},
    {"tol-bright", COR_PALETTE_CATEGORIES, "#4477aa #ee6677 #228833 #ccbb44 #66ccee #aa3377"},
    {"tol-vibrant", COR_PALETTE_CATEGORIES, "#ee7733 #0077bb #33bbee #ee3377 #cc3311 #009988"},
    {"tol-muted", COR_PALETTE_CATEGORIES, "#cc6677 #332288 #ddcc77 #117733 #88ccee #882255 #44aa99 #999933 #aa4499"},
    {"tol-high-contrast", COR_PALETTE_CATEGORIES, "#004488 #ddaa33 #bb5566"},
    {"Accent", COR_PALETTE_CATEGORIES, "#7fc97f #beaed4 #fdc086 #ffff99 #386cb0 #f0027f #bf5b17 #666666"},
    {"Dark2", COR_PALETTE_CATEGORIES, "#1b9e77 #d95f02 #7570b3 #e7298a #66a61e #e6ab02 #a6761d #666666"},
    {"Paired", COR_PALETTE_CATEGORIES, "#a6cee3 #1f78b4 #b2df8a #33a02c #fb9a99 #e31a1c #fdbf6f #ff7f00 #cab2d6 #6a3d9a #ffff99 #b15928"},
    {"Set1", COR_PALETTE_CATEGORIES, "#e41a1c #377eb8 #4daf4a #984ea3 #ff7f00 #ffff33 #a65628 #f781bf #999999"},
    {"Set2", COR_PALETTE_CATEGORIES, "#66c2a5 #fc8d62 #8da0cb #e78ac3 #a6d854 #ffd92f #e5c494 #b3b3b3"},
    {"Set3", COR_PALETTE_CATEGORIES, "#8dd3c7 #ffffb3 #bebada #fb8072 #80b1d3 #fdb462 #b3de69 #fccde5 #d9d9d9 #bc80bd #ccebc5 #ffed6f"},
    {"Blues", COR_PALETTE_SEQUENCE, "#f7fbff #deebf7 #c6dbef #9ecae1 #6baed6 #4292c6 #2171b5 #08519c #08306b"},
    {"Greens", COR_PALETTE_SEQUENCE, "#f7fcf5 #e5f5e0 #c7e9c0 #a1d99b #74c476 #41ab5d #238b45 #006d2c #00441b"},
    {"Greys", COR_PALETTE_SEQUENCE, "#ffffff #f0f0f0 #d9d9d9 #bdbdbd #969696 #737373 #525252 #252525 #000000"},
    {"Oranges", COR_PALETTE_SEQUENCE, "#fff5eb #fee6ce #fdd0a2 #fdae6b #fd8d3c #f16913 #d94801 #a63603 #7f2704"},
    {"Purples", COR_PALETTE_SEQUENCE, "#fcfbfd #efedf5 #dadaeb #bcbddc #9e9ac8 #807dba #6a51a3 #54278f #3f007d"},
    {"Reds", COR_PALETTE_SEQUENCE, "#fff5f0 #fee0d2 #fcbba1 #fc9272 #fb6a4a #ef3b2c #cb181d #a50f15 #67000d"},
    {"BuGn", COR_PALETTE_SEQUENCE, "#f7fcfd #e5f5f9 #ccece6 #99d8c9 #66c2a4 #41ae76 #238b45 #006d2c #00441b"},
    {"BuPu", COR_PALETTE_SEQUENCE, "#f7fcfd #e0ecf4 #bfd3e6 #9ebcda #8c96c6 #8c6bb1 #88419d #810f7c #4d004b"},
    {"GnBu", COR_PALETTE_SEQUENCE, "#f7fcf0 #e0f3db #ccebc5 #a8ddb5 #7bccc4 #4eb3d3 #2b8cbe #0868ac #084081"},
    {"OrRd", COR_PALETTE_SEQUENCE, "#fff7ec #fee8c8 #fdd49e #fdbb84 #fc8d59 #ef6548 #d7301f #b30000 #7f0000"},
    {"PuBu", COR_PALETTE_SEQUENCE, "#fff7fb #ece7f2 #d0d1e6 #a6bddb #74a9cf #3690c0 #0570b0 #045a8d #023858"},
    {"PuRd", COR_PALETTE_SEQUENCE, "#f7f4f9 #e7e1ef #d4b9da #c994c7 #df65b0 #e7298a #ce1256 #980043 #67001f"},
    {"RdPu", COR_PALETTE_SEQUENCE, "#fff7f3 #fde0dd #fcc5c0 #fa9fb5 #f768a1 #dd3497 #ae017e #7a0177 #49006a"},
    {"YlGn", COR_PALETTE_SEQUENCE, "#ffffe5 #f7fcb9 #d9f0a3 #addd8e #78c679 #41ab5d #238443 #006837 #004529"},
    {"YlGnBu", COR_PALETTE_SEQUENCE, "#ffffd9 #edf8b1 #c7e9b4 #7fcdbb #41b6c4 #1d91c0 #225ea8 #253494 #081d58"},
    {"YlOrBr", COR_PALETTE_SEQUENCE, "#ffffe5 #fff7bc #fee391 #fec44f #fe9929 #ec7014 #cc4c02 #993404 #662506"},
    {"YlOrRd", COR_PALETTE_SEQUENCE, "#ffffcc #ffeda0 #fed976 #feb24c #fd8d3c #fc4e2a #e31a1c #bd0026 #800026"},
    {"viridis", COR_PALETTE_SEQUENCE, "#fde725 #addc30 #5ec962 #28ae80 #21918c #2c728e #3b528b #472d7b #440154"},
    {"magma", COR_PALETTE_SEQUENCE, "#fcfdbf #fec488 #fc8961 #e75263 #b73779 #832681 #51127c #1d1147 #000004"},
    {"inferno", COR_PALETTE_SEQUENCE, "#fcffa4 #f9cb35 #f98e09 #e45a31 #bc3754 #8a226a #57106e #210c4a #000004"},
    {"plasma", COR_PALETTE_SEQUENCE, "#f0f921 #fdc527 #f89540 #e66c5c #cc4778 #aa2395 #7e03a8 #4c02a1 #0d0887"},
    {"cividis", COR_PALETTE_SEQUENCE, "#ffea46 #e4cf5b #c4b56c #a69d75 #8a8779 #707173 #575c6d #39486b #00336f #00204d"},
    {"tol-iridescent", COR_PALETTE_SEQUENCE, "#fefbe9 #fcf7d5 #f5f3c1 #eaf0b5 #ddecbf #d0e7ca #c2e3d2 #b5ddd8 #a8d8dc #9bd2e1 #8dcbe4 #81c4e7 #7bbce7 #7eb2e4 #88a5dd #9398d2 #9b8ac4 #9d7db2 #9a709e #906388 #805770 #684957 #46353a"},
    {"BrBG", COR_PALETTE_DIVERGING, "#543005 #8c510a #bf812d #dfc27d #f6e8c3 #f5f5f5 #c7eae5 #80cdc1 #35978f #01665e #003c30"},
    {"PiYG", COR_PALETTE_DIVERGING, "#8e0152 #c51b7d #de77ae #f1b6da #fde0ef #f7f7f7 #e6f5d0 #b8e186 #7fbc41 #4d9221 #276419"},
    {"PRGn", COR_PALETTE_DIVERGING, "#40004b #762a83 #9970ab #c2a5cf #e7d4e8 #f7f7f7 #d9f0d3 #a6dba0 #5aae61 #1b7837 #00441b"},
    {"PuOr", COR_PALETTE_DIVERGING, "#2d004b #542788 #8073ac #b2abd2 #d8daeb #f7f7f7 #fee0b6 #fdb863 #e08214 #b35806 #7f3b08"},
    {"RdBu", COR_PALETTE_DIVERGING, "#67001f #b2182b #d6604d #f4a582 #fddbc7 #f7f7f7 #d1e5f0 #92c5de #4393c3 #2166ac #053061"},
    {"RdYlBu", COR_PALETTE_DIVERGING, "#a50026 #d73027 #f46d43 #fdae61 #fee090 #ffffbf #e0f3f8 #abd9e9 #74add1 #4575b4 #313695"},
    {"tol-sunset", COR_PALETTE_DIVERGING, "#364b9a #4a7bb7 #6ea6cd #98cae1 #c2e4ef #eaeccc #feda8b #fdb366 #f67e4b #dd3d2d #a50026"},
    {"tol-BuRd", COR_PALETTE_DIVERGING, "#2166ac #4393c3 #92c5de #d1e5f0 #f7f7f7 #fddbc7 #f4a582 #d6604d #b2182b"},
};
/* clang-format on */

const cor_color_palette *cor_palette_called(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(palettes); i++)
        if (!g_ascii_strcasecmp(palettes[i].name, name)) return &palettes[i];
    return NULL;
}

const char *cor_palette_nearest(const char *name)
{
    const char *names[G_N_ELEMENTS(palettes)];
    for (size_t i = 0; i < G_N_ELEMENTS(palettes); i++)
        names[i] = palettes[i].name;
    return cor_nearest_word(name, names, G_N_ELEMENTS(palettes));
}

const cor_color_palette *cor_palette_at(size_t index)
{
    return index < G_N_ELEMENTS(palettes) ? &palettes[index] : NULL;
}
