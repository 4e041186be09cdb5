#!/usr/bin/python3
"""What the bundled map documents say in titles, subtitles and annotations holds against the bundled geodata.

Every number, and every word that claims a share, a place or the lack of another, must stand in words that CLAIMS
lists with a way to check them. So a title can't change without its claim, nor the data without its title."""
import csv
import glob
import os
import re
import sys

try:
    from osgeo import ogr, osr
    import yaml
except ImportError as missing:
    print("skipped: %s" % missing)
    sys.exit(77)

ogr.UseExceptions()
osr.UseExceptions()

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SHAPES = os.path.join(ROOT, "shapes")
# Figures in names; all others are claims, and so are these words.
NAMES = re.compile(r"\b(ML-1|N-\d+|G\d+|M-\d+|1:10m)\b")
CLAIMING = re.compile(
    r"\d[\d,.]*\b|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|fiftieth|most|all|none|no|only|"
    r"every|along|within|never|always|largest|shared?|nobody)\b", re.IGNORECASE)


# --- The data -------------------------------------------------------------------------------------------------------
def layer(name):
    ds = ogr.Open(os.path.join(SHAPES, name + ".shp"))
    return [(f.items(), f.geometry().Clone()) for f in ds.GetLayer(0)]


def rows(name):
    with open(os.path.join(SHAPES, name), encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


INCIDENTS, SITES, WORKS = rows("incidents.csv"), rows("sites.csv"), rows("tables/works.csv")
SEGMENTS, BORDERS = layer("corridor_segments"), layer("borders")
ROUTES = {v["id"]: (v, g) for v, g in layer("routes")}
IN_BALOCHISTAN = [r for r in INCIDENTS if r["province"] == "Balochistan"]


def reference(definition):
    system = osr.SpatialReference()
    system.ImportFromProj4(definition)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def flat(geometry, lon=68, lat=31):
    """GEOMETRY in metres: distances from the middle are true, others nearly so (0.4 % at 1,000 km)."""
    moved = geometry.Clone()
    moved.Transform(osr.CoordinateTransformation(reference("+proj=longlat +ellps=WGS84"), reference(
        "+proj=aeqd +lon_0=%r +lat_0=%r +ellps=WGS84" % (lon, lat))))
    return moved


def together(geometries):
    whole = ogr.Geometry(ogr.wkbMultiLineString)
    for geometry in geometries:
        whole.AddGeometry(geometry)
    return whole


def km_from(row, geometry):
    lon, lat = float(row["lon"]), float(row["lat"])
    middle = ogr.Geometry(ogr.wkbPoint)
    middle.AddPoint_2D(0, 0)
    return flat(geometry, lon, lat).Distance(middle) / 1000


def share_near(geometry, other, km):
    line = flat(geometry)
    return line.Intersection(flat(other).Buffer(km * 1000, 60)).Length() / line.Length()


def border_km(*numbers):
    return sum(flat(g, 76, 36).Length() for v, g in BORDERS if v["pk_cn"] in numbers) / 1000


CORRIDOR = together(g for _, g in SEGMENTS)
AFGHAN = together(g for v, g in BORDERS if {v["iso_left"], v["iso_right"]} == {"AF", "PK"})
WESTERN = ROUTES["western"][1]


def aimed(listed, *numbers):
    kinds = ("Chinese nationals", "corridor project", "other")
    return [sum(r["aimed_at"] == kind for r in listed) for kind in kinds] == list(numbers)


def surely_near(km):
    """How many attacks in Balochistan are near whatever their precision, and how many are not far for certain."""
    off = [(km_from(r, CORRIDOR), float(r["precision_km"])) for r in IN_BALOCHISTAN]
    return sum(d + p <= km for d, p in off), sum(d - p <= km for d, p in off)


def runs_of_alignments():
    """How many alignments run on the road at Khunjerab, at most where they are apart, and at Gwadar."""
    ends = {"Khunjerab Pass": None, "Gwadar": None}
    for values, _ in SEGMENTS:
        for end in (values["start"], values["finish"]):
            if end in ends:
                ends[end] = values["shared"]
    alone = {v["shared"] for v, _ in SEGMENTS if v["n_shared"] == 1}
    return ends["Khunjerab Pass"], alone, ends["Gwadar"]


def one_three_one():
    north, alone, south = runs_of_alignments()
    return north == "western eastern" and alone == {"western", "central", "eastern"} and south == (
        "western central eastern")


def shared_from_basima():
    start = [v for v, _ in SEGMENTS if v["start"] == "Basima"]
    chain, here = [], "Basima"
    while here != "Gwadar":
        values = [v for v, _ in SEGMENTS if v["start"] == here][0]
        chain.append(values["n_shared"])
        here = values["finish"]
    return len(start) == 1 and set(chain) == {3} and all(
        v["n_shared"] < 3 for v, _ in SEGMENTS if v["finish"] == "Basima")


def only_road_to_china():
    china = [g for v, g in layer("countries") if v["iso_a2"] == "CN"][0]
    return {k for k, (v, g) in ROUTES.items() if g.Intersection(china).Length() > 0.1} == {"g-314"} and (
        ROUTES["g-314"][1].Touches(ROUTES["n-35"][1]))


def works_years():
    years = sorted(int(y) for r in WORKS for y in re.findall(r"(20\d\d)-\d\d-\d\d", r["source"]))
    return years[0] == 2017 and years[-1] == 2022


def crossings():
    wanted = re.search(r"id IN \((.*?)\)", DOCUMENTS["05-frontier"]["sources"]["sites"]["where"])[1]
    shown = [r for r in SITES if "'%s'" % r["id"] in wanted]
    near = [km_from(r, WESTERN) + float(r["precision_km"]) <= 100 for r in shown]
    circles = [a for a in DOCUMENTS["05-frontier"]["annotations"] if "circle" in a]
    return sum(near) == 2 and len(shown) == len(circles) == 4 and all(
        a["radius"] == ["50 km", "100 km"] and km_from(r, point_line(a["circle"])) < 0.2
        for r, a in zip(sorted(shown, key=lambda r: -float(r["lat"])), circles))


def point_line(spot):
    geometry = ogr.Geometry(ogr.wkbPoint)
    geometry.AddPoint_2D(*spot)
    return geometry


PLANTS = [(r["type"], float(r["mw"])) for r in SITES if r["mw"]]
COAL = sum(mw for kind, mw in PLANTS if kind == "coal") / sum(mw for _, mw in PLANTS)


# --- The claims: of which map, in which words, and how they are checked ---------------------------------------------
def quoted():
    """Not measured: the words say whose they are."""
    return True


BOUNDARY = [("about 600 km in the source brief", quoted),
            ("351 km as the 1:10m line measures", lambda: round(border_km(1)) in (350, 351, 352)),
            ("453 km with the stretch north of Siachen", lambda: round(border_km(1, 2)) in (452, 453, 454))]
CLAIMS = {
    "01-corridor": [
        ("One road over the Karakoram, three inland, one to the sea", one_three_one),
        ("three alignments that share one road from Basima to Gwadar", shared_from_basima),
        ("between 2017 and 2022", works_years)] + BOUNDARY,
    "02-attacks": [
        ("All but two of {incidents.total} listed attacks fell in Balochistan and Karachi", lambda: sum(
            r["province"] != "Balochistan" and r["place"] != "Karachi" for r in INCIDENTS) == 2),
        ("August 2018 to November 2024", lambda: (min(r["date"] for r in INCIDENTS)[:7], max(
            r["date"] for r in INCIDENTS)[:7]) == ("2018-08", "2024-11")),
        ("11 aimed at Chinese nationals, one at the port of Gwadar, 11 at others", lambda: aimed(
            INCIDENTS, 11, 1, 11) and [r["place"] for r in INCIDENTS if r["aimed_at"] == "corridor project"] == [
                "Gwadar"]),
        ("badges of one town", quoted),
        ("is no census", quoted)],
    "03-balochistan": [
        ("9 of {incidents.total} listed attacks in Balochistan fell within {band} km of the corridor", lambda:
            DOCUMENTS["03-balochistan"]["parameters"]["band"] == 50 and surely_near(50) == (9, 9)),
        ("Since August 2018", lambda: min(r["date"] for r in IN_BALOCHISTAN)[:7] == "2018-08"),
        ("3 aimed at Chinese nationals, one at the port of Gwadar, 10 at others", lambda: aimed(
            IN_BALOCHISTAN, 3, 1, 10))],
    "04-north": [
        ("The Karakoram Highway is the corridor’s only road to China", only_road_to_china),
        ("The corridor’s only road crossing into China", only_road_to_china)] + BOUNDARY,
    "05-frontier": [
        ("The western alignment passes within 100 km of two of four crossings", crossings),
        ("bands of 50 and 100 km", crossings),
        ("A third of the alignment lies within 100 km of the Afghan border", lambda: abs(
            share_near(WESTERN, AFGHAN, 100) - 1 / 3) < 0.02),
        ("a fiftieth within 50 km", lambda: abs(share_near(WESTERN, AFGHAN, 50) - 1 / 50) < 0.005),
        ("along this frontier; both states watch it (source brief)", quoted)],
    "06-investment": [
        ("Coal makes seven in ten of the megawatts published for eight plants", lambda: len(
            PLANTS) == 8 and round(COAL, 1) == 0.7),
        ("Eight plants have a published figure, 6,674 megawatts in all", lambda: len(PLANTS) == 8 and sum(
            mw for _, mw in PLANTS) == 6674)],
    "provinces": [
        ("of the list 11 were aimed at Chinese nationals, one at a corridor project", lambda: aimed(
            INCIDENTS, 11, 1, 11))],
    "stretches": [("a sheet for each 100 km", lambda: DOCUMENTS["stretches"]["atlas"]["over"]["every"] == "100 km")],
}


# --- The words ------------------------------------------------------------------------------------------------------
def said(document):
    """All that a document says of its map in words, white space as one blank."""
    texts = [document.get("title"), document.get("subtitle"), document.get("atlas", {}).get("title")]
    for note in document.get("annotations", []):
        texts += [note.get(key) for key in ("callout", "text", "marker", "label", "arrow", "bracket")]
    insets = document.get("furniture", {}).get("inset", [])
    texts += [inset.get("title") for inset in (insets if isinstance(insets, list) else [insets])]
    return [re.sub(r"\s+", " ", text).replace("\u2011", "-") for text in texts if isinstance(text, str)]


def unclaimed(text, claims):
    """Words of TEXT that claim something and stand in none of CLAIMS."""
    for words in claims:
        text = text.replace(words, " ")
    text = NAMES.sub(" ", re.sub(r"\{[^}]*\}", " ", text))
    return [found[0] for found in CLAIMING.finditer(text)]


DOCUMENTS = {}
for path in sorted(glob.glob(os.path.join(ROOT, "maps", "*.yaml"))):
    with open(path, encoding="utf-8") as source:
        DOCUMENTS[os.path.basename(path)[:-5]] = yaml.safe_load(source)
failures = []
for name, document in DOCUMENTS.items():
    claims = CLAIMS.get(name, [])
    texts = said(document)
    for text in texts:
        for word in unclaimed(text, [words for words, _ in claims]):
            failures.append("maps/%s.yaml: nothing checks \"%s\" in \"%s\"" % (name, word, text))
    for words, holds in claims:
        if not any(words in text for text in texts):
            failures.append("maps/%s.yaml no longer says \"%s\"" % (name, words))
        elif not holds():
            failures.append("maps/%s.yaml: the data don't bear out \"%s\"" % (name, words))
for failure in failures:
    print("FAIL:", failure)
print("%d claims of %d maps, %d failures" % (sum(map(len, CLAIMS.values())), len(DOCUMENTS), len(failures)))
sys.exit(bool(failures))
