// GDAL looks for the workbook and a sheet in the first 2,048 bytes of a workbook's list of parts only. Programs that name other
// parts first (LibreOffice, where there are notes) write good files that it does not take.
#pragma once

#include <filesystem>
#include <string>

namespace leitbild::exchange {

/// A path under which GDAL takes the workbook: the file itself, or a copy in memory whose list begins with the workbook.
/// The copy lives as long as this object. What is no workbook keeps its path.
class ReadablePath {
 public:
  explicit ReadablePath(std::filesystem::path const& file);
  ReadablePath(ReadablePath const&) = delete;
  ReadablePath& operator=(ReadablePath const&) = delete;
  ~ReadablePath();

  std::string const& text() const { return path_; }

 private:
  std::string path_;
  bool is_copy_{};
};

/// The list with the workbook and a sheet in front; as it is where it says nothing of one.
std::string with_workbook_first(std::string content_types);

}  // namespace leitbild::exchange
