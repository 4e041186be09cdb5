# Sourced after scratch.sh: a PostgreSQL with PostGIS of the test's own, which runs in a folder of its own and listens to no
# network. $base is the folder of its socket, "tester" its user, "geo" its database; sql STATEMENT asks it. Ends a test as
# skipped where there is none.

# The newest PostgreSQL that has PostGIS: Debian 12 has 15, Debian 13 has 17.
bin=
for version in $(ls /usr/lib/postgresql 2>/dev/null | sort -n); do
    if [ -x "/usr/lib/postgresql/$version/bin/initdb" ] &&
        [ -f "/usr/share/postgresql/$version/extension/postgis.control" ]; then bin=/usr/lib/postgresql/$version/bin; fi
done
[ -n "$bin" ] || { echo 'skipped: PostGIS (the package postgresql-postgis) is not installed'; exit 77; }
if [ "$(id -u)" -eq 0 ]; then
    id postgres >/dev/null 2>&1 || { echo 'skipped: there is no user postgres'; exit 77; }
    server() { runuser -u postgres -- "$@"; }
else
    server() { "$@"; }
fi
base=$(mktemp -d)
clean_up_more() {
    (cd / && server $bin/pg_ctl -D "$base/data" -m immediate stop) >/dev/null 2>&1
    rm -rf "$base"
}
[ "$(id -u)" -ne 0 ] || chown postgres "$base"
(
    cd /
    server $bin/initdb -D "$base/data" -A trust -U tester --no-sync --locale=C.UTF-8 &&
        server $bin/pg_ctl -D "$base/data" -w -l "$base/log" \
            -o "-k $base -c listen_addresses='' -c log_statement=all -c fsync=off" start
) >"$work.out" 2>&1 || { cat "$work.out" "$base/log"; echo 'the server does not start'; exit 1; }

sql() { psql -q -X -v ON_ERROR_STOP=1 -h "$base" -U tester -d geo -c "$1" || { echo "FAILED: SQL: $1"; exit 1; }; }
psql -q -X -h "$base" -U tester -d postgres -c 'CREATE DATABASE geo' || exit 1
sql 'CREATE EXTENSION postgis'
