# Sourced: $work is an empty folder of the test's own. When the test ends, or is told to end, the folder goes, with all that
# is called like it, and what still runs in the background is killed.
work=$(mktemp -d)
# What a test has besides to clean up, it says in this function of its own.
clean_up_more() { :; }
clean_up() {
    clean_up_more
    jobs -p >"$work.jobs"
    while read -r job; do kill -9 "$job" 2>/dev/null; done <"$work.jobs"
    rm -rf "$work" "$work".*
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM
