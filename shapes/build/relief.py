"""Heights for hill shading, 2 minutes of arc apart.

The source is a picture of SRTM30 whose grey stands for height. Its makers do
not publish the curve: tables/relief_curve.csv was read off against known
heights (towns, lakes, plateaus) and a coarser height grid.
"""
import os

import numpy
from osgeo import gdal

from common import EAST, NORTH, OUT, PRJ, SOUTH, WEST, source, table

TILES = "usr/share/marble/data/maps/earth/srtm/3/%06d/%06d_%06d.jpg"
TILE_DEGREES, PER_DEGREE = 22.5, 30
FADE = 1.5                        # degrees


def grey():
    """The crop of the picture."""
    columns = range(int((WEST + 180) / TILE_DEGREES), int((EAST + 180 - 1e-9) / TILE_DEGREES) + 1)
    rows = range(int((90 - NORTH) / TILE_DEGREES), int((90 - SOUTH - 1e-9) / TILE_DEGREES) + 1)
    bands = []
    for row in rows:
        band = []
        for column in columns:
            tile = gdal.Open(source(TILES % (row, row, column)))
            raw = tile.GetRasterBand(1).ReadRaster(0, 0, tile.RasterXSize, tile.RasterYSize)
            band.append(numpy.frombuffer(raw, dtype="u1").reshape(tile.RasterYSize,
                                                                  tile.RasterXSize))
        bands.append(numpy.hstack(band))
    whole = numpy.vstack(bands).astype(float)
    left = round((WEST + 180 - columns[0] * TILE_DEGREES) * PER_DEGREE)
    top = round((90 - NORTH - rows[0] * TILE_DEGREES) * PER_DEGREE)
    return whole[top:top + round((NORTH - SOUTH) * PER_DEGREE),
                 left:left + round((EAST - WEST) * PER_DEGREE)]


def softened(a):
    """Weights 1 2 1 both ways: takes the edge off the JPEG's blocks of 8."""
    for axis in (0, 1):
        last = a.shape[axis] - 1
        before = a.take([0, *range(last)], axis)
        after = a.take([*range(1, last + 1), last], axis)
        a = (before + 2 * a + after) / 4
    return a


def faded(heights):
    """Heights that flatten out towards the edges, so that no page beyond shows where the shading ends."""
    reach = round(FADE * PER_DEGREE)
    weight = numpy.ones_like(heights)
    for axis in (0, 1):
        place = numpy.arange(heights.shape[axis])
        inward = numpy.clip(numpy.minimum(place, place[::-1]) / reach, 0, 1)
        inward = inward * inward * (3 - 2 * inward)
        weight *= inward[:, None] if axis == 0 else inward[None, :]
    return heights.mean() + (heights - heights.mean()) * weight


def main():
    curve = [(float(row["grey"]), float(row["metres"])) for row in table("relief_curve.csv")]
    heights = numpy.rint(faded(numpy.interp(softened(grey()), *zip(*curve)))).astype("<i2")
    path = os.path.join(OUT, "relief.tif")
    out = gdal.GetDriverByName("GTiff").Create(
        path, heights.shape[1], heights.shape[0], 1, gdal.GDT_Int16,
        ["COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=9", "TILED=NO"])
    out.SetGeoTransform((WEST, 1 / PER_DEGREE, 0, NORTH, 0, -1 / PER_DEGREE))
    out.SetProjection(PRJ)
    out.GetRasterBand(1).WriteRaster(0, 0, heights.shape[1], heights.shape[0], heights.tobytes())
    out = None
    print("%-20s %d x %d, %d to %d m" % ("relief", heights.shape[1], heights.shape[0],
                                         heights.min(), heights.max()))


main()
