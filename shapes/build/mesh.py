"""One arrangement of lines and faces for everything that has a border.

Province outlines, border lines and claim lines are rounded, cropped and
noded together; polygonising the result gives the smallest faces. Provinces,
countries and disputed areas are unions of faces, so that none of them can
miss a border line by a hair.
"""
from osgeo import ogr

from common import (DIGITS, GDL, MAGICS, QGIS, Snapper, box, collect, line, merged, parts, points, read,
                    rounded_polygon, thin, valid)


def rings(polygon):
    for part in parts(polygon, ogr.wkbPolygon):
        for i in range(part.GetGeometryCount()):
            yield part.GetGeometryRef(i)


def provinces():
    """[(fid, iso, name, polygon)] cropped and rounded."""
    frame, out = box(), []
    for fid, values, geometry in read(GDL + "ne_10m_admin_1_states_provinces.shp"):
        polygon = rounded_polygon(valid(geometry).Intersection(frame))
        if polygon is not None:
            out.append((fid, values["iso_a2"], values["name"], polygon))
    return out


def snapped_lines(path, layer, snap):
    """[(fid, attributes, line)] cropped, rounded and on province vertices."""
    frame, out = box(), []
    for fid, values, geometry in read(path, layer):
        pieces = []
        for piece in parts(geometry, ogr.wkbLineString):
            # Snap before the crop makes new vertices on the frame.
            coordinates = thin([snap(p) for p in thin(points(piece))])
            if len(coordinates) < 2:
                continue
            cut = line(coordinates).Intersection(frame)
            for bit in parts(cut, ogr.wkbLineString):
                bit = thin(points(bit))
                if len(bit) > 1:
                    pieces.append(line(bit))
        if pieces:
            out.append((fid, values, merged(pieces)))
    return out


def build():
    """Provinces, border lines and claim lines that fit each other."""
    areas = provinces()
    snap = Snapper({p for _, _, _, polygon in areas for ring in rings(polygon) for p in points(ring)})
    borders = snapped_lines(MAGICS + "ne_10m_admin_0_boundary_lines_land.shp", 0, snap)
    claims = snapped_lines(QGIS, "disputed_borders", snap)
    return areas, borders, claims


def faces(areas, borders, claims):
    """The smallest areas that all lines together enclose."""
    lines = []
    for _, _, _, polygon in areas:
        lines += [line(points(ring)) for ring in rings(polygon)]
    for _, _, geometry in borders + claims:
        lines += parts(geometry, ogr.wkbLineString)
    noded = collect(ogr.wkbMultiLineString, lines).Union(lines[0])
    out = []
    for face in parts(noded.Polygonize(), ogr.wkbPolygon):
        out.append((face, face.PointOnSurface()))
    return out


def nodes_on_edges(areas, claims):
    """Ends of claim lines that lie on an outline's edge but on none of its vertices.

    Returns edge -> [points], in the order of the edge's own direction.
    """
    vertices, segments = set(), set()
    for _, _, _, polygon in areas:
        for ring in rings(polygon):
            corners = points(ring)
            vertices.update(corners)
            segments.update((min(p, q), max(p, q)) for p, q in zip(corners, corners[1:]))
    loose = set()
    for _, _, geometry in claims:
        for part in parts(geometry, ogr.wkbLineString):
            corners = points(part)
            loose.update(p for p in (corners[0], corners[-1]) if p not in vertices)
    found = {}
    for p, q in sorted(segments):
        for x, y in loose:
            if min(p[0], q[0]) <= x <= max(p[0], q[0]) and min(p[1], q[1]) <= y <= max(p[1], q[1]):
                length = ((q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2) ** 0.5
                off = abs((q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])) / length
                if off < 2 * 10 ** -DIGITS:
                    found.setdefault((p, q), []).append((x, y))
    return {edge: sorted(inner) for edge, inner in found.items()}


def with_nodes(geometry, extra):
    out = []
    for part in parts(geometry, ogr.wkbLineString):
        corners, new = points(part), []
        for p, q in zip(corners, corners[1:]):
            between = extra.get((min(p, q), max(p, q)), [])
            new += [p] + (between if p < q else between[::-1])
        out.append(line(new + [corners[-1]]))
    return out[0] if len(out) == 1 else collect(ogr.wkbMultiLineString, out)
