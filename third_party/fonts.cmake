# Inter and JetBrains Mono, cut to what the program draws; RAFTARIUM_FONTS lists the results.
#
# Each is an asset "fonts/NAME.ttf" in the binary. Without the fonts or fonttools there is no such
# asset, and the program falls back to Dear ImGui's own font. A font for Chinese (Noto Sans CJK SC)
# has its place here too, as one more call of raftarium_font.
set(RAFTARIUM_FONTS "")
set(font_dir ${CMAKE_BINARY_DIR}/assets/fonts)
set(font_roots /usr/share/fonts/truetype /usr/share/fonts /usr/local/share/fonts)

# The system's own Python is asked first: a private one rarely has the system's fonttools.
foreach(candidate /usr/bin/python3 python3)
    if(NOT FONT_PYTHON)
        execute_process(COMMAND ${candidate} -c "import fontTools.varLib.instancer"
            RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
        if(failed EQUAL 0)
            set(FONT_PYTHON ${candidate} CACHE STRING "A Python that has fonttools")
        endif()
    endif()
endforeach()

# Adds the asset fonts/NAME.ttf, cut from the first of SOURCES that is found; WEIGHT may be "".
function(raftarium_font name weight)
    find_file(FONT_SOURCE_${name} NAMES ${ARGN} PATHS ${font_roots}
        PATH_SUFFIXES inter-vf inter jetbrains-mono NO_DEFAULT_PATH)
    if(NOT FONT_PYTHON OR NOT FONT_SOURCE_${name})
        message(WARNING "No ${name}.ttf in the program: its font or fonttools is not installed "
            "(third_party/install brings both); Dear ImGui's own font will stand in.")
        return()
    endif()
    set(font ${font_dir}/${name}.ttf)
    set(cut ${PROJECT_SOURCE_DIR}/third_party/cut_font.py)
    set(characters ${PROJECT_SOURCE_DIR}/third_party/characters.txt)
    file(MAKE_DIRECTORY ${font_dir})
    add_custom_command(OUTPUT ${font}
        COMMAND ${FONT_PYTHON} ${cut} ${FONT_SOURCE_${name}} ${characters} ${font} ${weight}
        DEPENDS ${cut} ${characters} ${FONT_SOURCE_${name}}
        COMMENT "Cutting ${name}.ttf"
        VERBATIM)
    set(RAFTARIUM_FONTS ${RAFTARIUM_FONTS} ${font} PARENT_SCOPE)
endfunction()

raftarium_font(Inter-Regular 400 Inter-roman.var.ttf Inter.var.ttf InterVariable.ttf)
raftarium_font(Inter-SemiBold 600 Inter-roman.var.ttf Inter.var.ttf InterVariable.ttf)
raftarium_font(JetBrainsMono-Regular "" JetBrainsMono-Regular.ttf)
