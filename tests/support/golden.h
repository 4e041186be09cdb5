/* Golden images: tests/golden/NAME.ref.png is what a scene is to look like. A run leaves NAME.out.png and, where
 * it differs, NAME.diff.png in the working folder. COR_ACCEPT=1 makes the run the new reference. */
#ifndef COR_SUPPORT_GOLDEN_H
#define COR_SUPPORT_GOLDEN_H

#include "scene/scene.h"

typedef struct {
    const char *name;
    int channel_slack; /* a dot is off when a channel differs by more */
    size_t pixels_off; /* dots that may be off */
    const char *shows; /* what the picture is there for; said when it fails */
} golden;

/* Paints SCENE at 96 dpi and fails the test when it is not as GOLDEN has it. */
void check_golden(const golden *expected, const cor_scene *scene);

#endif
