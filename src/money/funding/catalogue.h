// All funding programmes: those that come with the program and those a city keeps in its workspace.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "money/funding/programme.h"

namespace leitbild::money::funding {

struct Catalogue {
  std::vector<Programme> programmes;  // by id
};

/// Nothing found: null.
Programme const* find_programme(Catalogue const& catalogue, std::string_view id);
/// "es gibt kein Förderprogramm …" with all ids there are.
std::string unknown_programme(Catalogue const& catalogue, std::string_view id);

struct ProgrammeFile {
  std::string name, text;
};

/// The programmes of these files. Error: all problems of all files; an id twice; a programme in cumulable_with that does
/// not exist.
Result<Catalogue> read_catalogue(std::vector<ProgrammeFile> const& files);

/// Those that are compiled in (data/funding/) and, above them, those of the folder's `funding/*.toml`: a file whose
/// programme has the same id replaces the whole programme. An empty path: without a city. Error: as read_catalogue(), and
/// files that cannot be read.
Result<Catalogue> catalogue_for(std::filesystem::path const& workspace);

}  // namespace leitbild::money::funding
