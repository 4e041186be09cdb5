#!/bin/sh
# blocks_test.sh CORRIDOR SOURCE PAGE SCRATCH: what PAGE shows works, in a copy of what a clone has after ./bootstrap demo.
# - A ```yaml block behind "<!-- file: PATH -->" becomes that file, and `corridor check` must find no error in it.
# - Then every ```sh block is run, in order. A block behind "<!-- not run: REASON -->" is left out.
# The first command that fails is the failure.
set -eu
corridor=$1 source=$2 page=$3 scratch=$4
. "$source/tests/support/needs.sh"
if grep -q '^ogr2ogr ' "$source/$page"; then needs ogr2ogr; fi
if grep -q '^/usr/bin/python3 ' "$source/$page" && ! /usr/bin/python3 -c "import numpy; from osgeo import ogr" 2>/dev/null; then
  echo "skipped: no python3-gdal or python3-numpy"
  exit 77
fi
rm -rf "$scratch"
mkdir -p "$scratch/build/release/bin" "$scratch/docs"
cp -R "$source/maps" "$source/styles" "$source/shapes" "$scratch"
cp -R "$source"/docs/*.md "$source/docs/cluster" "$scratch/docs"
ln -s "$corridor" "$scratch/build/release/bin/corridor"
cd "$scratch"
PATH=$scratch/build/release/bin:$PATH
export PATH LC_ALL=C.UTF-8

awk '
  /^<!-- not run: .+ -->$/ { skip = 1; next }
  /^<!-- file: [^ ]+ -->$/ { name = $3; next }
  /^```sh$/ { inside = 1; to = skip ? "" : sprintf("block-%02d.sh", ++n); if (to) printf "" > to; next }
  /^```yaml$/ { inside = 1; to = name; if (to) { print to > "files"; printf "" > to }; next }
  /^```/ { inside = !inside; to = ""; skip = 0; name = ""; next }
  inside { if (to) print > to; next }
  NF { skip = 0; name = "" }' "$source/$page"

fail() {
  echo "$page: this fails:"
  cat "$1"
  echo '--- it says:'
  cat "$1.log"
  exit 1
}

ran=0
if [ -f files ]; then
  for file in $(cat files); do
    corridor check "$file" >"$file.log" 2>&1 || fail "$file"
    ran=$((ran + 1))
  done
fi
for block in block-*.sh; do
  [ -f "$block" ] || continue
  sh -eu "$block" >"$block.log" 2>&1 || fail "$block"
  ran=$((ran + 1))
done
[ "$ran" -gt 0 ] || { echo "$page shows nothing that can be tried"; exit 1; }
echo "$page: $ran blocks"
