// The tables of a GTFS feed: a folder, or a .zip read without unpacking.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "import/csv_table.h"

namespace leitbild::importing {

class FeedFiles {
 public:
  /// The tables may lie in a folder within the .zip. Error: neither a folder nor a .zip, no stops.txt in it.
  static Result<FeedFiles> open(std::filesystem::path const& place);

  /// Nothing where the feed has no such table or only an empty one. Error: damaged; larger than 2 GB; a table in a .zip that
  /// is more than 200 times as large as the .zip and 64 MB (a real timetable shrinks to a tenth).
  Result<std::optional<CsvTable>> table(std::string_view file) const;
  /// Error also where the feed has no such table.
  Result<CsvTable> needed_table(std::string_view file) const;
  std::string const& name() const { return name_; }

 private:
  std::string name_;            // of the feed
  std::string prefix_;          // before a table's name, as GDAL's file system writes it
  std::uint64_t most_bytes_{};  // of one table
};

}  // namespace leitbild::importing
