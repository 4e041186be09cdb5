#!/bin/sh
# make.sh [CORRIDOR]: draws the pictures of README.md and of docs/map-document.md anew, from 500 to 1000 dots wide.
set -eu
corridor=${1:-build/release/bin/corridor}
cd "$(dirname "$0")/../.."
draw() { "$corridor" render "maps/$1.yaml" --dpi "$2" -o "docs/pictures/$1.png"; }
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
# What docs/map-document.md shows: one of each kind.
for name in annotations furniture; do
  "$corridor" render "docs/pictures/$name.yaml" -o "docs/pictures/$name.png"
done
