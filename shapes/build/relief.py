"""Heights for hill shading, from the 5-minute grid.

The grid is doubled with the four-point midpoint rule (-1, 9, 9, -1) / 16.
It keeps every measured height and turns the steps of single cells, which a
hillshade shows as a mosaic, into slopes.
"""
import os

import numpy
from osgeo import gdal

from common import EAST, FERRET, NORTH, OUT, SOUTH, WEST, PRJ, source

PER_DEGREE = 12
PAD = 2                          # the midpoint rule looks two cells away


def midpoints(a):
    """The array with a row between every two rows; loses PAD rows at each end."""
    inner = a[PAD:-PAD]
    out = numpy.empty((2 * len(inner) - 1,) + a.shape[1:], dtype=float)
    out[0::2] = inner
    n = len(inner) - 1
    out[1::2] = (-a[1:1 + n] + 9 * a[2:2 + n] + 9 * a[3:3 + n] - a[4:4 + n]) / 16
    return out


def main():
    grid = gdal.Open("NETCDF:\"%s\":ROSE" % source(FERRET))
    band = grid.GetRasterBand(1)
    column, row = int(WEST * PER_DEGREE), int((90 - NORTH) * PER_DEGREE)
    columns = int((EAST - WEST) * PER_DEGREE) + 1
    rows = int((NORTH - SOUTH) * PER_DEGREE) + 1
    heights = numpy.frombuffer(
        band.ReadRaster(column - PAD, row - PAD, columns + 2 * PAD, rows + 2 * PAD,
                        buf_type=gdal.GDT_Float32),
        dtype="<f4").reshape(rows + 2 * PAD, columns + 2 * PAD).astype(float)
    fine = numpy.rint(midpoints(midpoints(heights).T).T).astype("<i2")
    step = 1.0 / PER_DEGREE / 2
    path = os.path.join(OUT, "relief.tif")
    out = gdal.GetDriverByName("GTiff").Create(
        path, fine.shape[1], fine.shape[0], 1, gdal.GDT_Int16,
        ["COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=9", "TILED=NO"])
    # The grid's heights are at its nodes; a pixel reaches half a step around its node.
    out.SetGeoTransform((WEST - step / 2, step, 0, NORTH + step / 2, 0, -step))
    out.SetProjection(PRJ)
    out.GetRasterBand(1).WriteRaster(0, 0, fine.shape[1], fine.shape[0], fine.tobytes())
    out = None
    print("%-20s %d x %d, %d to %d m" % ("relief", fine.shape[1], fine.shape[0],
                                         fine.min(), fine.max()))


main()
