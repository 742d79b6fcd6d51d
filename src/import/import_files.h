// Which files an import reads, and how they are kept on record, so that the same city can be made from them again.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "city/source.h"

namespace leitbild::importing {

/// What the user can say about a file that the file itself does not say.
struct Provenance {
  std::string origin, licence, date;
};

/// Kinds of files in the order in which they are read, whatever the order on the command line.
inline constexpr std::array<std::string_view, 22> kFileKinds{"boundary",
                                                             "district_codes",
                                                             "districts",
                                                             "statistical",
                                                             "osm",
                                                             "facilities",
                                                             "stops",
                                                             "gtfs",
                                                             "population",
                                                             "dwellings",
                                                             "ages",
                                                             "land_cover_classes",
                                                             "land_cover",
                                                             "soil",
                                                             "yearly_rain",
                                                             "heavy_rain",
                                                             "evapotranspiration",
                                                             "elevation",
                                                             "canopy",
                                                             "night_temperature",
                                                             "felt_temperature",
                                                             "flood_depth"};

/// Whether several files of a kind make up one layer.
bool is_list(std::string_view kind);

struct ImportFiles {
  std::optional<std::filesystem::path> boundary, district_codes, districts, statistical;
  std::optional<std::filesystem::path> osm, stops, gtfs, population, dwellings;
  std::vector<std::filesystem::path> facilities, ages;
  std::map<std::string, std::vector<std::filesystem::path>, std::less<>> ground;  // maps, by kind
  /// Column names and the like, by the name of the command line's option: "district-code" -> "ID".
  std::map<std::string, std::string> options;
  std::map<std::string, Provenance> provenance;  // by kind
  std::filesystem::path workspace;               // files inside it are recorded relative to it
  bool accept_changed{};                         // recorded files may have another content than recorded
  std::set<std::string> from_record;             // kinds that with_recorded() added

  std::vector<std::filesystem::path> of(std::string_view kind) const;
  void add(std::string_view kind, std::filesystem::path const& file);
  /// Empty where it was not given.
  std::string option(std::string const& name) const;
};

/// The options that belong to a kind of file.
std::vector<std::string_view> options_of(std::string_view kind);

/// The named files and those on record that have to be read again with them: a new extract of OpenStreetMap brings its
/// own stops, over which the recorded list of stops has to go again. So a city only ever depends on its files, not on the
/// order of imports. Error: such a file is gone or has another content than recorded, naming it.
Result<ImportFiles> with_recorded(ImportFiles named, std::vector<city::Source> const& sources);
/// All files on record. Error: as above; nothing is on record.
Result<ImportFiles> all_recorded(std::vector<city::Source> const& sources, std::filesystem::path const& workspace,
                                 bool accept_changed);

/// As recorded: relative to the workspace for a file inside it, else absolute.
std::string recorded_path(std::filesystem::path const& file, std::filesystem::path const& workspace);
/// Of a file, or of all files of a folder together. Error: cannot be read.
Result<std::string> sha256_of_source(std::filesystem::path const& file);

}  // namespace leitbild::importing
