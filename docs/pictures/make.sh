#!/bin/sh
# make.sh [CORRIDOR]: draws the pictures of README.md anew, from 800 to 1000 dots wide.
set -eu
corridor=${1:-build/release/bin/corridor}
cd "$(dirname "$0")/../.."
"$corridor" render maps/overview.yaml --dpi 100 -o docs/pictures/overview.png
"$corridor" render maps/attacks.yaml --dpi 91 -o docs/pictures/attacks.png
"$corridor" render maps/north.yaml --dpi 91 -o docs/pictures/north.png
