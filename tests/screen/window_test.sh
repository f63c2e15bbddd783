#!/bin/bash
# The real window under a virtual display: it opens, takes mouse and keys, and keeps what was done.
#
# Goal:   a person can crash the leader, cut links, propose and step; go back, try something else on a
#         branch, and find all of it again after the program was killed; the saved script says so.
# Method: Xvfb and xdotool at the places where the layout puts the servers of a 1600x900 window.
#         What happened is read from the sitting's own script, and that script is played again.
set -uo pipefail
program=$1
for tool in Xvfb xdotool; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
folder=$(mktemp -d)
export XDG_STATE_HOME=$folder XDG_CONFIG_HOME=$folder/config LC_ALL=C
mkdir -p "$folder/config/raftarium"
echo '{"no-hints": true, "start-page": false}' >"$folder/config/raftarium/settings.json"
saved=$folder/raftarium/last.raft

Xvfb -displayfd 3 -screen 0 1920x1080x24 3>"$folder/display" 2>/dev/null &
server=$!
window=
trap 'kill $window $server 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
[ -s "$folder/display" ] || { echo "Xvfb does not start"; exit 77; }
export DISPLAY=:$(cat "$folder/display")
unset WAYLAND_DISPLAY

fail() {
    echo "$1"
    echo "--- the sitting so far:"
    cat "$saved" 2>/dev/null
    exit 1
}

# wait_for WHAT COMMAND... : tries for half a minute.
wait_for() {
    local what=$1
    shift
    for _ in $(seq 300); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.1
    done
    fail "waited in vain for $what"
}

say() { xdotool key --delay 120 "$@"; sleep 0.3; }
done_is() { grep -qx "$1" "$saved"; }

"$program" first-election --size 1600x900 --speed 1 2>"$folder/err" &
window=$!
wait_for "the window" xdotool search --name '^Raftarium$'
xdotool windowfocus "$(xdotool search --name '^Raftarium$' | head -1)" 2>/dev/null
# The script pauses at its end; S3 leads then.
wait_for "the election" done_is 'say .*'
sleep 3

# A key on the selected server, and one for a proposal.
say 3
say c
wait_for "crash S3 by key" done_is 'crash S3'
say c
wait_for "restart S3 by key" done_is 'restart S3'

# The context menu: its first item crashes the server under the pointer.
xdotool mousemove 672 150
sleep 0.4
xdotool click 3
sleep 1.6
place=$("$(dirname "$program")/find_words" "$saved" 1600x900 menu Crash S1@672,150) || fail "no menu"
xdotool mousemove $place
sleep 0.4
xdotool click 1
wait_for "crash S1 by menu" done_is 'crash S1'

# A line dragged across links cuts them.
xdotool mousemove 615 225
sleep 0.3
xdotool mousedown 1
for step in 1 2 3 4 5 6; do xdotool mousemove_relative -- 0 25; sleep 0.1; done
sleep 0.2
xdotool mouseup 1
wait_for "a cut by dragging" grep -q '^cut S' "$saved"

# Stepping and playing.
say Right
say space
sleep 1
say space

# Back on the timeline, and something else there: the old future stays beside it.
xdotool mousemove 900 712
sleep 0.3
xdotool click 1
wait_for "a jump on the timeline" grep -q '^goto ' "$saved"
say 5
say c
wait_for "a branch" done_is 'branch branch-2'
grep -qx 'crash S5' "$saved" || fail "the branch lacks what began it"
say b
say Return
wait_for "a bookmark" grep -q '^bookmark ' "$saved"

# Killed in the middle of it, it opens again where it was.
sleep 1.5
before=$(grep -vc '^#' "$saved")
kill -KILL "$window"
wait "$window" 2>/dev/null
"$program" --size 1600x900 --speed 1 2>"$folder/err" &
window=$!
wait_for "the window again" xdotool search --name '^Raftarium$'
xdotool windowfocus "$(xdotool search --name '^Raftarium$' | head -1)" 2>/dev/null
sleep 3
say 4
say c
wait_for "crash S4 after the kill" done_is 'crash S4'
for line in 'crash S3' 'crash S1' 'branch branch-2' 'crash S5'; do
    done_is "$line" || fail "the sitting has lost: $line"
done
[ "$(grep -vc '^#' "$saved")" -gt "$before" ] || fail "the sitting has lost lines"
say ctrl+z
sleep 2

kill -0 "$window" 2>/dev/null || fail "the program has ended by itself"
"$program" run "$saved" >"$folder/story" || fail "the saved sitting cannot be played again"
grep -q 'S1 crashed' "$folder/story" || fail "the story does not know of the crash"
