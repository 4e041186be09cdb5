#include "place/repeat.h"

#include <math.h>
#include <string.h>

/* Points, about 4 mm: marks that are nearer than this are one place to a reader. */
static const double SAME_PLACE = 12;

static bool says(const cor_label *label)
{
    return label->run && label->chosen >= 0 && !label->along;
}

static bool is_repeated_by(const cor_label *label, const cor_label *other)
{
    double dx = label->text.pivot.x - other->text.pivot.x, dy = label->text.pivot.y - other->text.pivot.y;
    return says(other) && hypot(dx, dy) <= SAME_PLACE && !strcmp(label->run->spec.text, other->run->spec.text);
}

/* Of several that may be there once the first stays. */
static const cor_label *other_of(const cor_label *labels, size_t n, size_t index)
{
    for (size_t i = 0; i < n; i++)
        if (i != index && (i < index || !labels[i].once) && is_repeated_by(&labels[index], &labels[i]))
            return &labels[i];
    return NULL;
}

void cor_drop_repeats(const cor_scene *scene, const char *(*name_of)(const cor_scene *scene, const cor_label *label))
{
    size_t n;
    cor_label *labels = cor_scene_labels(scene, &n);
    for (size_t i = 0; i < n; i++) {
        if (!labels[i].once || labels[i].require || !labels[i].run || labels[i].along) continue;
        const cor_label *other = other_of(labels, n, i);
        if (!other) continue;
        labels[i].repeated = true;
        if (labels[i].chosen < 0) continue;
        labels[i].chosen = -1;
        labels[i].blocked_by = name_of(scene, other);
    }
}
