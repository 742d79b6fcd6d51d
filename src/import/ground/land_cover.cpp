#include "import/ground/land_cover.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "geo/area.h"
#include "geo/burn.h"
#include "import/boundaries/vector_file.h"

namespace leitbild::importing {
namespace {

constexpr auto kSide = city::kMapSides.front();
static_assert(city::kGroundPixel.value == kSide);

using IndexOf = std::map<std::string, std::int16_t, std::less<>>;

IndexOf index_of(std::vector<city::SourceClass> const& classes) {
  auto out = IndexOf{};
  for (auto const& entry : classes) { out.emplace(entry.code, static_cast<std::int16_t>(out.size())); }
  return out;
}

Error missing_codes(std::set<std::string> const& codes, std::string const& where) {
  return Error{{{fmt::format("{} der Landbedeckung {} in der Klassentabelle (--land-cover-classes): {}",
                             codes.size() == 1 ? "ein Code" : "Codes", codes.size() == 1 ? "fehlt" : "fehlen",
                             fmt::join(codes, ", ")),
                 where}}};
}

struct Cover {
  geo::GridFrame frame;
  geo::Grid<std::int16_t> indexes;
  std::string note;
};

Result<Cover> from_raster(geo::Raster const& raster, IndexOf const& index, MapArea const& area) {
  auto out = Cover{};
  TRY(out.frame, map_frame(area, kSide));
  auto const resampling = pixel_size(raster).value < kSide ? geo::Resampling::kMode : geo::Resampling::kNearest;
  TRY(auto const codes, raster.codes_on(out.frame, resampling));
  if (!raster.has_pixels_of(out.frame)) {
    out.note = fmt::format("{}: aus „{}“ auf Pixel von {} m in EPSG:3035 umgerechnet ({})", raster.file_name(),
                           name_of_system(raster.definition()), kSide, german(resampling));
  }
  auto by_code = std::map<int, std::int16_t>{};
  auto missing = std::set<std::string>{};
  out.indexes = {out.frame.columns, out.frame.rows, city::MapRaster::kNothing};
  for (auto i = std::size_t{0}; i < codes.values.size(); ++i) {
    auto const code = codes.values[i];
    if (code == geo::kNoCode) { continue; }
    auto const [found, is_new] = by_code.try_emplace(code, city::MapRaster::kNothing);
    if (is_new) {
      auto const text = std::to_string(code);
      if (auto const known = index.find(text); known != index.end()) {
        found->second = known->second;
      } else {
        missing.insert(text);
      }
    }
    out.indexes.values[i] = found->second;
  }
  if (!missing.empty()) { return tl::unexpected{missing_codes(missing, raster.file_name())}; }
  return out;
}

/// The named field, or that in which most values are codes of the table.
Result<std::size_t> code_field(VectorFile const& file, std::string const& name, IndexOf const& index,
                               std::string const& where) {
  auto const& fields = file.fields();
  auto best = std::size_t{0};
  auto most = std::ptrdiff_t{0};
  for (auto place = std::size_t{0}; place < fields.size(); ++place) {
    if (!name.empty() && folded(fields[place]) == folded(name)) { return place; }
    auto const known = std::ranges::count_if(
        file.features(), [&](VectorFeature const& feature) { return index.contains(trimmed(feature.values[place])); });
    if (known > most) {
      best = place;
      most = known;
    }
  }
  if (!name.empty()) {
    return fail(fmt::format("das Feld „{}“ fehlt; vorhanden sind {}", name, fmt::join(fields, ", ")), where);
  }
  if (most == 0) {
    return fail(
        fmt::format("kein Feld enthält Codes der Klassentabelle; --land-cover-field nennt es. Vorhanden sind {}",
                    fmt::join(fields, ", ")),
        where);
  }
  return best;
}

Result<Cover> from_areas(std::filesystem::path const& path, std::string const& name, IndexOf const& index,
                         MapArea const& area) {
  auto const where = path.filename().string();
  TRY(auto const file, VectorFile::open(path));
  TRY(auto const field, code_field(file, name, index, where));
  auto out = Cover{};
  TRY(out.frame, map_frame(area, kSide));
  auto areas = std::vector<geo::ValuedArea>{};
  auto missing = std::set<std::string>{};
  for (auto const& feature : file.features()) {
    auto const code = trimmed(feature.values[field]);
    auto const found = index.find(code);
    if (found == index.end()) {
      missing.insert(code.empty() ? std::string{"(leer)"} : std::string{code});
      continue;
    }
    TRY(auto shape, file.projected(feature.shape, out.frame.definition));
    areas.push_back({.area = std::move(shape), .value = static_cast<float>(found->second)});
  }
  if (!missing.empty()) { return tl::unexpected{missing_codes(missing, where)}; }
  std::ranges::stable_sort(areas, std::ranges::greater{},
                           [](geo::ValuedArea const& entry) { return geo::area(entry.area).value; });
  auto const burnt = geo::burnt_areas(out.frame, areas, false);
  out.indexes = {out.frame.columns, out.frame.rows, city::MapRaster::kNothing};
  for (auto i = std::size_t{0}; i < burnt.values.size(); ++i) {
    if (geo::has_value(burnt.values[i])) { out.indexes.values[i] = static_cast<std::int16_t>(burnt.values[i]); }
  }
  out.note = fmt::format("{}: {} Flächen auf Pixel von {} m in EPSG:3035 gebracht", where,
                         format_number(static_cast<double>(areas.size()), 0), kSide);
  return out;
}

}  // namespace

Result<ImportedLandCover> read_land_cover(std::filesystem::path const& file, std::string const& field,
                                          std::vector<city::SourceClass> const& classes, MapArea const& area) {
  auto const index = index_of(classes);
  auto const where = file.filename().string();
  auto const raster = geo::Raster::open(file);
  if (raster && !raster->is_integer()) {
    return fail("das Raster der Landbedeckung enthält Kommazahlen; gebraucht werden ganze Zahlen als Codes", where);
  }
  TRY(auto cover, raster ? from_raster(*raster, index, area) : from_areas(file, field, index, area));
  auto out =
      ImportedLandCover{.raster = {.corner = cover.frame.corner, .side = kSide, .values = std::move(cover.indexes)},
                        .report = {.layer = "Landbedeckung", .counts = {}, .skipped = {}, .notes = {}}};
  TRY(auto const share, covered(out.raster, area));
  if (share.value <= 0.0) { return fail("die Landbedeckung sagt nichts über die Stadt", where); }
  auto used = std::set<std::int16_t>{out.raster.values.values.begin(), out.raster.values.values.end()};
  used.erase(city::MapRaster::kNothing);
  out.report.counts.push_back(fmt::format("{} × {} Pixel zu {} m; {} der Stadt; {} von {} Klassen kommen vor",
                                          format_number(cover.frame.columns, 0), format_number(cover.frame.rows, 0),
                                          kSide, format_share(share.value, 1), used.size(), classes.size()));
  if (!cover.note.empty()) { out.report.notes.push_back(std::move(cover.note)); }
  if (share.value < 1.0) {
    out.report.notes.emplace_back("wo die Karte nichts sagt, gelten Flächen, Gebäude und Straßen wie ohne sie");
  }
  return out;
}

}  // namespace leitbild::importing
