#include "import/facilities/read_facilities.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "geo/prepared_area.h"
#include "import/csv_table.h"
#include "import/osm/gather_places.h"
#include "import/place_table.h"

namespace leitbild::importing {
namespace {

constexpr auto kCategoryColumns = std::to_array<std::string_view>({"category", "kategorie", "art", "typ"});
constexpr auto kNameColumns = std::to_array<std::string_view>({"name", "bezeichnung", "titel", "einrichtung"});
constexpr auto kCapacityColumns =
    std::to_array<std::string_view>({"capacity", "plaetze", "plätze", "kapazitaet", "kapazität"});
constexpr auto kMostPlaces = 100'000.0;
constexpr auto kMostProblems = std::size_t{20};

struct Columns {
  std::optional<std::size_t> category, name, capacity;
};

std::string allowed_categories() {
  auto out = std::vector<std::string>{};
  for (auto const& entry : city::kFacilityCategories) {
    out.push_back(fmt::format("{} ({})", entry.id, entry.title_de));
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

std::optional<city::FacilityCategory> category_called(std::string_view text) {
  auto const wanted = folded(text);
  for (auto const& entry : city::kFacilityCategories) {
    if (wanted == entry.id || wanted == folded(entry.title_de)) { return entry.category; }
  }
  return std::nullopt;
}

Result<std::optional<std::size_t>> chosen(PlaceTable const& table, std::string const& wanted,
                                          std::span<std::string_view const> usual) {
  if (wanted.empty()) { return table.column(usual); }
  auto const name = std::string_view{wanted};
  if (auto const found = table.column({&name, 1})) { return found; }
  return fail(fmt::format("es gibt keine Spalte „{}“; die Datei hat: {}", wanted, fmt::join(table.columns, ", ")),
              table.name);
}

Result<Columns> columns_of(PlaceTable const& table, FacilityFields const& fields) {
  auto out = Columns{};
  if (!fields.all_of_category) {
    TRY(out.category, chosen(table, fields.category, kCategoryColumns));
    if (!out.category) {
      return fail(fmt::format("keine Spalte mit der Art der Einrichtung (category, kategorie; --facility-category gibt "
                              "allen dieselbe); die Datei hat: {}",
                              fmt::join(table.columns, ", ")),
                  table.name);
    }
  }
  TRY(out.name, chosen(table, fields.name, kNameColumns));
  TRY(out.capacity, chosen(table, fields.capacity, kCapacityColumns));
  return out;
}

Result<std::optional<std::uint32_t>> capacity_in(std::string const& text, std::string const& where) {
  if (text.empty() || is_hidden_value(text)) { return std::nullopt; }
  auto const count = number_in(text);
  if (!count || *count < 0.0 || *count > kMostPlaces || *count != static_cast<double>(static_cast<long>(*count))) {
    return fail(fmt::format("„{}“ ist keine Zahl von Plätzen; möglich: 0 bis 100.000, ganze Zahlen", text), where);
  }
  return static_cast<std::uint32_t>(*count);
}

Result<city::Facility> facility_of(PlaceRow const& row, Columns const& columns, FacilityFields const& fields) {
  auto const text = [&](std::optional<std::size_t> column) { return column ? row.values[*column] : std::string{}; };
  auto const category = fields.all_of_category ? fields.all_of_category : category_called(text(columns.category));
  if (!category) {
    return fail(fmt::format("„{}“ ist keine Art von Einrichtung; möglich sind: {}", text(columns.category),
                            allowed_categories()),
                row.where);
  }
  auto out = city::Facility{.category = *category, .name = text(columns.name), .at = row.at.value_or(geo::Point{})};
  TRY(out.capacity, capacity_in(text(columns.capacity), row.where));
  return out;
}

struct Found {
  std::vector<city::Facility> facilities;
  std::size_t without_places{};  // "0" where a facility surely has some
};

Result<void> read_file_into(Found& found, std::filesystem::path const& file, FacilityFields const& fields,
                            geo::PreparedArea const& clip, geo::Crs crs, ImportReport& report) {
  TRY(auto const table, read_places(file, crs));
  TRY(auto const columns, columns_of(table, fields));
  auto problems = Problems{};
  for (auto const& row : table.rows) {
    auto facility = facility_of(row, columns, fields);
    if (!facility) {
      problems.add(facility.error());
      if (problems.list.size() >= kMostProblems) { break; }
    } else if (!row.at) {
      skip(report, "Einrichtungen ohne Ort", facility->name);
    } else if (!clip.contains(*row.at)) {
      skip(report, "Einrichtungen weiter als 2 km vor der Stadt", facility->name);
    } else {
      if (facility->capacity == 0U) {
        facility->capacity = std::nullopt;
        ++found.without_places;
      }
      found.facilities.push_back(*std::move(facility));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

/// "12 Kita (davon 9 mit Plätzen, zusammen 734)" per category.
void count(std::vector<city::Facility> const& facilities, ImportReport& report) {
  for (auto const& entry : city::kFacilityCategories) {
    auto all = 0;
    auto with_places = 0;
    auto places = std::uint64_t{0};
    for (auto const& facility : facilities) {
      if (facility.category != entry.category) { continue; }
      ++all;
      with_places += facility.capacity ? 1 : 0;
      places += facility.capacity.value_or(0);
    }
    if (all == 0) { continue; }
    report.counts.push_back(fmt::format("{} × {}{}", all, entry.title_de,
                                        with_places == 0
                                            ? ""
                                            : fmt::format(", {} davon mit zusammen {} Plätzen", with_places,
                                                          format_number(static_cast<double>(places), 0))));
  }
}

}  // namespace

Result<ImportedFacilities> read_facilities(std::vector<std::filesystem::path> const& files,
                                           FacilityFields const& fields, city::Facilities before,
                                           geo::MultiPolygon const& boundary, geo::MultiPolygon const& clip,
                                           geo::Crs crs) {
  auto out = ImportedFacilities{.facilities = std::move(before), .report = {}};
  out.report.layer = "Einrichtungen aus Listen";
  auto const area = geo::PreparedArea{clip};
  auto found = Found{};
  for (auto const& file : files) { TRY_DO(read_file_into(found, file, fields, area, crs, out.report)); }
  if (found.facilities.empty()) {
    return fail("keine Einrichtung der Datei liegt in der Stadt oder bis 2 km davor",
                files.front().filename().string());
  }
  std::ranges::stable_partition(found.facilities, [](auto const& facility) { return facility.capacity.has_value(); });
  auto merged = merged_facilities(found.facilities);
  if (merged.merged > 0) {
    out.report.skipped.push_back({.count = merged.merged,
                                  .reason = "doppelte Einrichtungen (gleiche Art, gleicher Name, "
                                            "keine 100 m entfernt)",
                                  .examples = {}});
  }
  if (found.without_places > 0) {
    out.report.notes.push_back(
        fmt::format("{} Einrichtungen mit 0 Plätzen: die Zahl gilt als unbekannt", found.without_places));
  }
  auto categories = std::set<city::FacilityCategory>{};
  for (auto const& facility : merged.facilities) { categories.insert(facility.category); }
  auto& rows = out.facilities.rows.rows;
  auto const replaced =
      std::erase_if(rows, [&](auto const& facility) { return categories.contains(facility.category); });
  count(merged.facilities, out.report);
  if (replaced > 0) {
    out.report.notes.push_back(fmt::format("{} Einrichtungen dieser Arten aus OpenStreetMap sind dadurch ersetzt",
                                           format_number(static_cast<double>(replaced), 0)));
  }
  std::ranges::move(merged.facilities, std::back_inserter(rows));
  if (out.facilities.coverage.empty()) { out.facilities.coverage = boundary; }
  return out;
}

}  // namespace leitbild::importing
