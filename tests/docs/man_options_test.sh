#!/bin/sh
# man_options_test.sh CORRIDOR FOLDER: what --help lists, the manual describes: every command, and each of its options.
set -u
corridor=$1 folder=$2 missing=0
for command in $("$corridor" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  page=$folder/corridor-$command.1
  [ -f "$page" ] || { echo "there is no manual page $page"; missing=1; continue; }
  for option in $("$corridor" "$command" --help | grep -o '^  \(-[a-z], \)\{0,1\}--[a-z-]*' | grep -o -- '--[a-z-]*'); do
    sed 's/\\-/-/g' "$page" | grep -q -- "$option" && continue
    echo "corridor-$command.1 does not mention $option"
    missing=1
  done
done
[ -n "${page:-}" ] || { echo "corridor --help lists no command"; exit 1; }
exit $missing
