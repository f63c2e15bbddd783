# Lets one ctest run also what other presets have built (tests/run builds them first), and the
# program that an old Dear ImGui draws.
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
raftarium_other_build(asan core "*_tests" "RAFTARIUM_SEEDS=50")
raftarium_other_build(fuzz fuzz "*_fuzz" "")

# ---- An old Dear ImGui ----

# The system's Dear ImGui and GLFW (1.86 and 3.3 on Debian 12): what sees them is compiled anew, all
# else is this build's. The preset system-imgui builds the whole program like this.
find_path(IMGUI_INCLUDE_DIR imgui.h PATH_SUFFIXES imgui)
find_library(IMGUI_LIBRARY imgui)
find_library(STB_LIBRARY stb)
find_library(GLFW_LIBRARY glfw)
if(NOT IMGUI_INCLUDE_DIR OR NOT IMGUI_LIBRARY OR NOT STB_LIBRARY OR NOT GLFW_LIBRARY)
    message(FATAL_ERROR "The system's Dear ImGui or GLFW was not found: install libimgui-dev")
endif()
file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/render/*.cpp)
foreach(name window gui offscreen frame main)
    list(APPEND sources ${PROJECT_SOURCE_DIR}/app/${name}.cpp)
endforeach()
add_executable(old_imgui_raftarium ${sources})
target_include_directories(old_imgui_raftarium SYSTEM PRIVATE
    ${IMGUI_INCLUDE_DIR} ${IMGUI_INCLUDE_DIR}/backends)
target_compile_definitions(old_imgui_raftarium PRIVATE RAFTARIUM_VERSION="${PROJECT_VERSION}")
target_compile_options(old_imgui_raftarium PRIVATE -O0)
# The libraries by their files: as targets they would bring the new Dear ImGui along.
add_dependencies(old_imgui_raftarium app_core raft)
target_link_libraries(old_imgui_raftarium PRIVATE house_rules
    $<TARGET_FILE:app_core> $<TARGET_FILE:raft> glad log_library CLI11::CLI11
    nlohmann_json::nlohmann_json png_library ${IMGUI_LIBRARY} ${STB_LIBRARY} ${GLFW_LIBRARY}
    ${CMAKE_DL_LIBS})
target_link_options(old_imgui_raftarium PRIVATE -fno-lto)
add_test(NAME old_imgui COMMAND old_imgui_raftarium list)
set_tests_properties(old_imgui PROPERTIES LABELS old_imgui TIMEOUT 60)
