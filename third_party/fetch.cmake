# raftarium_fetch: asks third_party/fetch for a library's source, kept for all builds of this tree.

# Sets OUT to the folder with PACKAGE's source, or to "" (with the reason printed) if it cannot be
# had; a later configure then asks again.
function(raftarium_fetch package version_min out)
    set(folder ${PROJECT_SOURCE_DIR}/build/third_party)
    if(NOT EXISTS ${folder}/${package})
        message(STATUS "Fetching the source of ${package} (${version_min} or newer)")
        execute_process(
            COMMAND ${PROJECT_SOURCE_DIR}/third_party/fetch ${package} ${version_min} ${folder}
            OUTPUT_VARIABLE said ERROR_VARIABLE said OUTPUT_STRIP_TRAILING_WHITESPACE
            ERROR_STRIP_TRAILING_WHITESPACE)
        message(STATUS "${said}")
    endif()
    if(EXISTS ${folder}/${package})
        set(${out} ${folder}/${package} PARENT_SCOPE)
    else()
        set(${out} "" PARENT_SCOPE)
    endif()
endfunction()
