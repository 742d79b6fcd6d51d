// Whole files in and out. Writing is all or nothing.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "base/result.h"

namespace leitbild {

/// Why the system refused, in German where it is one of the usual reasons; the system's own words for the rest.
std::string reason_of(std::error_code error);

/// Error: missing or unreadable, with the path.
Result<std::string> read_file(std::filesystem::path const& file);

/// Writes to a temporary name in the same folder, flushes to the disk and renames: afterwards the file holds either
/// the old or the new content, never a part. Error: folder missing, not writable, disk full.
Result<void> write_file(std::filesystem::path const& file, std::string_view content);

}  // namespace leitbild
