#!/bin/sh
# style_support_test.sh PROGRAM PAGE: the page is what the program prints.
program=$1 page=$2
. "$(dirname "$0")/../support/scratch.sh"
made=$work/page.md
"$program" >"$made" || exit 1
diff -u "$page" "$made" && exit 0
echo "docs/style-support.md is stale; make it anew: $program > $page"
exit 1
