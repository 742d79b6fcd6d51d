// sources.toml: which compiled city is valid, and where its data came from. Replacing this file is the moment at which a
// new city becomes the workspace's city.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "city/city.h"

namespace leitbild::store {

struct CityRecord {
  city::CityInfo info;
  std::string file;    // "city-0123456789abcdef.city"; empty while nothing was imported
  std::string sha256;  // of that file
  std::vector<city::Source> sources;
};

std::string to_toml(CityRecord const& record);
/// Error: not TOML, a value missing or impossible, a file name that is not a compiled city's.
Result<CityRecord> read_city_record(std::string_view toml, std::string_view where);

/// "city-" + the first 16 digits of the hash + ".city".
std::string city_file_name(std::string_view sha256);
bool is_city_file_name(std::string_view name);

}  // namespace leitbild::store
