#!/bin/sh
# corridor expr: one expression for a person, lines of JSON for a program.
. "$(dirname "$0")/lib.sh"

# value EXPECTED ARGUMENT…: exit code 0 and EXPECTED on stdout.
value() {
    expected=$1
    shift
    run expr "$@"
    expect 0 "expr $*"
    [ "$(cat "$work.out")" = "$expected" ] || fail "expr $*" "expected $expected" "got      $(cat "$work.out")"
}
# refused EXPECTED ARGUMENT…: exit code 2, EXPECTED in the message, nothing on stdout.
refused() {
    expected=$1
    shift
    run expr "$@"
    expect 2 "expr $*"
    grep -q -e "$expected" "$work.err" || fail "expr $*" "expected $expected" "got      $(cat "$work.err")"
    [ -s "$work.out" ] && fail "expr $*: wrote to stdout"
}

value 3 '["+", 1, 2]'
value 5 '["+", ["get", "killed"], 1]' --properties '{"killed": 4}'
value '[0.75, 0, 0.25, 1]' '["interpolate", ["linear"], ["zoom"], 4, "red", 8, "blue"]' --zoom 5 --type color
value '"Polygon"' '["geometry-type"]' --geometry '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}'
value '"گوادر"' '["get", "name"]' --properties '{"name": "گوادر"}'
value true '["==", ["global-state", "worldview"], "un"]' --state '{"worldview": "un"}'
value null '["get", "nothing"]'
refused '\[2\]: ' '["+", 1, true]'
refused 'write JSON' '["+", 1'
refused 'write JSON' '1' --properties 'killed=4'
refused 'no object' '1' --properties '[1]'
refused 'no object' '1' --state 'true'
refused 'no number' '1' --zoom '"5"'
refused 'no geometry' '1' --geometry '{"type": "Pont", "coordinates": [36.3, 33.5]}'
refused 'no geometry' '1' --geometry '{"type": "Point"}'
refused 'no type "colr"' '1' --type colr
refused 'did you mean "=="?' '["=", 1, 1]'
refused 'one too many' '1' '2'
refused 'no expression' --zoom 5
refused 'unknown option --zom; did you mean --zoom?' '1' --zom 5

printf '%s\n' '{"expression": ["get", "x"], "inputs": [[{}, {"properties": {"x": 1}}], [{}, {"properties": {"x": "a"}}]]}' \
    'no JSON' '' '{"expression": ["+", true]}' '{"expression": ["+", 1, 2], "inputs": [[{}, {}]]}' >lines
run expr --jsonl lines
expect 0 'lines of JSON'
[ "$(wc -l <"$work.out")" -eq 5 ] || fail 'a line of answer for each line of question' "$(cat "$work.out")"
sed -n 1p "$work.out" | grep -q '"outputs":\[1,"a"\]' || fail 'the outputs of the first line' "$(cat "$work.out")"
sed -n 2p "$work.out" | grep -q '^{"error":' || fail 'what is no JSON gets an error object'
sed -n 4p "$work.out" | grep -q '"key":"\[1\]"' || fail 'an error has its key'
sed -n 5p "$work.out" | grep -q '"outputs":\[3' || fail 'the run goes on'
run expr --jsonl no-such-file
expect 2 'a file that is not there'
rm -f lines
finish
