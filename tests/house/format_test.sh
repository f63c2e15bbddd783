#!/bin/bash
# Every source of ours is laid out as clang-format 14 would lay it out.
#
# Goal:   nobody argues about layout, and a diff shows only what was changed.
# Method: a dry run over all sources; other versions of clang-format differ, so only 14 is asked.
set -euo pipefail

formatter=$(command -v clang-format-14 || true)
if [ -z "$formatter" ]; then
    echo "There is no clang-format-14 here."
    exit 77
fi
find raft render app tests third_party/imgui_config -name '*.h' -o -name '*.cpp' | sort |
    xargs "$formatter" --dry-run -Werror
