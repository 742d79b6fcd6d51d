#include "money/funding/catalogue.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "funding_data.h"
#include "money/funding/read_programme.h"

namespace leitbild::money::funding {
namespace {

std::vector<std::string_view> ids_of(std::vector<Programme> const& programmes) {
  auto out = std::vector<std::string_view>{};
  for (auto const& programme : programmes) { out.push_back(programme.id); }
  return out;
}

std::vector<Programme> read_all(std::vector<ProgrammeFile> const& files, Problems& problems) {
  auto out = std::vector<Programme>{};
  for (auto const& file : files) {
    auto programme = read_programme(file.text, file.name);
    if (!programme) {
      problems.add(std::move(programme).error());
      continue;
    }
    if (std::ranges::find(out, programme->id, &Programme::id) != out.end()) {
      problems.add(fmt::format("die „id“ „{}“ hat schon ein anderes Programm", programme->id), file.name);
    }
    out.push_back(*std::move(programme));
  }
  return out;
}

/// Sorts by id and checks what only the whole catalogue can tell.
Catalogue assembled(std::vector<Programme> programmes, Problems& problems) {
  std::ranges::sort(programmes, {}, &Programme::id);
  auto const ids = ids_of(programmes);
  auto const check = [&](Version const& version, std::string_view key, std::vector<std::string> const& named) {
    for (auto const& id : named) {
      if (id == "*" || std::ranges::find(ids, id) != ids.end()) { continue; }
      problems.add(fmt::format("„{}“ nennt „{}“; erlaubt sind \"*\" und {}", key, id, fmt::join(ids, ", ")),
                   version.where);
    }
  };
  for (auto const& programme : programmes) {
    for (auto const& version : programme.versions) {
      check(version, "cumulable_with", version.cumulable_with);
      check(version, "not_cumulable_with", version.not_cumulable_with);
    }
  }
  return {.programmes = std::move(programmes)};
}

/// The files of a workspace, by name; none where the folder does not exist.
std::vector<ProgrammeFile> files_of_city(std::filesystem::path const& folder, Problems& problems) {
  auto out = std::vector<ProgrammeFile>{};
  auto error = std::error_code{};
  if (!std::filesystem::exists(folder, error)) { return out; }
  for (auto it = std::filesystem::directory_iterator{folder, error}; !error && it != std::filesystem::end(it);
       it.increment(error)) {
    if (it->path().extension() != ".toml") { continue; }
    auto text = read_file(it->path());
    if (!text) {
      problems.add(std::move(text).error());
      continue;
    }
    out.push_back({.name = it->path().string(), .text = *std::move(text)});
  }
  if (error) { problems.add(fmt::format("der Ordner ist nicht lesbar: {}", reason_of(error)), folder.string()); }
  std::ranges::sort(out, {}, &ProgrammeFile::name);
  return out;
}

std::vector<ProgrammeFile> shipped_files() {
  auto out = std::vector<ProgrammeFile>{};
  for (auto const& file : programme_files()) { out.push_back({std::string{file.name}, std::string{file.text}}); }
  return out;
}

}  // namespace

Programme const* find_programme(Catalogue const& catalogue, std::string_view id) {
  auto const found = std::ranges::find(catalogue.programmes, id, &Programme::id);
  return found == catalogue.programmes.end() ? nullptr : &*found;
}

std::string unknown_programme(Catalogue const& catalogue, std::string_view id) {
  return fmt::format("es gibt kein Förderprogramm „{}“; bekannt sind {}", id,
                     fmt::join(ids_of(catalogue.programmes), ", "));
}

Result<Catalogue> read_catalogue(std::vector<ProgrammeFile> const& files) {
  auto problems = Problems{};
  auto catalogue = assembled(read_all(files, problems), problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return catalogue;
}

Result<Catalogue> catalogue_for(std::filesystem::path const& workspace) {
  auto problems = Problems{};
  auto programmes = read_all(shipped_files(), problems);
  if (!workspace.empty()) {
    for (auto& own : read_all(files_of_city(workspace / "funding", problems), problems)) {
      std::erase_if(programmes, [&](Programme const& shipped) { return shipped.id == own.id && !shipped.of_city; });
      own.of_city = true;
      programmes.push_back(std::move(own));
    }
  }
  auto catalogue = assembled(std::move(programmes), problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return catalogue;
}

}  // namespace leitbild::money::funding
