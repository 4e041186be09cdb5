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

# What the pods of the job run: its command and its environment, with the index that Kubernetes would give.
parts=$(sed -n 's/.*{name: JOB_COMPLETIONS, value: "\([0-9]*\)"}.*/\1/p' "$source/docs/cluster/kubernetes.yaml")
[ "$(sed -n 's/^  completions: //p' "$source/docs/cluster/kubernetes.yaml")" = "$parts" ]
words=$(sed -n 's/^ *command: \[\(.*\)\]$/\1/p' "$source/docs/cluster/kubernetes.yaml" | tr -d ',"' |
    sed 's|/data/maps/provinces.yaml|atlas.yaml|; s|/out/provinces|pods|')
index=0
while [ $index -lt "$parts" ]; do
    # shellcheck disable=SC2086 # words are meant
    JOB_COMPLETION_INDEX=$index JOB_COMPLETIONS=$parts $words 2>>log
    index=$((index + 1))
done
corridor batch --merge pods 2>>log
diff -r alone pods

make -s -j 2 -f "$source/docs/cluster/Makefile" OUT=made PARTS=2 MAPS=atlas.yaml 2>>log
diff -r alone made/atlas

if command -v parallel >/dev/null 2>&1; then
    sh "$source/docs/cluster/parallel.sh" atlas.yaml paralleled 3 2>>log
    diff -r alone paralleled
fi
