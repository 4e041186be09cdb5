/* What goes along with a mark that is moved: names of its feature, and companions. Private to place. */
#ifndef COR_PLACE_FOLLOWERS_H
#define COR_PLACE_FOLLOWERS_H

#include "scene/scene.h"

typedef struct cor_followers cor_followers;

/* Of N LABELS. Caller frees. */
cor_followers *cor_followers_new(const cor_label *labels, size_t n);
void cor_followers_free(cor_followers *followers);

/* Indices of labels: borrowed until FOLLOWERS is freed. */
typedef struct {
    const uint32_t *labels;
    size_t n;
} cor_follower_list;

/* The names without an icon that stand by themselves, of the feature that MARK is of. */
cor_follower_list cor_followers_names(const cor_followers *followers, const cor_label *mark);
/* The requests of other layers whose `with` is the layer of MARK, of its row. */
cor_follower_list cor_followers_companions(const cor_followers *followers, const cor_label *mark);

#endif
