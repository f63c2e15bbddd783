# Lets one ctest run also what other presets have built: tests/run builds them first.
#
# Each of them is a ctest of its own in its own build folder; here it is one line of the summary,
# and it is spared where it passed before with the same programs and files.

# The tests with LABEL in the build folder of PRESET, as the one test PRESET. PROGRAMS is a pattern
# of what was built for them; ENVIRONMENT is added.
function(raftarium_other_build preset label programs environment)
    set(folder ${PROJECT_SOURCE_DIR}/build/${preset})
    set(source ${PROJECT_SOURCE_DIR})
    add_test(NAME ${preset} COMMAND bash -c "\
exec '${source}/tests/unless_passed' '${folder}/passed-${label}' \
'${source}/tests' '${source}/assets' '${folder}/'${programs} -- \
'${CMAKE_CTEST_COMMAND}' --test-dir '${folder}' --label-regex '^${label}$' --no-tests=error \
--output-on-failure")
    set_tests_properties(${preset} PROPERTIES LABELS ${preset} TIMEOUT 1200
        ENVIRONMENT "${environment}")
endfunction()

# Fewer seeds: the sanitizers cost about five times, and find their faults in the first runs.
raftarium_other_build(asan core "*_tests" "RAFTARIUM_SEEDS=100")
raftarium_other_build(fuzz fuzz "*_fuzz" "")
