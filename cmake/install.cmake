# What `cmake --install` puts where: the library and its module, the header, the
# command, package files for pkg-config and CMake, bundled styles, shapes and maps, their
# documentation and the licence.
include(CMakePackageConfigHelpers)

set(COR_DATADIR ${CMAKE_INSTALL_DATADIR}/corridor)

install(TARGETS corridor EXPORT corridor LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET cor_gdal)
  install(TARGETS cor_gdal LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/corridor)
endif()
if(TARGET corridor-command)
  # The command finds its library beside itself, wherever both are put.
  set_target_properties(corridor-command PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
  install(TARGETS corridor-command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY include/corridor DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT corridor NAMESPACE corridor:: FILE corridorTargets.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/corridor)

configure_package_config_file(
  cmake/corridorConfig.cmake.in ${PROJECT_BINARY_DIR}/corridorConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/corridor)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/corridorConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/corridorConfig.cmake ${PROJECT_BINARY_DIR}/corridorConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/corridor)

# Relative, so that the installed tree can be moved.
file(RELATIVE_PATH COR_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/corridor.pc.in ${PROJECT_BINARY_DIR}/corridor.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/corridor.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# Kept side by side, as in the source tree: maps name styles and shapes by relative paths.
install(DIRECTORY maps styles DESTINATION ${COR_DATADIR}
        FILES_MATCHING PATTERN "*.yaml" PATTERN "*.svg" PATTERN "incidents.csv" PATTERN "README.md")
install(DIRECTORY docs DESTINATION ${COR_DATADIR}
        PATTERN man EXCLUDE PATTERN "*.py" EXCLUDE PATTERN "make.sh" EXCLUDE)
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY shapes DESTINATION ${COR_DATADIR}
        FILES_MATCHING PATTERN "*.shp" PATTERN "*.shx" PATTERN "*.dbf" PATTERN "*.prj" PATTERN "*.cpg" PATTERN "*.csv"
        PATTERN "*.tif" PATTERN "SOURCES.md" PATTERN build EXCLUDE PATTERN tables EXCLUDE)
if(EXISTS ${PROJECT_SOURCE_DIR}/docs/man)
  install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
endif()
