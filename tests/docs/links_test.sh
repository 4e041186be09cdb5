#!/bin/sh
# links_test.sh SOURCE: links between our own pages name files that exist and headings that they have.
set -u
cd "$1" || exit 1
broken=0

# The anchors of a page: its headings in lower case, without punctuation, blanks as dashes.
anchors() {
  grep '^#' "$1" | sed 's/^#* *//' | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9 _-]//g; s/ /-/g'
}

for page in *.md docs/*.md styles/README.md shapes/SOURCES.md; do
  [ -e "$page" ] || continue
  for link in $(grep -o '](\([^)]*\))' "$page" | sed 's/^](//; s/)$//'); do
    case $link in http*|mailto:*) continue ;; esac
    file=${link%%#*}
    anchor=
    case $link in *\#*) anchor=${link#*\#} ;; esac
    target=$page
    [ -z "$file" ] || target=$(dirname "$page")/$file
    if [ ! -e "$target" ]; then
      echo "$page: there is no $link"
      broken=1
    elif [ -n "$anchor" ] && ! anchors "$target" | grep -qx -- "$anchor"; then
      echo "$page: $target has no heading $anchor"
      broken=1
    fi
  done
done
exit $broken
