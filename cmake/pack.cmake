# hoshi_pack(layer-target name file [name file]…)
#
# Each file of criteria/ is loaded and checked while the program is built, and what it says becomes
# constant data (src/codec/bind/pack.h), so that no start has to parse it. A file with errors breaks
# the build, with the same words that 'hoshi check' has for it.
function(hoshi_pack target)
  add_executable(hoshi_pack "${PROJECT_SOURCE_DIR}/cmake/pack.c")
  target_link_libraries(hoshi_pack PRIVATE hoshi_codec)
  set(out "${HOSHI_GENERATED_DIR}/hoshi_packed.c")
  set(files)
  set(rest ${ARGN})
  while(rest)
    list(POP_FRONT rest name file)
    list(APPEND files "${PROJECT_SOURCE_DIR}/${file}")
  endwhile()
  add_custom_command(OUTPUT "${out}"
    COMMAND hoshi_pack "${out}" ${ARGN}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    DEPENDS hoshi_pack ${files}
    VERBATIM)
  target_sources(${target} PRIVATE "${out}")
endfunction()
