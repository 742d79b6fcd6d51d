// What is known of a council system, as a file: a list in the form of OParl 1.1 whose objects name each other instead of
// holding each other, with the source and the moment of the last complete fetch at its head.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/moment.h"
#include "base/result.h"
#include "plan/council.h"

namespace leitbild::exchange::oparl {

struct Collection {
  std::string source;                    // address, file or folder it came from
  std::optional<Moment> complete_until;  // everything that changed before is in it; nothing: never complete
  plan::council::Council council;
  friend bool operator==(Collection const&, Collection const&) = default;
};

std::string collection_text(Collection const& collection);

/// Replaces the file. Error: as write_file().
Result<void> write_collection(Collection const& collection, std::filesystem::path const& file);

/// Error: the file cannot be read, is no such file, or holds something that would be lost on writing it again.
Result<Collection> read_collection(std::filesystem::path const& file);

}  // namespace leitbild::exchange::oparl
