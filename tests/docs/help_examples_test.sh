#!/bin/sh
# help_examples_test.sh CORRIDOR SOURCE SCRATCH: every example that a --help or a manual page shows works, in a copy of what a
# clone has.
set -eu
. "$(dirname "$0")/../support/needs.sh"
needs jq
corridor=$1 source=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch/bin"
cp -R "$source/maps" "$source/styles" "$source/shapes" "$scratch"
ln -s "$corridor" "$scratch/bin/corridor"
cd "$scratch"
PATH=$scratch/bin:$PATH
export PATH LC_ALL=C.UTF-8

for command in '' $(corridor --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  # shellcheck disable=SC2086 # no command is no word
  corridor $command --help | sed -n '/^Examples:/,/^$/s/^  \(corridor .*\)/\1/p'
done >examples
sed -n '/^\.SH EXAMPLES/,/^\.fi/s/\\-/-/gp' "$source"/docs/man/*.1 | grep '^corridor ' >>examples
[ "$(wc -l <examples)" -gt 10 ] || { echo "no examples are found"; exit 1; }

failed=0
sort -u examples >unique
while read -r example; do
  case $example in *'| jq'*) command -v jq >/dev/null 2>&1 || continue ;; esac
  # What watches goes on until it is told to end.
  case $example in *--watch*) example="timeout --preserve-status -s TERM 3 $example" ;; esac
  sh -c "$example" >log 2>&1 </dev/null && continue
  printf '%s\n' "$example fails:"
  cat log
  failed=1
done <unique
exit $failed
