#!/bin/bash
# Pictures without a display: the right size, the same twice, and different where they should be.
#
# Goal:   `raftarium render` needs no display and is deterministic, pixel by pixel.
# Method: compare files; the size stands in a PNG's header. Skipped where EGL cannot draw.
set -euo pipefail
export LC_ALL=C  # What it says is compared, in English.
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset DISPLAY WAYLAND_DISPLAY

if ! "$program" render first-election -o "$folder/a.png" --at 230ms 2>"$folder/err"; then
    grep -q "cannot draw without a display" "$folder/err" && exit 77
    cat "$folder/err"
    exit 1
fi
"$program" render first-election -o "$folder/b.png" --at 230ms
cmp "$folder/a.png" "$folder/b.png"
"$program" render first-election -o "$folder/dark.png" --at 230ms --theme dark
"$program" render first-election -o "$folder/later.png" --at 260ms
"$program" render first-election -o "$folder/select.png" --at 230ms --select S2
for other in dark later select; do
    if cmp -s "$folder/a.png" "$folder/$other.png"; then
        echo "$other.png should differ"
        exit 1
    fi
done
"$program" render first-election -o "$folder/small.png" --at 230ms --size 1024x768
size=$(od -An -tx1 -j16 -N8 "$folder/small.png" | tr -d ' \n')
[ "$size" = 0000040000000300 ] || { echo "small.png is not 1024x768: $size"; exit 1; }
