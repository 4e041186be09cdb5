#!/bin/sh
# Outputs in an object store: the same bytes as in a folder, resumed where they were, refused in words. The store is a small
# one of our own on the loopback.
. "$(dirname "$0")/lib.sh"
. "$here/batch_data.sh"
command -v python3 >/dev/null || { echo 'skipped: there is no python3'; exit 77; }
make_atlas 40
mkdir -p store/maps store/closed store/silent store/busy store/fleeting/atlas
python3 "$here/../support/object_store.py" store >port &
server=$!
clean_up_more() { kill $server 2>/dev/null; }
await 'the store begins' [ -s port ]
export AWS_S3_ENDPOINT="127.0.0.1:$(cat port)" AWS_HTTPS=NO AWS_VIRTUAL_HOSTING=FALSE
export AWS_ACCESS_KEY_ID=us AWS_SECRET_ACCESS_KEY=ours AWS_DEFAULT_REGION=us-east-1
unset http_proxy HTTP_PROXY all_proxy ALL_PROXY

# same FOLDER OBJECTS WHAT
same() {
    diff -r -x .corridor-lock -x .corridor-book "$1" "store/$2" >"$work.diff" ||
        fail "$3: the store and the folder differ" "$(head -5 "$work.diff")"
}
sum() { [ "$(tail -1 "$work.err")" = "$1" ] || fail "$2" "expected $1" "got      $(tail -1 "$work.err")"; }
says() { grep -q -- "$1" "$work.err" || fail "$2" "expected $1" "got      $(cat "$work.err")"; }

sed '/^atlas/d; s/{name}/One/; s/page {page} of {pages}/alone/' map.yaml >one.yaml
run render one.yaml -o one.png -o /vsis3/maps/one.png -o /vsis3/maps/deep/er/one.svg --format png
expect 0 'a map into a store'
cmp -s one.png store/maps/one.png && cmp -s one.png store/maps/deep/er/one.svg || fail 'a map into a store: other bytes'
grep -q '^PUT maps/one.png image/png$' store/requests || fail 'a browser is not told what it gets' "$(cat store/requests)"

sed 's/file: "{id}.png"/file: "{name|slug}\/{id}", formats: [png, svg], book: true/; s/200 x 150/500 x 400/' map.yaml >atlas.yaml
run batch atlas.yaml -o whole -j 1
expect 0 'a folder to compare with'
run batch atlas.yaml -o /vsis3/maps/atlas -j 2
expect 0 'a batch into a store'
same whole maps/atlas 'a batch'
grep -q '^PUT maps/atlas/index.html text/html' store/requests || fail 'a browser is not told that it gets a page'
run batch atlas.yaml -o /vsis3/maps/atlas/ -j 2
sum '0 drawn, 40 up to date' 'a second run'
: >store/requests
run batch atlas.yaml -o /vsis3/maps/atlas
grep -q '^PUT maps/atlas/.*[gf] ' store/requests && fail 'what is up to date is put again' "$(cat store/requests)"
rm store/maps/atlas/cell-7/p07.png
printf cut >store/maps/atlas/cell-8/p08.svg
run batch atlas.yaml -o /vsis3/maps/atlas
sum '2 drawn, 38 up to date' 'objects that are gone, or of another size'
same whole maps/atlas 'objects drawn again'

# Killed, and from several machines: what was noted is kept, and nothing of the scaffolding stays.
put() { [ "$(find store/maps/killed -name '*.svg' 2>/dev/null | wc -l)" -ge "$least" ]; }
for least in 3 20 28; do
    "$command" batch atlas.yaml -o /vsis3/maps/killed -j 2 2>/dev/null &
    pid=$!
    await "$least maps are put" put
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
done
run batch atlas.yaml -o /vsis3/maps/killed -j 3
expect 0 'a batch that was killed'
known=$(sed -n 's/.* drawn, \([0-9]*\) up to date$/\1/p' "$work.err")
[ "${known:-0}" -ge 16 ] || fail 'what was noted before a kill is forgotten' "$(tail -1 "$work.err")"
same whole maps/killed 'a batch that was killed'
for i in 1 2 3; do
    run batch atlas.yaml -o /vsis3/maps/parts --shard $i/3
    expect 0 "shard $i"
    [ $i = 2 ] && { run batch --merge /vsis3/maps/parts; expect 4 'a shard is missing'; }
done
for i in 1 2 3; do run batch atlas.yaml -o /vsis3/maps/parts --shard $i/3; done
run batch --merge atlas.yaml -o /vsis3/maps/parts
expect 0 'merging in a store'
same whole maps/parts 'three shards'

run batch map.yaml -o /vsis3/busy/atlas -j 1 --pages p01,p02
expect 0 'a store that is busy is asked again'

# What another shard notes and then takes away is none of ours.
touch store/fleeting/atlas/.corridor-journal-2-of-2-000001
run batch map.yaml -o /vsis3/fleeting/atlas --shard 1/2
expect 0 'notes of another shard that are gone when they are asked for'

# In words, with the exit code of what can't be written.
for bucket in closed nowhere; do
    run render one.yaml -o /vsis3/$bucket/one.png
    expect 5 "a map into the bucket $bucket"
    run batch map.yaml -o /vsis3/$bucket/atlas
    expect 5 "a batch into the bucket $bucket"
    [ $bucket = closed ] && says 'access is denied' 'access is denied'
    [ $bucket = nowhere ] && says 'there is no such bucket' 'there is no such bucket'
done
export GDAL_HTTP_TIMEOUT=1 GDAL_HTTP_MAX_RETRY=0
run render one.yaml -o /vsis3/silent/one.png
expect 5 'a store that does not answer'
kill $server
run render one.yaml -o /vsis3/maps/gone.png
expect 5 'nobody is there'
says "can't be reached" 'nobody is there'
run batch map.yaml -o /vsis3/maps/gone
expect 5 'nobody is there to list'

# Names that are no place for outputs.
for name in /vsimem/a.png /vsizip/a.zip/a.png /vsicurl/http://127.0.0.1/a.png /vsis3/a.png /vsis3//a.png; do
    run render one.yaml -o $name
    expect 2 "a map into $name"
done
run batch map.yaml -o /vsimem/atlas
expect 2 'a batch into memory'
finish
