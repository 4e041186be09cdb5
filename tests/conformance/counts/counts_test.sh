#!/bin/sh
# What a map counts is what PostGIS counts: counts_test.sh CORRIDOR [POINTS.csv AREAS FIELD], of data made here unless others
# are named.
set -u
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../support/scratch.sh"
. "$here/../../support/needs.sh"
needs python3 psql
. "$here/../../support/postgis.sh"
python3 "$here/counts_test.py" "$base" "$work" "$@"
