#!/bin/sh
# How batches and their pages end: a page that fails is one page's failure; a folder has one batch at a time; what is left
# is said.
. "$(dirname "$0")/lib.sh"
needs jq
. "$here/batch_data.sh"
make_atlas 12

# A page whose map would be blank: its own cell is not drawn, and there is nothing else.
sed 's/{background-color: .*}}/{background-color: white}}/; s/type: fill, source: cells,/type: fill, source: cells, filter: [has, shown],/; /names/d' \
    style.yaml >blank.yaml
sed -i 's/"rank"/"shown": 1, "rank"/; /"p05"/{s/"shown": 1, //; s/\[65/[120/g}' cells.geojson
sed 's/style.yaml/blank.yaml/' map.yaml >blank_map.yaml
run batch blank_map.yaml -o out
expect 4 'a page that fails'
[ "$(tail -1 "$work.err")" = '11 drawn, 0 up to date, 1 failed' ] || fail 'a page that fails' "$(cat "$work.err")"
grep -q 'page p05: the map would be blank' "$work.err" || fail 'the reason is not said' "$(cat "$work.err")"
again=$(sed -n 's/^  to draw it alone: corridor //p' "$work.err")
[ -n "$again" ] || fail 'the command that repeats it is not said' "$(cat "$work.err")"
eval "run ${again:-}"
expect 4 'the page alone'
[ "$(jq '.pages[5].missing' out/index.json)" = true ] || fail 'the index does not say what is missing'

run batch map.yaml -o late --size '14000 x 14000 px' --timeout 0.5 -j 2
expect 4 'pages that take too long'
grep -q 'it took longer than 0.5 s' "$work.err" || fail 'pages that take too long' "$(cat "$work.err")"
[ -z "$(find late -type f ! -name 'index.*' ! -name .corridor-lock)" ] || fail 'pages that take too long leave files' "$(find late)"

# A process that dies takes its page along, and nothing else.
"$command" batch map.yaml -o dead --size '2000 x 2000 px' -j 1 2>"$work.err" &
pid=$!
has_child() { child=$(pgrep -P $pid); }
await 'a batch starts its process' has_child
sleep 0.05
kill -KILL $child
wait $pid
code=$?
expect 4 'a process that dies'
grep -q 'its process was ended by signal 9' "$work.err" || fail 'a process that dies' "$(cat "$work.err")"
[ "$(find dead -maxdepth 1 -name '*.png' | wc -l)" -eq 11 ] || fail 'a process that dies' "$(ls dead)"

# Two in one folder; the second is refused, and the first is not harmed.
"$command" batch map.yaml -o two --size '2000 x 2000 px' -j 1 2>/dev/null &
pid=$!
await 'the first batch begins' [ -e two/.corridor-journal ]
run batch map.yaml -o two
expect 5 'a second batch'
grep -q 'another batch is at work in this folder' "$work.err" || fail 'a second batch' "$(cat "$work.err")"
kill -INT $pid
wait $pid
code=$?
expect 4 'a batch that is interrupted'
[ -e two/index.json ] || fail 'a batch that is interrupted writes no index'
[ -z "$(ls -A two | grep '^\.corridor-[0-9]')" ] || fail 'a batch that is interrupted leaves files' "$(ls -A two)"

touch two/.corridor-99999-0 two/.corridor-keep
run batch map.yaml -o two
[ ! -e two/.corridor-99999-0 ] && [ -e two/.corridor-keep ] || fail 'stale files' "$(ls -A two)"

# Who else can write to the folder cannot have files written elsewhere, nor stop the batch by what lies there.
mkdir elsewhere links links/away && printf 'precious' >elsewhere/file && rmdir links/away
ln -s ../elsewhere/file links/p03.png && ln -s ../elsewhere/file links/index.json && mkfifo links/p04.png
ln -s ../elsewhere links/away
run batch map.yaml -o links
expect 0 'a folder with links and pipes'
[ "$(cat elsewhere/file)" = precious ] || fail 'a batch writes through a link'
[ ! -L links/p03.png ] && [ -f links/p04.png ] || fail 'a link or a pipe is not replaced' "$(ls -l links)"
sed 's/file: "{id}.png"/file: "away\/{id}.png"/' map.yaml >away.yaml
run batch away.yaml -o links
expect 4 'a link that leads out of the folder'
[ "$(ls elsewhere)" = file ] || fail 'a batch leaves its folder through a link' "$(ls elsewhere)"
for name in index.json .corridor-journal; do
    rm -f links/$name && mkfifo links/$name
    timeout 20 "$command" batch map.yaml -o links --force 2>"$work.err"
    [ $? -ne 124 ] || fail "a batch waits for a pipe called $name"
    rm -f links/$name
done

# What a full disk does, by a limit that needs none: no process dies, and what fits stays.
(ulimit -f 3 && exec "$command" batch map.yaml -o limited -j 2 --size '800 x 600 px') 2>"$work.err"
code=$?
expect 5 'files that would be too large'
grep -q 'larger than is allowed' "$work.err" || fail 'files that would be too large' "$(cat "$work.err")"
[ -z "$(ls -A limited | grep '^\.corridor-[0-9]')" ] || fail 'files that would be too large are left' "$(ls -A limited)"

printf 'x' >file
run batch map.yaml -o file/in
expect 5 'a folder below a file'
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod a-w locked
    run batch map.yaml -o locked
    expect 5 'a folder that may not be written to'
fi
run batch map.yaml -o out --shard 3/2
expect 2 'a shard beyond the last'
run batch map.yaml -o out -j 0
expect 2 'no process at all'
run batch map.yaml -o out --worldview all
expect 2 'a batch of all worldviews at once'
run batch map.yaml -o again --shard 1/2
run batch map.yaml -o again --shard 2/2
run batch --merge again
run batch --merge again
expect 0 'merging what was merged'
[ "$(tail -1 "$work.err")" = '12 maps, none missing' ] && [ ! -e again/.corridor-journal ] || fail 'merging what was merged' "$(ls -A again)"
run batch --merge nowhere
expect 3 'merging what is not there'
JOB_COMPLETION_INDEX=0 "$command" batch map.yaml -o out 2>"$work.err"
code=$?
expect 2 'a part of an unknown number'

run batch map.yaml -o json --json
expect 0 'events'
[ "$(jq -rs '[.[0].event, .[0].pages, (map(select(.event == "page")) | length), .[-1].drawn] | join(" ")' "$work.out")" = 'begin 12 12 12' ] ||
    fail 'events' "$(head -3 "$work.out")"
{ "$command" batch map.yaml -o unheard --json -j 1 --size '1200 x 900 px' 2>"$work.err"; echo $? >"$work.code"; } | head -1 >/dev/null
code=$(cat "$work.code")
expect 5 'events that nobody takes'
[ "$(grep -c 'Broken pipe' "$work.err")" -eq 1 ] || fail 'events that nobody takes' "$(cat "$work.err")"
finish
