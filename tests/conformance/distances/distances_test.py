#!/usr/bin/python3
"""What is measured on a map is true on the ground.

For many places and projections a map is drawn as SVG, and what it shows is held against geod and cs2cs, which know
nothing of the map: every circle of distance against the points that geod finds at that distance, both ways, so that
nothing of it is missing; the ends of the scale bar against the length that it says; the lines of the graticule against
the meridians and parallels that its labels name.

    distances_test.py CORRIDOR
"""
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

# name, centre of the circles, radii in km, view's bbox, CRS
CASES = (
    ("auto, mid latitude", (62.33, 25.12), (50, 100), (60, 23.5, 65, 27), "auto"),
    ("auto, one country wide", (66.44, 30.92), (100, 500), (60, 23, 78, 38), "auto"),
    ("UTM 42N", (69.1, 33.2), (5, 20), (68.6, 32.9, 69.6, 33.5), "EPSG:32642"),
    ("Mercator on the equator", (0.5, -0.25), (30, 300), (-4.3, -4.3, 5, 4.3), "EPSG:3395"),
    ("web Mercator far north", (25.0, 69.5), (50, 200), (15, 65.7, 35, 73), "EPSG:3857"),
    ("degrees as a plane", (100.0, 55.0), (200, 400), (85, 48, 115, 62), "+proj=longlat +datum=WGS84"),
    ("over the antimeridian", (179.8, -17.5), (50, 250), (175, -21, -175, -14), "+proj=merc +lon_0=180 +datum=WGS84"),
    ("round the north pole", (10.0, 89.0), (300, 1200), (-180, 74, 180, 90), "EPSG:3413"),
    ("near the south pole", (-120.0, -82.0), (500, 1500), (-180, -90, 180, -66), "EPSG:3031"),
    ("equal areas, a continent", (20.0, 5.0), (500, 2000), (-20, -36, 52, 38),
     "+proj=laea +lat_0=0 +lon_0=17 +datum=WGS84"),
    ("the world", (-100.0, 45.0), (1000, 3000), (-170, -70, 170, 80), "+proj=robin +datum=WGS84"),
    ("a neighbourhood", (67.0, 24.86), (0.2, 1), (66.98, 24.85, 67.02, 24.875), "auto"),
)
NEAR = 0.12  # points on paper: coordinates are written to 0.01, lines simplified to a quarter of a dot
BAR = 5e-4   # of a bar's length

STYLE = """version: 8
sources: {spot: {type: geojson, data: {type: Point, coordinates: [%r, %r]}}}
layers:
  - {id: ground, type: background, paint: {background-color: white}}
  - {id: spot, type: circle, source: spot}
"""
MAP = """version: 1
style: style.yaml
page: {size: 300 x 240 mm, dpi: 300, frame: false}
view: {bbox: [%s], margin: 0%%, crs: "%s"}
furniture: {scale-bar: {at: bottom-left}, legend: none, graticule: {style: lines, labels: inside}}
annotations:
  - {circle: [%r, %r], radius: [%s]}
"""


def run(argv, lines):
    done = subprocess.run(argv, input="\n".join(lines), capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()]


class Page:
    """A map as it was drawn, and the way from its points to degrees and back."""

    def __init__(self, corridor, case, folder):
        _, centre, radii, bbox, crs = case
        with open(os.path.join(folder, "style.yaml"), "w", encoding="utf-8") as style:
            style.write(STYLE % centre)
        with open(os.path.join(folder, "map.yaml"), "w", encoding="utf-8") as document:
            document.write(MAP % (", ".join(map(str, bbox)), crs, *centre, ", ".join("%g km" % r for r in radii)))
        done = subprocess.run([corridor, "render", "map.yaml", "-o", "map.svg", "--json"], cwd=folder,
                              capture_output=True, text=True)
        if done.returncode:
            sys.exit("%s: %s" % (case[0], done.stderr))
        report = json.loads(done.stdout)
        with open(os.path.join(folder, "map.svg"), encoding="utf-8") as svg:
            self.svg = svg.read()
        self.width, self.height = report["page"]["size"]
        self.extent = report["view"]["extent"]
        self.crs = report["view"]["crs"]
        self.units_per_point = (self.extent[2] - self.extent[0]) / self.width

    def _cs2cs(self, back, points):
        pair = [self.crs, "+to", "+proj=longlat", "+datum=WGS84"] if "=" in self.crs else [self.crs, "OGC:CRS84"]
        argv = ["cs2cs"] + (["-I"] if back else []) + ["-f", "%.10f"]
        argv += [word for part in pair for word in (part.split() if "=" in part else [part])]
        found = run(argv, ["%.10f %.10f" % p for p in points])
        return [(float(x), float(y)) if "*" not in x else (math.nan, math.nan) for x, y, *_ in found]

    def lonlat(self, points):
        x0, _, _, y1 = self.extent
        return self._cs2cs(False, [(x0 + x * self.units_per_point, y1 - y * self.units_per_point) for x, y in points])

    def on_page(self, degrees):
        x0, _, _, y1 = self.extent
        return [((x - x0) / self.units_per_point, (y1 - y) / self.units_per_point)
                for x, y in self._cs2cs(True, degrees)]

    def shows(self, point, margin=0.0):
        x, y = point
        return margin < x < self.width - margin and margin < y < self.height - margin

    def group(self, name):
        found = re.search(r'<g id="%s".*?\n</g>' % name, self.svg, re.S)
        return found.group(0) if found else ""


def paths(text):
    """The lines of each path with relative commands m and z, as our SVG has them."""
    for d in re.findall(r' d="([^"]*)"', text):
        x = y = 0.0
        lines = []
        for part in re.findall(r"m([^mz]*)(z?)", d):
            numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", part[0])]
            line = []
            for dx, dy in zip(numbers[::2], numbers[1::2]):
                x, y = x + dx, y + dy
                line.append((x, y))
            if part[1]:
                line.append(line[0])
                x, y = line[0]
            lines.append(line)
        yield lines


def to_segment(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def distance(p, lines):
    return min(to_segment(p, a, b) for line in lines for a, b in zip(line, line[1:]))


def walk(line):
    """The line's points, and some between them."""
    for a, b in zip(line, line[1:]):
        for t in (0, 0.25, 0.5, 0.75):
            yield (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
    yield line[-1]


def some(points):
    return points[::len(points) // 150 + 1]


def true_circle(page, centre, metres):
    """The circle by geod, on the page, in lines that stop where the projection tears."""
    steps = 720
    found = run(["geod", "+ellps=WGS84", "-f", "%.12f"],
                ["%.12f %.12f %.12f %.6f" % (centre[1], centre[0], i * 360 / steps, metres) for i in range(steps)])
    points = page.on_page([(float(lon), float(lat)) for lat, lon, *_ in found])
    longest = 0.25 * max(page.width, page.height)
    lines = [[points[0]]]
    for p in points[1:] + points[:1]:
        if not math.dist(p, lines[-1][-1]) < longest:
            lines.append([])
        lines[-1].append(p)
    return [line for line in lines if len(line) > 1]


def check_circles(page, case, complain):
    _, centre, radii, _, _ = case
    drawn = [lines for lines in paths(page.group("annotations-below"))]
    if len(drawn) != len(radii):
        complain("%d circles drawn of %d", len(drawn), len(radii))
        return 0
    checked = 0
    for radius, lines in zip(radii, drawn):
        truth = true_circle(page, centre, radius * 1000)
        seen = some([p for line in lines for p in walk(line) if page.shows(p, 1)])
        asked = some([p for line in truth for p in line if page.shows(p, 1)])
        if not seen or not asked:
            complain("the circle of %g km is not in view", radius)
        worst = max([distance(p, truth) for p in seen] + [distance(p, lines) for p in asked], default=0)
        checked += len(seen) + len(asked)
        if worst > NEAR:
            complain("the circle of %g km is %.3f points off", radius, worst)
    return checked


def check_bar(page, complain):
    group = page.group("scale-bar")
    if not group:
        return 0
    (x0, y0), *rest = list(paths(group))[-1][0]
    x1 = max(x for x, _ in rest)
    said, unit = re.findall(r">([\d., \u202f]+)\s*(km|m)<", group)[-1]
    metres = float(re.sub(r"[ ,\u202f]", "", said)) * (1000 if unit == "km" else 1)
    (lon0, lat0), (lon1, lat1) = page.lonlat([(x0, y0), (x1, y0)])
    found = run(["geod", "+ellps=WGS84", "-I", "-F", "%.6f"],
                ["%.10f %.10f %.10f %.10f" % (lat0, lon0, lat1, lon1)])
    true = float(found[0][2])
    if abs(true / metres - 1) > BAR + 0.02 / (x1 - x0):
        complain("the scale bar says %g m and is %.1f m long", metres, true)
    return 1


def degrees_of(words):
    """'62°30′ E' in degrees."""
    parts = [float(n) for n in re.findall(r"[\d.]+", words)]
    value = sum(part / 60 ** i for i, part in enumerate(parts))
    return -value if words.rstrip()[-1] in "SW" else value


def spread(degrees):
    """How far DEGREES lie apart, and their middle; the turn at 180° is none."""
    turned = [(x - degrees[0] + 180) % 360 - 180 for x in degrees]
    return max(turned) - min(turned), degrees[0] + sum(turned) / len(turned)


def check_graticule(page, complain):
    """Each line keeps to one meridian or parallel, and there is one for every label."""
    labels = set(re.findall(r">([\d.°′″ \u00a0\u202f]+[NSEW])<", page.group("graticule-labels")))
    meridians, parallels = [], []
    point = page.units_per_point / (1 if "longlat" in page.crs else 111000)  # of a meridian, degrees
    for lines in paths(page.group("graticule")):
        points = some([p for line in lines for p in walk(line) if page.shows(p, 1)])
        found = [(lon, lat) for lon, lat in page.lonlat(points) if abs(lat) < 89]
        if len(found) < 2:
            continue
        (wide, lon), (high, lat) = (spread([p[i] for p in found]) for i in (0, 1))
        thin = min(math.cos(math.radians(p[1])) for p in found)
        if high < 0.5 * point + 1e-4:
            parallels.append(lat)
        elif wide < 0.5 * point / thin + 1e-4:
            meridians.append(lon)
        else:
            complain("a line of the graticule is %g° wide and %g° high", wide, high)
    for words in labels:
        value, lines = degrees_of(words), parallels if words[-1] in "NS" else meridians
        if not any(abs((value - x + 180) % 360 - 180) < 2 * point + 1e-4 for x in lines):
            complain("no line of the graticule lies at %s", words)
    return len(labels)


def main():
    if not shutil.which("geod") or not shutil.which("cs2cs"):
        print("skipped: there is no geod or no cs2cs")
        return 77
    wrong, circles, bars, labels = [], 0, 0, 0
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            page = Page(os.path.abspath(sys.argv[1]), case, folder)

            def complain(text, *values, name=case[0]):
                wrong.append("%s: %s" % (name, text % values))
            circles += check_circles(page, case, complain)
            bars += check_bar(page, complain)
            labels += check_graticule(page, complain)
    print("%d points of circles, %d scale bars, %d labels of graticules" % (circles, bars, labels))
    print("\n".join(wrong))
    return 1 if wrong or not circles or bars < 8 or not labels else 0


if __name__ == "__main__":
    sys.exit(main())
