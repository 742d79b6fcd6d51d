# Every third-party library, in one place: what for, and (by the CMakeLists of that folder) which one folder wraps it.
# Licences and reasons: docs/dependencies.md.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)                                              # base: text formatting
find_package(ICU REQUIRED COMPONENTS uc i18n data)                      # base: German and English text and numbers
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)            # base: SHA-256
find_package(PROJ REQUIRED)                                             # geo: coordinate systems
pkg_check_modules(geos REQUIRED IMPORTED_TARGET geos)                   # geo: set operations on areas
pkg_check_modules(sqlite REQUIRED IMPORTED_TARGET sqlite3)              # store: the workspace's database
pkg_check_modules(zip REQUIRED IMPORTED_TARGET libzip)                  # store: backups as one file
find_package(GDAL REQUIRED)                                             # import: vector files; exchange: workbooks, web pages; geo: rasters
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)       # exchange: writing workbooks
find_package(ZLIB REQUIRED)                                             # import: compressed OSM files
find_package(BZip2 REQUIRED)                                            # import: compressed OSM files
find_package(EXPAT REQUIRED)                                            # import: OSM XML; exchange: feeds
find_package(Threads REQUIRED)                                          # import: libosmium reads in the background
pkg_check_modules(fftw REQUIRED IMPORTED_TARGET fftw3)                  # nature: sums weighted by distance
if(LEITBILD_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)                                     # property tests
  include(GoogleTest)
endif()
