#!/bin/bash
# Breaks the protocol one rule at a time and demands that a test goes red each time.
#
# Usage: tests/raft/mutations.sh            a sample, another one after every change; and all
#                                           mutations of the sources that changed since the last pass
#        RAFTARIUM_MUTATIONS=all tests/raft/mutations.sh
#        tests/raft/mutations.sh TEXT       only the mutations whose name contains TEXT
#
# Goal:   a rule is tested when removing it turns a test red.
# Method: mutations/NAME.txt lists changes of raft/NAME.cpp: the name of a broken rule, the text as
#         it is (lines with "- ", which must occur exactly once), the text as it becomes ("+ "). A
#         change is compiled on its own and linked with all else; the tests of raft run.
#         Whether its text occurs is asked of every mutation.
# Exit:   0 when every mutation was noticed; 1 when one was not, or does not fit the source.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=${MUTATIONS_BUILD:-build/mutations}
compiler=(${CXX:-g++} -std=c++20 -O0 -fPIC -I.)
# A mutation compiles one file of raft/; what those include is made ready once.
header=(-fpch-preprocess -include "$work/all.h")
export CCACHE_SLOPPINESS=pch_defines,time_macros
! command -v ccache >/dev/null || compiler=(ccache "${compiler[@]}")
# What runs long is asked only when nothing else has noticed.
slow='any message*,log: copies changed at random*'
# Of the sources that are as they were, one mutation in so many is tried.
sample=8
# What the sources were at the last pass, one file for each.
passed=${work}-passed

# Builds a library, the first argument, from objects.
link_library() {
    "${compiler[@]}" -shared "${@:2}" -o "$1"
}

# The first test that goes red with the library of a folder; a crash is red, too.
red_test() {
    local folder=$1 output
    shift
    output=$(LD_LIBRARY_PATH=$folder timeout 60 "$work/all_tests" --no-colors --abort-after=1 \
        "$@" 2>&1) && return
    local name
    name=$(sed -n 's/^TEST CASE:  //p' <<<"$output" | tail -n 1)
    echo "${name:-(the tests did not end)}"
}

# Reads the mutations of one file as NUL-separated records: source, name, old text, new text.
read_mutations() {
    awk -v source="raft/$(basename "$1" .txt).cpp" '
        function flush() {
            if (name != "") printf "%s%c%s%c%s%c%s%c", source, 0, name, 0, old, 0, new, 0
            name = old = new = ""; olds = news = 0
        }
        /^#/ { next }
        /^- / || /^-$/ { old = old (olds++ ? "\n" : "") substr($0, 3); next }
        /^\+ / || /^\+$/ { new = new (news++ ? "\n" : "") substr($0, 3); next }
        /^$/ { if (olds && news) flush(); next }
        { flush(); name = $0 }
        END { flush() }' "$1"
}

# Whether the text occurs exactly once in the source.
fits() {
    local text rest
    text=$(<"$1")
    rest=${text//"$2"/}
    [ $(((${#text} - ${#rest}) / ${#2})) -eq 1 ]
}

# What decides how a source's mutations end, but for the other files of raft/.
digest_of() {
    local name
    name=$(basename "$1" .cpp)
    cat "$1" "tests/raft/mutations/$name.txt" | cksum
}

# Tries one mutation and writes its row to a file: number, source, name, old text, new text.
try_mutation() {
    local number=$1 source=$2 name=$3 old=$4 new=$5
    local folder row text red object other others=()
    # Named by what is in it, so that the compiler's cache knows it again.
    folder=$work/$(cksum <<<"${*:2}" | cut -d ' ' -f 1)
    row=$work/row-$(printf '%03d' "$number")
    text=$(<"$source")
    mkdir -p "$folder"
    printf '%s\n' "${text/"$old"/"$new"}" >"$folder/mutant.cpp"
    if ! "${compiler[@]}" "${header[@]}" -w -c "$folder/mutant.cpp" -o "$folder/mutant.o" \
        2>"$folder/errors"; then
        echo "NO C++        $source: $name" >"$row"
        return
    fi
    object=$work/objects/$(basename "$source" .cpp).o
    for other in "$work"/objects/*.o; do [ "$other" = "$object" ] || others+=("$other"); done
    link_library "$folder/libraft.so" "$folder/mutant.o" "${others[@]}"
    red=$(red_test "$folder" -tce="$slow")
    [ -n "$red" ] || red=$(red_test "$folder" -tc="$slow")
    rm -r "$folder"
    if [ -z "$red" ]; then
        echo "NOT NOTICED   $source: $name" >"$row"
        return
    fi
    printf '%-78s  red: %s\n' "$name" "$red" >"$row"
}

if [ "${1:-}" = --try ]; then
    shift
    try_mutation "$@"
    exit
fi

rm -rf "$work"
mkdir -p "$work/objects" "$work/tests"
echo "Building the protocol and its tests ..."
{
    for source in raft/*.cpp; do echo "$source $work/objects/$(basename "$source" .cpp).o"; done
    for source in tests/main.cpp tests/raft/*.cpp; do
        echo "$source $work/tests/$(tr / - <<<"${source%.cpp}").o"
    done
} | xargs -P "$(nproc)" -L 1 bash -c '"${@:1:$#-2}" -c "${@: -2:1}" -o "${@: -1}"' \
    compile "${compiler[@]}"
printf '#include "raft/%s.h"\n' node safety state_machine >"$work/all.h"
"${compiler[@]}" -w -x c++-header "$work/all.h" -o "$work/all.h.gch"
mkdir "$work/unchanged"
link_library "$work/unchanged/libraft.so" "$work"/objects/*.o
"${compiler[@]}" "$work"/tests/*.o -L"$work/unchanged" -lraft -o "$work/all_tests"

red=$(red_test "$work/unchanged")
if [ -n "$red" ]; then
    echo "Without any mutation this is red: $red"
    exit 1
fi

# The records become arguments: a number, then the four fields.
mkdir -p "$passed"
turn=$(cat raft/*.cpp raft/*.h tests/raft/*.cpp | cksum | cut -d ' ' -f 1)
number=0
all=no
if [ "${RAFTARIUM_MUTATIONS:-}" = all ] || [ -n "${1:-}" ]; then all=yes; fi
declare -A changed
while IFS= read -r -d '' source && IFS= read -r -d '' name && IFS= read -r -d '' old &&
    IFS= read -r -d '' new; do
    [[ $name == *"${1:-}"* ]] || continue
    number=$((number + 1))
    if ! fits "$source" "$old"; then
        echo "DOES NOT FIT  $source: $name" >"$work/row-$(printf '%03d' "$number")"
        continue
    fi
    if [ -z "${changed[$source]:-}" ]; then
        before=$(cat "$passed/$(basename "$source")" 2>/dev/null || true)
        changed[$source]=no
        if [ -n "$before" ] && [ "$before" != "$(digest_of "$source")" ]; then
            changed[$source]=yes
        fi
    fi
    in_turn=$(((number + turn) % sample))
    if [ "$all" = no ] && [ "${changed[$source]}" = no ] && [ $in_turn -ne 0 ]; then continue; fi
    printf '%s\0' "$number" "$source" "$name" "$old" "$new"
done < <(for list in tests/raft/mutations/*.txt; do read_mutations "$list"; done) \
    >"$work/queue"
echo "Breaking $(tr -cd '\0' <"$work/queue" | wc -c | awk '{print $1 / 5}') of $number rules ..."
xargs -0 -r -P "$(nproc)" -n 5 -a "$work/queue" "$0" --try
cat "$work"/row-*

missed=$(cat "$work"/row-* | grep -cE '^(NOT NOTICED|DOES NOT FIT|NO C\+\+) ' || true)
if [ "$missed" -ne 0 ]; then
    echo "$missed of $(ls "$work"/row-* | wc -l) mutations were not noticed."
    exit 1
fi
if [ -z "${1:-}" ]; then
    for source in "${!changed[@]}"; do
        digest_of "$source" >"$passed/$(basename "$source")"
    done
fi
echo "All $(ls "$work"/row-* | wc -l) mutations that were tried turned a test red."
