#!/bin/sh
# A source shown in few words, on its own data alone.
. "$(dirname "$0")/lib.sh"
needs jq

cat >events.csv <<'END'
lon,lat,actor,killed,when
62,24,Army,1,2020
63,25,Army,2,2020
64,26,Police,40,2021
65,27,Army,,2021
66,28,Rebels,300,2022
67,29,,9,2022
END
cat >map.yaml <<'END'
version: 1
title: "{events.drawn} of {events.total}"
as_of: 2024-11-30
style: briefing
worldview: un
sources:
  events: {url: events.csv, show: {color: {field: actor, classes: 2, missing: Nobody}, size: {field: killed, title: Dead}, label: actor}}
view: {bbox: [60, 22, 70, 31]}
page: {size: 160 x 140 mm, dpi: 60}
END
run render map.yaml -o a.svg
expect 0 'a table is shown in ten lines'
for words in '6 of 6' Actor Army Other Nobody Dead; do
    grep -q "$words" a.svg || fail "the page says $words" "$(cat "$work.err")"
done
grep -q "note: 1 of 6 rows of source 'events' have no 'killed'; they are drawn in the smallest size, with a ring" "$work.err" ||
    fail 'it says what has no size' "$(cat "$work.err")"
grep -q 'Dead: No data' a.svg || fail 'and the legend does' "$(cat a.svg)"
run check map.yaml
expect 0 'check takes it'

cat >mixed.kml <<'END'
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>Camp</name><Point><coordinates>62,24</coordinates></Point></Placemark>
<Placemark><name>Post</name><Point><coordinates>63,25</coordinates></Point></Placemark>
<Placemark><name>Road</name><LineString><coordinates>61,23 65,28 69,29</coordinates></LineString></Placemark>
</Document></kml>
END
sed '/^sources/,$d; s/events/mixed/g' map.yaml >mixed.yaml
cat >>mixed.yaml <<'END'
sources:
  mixed: {url: mixed.kml, show: {label: name}}
view: {bbox: [60, 22, 70, 31]}
END
run render mixed.yaml -o mixed.svg --json
expect 0 'points and lines of one file'
grep -q '3 of 3' mixed.svg || fail 'each kind counts' "$(cat mixed.svg)"
jq -e '[.layers[] | select(.id | startswith("show-mixed")) | [.id, .features.drawn]] ==
    [["show-mixed-lines", 1], ["show-mixed-lines-label", 1], ["show-mixed", 2], ["show-mixed-label", 2]]' "$work.out" >/dev/null ||
    fail 'each kind is drawn in its own way' "$(cat "$work.out")"
for theme in dark mono; do
    sed "s/briefing/$theme/" map.yaml >theme.yaml
    run render theme.yaml -o theme.svg --strict
    expect 0 "on $theme"
done

shown() { jq -c '.layers[] | select(.id == "show-events")' "$work.out"; }
run style map.yaml
expect 0 'its layers are printed'
[ "$(shown | jq -c '.paint["circle-color"]')" = \
    '["match",["coalesce",["get","actor"],""],"Army","#0072b2","Police","#d55e00","","#cfcfcf","#6e6e6e"]' ] ||
    fail 'the most frequent have colours of their own' "$(shown)"
jq -e '[.layers[].id] | index("show-events") > index("places") and index("show-events") < index("show-events-label") and index("show-events-label") > index("places")' "$work.out" >/dev/null ||
    fail 'circles lie above the dots of towns, names on top'
run style map.yaml --set sources.events.where='killed > 100'
[ "$(shown | jq -c '.paint["circle-color"][2]')" = '"Rebels"' ] || fail 'classes are those of the rows that are kept' "$(shown)"

printf 'layers:\n  - {id: show-events, paint: {circle-opacity: 0.5}}\n' >>map.yaml
run style map.yaml
[ "$(shown | jq -c '.paint["circle-opacity"]')" = 0.5 ] || fail 'layers of the document change what is shown' "$(shown)"

sed 's/field: actor/field: actr/' map.yaml >wrong.yaml
run check wrong.yaml
expect 2 'a field that is not there'
[ "$(first)" = "wrong.yaml:7:51: error: the source 'events' has no field 'actr'; did you mean 'actor'?" ] || fail 'it says so' "$(cat "$work.err")"
sed 's/events.csv/nothing.csv/' map.yaml >wrong.yaml
run render wrong.yaml -o b.svg
expect 3 'data that are not there'

# Areas and lines of the same fields; a form that the geometry does not have.
for kind in LineString:line Polygon:areas; do
    corners='[[62,24],[65,24],[65,27],[62,24]]'
    [ ${kind%:*} = Polygon ] && corners="[$corners]"
    printf '{"type":"Feature","properties":{"actor":"Army","killed":4},"geometry":{"type":"%s","coordinates":%s}}' "${kind%:*}" "$corners" \
        >${kind#*:}.geojson
    sed -e "s/events.csv/${kind#*:}.geojson/" -e '/^layers:/,$d' map.yaml >form.yaml
    run render form.yaml -o form.svg
    expect 0 "$kind"
    sed 's/show: {/show: {shape: circle, /' form.yaml >wrong.yaml
    run check wrong.yaml
    expect 2 "circles on $kind"
    case $(first) in *'"circle" is for points'*) ;; *) fail 'it says so' "$(cat "$work.err")" ;; esac
done

# One classification for all pages: what is far from a page still tells its classes.
sed -e 's/color: {[^}]*}/color: {field: killed, classes: 3}/' -e '/^layers:/,$d' -e '/^view:/d' -e 's/^title:.*/title: "{id}"/' map.yaml >atlas.yaml
printf 'atlas: {over: {grid: 400 km, in: events}, file: "{id}.svg", formats: svg}\n' >>atlas.yaml
run batch atlas.yaml -o atlas
expect 0 'an atlas'
run batch atlas.yaml -o atlas --json
grep -q '"drawn":0' "$work.out" || fail 'nothing changed, nothing is drawn' "$(cat "$work.out")"
n=$(grep -c '"event":"page"' "$work.out")
[ "$n" -gt 1 ] || fail 'there are several pages' "$(cat "$work.out")"
sed -i 's/Rebels,300/Rebels,30/' events.csv
run batch atlas.yaml -o atlas --json
grep -q "\"drawn\":$n" "$work.out" || fail 'another break is another map on all pages' "$(cat "$work.out")"

# Pages whose filters differ have the classes of all rows.
cat >provinces.csv <<'END'
id,lon,lat
Army,62,24
Police,64,26
END
sed -e 's/url: events.csv/url: events.csv, where: "actor = :id"/' -e 's/^atlas:.*/atlas: {over: provinces, file: "{id}.svg", formats: svg}/' \
    -e '/^page:/i\  provinces: {url: provinces.csv}' atlas.yaml >pages.yaml
run batch pages.yaml -o pages
expect 0 'pages with filters of their own'

# What the style says of its own data is not said of others'.
printf 'lon,lat,killed\n62,24,1\n63,25,30\n' >incidents.csv
sed -e 's/  events: .*/  incidents: {url: incidents.csv}/' -e 's/^title.*/parameters: {message: incidents}/' -e '/^layers:/,$d' map.yaml >others.yaml
run render others.yaml -o others.svg
expect 0 'a table of the document on the style'
grep -q 'People killed' others.svg || fail 'its sizes are in the legend' "$(cat "$work.err")"
! grep -q 'attackers not counted' others.svg || fail 'nobody knows whom the table counts'
sed "s|url: incidents.csv|where: killed > 5|" others.yaml >own.yaml
run render own.yaml -o own.svg
grep -q 'attackers not counted' own.svg || fail 'of the style it is known' "$(cat "$work.err")"

root=$here/../.. wanted=dist/gl-style-validate.mjs
if (. "$root/tests/unit/style/package.sh") >/dev/null; then
    . "$root/tests/unit/style/package.sh"
    for show in '{shape: heat, size: {field: killed}}' '{color: {field: killed, method: jenks}, size: {field: killed}}' \
        '{icon: {field: actor, icons: {Army: badge-ambush}}, order: -killed}' '{color: {field: killed, center: 10, classes: 4}}'; do
        sed -e "s/show: {.*}}/show: $show}/" -e '/^layers:/,$d' map.yaml >valid.yaml
        run style valid.yaml -o valid.json
        expect 0 "the style of $show"
        node "$package/$wanted" valid.json >valid.log 2>&1 || fail "the style of $show is valid" "$(head -5 valid.log)"
    done
fi
finish
