#!/bin/sh
# usage: exports.sh LIBRARY HEADER: the library exports just what the header declares with COR_API.
set -eu
nm -D --defined-only "$1" | awk '{print $3}' | sort >exported.txt
sed -n 's/^COR_API .*[ *]\(cor_[a-z0-9_]*\)(.*/\1/p' "$2" | sort >declared.txt
[ "$(wc -l <declared.txt)" -gt 10 ] || { echo "only $(wc -l <declared.txt) declarations found in $2"; exit 1; }
diff declared.txt exported.txt && echo "$(wc -l <exported.txt) functions, as declared"
