#!/bin/bash
# The optimized program needs libc and libm, and no other library, and stays small.
#
# Goal:   one file that can be carried to any machine; a driver's libraries are opened at run time.
# Method: reads the names that the program asks the loader for, and its size.
set -euo pipefail
program=$1

needed=$(readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p')
if grep -q -E 'lib(asan|tsan|ubsan)' <<<"$needed"; then
    echo "This build has sanitizers in it."
    exit 77
fi
others=$(grep -v -E '^(libc|libm|ld-linux.*)\.so' <<<"$needed" || true)
if [ -n "$others" ]; then
    echo "Needed beside libc and libm:" $others
    exit 1
fi
bytes_max=$((10 * 1000 * 1000))
bytes=$(stat -c %s "$program")
if [ "$bytes" -gt "$bytes_max" ]; then
    echo "The program has $bytes bytes; the limit is $bytes_max."
    exit 1
fi
echo "Needs only:" $needed "($bytes bytes)"
