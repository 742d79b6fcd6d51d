// A few files in one .zip, written whole and read with care.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace leitbild::store {

struct ZipEntry {
  std::string name;
  std::filesystem::path file;  // where the content lies
};

/// Writes beside `zip` under a temporary name, flushes to the disk and renames. Error: `zip` exists; not writable.
Result<void> write_zip(std::filesystem::path const& zip, std::vector<ZipEntry> const& entries);

/// Unpacks into an existing folder. Every name must be accepted by `allowed`, which makes sure that nothing is written
/// elsewhere. Error: not a zip, an unexpected or repeated name, damaged content.
Result<std::vector<std::string>> unpack_zip(std::filesystem::path const& zip, std::filesystem::path const& folder,
                                            bool (*allowed)(std::string_view name));

}  // namespace leitbild::store
