# Sourced: needs PROGRAM… ends a test as skipped where one of the programs that it looks with is not installed.
needs() {
    for program in "$@"; do
        command -v "$program" >/dev/null 2>&1 || { echo "skipped: there is no $program"; exit 77; }
    done
}
