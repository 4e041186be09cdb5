#include "cli/progress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = 24 };
static const gint64 EVERY = G_USEC_PER_SEC / 5;

void cli_progress_event(cli_progress *progress, json_t *event)
{
    if (progress->json && !progress->unheard) {
        char *text = json_dumps(event, JSON_COMPACT);
        char *line = g_strconcat(text, "\n", NULL);
        progress->unheard = cli_put(line, strlen(line), COR_OK) != COR_OK;
        g_free(line);
        free(text);
    }
    json_decref(event);
}

void cli_progress_begin(cli_progress *progress, size_t n, unsigned workers, json_t *warnings)
{
    progress->n = n;
    progress->began = g_get_monotonic_time();
    progress->bar = !progress->json && !progress->quiet && isatty(STDERR_FILENO);
    cli_progress_event(progress, json_pack("{s:s, s:I, s:i, s:o}", "event", "begin", "pages", (json_int_t) n, "workers",
                                           (int) workers, "warnings", warnings));
}

static size_t done(const cli_progress *p)
{
    return p->drawn + p->fresh + p->failed;
}

static void put_time(GString *line, double seconds)
{
    if (seconds < 90)
        g_string_append_printf(line, "%.0f s left", ceil(seconds));
    else if (seconds < 5400)
        g_string_append_printf(line, "%.0f min left", ceil(seconds / 60));
    else
        g_string_append_printf(line, "%.1f h left", seconds / 3600);
}

/* What is up to date takes no time, so the rate is that of drawing. */
static void show(cli_progress *p)
{
    GString *line = g_string_new("\r[");
    double seconds = (double) (g_get_monotonic_time() - p->began) / G_USEC_PER_SEC;
    size_t full = p->n ? done(p) * WIDTH / p->n : WIDTH;
    for (size_t i = 0; i < WIDTH; i++)
        g_string_append_c(line, i < full ? '#' : '.');
    g_string_append_printf(line, "] %zu of %zu maps", done(p), p->n);
    if (p->failed) g_string_append_printf(line, ", %zu failed", p->failed);
    if (p->drawn && seconds > 0.5) {
        double rate = (double) (p->drawn + p->failed) / seconds;
        g_string_append_printf(line, ", %.1f a second, ", rate);
        put_time(line, (double) (p->n - done(p)) / rate);
    }
    fprintf(stderr, "%s\033[K", line->str);
    fflush(stderr);
    g_string_free(line, TRUE);
}

void cli_progress_tick(cli_progress *progress)
{
    gint64 now = g_get_monotonic_time();
    if (!progress->bar || now - progress->shown < EVERY) return;
    progress->shown = now;
    show(progress);
}

void cli_progress_clear(const cli_progress *progress)
{
    if (progress->bar) fputs("\r\033[K", stderr);
}

void cli_progress_page(cli_progress *progress, const cor_batch_page *page, bool fresh, json_t *event)
{
    if (fresh)
        progress->fresh++;
    else
        progress->drawn++;
    cli_progress_event(progress, event);
    if (progress->bar)
        cli_progress_tick(progress);
    else if (!fresh && !progress->json && !progress->quiet)
        cli_say("%zu/%zu %s", done(progress), progress->n, page->called);
}

void cli_progress_end(cli_progress *progress, int status)
{
    size_t left = progress->n - done(progress);
    cli_progress_clear(progress);
    cli_progress_event(progress, json_pack("{s:s, s:i, s:I, s:I, s:I, s:I}", "event", "end", "status", status, "drawn",
                                           (json_int_t) progress->drawn, "fresh", (json_int_t) progress->fresh,
                                           "failed", (json_int_t) progress->failed, "left", (json_int_t) left));
    if (progress->json) return;
    if (progress->quiet) {
        if (left)
            cli_say("corridor: error: %zu of %zu maps are left; the same command goes on from here", left, progress->n);
        return;
    }
    GString *sum = g_string_new(NULL);
    g_string_printf(sum, "%zu drawn, %zu up to date", progress->drawn, progress->fresh);
    if (progress->failed) g_string_append_printf(sum, ", %zu failed", progress->failed);
    if (left) g_string_append_printf(sum, ", %zu left; the same command goes on from here", left);
    cli_say("%s", sum->str);
    g_string_free(sum, TRUE);
}
