#!/bin/bash
# Each rule of the protocol, broken in a copy, must turn a test red; spared where nothing changed.
set -euo pipefail
exec tests/unless_passed build/passed-mutations raft tests/raft -- \
    tests/raft/mutations.sh
