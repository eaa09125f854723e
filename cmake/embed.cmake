# hoshi_embed(layer-target name file [name file]…)
#
# Each file becomes a generated C file with
#   const unsigned char hoshi_embed_<name>[];      (a NUL follows, which the size does not count)
#   const size_t        hoshi_embed_<name>_size;
#   const char          hoshi_embed_<name>_sha256[];   (so that nobody computes it at every start)
# The bytes come in through the assembler's .incbin: a megabyte costs milliseconds, where an array
# of numbers costs the compiler seconds. It works alike with gcc, clang and the sanitizers.
# hoshi_embed_finish() writes <build>/generated/hoshi_embed.h for everything named before.
function(hoshi_embed target)
  get_target_property(type ${target} TYPE)
  math(EXPR odd "(${ARGC} - 1) % 2")
  if(odd)
    message(FATAL_ERROR "hoshi_embed(${target}): names and files must come in pairs")
  endif()
  set(rest ${ARGN})
  while(rest)
    list(POP_FRONT rest name file)
    if(NOT name MATCHES "^[a-z][a-z0-9_]*$")
      message(FATAL_ERROR "hoshi_embed: '${name}' (${file}) cannot be part of a C name")
    endif()
    set(path "${PROJECT_SOURCE_DIR}/${file}")
    if(NOT EXISTS "${path}")
      message(STATUS "embed: no ${file} yet")
      continue()
    endif()
    set_property(GLOBAL APPEND PROPERTY HOSHI_EMBEDDED "${name}|${file}")
    if(type STREQUAL "INTERFACE_LIBRARY")
      continue() # a layer without sources has nothing to carry the bytes
    endif()
    file(SHA256 "${path}" sha256)
    set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    hoshi_embed_bytes(${target} "${name}" "${file}" "${path}" "${sha256}")
  endwhile()
endfunction()

# hoshi_embed_generated(layer-target name file path): a file that the build makes from a file of the
# source; it has no SHA-256 before it is made.
function(hoshi_embed_generated target name file path)
  set_property(GLOBAL APPEND PROPERTY HOSHI_EMBEDDED "${name}|${file}")
  hoshi_embed_bytes(${target} "${name}" "${file}" "${path}" "")
endfunction()

function(hoshi_embed_bytes target name file path sha256)
  set(out "${HOSHI_GENERATED_DIR}/hoshi_embed_${name}.c")
  configure_file("${PROJECT_SOURCE_DIR}/cmake/embed.c.in" "${out}" @ONLY)
  # The compiler does not report .incbin files as dependencies.
  set_property(SOURCE "${out}" PROPERTY OBJECT_DEPENDS "${path}")
  target_sources(${target} PRIVATE "${out}")
endfunction()

function(hoshi_embed_finish)
  get_property(all GLOBAL PROPERTY HOSHI_EMBEDDED)
  set(HOSHI_EMBED_DECLARATIONS "")
  set(HOSHI_EMBED_ROWS "")
  foreach(one IN LISTS all)
    string(REPLACE "|" ";" one "${one}")
    list(GET one 0 name)
    list(GET one 1 file)
    string(APPEND HOSHI_EMBED_DECLARATIONS
      "/* ${file} */\n"
      "extern const unsigned char hoshi_embed_${name}[];\n"
      "extern const size_t hoshi_embed_${name}_size;\n"
      "extern const char hoshi_embed_${name}_sha256[];\n")
    string(APPEND HOSHI_EMBED_ROWS " \\\n    X(${name}, \"${file}\")")
  endforeach()
  configure_file("${PROJECT_SOURCE_DIR}/cmake/embed.h.in" "${HOSHI_GENERATED_DIR}/hoshi_embed.h"
    @ONLY)
endfunction()
