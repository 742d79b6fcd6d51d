#include "import/ground/read_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "geo/burn.h"
#include "import/boundaries/vector_file.h"

namespace leitbild::importing {
namespace {

namespace fs = std::filesystem;

/// "1.234 × 987 Pixel zu 20 m".
std::string size_text(geo::GridFrame const& frame) {
  return fmt::format("{} × {} Pixel zu {} m", format_number(frame.columns, 0), format_number(frame.rows, 0),
                     format_number(frame.pixel_width, 0));
}

/// Coarser pixels of the source are not averaged: they are what is known.
geo::Resampling resampling_for(city::MapMixing mixing, bool is_finer) {
  if (mixing == city::MapMixing::kMostFrequent) {
    return is_finer ? geo::Resampling::kMode : geo::Resampling::kNearest;
  }
  return is_finer ? geo::Resampling::kAverage : geo::Resampling::kBilinear;
}

/// Side by side.
struct Mosaic {
  geo::GridFrame frame;
  geo::Grid<float> values;
  std::vector<std::string> notes;
};

Result<Mosaic> mosaic_of(std::vector<geo::Raster> const& rasters, city::MapMixing mixing, MapArea const& area) {
  auto side = city::kMapSides.back();
  for (auto const& raster : rasters) { side = std::min(side, side_for(raster)); }
  auto out = Mosaic{};
  TRY(out.frame, map_frame(area, side));
  out.values = {out.frame.columns, out.frame.rows, geo::kNoValue};
  for (auto const& raster : rasters) {
    auto const size = pixel_size(raster).value;
    auto const resampling = resampling_for(mixing, size < side);
    if (!raster.has_pixels_of(out.frame)) {
      out.notes.push_back(fmt::format("{}: Pixel von {} m in „{}“ auf {} m in EPSG:3035 umgerechnet ({})",
                                      raster.file_name(), format_number(size, size < 10.0 ? 1 : 0),
                                      name_of_system(raster.definition()), side, german(resampling)));
    }
    TRY(auto const values, raster.values_on(out.frame, resampling));
    for (auto i = std::size_t{0}; i < values.values.size(); ++i) {
      if (!geo::has_value(out.values.values[i])) { out.values.values[i] = values.values[i]; }
    }
  }
  return out;
}

/// 1 to 4 for A to D; mixed groups ("B/D") count as the first.
std::optional<float> soil_group(std::string_view text) {
  auto const word = trimmed(text);
  if (word.empty()) { return std::nullopt; }
  constexpr std::string_view kLetters = "ABCD";
  auto const letter = kLetters.find(static_cast<char>(word[0] & ~0x20));  // NOLINT(hicpp-signed-bitwise): upper case
  auto const ends = word.size() == 1 || word[1] == '/';
  if (letter != std::string_view::npos && ends) { return static_cast<float>(letter + 1); }
  auto const number = parse_number(word);
  return number && *number >= 1.0 && *number <= 4.0 && *number == std::floor(*number)
             ? std::optional{static_cast<float>(*number)}
             : std::nullopt;
}

/// The named field, or the first in which every value is a group.
Result<std::size_t> soil_field(VectorFile const& file, std::string const& name, std::string const& where) {
  auto const& fields = file.fields();
  for (auto place = std::size_t{0}; place < fields.size(); ++place) {
    auto const is_named = folded(fields[place]) == folded(name);
    auto const is_group = [&](VectorFeature const& feature) {
      return trimmed(feature.values[place]).empty() || soil_group(feature.values[place]);
    };
    auto const says = [&](VectorFeature const& feature) { return soil_group(feature.values[place]).has_value(); };
    if (is_named || (name.empty() && std::ranges::all_of(file.features(), is_group) &&
                     std::ranges::any_of(file.features(), says))) {
      return place;
    }
  }
  return fail(name.empty()
                  ? fmt::format("kein Feld enthält nur Bodengruppen A bis D (oder 1 bis 4); --soil-field nennt "
                                "es. Vorhanden sind {}",
                                fmt::join(fields, ", "))
                  : fmt::format("das Feld „{}“ fehlt; vorhanden sind {}", name, fmt::join(fields, ", ")),
              where);
}

Result<Mosaic> burnt_soils(fs::path const& path, std::string const& name, MapArea const& area) {
  constexpr auto kSide = 20;
  auto const where = path.filename().string();
  TRY(auto const file, VectorFile::open(path));
  TRY(auto const field, soil_field(file, name, where));
  auto out = Mosaic{};
  TRY(out.frame, map_frame(area, kSide));
  auto areas = std::vector<geo::ValuedArea>{};
  auto problems = Problems{};
  for (auto const& feature : file.features()) {
    auto const& text = feature.values[field];
    auto const group = soil_group(text);
    if (!group && !trimmed(text).empty()) {
      problems.add(fmt::format("„{}“ ist keine Bodengruppe; möglich: A, B, C, D oder 1 bis 4", text),
                   fmt::format("{}, Objekt {}", where, feature.id));
    }
    if (!group) { continue; }
    TRY(auto shape, file.projected(feature.shape, out.frame.definition));
    areas.push_back({.area = std::move(shape), .value = *group});
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  out.values = geo::burnt_areas(out.frame, areas, false);
  out.notes.push_back(fmt::format("{}: Flächen auf Pixel von {} m in EPSG:3035 gebracht", where, kSide));
  return out;
}

/// Crowns as shares become per cent.
void scale(city::MapKind kind, Mosaic& mosaic) {
  constexpr auto kPerCent = 100.0F;
  if (kind != city::MapKind::kCrowns) { return; }
  auto most = 0.0F;
  for (auto const value : mosaic.values.values) {
    if (geo::has_value(value)) { most = std::max(most, value); }
  }
  if (most > 1.0F || most <= 0.0F) { return; }
  for (auto& value : mosaic.values.values) { value *= kPerCent; }
  mosaic.notes.emplace_back("die Werte sind Anteile von 0 bis 1 und wurden zu Prozent");
}

/// Error: the first values that cannot be.
Result<city::MapRaster> whole_numbers(Mosaic const& mosaic, city::MapInfo const& info, std::string const& where) {
  auto out = city::MapRaster{.corner = mosaic.frame.corner,
                             .side = static_cast<int>(mosaic.frame.pixel_width),
                             .values = {mosaic.frame.columns, mosaic.frame.rows, city::MapRaster::kNothing}};
  auto wrong = std::set<float>{};
  for (auto i = std::size_t{0}; i < out.values.values.size(); ++i) {
    auto const value = mosaic.values.values[i];
    if (!geo::has_value(value)) { continue; }
    auto const number = static_cast<double>(value);
    auto const is_group = info.kind != city::MapKind::kSoil || number == std::floor(number);
    if (number < info.low || number > info.high || !is_group) {
      wrong.insert(value);
      continue;
    }
    out.values.values[i] = static_cast<std::int16_t>(std::lround(number / info.step));
  }
  if (wrong.empty()) { return out; }
  constexpr auto kExamples = std::size_t{5};
  auto examples = std::vector<float>{wrong.begin(), wrong.end()};
  examples.resize(std::min(examples.size(), kExamples));
  return fail(fmt::format("{}: {} {} nicht möglich; erlaubt sind Werte von {} bis {}{}{}", info.title_de,
                          fmt::join(examples, ", "), wrong.size() > 1 ? "sind" : "ist", info.low, info.high,
                          info.unit.empty() ? "" : " ", info.unit),
              where);
}

std::string range_text(city::MapRaster const& map, city::MapInfo const& info) {
  auto low = std::numeric_limits<std::int16_t>::max();
  auto high = std::numeric_limits<std::int16_t>::min();
  for (auto const value : map.values.values) {
    if (value == city::MapRaster::kNothing) { continue; }
    low = std::min(low, value);
    high = std::max(high, value);
  }
  auto const places = info.step >= 1.0 ? 0 : info.step >= 0.1 ? 1 : 2;
  return fmt::format("Werte von {} bis {}{}{}", format_number(low * info.step, places),
                     format_number(high * info.step, places), info.unit.empty() ? "" : " ", info.unit);
}

Result<Mosaic> read(std::vector<fs::path> const& files, city::MapKind kind, std::string const& field,
                    MapArea const& area) {
  auto rasters = std::vector<geo::Raster>{};
  for (auto const& file : files) {
    auto raster = geo::Raster::open(file);
    if (!raster && kind == city::MapKind::kSoil && files.size() == 1) { return burnt_soils(file, field, area); }
    if (!raster) { return tl::unexpected{std::move(raster).error()}; }
    rasters.push_back(*std::move(raster));
  }
  return mosaic_of(rasters, city::info(kind).mixing, area);
}

}  // namespace

Result<ImportedMap> read_map(std::vector<fs::path> const& files, city::MapKind kind, std::string const& field,
                             MapArea const& area) {
  auto const& info = city::info(kind);
  auto const where = files.front().filename().string();
  TRY(auto mosaic, read(files, kind, field, area));
  scale(kind, mosaic);
  TRY(auto map, whole_numbers(mosaic, info, where));
  TRY(auto const share, covered(map, area));
  if (share.value <= 0.0) {
    return fail(fmt::format("{}: die Karte sagt nichts über die Stadt", info.title_de), where);
  }
  auto report = ImportReport{.layer = std::string{info.title_de}, .counts = {}, .skipped = {}, .notes = mosaic.notes};
  report.counts.push_back(fmt::format("{}; {} der Stadt", size_text(mosaic.frame), format_share(share.value, 1)));
  report.counts.push_back(range_text(map, info));
  return ImportedMap{std::move(map), std::move(report)};
}

}  // namespace leitbild::importing
