/* Exports of areas. */
#include "source/known_tables.h"

/* Common Operational Datasets of OCHA: administrative units with their codes, by level. */
#define COD(level, suffix)                                                                                             \
    static const cor_known_field of_cod_##level##suffix[] = {                                                          \
        ALIKE("name", "ADM" #level "_" #suffix), ALIKE("pcode", "ADM" #level "_PCODE"),                                \
        ALIKE("province", "ADM1_" #suffix), ALIKE("country", "ADM0_PCODE")}
COD(0, EN);
COD(1, EN);
COD(2, EN);
COD(3, EN);
COD(4, EN);
COD(0, NAME);
COD(1, NAME);
COD(2, NAME);
COD(3, NAME);
COD(4, NAME);
#define COD_ROW(level, below, suffix)                                                                                  \
    {                                                                                                                  \
        .name = "OCHA COD", .columns = {"ADM" #level "_" #suffix, "ADM" #level "_PCODE", "ADM0_PCODE"},                \
        .lacks = "ADM" #below "_PCODE", FIELDS(of_cod_##level##suffix)                                                 \
    }

static const cor_known_export exports[] = {
    COD_ROW(0, 1, EN),   COD_ROW(1, 2, EN),   COD_ROW(2, 3, EN),   COD_ROW(3, 4, EN),   COD_ROW(4, 5, EN),
    COD_ROW(0, 1, NAME), COD_ROW(1, 2, NAME), COD_ROW(2, 3, NAME), COD_ROW(3, 4, NAME), COD_ROW(4, 5, NAME),
};
const cor_known_exports cor_exports_of_areas = {exports, G_N_ELEMENTS(exports)};
