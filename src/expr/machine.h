/* The machine that runs programs, and the operations it has. An operation finds its
 * operands at ARGS and leaves its result at ARGS[0]; false when it fails. */
#ifndef COR_EXPR_MACHINE_H
#define COR_EXPR_MACHINE_H

#include "expr/program.h"

/* Why a program stopped. Made into words only when someone asks: a million rows may fail the same way. */
typedef enum {
    COR_STOP_TEXT,  /* what */
    COR_STOP_TYPE,  /* a's type where `type` is expected */
    COR_STOP_VALUE, /* what, with a as JSON */
    COR_STOP_TYPES, /* what, with the types of a and b */
} cor_stop_kind;

typedef struct {
    cor_stop_kind kind;
    const char *what;
    const cor_type *type;
    cor_value a, b;
    const cor_instruction *at;
} cor_stop;

typedef struct {
    const cor_program *program;
    const cor_eval *eval;
    size_t row;
    cor_value *variables;
    bool *known; /* which variables have their values */
    cor_stop stop;
} cor_machine;

typedef bool (*cor_operation)(cor_machine *machine, const cor_instruction *at, cor_value *args);

bool cor_run_number(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_feature(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_geometry(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_compare(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_filter(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_list(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_text(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_locale(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_format(cor_machine *machine, const cor_instruction *at, cor_value *args);
bool cor_run_color(cor_machine *machine, const cor_instruction *at, cor_value *args);

/* VALUE as TYPE, for a coercion; false when it can't be. *RET_WHAT (static) may say more than that. */
bool cor_coerce(cor_arena *arena, cor_value *value, const cor_type *type, const char **ret_what);

/* Where a curve is at an input: at the result LOWER, or T of the way from it to the next. */
typedef struct {
    size_t lower;
    double t; /* 0: the result itself */
    bool between;
} cor_value_curve_place;
bool cor_value_curve_find(const cor_value_curve *curve, double input, cor_value_curve_place *ret);

/* The value T of the way from LOWER to UPPER; false when they are too different. */
bool cor_value_curve_mix(cor_arena *arena, const cor_value_curve *curve, cor_value lower, cor_value upper, double t,
                         cor_value *ret, const char **ret_what);

/* No expression makes a longer text: one of texts that double has a thousand million letters after thirty steps. */
enum { COR_MAX_TEXT = 1 << 20 }; /* bytes */
#define COR_TEXT_TOO_LONG "The text is longer than 1048576 bytes; no expression may make a longer one."

/* Remembers why, and returns false for the caller to return. */
bool cor_stop_text(cor_machine *machine, const char *what);
bool cor_stop_value(cor_machine *machine, const char *what, cor_value value);
bool cor_stop_type(cor_machine *machine, const cor_type *expected, cor_value value);
bool cor_stop_types(cor_machine *machine, const char *what, cor_value a, cor_value b);

/* STOP in words, in ARENA. */
const char *cor_stop_message(cor_arena *arena, const cor_stop *stop);

/* Order of two strings by the rules of COLLATOR (a value of type collator). */
int cor_collate(cor_value collator, const char *a, const char *b);

#endif
