#!/bin/sh
# The whole command against MapServer, in one run on one machine: medians of hyperfine.
#
#   run.sh CORRIDOR DATA MAPFILES [RUNS]
#
# DATA holds countries, admin1, rivers, coast, disputed, corridor, cities, inc_1k and inc_1m as .shp and .gpkg;
# MAPFILES the same layers for MapServer: brief-FORMAT-1k.map, brief-FORMAT-1m.map, poly-FORMAT-countries.map.
# w1: briefing map, 1,000 incidents, 1600 × 1200; w2: a million incidents; w6: countries alone, 400 × 300.
set -eu
[ $# -ge 3 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }
corridor=$1 data=$(cd "$2" && pwd) mapfiles=$(cd "$3" && pwd) runs=${4:-10}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/style.yaml" "$work/brief.yaml"
# w6 draws the first two layers alone: sea and countries.
sed '/id: admin1/,$d' "$here/style.yaml" >"$work/poly.yaml"
full='-1400000 -950000 1400000 1150000'

document() { # name style size format incidents
  cat >"$work/$1.yaml" <<END
version: 1
style: $2.yaml
sources:
$(for layer in countries admin1 rivers coast disputed corridor cities; do
    [ "$2" = brief ] || [ "$layer" = countries ] || continue
    printf '  %s: {url: "%s/%s.%s"}\n' "$layer" "$data" "$layer" "$4"
  done)
$([ "$2" = poly ] || printf '  incidents: {url: "%s/inc_%s.%s"}' "$data" "$5" "$4")
view: {extent: [-1400000, -950000, 1400000, 1150000], margin: 0,
       crs: "+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84"}
page: {size: $3, dpi: 96, frame: false}
furniture: {legend: false, scale-bar: false}
END
}

compare() { # name mapfile "width height" runs
  hyperfine -N --style none --warmup 1 --runs "$4" --export-csv "$work/times.csv" \
    "map2img -m $mapfiles/$2.map -i agg -o $work/peer.png -s $3 -e $full" \
    "$corridor render $work/$1.yaml -o $work/ours.png" >/dev/null 2>&1
  awk -F, -v name="$1" 'NR == 2 {peer = $4} NR == 3 {printf "%-12s MapServer %7.3f s   Corridor %7.3f s   ratio %.2f\n", name, peer, $4, peer / $4}' \
    "$work/times.csv"
}

for format in shp gpkg; do
  document "w1-$format" brief '1600 x 1200 px' "$format" 1k
  document "w2-$format" brief '1600 x 1200 px' "$format" 1m
  document "w6-$format" poly '400 x 300 px' "$format" 1k
  compare "w1-$format" "brief-$format-1k" '1600 1200' "$runs"
  compare "w6-$format" "poly-$format-countries" '400 300' "$runs"
  compare "w2-$format" "brief-$format-1m" '1600 1200' 3
done
