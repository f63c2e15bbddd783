# Inter, JetBrains Mono and Noto Sans CJK, cut to what the program draws; RAFTARIUM_FONTS lists the
# results.
#
# Each is an asset "fonts/NAME" in the binary, beside "fonts/characters.txt", the characters of our
# own texts. Without a font or fonttools there is no such asset: Dear ImGui's own font stands in for
# Latin, and Chinese shows as question marks.
set(RAFTARIUM_FONTS "")
set(font_dir ${CMAKE_BINARY_DIR}/assets/fonts)
set(font_roots /usr/share/fonts/truetype /usr/share/fonts/opentype /usr/share/fonts
    /usr/local/share/fonts)
file(MAKE_DIRECTORY ${font_dir})

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

# The characters of our texts. The script runs whenever a source changes, and leaves its results as
# they were unless a character came or went: only then are fonts cut again.
if(FONT_PYTHON)
    set(patterns raft/*.h raft/*.cpp render/*.h render/*.cpp app/*.h app/*.cpp assets/*)
    list(TRANSFORM patterns PREPEND ${PROJECT_SOURCE_DIR}/)
    file(GLOB_RECURSE texts CONFIGURE_DEPENDS ${patterns})
    list(FILTER texts EXCLUDE REGEX "\\.png$")
    set(collect ${PROJECT_SOURCE_DIR}/third_party/collect_characters.py)
    add_custom_command(
        OUTPUT ${font_dir}/characters.txt ${font_dir}/signs.txt ${font_dir}/chinese.txt
        COMMAND ${FONT_PYTHON} ${collect} ${font_dir} ${texts}
        DEPENDS ${collect} ${texts}
        COMMENT "Collecting the characters of our texts"
        VERBATIM)
    list(APPEND RAFTARIUM_FONTS ${font_dir}/characters.txt)
endif()

# Adds the asset fonts/NAME, cut from the first of SOURCES that is found to the characters in the
# files of CHARACTERS, with more arguments of cut_font.py in OPTIONS.
function(raftarium_font name)
    cmake_parse_arguments(font "" "" "SOURCES;CHARACTERS;OPTIONS" ${ARGN})
    find_file(FONT_SOURCE_${name} NAMES ${font_SOURCES} PATHS ${font_roots}
        PATH_SUFFIXES inter-vf inter jetbrains-mono noto noto-cjk NO_DEFAULT_PATH)
    if(NOT FONT_PYTHON OR NOT FONT_SOURCE_${name})
        message(WARNING "No ${name} in the program: its font or fonttools is not installed "
            "(third_party/install brings both); the program will do without.")
        return()
    endif()
    set(font ${font_dir}/${name})
    set(cut ${PROJECT_SOURCE_DIR}/third_party/cut_font.py)
    add_custom_command(OUTPUT ${font}
        COMMAND ${FONT_PYTHON} ${cut} ${FONT_SOURCE_${name}} ${font} ${font_CHARACTERS}
            ${font_OPTIONS}
        DEPENDS ${cut} ${font_CHARACTERS} ${FONT_SOURCE_${name}}
        COMMENT "Cutting ${name}"
        VERBATIM)
    set(RAFTARIUM_FONTS ${RAFTARIUM_FONTS} ${font} PARENT_SCOPE)
endfunction()

set(latin ${PROJECT_SOURCE_DIR}/third_party/characters.txt ${font_dir}/signs.txt)
set(inter Inter-roman.var.ttf Inter.var.ttf InterVariable.ttf)
raftarium_font(Inter-Regular.ttf SOURCES ${inter} CHARACTERS ${latin} OPTIONS --weight 400)
raftarium_font(Inter-SemiBold.ttf SOURCES ${inter} CHARACTERS ${latin} OPTIONS --weight 600)
raftarium_font(JetBrainsMono-Regular.ttf SOURCES JetBrainsMono-Regular.ttf CHARACTERS ${latin})
# The strong weight has our own characters only: what people type in is shown in the regular one.
set(simplified OPTIONS --face "Noto Sans CJK SC")
raftarium_font(NotoSansSC-Regular.otf SOURCES NotoSansCJK-Regular.ttc
    CHARACTERS ${font_dir}/chinese.txt ${simplified})
raftarium_font(NotoSansSC-Bold.otf SOURCES NotoSansCJK-Bold.ttc
    CHARACTERS ${font_dir}/characters.txt ${simplified})
