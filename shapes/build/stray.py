"""How far the bundled roads stray from a yardstick: somebody's own extract of the real ones.

    /usr/bin/python3 shapes/build/stray.py EXTRACT [LAYER]

EXTRACT is anything that GDAL reads as lines with a field `ref` ("N-35", also "E-35/M-15" or "N-25;AH7"), such as an
extract of OpenStreetMap. Nothing of it is kept. tables/route_yardsticks.csv says which road is held against which refs.

Prints a row for each road: its length as drawn, the yardstick's beside it, and the distance in km (median, nine tenths
within, largest). Each line is sampled at every km for how far the other is, and the worse of the two is told: a bend that
ours cuts counts as much as one that it makes up. Of the yardstick only what lies beside our line counts.
"""
import math
import re
import sys

import numpy as np
from osgeo import gdal, ogr

from common import parts, points, table
from routes import chain, length_km, strands, stretches

SAMPLE_KM = 1.0
DEGREE_KM = 111.195


class Lines:
    """Many lines, with how far along each of their corners is."""

    def __init__(self, chains):
        self.corners = [np.array(c) for c in chains if len(c) > 1]
        self.along = [np.concatenate(([0], np.cumsum(np.hypot(*self.flat(c, c[:-1]).T)))) for c in self.corners]

    @staticmethod
    def flat(corners, middles):
        """Steps between CORNERS in km, each measured at its own latitude of MIDDLES."""
        steps = np.diff(corners, axis=0) * DEGREE_KM
        steps[:, 0] *= np.cos(np.radians(middles[:, 1]))
        return steps

    def nearest(self, spot):
        """(km from SPOT, number of the line, km along it) of what is nearest."""
        scale = np.array((math.cos(math.radians(spot[1])), 1)) * DEGREE_KM
        best = (math.inf, 0, 0.0)
        for number, (corners, along) in enumerate(zip(self.corners, self.along)):
            start = (corners - spot) * scale
            step = np.diff(start, axis=0)
            square = np.maximum((step ** 2).sum(axis=1), 1e-12)
            part = np.clip(-(start[:-1] * step).sum(axis=1) / square, 0, 1)
            off = np.hypot(*(start[:-1] + part[:, None] * step).T)
            i = off.argmin()
            if off[i] < best[0]:
                best = (off[i], number, along[i] + part[i] * (along[i + 1] - along[i]))
        return best

    def samples(self, number, start, end):
        """Points on a line from START to END km along it, one for each km."""
        at = np.linspace(start, end, max(2, round((end - start) / SAMPLE_KM) + 1))
        return np.column_stack([np.interp(at, self.along[number], c) for c in self.corners[number].T])


def beside(ours, yardstick):
    """Distances both ways, and how many km of YARDSTICK lie beside OURS."""
    found = [yardstick.nearest(p) for p in ours.samples(0, 0, ours.along[0][-1])]
    back, length = [], 0.0
    for number in sorted({n for _, n, _ in found}):
        places = [at for _, n, at in found if n == number]
        length += max(places) - min(places)
        back += [ours.nearest(p)[0] for p in yardstick.samples(number, min(places), max(places))]
    return [d for d, _, _ in found], back, length


def extract(path, layer):
    """[(ref, corners)] of the lines in a user's own file."""
    try:
        opened = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
    except RuntimeError as error:
        sys.exit("%s: error: %s" % (path, error))
    source = opened.GetLayer(layer)
    if source is None or source.GetLayerDefn().GetFieldIndex("ref") < 0:
        sys.exit("%s: error: no layer %s with a field ref" % (path, layer))
    return [(f["ref"], points(part)) for f in source if f["ref"] and f.geometry()
            for part in parts(f.geometry(), ogr.wkbLineString)]


def chosen(lines, refs):
    """The lines that bear one of REFS alone, or else among others."""
    def bears(ref):
        return refs & set(re.split(r"[/; ]+", ref))
    return [c for r, c in lines if r in refs] or [c for r, c in lines if bears(r)]


def row_of(road, course, real):
    """What is printed of ROAD: COURSE is ours, REAL the yardstick's lines."""
    there, back, length = beside(Lines([course]), Lines(real))
    worst = [max(f(there), f(back)) for f in (np.median, lambda d: np.percentile(d, 90), max)]
    return "| %s | %.0f | %.0f | %s |" % (road, length_km(course), length, " | ".join("%.1f" % d for d in worst))


def main():
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    lines, roads = extract(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else 0), strands()
    print("| road | drawn km | yardstick km | median | nine tenths within | largest |\n|---|---|---|---|---|---|")
    for row in table("route_yardsticks.csv"):
        course, real = chain(stretches(row["path"], roads), roads), chosen(lines, set(row["refs"].split(";")))
        print(row_of(row["road"], course, real) if real else "| %s | %.0f | none | | | |" % (
            row["road"], length_km(course)))


if __name__ == "__main__":
    main()
