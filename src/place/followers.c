#include "place/followers.h"

#include <string.h>

#include <glib.h>

/* Whom a label follows. A layer of its own names a row of the table that both draw from, else a feature is meant. */
typedef struct {
    const char *source, *layer; /* LAYER NULL: whichever */
    double which;
} leader;

struct cor_followers {
    GHashTable *lists; /* leader → GArray of indices */
};

static guint hash_leader(gconstpointer data)
{
    const leader *l = data;
    return g_str_hash(l->source) ^ g_double_hash(&l->which) ^ (l->layer ? g_str_hash(l->layer) : 0);
}

static gboolean equal_leaders(gconstpointer a, gconstpointer b)
{
    const leader *p = a, *q = b;
    return p->which == q->which && !strcmp(p->source, q->source) && !g_strcmp0(p->layer, q->layer);
}

static void free_list(gpointer list)
{
    g_array_unref(list);
}

static void add(cor_followers *followers, leader key, uint32_t label)
{
    GArray *list = g_hash_table_lookup(followers->lists, &key);
    if (!list) {
        list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
        g_hash_table_insert(followers->lists, g_memdup2(&key, sizeof key), list);
    }
    g_array_append_val(list, label);
}

cor_followers *cor_followers_new(const cor_label *labels, size_t n)
{
    cor_followers *followers = g_new0(cor_followers, 1);
    followers->lists = g_hash_table_new_full(hash_leader, equal_leaders, g_free, free_list);
    for (uint32_t i = 0; i < n; i++) {
        const cor_label *label = &labels[i];
        bool name = label->run && !label->icon && !label->stays && !label->along;
        if (!label->source) continue;
        if (label->with)
            add(followers, (leader){label->source, label->with, label->row}, i);
        else if (name)
            add(followers, (leader){label->source, NULL, label->feature}, i);
    }
    return followers;
}

void cor_followers_free(cor_followers *followers)
{
    g_hash_table_unref(followers->lists);
    g_free(followers);
}

static cor_follower_list list_of(const cor_followers *followers, leader key)
{
    const GArray *list = key.source ? g_hash_table_lookup(followers->lists, &key) : NULL;
    return list ? (cor_follower_list){(const uint32_t *) (const void *) list->data, list->len}
                : (cor_follower_list){NULL, 0};
}

cor_follower_list cor_followers_names(const cor_followers *followers, const cor_label *mark)
{
    return list_of(followers, (leader){mark->source, NULL, mark->feature});
}

cor_follower_list cor_followers_companions(const cor_followers *followers, const cor_label *mark)
{
    return list_of(followers, (leader){mark->source, mark->layer, mark->row});
}
