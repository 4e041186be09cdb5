#include "base/stack_way.h"

const char *const cor_stack_words[COR_STACK_WORDS] = {"spread", "count", "list", "pile"};
