# What the tests of the command share. Sourced with the command as $1; runs in its own empty folder.
set -u
export LC_ALL=C
command=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../support/scratch.sh"
. "$here/../support/needs.sh"
cd "$work" || exit 1
failures=0
tests=0

fail() {
    failures=$((failures + 1))
    printf 'FAILED: %s\n' "$1"
    shift
    printf '    %s\n' "$@"
}

# run ARGUMENT…: sets $code, and leaves stdout and stderr in the files out and err beside the folder's own.
run() {
    tests=$((tests + 1))
    "$command" "$@" >"$work.out" 2>"$work.err" </dev/null
    code=$?
}

# expect CODE WHAT: the last run ended with CODE.
expect() { [ "$code" -eq "$1" ] || fail "$2" "expected exit code $1, got $code" "$(cat "$work.err")"; }

# await WHAT COMMAND…: within ten seconds the command succeeds.
await() {
    what=$1
    shift
    tests=$((tests + 1))
    i=0
    until "$@"; do
        i=$((i + 1))
        [ $i -gt 500 ] && { fail "$what" "$(cat "$work.err")"; return 1; }
        sleep 0.02
    done
}

# Prints the first line of stderr.
first() { sed -n 1p "$work.err"; }

finish() {
    printf '%d tests, %d failures\n' "$tests" "$failures"
    [ "$failures" -eq 0 ]
}
