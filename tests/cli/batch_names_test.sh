#!/bin/sh
# What pages are called: inside of the folder, each once, whatever the data say.
. "$(dirname "$0")/lib.sh"
. "$here/batch_data.sh"
make_atlas 4
sed -i 's/"rank"/"nothing": "..", "rank"/' cells.geojson

named() { sed "s@file: \"{id}.png\"@file: \"$1\"@" map.yaml >named.yaml; }
# refused FILE MESSAGE: nothing is drawn.
refused() {
    named "$1"
    run batch named.yaml -o out
    [ "$code" -eq 2 ] || fail "$1" "expected exit code 2, got $code" "$(cat "$work.err")"
    grep -qF "$2" "$work.err" || fail "$1" "expected $2" "got      $(first)"
    [ ! -e out ] || fail "$1: left $(ls out)"
}
refused '../{id}.png' 'is no name inside of the output folder'
refused '/tmp/{id}.png' 'is no name inside of the output folder'
refused '.{id}' 'is no name inside of the output folder'
refused 'map.png' 'the pages p00 and p01 would both be written to "map"'
refused '{nmae}.png' '{nmae} is not known'
refused '{name|upper}' '{name|upper} is not known'
refused 'index' 'a name that the batch keeps for itself'
refused 'index.json/{id}' 'a name that the batch keeps for itself'
refused '{nothing|slug}.png' 'of page p00 is empty'

sed -i 's/"Cell 0"/"..\/..\/leave"/; s/"Cell 1"/"Ünï cöde \/ \& Söhne"/; s/"Cell 2"/".hidden\\u0007"/; s/"Cell 3"/"گلگت بلتستان"/' cells.geojson
named '{name}.png'
run batch named.yaml -o raw
expect 0 'odd names'
ls -A raw | grep -q '^\.\.\|^\.hidden' && fail 'a name of the data hides or leaves' "$(ls -A raw)"
[ "$(find raw -maxdepth 1 -name '*.png' | wc -l)" -eq 4 ] || fail 'odd names: not all pages are there' "$(ls -A raw)"
[ "$(find . -name '*leave*' | grep -vc '^./raw/')" -eq 0 ] || fail 'a page left its folder'
named '{name|slug}.png'
run batch named.yaml -o slugs
[ -e slugs/leave.png ] && [ -e slugs/uni-code-sohne.png ] && [ -e slugs/hidden.png ] || fail 'slugs' "$(ls slugs)"
[ -e 'slugs/گلگت-بلتستان.png' ] || fail 'letters of other scripts are lost' "$(ls slugs)"
named 'deep/{rank}/{page}.png'
run batch named.yaml -o deep
expect 0 'folders in names'
[ "$(find deep/deep -name '*.png' | wc -l)" -eq 4 ] || fail 'folders in names' "$(find deep)"
sed -i 's/"p01"/"P00"/' cells.geojson
refused '{id}.png' 'the pages p00 and P00 would both be written to "P00"'
sed -i 's/"P00"/"p01"/' cells.geojson

run render map.yaml -o map.png
expect 2 'rendering an atlas'
grep -q 'corridor batch map.yaml' "$work.err" || fail 'how an atlas is drawn is not said' "$(first)"
run batch map.yaml -o out --pages p2
expect 2 'an unknown page'
grep -q 'the atlas has no page "p2"; did you mean "p02"?' "$work.err" || fail 'an unknown page' "$(first)"
finish
