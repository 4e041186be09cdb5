#!/bin/sh
# blocks_test.sh CORRIDOR SOURCE PAGE SCRATCH: runs every ```sh block of PAGE, in order, in a copy of what a clone has after
# ./bootstrap demo. A block behind "<!-- not run: REASON -->" is left out. The first command that fails is the failure.
set -eu
corridor=$1 source=$2 page=$3 scratch=$4
rm -rf "$scratch"
mkdir -p "$scratch/build/release/bin" "$scratch/docs"
cp -R "$source/maps" "$source/styles" "$source/shapes" "$scratch"
cp "$source"/docs/*.md "$scratch/docs"
ln -s "$corridor" "$scratch/build/release/bin/corridor"

awk -v folder="$scratch" '
  /^<!-- not run: .+ -->$/ { skip = 1; next }
  /^```sh$/ { inside = 1; file = sprintf("%s/block-%02d.sh", folder, ++n); if (!skip) printf "" > file; next }
  /^```/ { inside = 0; skip = 0; next }
  inside && !skip { print > file }
  !inside && NF { skip = 0 }' "$source/$page"

cd "$scratch"
PATH=$scratch/build/release/bin:$PATH
export PATH LC_ALL=C.UTF-8
ran=0
for block in block-*.sh; do
  [ -f "$block" ] || continue
  sh -eu "$block" >"$block.log" 2>&1 || {
    echo "$page: this block fails:"
    cat "$block"
    echo '--- it says:'
    cat "$block.log"
    exit 1
  }
  ran=$((ran + 1))
done
echo "$page: $ran blocks ran"
