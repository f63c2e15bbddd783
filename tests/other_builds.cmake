# Lets one ctest run also what other presets have built: tests/run builds them first.
#
# Each of them is a ctest of its own in its own build folder; here it is one line of the summary.

# The tests with LABEL in the build folder of PRESET, as the one test PRESET; ENVIRONMENT is added.
function(raftarium_other_build preset label environment)
    add_test(NAME ${preset} COMMAND ${CMAKE_CTEST_COMMAND}
        --test-dir ${PROJECT_SOURCE_DIR}/build/${preset} --label-regex "^${label}$"
        --no-tests=error --output-on-failure)
    set_tests_properties(${preset} PROPERTIES LABELS ${preset} TIMEOUT 1200
        ENVIRONMENT "${environment}")
endfunction()

# Fewer seeds: the sanitizers cost about five times, and find their faults in the first runs.
raftarium_other_build(asan core "RAFTARIUM_SEEDS=100")
raftarium_other_build(fuzz fuzz "")
