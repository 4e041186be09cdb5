#!/bin/sh
# ids_test.sh SOURCE: the bundled styles know no row by its id, so that other people's data are drawn like ours. Only which
# provinces and areas in dispute have their names how is said by id.
set -eu
cd "$1"
failed=0
for file in incidents sites; do
  for id in $(tail -n +2 "shapes/$file.csv" | cut -d, -f1); do
    if grep -nwF -- "$id" styles/themes/layers.yaml.in; then
      echo "the styles name '$id' of shapes/$file.csv" >&2
      failed=1
    fi
  done
done
if grep -nE '(icon|text)-offset:.*(match|get)' styles/themes/layers.yaml.in; then
  echo "a layer is moved by what its rows say" >&2
  failed=1
fi
exit $failed
