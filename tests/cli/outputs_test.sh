#!/bin/sh
# What a good map leaves behind, and what an output that can't be written does.
. "$(dirname "$0")/lib.sh"
map=$here/good/map.yaml

is() { [ "$(head -c "$2" "$1" 2>/dev/null)" = "$3" ] || fail "$1 does not begin with $3" "$(cat "$work.err")"; }

run render "$map"
expect 0 'the outputs of the document are written under its name'
is map.svg 5 '<?xml'
is map.pdf 5 '%PDF-'
head -c 4 map.png | grep -q PNG || fail 'map.png is no PNG'
[ "$(ls)" = "$(printf 'map.pdf\nmap.png\nmap.svg')" ] || fail 'three files were expected' "$(ls)"
[ "$(grep -c '^wrote ' "$work.err")" -eq 3 ] || fail 'each file is named' "$(cat "$work.err")"

cp map.png first.png
run render "$map"
cmp -s map.png first.png || fail 'a second run writes the same bytes'
run render "$map" -o a.png -o b.svg
expect 0 'two outputs of one run'
[ -s "$work.err" ] && fail 'silent when all is said on the command line' "$(cat "$work.err")"
cmp -s a.png first.png || fail 'the same map gives the same bytes under another name'

run render "$map" -o - --format png
expect 0 'a PNG to stdout'
cmp -s "$work.out" first.png || fail 'stdout takes the bytes of the file'
run render "$map" --format svg-outlines
[ -s map.outlines.svg ] || fail 'svg-outlines is written beside map.svg' "$(ls)"

run render "$map" --json -o a.png
expect 0 'a report for programs'
for key in '"status": 0' '"outputs": \[' '"a.png"' '"layers": \[' '"warnings": \['; do
    grep -q "$key" "$work.out" || fail "the report lacks $key"
done
run render "$map" -ts 640 480 -o a.png
[ "$(od -An -tu1 -j16 -N8 a.png | tr -s ' ')" = ' 0 0 2 128 0 0 1 224' ] || fail '-ts counts dots'
run render "$map" -ts 640 480 --dpi 200 -o a.png
[ "$(od -An -tu1 -j16 -N8 a.png | tr -s ' ')" = ' 0 0 2 128 0 0 1 224' ] || fail '-ts counts dots at any dpi'
run render "$map" -t_srs EPSG:32641 -te 100000 2500000 900000 3100000 -o a.png
expect 0 "GDAL's spellings"
run render "$map" --bbox -10,20,10,40 -o a.png
grep -q 'unknown option' "$work.err" && fail 'a negative number is a value'

rm -f ./*
run render "$map" --worldview all -o set/a.b.png --format png
expect 5 'a set whose folder does not exist'
run render "$map" --worldview all -o a.b.png -o c.svg
expect 0 'a map for each worldview'
[ "$(echo *)" = 'a.b-cn.png a.b-in.png a.b-pk.png a.b-un.png c-cn.svg c-in.svg c-pk.svg c-un.svg' ] ||
    fail 'each map of a set is named for its worldview' "$(ls)"
[ "$(grep -c '^wrote ' "$work.err")" -eq 8 ] || fail 'each file of a set is named' "$(cat "$work.err")"
run render "$map" --worldview all --json --format png
[ -f map-un.png ] || fail "a set under the document's name" "$(ls)"
for key in '"worldviews": {' '"pk": {' '"worldview_stated": true' '"map-cn.png"'; do
    grep -q "$key" "$work.out" || fail "the report of a set lacks $key"
done
run render "$map" --worldview all -o - --format png
expect 2 'stdout takes no set'
[ -s "$work.out" ] && fail 'nothing is written where a set is refused'

rm -f ./*
run render "$map" -o no/such/folder/a.png
expect 5 'a folder that does not exist'
"$command" render "$map" -o - --format png >&- 2>"$work.err"
code=$? && expect 5 'a closed stdout'
if [ -c /dev/full ]; then
    "$command" render "$map" -o - --format png >/dev/full 2>"$work.err"
    code=$? && expect 5 'a full disk behind stdout'
fi
{ "$command" render "$map" -o - --format png 2>"$work.err"; echo $? >code; } | :
code=$(cat code) && [ "$code" -eq 5 ] || [ "$code" -eq 0 ] || fail 'a reader that has gone is no death' "$code"
rm -f code
[ -z "$(ls)" ] || fail 'nothing is left behind' "$(ls)"

NO_COLOR=1 "$command" render "$map" --qqq 2>"$work.err"
grep -q "$(printf '\033')" "$work.err" && fail 'NO_COLOR is honoured'
run info "$map" --json
expect 0 'info of a map'
grep -q '"zoom"' "$work.out" || fail 'info tells the zoom'
run check "$map" "$here/good/style.yaml"
expect 0 'check finds nothing wrong' 
grep -q '^0 errors, 0 warnings in 2 files' "$work.err" || fail 'check sums up' "$(cat "$work.err")"
finish
