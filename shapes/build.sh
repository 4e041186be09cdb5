#!/bin/sh
# Makes every file of this folder from Debian packages and from tables/.
#
#   shapes/build.sh [OUTDIR]        default: this folder
#
# CORRIDOR_SHAPE_SOURCES names a folder into which the packages below were
# extracted (dpkg -x). Without it they are fetched into a temporary folder.
# Needs /usr/bin/python3 with python3-gdal and python3-numpy.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
mkdir -p "$out"
out=$(cd "$out" && pwd)

packages="libmagics++-data=4.13.0-1 qgis-common=3.22.16+dfsg-1
          libgnudatalanguage0=1.0.1-4+b5 marble-qt-data=4:22.12.3-1"

if [ -z "${CORRIDOR_SHAPE_SOURCES:-}" ]; then
    CORRIDOR_SHAPE_SOURCES=$(mktemp -d)
    trap 'rm -rf "$CORRIDOR_SHAPE_SOURCES"' EXIT
    chmod 755 "$CORRIDOR_SHAPE_SOURCES"
    for package in $packages; do
        # A mirror may have moved on to another revision of the same data.
        (cd "$CORRIDOR_SHAPE_SOURCES" &&
            { apt-get -q download "$package" || apt-get -q download "${package%%=*}"; })
    done
    for file in "$CORRIDOR_SHAPE_SOURCES"/*.deb; do
        dpkg -x "$file" "$CORRIDOR_SHAPE_SOURCES"
        rm "$file"
    done
fi

export CORRIDOR_SHAPE_SOURCES CORRIDOR_SHAPE_OUT="$out"
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8 TZ=UTC

for subject in areas water places routes relief; do
    /usr/bin/python3 "$here/build/$subject.py"
done

# Tables that are layers as they stand.
if [ "$out" != "$here" ]; then
    cp "$here/sites.csv" "$here/incidents.csv" "$out/"
fi
