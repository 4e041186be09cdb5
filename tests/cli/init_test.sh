#!/bin/sh
# A folder to begin with: what is in it is sound and can be drawn, and nothing that is there is lost.
. "$(dirname "$0")/lib.sh"

run init briefing
expect 0 'a starter is written'
[ "$(ls briefing)" = "$(printf 'incidents.csv\nmap.yaml')" ] || fail 'two files were expected' "$(ls briefing)"
grep -n '\.\./\|"/\|: */\|=/\|=\.' briefing/map.yaml >"$work.out" && fail 'the style is named, and no way leads out' "$(cat "$work.out")"
run check --strict briefing/map.yaml
expect 0 'nothing is to be said of the starter'
run render briefing/map.yaml --dpi 50 -o map.png
expect 0 'the starter can be drawn at once'
run render briefing/map.yaml --bbox 66,26,72,30 --dpi 50 -o map.png
grep -q 'reaches beyond' "$work.err" && fail 'this part has all detail' "$(cat "$work.err")"
head -c 4 map.png | grep -q PNG || fail 'map.png is no PNG'

echo mine >briefing/map.yaml
rm briefing/incidents.csv
run init briefing
expect 5 'a file that is there already is not replaced'
[ "$(cat briefing/map.yaml)" = mine ] || fail 'the file was changed'
[ -e briefing/incidents.csv ] && fail 'nothing else is written then'
grep -q 'map.yaml is there already' "$work.err" || fail 'it is said which' "$(cat "$work.err")"

mkdir -p deep/er
run init deep/er/still
expect 0 'folders are made'
run init "two words"
grep -q "render 'two words/map.yaml'" "$work.err" || fail 'the command can be pasted' "$(cat "$work.err")"
run init
expect 2 'a folder is needed'
run init a b
expect 2 'one folder is enough'
: >file
run init file/below
expect 5 'a folder below a file cannot be'

# A corridor of one's own, anywhere.
run init anywhere --bbox 91,17,101,27
expect 0 'a box is enough'
[ "$(ls anywhere)" = map.yaml ] || fail 'the document alone is written' "$(ls anywhere)"
grep -q '^title: "Myanmar' anywhere/map.yaml || fail 'it is about what fills the box' "$(grep title: anywhere/map.yaml)"
grep -q 'subject: MM' anywhere/map.yaml || fail 'by its code' "$(grep subject anywhere/map.yaml)"
for about in '2,49,9,54 DE FR NL BE LU' '98,8,110,24 TH VN LA KH' '33,29,44,38 all' '172,-22,-174,-12 FJ'; do
    rm -rf about
    run init about "--bbox=${about%% *}"
    expect 0 "a map of $about"
    grep -q "subject: ${about#* }}" about/map.yaml || fail "what fills the box or lies in it: $about" "$(grep subject: about/map.yaml)"
done
grep -q 'bbox: \[172, -22, -174, -12\]' about/map.yaml || fail 'across the antimeridian' "$(grep bbox: about/map.yaml)"
run render --strict about/map.yaml --dpi 40 -o about.png
expect 0 'which it draws'
run check --strict anywhere/map.yaml
expect 0 'nothing is to be said of it'
run render --strict anywhere/map.yaml --dpi 40 -o anywhere.png
expect 0 'it draws at once'
grep -q 'note: the map reaches beyond 55, 20, 90, 45: borders' "$work.err" || fail 'less detail is said' "$(cat "$work.err")"
mkdir -p data
cat >data/line.geojson <<'END'
{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry":
 {"type": "LineString", "coordinates": [[13.54, -12.36], [15.74, -12.78], [19.9, -11.78], [25.46, -10.72]]}}]}
END
printf 'place,lon,lat,fatalities,kind\nLuena,19.91,-11.78,12,fire\nKuito,16.93,-12.38,3,flood\n' >data/events.csv
run init deep/own --route data/line.geojson --incidents data/events.csv
expect 0 'a route and incidents without a box'
for line in 'url: "../../data/line.geojson"' 'url: "../../data/events.csv"' 'view: {fit: route, margin: 8%}' 'label: "place"' \
    'size: {field: "fatalities"}' 'color: {field: "kind", classes: 5}'; do
    grep -qF "$line" deep/own/map.yaml || fail "the document says $line" "$(cat deep/own/map.yaml)"
done
run render --strict deep/own/map.yaml --dpi 40 -o own.svg
expect 0 'it draws at once'
for word in Route Fire Flood Angola 'two incidents\|2 incidents'; do
    grep -q ">$word\|$word" own.svg || fail "the map says $word"
done
run init never --route data/events.csv
expect 3 'a table of points is no route'
[ ! -e never ] || fail 'no folder is made then'
first | grep -q 'data/events.csv holds no line; name another file for the route' || fail 'that is said' "$(first)"
run init never --incidents data/missing.csv
expect 3 'a file that is not there'
run init never --bbox 5,5,1,1
expect 2 'a box that is none'
run init never --bbox 1,2,3
expect 2 'a box of three numbers'
run init anywhere --bbox 1,2,3,4
expect 5 'a document that is there stays'

# Wherever the command is put with its share folder, quotes and blanks in the way included.
prefix="$work/it's \"here\" now"
mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/share/corridor" || exit 1
source=$(cd "$here/../.." && pwd)
cp "$command" "$prefix/bin/corridor"
cp -R "$(dirname "$command")/../lib/." "$prefix/lib"
cp -R "$source/styles" "$source/maps" "$prefix/share/corridor/"
ln -s "$source/shapes" "$prefix/share/corridor/"
sed -i 's/^# The bundled style/# Our bundled style/' "$prefix/share/corridor/maps/starter/map.yaml"
command="$prefix/bin/corridor"
export LD_LIBRARY_PATH="$prefix/lib"
run init moved
expect 0 'the share folder beside lib is found'
grep -q 'Our bundled' moved/map.yaml || fail 'it is that which is installed'
mv moved elsewhere
run check --strict elsewhere/map.yaml
expect 0 'its style is found by name'
sed -i '2s/.*/broken: [/' "$prefix/share/corridor/styles/briefing.yaml"
run check elsewhere/map.yaml
expect 2 'in the share folder'
first | grep -qF "$prefix/share/corridor/styles/briefing.yaml" || fail 'it is said which' "$(first)"
rm -r "$prefix/share/corridor"
run check elsewhere/map.yaml
expect 2 'a style that is not installed'
first | grep -q 'elsewhere/map.yaml:[0-9]*:8: error: the bundled styles are not found' || fail 'that is said' "$(first)"
run init nowhere
expect 3 'a starter that is not installed'
[ ! -e nowhere ] || fail 'no folder is made then'
finish
