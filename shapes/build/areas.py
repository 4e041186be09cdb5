"""Borders, disputed areas, countries, provinces and province lines.

All of them come from one arrangement (mesh.py), so one program writes them.
"""
import math
import re
import unicodedata

from osgeo import ogr

import mesh
import world as rest
from world import key
from common import (Snapper, collect, line, merged, parts, points, table, write)

WORLDVIEWS = ("un", "pk", "cn", "in")
CLASS_FIELDS = [("class_" + w, "s") for w in WORLDVIEWS]
LARGE = 50                        # square degrees at the equator, about 600,000 km²
DEFAULT_CLASS = {"International boundary (verify)": "international"}


def slug(text):
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def edges(geometry):
    for ring in mesh.rings(geometry):
        corners = points(ring)
        for p, q in zip(corners, corners[1:]):
            if p != q:
                yield p, q


def union(polygons):
    """The union without needless points, largest part first."""
    whole = polygons[0].Clone()
    if len(polygons) > 1:
        whole = collect(ogr.wkbMultiPolygon,
                        [p for g in polygons for p in parts(g, ogr.wkbPolygon)]).UnionCascaded()
    members = parts(whole, ogr.wkbPolygon)
    members.sort(key=lambda p: (-p.Area(), p.ExportToWkt()))
    return members[0] if len(members) == 1 else collect(ogr.wkbMultiPolygon, members)


def add_vertices(polygon, extra):
    """The polygon with the nodes that claim lines make on its outline.

    extra: edge key -> points on that edge. A fill shares every vertex with
    the lines that touch it, so no renderer can open a hairline between them.
    """
    out = []
    for part in parts(polygon, ogr.wkbPolygon):
        new = ogr.Geometry(ogr.wkbPolygon)
        for ring in mesh.rings(part):
            corners, ring_out = points(ring), ogr.Geometry(ogr.wkbLinearRing)
            for p, q in zip(corners, corners[1:]):
                ring_out.AddPoint_2D(*p)
                between = extra.get(key(p, q), [])
                for x, y in (between if p < q else between[::-1]):
                    ring_out.AddPoint_2D(x, y)
            ring_out.AddPoint_2D(*corners[-1])
            new.AddGeometry(ring_out)
        out.append(new)
    return out[0] if len(out) == 1 else collect(ogr.wkbMultiPolygon, out)


def sides(geometry, areas):
    """Country codes left and right of a line, looked up beside its longest piece."""
    best = None
    for part in parts(geometry, ogr.wkbLineString):
        corners = points(part)
        for p, q in zip(corners, corners[1:]):
            length = ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5
            if best is None or length > best[0]:
                best = (length, p, q)
    length, p, q = best
    nx, ny = (p[1] - q[1]) / length, (q[0] - p[0]) / length
    out = []
    for sign in (1, -1):
        spot = ogr.Geometry(ogr.wkbPoint)
        spot.AddPoint_2D((p[0] + q[0]) / 2 + sign * nx * 0.002,
                         (p[1] + q[1]) / 2 + sign * ny * 0.002)
        out.append(next((iso for _, iso, _, polygon in areas if polygon.Contains(spot)), ""))
    return ["" if iso == "-1" else iso for iso in out]


def roomiest(polygon):
    """About the point farthest from the outline: where a name has most room."""
    whole = max(parts(polygon, ogr.wkbPolygon), key=lambda p: p.Area())
    outline = whole.Boundary()
    west, east, south, north = whole.GetEnvelope()
    best = (0.0, whole.PointOnSurface().GetX(), whole.PointOnSurface().GetY())
    for cells in (16, 8, 8):
        dx, dy = (east - west) / cells, (north - south) / cells
        for i in range(cells):
            for j in range(cells):
                spot = ogr.Geometry(ogr.wkbPoint)
                spot.AddPoint_2D(west + (i + 0.5) * dx, south + (j + 0.5) * dy)
                room = outline.Distance(spot)
                if room > best[0] and whole.Contains(spot):
                    best = (room, spot.GetX(), spot.GetY())
        west, east = best[1] - dx, best[1] + dx
        south, north = best[2] - dy, best[2] + dy
    spot = ogr.Geometry(ogr.wkbPoint)
    spot.AddPoint_2D(best[1], best[2])
    return spot


def ends(geometry):
    for part in parts(geometry, ogr.wkbLineString):
        corners = points(part)
        yield from (corners[0], corners[-1])


def gone_on(records, beyond):
    """The records, each line going on beyond the crop where it meets one of the same class (un), and the lines left.

    beyond: [(countries, class, line)], the lines beyond the crop in single pieces.
    """
    known = {p for _, geometry in records for p in ends(geometry) if rest.on_crop(p)}
    snap, starts = Snapper(known), {}
    for number, (countries, kind, piece) in enumerate(beyond):
        corners = points(piece)
        corners[0], corners[-1] = snap(corners[0]), snap(corners[-1])
        beyond[number] = (countries, kind, line(corners))
        starts.update((p, number) for p in (corners[0], corners[-1]) if p in known)
    used, out = set(), []
    for values, geometry in records:
        onward = {starts[p] for p in ends(geometry) if p in starts} - used
        onward = [n for n in sorted(onward) if beyond[n][1] == values[2]]
        used.update(onward)
        if onward:
            geometry = merged(parts(geometry, ogr.wkbLineString) + [beyond[n][2] for n in onward])
        out.append((values, geometry))
    return out, [b for n, b in enumerate(beyond) if n not in used]


def border_record(identity, view, geometry, areas):
    """VIEW: a row of worldviews.csv, or what stands for it."""
    classes = [view["class_" + w] for w in WORLDVIEWS]
    source = "claim" if identity[0] == "c" else "boundary"
    return (identity, view["name"], *classes, *sides(geometry, areas), int(view["pk_cn"]), source, view["note"]), geometry


def one_view(name, kind):
    """No worldview disagrees about it."""
    return {"name": name, "pk_cn": "0", "note": "", **{"class_" + w: kind for w in WORLDVIEWS}}


def borders_beyond(pieces, views, world):
    """A record for each two countries and class."""
    names = {row["iso_a2"]: row["name"] for t in ("countries.csv", "world_countries.csv") for row in table(t)}
    groups = {}
    for countries, kind, piece in pieces:
        groups.setdefault((*countries, kind), []).append(piece)
    for (a, b, kind), lines in sorted(groups.items()):
        geometry = merged(lines)
        name = "%s–%s boundary" % tuple(sorted((names[a], names[b]))) if a != b else "Line within " + names[a]
        identity = "w-%s-%s-%s" % (a.lower(), b.lower(), kind)
        yield border_record(identity, views.pop(identity, None) or one_view(name, kind), geometry,
                            [area for area in world.areas if area[1] in (a, b)])


def with_claims(records, views, world):
    """The records with the claim lines beyond the crop: more of those that cross its edge, and those that are new."""
    beyond, out = world.claims(), []
    for values, geometry in records:
        if values[0][0] == "c" and int(values[0][1:]) in beyond:
            _, more = beyond.pop(int(values[0][1:]))
            geometry = merged(parts(geometry, ogr.wkbLineString) + parts(more, ogr.wkbLineString))
        out.append((values, geometry))
    for fid, (name, geometry) in sorted(beyond.items()):
        identity = "c%d" % fid
        out.append(border_record(identity, views.pop(identity, None) or one_view(name, "claim"), geometry, world.areas))
    return out


def borders(areas, lines, claims, world):
    views = {row["line"]: row for row in table("worldviews.csv")}
    records = []
    for letter, group in (("b", lines), ("c", claims)):
        for fid, values, geometry in group:
            identity = letter + str(fid)
            view = views.pop(identity, None) or one_view(
                "%s–%s boundary" % tuple(sorted((values["adm0_left"], values["adm0_right"]))),
                DEFAULT_CLASS[values["featurecla"]])
            records.append(border_record(identity, view, geometry, areas))
    beyond = [((a, b), kind, piece) for (a, b, kind), geometry in sorted(world.borders().items())
              for piece in parts(geometry, ogr.wkbLineString)]
    records, beyond = gone_on(records, beyond)
    records += borders_beyond(beyond, views, world)
    records = with_claims(records, views, world)
    assert not views, "worldviews.csv names lines that are not there: %s" % sorted(views)
    shown = {key(p, q): values[2:6] for values, geometry in records for part in parts(geometry, ogr.wkbLineString)
             for p, q in zip(points(part), points(part)[1:])}
    write("borders", ogr.wkbLineString,
          [("id", "s"), ("name", "s"), *CLASS_FIELDS, ("iso_left", "s"), ("iso_right", "s"),
           ("pk_cn", "i"), ("source", "s"), ("note", "s")], records)
    return shown


DISPUTED_FIELDS = (("id", "s"), ("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("admin_by", "s"), ("claimants", "s"),
                   ("admin", "s"), ("admin_ur", "s"), ("admin_zh", "s"),
                   ("label_un", "s"), ("label_pk", "s"), ("label_cn", "s"), ("label_in", "s"),
                   ("side_un", "s"), ("side_pk", "s"), ("side_cn", "s"), ("side_in", "s"),
                   ("rank", "i"), ("tight", "i"), ("note", "s"))


def disputed(faces):
    records = []
    for row in table("disputed.csv"):
        members = []
        for x, y in zip(row["at_x"].split(), row["at_y"].split()):
            spot = ogr.Geometry(ogr.wkbPoint)
            spot.AddPoint_2D(float(x), float(y))
            found = [face for face, _ in faces if face.Contains(spot)]
            assert len(found) == 1, "no single face at %s %s" % (x, y)
            if not any(found[0].Equals(m) for m in members):
                members.append(found[0])
        values = tuple(int(row[f]) if kind == "i" else row[f] for f, kind in DISPUTED_FIELDS)
        records.append((values, union(members)))
    write("disputed", ogr.wkbPolygon, DISPUTED_FIELDS, records)
    return {values[0]: geometry for values, geometry in records}


def size_of(polygon):
    """In square degrees at the equator."""
    return sum(p.Area() * math.cos(math.radians(p.Centroid().GetY())) for p in parts(polygon, ogr.wkbPolygon))


def rank_by_size(polygon):
    """1 to 4, as countries.csv has it for those of the crop."""
    return next((rank for limit, rank in ((40, 1), (5, 2), (0.8, 3)) if size_of(polygon) > limit), 4)


def countries(areas, world):
    groups = {}
    for _, iso, _, polygon in areas + world.areas:
        groups.setdefault("" if iso == "-1" else iso, []).append(polygon)
    carried = {row["country"] for row in table("provinces.csv") if row["carries"]}
    records = []
    for row in table("countries.csv"):
        iso = row["iso_a2"]
        records.append(((row["name"], row["name_ur"], row["name_zh"], iso, int(iso == "PK"),
                         "country" if iso else "undetermined", int(row["rank"]),
                         int(iso in carried), float(row["label_x"]), float(row["label_y"])),
                        union(groups.pop(iso))))
    for row in table("world_countries.csv"):
        if row["iso_a2"] in groups:          # islands too small for the scale are left out
            polygon = union(groups.pop(row["iso_a2"]))
            middle = roomiest(polygon)
            records.append(((row["name"], row["name_ur"], row["name_zh"], row["iso_a2"], 0, row["kind"],
                             rank_by_size(polygon), 0, middle.GetX(), middle.GetY()), polygon))
    assert not groups, "countries.csv lacks %s" % sorted(groups)
    write("countries", ogr.wkbPolygon,
          [("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("iso_a2", "s"), ("subject", "i"),
           ("kind", "s"), ("rank", "i"), ("carried", "i"), ("label_x", "f"), ("label_y", "f")], records)


def large(world):
    """Codes of the countries beyond the crop whose provinces a map of the country has room for."""
    states = {row["iso_a2"] for row in table("world_countries.csv") if row["kind"] == "country"}
    sizes = {}
    for _, iso, _, polygon in world.areas:
        sizes[iso] = sizes.get(iso, 0) + size_of(polygon)
    return {iso for iso, size in sizes.items() if size > LARGE and iso in states}


def provinces(areas, disputed_areas, world):
    rows = {int(row["fid"]): row for row in table("provinces.csv")}
    groups, info = {}, {}
    drawn, within = large(world), {fid for fid, _, _, _ in areas}
    beyond = [area for area in world.areas if area[0] in within or (area[1] in drawn and area[2])]
    for fid, iso, name, polygon in areas + beyond:
        row = rows.get(fid) or {"id": iso.lower() + "-" + slug(name), "name": name, "name_ur": "",
                                "name_zh": "", "country": iso, "iso_3166_2": "",
                                "kind": "province", "abroad": 0, "tight": 0, "carries": "",
                                "carries_ur": "", "carries_zh": "", "note": ""}
        groups.setdefault(row["id"], []).append(polygon)
        if info.get(row["id"], {}).get("note") is None or not info[row["id"]]["note"]:
            info[row["id"]] = row
    inside = [disputed_areas[i] for i in
              ("jammu-kashmir", "azad-kashmir", "gilgit-baltistan", "siachen")]
    records = []
    for identity in sorted(groups, key=lambda i: (info[i]["country"] != "PK", i)):
        row, polygon = info[identity], union(groups[identity])
        middle = roomiest(polygon)
        contested = any(area.Contains(middle) for area in inside)
        records.append(((identity, row["name"], row["name_ur"], row["name_zh"], row["country"],
                         row["iso_3166_2"], row["kind"], int(contested), int(row["abroad"]),
                         int(row["tight"]), row["carries"], row["carries_ur"], row["carries_zh"],
                         middle.GetX(), middle.GetY(), row["note"]), polygon))
    write("provinces", ogr.wkbPolygon,
          [("id", "s"), ("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("country", "s"),
           ("iso_3166_2", "s"), ("kind", "s"), ("disputed", "i"), ("abroad", "i"), ("tight", "i"),
           ("carries", "s"), ("carries_ur", "s"), ("carries_zh", "s"), ("label_x", "f"),
           ("label_y", "f"), ("note", "s")], records)
    return [(values[0], values[4], geometry) for values, geometry in records]


def province_lines(areas, shown, disputed_areas):
    """Every stretch that two provinces of one country share, drawn once."""
    owners = {}
    for identity, country, polygon in areas:
        for p, q in edges(polygon):
            owners.setdefault(key(p, q), []).append((identity, country))
    aksai = disputed_areas["aksai-chin"]
    stretches = {}
    for (p, q), who in owners.items():
        if len(who) != 2 or who[0][1] != who[1][1]:
            continue
        middle = ogr.Geometry(ogr.wkbPoint)
        middle.AddPoint_2D((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
        # Where a worldview already draws a border here, the province line gives way.
        drawn = shown.get((p, q), ["hidden"] * 4)
        classes = ["province" if c == "hidden" else "hidden" for c in drawn]
        if aksai.Contains(middle) or {who[0][0], who[1][0]} == {"pk-azad-kashmir",
                                                                "pk-gilgit-baltistan"}:
            classes[WORLDVIEWS.index("in")] = "hidden"
        name = tuple(sorted((who[0][0], who[1][0])))
        stretches.setdefault((who[0][1], name, (p, q) in shown, tuple(classes)), []).append((p, q))
    records = []
    for country, name, contested, classes in sorted(stretches, key=lambda s: (s[0] != "PK", s)):
        pieces = [line(e) for e in sorted(stretches[country, name, contested, classes])]
        records.append((("%s/%s" % name, country, name[0], name[1], int(contested), *classes),
                        merged(pieces)))
    write("province_lines", ogr.wkbLineString,
          [("id", "s"), ("country", "s"), ("province_a", "s"), ("province_b", "s"),
           ("disputed", "i"), *CLASS_FIELDS], records)


def main():
    areas, lines, claims = mesh.build()
    extra = mesh.nodes_on_edges(areas, claims)
    areas = [(f, i, n, add_vertices(g, extra)) for f, i, n, g in areas]
    lines = [(f, v, mesh.with_nodes(g, extra)) for f, v, g in lines]
    claims = [(f, v, mesh.with_nodes(g, extra)) for f, v, g in claims]
    world = rest.World()
    shown = borders(areas, lines, claims, world)
    faces = mesh.faces(areas, lines, claims)
    contested = disputed(faces)
    countries(areas, world)
    province_lines(provinces(areas, contested, world), shown, contested)


main()
