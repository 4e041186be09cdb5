#!/bin/sh
# Rebuilds shapes/ into a temporary folder and compares it with what is committed.
# Needs python3-gdal and the source packages, installed or extracted into the
# folder that CORRIDOR_SHAPE_SOURCES names; exit 77 (skipped) without. No network.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
: "${CORRIDOR_SHAPE_SOURCES:=/}"
export CORRIDOR_SHAPE_SOURCES

skip() {
    echo "skipped: $1"
    exit 77
}

/usr/bin/python3 -c "import numpy; from osgeo import ogr" 2>/dev/null || skip "no python3-gdal"
for file in usr/share/magics/10m/ne_10m_admin_0_boundary_lines_land.shp \
            usr/share/gnudatalanguage/resource/maps/high/ne_10m_admin_1_states_provinces.shp \
            usr/share/qgis/resources/data/world_map.gpkg \
            usr/share/marble/data/maps/earth/srtm/3/000002/000002_000011.jpg; do
    [ -e "$CORRIDOR_SHAPE_SOURCES/$file" ] || skip "no $file in $CORRIDOR_SHAPE_SOURCES"
done

. "$(dirname "$0")/../support/scratch.sh"
"$root/shapes/build.sh" "$work"

differs=0
for file in "$root"/shapes/*.shp "$root"/shapes/*.shx "$root"/shapes/*.dbf "$root"/shapes/*.prj \
            "$root"/shapes/*.cpg "$root"/shapes/*.csv "$root"/shapes/*.tif; do
    cmp "$file" "$work/$(basename "$file")" || differs=1
done
for file in "$work"/*; do
    if [ ! -e "$root/shapes/$(basename "$file")" ]; then
        echo "not committed: $(basename "$file")"
        differs=1
    fi
done
exit $differs
