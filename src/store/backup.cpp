#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

#include "store/city_record.h"
#include "store/new_folder.h"
#include "store/workspace.h"
#include "store/workspace_files.h"
#include "store/zip.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;

/// Removed at the end, whatever happens.
struct TemporaryFile {
  fs::path path;
  explicit TemporaryFile(fs::path file) : path{std::move(file)} { remove(); }
  TemporaryFile(TemporaryFile const&) = delete;
  TemporaryFile& operator=(TemporaryFile const&) = delete;
  ~TemporaryFile() { remove(); }
  void remove() const {
    auto ignored = std::error_code{};
    fs::remove(path, ignored);
  }
};

/// "funding/stiftung.toml": the city's own funding programmes; "funding/facts/KLI-07.toml": what the plan does not know.
bool is_funding_file_name(std::string_view name) {
  if (!name.ends_with(".toml")) { return false; }
  for (auto const folder : {kFundingFactsFolder, kFundingFolder}) {
    if (!name.starts_with(folder) || name.size() == folder.size() || name[folder.size()] != '/') { continue; }
    return name.find_first_of("/\\", folder.size() + 1) == std::string_view::npos;
  }
  return false;
}

bool belongs_in_backup(std::string_view name) {
  return name == kPlanFile || name == kSourcesFile || name == kRetentionFile || is_city_file_name(name) ||
         is_funding_file_name(name);
}

/// By name; none where the city has no programmes and facts of its own.
std::vector<ZipEntry> funding_files(fs::path const& folder) {
  auto out = std::vector<ZipEntry>{};
  for (auto const below : {kFundingFolder, kFundingFactsFolder}) {
    auto error = std::error_code{};
    for (auto it = fs::directory_iterator{folder / below, error}; !error && it != fs::directory_iterator{};
         it.increment(error)) {
      auto const name = fmt::format("{}/{}", below, it->path().filename().string());
      if (it->is_regular_file(error) && is_funding_file_name(name)) { out.push_back({name, it->path()}); }
    }
  }
  std::ranges::sort(out, {}, &ZipEntry::name);
  return out;
}

}  // namespace

Result<void> write_backup(fs::path const& folder, gpkg::Database const& db, std::string const& city_file,
                          fs::path const& zip) {
  auto error = std::error_code{};
  if (fs::exists(zip, error)) {
    return fail("die Datei gibt es schon; bitte einen anderen Namen wählen", zip.string());
  }
  auto snapshot_file = zip;
  snapshot_file += fmt::format(".{}.plan", ::getpid());
  auto const snapshot = TemporaryFile{snapshot_file};
  // A copy of one moment, without the free pages and without the write-ahead log beside the file.
  if (auto copied = db.execute("VACUUM INTO ?", {snapshot.path.string()}); !copied) {
    return fail(within(fmt::format("{} (Kopie des Plans)", zip.string()), std::move(copied).error()));
  }
  auto entries = std::vector<ZipEntry>{{std::string{kPlanFile}, snapshot.path},
                                       {std::string{kSourcesFile}, folder / kSourcesFile}};
  if (!city_file.empty()) { entries.push_back({city_file, folder / city_file}); }
  for (auto& programme : funding_files(folder)) { entries.push_back(std::move(programme)); }
  if (fs::exists(folder / kRetentionFile, error)) {
    entries.push_back({std::string{kRetentionFile}, folder / kRetentionFile});
  }
  return write_zip(zip, entries);
}

Result<void> restore(fs::path const& file, fs::path const& folder) {
  TRY(auto made, NewFolder::make(folder));
  TRY(auto const names, unpack_zip(file, made.path(), belongs_in_backup));
  for (auto const needed : {kPlanFile, kSourcesFile}) {
    if (std::ranges::find(names, needed) == names.end()) {
      return fail(fmt::format("„{}“ fehlt; das ist keine Sicherung eines Arbeitsordners", needed), file.string());
    }
  }
  TRY(auto const workspace, Workspace::open(made.path()));
  TRY(auto const damage, workspace.damage());
  if (!damage.empty()) { return fail("der Plan in der Sicherung ist beschädigt: " + damage.front(), file.string()); }
  TRY(auto const layers, workspace.layers());
  TRY(auto const plan, workspace.plan());
  made.keep();
  return {};
}

}  // namespace leitbild::store
