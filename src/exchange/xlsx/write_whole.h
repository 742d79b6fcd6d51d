// A file that a library writes bit by bit appears at once.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"

namespace leitbild::exchange {

/// `fill` writes to the path it is given; when it has succeeded, `file` is replaced by that. Otherwise `file` holds what it
/// held before. Error: the folder is missing or not writable; that of `fill`.
Result<void> write_whole(std::filesystem::path const& file,
                         std::function<Result<void>(std::filesystem::path const&)> const& fill);

}  // namespace leitbild::exchange
