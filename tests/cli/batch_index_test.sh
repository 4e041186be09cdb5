#!/bin/sh
# The index of a batch: what it says of each page, its small pictures, and that it is the same whatever happened on the way.
. "$(dirname "$0")/lib.sh"
needs jq
. "$here/batch_data.sh"
make_atlas 12
sed -i 's/{"id": "p\([0-9]*\)"/{"code": "C-\1", "half": "H" , "id": "p\1"/; /"code": "C-0[0-5]"/s/"H"/"North \& East"/; /"code": "C-1/s/"half": "H" , //' cells.geojson
sed 's/atlas: .*/atlas: {over: cells, id: code, group: half, file: "{page}-{id}.png"}/; s/^title.*/title: "{name}: {cells.drawn} of {cells.total} <b>"/' \
    map.yaml >coded.yaml
echo 'sources: {cells: {where: "rank >= 0"}}' >>coded.yaml
page() { jq -c ".pages[] | select(.id == \"C-03\") | $1" "$2"; }
# says TEXT: index.html of the folder whole has it.
says() { grep -qF "$1" whole/index.html || fail "index.html lacks $1"; }

run batch coded.yaml -o whole -j 1
expect 0 'a batch with ids and groups'
grep -qx '[0-9]*/12 C-03' "$work.err" || fail 'messages call pages by their ids' "$(cat "$work.err")"
[ -s whole/04-C-03.png ] && [ -s whole/thumbs/04-C-03.png ] || fail 'files have the id in their names' "$(find whole)"
[ "$(jq -r '[.title, .language, .as_of, (.pages | length)] | join(" ")' whole/index.json)" = 'coded en 2024-11-30 12' ] ||
    fail 'what an index is of' "$(head -c 300 whole/index.json)"
[ "$(page '[.name, .group, .as_of, .warnings, .seconds]' whole/index.json)" = '["04-C-03","North & East","2024-11-30",[],null]' ] ||
    fail 'a page of the index' "$(page . whole/index.json)"
[ "$(jq '.pages[10].group' whole/index.json)" = null ] || fail 'a page in no group'
# The counts are those that the page itself says.
jq -r '.pages[] | "\(.counts.cells.drawn) of \(.counts.cells.total) <b>"' whole/index.json >counted
jq -r '.pages[].title' whole/index.json | sed 's/.*: //' | cmp -s - counted || fail 'counts are those of the words' "$(head -3 counted)"
[ "$(sort -u counted | wc -l)" -ge 2 ] && grep -q 'of 12 ' counted || fail 'counts that tell nothing' "$(cat counted)"

# Small pictures: the sizes that the index says, far lighter than the maps.
[ "$(page '[.thumbnail.file, .thumbnail.width, .thumbnail.height]' whole/index.json)" = '["thumbs/04-C-03.png",200,150]' ] ||
    fail 'a small picture' "$(page .thumbnail whole/index.json)"
run batch coded.yaml -o large --size '1600 x 1200 px'
[ "$(page '[.thumbnail.width, .thumbnail.height]' large/index.json)" = '[320,240]' ] ||
    fail 'the small picture of a large page' "$(page .thumbnail large/index.json)"
[ "$(cat large/thumbs/*.png large/index.html | wc -c)" -lt 200000 ] || fail 'the index of twelve pages is heavy' "$(ls -l large/thumbs)"
[ "$(grep -c '<img loading="lazy" src="./thumbs/[^"]*" width="200" height="150" alt="Map: [^"]' whole/index.html)" -eq 12 ] ||
    fail 'not one small picture a page' "$(grep -m1 '<img' whole/index.html)"
says '<html lang="en" dir="ltr">'
says 'Maps: 12 · <time datetime="2024-11-30">30 Nov 2024</time>'
says '<h2 id="group-1" dir="auto">North &amp; East</h2>'
says '<h2 id="group-3" dir="auto">Other</h2>'
says '<p dir="auto">cells: '
says '<li id="page-04-C-03">'
says '&lt;b&gt;'
grep -qi '<b>\|<script\|javascript:\| on[a-z]*=\|https\{0,1\}:\|@import\|url(' whole/index.html && fail 'index.html has what it must not have'
[ "$(grep -o '<a href="[^"]*"[^>]*>[^<]' whole/index.html | grep -v 'aria-label="PNG: Cell\|#group-' | wc -l)" -eq 0 ] ||
    fail 'a link without a name of its own'

# Colours: each text on each ground, light and dark, as WCAG 2 asks of text (4.5).
grep '^:root\|^@media' whole/index.html | awk '
    function channel(hex) { x = strtonum_("" hex) / 255; return x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ^ 2.4 }
    function strtonum_(hex,  i, n) { n = 0; for (i = 1; i <= length(hex); i++) n = n * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1; return n }
    function light(c) { return 0.2126 * channel(substr(c, 1, 2)) + 0.7152 * channel(substr(c, 3, 2)) + 0.0722 * channel(substr(c, 5, 2)) }
    function contrast(a, b) { a = light(a) + 0.05; b = light(b) + 0.05; return a > b ? a / b : b / a }
    { split($0, parts, /--/); for (i in parts) if (match(parts[i], /^[a-z]+:#[0-9a-f]+/)) { split(substr(parts[i], 1, RLENGTH), p, ":#"); c[p[1]] = p[2] }
      n = split("ink faint link bad warn", inks, " ")
      for (i = 1; i <= n; i++) for (g = 1; g <= 2; g++) { k = contrast(c[inks[i]], c[g == 1 ? "ground" : "card"]); checked++; if (k < 4.5) print inks[i], k } }
    END { if (checked != 20) print "checked", checked }' >contrasts
[ ! -s contrasts ] || fail 'colours too like their ground' "$(cat contrasts)"

# The same folder from other processes, from parts, and after an end in the middle; pictures that are lost come again.
run batch coded.yaml -o three -j 3
diff -r whole three >"$work.diff" || fail 'three processes: the folders differ' "$(head -5 "$work.diff")"
for i in 1 2; do run batch coded.yaml -o parts --shard $i/2; done
run batch --merge parts
expect 0 'merging'
diff -r whole parts >"$work.diff" || fail 'parts: the folders differ' "$(head -5 "$work.diff")"
"$command" batch coded.yaml -o large --size '1600 x 1200 px' --force -j 1 2>/dev/null &
pid=$!
await 'a batch begins' [ -s large/.corridor-journal ]
kill -KILL $pid
wait $pid 2>/dev/null
rm -f large/thumbs/02-*
run batch coded.yaml -o large --size '1600 x 1200 px' -j 2
expect 0 'a batch that was killed'
run batch coded.yaml -o large_whole --size '1600 x 1200 px' -j 1
diff -r large large_whole >"$work.diff" || fail 'killed: the folders differ' "$(head -5 "$work.diff")"
rm three/thumbs/04-C-03.png
run batch coded.yaml -o three
[ "$(tail -1 "$work.err")" = '1 drawn, 11 up to date' ] || fail 'a small picture that is lost' "$(tail -1 "$work.err")"
diff -r whole three >"$work.diff" || fail 'a small picture that is lost: the folders differ' "$(head -5 "$work.diff")"
run batch coded.yaml -o bare --no-thumbnails
[ ! -e bare/thumbs ] && [ "$(page .thumbnail bare/index.json)" = null ] || fail 'small pictures that nobody wants' "$(find bare)"
grep -qF '<img loading="lazy" src="./04-C-03.png" width="200" height="150"' bare/index.html || fail 'an index without small pictures'
sed 's/file: [^}]*}.png"/file: "{id}", formats: pdf/' coded.yaml | sed 's/file: .*/file: "{id}", formats: pdf}/; s/^atlas.*/atlas: {over: cells, id: code, file: "{id}", formats: pdf}/' >pdf.yaml
run batch pdf.yaml -o pdf
[ -s pdf/thumbs/C-03.png ] || fail 'PDFs have small pictures, too' "$(find pdf | head)"
grep -qF '<a href="./C-03.pdf"><img' pdf/index.html || fail 'a small picture leads to the PDF'

# What there is elsewhere is told as it is today, also of pages that are up to date.
sed "s/{cells.drawn} of {cells.total}/Map/; s/{over: cells/&, where: \"id < 'p50'\"/" coded.yaml >plain.yaml
run batch plain.yaml -o grown
sed '$d' cells.geojson | sed '$s/$/,/' >more.geojson
sed -n '2p' cells.geojson | sed 's/,$//; s/C-00/C-99/; s/p00/p99/; s/60/10/g' >>more.geojson
echo ']}' >>more.geojson
cp cells.geojson few.geojson && cp more.geojson cells.geojson
run batch plain.yaml -o grown
expect 0 'a row more'
[ "$(tail -1 "$work.err")" = '0 drawn, 12 up to date' ] || fail 'a row that is far from all pages' "$(tail -1 "$work.err")"
[ "$(jq -r '[.pages[].counts.cells.total] | unique | join(" ")' grown/index.json)" = 13 ] ||
    fail 'totals of pages that are up to date' "$(tail -1 "$work.err")" "$(jq -c '[.pages[].counts.cells.total]' grown/index.json)"
run batch plain.yaml -o grown_whole
diff -r grown grown_whole >"$work.diff" || fail 'a row more: the folders differ' "$(head -5 "$work.diff")"
cp few.geojson cells.geojson

# Seconds: in events always, in the indexes where they are asked for.
run batch coded.yaml -o timed --seconds --json
jq -es 'map(select(.event == "page")) | length == 12 and all(.seconds > 0 and (.files | length) == 1 and .counts.cells.total == 12 and .as_of == "2024-11-30" and .id != .name)' "$work.out" >/dev/null ||
    fail 'events of pages' "$(sed -n 2p "$work.out")"
jq -e '.pages | all(.seconds > 0)' timed/index.json >/dev/null && grep -q '[0-9]\.[0-9] s</p>' timed/index.html || fail 'seconds in the indexes'
jq .pages[3].seconds timed/index.json >before
run batch coded.yaml -o timed --seconds
jq .pages[3].seconds timed/index.json | cmp -s - before || fail 'pages that are up to date keep their seconds'
run batch coded.yaml -o timed
diff -r whole timed >"$work.diff" || fail 'seconds that nobody wants any more' "$(head -5 "$work.diff")"

# Quiet: nothing but errors and warnings.
run batch coded.yaml -o quiet -q
[ ! -s "$work.err" ] && [ ! -s "$work.out" ] || fail 'a quiet batch speaks' "$(cat "$work.err")"
sed 's/atlas.*//; s/{name}.*/One"/; s/page {page}.*/two"/; /^subtitle/d' map.yaml >one.yaml
run render one.yaml -q
expect 0 'a quiet map'
[ ! -s "$work.err" ] || fail 'a quiet map speaks' "$(cat "$work.err")"
rm -rf quiet && mkdir -p quiet/04-C-03.png/in
run batch coded.yaml -o quiet --quiet -j 1
expect 4 'a quiet batch with a page that fails'
[ "$(wc -l <"$work.err")" -eq 2 ] && grep -q 'error: page C-03: ' "$work.err" || fail 'what a quiet batch says' "$(cat "$work.err")"

# Failures stand in the indexes, until the page is drawn.
[ "$(page '[.missing, .failure.status, .group]' quiet/index.json)" = '[true,5,"North & East"]' ] || fail 'a failure in the index' "$(page . quiet/index.json)"
grep -q '✗ Failed: 1' quiet/index.html && grep -q '<a href="#page-04-C-03" dir="auto">C-03</a>' quiet/index.html &&
    grep -q '<li id="page-04-C-03" class="failed">' quiet/index.html || fail 'a failure on the page' "$(grep -n C-03 quiet/index.html)"
rm -r quiet/04-C-03.png
run batch coded.yaml -o quiet
diff -r whole quiet >"$work.diff" || fail 'a failure that is mended' "$(head -5 "$work.diff")"
sed '/^title/a furniture: {north-arrow: {at: top-left, size: 60 mm}}' coded.yaml >arrow.yaml
run batch arrow.yaml -o warned
grep -q '⚠ Warnings: 12' warned/index.html && grep -q 'the map has no room.*(12)</li>' warned/index.html &&
    [ "$(grep -c 'class="warned"' warned/index.html)" -eq 12 ] || fail 'warnings on the page' "$(grep -m3 Warn warned/index.html)"

# Languages.
sed 's/^as_of/languages: [ur, en]\nas_of/' coded.yaml >urdu.yaml
run batch urdu.yaml -o urdu
grep -q '<html lang="ur" dir="rtl">' urdu/index.html && grep -q 'نقشے: ' urdu/index.html || fail 'an index in Urdu' "$(head -3 urdu/index.html)"

# Ids that are none.
refused() { # ID MESSAGE
    sed "s/id: code/id: $1/" coded.yaml >wrong.yaml
    run batch wrong.yaml -o wrong
    grep -qF "$2" "$work.err" && [ "$code" -eq "${3:-3}" ] && [ ! -e wrong ] || fail "id: $1" "expected $2" "got      $code $(cat "$work.err")"
}
refused coed "source 'cells' has no field 'coed'; did you mean 'code'?" 2
refused half "2 of 12 features of 'cells' have no 'half' to be called by: features 10 and 11"
sed -i 's/"C-07"/"C-03"/' cells.geojson
refused code "'code' is no id: the features 3 and 7 of 'cells' all have \"C-03\""
sed 's/group: half/group: hafl/' coded.yaml >wrong.yaml
cp few.geojson cells.geojson
run batch wrong.yaml -o wrong
expect 2 'a group that there is not'
grep -q "the pages have no field 'hafl' to be grouped by; did you mean 'half'?" "$work.err" || fail 'a group that there is not' "$(first)"
sed 's@file: "{page}-{id}.png"@file: "thumbs/{id}.png"@' coded.yaml >wrong.yaml
run batch wrong.yaml -o wrong
expect 2 'files where the small pictures go'
finish
