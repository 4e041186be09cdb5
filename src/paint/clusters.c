#include "paint/clusters.h"

#include <glib.h>
#include <string.h>

/* For each byte of the line: where the cluster that starts there ends; 0 where none starts. */
static size_t *cluster_ends(const cor_text_line *line)
{
    size_t *ends = g_new0(size_t, line->length + 1);
    for (size_t i = 0; i < line->n_glyphs; i++) {
        if (line->glyphs[i].cluster < line->length) ends[line->glyphs[i].cluster] = line->length;
    }
    size_t end = line->length;
    for (size_t i = line->length; i-- > 0;) {
        if (!ends[i]) continue;
        ends[i] = end;
        end = i;
    }
    return ends;
}

/* Whether glyph NEXT of LINE goes on where the one before it stopped, in the direction taken so far (0: either). */
static bool goes_on(const cor_text_line *line, const size_t *ends, size_t next, int *direction)
{
    const cor_glyph *a = &line->glyphs[next - 1], *b = &line->glyphs[next];
    if (a->face != b->face || a->size != b->size || a->part != b->part || b->cluster >= line->length) return false;
    if (a->cluster == b->cluster) return true;
    int step = ends[a->cluster] == b->cluster ? 1 : ends[b->cluster] == a->cluster ? -1 : 0;
    if (step == 0 || (*direction && step != *direction)) return false;
    *direction = step;
    return true;
}

/* The clusters from left to right. */
static void collect(const cor_text_line *line, const size_t *ends, cor_text_run *run)
{
    const cor_glyph *glyphs = &line->glyphs[run->first];
    for (size_t i = 0; i < run->n_glyphs; i++) {
        if (i == 0 || glyphs[i].cluster != glyphs[i - 1].cluster)
            run->clusters[run->n_clusters++] =
                (cairo_text_cluster_t){(int) (ends[glyphs[i].cluster] - glyphs[i].cluster), 1};
        else
            run->clusters[run->n_clusters - 1].num_glyphs++;
    }
    size_t a = glyphs[0].cluster, b = glyphs[run->n_glyphs - 1].cluster;
    run->start = MIN(a, b);
    run->length = MAX(ends[a], ends[b]) - run->start;
}

static void turn_round(cairo_text_cluster_t *clusters, size_t n)
{
    for (size_t i = 0, j = n; i + 1 < j; i++) {
        cairo_text_cluster_t kept = clusters[i];
        clusters[i] = clusters[--j];
        clusters[j] = kept;
    }
}

void cor_each_text_run(const cor_text_line *line, cor_text_run_each each, void *context)
{
    size_t *ends = cluster_ends(line);
    cairo_text_cluster_t *clusters = g_new(cairo_text_cluster_t, line->n_glyphs + 1);
    for (size_t i = 0, next; i < line->n_glyphs; i = next) {
        int direction = 0;
        next = i + 1;
        if (line->glyphs[i].cluster >= line->length) continue;
        while (next < line->n_glyphs && goes_on(line, ends, next, &direction))
            next++;
        cor_text_run run = {.first = i, .n_glyphs = next - i, .backward = direction < 0, .clusters = clusters};
        collect(line, ends, &run);
        if (run.backward) turn_round(clusters, run.n_clusters);
        each(context, line, &run);
    }
    g_free(clusters);
    g_free(ends);
}

void cor_join_words(const cor_text_line *line, cor_text_run *run)
{
    const char *text = line->text + run->start;
    size_t n = 0;
    bool in_word = false;
    for (size_t i = 0; i < run->n_clusters; i++) {
        cairo_text_cluster_t cluster = run->clusters[i];
        bool blank = cluster.num_bytes == 1 && *text == ' ';
        text += cluster.num_bytes;
        if (in_word && !blank) {
            run->clusters[n - 1].num_bytes += cluster.num_bytes;
            run->clusters[n - 1].num_glyphs += cluster.num_glyphs;
        } else {
            run->clusters[n++] = cluster;
        }
        in_word = !blank;
    }
    run->n_clusters = n;
}
