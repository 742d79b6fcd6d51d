# Compiler flags, sanitizers, ccache and the faster linker: one place for all targets.

find_program(LEITBILD_CCACHE ccache)
if(LEITBILD_CCACHE)
  # The precompiled header's own time stamps would otherwise defeat the cache.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
               ${LEITBILD_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

find_program(LEITBILD_MOLD mold)
if(LEITBILD_MOLD AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  add_link_options(-fuse-ld=mold)
endif()

add_library(leitbild_flags INTERFACE)
target_include_directories(leitbild_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(leitbild_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  # The baseline every x86-64 machine since 2009 has; hot kernels choose better code at run time.
  $<$<STREQUAL:${CMAKE_SYSTEM_PROCESSOR},x86_64>:-march=x86-64-v2>)
if(LEITBILD_WERROR)
  target_compile_options(leitbild_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # ccache needs it with precompiled headers.
  target_compile_options(leitbild_flags INTERFACE -fpch-preprocess)
  # GCC 12 with full optimisation warns inside std::string, std::optional and std::variant although nothing is wrong
  # (GCC bugs 105329, 105562, 105651). Debug builds keep these warnings.
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(leitbild_flags INTERFACE
      $<$<CONFIG:Release>:-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-restrict;-Wno-array-bounds;-Wno-maybe-uninitialized>)
  endif()
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # The warning comes from inside std::stable_sort of libstdc++ 12, which clang does not take for a system header's own.
  target_compile_options(leitbild_flags INTERFACE -Wno-deprecated-declarations)
endif()
if(LEITBILD_SANITIZE)
  target_compile_options(leitbild_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # A third of the compile time; the address sanitizer stops at null and foreign memory anyway.
    target_compile_options(leitbild_flags INTERFACE -fno-sanitize=null,alignment,object-size,vptr -gline-tables-only)
  endif()
  target_link_options(leitbild_flags INTERFACE -fsanitize=address,undefined)
endif()
if(LEITBILD_FUZZ)
  # The libraries report which ways were taken; only the programs bring libFuzzer itself.
  target_compile_options(leitbild_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_include_directories(leitbild_flags INTERFACE ${CMAKE_SOURCE_DIR}/tests)
endif()
if(LEITBILD_COVERAGE)
  target_compile_options(leitbild_flags INTERFACE --coverage)
  target_link_options(leitbild_flags INTERFACE --coverage)
endif()
