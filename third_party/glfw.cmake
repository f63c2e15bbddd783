# GLFW as the target glfw: static and 3.4 or newer where its source can be had, else the system's.
#
# A static GLFW opens X11 or Wayland at run time, so that the program itself links neither.
# RAFTARIUM_GLFW_DIR names a folder with its source.
set(RAFTARIUM_GLFW_DIR "" CACHE PATH "Folder with GLFW's source (its CMakeLists.txt is in it)")

set(glfw_dir ${RAFTARIUM_GLFW_DIR})
if(NOT glfw_dir AND NOT RAFTARIUM_IMGUI STREQUAL "system")
    raftarium_fetch(glfw3 3.4 glfw_dir)
endif()

if(glfw_dir)
    set(GLFW_BUILD_EXAMPLES OFF)
    set(GLFW_BUILD_TESTS OFF)
    set(GLFW_BUILD_DOCS OFF)
    set(GLFW_INSTALL OFF)
    set(GLFW_LIBRARY_TYPE STATIC)
    find_program(WAYLAND_SCANNER wayland-scanner)
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
        pkg_check_modules(WAYLAND_PARTS QUIET wayland-client wayland-cursor wayland-egl xkbcommon)
    endif()
    if(WAYLAND_SCANNER AND WAYLAND_PARTS_FOUND)
        set(GLFW_BUILD_WAYLAND ON)
    else()
        set(GLFW_BUILD_WAYLAND OFF)
        message(STATUS "GLFW: without Wayland, whose headers are missing")
    endif()
    add_subdirectory(${glfw_dir} ${CMAKE_BINARY_DIR}/third_party/glfw EXCLUDE_FROM_ALL)
    # Its headers are foreign to our warnings.
    set_target_properties(glfw PROPERTIES
        INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${glfw_dir}/include)
    message(STATUS "GLFW: source in ${glfw_dir}")
else()
    find_package(glfw3 3.3 REQUIRED)
    message(WARNING "GLFW: the system's shared ${glfw3_VERSION}; the program will need it to run.")
endif()
