/* Exports that many people have, recognised by the names of their columns, and what the bundled styles and documents
 * call those columns. One table; what two of its rows fit is none. */
#ifndef COR_SOURCE_KNOWN_EXPORTS_H
#define COR_SOURCE_KNOWN_EXPORTS_H

#include <stdbool.h>
#include <stddef.h>

/* How a field is made of the columns of an export. */
typedef enum {
    COR_MADE_ALIKE,    /* it is the column, by another name */
    COR_MADE_OF_DAY,   /* a day out of a day and a time that is always midnight */
    COR_MADE_OF_YMD,   /* a day out of year, month and day; of a month or a day of 0 only what is before it */
    COR_MADE_BY_CODES, /* what its codebook says of the column's code; of any other code nothing */
    COR_MADE_OF_NAMES, /* the first of several names that a row has */
    COR_MADE_OF_KM     /* "exact" where a number of kilometres is 0, "near" where it is more */
} cor_made;

typedef struct {
    double code;
    const char *text; /* NULL: the number */
    double number;
} cor_export_code;

typedef struct {
    const char *ours;
    cor_made made;
    const char *theirs[3]; /* one column, of a day three */
    const cor_export_code *codes;
    size_t n_codes;
} cor_known_field;

typedef struct {
    const char *name;
    const char *columns[6]; /* it has all of these, whatever their case */
    const char *lacks;      /* and not this; NULL */
    const cor_known_field *fields;
    size_t n_fields;
    const char *remark; /* what is to be known of these fields, as a sentence's end; NULL */
} cor_known_export;

/* The export whose columns N NAMES are; TAGS (NULL: there are none) are those of HXL below them. NULL: none that is
 * known, or more than one. */
const cor_known_export *cor_known_export_of(const char *const *names, const char *const *tags, size_t n);

/* Which of N NAMES is the column NAME: as written, else whatever its case; N: none. */
size_t cor_column_called(const char *name, const char *const *names, size_t n);

/* Which column has the tag of HXL that NAME ("#geo+lat") stands for: its attributes may come in any order, and there
 * may be more of them ("#date+start+iso"); N: none, or several. */
size_t cor_column_tagged(const char *name, const char *const *tags, size_t n);

#endif
