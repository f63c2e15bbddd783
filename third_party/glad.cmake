# The target glad: loaders for OpenGL 3.3 core and EGL 1.5, generated at build time, no network.
#
# `#include <glad/gl.h>` and `gladLoadGL(...)`; `#include <glad/egl.h>` and `gladLoaderLoadEGL(...)`,
# which opens libEGL itself at run time, so that the program starts where there is none.
find_program(GLAD_PROGRAM glad REQUIRED)

set(glad_dir ${CMAKE_BINARY_DIR}/third_party/glad)
set(glad_egl_extensions
    EGL_EXT_device_base EGL_EXT_device_enumeration EGL_EXT_platform_base EGL_EXT_platform_device
    EGL_KHR_create_context EGL_KHR_no_config_context EGL_KHR_surfaceless_context
    EGL_MESA_platform_surfaceless)
list(JOIN glad_egl_extensions "," glad_egl_extensions)

add_custom_command(
    OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h
    COMMAND ${GLAD_PROGRAM} --quiet --reproducible --api gl:core=3.3 --extensions ""
        --out-path ${glad_dir} c
    DEPENDS ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Generating the OpenGL loader"
    VERBATIM)
add_custom_command(
    OUTPUT ${glad_dir}/src/egl.c ${glad_dir}/include/glad/egl.h
    COMMAND ${GLAD_PROGRAM} --quiet --reproducible --api egl=1.5
        --extensions ${glad_egl_extensions} --out-path ${glad_dir} c --loader
    # Both runs write the KHR headers: one after the other.
    DEPENDS ${CMAKE_CURRENT_LIST_FILE} ${glad_dir}/src/gl.c
    COMMENT "Generating the EGL loader"
    VERBATIM)

add_library(glad STATIC
    ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h
    ${glad_dir}/src/egl.c ${glad_dir}/include/glad/egl.h)
target_include_directories(glad SYSTEM PUBLIC ${glad_dir}/include)
# Without this, the EGL headers drag X11's in, macros and all.
target_compile_definitions(glad PUBLIC EGL_NO_X11 MESA_EGL_NO_X11_HEADERS)
target_link_libraries(glad PUBLIC ${CMAKE_DL_LIBS})
