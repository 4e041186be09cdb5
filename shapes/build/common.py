"""What every builder shares: the crop, the sources, rounding, and the writer.

Every file must come out with the same bytes on every run, so the writer fixes
the date in the .dbf header, the .prj text and the order of records.
"""
import csv
import os
import sys

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
osr.UseExceptions()
# Leave nothing beside the sources or the results.
gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")
gdal.SetConfigOption("OGR_SQLITE_JOURNAL", "OFF")

WEST, SOUTH, EAST, NORTH = 55.0, 20.0, 90.0, 45.0
DIGITS = 4                       # 11 m; the sources agree to about 1e-5 degree
SNAP = 3                         # in units of the last digit kept

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(os.path.dirname(HERE), "tables")
SOURCES = os.environ.get("CORRIDOR_SHAPE_SOURCES", "/")
OUT = os.environ.get("CORRIDOR_SHAPE_OUT", os.path.dirname(HERE))

MAGICS = "usr/share/magics/10m/"
GDL = "usr/share/gnudatalanguage/resource/maps/high/"
QGIS = "usr/share/qgis/resources/data/world_map.gpkg"

PRJ = ('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",'
       '6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],'
       'UNIT["Degree",0.0174532925199433]]\n')


def source(path):
    full = os.path.join(SOURCES, path)
    if not os.path.exists(full):
        sys.exit("missing source: %s (set CORRIDOR_SHAPE_SOURCES)" % full)
    return full


def table(name):
    """The rows of one of the project's own tables."""
    with open(os.path.join(TABLES, name), encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def box(west=WEST, south=SOUTH, east=EAST, north=NORTH):
    """A rectangle of degrees; the crop when nothing else is said."""
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((west, south), (west, north), (east, north), (east, south), (west, south)):
        ring.AddPoint_2D(x, y)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon


def read(path, layer=0, encoding=None, crop=True):
    """Yields (fid, attributes, geometry) of what touches the crop, or of everything."""
    options = ["ENCODING=" + encoding] if encoding else []
    ds = gdal.OpenEx(source(path), gdal.OF_VECTOR | gdal.OF_READONLY, open_options=options)
    table = ds.GetLayer(layer)
    if crop:
        table.SetSpatialFilterRect(WEST, SOUTH, EAST, NORTH)
    for feature in table:
        geometry = feature.geometry()
        if geometry is not None:
            geometry = geometry.Clone()
            geometry.FlattenTo2D()
            yield feature.GetFID(), feature.items(), geometry


def parts(geometry, kind):
    """The simple geometries of one flat kind inside any collection."""
    if geometry is None or geometry.IsEmpty():
        return []
    if ogr.GT_Flatten(geometry.GetGeometryType()) == kind:
        return [geometry.Clone()]
    out = []
    for i in range(geometry.GetGeometryCount()):
        out += parts(geometry.GetGeometryRef(i), kind)
    return out


def points(line):
    return [p[:2] for p in line.GetPoints()] if line.GetPointCount() else []


def rounded(x):
    return round(x, DIGITS) + 0.0          # + 0.0: no minus zero


def thin(coordinates):
    """Rounded, and without points that rounding made equal."""
    out = []
    for x, y in coordinates:
        p = (rounded(x), rounded(y))
        if not out or out[-1] != p:
            out.append(p)
    return out


class Snapper:
    """Moves a vertex onto the known one that rounding tore it from. KNOWN: anything with `in`."""

    def __init__(self, known):
        self.known = known

    def __call__(self, p):
        if p in self.known:
            return p
        best, distance = p, SNAP * SNAP + 1
        for dx in range(-SNAP, SNAP + 1):
            for dy in range(-SNAP, SNAP + 1):
                q = (rounded(p[0] + dx * 10 ** -DIGITS), rounded(p[1] + dy * 10 ** -DIGITS))
                if dx * dx + dy * dy < distance and q in self.known:
                    best, distance = q, dx * dx + dy * dy
        return best


def line(coordinates):
    geometry = ogr.Geometry(ogr.wkbLineString)
    for x, y in coordinates:
        geometry.AddPoint_2D(x, y)
    return geometry


def collect(kind, members):
    out = ogr.Geometry(kind)
    for member in members:
        out.AddGeometry(member)
    return out


def merged(lines):
    """Lines joined end to end where exactly two meet, in a stable order."""
    chains = [points(g) for g in lines]
    ends = {}
    for number, chain in enumerate(chains):
        for end in (0, -1):
            ends.setdefault(chain[end], []).append(number)
    used = [False] * len(chains)

    def follow(chain):
        while len(ends[chain[-1]]) == 2:
            onward = [n for n in ends[chain[-1]] if not used[n]]
            if not onward:
                break
            used[onward[0]] = True
            piece = chains[onward[0]]
            chain = chain + (piece if piece[0] == chain[-1] else piece[::-1])[1:]
        return chain

    out = []
    for number, chain in enumerate(chains):
        if not used[number]:
            used[number] = True
            chain = follow(follow(chain)[::-1])
            out.append(min(chain, chain[::-1]))
    out = [line(chain) for chain in sorted(out)]
    return out[0] if len(out) == 1 else collect(ogr.wkbMultiLineString, out)


def valid(geometry, how=()):
    # GEOS says aloud what it is asked here to mend.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return geometry if geometry.IsValid() else geometry.MakeValid(list(how))
    finally:
        gdal.PopErrorHandler()


def rounded_polygon(geometry, how=()):
    """A polygonal geometry with rounded coordinates, still valid, or None. HOW: of what rounding broke, for GDAL."""
    members = []
    for polygon in parts(geometry, ogr.wkbPolygon):
        new = ogr.Geometry(ogr.wkbPolygon)
        for i in range(polygon.GetGeometryCount()):
            ring = thin(points(polygon.GetGeometryRef(i)))
            if len(ring) >= 4:
                shell = ogr.Geometry(ogr.wkbLinearRing)
                for x, y in ring:
                    shell.AddPoint_2D(x, y)
                new.AddGeometry(shell)
            elif i == 0:
                break
        if new.GetGeometryCount():
            new = valid(new, how)
            members += [p for p in parts(new, ogr.wkbPolygon) if p.Area() > 0]
    if not members:
        return None
    members.sort(key=lambda p: (-p.Area(), p.ExportToWkt()))
    return members[0] if len(members) == 1 else collect(ogr.wkbMultiPolygon, members)


def write(name, kind, fields, records):
    """Writes OUT/name.shp. fields: (name, 's' | 'i' | 'f'); records: (values, geometry)."""
    driver = ogr.GetDriverByName("ESRI Shapefile")
    path = os.path.join(OUT, name + ".shp")
    if os.path.exists(path):
        driver.DeleteDataSource(path)
    ds = driver.CreateDataSource(path)
    layer = ds.CreateLayer(name, None, kind,
                           ["ENCODING=UTF-8", "DBF_DATE_LAST_UPDATE=2024-11-30"])
    records = list(records)
    for index, (field, letter) in enumerate(fields):
        if letter == "s":
            definition = ogr.FieldDefn(field, ogr.OFTString)
            definition.SetWidth(max([1] + [len(v[index].encode()) for v, _ in records]))
        elif letter == "i":
            definition = ogr.FieldDefn(field, ogr.OFTInteger)
            definition.SetWidth(max([1] + [len(str(v[index])) for v, _ in records if v[index] is not None]))
        else:
            definition = ogr.FieldDefn(field, ogr.OFTReal)
            definition.SetWidth(12)
            definition.SetPrecision(4)
        layer.CreateField(definition)
    for values, geometry in records:
        feature = ogr.Feature(layer.GetLayerDefn())
        for index, value in enumerate(values):
            if value is not None:
                feature.SetField(index, value)
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)
    del layer, ds
    with open(path[:-4] + ".prj", "w") as out:
        out.write(PRJ)
    with open(path[:-4] + ".cpg", "w") as out:
        out.write("UTF-8")
    print("%-20s %5d records" % (name, len(records)))
