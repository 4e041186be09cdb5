#!/bin/sh
# keys_test.sh SOURCE: docs/styles.md has every metadata key of ours that the reader of styles knows. The keys of map
# documents are compared path by path: map_keys_test.py.
set -u
source=$1
missing=0
keys=$(grep -o '"corridor:[a-z-]*"' "$source/src/style/metadata.c" | tr -d '"' | sort -u)
[ "$(printf '%s\n' "$keys" | wc -l)" -gt 10 ] || { echo "the keys are not found in src/style/metadata.c"; exit 1; }
for key in $keys; do
  [ "$key" = corridor: ] || grep -q "\`$key\`" "$source/docs/styles.md" && continue
  echo "docs/styles.md does not mention $key"
  missing=1
done
exit $missing
