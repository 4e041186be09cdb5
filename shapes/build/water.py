"""Ocean, rivers and lakes."""
from osgeo import ogr

import mesh
import world
from common import (GDL, MAGICS, box, collect, line, merged, parts, points, read, rounded_polygon,
                    table, thin, write)

CELL, OVERLAP = 15, 0.01                    # degrees
SMALLEST_SEA = 0.02                         # square degrees: what is left of a cell and counts
BEYOND_RIVER, BEYOND_LAKE = 5, 0.1          # Natural Earth's scale rank; square degrees
ARABIAN_SEA = ("Arabian Sea", "بحیرہ عرب", "阿拉伯海")
WIDTHS = {1: 0.6, 2: 0.45, 3: 0.3}          # points on paper


def ocean():
    """What the provinces leave of the crop.

    Natural Earth's own ocean follows the same coast but is of a later edition
    whose vertices differ by some metres, which would show as hairlines.
    """
    areas = mesh.provinces()
    land = collect(ogr.wkbMultiPolygon,
                   [p for _, _, _, g in areas for p in parts(g, ogr.wkbPolygon)]).UnionCascaded()
    rest = box().Difference(land)
    records = []
    for part in parts(rest, ogr.wkbPolygon):
        if part.Area() > 1e-6:               # not the pinholes between outlines
            records.append((ARABIAN_SEA if part.Area() > 50 else ("", "", ""), part))
    records.sort(key=lambda r: (-r[1].Area(), r[1].ExportToWkt()))
    records = [(values + (0,), part) for values, part in records] + [(("", "", "", 1), part) for part in sea_beyond()]
    write("ocean", ogr.wkbPolygon, [("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("beyond", "i")], records)


def sea_beyond():
    """The sea of the rest of the world, what the countries there leave of cells, of which a map reads the few that it shows.

    Cells overlap a little, so that no viewer shows a hairline between two of them.
    """
    land = collect(ogr.wkbMultiPolygon, [p for _, _, _, g in world.World().areas for p in parts(g, ogr.wkbPolygon)])
    land = land.UnionCascaded()
    for south in range(-90, 90, CELL):
        for west in range(-180, 180, CELL):
            cell = box(max(west - OVERLAP, -180), max(south - OVERLAP, -90),
                       min(west + CELL + OVERLAP, 180), min(south + CELL + OVERLAP, 90))
            # By structure: a hole whose edge rounding lays on the cell's, at 180°, is to stay a hole.
            rest = rounded_polygon(cell.Difference(land).Difference(box()), ["METHOD=STRUCTURE"])
            yield from (p for p in parts(rest, ogr.wkbPolygon) if p.Area() > SMALLEST_SEA)


def cropped(geometry, beyond):
    """The lines of a geometry in the crop, and with BEYOND those of the rest of the world, simplified."""
    pieces = [thin(points(p)) for p in parts(geometry.Intersection(box()), ogr.wkbLineString)]
    if beyond:
        pieces += [thin(world.plainer(points(p))) for p in parts(geometry.Difference(box()), ogr.wkbLineString)]
    return [line(piece) for piece in pieces if len(piece) > 1]


def rivers():
    names = {row["source_name"]: row for row in table("river_names.csv")}
    records = []
    for fid, values, geometry in read(MAGICS + "ne_10m_rivers_lake_centerlines.shp", encoding="UTF-8", crop=False):
        pieces = cropped(geometry, values["scalerank"] <= BEYOND_RIVER)
        if not pieces:
            continue
        name = " ".join((values["name"] or "").split())
        row = names.get(name, {"name": name, "name_ur": "", "name_zh": "", "rank": "3"})
        kind = "river" if values["featurecla"] == "River" else "lake centreline"
        rank = int(row["rank"])
        records.append(((row["name"], row["name_ur"], row["name_zh"], kind, rank,
                         int(values["scalerank"]), WIDTHS[rank]), merged(pieces)))
    records.sort(key=lambda r: (r[0][4], r[0][0], r[0][3], r[1].ExportToWkt()))
    write("rivers", ogr.wkbLineString,
          [("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("kind", "s"), ("rank", "i"),
           ("scalerank", "i"), ("width_pt", "f")], records)


def lakes():
    names = {int(row["fid"]): row for row in table("lake_names.csv")}
    frame, records = box(), []
    for fid, values, geometry in read(GDL + "ne_10m_lakes.shp", crop=False):
        if not geometry.Intersects(frame):
            if geometry.Area() < BEYOND_LAKE:
                continue
            geometry = geometry.SimplifyPreserveTopology(world.TOLERANCE)
        polygon = rounded_polygon(geometry)
        if polygon is not None:
            row = names.get(fid, {"name": "", "name_ur": "", "name_zh": ""})
            # Square degrees at the lake's latitude are square enough to rank by.
            rank = 1 if polygon.Area() > 0.2 else 2 if polygon.Area() > 0.03 else 3
            records.append(((row["name"], row["name_ur"], row["name_zh"], rank), polygon))
    records.sort(key=lambda r: (r[0][3], r[0][0], r[1].ExportToWkt()))
    write("lakes", ogr.wkbPolygon,
          [("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("rank", "i")], records)


ocean()
rivers()
lakes()
