# hoshi_layer(name SOURCES a.c … USES layer… LIBS PkgConfig::X… [EDGE])
#
# One static library hoshi_<name> per layer, so that the linker, too, sees who knows whom. A layer
# without sources is an INTERFACE library: it can already be named by others.
# EDGE: the layer may touch the world (POSIX, files, terminal, processes); all others are ISO C17.
# USES must equal docs/layers.txt (lint.layers).
function(hoshi_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "EDGE" "" "SOURCES;USES;LIBS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "hoshi_layer(${name}): unknown: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  set(target hoshi_${name})
  list(TRANSFORM arg_USES PREPEND hoshi_ OUTPUT_VARIABLE uses)
  foreach(use IN LISTS uses)
    if(NOT TARGET ${use})
      message(FATAL_ERROR "hoshi_layer(${name}): '${use}' is not a layer below it")
    endif()
  endforeach()

  if(NOT arg_SOURCES)
    message(STATUS "layer ${name}: no sources yet")
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE hoshi_flags ${uses} ${arg_LIBS})
  else()
    add_library(${target} STATIC ${arg_SOURCES})
    set_property(GLOBAL APPEND PROPERTY HOSHI_LAYER_TARGETS ${target})
    target_link_libraries(${target} PUBLIC hoshi_flags ${uses} ${arg_LIBS})
    if(arg_EDGE)
      target_compile_definitions(${target} PRIVATE _GNU_SOURCE _FILE_OFFSET_BITS=64)
    else()
      set_property(GLOBAL APPEND PROPERTY HOSHI_PURE_TARGETS ${target})
    endif()
  endif()
endfunction()

# hoshi_loads(layer-target file…): libraries that the layer loads when they are needed (io/dynlib.h),
# so that they cost no other start. The code is compiled with their headers and asks for the SONAME
# of the very files that are here: HOSHI_SONAME_<FILE>.
function(hoshi_loads target)
  foreach(file IN LISTS ARGN)
    string(TOUPPER "${file}" upper)
    # What the linker would write down. (Not from the .so itself: that may be a linker script.)
    set(probe "${CMAKE_BINARY_DIR}/CMakeFiles/needs_${file}.so")
    execute_process(COMMAND "${CMAKE_C_COMPILER}" -shared -nostdlib -o "${probe}"
        -Wl,--no-as-needed "-l${file}"
      COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${probe}"
      OUTPUT_VARIABLE about COMMAND_ERROR_IS_FATAL ANY)
    if(NOT about MATCHES "NEEDED +(lib${file}[^ \n]+)")
      message(FATAL_ERROR "hoshi_loads: lib${file} has no SONAME")
    endif()
    target_compile_definitions(${target} PRIVATE "HOSHI_SONAME_${upper}=\"${CMAKE_MATCH_1}\"")
    target_include_directories(${target} SYSTEM PRIVATE ${${upper}_INCLUDE_DIRS})
  endforeach()
endfunction()

# hoshi_program(main.c layer…): the executable 'hoshi'. Does nothing until main.c exists.
function(hoshi_program main)
  if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${main}")
    message(STATUS "program: no ${main} yet")
    return()
  endif()
  list(TRANSFORM ARGN PREPEND hoshi_ OUTPUT_VARIABLE layers)
  add_executable(hoshi ${main})
  target_compile_definitions(hoshi PRIVATE _GNU_SOURCE _FILE_OFFSET_BITS=64)
  target_link_libraries(hoshi PRIVATE ${layers})
  # Where the build left it does not depend on the layer's folder.
  set_target_properties(hoshi PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
endfunction()

# hoshi_combine(target layer…): one archive libhoshi.a with the objects of several layers.
function(hoshi_combine target)
  set(objects)
  foreach(layer IN LISTS ARGN)
    get_target_property(type hoshi_${layer} TYPE)
    if(type STREQUAL "STATIC_LIBRARY")
      list(APPEND objects $<TARGET_OBJECTS:hoshi_${layer}>)
    endif()
  endforeach()
  if(NOT objects)
    return()
  endif()
  add_library(${target} STATIC ${objects})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME hoshi LINKER_LANGUAGE C)
endfunction()
