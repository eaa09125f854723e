# What a package contains. GNUInstallDirs gives Debian's multiarch folder when the prefix is /usr.

if(TARGET hoshi)
  install(TARGETS hoshi RUNTIME)
endif()
if(TARGET libhoshi)
  install(TARGETS libhoshi ARCHIVE)
  install(DIRECTORY include/hoshi DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
    FILES_MATCHING PATTERN "*.h" PATTERN "*.def")
  # The file finds its prefix from where it lies, so that the tree can be moved.
  file(RELATIVE_PATH HOSHI_PC_PREFIX
    "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
  configure_file(cmake/hoshi.pc.in hoshi.pc @ONLY)
  install(FILES "${CMAKE_CURRENT_BINARY_DIR}/hoshi.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endif()

# hoshi_install_files(destination glob… [RENAME name]): what exists; the install test checks it all.
function(hoshi_install_files destination)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "RENAME" "")
  file(GLOB files CONFIGURE_DEPENDS LIST_DIRECTORIES false ${arg_UNPARSED_ARGUMENTS})
  if(files AND arg_RENAME)
    install(FILES ${files} DESTINATION "${destination}" RENAME "${arg_RENAME}")
  elseif(files)
    install(FILES ${files} DESTINATION "${destination}")
  endif()
endfunction()

set(here "${CMAKE_CURRENT_SOURCE_DIR}")
foreach(section 1 3 5 7)
  hoshi_install_files("${CMAKE_INSTALL_MANDIR}/man${section}" "${here}/docs/man/*.${section}")
  hoshi_install_files("${CMAKE_INSTALL_MANDIR}/ja/man${section}" "${here}/docs/man/ja/*.${section}")
endforeach()
if(EXISTS "${here}/criteria")
  install(DIRECTORY criteria DESTINATION "${CMAKE_INSTALL_DATADIR}/hoshi"
    FILES_MATCHING PATTERN "*.yaml" PATTERN "*.md")
endif()
hoshi_install_files("${CMAKE_INSTALL_DATADIR}/hoshi/schema" "${here}/docs/schema/*.json")
hoshi_install_files("${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
  "${here}/completions/hoshi.bash" RENAME hoshi)
hoshi_install_files("${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" "${here}/completions/_hoshi")
hoshi_install_files("${CMAKE_INSTALL_DOCDIR}"
  "${here}/README*.md" "${here}/LICENSE" "${here}/NOTICE*" "${here}/CHANGELOG.md")
