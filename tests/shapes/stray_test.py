#!/usr/bin/python3
"""shapes/build/stray.py measures what it says it does, held against yardsticks made from the bundled roads."""
import json
import math
import os
import subprocess
import sys
import tempfile

try:
    import numpy  # noqa: F401 (the script needs it)
    from osgeo import ogr
except ImportError as missing:
    print("skipped: %s" % missing)
    sys.exit(77)

ogr.UseExceptions()
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SCRIPT = os.path.join(ROOT, "shapes", "build", "stray.py")
DEGREE_KM = 111.195
failures = []


def check(condition, message, *values):
    if not condition:
        failures.append(message % values)


def bundled(identity):
    ds = ogr.Open(os.path.join(ROOT, "shapes", "routes.shp"))
    return [f.geometry().GetPoints() for f in ds.GetLayer(0) if f["id"] == identity][0]


def ran(lines, fields="ref"):
    """(exit code, {road: figures}, what it says) of the script on LINES, [(ref, corners)]."""
    features = [{"type": "Feature", "properties": {fields: ref},
                 "geometry": {"type": "LineString", "coordinates": [list(p[:2]) for p in corners]}}
                for ref, corners in lines]
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "roads.geojson")
        with open(path, "w") as out:
            json.dump({"type": "FeatureCollection", "features": features}, out)
        done = subprocess.run([sys.executable, "-B", SCRIPT, path], capture_output=True, text=True)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines()[2:]]
    return done.returncode, {row[0]: row[1:] for row in rows}, done.stderr


def north(corners):
    return [(x, y + 0.05) for x, y, *_ in corners]


n50, n25, n35, n85, n10 = (bundled(road) for road in ("n-50", "n-25", "n-35", "n-85", "n-10"))
middle, fifth = len(n50) // 2, len(n10) // 5
# The same road, but for one way out and back of 0.2 degree, which only the yardstick's own samples see.
aside = (n50[middle][0], n50[middle][1] + 0.2)
detour = n50[:middle + 1] + [aside] + n50[middle:]
# A road that goes on for a degree where ours ends; refs among others, and alone beside one among others; a road with a
# fifth missing, which only our samples see.
onward = n35 + [(n35[-1][0], n35[-1][1] - 1)]
code, rows, said = ran([("N-50", detour), ("N-35", onward), ("AH7;N-25", north(n25)), ("N-85", north(n85)),
                        ("N-85;AH2", n85), ("N-10", n10[:2 * fifth]), ("N-10", n10[3 * fifth:])])
check(code == 0, "it fails: %s", said)
median, most, largest = map(float, rows["N-50"][2:])
off = min(math.hypot((aside[0] - x) * math.cos(math.radians(aside[1])), aside[1] - y) for x, y, *_ in n50) * DEGREE_KM
check(median == most == 0 and abs(largest - off) < 1, "a way out and back of %.1f km is told as %s", off, rows["N-50"])
drawn, beside, median, most, largest = map(float, rows["N-35"])
check(abs(drawn - beside) < 8 and largest < 0.2, "what lies beyond our end counts: %s", rows["N-35"])
for road in ("N-25, from Hub", "N-85"):
    median, most, largest = (float(figure or 0) for figure in rows[road][2:])
    check(2 < median < most <= largest <= 0.05 * DEGREE_KM + 0.1, "5.6 km to the north is told as %s", rows[road])
median, most, largest = map(float, rows["N-10, from Paleri"][2:])
check(median == 0 and 10 < most < largest, "a fifth missing is told as %s", rows["N-10, from Paleri"])
check(rows["M-14, Isa Khel–Yarik"][1] == "none", "M-14 has a yardstick: %s", rows["M-14, Isa Khel–Yarik"])
# The table in SOURCES.md is of the roads as they are drawn now.
with open(os.path.join(ROOT, "shapes", "SOURCES.md"), encoding="utf-8") as page:
    listed = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in page if line.startswith("| ")]
for road, figures in rows.items():
    told = any(row[:2] == [road, figures[0]] and len(row) == 6 for row in listed)
    check(told, "SOURCES.md has no row of %s, %s km", road, figures[0])
code, rows, said = ran([("N-50", n50)], fields="name")
check(code != 0 and "field ref" in said, "a file without refs is no error: %r", said)

for failure in failures:
    print("FAIL:", failure)
print("%d failures" % len(failures))
sys.exit(bool(failures))
