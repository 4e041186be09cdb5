#!/bin/sh
# A batch's folder: the same bytes from any number of processes and shards, killed or not; and only what changed is
# drawn again.
. "$(dirname "$0")/lib.sh"
needs jq pdfinfo
. "$here/batch_data.sh"
make_atlas 40

# same FOLDER WHAT: the folder is like the first one.
same() { diff -r whole "$1" >"$work.diff" || fail "$2: the folders differ" "$(head -5 "$work.diff")"; }
# sum EXPECTED WHAT: the last line of stderr.
sum() { [ "$(tail -1 "$work.err")" = "$1" ] || fail "$2" "expected $1" "got      $(tail -1 "$work.err")"; }

run batch map.yaml -o whole -j 1
expect 0 'a batch in one process'
sum '40 drawn, 0 up to date' 'a batch in one process'
[ "$(find whole -maxdepth 1 -name '*.png' | wc -l)" -eq 40 ] || fail 'not one file a page' "$(ls whole)"
[ "$(jq '.pages | length' whole/index.json)" -eq 40 ] || fail 'not one entry a page in index.json'
[ "$(jq -r '.pages[3].title + "; " + .pages[3].subtitle' whole/index.json)" = 'Cell 3; page 4 of 40' ] ||
    fail 'the words of a page are not filled in' "$(jq -c '.pages[3]' whole/index.json)"
[ "$(grep -c '<img' whole/index.html)" -eq 40 ] || fail 'not one picture a page in index.html'
grep -qi '<script\|javascript:\| on[a-z]*=' whole/index.html && fail 'index.html has a script'

run batch map.yaml -o three -j 3
expect 0 'a batch in three processes'
same three 'three processes'

sed 's/file: "{id}.png"/file: "{id}", formats: [png, svg, svg-outlines, pdf], book: true/' map.yaml >formats.yaml
run batch formats.yaml -o formats -j 1
expect 0 'all formats in one process'
run batch formats.yaml -o formats_three -j 3
expect 0 'all formats in three processes'
diff -r formats formats_three >"$work.diff" || fail 'all formats: the folders differ' "$(head -5 "$work.diff")"
[ "$(find formats -maxdepth 1 -name 'p*' | wc -l)" -eq 160 ] && [ -s formats/book.pdf ] || fail 'all formats' "$(ls formats | head)"
[ "$(pdfinfo formats/book.pdf | sed -n 's/^Pages: *//p')" -ge 41 ] || fail 'not all maps are in the book'
run batch formats.yaml -o formats
sum '0 drawn, 40 up to date' 'all formats again'

# What a PDF says of itself is written otherwise when it is not ASCII.
(sed '/^furniture/d; s/file: "{id}.png"/file: "{id}", where: "rank < 4", formats: [png, svg, svg-outlines, pdf]/' map.yaml &&
    echo 'furniture: {banner: {text: "خفیہ 机密"}}') >marked.yaml
run batch marked.yaml -o marked
sum '4 drawn, 0 up to date' 'pages with a marking'
run batch marked.yaml -o marked
sum '0 drawn, 4 up to date' 'pages with a marking again'

# A page keeps the names of the fonts that it asked for, and is drawn again when one of them is another.
[ "$(jq -r '.pages[0].fonts[]' marked/index.json | grep -c 'NotoSans-\|NotoNaskh\|CJK')" -ge 3 ] ||
    fail 'the fonts of a page are not named' "$(jq -c '.pages[0].fonts' marked/index.json)"
jq -r '.pages[].fonts[]' marked/index.json | grep -q Thai && fail 'a font that no text asks for'
jq '.pages[1].fonts[0] = "truetype/noto/NotoSansThai-Regular.ttf"' marked/index.json >index && mv index marked/index.json
run batch marked.yaml -o marked
sum '1 drawn, 3 up to date' 'a page with another font'

# Where a legend goes below the map, the page is laid out a second time.
run batch "$here/../../maps/provinces.yaml" -o below --size '100 x 80 mm' --dpi 72
expect 0 'small pages of the provinces'
[ "$(jq '.pages | map(select(.missing)) | length' below/index.json)" -eq 0 ] || fail 'small pages: some are missing'
run batch "$here/../../maps/provinces.yaml" -o below --size '100 x 80 mm' --dpi 72
grep -q '^0 drawn, ' "$work.err" || fail 'small pages are drawn again' "$(tail -1 "$work.err")"

for i in 1 2 3; do
    run batch map.yaml -o parts --shard $i/3
    expect 0 "shard $i"
done
run batch --merge parts
expect 0 'merging'
same parts 'three shards'

# The book of what shards drew is that of one process.
for i in 1 2 3; do run batch formats.yaml -o bound --shard $i/3; done
run batch --merge bound
expect 0 'merging without the document'
grep -q 'the book is not made' "$work.err" || fail 'a book that is not made is not said' "$(cat "$work.err")"
run batch formats.yaml -o bound --shard 2/3
run batch --merge formats.yaml -o bound
expect 0 'merging with the document'
diff -r formats bound >"$work.diff" || fail 'the book of three shards: the folders differ' "$(head -5 "$work.diff")"
touch -d '2020-01-01' bound/book.pdf
run batch --merge formats.yaml -o bound
expect 0 'merging again'
[ "$(date -r bound/book.pdf +%Y)" = 2020 ] || fail 'a book that is up to date is made again'
run batch --merge map.yaml --book -o halves
expect 4 'a book without a map'
[ ! -e halves/book.pdf ] || fail 'there is a book without a map'
run batch map.yaml -o halves --shard 1/2
sed 's/Cell 1/Zelle 1/' cells.geojson >new.geojson && cp cells.geojson old.geojson && cp new.geojson cells.geojson
run batch --merge map.yaml --book -o halves
cp old.geojson cells.geojson
expect 4 'a book of maps that are out of date'
grep -q 'was drawn from other documents or data' "$work.err" || fail 'a book of maps that are out of date' "$(cat "$work.err")"
run batch --merge formats.yaml -o halves
expect 4 'other formats are no other pages'
sed 's/{id}/x{id}/' map.yaml >others.yaml
run batch others.yaml -o halves --shard 1/2
run batch --merge map.yaml -o halves
expect 3 'a shard of another document'

SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=6 SLURM_ARRAY_TASK_COUNT=2 "$command" batch map.yaml -o slurm 2>/dev/null
[ -e slurm/.corridor-shard-2-of-2 ] || fail 'a job array does not say which shard it is' "$(ls -A slurm)"
run batch --merge slurm
expect 4 'merging half of the shards'
grep -q 'pages are missing' "$work.err" || fail 'missing pages are not said' "$(cat "$work.err")"
JOB_COMPLETION_INDEX=0 JOB_COMPLETIONS=2 "$command" batch map.yaml -o slurm 2>/dev/null
run batch --merge slurm
expect 0 'merging all shards'
same slurm 'two shards of a job'

# Killed at any moment, a batch goes on where it was.
for wait in 0.02 0.05 0.1 0.15; do
    "$command" batch map.yaml -o killed -j 2 2>/dev/null &
    pid=$!
    sleep "$wait"
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
done
run batch map.yaml -o killed -j 2
expect 0 'a batch that was killed'
same killed 'killed four times'

run batch map.yaml -o whole
sum '0 drawn, 40 up to date' 'a second run draws again'
# Without a legend, which may go onto a strip that shows more beside the page.
sed '/^title/a furniture: {legend: false}' map.yaml >bare.yaml
run batch bare.yaml -o bare
sed -i 's/Cell 7"/Cell seven"/' cells.geojson
run batch map.yaml -o whole
expect 0 'changed data'
run batch bare.yaml -o bare
drawn=$(sed -n 's/\([0-9]*\) drawn, .*/\1/p' "$work.err")
[ "$drawn" -ge 1 ] && [ "$drawn" -lt 20 ] || fail 'a change of one row' 'expected its page and those near it' "got $drawn"
[ "$(jq -r '.pages[7].title' whole/index.json)" = 'Cell seven' ] || fail 'the change is not drawn'
rm whole/p11.png && printf 'cut' >whole/p12.png
run batch map.yaml -o whole
sum '2 drawn, 38 up to date' 'files that are gone or cut are drawn again'
run batch map.yaml -o whole --force --pages p01,p02
sum '2 drawn, 0 up to date' 'only the pages asked for are drawn'
sed -i 's/cc8844/88cc44/' style.yaml
run batch map.yaml -o whole
sum '40 drawn, 0 up to date' 'a changed style'
run batch map.yaml -o whole --dpi 72
sum '40 drawn, 0 up to date' 'another number of dots'

# A locator of the country looks at a table that no layer draws.
country() {
    printf '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [[[[50, 20], [%s, 20], [%s, 40], [50, 40], [50, 20]]]]}}]}' "$1" "$1" >countries.geojson
}
country 90
(grep -v '^page\|^atlas' map.yaml && cat <<'END') >located.yaml
page: {size: 400 x 300 px}
sources: {countries: {url: countries.geojson}}
furniture: {inset: {extent: country}}
atlas: {over: cells, where: "rank < 4", file: "{id}.png"}
END
run batch located.yaml -o located
expect 0 'pages with a locator'
country 95
run batch located.yaml -o located
sum '4 drawn, 0 up to date' 'a country that changed, which only a locator shows'
run batch located.yaml -o located
sum '0 drawn, 4 up to date' 'pages with a locator again'

# A document whose name is that of its data but for the ending, and one whose extent it shows.
printf 'version: 1\nstyle: style.yaml\nview: {bbox: [60, 23, 64, 25]}\n' >other.yaml
(cat map.yaml && echo "annotations: [{extent: $PWD/other.yaml}]") >cells.yaml
run batch "$PWD/cells.yaml" -o twin
sum '40 drawn, 0 up to date' 'a document called like its data'
sed -i 's/60, 23, 64, 25/60, 23, 63, 25/' other.yaml
run batch "$PWD/cells.yaml" -o twin
sum '40 drawn, 0 up to date' 'a changed map of which the extent is shown'
sed -i 's/^subtitle:.*/subtitle: anew/' cells.yaml
run batch "$PWD/cells.yaml" -o twin
sum '40 drawn, 0 up to date' 'a changed document that is called like its data'
finish
