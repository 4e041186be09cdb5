#!/bin/sh
# files_test.sh CORRIDOR SOURCE: what docs/cluster/ has for GNU parallel, make and Kubernetes draws what one process draws.
set -eu
corridor=$1 source=$2
. "$(dirname "$0")/../support/scratch.sh"
cd "$work"
PATH=$(dirname "$corridor"):$PATH
export PATH LC_ALL=C.UTF-8
cat >atlas.yaml <<END
version: 1
title: "Cell {row}/{column}"
as_of: 2024-11-30
style: $source/styles/briefing.yaml
worldview: un
view: {bbox: [62, 24, 70, 30]}
page: {size: 120 x 90 mm, dpi: 72}
atlas: {over: {grid: 250 km}, file: "{id}.png"}
END
corridor batch atlas.yaml -o alone -j 1 2>log || { cat log; exit 1; }

# words_of FILE ATLAS FOLDER: what the containers of docs/cluster/FILE run, with our atlas into FOLDER.
words_of() {
    sed -n 's/^ *command: \[\(.*\)\]$/\1/p' "$source/docs/cluster/$1" | tr -d ',"' |
        sed "s|/data/maps/provinces.yaml|$2|; s|/out/provinces|${3-}|"
}
# pods FILE ATLAS FOLDER: each part of the job in turn, with the index that Kubernetes would give.
pods() {
    parts=$(sed -n 's/.*{name: JOB_COMPLETIONS, value: "\([0-9]*\)"}.*/\1/p' "$source/docs/cluster/$1")
    [ "$(sed -n 's/^  completions: //p' "$source/docs/cluster/$1")" = "$parts" ]
    words=$(words_of "$@") index=0
    while [ $index -lt "$parts" ]; do
        # shellcheck disable=SC2086 # words are meant
        JOB_COMPLETION_INDEX=$index JOB_COMPLETIONS=$parts $words 2>>log
        index=$((index + 1))
    done
}
pods kubernetes.yaml atlas.yaml pods
$(words_of kubernetes-merge.yaml atlas.yaml pods) 2>>log
diff -r alone pods

if command -v python3 >/dev/null 2>&1; then
    mkdir -p store/maps
    python3 "$source/tests/support/object_store.py" store >port &
    until [ -s port ]; do sleep 0.05; done
    export AWS_S3_ENDPOINT="127.0.0.1:$(cat port)" AWS_HTTPS=NO AWS_VIRTUAL_HOSTING=FALSE
    export AWS_ACCESS_KEY_ID=us AWS_SECRET_ACCESS_KEY=ours
    unset http_proxy HTTP_PROXY all_proxy ALL_PROXY
    pods kubernetes-s3.yaml atlas.yaml
    merge=$(sed -n 's|^# *\(corridor batch --merge .*\)|\1|p' "$source/docs/cluster/kubernetes-s3.yaml")
    $(echo "$merge" | sed 's|maps/provinces.yaml|atlas.yaml|') 2>>log
    diff -r -x .corridor-lock alone store/maps/provinces
fi

make -s -j 2 -f "$source/docs/cluster/Makefile" OUT=made PARTS=2 MAPS=atlas.yaml 2>>log
diff -r alone made/atlas

if command -v parallel >/dev/null 2>&1; then
    sh "$source/docs/cluster/parallel.sh" atlas.yaml paralleled 3 2>>log
    diff -r alone paralleled
fi
