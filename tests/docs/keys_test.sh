#!/bin/sh
# keys_test.sh SOURCE: docs/map-document.md has every key and word that the reader of map documents knows: all that
# stands in a list of words of src/map. docs/styles.md has every metadata key of ours.
set -u
source=$1
page=$source/docs/map-document.md
words=$(cat "$source"/src/map/*.c | awk '
  /static const char \*const [a-z_]*\[\]/ || /^ *\*const [a-z_]*\[\]/ { inside = 1 }
  inside { print }
  /;/ { inside = 0 }' | grep -o '"[a-zA-Z0-9_-]*"' | tr -d '"' | sort -u)
[ "$(printf '%s\n' "$words" | wc -l)" -gt 50 ] || { echo "the lists of words are not found in src/map"; exit 1; }
missing=0
for word in $words; do
  grep -q "[\`{, ]${word}[\`:},]" "$page" && continue
  echo "docs/map-document.md does not mention $word"
  missing=1
done
for key in $(grep -o '"corridor:[a-z]*"' "$source/src/style/metadata.c" | tr -d '"' | sort -u); do
  [ "$key" = corridor: ] || grep -q "\`$key\`" "$source/docs/styles.md" && continue
  echo "docs/styles.md does not mention $key"
  missing=1
done
exit $missing
