#include "app/models/inputs.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/area.h"
#include "geo/crs.h"
#include "geo/unfilled_grid.h"
#include "import/boundaries/vector_file.h"
#include "import/csv_table.h"
#include "nature/population.h"

namespace leitbild::app {
namespace {

constexpr auto kSnap = 1e-6;  // of a pixel: what rounding leaves of a whole number

bool is_in(NumberRange const& range, double value) {
  return value <= range.high && (range.low_excluded ? value > range.low : value >= range.low);
}

struct Column {
  std::string name;
  std::size_t place{};
  NumberRange range;
};

/// The columns of the rules and those with the prefix, as they stand in the file.
std::vector<Column> columns_of(importing::CsvTable const& table, std::span<ColumnRule const> rules,
                               std::string_view prefix, Problems& problems) {
  auto out = std::vector<Column>{};
  for (auto const& rule : rules) {
    if (auto const place = table.column(rule.name)) {
      out.push_back({std::string{rule.name}, *place, rule.range});
    } else if (!rule.optional) {
      problems.add(fmt::format("die Spalte „{}“ fehlt; vorhanden sind {}", rule.name, table.header_text()),
                   table.name());
    }
  }
  for (auto place = std::size_t{0}; place < table.header().size() && !prefix.empty(); ++place) {
    auto const name = folded(table.header()[place]);
    if (name.starts_with(prefix)) { out.push_back({name, place, kNotNegative}); }
  }
  return out;
}

std::optional<int> code_in(std::string_view cell) {
  auto const number = importing::number_in(cell);
  auto const fits = number && *number == std::floor(*number) && std::abs(*number) < std::numeric_limits<int>::max();
  return fits ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

void read_row(importing::CsvTable const& table, std::size_t code_place, std::span<Column const> columns, CodeTable& out,
              Problems& problems) {
  auto const code = code_in(table.cell(code_place));
  if (!code) {
    problems.add(fmt::format("„{}“ ist keine ganze Zahl ({})", table.cell(code_place), table.header()[code_place]),
                 table.where());
    return;
  }
  if (out.row_of(*code)) { problems.add(fmt::format("„{}“ steht zweimal in der Tabelle", *code), table.where()); }
  out.codes.push_back(*code);
  for (auto const& column : columns) {
    auto const value = importing::number_in(table.cell(column.place));
    if (!value || !is_in(column.range, *value)) {
      auto const limit = std::isinf(column.range.high) ? std::string{} : fmt::format(" bis {}", column.range.high);
      problems.add(fmt::format("„{}“ geht in der Spalte „{}“ nicht; möglich: Zahlen {}{}", table.cell(column.place),
                               column.name, column.range.low_excluded ? "über 0" : "ab 0", limit),
                   table.where());
    }
    out.columns[column.name].push_back(value.value_or(0.0));
  }
}

/// Corners and middles of the sides, so that a turned system does not cut anything off.
std::vector<geo::Point> outline(geo::Box const& box) {
  constexpr auto kSteps = 16;
  auto out = std::vector<geo::Point>{};
  for (auto i = 0; i <= kSteps; ++i) {
    auto const share = static_cast<double>(i) / kSteps;
    auto const x = box.low.x + share * box.width();
    auto const y = box.low.y + share * box.height();
    out.insert(out.end(), {{x, box.low.y}, {x, box.high.y}, {box.low.x, y}, {box.high.x, y}});
  }
  return out;
}

void say_resampled(geo::Raster const& raster, std::string_view key, std::string_view how) {
  fmt::print(stderr, "Hinweis: {} ({}) hat andere Pixel als die Landnutzung und wurde umgerechnet ({}).\n", key,
             raster.file_name(), how);
}

}  // namespace

std::optional<std::size_t> CodeTable::row_of(int code) const {
  auto const found = std::ranges::find(codes, code);
  return found == codes.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - codes.begin())};
}

Result<CodeTable> read_code_table(std::filesystem::path const& file, std::string_view code_column,
                                  std::span<ColumnRule const> rules, std::string_view prefix) {
  TRY(auto table, importing::CsvTable::open(file));
  auto problems = Problems{};
  auto const code_place = table.column(code_column);
  if (!code_place) {
    problems.add(fmt::format("die Spalte „{}“ fehlt; vorhanden sind {}", code_column, table.header_text()),
                 table.name());
  }
  auto const columns = columns_of(table, rules, prefix, problems);
  if (!code_place || !problems.empty()) { return std::move(problems).as_failure(); }
  auto out = CodeTable{.file = table.name(), .codes = {}, .columns = {}};
  for (auto const& column : columns) { out.columns[column.name]; }
  while (true) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    read_row(table, *code_place, columns, out, problems);
  }
  if (out.codes.empty() && problems.empty()) { problems.add("die Tabelle hat keine Zeilen", table.name()); }
  if (out.codes.size() > nature::kMostClasses) { problems.add("die Tabelle hat mehr als 65.534 Zeilen", table.name()); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

geo::Box ModelAreas::box() const {
  auto out = geo::Box{};
  for (auto const& row : rows) { out.add(geo::box_of(row.shape)); }
  return out;
}

std::optional<std::size_t> ModelAreas::field(std::string_view name) const {
  auto const wanted = folded(name);
  auto const found = std::ranges::find_if(fields, [&](std::string const& field) { return folded(field) == wanted; });
  return found == fields.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - fields.begin())};
}

Result<std::vector<double>> ModelAreas::numbers(std::string_view name, NumberRange range) const {
  auto const place = field(name);
  if (!place) { return fail(fmt::format("das Feld „{}“ fehlt", name), file); }
  auto out = std::vector<double>{};
  auto problems = Problems{};
  for (auto const& row : rows) {
    auto const value = importing::number_in(row.values[*place]);
    if (!value || !is_in(range, *value)) {
      problems.add(fmt::format("„{}“ geht im Feld „{}“ nicht", row.values[*place], name),
                   fmt::format("{}, Objekt {}", file, row.id));
    }
    out.push_back(value.value_or(0.0));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<ModelAreas> read_areas(std::filesystem::path const& file, std::string const& definition) {
  TRY(auto const vectors, importing::VectorFile::open(file));
  auto out = ModelAreas{.file = file.filename().string(), .fields = vectors.fields(), .rows = {}};
  for (auto const& feature : vectors.features()) {
    TRY(auto shape, vectors.projected(feature.shape, definition));
    if (!geo::invalid_because(shape).empty()) { shape = geo::repaired(shape); }
    out.rows.push_back({.id = feature.id, .values = feature.values, .shape = std::move(shape)});
  }
  return out;
}

Result<std::vector<geo::Line>> read_lines(std::filesystem::path const& file, std::string const& definition) {
  TRY(auto const vectors, importing::VectorFile::open(file, importing::VectorContent::kLines));
  auto out = std::vector<geo::Line>{};
  for (auto const& feature : vectors.features()) {
    for (auto const& line : feature.lines) {
      TRY(auto projected, vectors.projected(line, definition));
      out.push_back(std::move(projected));
    }
  }
  return out;
}

Result<BaseRaster> open_base(std::filesystem::path const& file, PixelSide side) {
  TRY(auto raster, geo::Raster::open(file));
  if (!raster.is_in_metres()) {
    return fail("das Raster der Landnutzung liegt nicht in einem Koordinatensystem mit Metern; bitte zuvor umrechnen, "
                "zum Beispiel mit gdalwarp -t_srs EPSG:25832 -r near",
                raster.file_name());
  }
  TRY(auto frame, raster.frame());
  if (std::abs(frame.pixel_width - frame.pixel_height) > kSnap * frame.pixel_width) {
    auto const box = frame.box();
    auto const length = side == PixelSide::kSmaller ? std::min(frame.pixel_width, frame.pixel_height)
                                                    : 0.5 * (frame.pixel_width + frame.pixel_height);
    frame.pixel_width = frame.pixel_height = length;
    frame.columns = static_cast<int>(std::ceil(box.width() / length - kSnap));
    frame.rows = static_cast<int>(std::ceil(box.height() / length - kSnap));
  }
  return BaseRaster{std::move(raster), std::move(frame)};
}

Result<geo::GridFrame> clipped(geo::GridFrame const& frame, geo::Box const& box, std::string_view what) {
  auto const pixels = [](double from, double to, int limit) {
    auto const first = std::clamp(std::floor(from + kSnap), 0.0, static_cast<double>(limit));
    auto const end = std::clamp(std::ceil(to - kSnap), 0.0, static_cast<double>(limit));
    return std::pair{static_cast<int>(first), static_cast<int>(end - first)};
  };
  auto out = frame;
  if (!box.empty()) {
    auto const [column, columns] = pixels((box.low.x - frame.corner.x) / frame.pixel_width,
                                          (box.high.x - frame.corner.x) / frame.pixel_width, frame.columns);
    auto const [row, rows] = pixels((frame.corner.y - box.high.y) / frame.pixel_height,
                                    (frame.corner.y - box.low.y) / frame.pixel_height, frame.rows);
    out.corner = {frame.corner.x + column * frame.pixel_width, frame.corner.y - row * frame.pixel_height};
    out.columns = columns;
    out.rows = rows;
  }
  if (box.empty() || out.columns <= 0 || out.rows <= 0) {
    return fail(fmt::format("{} und das Raster der Landnutzung haben keine Fläche gemeinsam", what));
  }
  return out;
}

Result<geo::Box> box_of(geo::Raster const& raster, std::string const& definition) {
  TRY(auto const frame, raster.frame());
  if (frame.definition == definition) { return frame.box(); }
  TRY(auto const way, geo::Transform::between(frame.definition, definition));
  auto points = outline(frame.box());
  way.apply(points);
  auto out = geo::Box{};
  for (auto const p : points) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) { out.add(p); }
  }
  return out;
}

Result<geo::Grid<float>> values_on(geo::Raster const& raster, geo::GridFrame const& frame, geo::Resampling resampling,
                                   std::string_view key) {
  if (!raster.has_pixels_of(frame)) { say_resampled(raster, key, german(resampling)); }
  return raster.values_on(frame, resampling);
}

namespace {

/// Rows of a table for codes of one byte, by code: each is looked up when it is first met.
template <class Index>
class ByteTable {
 public:
  explicit ByteTable(nature::CodeFinder<Index>& finder) : finder_{finder} {}

  void find(geo::ByteCodes const& codes, std::span<Index> out) {
    auto met = std::array<std::uint8_t, kCodes>{};
    for (auto const code : codes.values.values) { met[code] = 1; }
    for (auto code = std::size_t{0}; code < kCodes; ++code) {
      if (met[code] == 0 || known_[code]) { continue; }
      auto const asked = codes.nothing == code ? geo::kNoCode : static_cast<int>(code);
      finder_.find(std::span{&asked, 1}, std::span{&rows_[code], 1});
      known_[code] = true;
    }
    for (auto i = std::size_t{0}; i < out.size(); ++i) { out[i] = rows_[codes.values.values[i]]; }
  }

 private:
  static constexpr auto kCodes = std::size_t{256};
  nature::CodeFinder<Index>& finder_;
  std::array<Index, kCodes> rows_{};
  std::array<bool, kCodes> known_{};
};

/// Strip by strip where the pixels are the same: the codes, four bytes each, are never all in memory.
template <class Index>
Result<geo::Grid<Index>> rows_of_table(geo::Raster const& raster, geo::GridFrame const& frame,
                                       geo::Resampling resampling, std::string_view key,
                                       nature::CodeFinder<Index>& finder) {
  constexpr auto kStrip = 256;  // rows
  auto const same = raster.has_pixels_of(frame);
  if (!same) { say_resampled(raster, key, german(resampling)); }
  auto out = geo::unfilled_grid<Index>(frame.columns, frame.rows);
  auto bytes = ByteTable<Index>{finder};
  for (auto row = 0; row < frame.rows;) {
    auto const rows = same ? std::min(kStrip, frame.rows - row) : frame.rows;
    auto const strip = frame.rows_from(row, rows);
    auto const to = std::span{out.values}.subspan(out.index(0, row), out.index(0, rows));
    TRY(auto const small, raster.byte_codes_on(strip));
    if (small) {
      bytes.find(*small, to);
    } else {
      TRY(auto const codes, raster.codes_on(strip, resampling));
      finder.find(codes.values, to);
    }
    row += rows;
  }
  return out;
}

}  // namespace

Result<geo::Grid<nature::ClassIndex>> classes_on(geo::Raster const& raster, geo::GridFrame const& frame,
                                                 geo::Resampling resampling, std::string_view key,
                                                 CodeTable const& table) {
  auto finder = nature::CodeFinder<nature::ClassIndex>{table.codes, nature::kNoClass};
  TRY(auto out, rows_of_table(raster, frame, resampling, key, finder));
  TRY_DO(nature::check_classes(finder.missing(), table.file));
  return out;
}

Result<geo::Grid<nature::SoilGroup>> soil_groups_on(geo::Raster const& raster, geo::GridFrame const& frame,
                                                    geo::Resampling resampling, std::string_view key) {
  auto finder = nature::CodeFinder<nature::SoilGroup>{nature::kSoilCodes, nature::kNoSoil};
  TRY(auto out, rows_of_table(raster, frame, resampling, key, finder));
  TRY_DO(nature::check_soil_groups(finder.missing(), raster.file_name()));
  return out;
}

Result<geo::Grid<float>> residents_on(geo::Raster const& raster, geo::GridFrame const& frame, std::string_view key) {
  auto out = geo::Grid<float>{};
  if (raster.has_pixels_of(frame)) {
    TRY(out, raster.values_on(frame, geo::Resampling::kNearest));
  } else {
    say_resampled(raster, key, "Zahl der Menschen bleibt gleich");
    TRY(auto const own, raster.frame());
    TRY(auto const counts, raster.values_on(own, geo::Resampling::kNearest));
    TRY(out, nature::spread_residents(counts, own, frame));
  }
  if (std::ranges::any_of(out.values, [](float value) { return value < 0.0F; })) {
    return fail("das Raster enthält negative Einwohnerzahlen, die es nicht als „kein Wert“ (nodata) nennt",
                raster.file_name());
  }
  return out;
}

Result<void> check_any(geo::Grid<float> const& values, std::string_view what) {
  if (std::ranges::any_of(values.values, geo::has_value)) { return {}; }
  return fail(fmt::format("{}: im gemeinsamen Gebiet hat kein Pixel einen Wert", what));
}

}  // namespace leitbild::app
