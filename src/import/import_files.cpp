#include "import/import_files.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.h"

namespace leitbild::importing {
namespace {

namespace fs = std::filesystem;

/// Options on record that only tell what a file turned out to be.
constexpr std::string_view kKind = "kind=";

template <class Files>
auto* single_of(Files& files, std::string_view kind) {
  using Pointer = decltype(&files.boundary);
  if (kind == "boundary") { return &files.boundary; }
  if (kind == "district_codes") { return &files.district_codes; }
  if (kind == "districts") { return &files.districts; }
  if (kind == "statistical") { return &files.statistical; }
  if (kind == "osm") { return &files.osm; }
  if (kind == "stops") { return &files.stops; }
  if (kind == "gtfs") { return &files.gtfs; }
  if (kind == "population") { return &files.population; }
  if (kind == "dwellings") { return &files.dwellings; }
  return Pointer{nullptr};
}

/// Maps of the ground are the last kinds.
bool is_ground(std::string_view kind) {
  auto const first = std::ranges::find(kFileKinds, "land_cover_classes");
  return std::find(first, kFileKinds.end(), kind) != kFileKinds.end();
}

using Kinds = std::set<std::string, std::less<>>;

struct OnRecord {
  std::vector<city::Source> const& sources;

  bool has(std::string_view kind) const {
    return std::ranges::find(sources, kind, &city::Source::layer) != sources.end();
  }
  bool population_is(std::string_view form) const {
    auto const found = std::ranges::find(sources, "population", &city::Source::layer);
    return found != sources.end() &&
           std::ranges::find(found->options, fmt::format("{}{}", kKind, form)) != found->options.end();
  }
  bool population_is_spread() const { return has("population") && !population_is("cells"); }
};

/// What must be read again when files of `kind` are read.
std::vector<std::string_view> followers(std::string_view kind, OnRecord const& record) {
  auto out = std::vector<std::string_view>{};
  if (kind == "boundary") { out.assign(kFileKinds.begin(), kFileKinds.end()); }
  if (kind == "district_codes" || kind == "districts" || kind == "statistical") {
    out = {"district_codes", "districts", "statistical"};
    if (record.population_is("districts")) { out.emplace_back("population"); }
  }
  if (kind == "osm") {
    out = {"facilities", "stops", "gtfs"};
    if (record.population_is_spread()) { out.emplace_back("population"); }
  }
  if (kind == "facilities") { out = {"osm"}; }
  if (kind == "stops") { out = {"gtfs"}; }
  if (kind == "gtfs") { out = {record.has("stops") ? "stops" : "osm"}; }
  if (kind == "land_cover" || kind == "land_cover_classes") { out = {"land_cover", "land_cover_classes"}; }
  if (kind == "population" || kind == "dwellings" || kind == "ages") { out = {"population", "dwellings", "ages"}; }
  return out;
}

Kinds closure(Kinds kinds, OnRecord const& record) {
  auto todo = std::vector<std::string>{kinds.begin(), kinds.end()};
  while (!todo.empty()) {
    auto const kind = todo.back();
    todo.pop_back();
    for (auto const next : followers(kind, record)) {
      if (record.has(next) && kinds.emplace(next).second) { todo.emplace_back(next); }
    }
  }
  return kinds;
}

std::string flag_of(std::string_view kind) {
  auto out = fmt::format("--{}", kind);
  std::ranges::replace(out, '_', '-');
  return out;
}

/// Why a recorded file cannot be read again; empty if it can.
std::string reason_against(city::Source const& source, fs::path const& file, bool accept_changed) {
  auto ignored = std::error_code{};
  if (source.path.empty() || !fs::exists(file, ignored)) {
    return fmt::format("die Datei „{}“ ({}) wird gebraucht, ist aber nicht mehr da; bitte mit angeben",
                       source.path.empty() ? source.file : file.string(), flag_of(source.layer));
  }
  auto const hash = sha256_of_source(file);
  if (!hash) { return fmt::format("die Datei „{}“ ({}) ist nicht lesbar", file.string(), flag_of(source.layer)); }
  if (*hash != source.sha256 && !accept_changed) {
    return fmt::format("die Datei „{}“ ({}) hat sich seit dem Import vom {} geändert; --accept-changed nimmt die neue",
                       file.string(), flag_of(source.layer), source.imported.substr(0, 10));
  }
  return {};
}

void take_options(ImportFiles& files, city::Source const& source) {
  for (auto const& text : source.options) {
    auto const equals = text.find('=');
    if (equals == std::string::npos || text.starts_with(kKind)) { continue; }
    files.options.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
}

/// Adds the recorded files of the kinds; collects all that are missing.
Result<ImportFiles> add_recorded(ImportFiles files, std::vector<city::Source> const& sources, Kinds const& kinds) {
  auto problems = Problems{};
  for (auto const& source : sources) {
    if (!kinds.contains(source.layer)) { continue; }
    auto const file = fs::path{source.path}.is_relative() ? files.workspace / source.path : fs::path{source.path};
    if (auto reason = reason_against(source, file, files.accept_changed); !reason.empty()) {
      problems.add(std::move(reason));
      continue;
    }
    files.add(source.layer, file);
    files.from_record.insert(source.layer);
    take_options(files, source);
    files.provenance.insert_or_assign(source.layer, Provenance{source.origin, source.licence, source.date});
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return files;
}

}  // namespace

bool is_list(std::string_view kind) { return kind == "facilities" || kind == "ages" || kind == "elevation"; }

std::vector<fs::path> ImportFiles::of(std::string_view kind) const {
  if (kind == "facilities") { return facilities; }
  if (kind == "ages") { return ages; }
  if (auto const found = ground.find(kind); found != ground.end()) { return found->second; }
  auto const* const file = single_of(*this, kind);
  return file != nullptr && *file ? std::vector{**file} : std::vector<fs::path>{};
}

void ImportFiles::add(std::string_view kind, fs::path const& file) {
  if (kind == "facilities") {
    facilities.push_back(file);
  } else if (kind == "ages") {
    ages.push_back(file);
  } else if (is_ground(kind)) {
    auto& files = ground[std::string{kind}];
    if (!is_list(kind)) { files.clear(); }
    files.push_back(file);
  } else if (auto* const place = single_of(*this, kind)) {
    *place = file;
  }
}

std::string ImportFiles::option(std::string const& name) const {
  auto const found = options.find(name);
  return found == options.end() ? std::string{} : found->second;
}

std::vector<std::string_view> options_of(std::string_view kind) {
  if (kind == "districts") { return {"district-code", "district-name"}; }
  if (kind == "statistical") { return {"statistical-code", "statistical-name"}; }
  if (kind == "facilities") {
    return {"facility-category", "facility-category-field", "facility-name-field", "facility-capacity-field"};
  }
  if (kind == "stops") { return {"stop-name"}; }
  if (kind == "gtfs") { return {"gtfs-day"}; }
  if (kind == "population") { return {"population-id", "population-residents", "population-base"}; }
  if (kind == "ages") { return {"ages-base"}; }
  if (kind == "land_cover") { return {"land-cover-field"}; }
  if (kind == "soil") { return {"soil-field"}; }
  return {};
}

Result<ImportFiles> with_recorded(ImportFiles named, std::vector<city::Source> const& sources) {
  auto kinds = Kinds{};
  for (auto const kind : kFileKinds) {
    if (!named.of(kind).empty()) { kinds.emplace(kind); }
  }
  auto needed = closure(kinds, OnRecord{sources});
  for (auto const& kind : kinds) { needed.erase(kind); }
  return add_recorded(std::move(named), sources, needed);
}

Result<ImportFiles> all_recorded(std::vector<city::Source> const& sources, fs::path const& workspace,
                                 bool accept_changed) {
  auto files = ImportFiles{};
  files.workspace = workspace;
  files.accept_changed = accept_changed;
  auto kinds = Kinds{};
  for (auto const& source : sources) { kinds.insert(source.layer); }
  if (kinds.empty()) { return fail("sources.toml verzeichnet keine Dateien; zuerst mit `leitbild import` einlesen"); }
  return add_recorded(std::move(files), sources, kinds);
}

std::string recorded_path(fs::path const& file, fs::path const& workspace) {
  auto ignored = std::error_code{};
  auto const whole = fs::weakly_canonical(file, ignored);
  if (workspace.empty()) { return whole.string(); }
  auto const relative = whole.lexically_relative(fs::weakly_canonical(workspace, ignored));
  auto const is_inside = !relative.empty() && *relative.begin() != "..";
  return is_inside ? relative.string() : whole.string();
}

Result<std::string> sha256_of_source(fs::path const& file) {
  auto ignored = std::error_code{};
  if (!fs::is_directory(file, ignored)) { return sha256_of_file(file); }
  auto names = std::vector<fs::path>{};
  for (auto const& entry : fs::directory_iterator{file, ignored}) {
    if (entry.is_regular_file(ignored)) { names.push_back(entry.path()); }
  }
  std::ranges::sort(names);
  auto all = std::string{};
  for (auto const& name : names) {
    TRY(auto const hash, sha256_of_file(name));
    all += fmt::format("{}  {}\n", hash, name.filename().string());
  }
  return sha256(all);
}

}  // namespace leitbild::importing
