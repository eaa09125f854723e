# Every option of the build, and the flags that each target gets through hoshi_flags.

set(HOSHI_SANITIZE "" CACHE STRING "Sanitizers, comma-separated: address,undefined or thread")
option(HOSHI_BUILD_TESTS "Build and register the tests" ON)
option(HOSHI_BUILD_FUZZERS "Build the libFuzzer binaries (clang only)" OFF)
option(HOSHI_DEBUG_ARENA "Each arena allocation is a malloc of its own, for ASan and valgrind" OFF)
option(HOSHI_WERROR "Warnings are errors" OFF)
option(HOSHI_COVERAGE "Count executed lines (gcov)" OFF)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

# Asserts guard a verdict: they stay on in every build.
foreach(kind RELEASE RELWITHDEBINFO MINSIZEREL)
  string(REPLACE "-DNDEBUG" "" CMAKE_C_FLAGS_${kind} "${CMAKE_C_FLAGS_${kind}}")
endforeach()

set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(HOSHI_GENERATED_DIR "${CMAKE_BINARY_DIR}/generated")

include(CheckPIESupported)
check_pie_supported(LANGUAGES C)

add_library(hoshi_flags INTERFACE)
target_include_directories(hoshi_flags INTERFACE
  "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/include" "${HOSHI_GENERATED_DIR}")
target_compile_options(hoshi_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
  -Wswitch-enum -Wundef -Wvla -fno-common
  # No path of the building machine in the output: two builds give the same bytes. Debug
  # information keeps true paths while developing, for the debugger's sake.
  "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/="
  "$<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>"
  "$<$<CONFIG:Release>:-ffile-prefix-map=${CMAKE_BINARY_DIR}=build>"
  $<$<BOOL:${HOSHI_WERROR}>:-Werror>)
target_compile_definitions(hoshi_flags INTERFACE
  $<$<BOOL:${HOSHI_DEBUG_ARENA}>:HOSHI_DEBUG_ARENA>)

if(HOSHI_SANITIZE)
  set(sanitize "-fsanitize=${HOSHI_SANITIZE}")
  # Without -fno-sanitize-recover UBSan only prints, and the test would pass.
  target_compile_options(hoshi_flags INTERFACE
    ${sanitize} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(hoshi_flags INTERFACE ${sanitize})
else()
  # _FORTIFY_SOURCE needs optimisation and hides bugs from the sanitizers.
  target_compile_options(hoshi_flags INTERFACE
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong>)
  target_link_options(hoshi_flags INTERFACE $<$<CONFIG:Release>:-Wl,-z,relro,-z,now>)
endif()

if(HOSHI_COVERAGE)
  # What workers do counts too: io/worker_child.c.
  target_compile_options(hoshi_flags INTERFACE --coverage)
  target_compile_definitions(hoshi_flags INTERFACE HOSHI_COVERAGE)
  target_link_options(hoshi_flags INTERFACE --coverage)
endif()

if(HOSHI_BUILD_FUZZERS)
  if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "HOSHI_BUILD_FUZZERS needs clang (use the preset 'fuzz')")
  endif()
  target_compile_options(hoshi_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
