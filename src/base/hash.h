// SHA-256, the form in which people compare files (`sha256sum`).
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "base/result.h"

namespace leitbild {

/// 64 hexadecimal digits.
std::string sha256(std::span<std::byte const> bytes);
std::string sha256(std::string_view text);
/// Reads the file in blocks. Error: it cannot be opened or read.
Result<std::string> sha256_of_file(std::filesystem::path const& file);

}  // namespace leitbild
