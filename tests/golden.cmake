# Registers the golden cases: tests/cli/<area>/<case>, tests/errors/HSnnnn, examples/<name>.

set(golden "${CMAKE_CURRENT_SOURCE_DIR}/support/golden.sh")

# hoshi_golden(name label directory [runner option…])
function(hoshi_golden name label directory)
  if(NOT name MATCHES "^[A-Za-z0-9._-]+$")
    message(FATAL_ERROR "golden case '${name}': use letters, digits, '.', '_' and '-' only")
  endif()
  hoshi_test(${name} ${label}
    ${HOSHI_SH} "${golden}" ${ARGN} $<TARGET_FILE:hoshi> "${directory}" "${HOSHI_SCRATCH}/${name}")
endfunction()

if(NOT TARGET hoshi)
  message(STATUS "tests: no program yet, golden cases are not registered")
  return()
endif()

file(GLOB cmds CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/cli/*/*/cmd")
foreach(cmd IN LISTS cmds)
  get_filename_component(dir "${cmd}" DIRECTORY)
  file(RELATIVE_PATH name "${CMAKE_CURRENT_SOURCE_DIR}" "${dir}")
  string(REPLACE "/" "." name "${name}")
  hoshi_golden(${name} cli "${dir}")
endforeach()

file(GLOB dirs CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/errors/HS*")
foreach(dir IN LISTS dirs)
  get_filename_component(code "${dir}" NAME)
  hoshi_golden(errors.${code}.en errors "${dir}" --lang en)
  hoshi_golden(errors.${code}.ja errors "${dir}" --lang ja)
endforeach()

file(GLOB cmds CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/examples/*/cmd")
foreach(cmd IN LISTS cmds)
  get_filename_component(dir "${cmd}" DIRECTORY)
  get_filename_component(name "${dir}" NAME)
  hoshi_golden(examples.${name} examples "${dir}")
endforeach()

add_custom_target(update-goldens
  COMMAND ${CMAKE_COMMAND} -E env UPDATE_GOLDENS=1
    ${CMAKE_CTEST_COMMAND} -L "^(cli|errors|examples)$" --output-on-failure
  WORKING_DIRECTORY "${CMAKE_BINARY_DIR}"
  DEPENDS hoshi USES_TERMINAL VERBATIM
  COMMENT "Rewriting expectations; read the diff before you commit it")
