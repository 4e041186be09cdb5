#!/bin/sh
# An atlas on the machines of a list, one part for each, through GNU parallel. They share the folders of the map and of
# the result.
#
#   sh parallel.sh MAP.yaml FOLDER 8                      8 parts on this machine
#   sh parallel.sh MAP.yaml FOLDER 8 --sshloginfile hosts 8 parts on the machines of the file "hosts"
set -eu
map=$1 folder=$2 parts=$3
shift 3
seq "$parts" | parallel --halt never --retries 3 "$@" corridor batch "$map" -o "$folder" -j 1 --shard "{}/$parts"
corridor batch --merge "$folder"
