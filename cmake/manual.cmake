# hoshi_manual(layer-target)
#
# The manual pages as plain text, in every language, for 'hoshi help': rendered by mandoc while the
# program is built, so that what is read without man is the page itself and no second text.
# English pages are docs/man/NAME.SECTION, Japanese ones docs/man/ja/NAME.SECTION.
function(hoshi_manual target)
  find_program(HOSHI_MANDOC mandoc)
  if(NOT HOSHI_MANDOC)
    message(FATAL_ERROR "mandoc is missing: it makes the text of 'hoshi help' (scripts/setup build)")
  endif()
  add_executable(hoshi_manual "${PROJECT_SOURCE_DIR}/cmake/manual.c")
  target_link_libraries(hoshi_manual PRIVATE hoshi_report)
  file(GLOB pages CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/man/*.[1-9]")
  foreach(page IN LISTS pages)
    get_filename_component(file "${page}" NAME)
    get_filename_component(stem "${page}" NAME_WE)
    string(MAKE_C_IDENTIFIER "${stem}" id)
    foreach(lang en ja)
      set(source "docs/man/${file}")
      if(lang STREQUAL "ja")
        set(source "docs/man/ja/${file}")
      endif()
      set(text "${HOSHI_GENERATED_DIR}/manual_${id}_${lang}.txt")
      add_custom_command(OUTPUT "${text}"
        COMMAND "${PROJECT_SOURCE_DIR}/cmake/manual.sh" "${HOSHI_MANDOC}" $<TARGET_FILE:hoshi_manual>
          "${source}" "${text}"
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        DEPENDS hoshi_manual "${PROJECT_SOURCE_DIR}/cmake/manual.sh" "${PROJECT_SOURCE_DIR}/${source}"
        VERBATIM)
      hoshi_embed_generated(${target} "man_${id}_${lang}" "${source}" "${text}")
    endforeach()
  endforeach()
endfunction()
