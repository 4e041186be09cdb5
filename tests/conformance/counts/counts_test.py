#!/usr/bin/env python3
"""The numbers that titles tell, against PostGIS over the same rows.

Of every area its `.inside` and `.page`, one map for each; of rectangles what is `.drawn` in them; of distances from lines
and areas `.within`; of filters `.total`. A row on a border belongs to one of its areas at most: so each count lies between
what PostGIS has inside and what touches, and all together count each row once.

    counts_test.py SOCKET FOLDER CORRIDOR [POINTS.csv AREAS FIELD]
"""
import csv
import datetime
import json
import math
import os
import random
import subprocess
import sys

FILTERS = (
    ("killed >= 3", "killed >= 3"),
    ("date >= '2015-01-01' AND date < '2018-06-15'", "day >= '2015-01-01' AND day < '2018-06-15'"),
    ("date BETWEEN '2012-02-29' AND '2012-12-31' OR killed IN (1, 7)",
     "day BETWEEN '2012-02-29' AND '2012-12-31' OR killed IN (1, 7)"),
    ("NOT (killed > 0)", "NOT (killed > 0)"),
    ("date IS NULL OR killed IS NULL", "day IS NULL OR killed IS NULL"),
    ("date::date = '2016-02-29'", "day = '2016-02-29'"),
)
DISTANCES = ("1 km", "7.5 km", "50 km", "250 km")
EDGE = 1e-9   # degrees: a report gives twelve digits of where a frame ends
SLACK = 0.05  # metres: what a distance may differ by


class Server:
    def __init__(self, socket):
        self.argv = ["psql", "-q", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", socket, "-U", "tester", "-d", "geo"]

    def ask(self, sql, **copied):
        done = subprocess.run(self.argv + ["-c", sql], capture_output=True, text=True, **copied)
        if done.returncode:
            sys.exit(f"SQL: {sql}\n{done.stderr}")
        return [line.split("|") for line in done.stdout.splitlines()]

    def number(self, sql):
        return int(self.ask(sql)[0][0])


# ---- data of our own ----------------------------------------------------------------------------------------------

def areas_of(rng):
    """16 by 10 areas that share crooked borders, some with an area in a hole of their own."""
    corner = {(i, k): (60 + i + rng.uniform(-.3, .3), 24 + k + rng.uniform(-.3, .3)) for i in range(17) for k in range(11)}
    middle = {}

    def side(a, b):
        key = min(a, b), max(a, b)
        if key not in middle:
            middle[key] = [(p + q) / 2 + rng.uniform(-.1, .1) for p, q in zip(corner[a], corner[b])]
        return [corner[a], middle[key]]

    areas = {}
    for i in range(16):
        for k in range(10):
            round_ = [(i, k), (i + 1, k), (i + 1, k + 1), (i, k + 1)]
            ring = [list(p) for a, b in zip(round_, round_[1:] + round_[:1]) for p in side(a, b)]
            areas[f"A{i:02}{k}"] = [ring + ring[:1]]
    for code in rng.sample(sorted(areas), 8):
        x = sum(p[0] for p in areas[code][0][:-1]) / 8
        y = sum(p[1] for p in areas[code][0][:-1]) / 8
        hole = [[x - .1, y - .1], [x + .1, y - .12], [x + .08, y + .1], [x - .1, y + .07], [x - .1, y - .1]]
        areas[code].append(hole[::-1])
        areas["H" + code] = [hole]
    return areas


def points_of(rng, areas):
    corners = [p for rings in areas.values() for p in rings[0]]
    towns = [(rng.uniform(59, 77), rng.uniform(23, 35)) for _ in range(30)]
    rows = []
    for i in range(5000):
        how, town = rng.random(), rng.choice(towns)
        if how < .4:
            at = rng.uniform(59, 77), rng.uniform(23, 35)
        elif how < .8:
            at = round(rng.gauss(town[0], .3), 2), round(rng.gauss(town[1], .3), 2)
        elif how < .9:
            at = town
        else:
            at = rng.choice(corners)
        day = datetime.date(2008, 1, 1) + datetime.timedelta(days=rng.randrange(6000))
        rows.append((at[0], at[1], rng.choice(["", "", 0, 0, 1, 2, 3, 7, 30]), "" if i % 23 == 0 else day))
    return rows


def lines_of(rng):
    lines = []
    for _ in range(3):
        x, y, turn, line = rng.uniform(61, 64), rng.uniform(25, 33), 0.0, []
        for _ in range(300):
            line.append([x, y])
            turn += rng.uniform(-.3, .3)
            x += .03
            y += .02 * math.sin(turn)
        lines.append(line)
    return lines


def write_own(folder):
    rng = random.Random(13)
    areas = areas_of(rng)
    features = [{"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": rings}}
                for code, rings in areas.items()]
    with open(f"{folder}/areas.geojson", "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    with open(f"{folder}/points.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["lon", "lat", "killed", "date"])
        for x, y, killed, day in points_of(rng, areas):
            out.writerow([repr(x), repr(y), killed, day and day.strftime("%d/%m/%Y")])
    return "points.csv", "areas.geojson", "code"


# ---- the same in PostGIS ------------------------------------------------------------------------------------------

def cell(row, *names):
    return next((row[name] for name in names if row.get(name)), "")


def iso(text):
    return "-".join(reversed(text.split("/"))) if "/" in text else text[:10]


def load_points(server, path):
    server.ask("CREATE TABLE points (killed int, day date, at geometry(Point, 4326))")
    lines = []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            x, y = cell(row, "lon", "longitude"), cell(row, "lat", "latitude")
            if x.startswith("#"):
                continue
            lines.append(f"{cell(row, 'killed', 'best')}|{iso(cell(row, 'date', 'date_start'))}|"
                         f"SRID=4326;POINT({x} {y})")
    server.ask("COPY points FROM STDIN (FORMAT csv, DELIMITER '|')", input="\n".join(lines))
    server.ask("CREATE INDEX ON points USING gist (at)")


def load_shapes(server, table, features):
    server.ask(f"CREATE TABLE {table} (code text, shape geometry)")
    lines = [json.dumps({"code": code, "shape": shape}).replace("\\", "\\\\") for code, shape in features]
    server.ask("CREATE TABLE lines_of_json (line jsonb)")
    server.ask("COPY lines_of_json FROM STDIN", input="\n".join(lines))
    server.ask(f"INSERT INTO {table} SELECT line->>'code', ST_SetSRID(ST_GeomFromGeoJSON(line->'shape'), 4326) "
               "FROM lines_of_json")
    server.ask("DROP TABLE lines_of_json")
    server.ask(f"CREATE INDEX ON {table} USING gist (shape)")


def shapes_in(path, field):
    with open(path, encoding="utf-8") as file:
        return [(f["properties"].get(field), f["geometry"]) for f in json.load(file)["features"]]


# ---- maps ---------------------------------------------------------------------------------------------------------

STYLE = """version: 8
sources:
  points: &none {type: geojson, data: {type: FeatureCollection, features: []}}
  areas: *none
  lines: *none
layers:
  - {id: paper, type: background, paint: {background-color: "#ffffff"}}
  - {id: areas, type: line, source: areas}
  - {id: points, type: circle, source: points, paint: {circle-radius: 1, circle-opacity: 0.2}}
"""


class Maps:
    def __init__(self, command, folder, points, areas, field):
        self.command, self.folder, self.field = command, folder, field
        self.points, self.areas = os.path.abspath(points), os.path.abspath(areas)
        with open(f"{folder}/style.yaml", "w", encoding="utf-8") as file:
            file.write(STYLE)

    def write(self, title, extra="", more_sources="", rest="view: {fit: areas}"):
        with open(f"{self.folder}/map.yaml", "w", encoding="utf-8") as file:
            file.write(f"version: 1\nas_of: 2024-11-30\nstyle: style.yaml\nworldview: un\ntitle: \"{title}\"\n"
                       f"page: {{size: 400 x 300 px}}\nsources:\n  areas: {{url: {self.areas}}}\n"
                       f"  lines: {{url: lines.geojson}}\n  points: {{url: {self.points}{extra}}}\n{more_sources}{rest}\n")

    def run(self, *argv):
        done = subprocess.run([self.command, *argv], capture_output=True, text=True, cwd=self.folder)
        if done.returncode:
            with open(f"{self.folder}/map.yaml", encoding="utf-8") as file:
                sys.exit(f"exit {done.returncode}: {done.stderr}\n{file.read()}")
        return done.stdout

    def counts(self, *title, **parts):
        """The numbers of the title, and the report."""
        self.write(" ".join(title), **parts)
        report = json.loads(self.run("render", "map.yaml", "-o", "map.png", "--json"))
        return [int(n) for n in report["title"].split()], report

    def pages(self, *title, **parts):
        self.write(" ".join(title), **parts)
        self.run("batch", "map.yaml", "-o", "pages", "-j", "2")
        with open(f"{self.folder}/pages/index.json", encoding="utf-8") as file:
            return {page["name"]: [int(n) for n in page["title"].split()] for page in json.load(file)["pages"]}


# ---- what is compared ---------------------------------------------------------------------------------------------

class Tally:
    def __init__(self):
        self.n, self.wrong = {}, 0

    def check(self, what, detail, least, found, most):
        self.n[what] = self.n.get(what, 0) + 1
        if least <= found <= most:
            return
        self.wrong += 1
        expected = least if least == most else f"{least} to {most}"
        print(f"FAILED: {what}, {detail}: the map has {found}, PostGIS {expected}")


def compare_areas(tally, server, maps):
    rows = server.ask("SELECT a.code, count(*) FILTER (WHERE ST_Contains(a.shape, p.at)), count(p.at) "
                      "FROM areas a LEFT JOIN points p ON ST_Intersects(a.shape, p.at) GROUP BY a.code")
    expected = {code: (int(inside), int(touching)) for code, inside, touching in rows}
    everything = server.number("SELECT count(*) FROM points")
    own = (f"  own: {{url: {maps.points}, inside: {{source: areas, where: \"{maps.field} = :{maps.field}\"}}}}\n")
    layer = "layers: [{id: own, type: circle, source: own, paint: {circle-radius: 1, circle-opacity: 0.2}}]\n"
    pages = maps.pages("{points.page}", "{points.inside}", "{own.inside}", "{points.total}", extra=", inside: page",
                       more_sources=own, rest=layer + "view: {fit: areas}\n"
                       f"atlas: {{over: areas, file: \"{{{maps.field}}}.png\", margin: 5%}}")
    if len(pages) != len(expected):
        sys.exit(f"{len(pages)} pages of {len(expected)} areas")
    for code, (inside, touching) in sorted(expected.items()):
        page, kept, asked, total = pages[code]
        tally.check(".page", code, inside, page, touching)
        tally.check(".inside: page", code, page, kept, page)
        tally.check(".inside with where", code, page, asked, page)
        tally.check(".total", code, everything, total, everything)
    inner = server.number("SELECT count(*) FROM points, (SELECT ST_Union(shape) AS shape FROM areas) u "
                          "WHERE ST_Contains(u.shape, at)")
    outer = server.number("SELECT count(DISTINCT p.ctid) FROM points p JOIN areas a ON ST_Intersects(a.shape, p.at)")
    tally.check(".page summed up", "all areas", inner, sum(page[0] for page in pages.values()), outer)
    (kept,), _ = maps.counts("{points.inside}", extra=", inside: areas")
    tally.check(".inside any area", "all areas", inner, kept, outer)


def compare_rectangles(tally, server, maps, rng):
    rows = server.ask("SELECT ST_X(at), ST_Y(at) FROM points ORDER BY ctid")
    for _ in range(16):
        x, y = (float(n) for n in rng.choice(rows))
        wide, high = rng.uniform(.1, 6), rng.uniform(.1, 4)
        view = f"view: {{bbox: [{x - wide:.3f}, {y - high:.3f}, {x + wide / 2:.3f}, {y + high / 2:.3f}], margin: 0%, " \
               "crs: \"+proj=longlat +datum=WGS84\"}\nfurniture: {scale-bar: none, legend: none}"
        (drawn, total), report = maps.counts("{points.drawn}", "{points.total}", rest=view)
        w, s, e, n = report["view"]["extent"]
        least, most = (server.number(f"SELECT count(*) FROM points WHERE ST_X(at) BETWEEN {w - d} AND {e + d} "
                                     f"AND ST_Y(at) BETWEEN {s - d} AND {n + d}") for d in (-EDGE, EDGE))
        tally.check(".drawn", f"{w:.3f} {s:.3f} {e:.3f} {n:.3f}", least, drawn, most)
        tally.check(".total", view, server.number("SELECT count(*) FROM points"), total, 10**9)


def compare_distances(tally, server, maps):
    for source in "lines", "areas":
        server.ask(f"CREATE TABLE near_{source} AS SELECT CASE WHEN EXISTS (SELECT FROM {source} s WHERE "
                   "ST_Intersects(s.shape, p.at)) THEN 0 ELSE (SELECT min(ST_Distance(p.at::geography, "
                   f"s.shape::geography)) FROM {source} s) END AS metres FROM points p")
        for within in DISTANCES:
            metres = float(within.split()[0]) * 1000
            least, most = (server.number(f"SELECT count(*) FROM near_{source} WHERE metres <= {metres + d}")
                           for d in (-SLACK, SLACK))
            (found,), _ = maps.counts("{points.within}", extra=f", near: {{source: {source}, within: {within}}}")
            tally.check(".within", f"{within} of {source}", least, found, most)


def compare_filters(tally, server, maps):
    for ours, theirs in FILTERS:
        (total,), _ = maps.counts("{points.total}", extra=f", where: \"{ours}\"")
        found = server.number(f"SELECT count(*) FROM points WHERE {theirs}")
        tally.check(".total of a filter", ours, found, total, found)


def main():
    socket, folder, command, *others = sys.argv[1:]
    server = Server(socket)
    points, areas, field = others or (f"{folder}/{name}" if "." in name else name for name in write_own(folder))
    lines = [{"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}
             for line in lines_of(random.Random(5))]
    with open(f"{folder}/lines.geojson", "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": lines}, file)
    load_points(server, points)
    load_shapes(server, "areas", shapes_in(areas, field))
    load_shapes(server, "lines", [(None, line["geometry"]) for line in lines])
    tally, maps = Tally(), Maps(os.path.abspath(command), folder, points, areas, field)
    compare_areas(tally, server, maps)
    compare_rectangles(tally, server, maps, random.Random(7))
    compare_distances(tally, server, maps)
    compare_filters(tally, server, maps)
    for what, n in tally.n.items():
        print(f"{n:4} times {what}")
    print(f"{sum(tally.n.values())} counts, {tally.wrong} differ")
    return tally.wrong > 0


if __name__ == "__main__":
    sys.exit(main())
