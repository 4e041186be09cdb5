#!/usr/bin/python3
"""shown_test.py CORRIDOR SOURCE SCRATCH: what `show` colours by itself can be told apart by every eye, on each theme's ground.

The colours are those of the style that `corridor style` prints for categories and for classes of points and areas."""
import csv
import itertools
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
from colours import EYES, apart, check_arithmetic  # noqa: E402

corridor, source, scratch = sys.argv[1:4]
# CIEDE2000, for any eye: between any two categories, between classes side by side, between a mark and the land.
CATEGORIES, CLASSES, GROUND = 10, 6, 8
KINDS = {
    "categories": {"field": "kind", "classes": 5},
    "points": {"field": "n", "classes": 5},
    "areas": {"field": "n", "classes": 5},
    "centre": {"field": "n", "classes": 6, "center": 50},
}
found = check_arithmetic()


def colours(theme, kind):
    """The colours in the order of their classes; the last are those of the rest and of what is missing."""
    document = {"version": 1, "style": theme, "worldview": "un",
                "sources": {"mine": {"url": "areas.geojson" if kind == "areas" else "points.csv", "show": {"color": KINDS[kind]}}}}
    path = os.path.join(scratch, "map.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    run = subprocess.run([corridor, "style", path], capture_output=True, text=True, check=True)
    layer = [each for each in json.loads(run.stdout)["layers"] if each["id"] == "show-mine"][0]
    paint = layer["paint"].get("circle-color") or layer["paint"]["fill-color"]
    return re.findall(r'"(#[0-9a-f]{6})"', json.dumps(paint))


def write_data():
    os.makedirs(scratch, exist_ok=True)
    kinds = ["a"] * 30 + ["b"] * 20 + ["c"] * 15 + ["d"] * 12 + ["e"] * 10 + ["f"] * 8 + [""] * 5
    with open(os.path.join(scratch, "points.csv"), "w", encoding="utf-8") as file:
        file.write("lon,lat,kind,n\n" + "".join("70,30,%s,%s\n" % (kind, i) for i, kind in enumerate(kinds)))
    square = {"type": "Polygon", "coordinates": [[[70, 30], [71, 30], [71, 31], [70, 30]]]}
    features = [{"type": "Feature", "properties": {"n": i}, "geometry": square} for i in range(100)]
    with open(os.path.join(scratch, "areas.geojson"), "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)


def check(what, one, two, least):
    for eye in EYES:
        distance = apart(one, two, eye)
        if distance < least:
            found.append("%s: %s and %s are %.1f apart for the %s eye; at least %d" % (what, one, two, distance, eye, least))


write_data()
with open(os.path.join(source, "styles", "themes", "palette.csv"), encoding="utf-8", newline="") as file:
    land = [row for row in csv.DictReader(file) if row["role"] == "land"][0]
for theme in ("briefing", "dark", "mono"):
    for kind in KINDS:
        shades, what = colours(theme, kind), "%s, %s" % (theme, kind)
        if kind == "categories":
            pairs = itertools.combinations(shades, 2) if theme != "mono" else zip(shades[:5], shades[1:5])
        else:
            pairs = zip(shades, shades[1:])
        for one, two in pairs:
            check(what, one, two, CATEGORIES if kind == "categories" and theme != "mono" else CLASSES)
        for shade in shades if kind in ("points", "categories") and theme != "mono" else []:
            check(what + ", land", shade, land[theme], GROUND)
print("\n".join(found))
sys.exit(1 if found else 0)
