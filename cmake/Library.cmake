# leitbild_library(<folder> [DEPS <our folders>] [LIBS <third-party targets>] [SOURCES <generated>] [PRECOMPILE <headers>])
#
# PRECOMPILE: headers that nearly every file of the folder includes and that take long to read, in angle brackets.
# One static library per folder of src/. Sources are found by glob; `*_test.cpp` beside them make up the test
# program of the folder. A third-party library is private to the one folder that wraps it.
function(leitbild_library folder)
  cmake_parse_arguments(ARG "" "" "DEPS;LIBS;SOURCES;PRECOMPILE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  list(FILTER headers EXCLUDE REGEX "/test_[^/]*\\.h$")   # what tests of the folder share needs leitbild_testing

  set(target leitbild_${folder})
  add_library(${target} STATIC ${sources} ${ARG_SOURCES})
  target_link_libraries(${target} PUBLIC leitbild_flags)
  foreach(dep IN LISTS ARG_DEPS)
    target_link_libraries(${target} PUBLIC leitbild_${dep})
  endforeach()
  target_link_libraries(${target} PRIVATE ${ARG_LIBS})
  # Every header must compile alone: target all_verify_interface_header_sets (part of `./dev lint`).
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${headers})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  if(folder STREQUAL "base" OR ARG_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <cmath> <cstdint> <filesystem> <map> <memory> <optional> <span> <string> <string_view>
      <utility> <variant> <vector> <fmt/format.h> <tl/expected.hpp> ${ARG_PRECOMPILE})
  else()
    target_precompile_headers(${target} REUSE_FROM leitbild_base)
  endif()

  if(LEITBILD_TESTS AND tests)
    leitbild_test_program(${folder}_tests SOURCES ${tests} LINK ${target} leitbild_testing ${ARG_LIBS}
                          PRECOMPILE ${ARG_PRECOMPILE})
  endif()
endfunction()

# leitbild_test_program(<name> SOURCES <files> LINK <targets>): a GoogleTest program, one ctest entry per case.
function(leitbild_test_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRECOMPILE" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} leitbild_flags GTest::gmock GTest::gtest_main)
  target_precompile_headers(${name} PRIVATE <algorithm> <filesystem> <string> <vector> <gtest/gtest.h> <gmock/gmock.h>
                            ${ARG_PRECOMPILE})
  target_compile_definitions(${name} PRIVATE LEITBILD_TESTS_DIR="${CMAKE_SOURCE_DIR}/tests")
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 120 PROPERTIES TIMEOUT 600
    ENVIRONMENT "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0")
endfunction()
