"""The rest of the world: the provinces beyond the crop, with plainer outlines.

They come from the same source as the crop's, so that a border that leaves the crop goes on from the very point where it
is cut. Outlines are taken apart into arcs, each between two points where three areas meet (or on the crop's edge), and
every arc is simplified once: what two areas share stays shared.
"""
import math

from osgeo import ogr

from common import (EAST, GDL, MAGICS, NORTH, QGIS, SOUTH, WEST, Snapper, box, collect, line, merged, parts, points, read,
                    rounded_polygon, table, thin, valid)

TOLERANCE = 0.028                # degrees of latitude, about 3 km: what an arc may stray
CELL = 0.25                       # degrees: edges are looked for in cells of this size
SMALLEST = 0.01                   # square degrees at the equator, about 120 km²: islands below it are left out
LINES = MAGICS + "ne_10m_admin_0_boundary_lines_land.shp"
# What Natural Earth calls its lines -> how every worldview draws them here; overlays and leases are not borders.
CLAIM = "claim"                   # what the names of claim lines end in that still stand; the others are of 1991 and 1994
OUTDATED = {45}                   # claim lines that a war has left behind
CLASSES = {"Disputed (please verify)": "disputed", "Indefinite (please verify)": "indefinite",
           "Indeterminant frontier": "indefinite", "Line of control (please verify)": "line-of-control",
           "ForgetMagics": "line-of-control"}    # the berm in Western Sahara


def key(p, q):
    return (p, q) if p < q else (q, p)


def on_crop(p):
    """Is this a point of the crop's edge?"""
    return ((p[0] in (WEST, EAST) and SOUTH <= p[1] <= NORTH) or
            (p[1] in (SOUTH, NORTH) and WEST <= p[0] <= EAST))


def rings(polygon):
    for part in parts(polygon, ogr.wkbPolygon):
        yield [points(part.GetGeometryRef(i)) for i in range(part.GetGeometryCount())]


class Area:
    """A province, or a piece of one, that lies beyond the crop; every vertex as the source has it."""

    def __init__(self, fid, source, country, name, polygon, drawn):
        self.fid, self.source, self.country, self.name, self.polygon = fid, source, country, name, polygon
        self.drawn = drawn           # class of the line towards what the source has as the same country


def provinces():
    """The areas beyond the crop, each with the country that tables/world_owners.csv and world_cuts.csv see it in."""
    frame, moved, cuts = box(), {}, table("world_cuts.csv")
    for row in table("world_owners.csv"):
        moved[row["source_iso"], row["source_name"]] = row["iso_a2"], row["line"]
    for fid, values, geometry in read(GDL + "ne_10m_admin_1_states_provinces.shp", crop=False):
        iso, name = values["iso_a2"], values["name"] or ""
        geometry = valid(geometry)
        if geometry.Intersects(frame):
            geometry = geometry.Difference(frame)
        pieces = [(name, geometry, *moved.get((iso, name), (iso, "")))]
        for row in cuts:
            if row["source_iso"] == iso:
                part = box(*(float(row[side]) for side in ("west", "south", "east", "north")))
                pieces = [(name, geometry.Difference(part), iso, ""),
                          ("", geometry.Intersection(part), row["iso_a2"], row["line"])]
        for name, geometry, country, drawn in pieces:
            polygon = rounded_polygon(geometry)
            if polygon is not None:
                yield Area(fid, iso, country, name, polygon, drawn)


class Arcs:
    """All outlines, taken apart where areas meet, and simplified."""

    def __init__(self, areas):
        self.areas, self.edges, self.near = areas, {}, {}
        for number, area in enumerate(areas):
            for shape in rings(area.polygon):
                for ring in shape:
                    for p, q in zip(ring, ring[1:]):
                        self.edges.setdefault(key(p, q), []).append(number)
                        self.near.setdefault(p, set()).add(q)
                        self.near.setdefault(q, set()).add(p)
        self.classes, ends = self.special_lines()
        self.nodes = ends | {p for p in self.near if self.is_node(p)}
        self.simple = self.untangled({min(tuple(arc), tuple(arc[::-1])) for arc in self.all_arcs()})

    def special_lines(self):
        """Edge -> class where a line is no plain international border; and where such lines end."""
        snap, classes, ends = Snapper(self.near), {}, set()
        for _, values, geometry in read(LINES, crop=False):
            kind = CLASSES.get(values["featurecla"])
            for part in parts(geometry, ogr.wkbLineString) if kind else []:
                corners = [p for p in (snap(p) for p in thin(points(part))) if p in self.near]
                run = [key(p, q) for p, q in zip(corners, corners[1:]) if key(p, q) in self.edges]
                classes.update((edge, kind) for edge in run)
                if run:
                    ends.update((corners[0], corners[-1]))
        return classes, ends

    def all_arcs(self):
        for area in self.areas:
            for shape in rings(area.polygon):
                for ring in shape:
                    yield from self.split(ring)

    def untangled(self, arcs):
        """Each arc -> its points. Where two edges would cross, both keep a point more of theirs, until none do."""
        simple = {arc: thinned(arc) for arc in sorted(arcs) if not too_small(arc)}
        while tangled := crossing(simple):
            for arc, edges in tangled.items():
                simple[arc] = bent(arc, simple[arc], edges)
        return simple

    def is_node(self, p):
        around = self.near[p]
        if len(around) != 2 or on_crop(p):
            return True
        q, r = around
        return self.edges[key(p, q)] != self.edges[key(p, r)]

    def split(self, ring):
        """The ring as arcs from node to node; a ring without a node is one arc."""
        ring = ring[:-1]
        starts = [i for i, p in enumerate(ring) if p in self.nodes]
        first = starts[0] if starts else min(range(len(ring)), key=lambda i: ring[i])
        ring = ring[first:] + ring[:first + 1]
        arc, out = [ring[0]], []
        for p in ring[1:]:
            arc.append(p)
            if p in self.nodes:
                out.append(arc)
                arc = [p]
        if len(arc) > 1:
            out.append(arc)
        return out

    def simplified(self, arc):
        """The arc with fewer points, the same ones whichever way it is walked; None of an island too small."""
        forward = tuple(arc)
        known = min(forward, forward[::-1])
        found = self.simple.get(known)
        return found if found is None or known == forward else found[::-1]

    def polygon(self, polygon):
        """The area between simplified arcs, or None where nothing is left of it."""
        members = []
        for shape in rings(polygon):
            new = ogr.Geometry(ogr.wkbPolygon)
            for number, ring in enumerate(shape):
                arcs = [self.simplified(arc) for arc in self.split(ring)]
                corners = [p for arc in arcs for p in arc[:-1]] + arcs[-1][-1:] if None not in arcs else []
                if len(corners) < 4:
                    if number == 0:
                        break
                    continue
                shell = ogr.Geometry(ogr.wkbLinearRing)
                for x, y in corners:
                    shell.AddPoint_2D(x, y)
                new.AddGeometry(shell)
            if new.GetGeometryCount():
                members += parts(valid(new, ["METHOD=STRUCTURE"]), ogr.wkbPolygon)
        members = [m for m in members if m.Area() > 0]
        return collect(ogr.wkbMultiPolygon, members).UnionCascaded() if members else None


def area_of(ring):
    """In square degrees at the equator, positive or negative by the ring's direction."""
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(ring, ring[1:])) / 2 * breadth(ring)


def breadth(coordinates):
    """Degrees of latitude that a degree of longitude is long, half way between the ends of latitude."""
    south, north = min(y for _, y in coordinates), max(y for _, y in coordinates)
    return max(0.1, math.cos(math.radians((south + north) / 2)))


def too_small(arc):
    return arc[0] == arc[-1] and abs(area_of(arc)) < SMALLEST


def thinned(arc):
    """Douglas and Peucker's points; of a closed arc, of its two halves up to the farthest point."""
    if arc[0] == arc[-1] and len(arc) > 3:
        far = max(range(len(arc)), key=lambda i: ((arc[i][0] - arc[0][0]) ** 2 + (arc[i][1] - arc[0][1]) ** 2, -i))
        halves = arc[:far + 1], arc[far:]
        return [p for half in halves for p in plainer(half)[:-1]] + [arc[-1]]
    plain = plainer(arc)
    # A small bay beyond the crop's edge is not to become a piece of that edge.
    return list(arc) if len(plain) == 2 and all(map(on_crop, plain)) else plain


def plainer(coordinates):
    """Fewer of these points, both ends among them, none farther from the line than the tolerance on the ground."""
    across = breadth(coordinates)
    at = {(x * across, y): (x, y) for x, y in coordinates}
    return [at[p] for p in points(line((x * across, y) for x, y in coordinates).Simplify(TOLERANCE))]


def bent(arc, corners, edges):
    """CORNERS of the arc, and for each edge (by number) the arc's point farthest from it."""
    out, at = [corners[0]], 0
    for number, (p, q) in enumerate(zip(corners, corners[1:])):
        end = arc.index(q, at + 1)
        between = arc[at + 1:end]
        if number in edges and between:
            out.append(max(between, key=lambda r: abs(side(p, q, r))))
        out.append(q)
        at = end
    return out


def side(p, q, r):
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])


def cross(a, b, c, d):
    """Do the edges ab and cd meet anywhere but at an end that they share?"""
    if len({a, b, c, d}) < 4:
        return False
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    return side(a, b, c) * side(a, b, d) <= 0 and side(c, d, a) * side(c, d, b) <= 0


def crossing(simple):
    """Arc -> the numbers of its edges that cross another one, where the arc has points left to part them."""
    cells, found = {}, {}
    for arc, corners in simple.items():
        for number, (p, q) in enumerate(zip(corners, corners[1:])):
            for x in range(int(min(p[0], q[0]) // CELL), int(max(p[0], q[0]) // CELL) + 1):
                for y in range(int(min(p[1], q[1]) // CELL), int(max(p[1], q[1]) // CELL) + 1):
                    cells.setdefault((x, y), []).append((p, q, arc, number))
    for listed in cells.values():
        for i, (a, b, *one) in enumerate(listed):
            for c, d, *other in listed[i + 1:]:
                if cross(a, b, c, d):
                    for arc, number in (one, other):
                        found.setdefault(arc, set()).add(number)
    return {arc: edges for arc, edges in found.items() if len(bent(arc, simple[arc], edges)) > len(simple[arc])}


class World:
    """What lies beyond the crop: provinces, and the lines between countries."""

    def __init__(self):
        whole = list(provinces())
        self.arcs = Arcs(whole)
        self.areas = []                          # [(fid, country, name, polygon)]
        for area in whole:
            plain = self.arcs.polygon(area.polygon)
            if plain is not None:
                self.areas.append((area.fid, area.country, area.name, plain))

    def borders(self):
        """{(country, country, class): lines joined} of all land borders beyond the crop."""
        arcs, found = self.arcs, {}
        for arc, plain in sorted(arcs.simple.items()):
            edge = key(arc[0], arc[1])
            who = [arcs.areas[n] for n in arcs.edges[edge]]
            if len(who) != 2 or all(map(on_crop, arc)):
                continue
            a, b = who
            if a.source == b.source or a.country == b.country:
                kind = (arcs.classes.get(edge) or a.drawn or b.drawn) if a.drawn != b.drawn else ""
            else:
                kind = arcs.classes.get(edge, "international")
            found.setdefault((*sorted((a.country, b.country)), kind), []).append(line(plain))
        return {which: merged(lines) for which, lines in found.items() if which[2]}

    def claims(self):
        """{fid: (name, lines joined)} of what lies beyond the crop and is no country's outline already."""
        snap, found = Snapper(self.arcs.near), {}
        for fid, values, geometry in read(QGIS, "disputed_borders", crop=False):
            pieces = [thin(snap(p) for p in thin(points(part)))
                      for part in parts(geometry.Difference(box()), ogr.wkbLineString)]
            pieces = [piece for piece in pieces if len(piece) > 1]
            edges = [key(p, q) for piece in pieces for p, q in zip(piece, piece[1:])]
            outline = sum(self.parts_countries(edge) for edge in edges)
            if edges and outline * 2 < len(edges) and values["name"].endswith(CLAIM) and fid not in OUTDATED:
                found[fid] = (values["name"], merged([line(plainer(piece)) for piece in pieces]))
        return found

    def parts_countries(self, edge):
        who = self.arcs.edges.get(edge, ())
        return len({self.arcs.areas[n].country for n in who}) == 2
