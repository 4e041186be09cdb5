#!/bin/sh
# make.sh [CORRIDOR]: draws the pictures of README.md and of docs/map-document.md anew. Needs pngquant: a picture is kept in
# a palette, of 256 colours where it is large.
set -eu
corridor=${1:-build/release/bin/corridor}
cd "$(dirname "$0")/../.."
shrink() { pngquant --speed 1 --force --strip --ext .png 256 "docs/pictures/$1.png"; }
draw() { "$corridor" render "maps/$1.yaml" --dpi "$2" -o "docs/pictures/$1.png" && shrink "$1"; }
draw 01-corridor 100
draw 02-attacks 61
draw 03-balochistan 91
draw 04-north 91
draw 05-frontier 100
draw 06-investment 91
# The same map on another theme: a document that differs in its style alone.
dark=maps/.04-north-dark.yaml
trap 'rm -f "$dark"' EXIT
sed 's,styles/briefing,styles/dark,' maps/04-north.yaml >"$dark"
"$corridor" render "$dark" --dpi 91 -o docs/pictures/04-north-dark.png
shrink 04-north-dark
# What docs/map-document.md shows: one of each kind, and each key by itself.
for name in annotations furniture; do
  "$corridor" render "docs/pictures/$name.yaml" -o "docs/pictures/$name.png"
  shrink "$name"
done
python3 docs/pictures/keys.py "$corridor"
