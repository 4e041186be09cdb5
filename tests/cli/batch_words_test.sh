#!/bin/sh
# What a batch says of its pages: by their names, the same on every run and by every number of processes.
. "$(dirname "$0")/lib.sh"
needs jq
. "$here/batch_data.sh"
make_atlas 6

# The titles of two pages have a letter that no font has, and pages are not called by their features' ids.
sed -i '/names/d' style.yaml
sed -i 's/"Cell 1"/"\\ue000 one"/; s/"Cell 4"/"\\ue000 four"/' cells.geojson
sed 's/file: "{id}.png"/file: "cell-{page}.png"/' map.yaml >named.yaml
warnings() { grep 'warning: ' "$work.err" | sort; }

run batch named.yaml -o out --strict -j 1
expect 1 'warnings under --strict'
warnings >first.txt
[ "$(grep -c 'page cell-2: no font has U+E000' first.txt)" -eq 1 ] && [ "$(wc -l <first.txt)" -eq 2 ] ||
    fail 'warnings call pages by name' "$(cat "$work.err")"
cp out/index.json first.json
run batch named.yaml -o out --strict
expect 1 'the same again, all up to date'
[ "$(tail -1 "$work.err")" = '0 drawn, 6 up to date' ] || fail 'the same again' "$(cat "$work.err")"
warnings | cmp -s - first.txt || fail 'warnings of pages that are up to date are said again' "$(cat "$work.err")"
run batch named.yaml -o many --strict -j 3
cmp -s many/index.json first.json || fail 'the index depends on who drew what' "$(diff many/index.json first.json)"
[ "$(jq -r '.pages[] | select(.warnings != []) | "\(.name) \(.warnings[0].severity)"' first.json)" = 'cell-2 warning
cell-5 warning' ] || fail 'warnings stand in the index' "$(jq .pages[].warnings first.json)"

# Warnings that speak of a file are the same from wherever it is seen, and said as it is seen from here.
sed '/^title/a furniture: {north-arrow: {at: top-left, size: 60 mm}}' named.yaml >arrow.yaml
run batch arrow.yaml -o near
grep -q '^arrow.yaml.*page cell-1: the map has no room' "$work.err" || fail 'a page without room' "$(cat "$work.err")"
mkdir -p below
(cd / && "$command" batch "$OLDPWD/arrow.yaml" -o "$OLDPWD/afar") >/dev/null 2>&1
cmp near/index.json afar/index.json || fail 'the index depends on where the batch was started'
(cd below && "$command" batch ../arrow.yaml -o ../near) 2>&1 | grep -q '^\.\./arrow.yaml.*page cell-1' ||
    fail 'files are said as seen from here'

for i in drawn fresh; do
    rm -rf events && [ $i = drawn ] || cp -R out events
    run batch named.yaml -o events --json
    [ "$(jq -r 'select(.warnings != [] and .event == "page") | .name, (.warnings[0] | keys | join(" ")), .warnings[0].page' "$work.out" | sort | uniq -c | tr -s ' ')" = \
        ' 2 cell-2
 2 cell-5
 2 column file line message page severity' ] || fail "events of pages, $i" "$(cat "$work.out")"
done
sed -i '/^title/a furniture: {title: {at: bottom}}' named.yaml
run batch named.yaml -o strip --json
[ "$(jq -r 'select(.event == "begin").warnings[0] | "\(.line) \(.severity): \(.message)"' "$work.out")" = \
    '3 warning: "title" stands above the map, and another place is not heeded; write top-left, top or top-right' ] || fail 'warnings of the document are events' "$(head -1 "$work.out")"

# A page is one page's failure also where its file can't be written.
mkdir -p apart/cell-3.png/in
run batch named.yaml -o apart
expect 4 'a file that cannot be written'
grep -q '^apart/cell-3.png: error: page cell-3: ' "$work.err" || fail 'which page failed' "$(cat "$work.err")"
[ "$(find apart -maxdepth 1 -name '*.png' -type f | wc -l)" -eq 5 ] || fail 'the others are drawn' "$(ls apart)"
[ "$(jq -r '.pages[] | select(.missing).name' apart/index.json)" = cell-3 ] || fail 'which page is missing' "$(cat apart/index.json)"
run batch named.yaml -o apart
expect 4 'the same again'
rmdir apart/cell-3.png/in apart/cell-3.png
again=$(grep -o 'corridor batch .*' "$work.err")
[ "$again" = 'corridor batch named.yaml -o apart --force --pages cell-3' ] || fail 'how it is drawn alone' "$again"
run batch named.yaml -o apart --force --pages cell-3
expect 0 'a page alone, by its name'
run batch named.yaml -o apart --pages p02,cell-5
[ "$(tail -1 "$work.err")" = '0 drawn, 2 up to date' ] || fail 'pages by id and name' "$(cat "$work.err")"
run batch named.yaml -o apart --pages cel-5
expect 2 'a page that there is not'
grep -q 'has no page "cel-5"; did you mean "cell-5"?' "$work.err" || fail 'a page that there is not' "$(first)"

run batch named.yaml -o parts --shard 1/2
run batch --merge parts
expect 4 'a part that is missing'
grep -q 'page cell-[0-9] is missing: no shard has drawn it' "$work.err" || fail 'which pages are missing' "$(cat "$work.err")"
finish
