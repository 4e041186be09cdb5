#!/bin/sh
# What styles, icons and data from strangers may not do to the command, and the command not to them.
. "$(dirname "$0")/lib.sh"

cat >map.yaml <<'EOF'
version: 1
as_of: 2024-11-30
style: style.yaml
view: {bbox: [60, 20, 70, 30]}
page: {size: 100 x 75 mm, dpi: 72}
EOF
style() {
    printf '%s\n' 'version: 8' 'sprite: icons' 'sources:' \
        '  data: {type: geojson, data: {type: Feature, properties: {name: Gwadar}, geometry: {type: Point, coordinates: [65, 25]}}}' \
        'layers:' "$1" >style.yaml
}
marks='  - {id: marks, type: symbol, source: data, layout: {icon-image: mark, icon-allow-overlap: true}}'
mkdir icons

# Icons over which librsvg ends its process: words of a size that no font has, a filter of nothing, a thousand groups.
style "$marks"
svg='<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20">'
deep() {
    i=0
    printf '%s' "$svg"
    while [ $i -lt 30000 ]; do printf '<g>'; i=$((i + 1)); done
    printf '<rect width="9" height="9"/>'
    while [ $i -gt 0 ]; do printf '</g>'; i=$((i - 1)); done
    printf '</svg>'
}
cp style.yaml kept.yaml
for kind in words language tile; do
    case $kind in
    words) printf '%s<text x="1" y="9" font-size="9e9">a</text></svg>' "$svg" >icons/mark.svg ;;
    language) printf '%s<style>:lang(x-y_z) {fill: red}</style><g xml:lang="en"><rect width="9" height="9"/></g></svg>' "$svg" >icons/mark.svg ;;
    tile) printf '%s<filter id="f" x="0" y="0" width="1" height="1"><feFlood x="0" y="0" width="0.001" height="0.001"/><feTile/></filter><rect width="9" height="9" filter="url(#f)"/></svg>' "$svg" >icons/mark.svg ;;
    esac
    run render map.yaml -o a.png
    [ "$code" -lt 128 ] || fail "an icon with $kind ends the command" "$(cat "$work.err")"
    if [ "$code" -eq 3 ]; then
        first | grep -q 'icons/mark.svg: error: the icon' || fail "the icon with $kind is named" "$(cat "$work.err")"
        [ -e a.png ] && fail "nothing is written with an icon of $kind"
    fi
    echo "$kind $code" >>kinds
    rm -f a.png
done
# The librsvg of Debian 13, 2.60, draws them.
minor=$(pkg-config --modversion librsvg-2.0 2>/dev/null | cut -d. -f2)
grep -q 'words 3' kinds || [ "${minor:-0}" -ge 60 ] || fail 'words of a size that no font has are refused' "$(cat kinds)"
run check map.yaml
deep >icons/mark.svg
run render map.yaml -o a.png
[ "$code" -lt 128 ] || fail 'an icon of many groups ends the command' "$(cat "$work.err")"
rm -f a.png

# A good one with words is drawn, and so is a simple one.
printf '%s<text x="1" y="9" font-size="9">a</text></svg>' "$svg" >icons/mark.svg
run render map.yaml -o a.png
expect 0 'an icon with words'

# Texts that double.
text='"aaaaaaaaaa"'
i=0
inner='["var", "v28"]'
while [ $i -lt 28 ]; do
    n=$((28 - i))
    before='["var", "v'$((n - 1))'"]'
    inner='["let", "v'$n'", ["concat", '$before', '$before'], '$inner']'
    i=$((i + 1))
done
style "  - {id: names, type: symbol, source: data, layout: {text-field: [\"let\", \"v0\", [\"get\", \"name\"], $inner]}}"
run render map.yaml -o b.png
[ "$code" -lt 128 ] || fail 'a text that doubles ends the command' "$(cat "$work.err")"
grep -q '1048576 bytes' "$work.err" || fail 'the limit of texts is told' "$(cat "$work.err")"
style "  - {id: names, type: symbol, source: data, layout: {text-field: $(printf '%s' "[\"let\", \"v0\", $text, $inner]")}}"
run check map.yaml
expect 2 'a constant text that doubles'
first | grep -q "^style.yaml:6:.*1048576 bytes" || fail 'it has its place' "$(first)"

# No output takes the place of what the map is made of.
cp kept.yaml style.yaml
ln -s icons/mark.svg link.svg
ln icons/mark.svg hard.svg
cp icons/mark.svg before.svg
for name in icons/mark.svg link.svg hard.svg; do
    run render map.yaml -o "$name"
    expect 2 "-o $name is an icon"
    grep -q 'would overwrite a file that the map is made of' "$work.err" || fail "$name is spared aloud" "$(cat "$work.err")"
    cmp -s icons/mark.svg before.svg || fail "$name was overwritten"
done
run render map.yaml -o style.yaml --format png
expect 2 '-o is the style'
[ "$(head -c 10 style.yaml)" = 'version: 8' ] || fail 'the style was overwritten'

# A render that is interrupted leaves nothing behind.
mkdir out
for signal in INT TERM HUP; do
    "$command" render map.yaml --size '1500 x 1500 mm' --dpi 500 -o out/large.png >"$work.out" 2>"$work.err" &
    pid=$!
    await "a large picture is begun ($signal)" sh -c 'ls -A out | grep -q .'
    kill -s "$signal" "$pid"
    wait "$pid" 2>/dev/null
    code=$?
    [ "$code" -gt 128 ] || fail "$signal ends a render as it ends others" "$code"
    [ -z "$(ls -A out)" ] || fail "$signal leaves nothing" "$(ls -A out)"
done

# --timeout of a batch is for reading, too.
awk 'BEGIN {
    printf "{\"type\": \"FeatureCollection\", \"features\": ["
    for (i = 0; i < 400000; i++)
        printf "%s{\"type\": \"Feature\", \"properties\": {\"id\": \"n%d\"}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [%f, %f]}}\n", i ? "," : "", i, 60 + i % 100 / 10, 20 + i % 77 / 8
    print "]}"
}' >large.geojson
printf '%s\n' 'version: 8' 'sources: {large: {type: vector, url: none.gpkg}, places: {type: vector, url: none.gpkg}}' \
    'layers: [{id: l, type: circle, source: large}, {id: p, type: circle, source: places}]' >points.yaml
cat >batch.yaml <<'EOF'
version: 1
as_of: 2024-11-30
style: points.yaml
page: {size: 100 x 75 mm, dpi: 72}
sources: {large: {url: large.geojson}}
view: {bbox: [60, 20, 70, 30]}
atlas: {over: large, file: "{id}.png"}
EOF
run batch batch.yaml -o pages --timeout 0.05
expect 3 'a source that takes too long'
first | grep -q '^large.geojson: error: .*--timeout' || fail 'it is named' "$(cat "$work.err")"

# A CRS that would have files read is data that is no good.
printf '%s' '{"type": "FeatureCollection", "features": []}' >large.geojson
cat >shape.yaml <<'EOF'
version: 1
as_of: 2024-11-30
style: points.yaml
page: {size: 100 x 75 mm, dpi: 72}
sources: {places: {url: places.shp}, large: {url: large.geojson}}
view: {fit: places}
EOF
shapes=$here/../../shapes
for part in shp shx dbf; do cp "$shapes/places.$part" "places.$part"; done
for crs in '+proj=longlat +nadgrids=/etc/hostname' 'http://127.0.0.1:9/epsg'; do
    printf '%s' "$crs" >places.prj
    run render shape.yaml -o c.png
    expect 3 "a .prj of $crs"
    first | grep -q '^shape.yaml:5:.*places.prj' || fail 'source and .prj are named' "$(first)"
done

finish
