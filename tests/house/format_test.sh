#!/bin/sh
# usage: format_test.sh TOP: every C file is as clang-format writes it. Another version than 14, Debian 12's, would write some
# otherwise: then this is skipped.
set -eu
cd "$1"
format=$(command -v clang-format-14 || command -v clang-format) || { echo 'no clang-format'; exit 77; }
case $("$format" --version) in
  *'version 14.'*) ;;
  *) echo "not version 14: $("$format" --version)"; exit 77 ;;
esac
find include src tests -name node_modules -prune -o -name '*.[ch]' -exec "$format" --dry-run --Werror {} +
echo 'all files are formatted'
