#!/bin/sh
# usage: install_test.sh BUILD_DIR THIS_DIR CC LIBDIR CFLAGS
set -eu
build=$1 here=$2 cc=$3 libdir=$4 flags=$5
. "$here/../support/scratch.sh"
cmake --install "$build" --prefix "$work/prefix" >/dev/null
export PKG_CONFIG_PATH="$work/prefix/$libdir/pkgconfig"
# shellcheck disable=SC2046,SC2086
$cc $flags -std=c11 -Wall -Werror "$here/program.c" -o "$work/program" \
  $(pkg-config --cflags --libs corridor) -Wl,-rpath,"$work/prefix/$libdir"
"$work/program" "$work/prefix/share/corridor/maps/01-corridor.yaml" "$work/map.png"
head -c 8 "$work/map.png" | od -An -c | grep -q 'P   N   G'
mkdir "$work/cmake"
cat >"$work/cmake/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.25)
project(small C)
find_package(corridor 0.1 REQUIRED)
add_executable(program "$here/program.c")
target_link_libraries(program corridor::corridor)
END
cmake -S "$work/cmake" -B "$work/cmake/build" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS="$flags" >/dev/null
cmake --build "$work/cmake/build" >/dev/null
"$work/cmake/build/program" "$work/prefix/share/corridor/maps/01-corridor.yaml" "$work/map.pdf"
head -c 5 "$work/map.pdf" | grep -q '%PDF-'
# The installed command works from where it was put.
(cd "$work" && "$work/prefix/bin/corridor" --version)
# A library that was found by a relative path finds its module beside it.
(cd "$work/prefix" && LD_LIBRARY_PATH=$libdir bin/corridor info share/corridor/shapes/incidents.csv >/dev/null)
(cd "$work" && "$work/prefix/bin/corridor" init starter && "$work/prefix/bin/corridor" check --strict starter/map.yaml)
# A document that fails to open leaves nothing to free, and the program frees it.
printf 'version: 1\nstyle: no-such-style\n' >"$work/wrong.yaml"
code=0
"$work/program" "$work/wrong.yaml" "$work/none.png" 2>"$work/words" || code=$?
[ "$code" -eq 2 ]
grep -q 'wrong.yaml:2:8: there is no style "no-such-style"; it is briefing, dark or mono' "$work/words"
[ ! -e "$work/none.png" ]
# The licence and the pages of the documentation, whose links lead somewhere.
cmp "$here/../../LICENSE" "$work/prefix/share/doc/corridor/LICENSE"
for page in map-document styles cookbook cluster style-support; do [ -s "$work/prefix/share/corridor/docs/$page.md" ]; done
sh "$here/../docs/links_test.sh" "$work/prefix/share/corridor"
