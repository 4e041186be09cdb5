"""Borders, disputed areas, countries, provinces and province lines.

All of them come from one arrangement (mesh.py), so one program writes them.
"""
import re
import unicodedata

from osgeo import ogr

import mesh
from common import (EAST, NORTH, SOUTH, WEST, collect, line, merged, parts, points, table, write)

WORLDVIEWS = ("un", "pk", "cn", "in")
CLASS_FIELDS = [("class_" + w, "s") for w in WORLDVIEWS]
DEFAULT_CLASS = {"International boundary (verify)": "international"}


def slug(text):
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def key(p, q):
    return (p, q) if p < q else (q, p)


def edges(geometry):
    for ring in mesh.rings(geometry):
        corners = points(ring)
        for p, q in zip(corners, corners[1:]):
            if p != q:
                yield p, q


def on_frame(p, q):
    return (p[0] == q[0] and p[0] in (WEST, EAST)) or (p[1] == q[1] and p[1] in (SOUTH, NORTH))


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


def borders(areas, lines, claims):
    views = {row["line"]: row for row in table("worldviews.csv")}
    names = {row["iso_a2"]: row["name"] for row in table("countries.csv")}
    records, shown = [], {}
    for letter, group in (("b", lines), ("c", claims)):
        for fid, values, geometry in group:
            identity = letter + str(fid)
            view = views.pop(identity, None)
            if view is None:
                # No worldview disagrees about it.
                kind = DEFAULT_CLASS[values["featurecla"]]
                view = {"class_" + w: kind for w in WORLDVIEWS}
                view.update(name="%s–%s boundary" % tuple(sorted(
                    (values["adm0_left"], values["adm0_right"]))), pk_cn="0", note="")
            left, right = sides(geometry, areas)
            classes = [view["class_" + w] for w in WORLDVIEWS]
            source = "boundary" if letter == "b" else "claim"
            records.append(((identity, view["name"], *classes, left, right,
                             int(view["pk_cn"]), source, view["note"]), geometry))
            for part in parts(geometry, ogr.wkbLineString):
                corners = points(part)
                for p, q in zip(corners, corners[1:]):
                    shown[key(p, q)] = classes
    assert not views, "worldviews.csv names lines that are not there: %s" % sorted(views)
    write("borders", ogr.wkbLineString,
          [("id", "s"), ("name", "s"), *CLASS_FIELDS, ("iso_left", "s"), ("iso_right", "s"),
           ("pk_cn", "i"), ("source", "s"), ("note", "s")], records)
    return shown


DISPUTED_FIELDS = ("id", "name", "name_ur", "name_zh", "admin_by", "claimants",
                   "label_un", "label_pk", "label_cn", "label_in",
                   "side_un", "side_pk", "side_cn", "side_in", "note")


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
        records.append((tuple(row[f] for f in DISPUTED_FIELDS), union(members)))
    write("disputed", ogr.wkbPolygon, [(f, "s") for f in DISPUTED_FIELDS], records)
    return {values[0]: geometry for values, geometry in records}


def countries(areas):
    groups = {}
    for _, iso, _, polygon in areas:
        groups.setdefault("" if iso == "-1" else iso, []).append(polygon)
    records = []
    for row in table("countries.csv"):
        iso = row["iso_a2"]
        records.append(((row["name"], row["name_ur"], row["name_zh"], iso, int(iso == "PK"),
                         "country" if iso else "undetermined", int(row["rank"]),
                         float(row["label_x"]), float(row["label_y"])), union(groups.pop(iso))))
    assert not groups, "countries.csv lacks %s" % sorted(groups)
    write("countries", ogr.wkbPolygon,
          [("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("iso_a2", "s"), ("subject", "i"),
           ("kind", "s"), ("rank", "i"), ("label_x", "f"), ("label_y", "f")], records)


def provinces(areas, disputed_areas):
    rows = {int(row["fid"]): row for row in table("provinces.csv")}
    groups, info = {}, {}
    for fid, iso, name, polygon in areas:
        row = rows.get(fid) or {"id": iso.lower() + "-" + slug(name), "name": name, "name_ur": "",
                                "name_zh": "", "country": iso, "iso_3166_2": "",
                                "kind": "province", "note": ""}
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
                         row["iso_3166_2"], row["kind"], int(contested),
                         middle.GetX(), middle.GetY(), row["note"]), polygon))
    write("provinces", ogr.wkbPolygon,
          [("id", "s"), ("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("country", "s"),
           ("iso_3166_2", "s"), ("kind", "s"), ("disputed", "i"), ("label_x", "f"),
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
        if len(who) != 2 or who[0][1] != who[1][1] or on_frame(p, q):
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
    shown = borders(areas, lines, claims)
    faces = mesh.faces(areas, lines, claims)
    contested = disputed(faces)
    countries(areas)
    province_lines(provinces(areas, contested), shown, contested)


main()
