// What a district is called in files and what it is called here: a table, because offices number and spell the same
// district differently. Joins go by such a key, never by likeness of names.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "city/districts/districts.h"

namespace leitbild::importing {

struct DistrictCode {
  std::optional<city::Level> level;  // none: any
  std::string id;                    // as files write it
  std::string code, name;            // as they are called here
  std::vector<std::string> also;     // other spellings of the name, letter for letter
};

struct DistrictCodes {
  std::vector<DistrictCode> rows;
  bool demanded{};  // named by the user: a district that is not in the table is an error
};

/// "7", "07" and "7.0" are the same number; other texts must be equal.
bool is_same_key(std::string_view a, std::string_view b);

/// By id, else by name or another spelling of it. Nothing where no row of that level fits.
DistrictCode const* find(DistrictCodes const& codes, city::Level level, std::string_view id, std::string_view name);

/// A CSV file with the columns id, code, name and, if wanted, level and also (spellings separated by '|'), or a TOML file
/// in the form of data/kaiserslautern/district_codes.toml.
/// Error: columns missing, a row without id or code, a code or an id used twice on one level, an unknown level.
Result<DistrictCodes> read_district_codes(std::filesystem::path const& file);
/// What this program knows of that city; empty for others.
DistrictCodes known_district_codes(std::string_view ags);

}  // namespace leitbild::importing
