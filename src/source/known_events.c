/* Exports of events: attacks and conflicts, by row. */
#include "source/known_tables.h"

#define CODES(array) .codes = (array), .n_codes = G_N_ELEMENTS(array)

/* UCDP Georeferenced Event Dataset, codebook 23.1: where_prec is 1 where the place is known, 2 where it lies within
 * some 25 km of the point, 3 and 4 where the district or the province is, 5 for a line or a region without borders, 6
 * for the country, 7 for the sea and the air of nobody: these have no distance. type_of_violence has three values. best
 * counts the dead of all sides. */
static const cor_export_code ucdp_precision[] = {{1, NULL, 0}, {2, NULL, 25}};
static const cor_export_code ucdp_sure[] = {{1, "exact", 0},  {2, "near", 0},    {3, "district", 0}, {4, "province", 0},
                                            {5, "region", 0}, {6, "country", 0}, {7, "region", 0}};
static const cor_export_code ucdp_violence[] = {
    {1, "state-based conflict", 0}, {2, "non-state conflict", 0}, {3, "one-sided violence", 0}};
static const cor_known_field of_ucdp[] = {
    {.ours = "date", .made = COR_MADE_OF_DAY, .theirs = {"date_start"}},
    ALIKE("killed", "best"),
    ALIKE("place", "where_coordinates"),
    ALIKE("province", "adm_1"),
    {.ours = "event_type", .made = COR_MADE_BY_CODES, .theirs = {"type_of_violence"}, CODES(ucdp_violence)},
    {.ours = "precision_km", .made = COR_MADE_BY_CODES, .theirs = {"where_prec"}, CODES(ucdp_precision)},
    {.ours = "sure", .made = COR_MADE_BY_CODES, .theirs = {"where_prec"}, CODES(ucdp_sure)},
};

/* ACLED codebook (2023): geo_precision is 1 where the town is named, 2 for a part of a region, which a town in it or
 * the capital of the district stands for, 3 for a larger region, mostly a province: no distance. fatalities are of all
 * sides. event_type has the name that it has here, and words of its own. */
static const cor_export_code acled_precision[] = {{1, NULL, 0}};
static const cor_export_code acled_sure[] = {{1, "exact", 0}, {2, "district", 0}, {3, "province", 0}};
static const cor_known_field of_acled[] = {
    ALIKE("id", "event_id_cnty"),
    ALIKE("date", "event_date"),
    ALIKE("killed", "fatalities"),
    ALIKE("place", "location"),
    ALIKE("province", "admin1"),
    {.ours = "precision_km", .made = COR_MADE_BY_CODES, .theirs = {"geo_precision"}, CODES(acled_precision)},
    {.ours = "sure", .made = COR_MADE_BY_CODES, .theirs = {"geo_precision"}, CODES(acled_sure)},
};

/* Global Terrorism Database, codebook 2021: imonth and iday are 0 where they are not known; nkill counts victims and
 * attackers, nkillter attackers alone; specificity is 1 where the town has a place, 2 and 3 where the smallest unit of
 * administration stands for it, 4 where the largest does, 5 where there is no place. */
static const cor_export_code gtd_precision[] = {{1, NULL, 0}};
static const cor_export_code gtd_sure[] = {
    {1, "exact", 0}, {2, "district", 0}, {3, "district", 0}, {4, "province", 0}, {5, "country", 0}};
static const cor_known_field of_gtd[] = {
    ALIKE("id", "eventid"),
    {.ours = "date", .made = COR_MADE_OF_YMD, .theirs = {"iyear", "imonth", "iday"}},
    ALIKE("killed", "nkill"),
    ALIKE("attackers_killed", "nkillter"),
    ALIKE("place", "city"),
    ALIKE("province", "provstate"),
    ALIKE("event_type", "attacktype1_txt"),
    ALIKE("target", "target1"),
    {.ours = "precision_km", .made = COR_MADE_BY_CODES, .theirs = {"specificity"}, CODES(gtd_precision)},
    {.ours = "sure", .made = COR_MADE_BY_CODES, .theirs = {"specificity"}, CODES(gtd_sure)},
};

static const cor_known_export exports[] = {
    {.name = "UCDP GED",
     .columns = {"type_of_violence", "where_prec", "date_start", "best", "dyad_name"},
     FIELDS(of_ucdp),
     .remark = "\"best\" counts the dead of all sides, attackers too"},
    {.name = "ACLED",
     .columns = {"event_id_cnty", "event_date", "sub_event_type", "fatalities", "actor1"},
     FIELDS(of_acled),
     .remark = "\"fatalities\" are of all sides, and its \"geo_precision\" tells no distance"},
    {.name = "GTD",
     .columns = {"eventid", "iyear", "imonth", "iday", "attacktype1_txt", "nkill"},
     FIELDS(of_gtd),
     .remark = "\"nkill\" counts attackers, too, and its \"specificity\" tells no distance"},
};
const cor_known_exports cor_exports_of_events = {exports, G_N_ELEMENTS(exports)};

/* HXL standard 1.1: what a column is stands in its tag, whatever its name. */
static const cor_known_field of_hxl[] = {
    ALIKE("id", "#event+id"),        ALIKE("date", "#date+start"),        ALIKE("date", "#date+occurred"),
    ALIKE("date", "#date"),          ALIKE("killed", "#affected+killed"), ALIKE("place", "#loc+name"),
    ALIKE("province", "#adm1+name"), ALIKE("event_type", "#event+type"),
};
const cor_known_export cor_export_of_tags = {.name = "HXL tags", .columns = {NULL}, FIELDS(of_hxl)};
