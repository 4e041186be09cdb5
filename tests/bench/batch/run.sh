#!/bin/sh
# What batches promise, with large numbers; the small ones are in tests/cli.
#
#   run.sh kills CORRIDOR [PAGES [KILLS]]    500 pages, killed 20 times at random moments, then ended: the same bytes as a
#                                            batch that was left alone, in one process and in four shards
#   run.sh many CORRIDOR [PAGES]             5,000 maps: memory and open files at the start, half-way and at the end
#   run.sh peers CORRIDOR DATA MAPFILE [RUNS]  200 snapshots of 800 × 600 in one process and in two, against MapServer's
#                                            mapscript and, where MAPNIK names a program and its style, Mapnik
#
# DATA is as for ../peers/run.sh, and holds regions.csv: number, xmin, ymin, xmax, ymax in the map's projection.
set -eu
[ $# -ge 2 ] || { sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
what=$1 corridor=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*"; exit 1; }

kills() {
  pages=${1:-500} kills=${2:-20}
  . "$here/../../cli/batch_data.sh"
  cd "$work"
  make_atlas "$pages"
  "$corridor" batch map.yaml -o whole -j 1 2>log || fail "a batch left alone: $(tail -1 log)"
  seconds=$(awk -v pages="$pages" 'BEGIN { print pages / 500 * 2 }')
  for i in $(seq "$kills"); do
    "$corridor" batch map.yaml -o killed -j $((i % 3 + 1)) 2>/dev/null &
    pid=$!
    sleep "$(awk -v seed="$i" -v most="$seconds" 'BEGIN { srand(seed * 7919); print rand() * most }')"
    kill -9 $pid 2>/dev/null || echo "kill $i came too late"
    wait $pid 2>/dev/null || true
    echo "kill $i: $(find killed -name '*.png' 2>/dev/null | wc -l) maps"
  done
  "$corridor" batch map.yaml -o killed -j 2 2>log || fail "the last batch: $(tail -1 log)"
  echo "the last batch: $(tail -1 log)"
  diff -r whole killed >/dev/null || fail "killed: the folders differ"
  for i in 1 2 3 4; do "$corridor" batch map.yaml -o parts --shard $i/4 2>/dev/null || fail "shard $i"; done
  "$corridor" batch --merge parts 2>/dev/null || fail merging
  diff -r whole parts >/dev/null || fail "shards: the folders differ"
  echo "the same bytes after $kills kills, and in four shards"
}

# Memory and files of the batch and its processes, in KiB: Pss shares what is shared.
measure() {
  for p in $1 $(pgrep -P "$1"); do
    awk -v p="$p" '/^Pss:/ { print "pss", $2 }' /proc/"$p"/smaps_rollup 2>/dev/null || true
    echo "files $(ls /proc/"$p"/fd 2>/dev/null | wc -l)"
  done | awk '$1 == "pss" { pss += $2 } $1 == "files" { files += $2 } END { printf "%d MiB, %d files\n", pss / 1024, files }'
}

many() {
  pages=${1:-5000}
  . "$here/../../cli/batch_data.sh"
  cd "$work"
  make_atlas "$pages"
  "$corridor" batch map.yaml -o out -j 2 2>log &
  pid=$!
  for part in 10 50 90; do
    while [ "$(cat out/.corridor-journal 2>/dev/null | wc -l)" -lt $((pages * part / 100)) ]; do
      kill -0 $pid || break 2
      sleep 0.05
    done
    echo "at $part %: $(measure $pid)"
  done
  wait $pid || fail "$(tail -1 log)"
  tail -1 log
}

peers() {
  data=$(cd "$1" && pwd) mapfile=$(realpath "$2") runs=${3:-3}
  crs='+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84'
  cd "$work"
  awk -F, 'BEGIN { print "{\"type\": \"FeatureCollection\", \"features\": [" }
    { printf "%s{\"type\": \"Feature\", \"properties\": {\"id\": \"r%d\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[%s, %s], [%s, %s], [%s, %s], [%s, %s], [%s, %s]]]}}\n", \
        (NR > 1 ? "," : ""), $1, $2, $3, $4, $3, $4, $5, $2, $5, $2, $3 }
    END { print "]}" }' "$data/regions.csv" >regions.geojson
  cp "$here/../peers/style.yaml" style.yaml
  { printf 'version: 1\nstyle: style.yaml\nsources:\n  regions: {url: regions.geojson, crs: "%s"}\n' "$crs"
    for layer in countries admin1 rivers coast disputed corridor cities; do printf '  %s: {url: "%s/%s.shp"}\n' $layer "$data" $layer; done
    printf '  incidents: {url: "%s/inc_1k.shp"}\nview: {crs: "%s", margin: 0}\n' "$data" "$crs"
    printf 'page: {size: 800 x 600 px, dpi: 96, frame: false}\nfurniture: {legend: false, scale-bar: false}\n'
    printf 'atlas: {over: regions, margin: 0%%, file: "{id}.png"}\n'; } >map.yaml
  # share K N: MapServer's Kth of N parts, in one process.
  cat >share.py <<'END'
import csv, sys, mapscript
mapfile, regions, out, part, parts = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
m = mapscript.mapObj(mapfile)
m.selectOutputFormat("agg")
for i, row in enumerate(csv.reader(open(regions))):
    if i % parts != part: continue
    m.setSize(800, 600)
    m.setExtent(*map(float, row[1:5]))
    m.draw().save(f"{out}/{row[0]}.png")
END
  mkdir ms
  ms="/usr/bin/python3 share.py $mapfile $data/regions.csv ms"
  for k in 1 2; do
    both="$ms 0 $k"; [ $k = 1 ] || both="$ms 0 2 & $ms 1 2 & wait"
    set -- "$both" "$corridor batch map.yaml -o out -j $k --force"
    [ -z "${MAPNIK:-}" ] || {
      one="$MAPNIK shp 1k agg mn 800 600 $data/regions.csv"
      mkdir -p mn; both="$one 0 $k"; [ $k = 1 ] || both="$one 0 2 & $one 1 2 & wait"
      set -- "$@" "$both"
    }
    hyperfine --style none --warmup 1 --runs "$runs" --export-json times.json "$@" >/dev/null 2>&1
    printf '%s process(es):' $k
    jq -r '[.results[] | .median, .user + .system] | @tsv' times.json |
      awk '{ split("MapServer Corridor Mapnik", names, " "); for (i = 1; i < NF; i += 2) printf "   %s %.2f s, processor %.2f s", names[(i + 1) / 2], $i, $(i + 1); print "" }'
  done
}

shift 2
case $what in
  kills | many | peers) "$what" "$@" ;;
  *) fail "there is no $what" ;;
esac
