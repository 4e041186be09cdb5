#!/bin/sh
# Every document of bad/ is refused with its exit code and one error, says what the table says, and leaves no file;
# and check says the same.
# The table: name, exit code, and how the first line goes on after the folder's name; "…" at its end: or further.
. "$(dirname "$0")/lib.sh"
tab=$(printf '\t')
cp -R "$here/bad" bad
while IFS="$tab" read -r name expected_code expected; do
    case $name in '' | '#'*) continue ;; esac
    rm -rf drawn && mkdir drawn && printf 'older' >drawn/kept.png
    run render "bad/$name" -o drawn/new.png -o drawn/kept.png
    line=$(grep -m1 'error: ' "$work.err")
    case $expected in
    *…) prefix=${expected%…} && shown=$(printf '%.*s' ${#prefix} "${line#bad/}") ;;
    *) prefix=$expected && shown=${line#bad/} ;;
    esac
    [ "$code" -eq "$expected_code" ] || fail "$name: exit code" "expected $expected_code" "got      $code" "$line"
    [ "$shown" = "$prefix" ] || fail "$name: message" "expected $prefix" "got      ${line#bad/}"
    [ "$(grep -c 'error: ' "$work.err")" -eq 1 ] || fail "$name: more or less than one error" "$(cat "$work.err")"
    [ "$(ls drawn)" = kept.png ] && [ "$(cat drawn/kept.png)" = older ] || fail "$name: left files" "$(ls drawn)"
    grep -q 'ERROR: .*Sanitizer\|runtime error' "$work.err" && fail "$name: a sanitizer spoke" "$(cat "$work.err")"
    [ "$name" = a_style.yaml ] && continue # which check takes for what it is
    run check "bad/$name"
    [ "$code" -eq "$expected_code" ] || fail "$name: check" "expected exit code $expected_code, got $code" "$(cat "$work.err")"
    [ "$(grep 'error: ' "$work.err")" = "$line" ] || fail "$name: check says something else" "$(cat "$work.err")" "render: $line"
done <"$here/bad_documents.tsv"
for file in bad/*; do
    grep -q "^${file#bad/}$tab" "$here/bad_documents.tsv" || case $file in */part_*) ;; *) fail "$file is in no row" ;; esac
done
finish
