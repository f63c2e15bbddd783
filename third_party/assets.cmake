# raftarium_embed: puts files into the binary, as the table that app/assets.h declares.
#
# The bytes are brought in by the assembler (.incbin), so that a font of a megabyte costs nothing to
# compile; a small C++ file beside it lists them, sorted by path.

# Adds to TARGET every file under assets/ by its path there, and FONTS as fonts/NAME.
function(raftarium_embed target fonts)
    set(root ${PROJECT_SOURCE_DIR}/assets)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${root} ${root}/*)
    list(FILTER found EXCLUDE REGEX "\\.png$")  # Pictures for the pages, not for the program.
    set(rows "")
    foreach(path ${found})
        list(APPEND rows "${path}|${root}/${path}")
    endforeach()
    foreach(font ${fonts})
        get_filename_component(name ${font} NAME)
        list(APPEND rows "fonts/${name}|${font}")
    endforeach()
    list(SORT rows)

    set(ASSET_BYTES "")
    set(ASSET_SYMBOLS "")
    set(ASSET_TABLE "")
    set(files "")
    set(number 0)
    foreach(row ${rows})
        string(REPLACE "|" ";" row "${row}")
        list(GET row 0 path)
        list(GET row 1 file)
        list(APPEND files ${file})
        set(symbol raftarium_asset_${number})
        string(APPEND ASSET_BYTES
            "    .globl ${symbol}\n    .globl ${symbol}_end\n    .balign 16\n"
            "${symbol}:\n    .incbin \"${file}\"\n${symbol}_end:\n    .byte 0\n")
        string(APPEND ASSET_SYMBOLS "extern const char ${symbol}[];\nextern const char "
            "${symbol}_end[];\n")
        string(APPEND ASSET_TABLE "        {\"${path}\", Bytes(${symbol}, ${symbol}_end)},\n")
        math(EXPR number "${number} + 1")
    endforeach()

    set(templates ${PROJECT_SOURCE_DIR}/third_party)
    set(out ${CMAKE_BINARY_DIR}/assets)
    configure_file(${templates}/assets.S.in ${out}/assets.S @ONLY)
    configure_file(${templates}/assets.cpp.in ${out}/assets.cpp @ONLY)
    set_source_files_properties(${out}/assets.S PROPERTIES OBJECT_DEPENDS "${files}")
    target_sources(${target} PRIVATE ${out}/assets.S ${out}/assets.cpp)
endfunction()
