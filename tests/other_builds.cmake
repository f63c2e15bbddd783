# Lets one ctest run also what other presets have built: tests/run builds them first.
#
# Each of them is a ctest of its own in its own build folder; here it is one line of the summary.

# The tests of PRESET with these labels, as the one test NAME; ENVIRONMENT is added for them.
function(raftarium_other_build name preset labels environment)
    add_test(NAME ${name} COMMAND ${CMAKE_CTEST_COMMAND}
        --test-dir ${PROJECT_SOURCE_DIR}/build/${preset} --label-regex "^(${labels})$"
        --no-tests=error --output-on-failure)
    set_tests_properties(${name} PROPERTIES LABELS ${preset} TIMEOUT 1200
        ENVIRONMENT "${environment}")
endfunction()

# Fewer seeds: the sanitizers cost about five times, and find their faults in the first runs.
raftarium_other_build(asan asan "raft|sim|paper|scenarios|regressions|swarm" "RAFTARIUM_SEEDS=100")
raftarium_other_build(fuzz fuzz "fuzz" "")
