#!/usr/bin/python3
"""The bundled geodata agree with themselves and with what they promise."""
import csv
import math
import os
import re
import sys

try:
    from osgeo import gdal, ogr
except ImportError:
    print("skipped: no python3-gdal")
    sys.exit(77)

gdal.UseExceptions()
ogr.UseExceptions()
gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")

SHAPES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "shapes")
LAYERS = ("borders", "disputed", "countries", "provinces", "province_lines", "ocean", "rivers",
          "lakes", "places", "routes", "railways", "corridor_segments")
WORLD = ("borders", "countries", "provinces", "province_lines", "ocean", "rivers", "lakes", "places")
WORLDVIEWS = ("class_un", "class_pk", "class_cn", "class_in")
CLASSES = {"international", "disputed", "line-of-control", "indefinite", "claim", "hidden"}
WEST, SOUTH, EAST, NORTH = 55, 20, 90, 45
failures = []


def check(condition, message, *values):
    if not condition:
        failures.append(message % values)


def layer(name):
    ds = ogr.Open(os.path.join(SHAPES, name + ".shp"))
    return [(f.items(), f.geometry().Clone()) for f in ds.GetLayer(0)]


def rows(name):
    with open(os.path.join(SHAPES, name), encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def flat(geometry):
    """The point lists of every line and ring."""
    if geometry.GetGeometryCount():
        return [p for i in range(geometry.GetGeometryCount())
                for p in flat(geometry.GetGeometryRef(i))]
    return [[p[:2] for p in geometry.GetPoints() or []]]


def edges(geometry):
    return {(min(p, q), max(p, q)) for corners in flat(geometry)
            for p, q in zip(corners, corners[1:])}


def km(p, q):
    middle = math.cos(math.radians((p[1] + q[1]) / 2))
    return math.hypot((p[0] - q[0]) * middle, p[1] - q[1]) * 111.195


def length(geometry):
    return sum(km(p, q) for corners in flat(geometry) for p, q in zip(corners, corners[1:]))


def common_area(a, b):
    """Square degrees that two areas share; touching along a line is none."""
    shared = a.Intersection(b)
    if shared.IsEmpty() or shared.GetDimension() < 2:
        return 0.0
    if shared.GetGeometryName() != "GEOMETRYCOLLECTION":
        return shared.Area()
    members = (shared.GetGeometryRef(i) for i in range(shared.GetGeometryCount()))
    return sum(m.Area() for m in members if m.GetDimension() == 2)


def point(x, y):
    geometry = ogr.Geometry(ogr.wkbPoint)
    geometry.AddPoint_2D(x, y)
    return geometry


def files():
    total = 0
    for entry in sorted(os.listdir(SHAPES)):
        path = os.path.join(SHAPES, entry)
        if os.path.isfile(path):
            total += os.path.getsize(path)
            check(os.path.getsize(path) < 8e6, "%s is over 8 MB", entry)
            check(not entry.endswith((".aux.xml", ".qix", ".sbn")), "stray file %s", entry)
    check(total < 12e6, "shapes/ holds %d bytes", total)
    for name in LAYERS:
        stem = os.path.join(SHAPES, name)
        for extension in (".shp", ".shx", ".dbf", ".prj", ".cpg"):
            check(os.path.exists(stem + extension), "no %s%s", name, extension)
        with open(stem + ".cpg", encoding="ascii") as source:
            check(source.read() == "UTF-8", "%s.cpg is not UTF-8", name)
        with open(stem + ".prj", encoding="ascii") as source:
            check("GCS_WGS_1984" in source.read(), "%s.prj is not WGS 84", name)
        with open(stem + ".dbf", "rb") as source:
            check(source.read(4)[1:] == bytes((124, 11, 30)), "%s.dbf has another date", name)


def everything(layers):
    for name, features in layers.items():
        check(features, "%s is empty", name)
        for number, (values, geometry) in enumerate(features):
            where = "%s %d (%s)" % (name, number, values.get("name") or values.get("id") or "")
            west, east, south, north = geometry.GetEnvelope()
            inside = WEST <= west and east <= EAST and SOUTH <= south and north <= NORTH
            check(inside or name in WORLD, "%s leaves the crop", where)
            check(geometry.IsValid(), "%s is not valid", where)
            for field, value in values.items():
                if isinstance(value, str):
                    check("?" not in value and "\ufffd" not in value, "%s: %s is %r", where, field,
                          value)
                    check(value == value.strip() and "  " not in value, "%s: %s is %r", where,
                          field, value)
                if field == "name_ur" and value:
                    check(any("\u0600" <= c <= "\u06ff" for c in value), "%s is not Urdu", value)
                if field == "name_zh" and value:
                    check(any("\u4e00" <= c <= "\u9fff" for c in value), "%s is not Chinese", value)
        ids = [values["id"] for values, _ in features if "id" in values]
        check(len(ids) == len(set(ids)) or name == "province_lines", "%s: an id comes twice", name)


def border_lines(layers):
    borders = layers["borders"]
    for values, _ in borders:
        for view in WORLDVIEWS:
            check(values[view] in CLASSES, "border %s: %s is %r", values["id"], view, values[view])
    line_of_control = [v for v, _ in borders if v["name"] == "Line of Control"]
    check(len(line_of_control) == 1, "no Line of Control")
    for values in line_of_control:
        check([values[v] for v in WORLDVIEWS]
              == ["line-of-control", "line-of-control", "line-of-control", "hidden"],
              "the Line of Control's classes are %r", values)
    for wanted, numbers in ((351, (1,)), (453, (1, 2))):
        found = sum(length(g) for v, g in borders if v["pk_cn"] in numbers)
        check(abs(found - wanted) < 3, "the Pakistan-China boundary measures %.0f km", found)

    # Fills and lines fit: a land border is made of edges of the country polygons.
    outlines = set()
    for _, geometry in layers["countries"]:
        outlines |= edges(geometry)
    for values, geometry in borders:
        within = values["id"].startswith("w-") and len(set(values["id"].split("-")[1:3])) == 1
        if values["source"] == "boundary" and values["id"] not in ("b8", "b11") and not within:
            own = {e for e in edges(geometry)}
            loose = own - outlines
            check(len(loose) <= 2, "border %s: %d of %d edges are no country's edge", values["id"],
                  len(loose), len(own))


def disputed_areas(layers):
    areas = {v["id"]: g for v, g in layers["disputed"]}
    for needed in ("jammu-kashmir", "azad-kashmir", "gilgit-baltistan", "aksai-chin", "shaksgam",
                   "siachen", "demchok"):
        check(needed in areas, "no disputed area %s", needed)
    for name, x, y in (("jammu-kashmir", 74.8, 34.1), ("jammu-kashmir", 77.58, 34.16),
                       ("azad-kashmir", 73.5, 34.36), ("gilgit-baltistan", 74.31, 35.92),
                       ("aksai-chin", 79.5, 35.2), ("shaksgam", 76.6, 35.95),
                       ("siachen", 77.1, 35.4)):
        check(areas[name].Contains(point(x, y)), "%s does not hold %s %s", name, x, y)
    names = sorted(areas)
    for i, a in enumerate(names):
        for corners in flat(areas[a]):
            check(corners[0] == corners[-1], "%s is not closed", a)
        for b in names[i + 1:]:
            check(common_area(areas[a], areas[b]) < 1e-7, "%s and %s overlap", a, b)
    codes = {v["iso_a2"] for v, _ in layers["countries"]} | {""}
    for values, _ in layers["disputed"]:
        for field in ("admin_by", "side_un", "side_pk", "side_cn", "side_in"):
            check((values[field] or "") in codes, "%s: %s is %r", values["id"], field,
                  values[field])


def no_overlaps(layers, name):
    features = layers[name]
    for i, (a, ga) in enumerate(features):
        ea = ga.GetEnvelope()
        for b, gb in features[i + 1:]:
            eb = gb.GetEnvelope()
            if ea[0] < eb[1] and eb[0] < ea[1] and ea[2] < eb[3] and eb[2] < ea[3]:
                check(common_area(ga, gb) < 1e-6, "%s: %s and %s overlap", name, a["name"],
                      b["name"])


def land(layers):
    no_overlaps(layers, "countries")
    no_overlaps(layers, "provinces")
    needed = set("PK CN IN AF IR TJ KG KZ UZ TM OM AE NP BT BD".split())
    missing = needed - {v["iso_a2"] for v, _ in layers["countries"]}
    check(not missing, "no country %s", missing)
    check([v["iso_a2"] for v, _ in layers["countries"] if v["subject"]] == ["PK"],
          "the subject is not Pakistan alone")
    pakistan = {v["id"] for v, _ in layers["provinces"] if v["country"] == "PK"}
    check(pakistan == {"pk-sindh", "pk-punjab", "pk-balochistan", "pk-khyber-pakhtunkhwa",
                       "pk-islamabad", "pk-gilgit-baltistan", "pk-azad-kashmir"},
          "Pakistan's provinces are %s", sorted(pakistan))
    whole = (EAST - WEST) * (NORTH - SOUTH)
    crop = ogr.CreateGeometryFromWkt("POLYGON ((%d %d, %d %d, %d %d, %d %d, %d %d))" % (
        WEST, SOUTH, EAST, SOUTH, EAST, NORTH, WEST, NORTH, WEST, SOUTH))
    for name in ("countries", "provinces"):
        covered = sum(common_area(g, crop) for n in (name, "ocean") for v, g in layers[n] if not v.get("beyond"))
        check(abs(covered - whole) < 1e-3, "%s and ocean cover %.5f of %d square degrees", name,
              covered, whole)
    provinces = {v["id"]: edges(g) for v, g in layers["provinces"]}
    known = {v["id"] for v, _ in layers["provinces"]}
    shown = {}
    for values, geometry in layers["borders"]:
        for edge in edges(geometry):
            shown[edge] = values
    seen = set()
    for values, geometry in layers["province_lines"]:
        check({values["province_a"], values["province_b"]} <= known, "unknown province in %s",
              values["id"])
        own = edges(geometry)
        check(own <= provinces[values["province_a"]] & provinces[values["province_b"]],
              "%s is not on both outlines", values["id"])
        check(not own & seen, "%s is drawn twice", values["id"])
        seen |= own
        for view in WORLDVIEWS:
            check(values[view] in ("province", "hidden"), "%s: %s", values["id"], view)
            if values[view] == "province":
                check(all(shown[e][view] == "hidden" for e in own if e in shown),
                      "%s is drawn by borders too (%s)", values["id"], view)


def place_points(layers):
    places = layers["places"]
    names = {}
    for values, geometry in places:
        spot = (geometry.GetX(), geometry.GetY())
        for other in names.get(values["name"], []):
            check(km(spot, other) > 10, "%s is there twice", values["name"])
        names.setdefault(values["name"], []).append(spot)
        check(0 <= values["rank"] <= 6, "%s: rank %s", values["name"], values["rank"])
        check(values["kind"] in ("capital", "province-capital", "city", "town", "pass"),
              "%s: kind %s", values["name"], values["kind"])
    for needed in ("Islamabad", "Karachi", "Lahore", "Peshawar", "Quetta", "Gwadar", "Gilgit",
                   "Kashgar", "Tashkurgan", "Khunjerab Pass", "Sost", "Chilas", "Dasu", "Besham",
                   "Havelian", "Hub", "Ormara", "Turbat", "Panjgur", "Khuzdar", "Zhob",
                   "Dera Ismail Khan", "Kabul", "Kandahar", "Zahedan", "New Delhi", "Srinagar",
                   "Ürümqi"):
        check(needed in names, "no place %s", needed)
    for stale in ("Sialkote", "Mirput Khas", "Saidu", "Sheikhu Pura", "Qurghonteppa"):
        check(stale not in names, "the old name %s", stale)
    for field in ("name_ur", "name_zh"):
        count = sum(1 for v, _ in places if v[field])
        check(count >= 40, "only %d places have %s", count, field)
    # A dot of the corridor lies on a line of it; motorways pass outside of a city.
    lines = [g for n in ("routes", "railways") for _, g in layers[n]]
    for values, geometry in places:
        if values["corridor"]:
            reach = 0.15 if values["kind"] == "city" else 0.05
            check(min(g.Distance(geometry) for g in lines) < reach, "%s is off the corridor",
                  values["name"])


def route_lines(layers):
    routes = {v["id"]: (v, g) for n in ("routes", "railways") for v, g in layers[n]}
    for needed in ("western", "central", "eastern", "n-35", "n-25", "n-50", "n-85", "n-10", "m-8",
                   "g-314", "ml-1", "ml-1-havelian"):
        check(needed in routes, "no route %s", needed)
    # Roads wind more than any line at this scale, so the lines are shorter; see SOURCES.md.
    for identity, low, high in (("western", 0.9, 1.02), ("eastern", 0.9, 1.02),
                                ("central", 0.87, 1.04), ("ml-1", 0.95, 1.02),
                                ("ml-1-havelian", 0.8, 1.1)):
        values, geometry = routes[identity]
        drawn = length(geometry)
        check(abs(drawn / values["drawn_km"] - 1) < 0.005, "%s: drawn_km is %s, the line has %.1f",
              identity, values["drawn_km"], drawn)
        check(low < drawn / values["length_km"] < high, "%s: %.0f km drawn, %.0f published",
              identity, drawn, values["length_km"])
    told_lengths(routes)
    course(routes, layers)
    first = flat(routes["g-314"][1])[0]
    for name, spot in (("Kashgar", first[0]), ("Khunjerab Pass", first[-1])):
        place = [g for v, g in layers["places"] if v["name"] == name][0]
        check(km(spot, (place.GetX(), place.GetY())) < 0.1, "G314 does not end at %s", name)
    segments(routes, layers["corridor_segments"])


def told_lengths(routes):
    """SOURCES.md tells every published length beside what is drawn."""
    with open(os.path.join(SHAPES, "SOURCES.md"), encoding="utf-8") as page:
        told = re.findall(r"^\| [^|]+ \| ([\d,]+) \| ([\d,]+) \| (\d\.\d\d) \|", page.read(), re.MULTILINE)
    told = [(float(drawn.replace(",", "")), float(published.replace(",", "")), ratio)
            for drawn, published, ratio in told]
    for drawn, published, ratio in told:
        check(abs(drawn / published - float(ratio)) < 0.006, "%.0f of %.0f km is not %s", drawn, published, ratio)
    for identity, (values, _) in routes.items():
        pair = (float(round(values["drawn_km"])), values["length_km"])
        check(pair[1] is None or pair in [row[:2] for row in told], "SOURCES.md doesn't tell %s: %s", identity, pair)


def course(routes, layers):
    """Routes keep to the land and to their country, and neither loop nor turn back."""
    water = [w for w in layers["ocean"] if not w[0]["beyond"]]
    china = [g for v, g in layers["countries"] if v["iso_a2"] == "CN"][0]
    home = [g for v, g in layers["countries"] if v["iso_a2"] == "PK"][0]
    for identity, (values, geometry) in routes.items():
        check(geometry.IsSimple(), "%s crosses itself", identity)
        for _, sea in water:
            wet = geometry.Intersection(sea)
            check(wet.IsEmpty() or length(wet) < 0.1, "%s runs %.1f km in the sea", identity,
                  length(wet))
        abroad = geometry.Difference(china if identity == "g-314" else home)
        check(abroad.IsEmpty() or length(abroad) < 2.5, "%s runs %.1f km abroad", identity,
              0 if abroad.IsEmpty() else length(abroad))
        for corners in flat(geometry):
            for a, b, c in zip(corners, corners[1:], corners[2:]):
                turn = math.degrees(abs(math.atan2(
                    (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]),
                    (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]))))
                check(turn < 120, "%s turns back at %s", identity, b)


def seas(listed):
    """Land of the far world is no sea: a place on each side of where cells, the date line and the poles meet."""
    for lon, lat in ((-175, 67), (179, 67), (-179.9, 71.2), (-150, 65), (20, 0), (-60, -10), (135, -25), (0, -85)):
        spot = ogr.CreateGeometryFromWkt("POINT (%f %f)" % (lon, lat))
        check(not any(g.Contains(spot) for _, g in listed), "the sea covers the land at %s, %s", lon, lat)


def no_seam(layers):
    """What leaves the crop goes on: no line ends on the crop's edge, no outline runs along it."""
    def on_edge(p):
        return ((p[0] in (WEST, EAST) and SOUTH <= p[1] <= NORTH) or
                (p[1] in (SOUTH, NORTH) and WEST <= p[0] <= EAST))

    for name in ("borders", "province_lines"):
        met = {}
        for values, geometry in layers[name]:
            for corners in flat(geometry):
                for end in (corners[0], corners[-1]):
                    met.setdefault(end, []).append(values["id"])
        for spot, who in met.items():
            check(not on_edge(spot) or len(who) > 1, "%s: %s ends on the crop's edge at %s", name, who[0], spot)
    for name in ("countries", "provinces"):
        for values, geometry in layers[name]:
            along = [e for e in edges(geometry) if on_edge(e[0]) and on_edge(e[1]) and
                     (e[0][0] == e[1][0] or e[0][1] == e[1][1]) and km(*e) > 1]
            check(not along or values.get("country") not in (None, "PK", "CN", "IN"),
                  "%s: %s has an edge along the crop's", name, values["name"])


def far_countries(layers):
    """Whose ground a point far from the crop is; tables/world_owners.csv says why of the last three."""
    for iso, lon, lat in (("MM", 96, 22), ("AO", 15, -12), ("CD", 25.5, -10.7), ("BR", -50, -10), ("US", -100, 40),
                          ("AU", 135, -25), ("FR", 2, 47), ("EH", -13, 25), ("UA", 34.2, 45.2), ("SO", 45, 9.5),
                          ("CY", 33.6, 35.3)):
        found = [v["iso_a2"] for v, g in layers["countries"] if g.Contains(point(lon, lat))]
        check(found == [iso], "%s, %s lies in %s, not in %s", lon, lat, found, iso)


def segments(routes, listed):
    for alignment in ("western", "central", "eastern"):
        own = edges(routes[alignment][1])
        made = set()
        for values, geometry in listed:
            users = (values["shared"] or "").split()
            check(values["n_shared"] == len(users), "%s: n_shared", values["id"])
            check(values[alignment] == int(alignment in users), "%s: %s", values["id"], alignment)
            if values[alignment]:
                made |= edges(geometry)
        check(own == made, "the segments of %s are not its line", alignment)
    known = {(r["works"], r["source"]) for r in rows("tables/works.csv")} | {("", "")}
    for values, _ in listed:
        state = (values["works"] or "", values["works_src"] or "")
        check(state in known, "%s: works are %r", values["id"], state)
    check({(v["works"] or "", v["works_src"] or "") for v, _ in listed} == known, "works that no segment has")


def tables():
    incidents = rows("incidents.csv")
    check(len(incidents) == 23, "%d incidents", len(incidents))
    for name, listed in (("incidents.csv", incidents), ("sites.csv", rows("sites.csv"))):
        check(len({r["id"] for r in listed}) == len(listed), "%s: an id comes twice", name)
        for row in listed:
            check(WEST < float(row["lon"]) < EAST and SOUTH < float(row["lat"]) < NORTH,
                  "%s %s is outside the crop", name, row["id"])
            check(float(row["precision_km"]) > 0, "%s %s: precision", name, row["id"])
    for row in incidents:
        check(row["source"] and row["confidence"], "incident %s has no source", row["id"])
        for field in ("killed", "attackers_killed", "chinese_killed"):
            check(row[field] == "" or row[field].isdigit(), "incident %s: %s", row["id"], field)
        check(row["id"].split("-")[0] == row["date"][:4], "incident %s: date", row["id"])


def whereabouts(layers):
    """A row lies in the province that it names, or within its precision of it, and then says why."""
    areas = {v["name"]: g for v, g in layers["provinces"] if v["country"] == "PK"}
    for name in ("incidents.csv", "sites.csv"):
        for row in rows(name):
            spot, area = point(float(row["lon"]), float(row["lat"])), areas.get(row["province"])
            check(area is not None, "%s %s: no province %s", name, row["id"], row["province"])
            if area is None or area.Contains(spot):
                continue
            off = area.Distance(spot) * 111.195
            check(off <= float(row["precision_km"]), "%s %s lies %.1f km outside of %s", name, row["id"], off,
                  row["province"])
            check(row["note"], "%s %s lies outside of %s and says no word of it", name, row["id"], row["province"])


def attack_names(layers):
    """No attack bears the name of a town that is elsewhere, and a name is printed once at one place."""
    places = {}
    for values, geometry in layers["places"]:
        places.setdefault(values["name"], []).append((values["rank"], (geometry.GetX(), geometry.GetY())))
    printed = set()
    for row in rows("incidents.csv"):
        spot = (float(row["lon"]), float(row["lat"]))
        name = row["place"].split(" (")[0]
        near = [rank for rank, at in places.get(name, []) if km(at, spot) < 20]
        check(len(near) == len(places.get(name, [])), "incident %s: the town %s is elsewhere", row["id"], name)
        wanted = str(near[0]) if near else "0" if (name, spot) in printed else ""
        check(row["town_rank"] == wanted, "incident %s: town_rank is %r, not %r", row["id"], row["town_rank"], wanted)
        printed.add((name, spot))


def rule():
    """SOURCES.md says by which rule attacks were chosen; these are its numbers."""
    listed = rows("incidents.csv")
    other = [r for r in listed if r["aimed_at"] == "other"]
    check({r["aimed_at"] for r in listed} == {"Chinese nationals", "corridor project", "other"}, "aimed_at")
    check([sum(r["aimed_at"] == kind for r in listed) for kind in ("Chinese nationals", "corridor project", "other")]
          == [11, 1, 11], "aimed_at is counted otherwise in SOURCES.md")
    check(sum(r["province"] == "Balochistan" for r in other) == 10, "other targets in Balochistan")
    check({r["claimed_by"] for r in other} == {"BLA", "BRAS", "TTP"}, "other targets: claims")
    check(sum("AidData" in r["coord_source"] for r in rows("sites.csv")) == 11, "sites of AidData")


def relief():
    path = os.path.join(SHAPES, "relief.tif")
    ds = gdal.Open(path)
    check(os.path.getsize(path) < 3e6, "relief.tif is over 3 MB")
    check(gdal.GetDataTypeName(ds.GetRasterBand(1).DataType) == "Int16", "relief is not Int16")
    t = ds.GetGeoTransform()
    check(t[0] <= WEST and t[3] >= NORTH and t[0] + t[1] * ds.RasterXSize >= EAST
          and t[3] + t[5] * ds.RasterYSize <= SOUTH, "relief does not cover the crop")
    low, high = ds.GetRasterBand(1).ComputeRasterMinMax(False)
    check(-5000 < low < -2000 and 7000 < high < 8900, "relief runs from %s to %s m", low, high)


def main():
    layers = {name: layer(name) for name in LAYERS}
    files()
    everything(layers)
    border_lines(layers)
    disputed_areas(layers)
    land(layers)
    seas(layers["ocean"])
    no_seam(layers)
    far_countries(layers)
    place_points(layers)
    route_lines(layers)
    tables()
    whereabouts(layers)
    attack_names(layers)
    rule()
    relief()
    for failure in failures:
        print("FAIL:", failure)
    print("%d layers, %d failures" % (len(layers), len(failures)))
    return 1 if failures else 0


sys.exit(main())
