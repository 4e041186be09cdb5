/* Transformation of arrays: numbers reckoned by cs2cs (PROJ 9.1.1), and our formulas against PROJ's. */
#include "proj/internal.h"
#include "unit/proj/opened.h"

static const cor_transform *from_lonlat(const char *to)
{
    const cor_crs *crs;
    const cor_transform *transform = NULL;
    cor_error err = {0};
    if (cor_crs_open(proj, to, &crs, &err) || cor_transform_open(proj, cor_crs_lonlat(proj), crs, &transform, &err))
        fail_msg("%s: %s", to, err.message);
    return transform;
}

/* Khunjerab, Gwadar, the middle, Kansas, the Southern Ocean. */
static const cor_point places[] = {{75.428, 36.85}, {62.3254, 25.1216}, {70, 31}, {-100, 40}, {170, -45}};

enum { PLACES = 5 };

static const struct {
    const char *crs;
    cor_point expected[PLACES];
} known[] = {
    {"EPSG:3857",
     {{8396606.55156, 4418219.29448},
      {6938031.79149, 2890687.85123},
      {7792364.35553, 3632749.14338},
      {-11131949.07933, 4865942.27950},
      {18924313.43486, -5621521.48619}}},
    {"EPSG:32642",
     {{1073398.88308, 4097569.16315},
      {-173848.48731, 2795126.02537},
      {595468.35367, 3430031.04873},
      {-439944.67359, 15509782.16264},
      {5962741.95470, -11200265.91708}}},
    {"EPSG:24378",
     {{3406265.42502, 1419994.33890},
      {2167247.22382, 110775.18901},
      {2934024.22190, 750089.85601},
      {-6431826.03916, 10965011.51086},
      {20794559.99387, -1806992.70103}}},
    {"EPSG:2163",
     {{619711.99551, 9599863.54337},
      {2981247.49203, 9871222.10309},
      {1531015.23808, 9885682.29767},
      {0, -555797.97209},
      {-9009950.36324, -6370997}}},
    {"+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84",
     {{484604.22975, 659385.70949},
      {-774473.75343, -623366.55628},
      {0, 0},
      {-9563646.22796, 10181371.97721},
      {17425881.34932, -3255626.44012}}},
    {"+proj=aea +lat_1=20 +lat_2=50 +lat_0=30 +lon_0=70",
     {{467476.29912, 797253.68622},
      {-759931.92230, -525230.07068},
      {0, 114183.91057},
      {-8522140.92108, 10321316.06188},
      {13536093.22299, 362961.66505}}},
    {"+proj=stere +lat_0=90 +lat_ts=70 +lon_0=70",
     {{585797.70264, -6164934.48388},
      {-1049578.82756, -7788855.96664},
      {0, -7000307.32032},
      {-1002744.03095, 5686843.99247},
      {29177349.39680, 5144753.92421}}},
    {"+proj=eqearth +lon_0=70",
     {{469970.16036, 4565161.00193},
      {-702031.14177, 3175196.64898},
      {0, 3883302.64017},
      {-14445747.12229, 4921020.06178},
      {8218041.52722, -5466867.76021}}},
    {"EPSG:2154",
     {{6361749.61048, 8319720.59645},
      {6486745.80092, 6460277.34998},
      {6548278.27699, 7502512.26429},
      {-5839500.39927, 10871219.01468},
      {19697904.83831, 24150503.38737}}},
    {"+proj=merc +lat_ts=10 +lon_0=170",
     {{-10368813.93865, 4326295.30697},
      {-11805374.67029, 2829198.67332},
      {-10963936.40682, 3556248.80343},
      {9867542.76613, 4765445.14680},
      {0, -5506907.41090}}},
};

static void numbers_are_those_of_cs2cs(void **state)
{
    (void) state;
    for (size_t k = 0; k < G_N_ELEMENTS(known); k++) {
        cor_point points[PLACES];
        memcpy(points, places, sizeof places);
        assert_int_equal(cor_transform_forward(from_lonlat(known[k].crs), points, PLACES), 0);
        for (int i = 0; i < PLACES; i++) {
            cor_point e = known[k].expected[i];
            if (hypot(points[i].x - e.x, points[i].y - e.y) > 2e-5)
                fail_msg("%s, place %d: (%.5f, %.5f), expected (%.5f, %.5f)", known[k].crs, i, points[i].x, points[i].y,
                         e.x, e.y);
        }
    }
}

static const char *const closed_ones[] = {
    "EPSG:3857",
    "EPSG:3395",
    "EPSG:2154",
    "ESRI:102030",
    "+proj=merc +lat_ts=41.5 +lon_0=-170 +x_0=1000 +y_0=-77",
    "+proj=merc +k_0=0.9996 +lon_0=110 +ellps=GRS80",
    "+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84",
    "+proj=lcc +lat_1=-26 +lat_2=-36 +lat_0=-31 +lon_0=70 +x_0=5 +y_0=7",
    "+proj=lcc +lat_1=30 +lat_0=30 +lon_0=70 +k_0=0.9987",
    "+proj=lcc +lat_1=30 +lon_0=70",
    "+proj=lcc +lat_1=60 +lat_2=75 +lat_0=90 +lon_0=-45",
    "+proj=lcc +lat_1=10 +lat_2=50 +lon_0=0 +R=6371000",
    "+proj=utm +zone=42 +datum=WGS84",
    "EPSG:32643",
    "+proj=tmerc +lat_0=30 +lon_0=70 +k_0=0.9993 +x_0=250000 +y_0=-1000",
    "+proj=aea +lat_1=20 +lat_2=50 +lat_0=30 +lon_0=70",
    "+proj=aea +lat_1=-18 +lat_2=-36 +lat_0=0 +lon_0=134",
    "+proj=laea +lat_0=31 +lon_0=70",
    "+proj=laea +lat_0=90 +lon_0=70",
    "+proj=laea +lat_0=0 +lon_0=20",
    "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=70",
    "+proj=stere +lat_0=-90 +lat_ts=-71 +lon_0=0",
    "+proj=stere +lat_0=90 +lon_0=10 +k_0=0.994 +x_0=2000000 +y_0=2000000",
    "EPSG:2163",
    "EPSG:3035",
    "EPSG:3031",
    "EPSG:3413",
    "EPSG:32761",
    "EPSG:27700",
    "+proj=eqearth +lon_0=70",
};

/* A grid over the globe, poles, seams and both sides of them included. */
static size_t globe(cor_point *points)
{
    size_t n = 0;
    for (int lat = -90; lat <= 90; lat++)
        for (int lon = -180; lon <= 180; lon += 2)
            points[n++] = (cor_point){lon + 0.1234 * (lat % 5), lat == 90 || lat == -90 ? lat : lat + 0.25};
    return n;
}

/* Beyond this many metres from the origin a projection is no map any more, and neither side's last digits mean
 * anything. */
static const double map_radius = 3e7;

/* The rim of an equal-area azimuthal map is one place: next to it digits are lost. */
static const double rim = 1.27e7;

static void compare(const char *text, const cor_point *from, const cor_point *ours, const cor_point *theirs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        /* At the very poles PROJ's azimuthal projections lose digits: 0.36 m at the south pole for lat_0=31. */
        if (fabs(from[i].y) == 90 && strstr(text, "laea")) continue;
        if (hypot(theirs[i].x, theirs[i].y) > (strstr(text, "laea") ? rim : map_radius)) continue;
        if (isnan(ours[i].x) != isnan(theirs[i].x))
            fail_msg("%s: only one projects %.4f, %.4f", text, from[i].x, from[i].y);
        if (isnan(ours[i].x)) continue;
        double apart = hypot(ours[i].x - theirs[i].x, ours[i].y - theirs[i].y);
        if (apart > 1e-4) fail_msg("%s: %.4f, %.4f: %g m apart", text, from[i].x, from[i].y, apart);
    }
}

static void closed_formulas_agree_with_proj_to_a_tenth_of_a_millimetre(void **state)
{
    (void) state;
    static cor_point from[181 * 181], ours[181 * 181], theirs[181 * 181];
    size_t n = globe(from);
    for (size_t k = 0; k < G_N_ELEMENTS(closed_ones); k++) {
        const cor_transform *transform = from_lonlat(closed_ones[k]);
        cor_transform plain = *transform;
        plain.closed.kind = COR_CLOSED_FORM_NONE;
        memcpy(ours, from, sizeof from);
        memcpy(theirs, from, sizeof from);
        cor_transform_forward(transform, ours, n);
        cor_transform_forward(&plain, theirs, n);
        compare(closed_ones[k], from, ours, theirs, n);
    }
}

static void the_usual_projections_are_closed_formulas(void **state)
{
    (void) state;
    assert_int_equal(from_lonlat("EPSG:3857")->closed.kind, COR_CLOSED_FORM_MERCATOR);
    assert_int_equal(from_lonlat("EPSG:2154")->closed.kind, COR_CLOSED_FORM_LAMBERT_CONIC);
    assert_int_equal(from_lonlat("OGC:CRS84")->closed.kind, COR_CLOSED_FORM_IDENTITY);
    assert_int_equal(from_lonlat("EPSG:32642")->closed.kind, COR_CLOSED_FORM_TRANSVERSE_MERCATOR);
    assert_int_equal(from_lonlat("+proj=aea +lat_1=20 +lat_2=50")->closed.kind, COR_CLOSED_FORM_ALBERS);
    assert_int_equal(from_lonlat("EPSG:2163")->closed.kind, COR_CLOSED_FORM_LAMBERT_AZIMUTHAL);
    assert_int_equal(from_lonlat("+proj=stere +lat_0=90 +lat_ts=70")->closed.kind, COR_CLOSED_FORM_LAMBERT_CONIC);
    /* A change of datum, an oblique axis, feet: PROJ's work. */
    assert_int_equal(from_lonlat("EPSG:24378")->closed.kind, COR_CLOSED_FORM_NONE);
    assert_int_equal(from_lonlat("EPSG:3375")->closed.kind, COR_CLOSED_FORM_NONE);
    assert_int_equal(from_lonlat("EPSG:2227")->closed.kind, COR_CLOSED_FORM_NONE);
}

static void a_place_that_does_not_project_is_nan_and_counted(void **state)
{
    (void) state;
    cor_point points[] = {{70, 91}, {70, 30}, {NAN, 3}, {70, -90}, {INFINITY, 0}};
    const cor_transform *transform = from_lonlat("+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84");
    assert_int_equal(cor_transform_forward(transform, points, 5), 4);
    assert_true(isnan(points[0].x) && isnan(points[0].y));
    assert_false(isnan(points[1].x));
    cor_point others[] = {{70, 91}, {70, 30}, {NAN, 3}, {INFINITY, 0}};
    assert_int_equal(cor_transform_forward(from_lonlat("EPSG:24378"), others, 4), 3);
    assert_false(isnan(others[1].x));
}

static void there_and_back_is_the_same_place(void **state)
{
    (void) state;
    for (size_t k = 0; k < G_N_ELEMENTS(known); k++) {
        cor_point points[3];
        memcpy(points, places, sizeof points);
        const cor_transform *transform = from_lonlat(known[k].crs);
        cor_transform_forward(transform, points, 3);
        assert_int_equal(cor_transform_inverse(transform, points, 3), 0);
        for (int i = 0; i < 3; i++)
            if (hypot(points[i].x - places[i].x, points[i].y - places[i].y) > 1e-7)
                fail_msg("%s: (%.10f, %.10f) came back", known[k].crs, points[i].x, points[i].y);
    }
}

static void a_transform_asked_for_again_is_the_same(void **state)
{
    (void) state;
    assert_ptr_equal(from_lonlat("EPSG:32642"), from_lonlat("EPSG:32642"));
}

static void bounds_bulge_where_parallels_do(void **state)
{
    (void) state;
    const cor_transform *transform = from_lonlat("+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84");
    cor_rect r = cor_transform_bounds(transform, (cor_rect){60, 25, 80, 37}, 20);
    cor_point middle = {70, 25};
    cor_transform_forward(transform, &middle, 1);
    assert_true(fabs(r.y0 - middle.y) < 1e-6);
    assert_true(cor_rect_is_empty(cor_transform_bounds(transform, (cor_rect){60, 95, 80, 97}, 20)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_cs2cs),
        cmocka_unit_test(closed_formulas_agree_with_proj_to_a_tenth_of_a_millimetre),
        cmocka_unit_test(the_usual_projections_are_closed_formulas),
        cmocka_unit_test(a_place_that_does_not_project_is_nan_and_counted),
        cmocka_unit_test(there_and_back_is_the_same_place),
        cmocka_unit_test(a_transform_asked_for_again_is_the_same),
        cmocka_unit_test(bounds_bulge_where_parallels_do),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
