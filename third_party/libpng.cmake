# libpng with zlib as the target png_library: static where the archives exist, else shared.
find_library(PNG_ARCHIVE NAMES libpng16.a libpng.a)
find_library(ZLIB_ARCHIVE NAMES libz.a)
find_path(PNG_HEADERS png.h)

add_library(png_library INTERFACE)
if(PNG_ARCHIVE AND ZLIB_ARCHIVE AND PNG_HEADERS)
    target_include_directories(png_library SYSTEM INTERFACE ${PNG_HEADERS})
    target_link_libraries(png_library INTERFACE ${PNG_ARCHIVE} ${ZLIB_ARCHIVE} m)
else()
    find_package(PNG REQUIRED)
    target_link_libraries(png_library INTERFACE PNG::PNG)
    message(WARNING "libpng: no static archives here; the program will need libpng to run.")
endif()
