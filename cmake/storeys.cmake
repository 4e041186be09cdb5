# The house: which storey stands on which floor, whom each may know, and where each
# outside library is at home. The one place where that is written; tests/house checks
# against it all that a file sees, by its own includes and through those of headers.
#
# A storey may use only those below it (a lower floor), never a sideways one.

set(COR_STOREYS base geo doc stats table proj text expr style map source chainage scene words show symbolize place paint prepare furnish page batch api cli)

set(COR_FLOOR_base 0)
set(COR_FLOOR_geo 1)
set(COR_FLOOR_doc 1)
set(COR_FLOOR_stats 1)
set(COR_FLOOR_table 2)
set(COR_FLOOR_proj 2)
set(COR_FLOOR_text 2)
set(COR_FLOOR_expr 2)
set(COR_FLOOR_style 3)
set(COR_FLOOR_map 3)
set(COR_FLOOR_source 3)
set(COR_FLOOR_chainage 3)
set(COR_FLOOR_scene 3)
set(COR_FLOOR_words 3)
set(COR_FLOOR_show 4)
set(COR_FLOOR_symbolize 4)
set(COR_FLOOR_place 4)
set(COR_FLOOR_paint 4)
set(COR_FLOOR_furnish 5)
set(COR_FLOOR_prepare 5)
set(COR_FLOOR_page 6)
set(COR_FLOOR_batch 7)
set(COR_FLOOR_api 8)
set(COR_FLOOR_cli 9)

set(COR_USES_base)
set(COR_USES_geo base)
set(COR_USES_doc base)
set(COR_USES_stats base)
set(COR_USES_table base geo)
set(COR_USES_proj base geo)
set(COR_USES_text base geo)
set(COR_USES_expr base geo doc)
set(COR_USES_style base geo doc expr)
set(COR_USES_map base geo doc stats expr)
set(COR_USES_source base geo table proj)
set(COR_USES_chainage base geo table proj)
set(COR_USES_scene base geo doc text)
set(COR_USES_words base geo stats text)
set(COR_USES_show base geo doc stats text table expr style map words)
set(COR_USES_symbolize base geo doc text table expr style scene)
set(COR_USES_place base geo text scene)
set(COR_USES_paint base geo text scene)
set(COR_USES_furnish base geo doc stats table proj text expr style map scene words symbolize)
set(COR_USES_prepare base geo doc stats table proj text expr style map source chainage scene words show symbolize)
set(COR_USES_page base geo doc stats table proj text expr style map source chainage scene words symbolize place paint prepare furnish)
set(COR_USES_batch base geo doc stats table proj text expr style map source chainage scene words paint prepare page)
set(COR_USES_api base geo doc stats table proj text expr style map source chainage scene paint prepare page batch)
# The command knows the public header alone.
set(COR_USES_cli)

# Outside libraries, by how the names of their headers begin: the storeys, folders or files that may see them.
set(COR_HOME_libfyaml doc)
set(COR_HOME_proj.h proj)
set(COR_HOME_geodesic.h proj)
set(COR_HOME_hb text)
set(COR_HOME_pango/ text)
set(COR_HOME_unicode/ expr/op_locale text/breaks text/plural text/language text/days text/figures)
set(COR_HOME_shapefil.h source/shp)
set(COR_HOME_sqlite3.h source/gpkg)
set(COR_HOME_gdal source/gdal)
set(COR_HOME_ogr_ source/gdal)
set(COR_HOME_cpl_ source/gdal)
set(COR_HOME_hdf5.h source/gdal/netcdf_hdf5)
set(COR_HOME_png.h scene/picture)
set(COR_HOME_librsvg/ scene/icon_svg paint)
# A face is opened for the painters where it is opened for measuring.
set(COR_HOME_cairo text/face text/face_cairo paint)
set(COR_HOME_libdeflate.h paint)
set(COR_HOME_nettle/ batch)
# Reports and indexes, what the command prints, and lists in GeoJSON's cells are JSON; documents are read by doc, which knows lines.
set(COR_HOME_jansson.h page batch api cli source/gdal)

foreach(storey IN LISTS COR_STOREYS)
  foreach(below IN LISTS COR_USES_${storey})
    if(NOT COR_FLOOR_${below} LESS COR_FLOOR_${storey})
      message(FATAL_ERROR "${storey} may not use ${below}: it does not stand below")
    endif()
  endforeach()
endforeach()

# Warnings, language and what every target of ours shares. No global flags. Warnings are errors in the presets alone: a
# stranger's newer compiler may know more of them.
add_library(cor_flags INTERFACE)
target_compile_features(cor_flags INTERFACE c_std_11)
target_compile_definitions(cor_flags INTERFACE _GNU_SOURCE)
target_include_directories(cor_flags INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
target_compile_options(
  cor_flags
  INTERFACE -Wall
            -Wextra
            -Wshadow
            -Wpointer-arith
            -Wstrict-prototypes
            -Wmissing-prototypes
            -Wwrite-strings
            -Wvla
            -fvisibility=hidden
            -fno-strict-aliasing
            # A fused multiply-add would give other bytes on another processor.
            -ffp-contract=off
            # Nobody asks errno about numbers; without this each root and rounding is a call.
            -fno-math-errno)

# All storeys that NAME stands on, itself included.
function(cor_closure name out)
  set(all ${name})
  foreach(below IN LISTS COR_USES_${name})
    cor_closure(${below} more)
    list(APPEND all ${more})
  endforeach()
  list(REMOVE_DUPLICATES all)
  set(${out} ${all} PARENT_SCOPE)
endfunction()

# cor_storey(NAME SOURCES … [LIBRARIES …]): one object library. LIBRARIES are the outside libraries it sees.
function(cor_storey name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_library(cor_${name} OBJECT ${ARG_SOURCES})
  set_target_properties(cor_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(cor_${name} PUBLIC cor_flags ${ARG_LIBRARIES})
endfunction()

# Links TARGET with the objects of the storeys given and all below them.
function(cor_link_storeys target)
  set(all)
  foreach(storey IN LISTS ARGN)
    cor_closure(${storey} closure)
    list(APPEND all ${closure})
  endforeach()
  list(REMOVE_DUPLICATES all)
  foreach(storey IN LISTS all)
    target_link_libraries(${target} PRIVATE cor_${storey})
  endforeach()
endfunction()
