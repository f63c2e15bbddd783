# Dear ImGui as two targets: imgui (the library) and imgui_backends (GLFW and OpenGL 3).
#
# RAFTARIUM_IMGUI_DIR names a folder with its source; else third_party/fetch brings 1.92; else, or
# with RAFTARIUM_IMGUI=system, the system's archive serves (1.86 on Debian 12).
set(RAFTARIUM_IMGUI_DIR "" CACHE PATH "Folder with Dear ImGui's source (imgui.h is in it)")
set(RAFTARIUM_IMGUI "auto" CACHE STRING "auto, or system for the system's own archive")
set_property(CACHE RAFTARIUM_IMGUI PROPERTY STRINGS auto system)

set(imgui_dir "")
if(RAFTARIUM_IMGUI STREQUAL "auto")
    if(RAFTARIUM_IMGUI_DIR)
        set(imgui_dir ${RAFTARIUM_IMGUI_DIR})
    else()
        raftarium_fetch(imgui 1.92 imgui_dir)
    endif()
endif()

if(imgui_dir)
    add_library(imgui STATIC
        ${imgui_dir}/imgui.cpp ${imgui_dir}/imgui_draw.cpp ${imgui_dir}/imgui_tables.cpp
        ${imgui_dir}/imgui_widgets.cpp ${imgui_dir}/misc/cpp/imgui_stdlib.cpp)
    target_include_directories(imgui SYSTEM PUBLIC
        ${imgui_dir} ${imgui_dir}/backends ${imgui_dir}/misc/cpp)
    target_include_directories(imgui PUBLIC ${CMAKE_CURRENT_LIST_DIR}/imgui_config)
    target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="imgui_user_config.h")

    # One loader for every way to a context, GLX, Wayland or EGL: glad's, not ImGui's own.
    add_library(imgui_backends STATIC
        ${imgui_dir}/backends/imgui_impl_glfw.cpp ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
    set_source_files_properties(${imgui_dir}/backends/imgui_impl_opengl3.cpp PROPERTIES
        COMPILE_DEFINITIONS IMGUI_IMPL_OPENGL_LOADER_CUSTOM
        COMPILE_OPTIONS "-include;glad/gl.h")
    target_link_libraries(imgui_backends PUBLIC imgui glfw glad)
    message(STATUS "Dear ImGui: source in ${imgui_dir}")
else()
    find_path(IMGUI_INCLUDE_DIR imgui.h PATH_SUFFIXES imgui)
    find_library(IMGUI_LIBRARY imgui)
    find_library(STB_LIBRARY stb)
    if(NOT IMGUI_INCLUDE_DIR OR NOT IMGUI_LIBRARY OR NOT STB_LIBRARY)
        message(FATAL_ERROR "Dear ImGui was not found: set RAFTARIUM_IMGUI_DIR to a folder with "
            "its source (1.92 or newer), or install libimgui-dev")
    endif()
    add_library(imgui INTERFACE)
    target_include_directories(imgui SYSTEM INTERFACE
        ${IMGUI_INCLUDE_DIR} ${IMGUI_INCLUDE_DIR}/backends)
    add_library(imgui_backends INTERFACE)
    target_link_libraries(imgui INTERFACE ${IMGUI_LIBRARY} ${STB_LIBRARY} glfw ${CMAKE_DL_LIBS})
    target_link_libraries(imgui_backends INTERFACE imgui)
    message(WARNING "Dear ImGui: the system's ${IMGUI_LIBRARY}. If that is older than 1.87, short "
        "key presses can be lost, and if older than 1.92, text is blurred at some sizes.")
endif()
