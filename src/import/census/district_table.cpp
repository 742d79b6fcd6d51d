#include "import/census/district_table.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::importing {
namespace {

using city::AgeGroup;

constexpr auto kMostResidents = 10'000'000.0;

constexpr auto kIdColumns = std::to_array<std::string_view>(
    {"gebietsid", "schluessel", "schlüssel", "code", "bezirk-code", "bezirk_nr", "stadtteil_id", "stadtteil_nr", "nr",
     "id", "stadtbezirk", "stadtteil", "ortsbezirk", "bezirk", "gebietsname", "name"});
constexpr auto kResidentColumns = std::to_array<std::string_view>(
    {"einwohner", "gesamt_einwohner", "einwohner_gesamt", "einwohner_insgesamt", "einwohnerzahl", "bevoelkerung",
     "bevölkerung", "insgesamt", "residents", "inhabitants"});
constexpr auto kCityColumns = std::to_array<std::string_view>({"stadt", "gemeinde", "city", "ags"});

/// A column counts people of this group; of two with the same group the first that is there.
struct AgeColumn {
  std::string_view name;
  AgeGroup group;
};
constexpr std::array kAgeColumns{AgeColumn{"under_6", AgeGroup::kUnder6},   AgeColumn{"unter_6", AgeGroup::kUnder6},
                                 AgeColumn{"0-6", AgeGroup::kUnder6},       AgeColumn{"0 bis 6", AgeGroup::kUnder6},
                                 AgeColumn{"under_10", AgeGroup::kUnder10}, AgeColumn{"unter_10", AgeGroup::kUnder10},
                                 AgeColumn{"0-10", AgeGroup::kUnder10},     AgeColumn{"0 bis 10", AgeGroup::kUnder10},
                                 AgeColumn{"under_18", AgeGroup::kUnder18}, AgeColumn{"unter_18", AgeGroup::kUnder18},
                                 AgeColumn{"0-18", AgeGroup::kUnder18},     AgeColumn{"from_65", AgeGroup::kFrom65},
                                 AgeColumn{"ab_65", AgeGroup::kFrom65},     AgeColumn{"65+", AgeGroup::kFrom65},
                                 AgeColumn{"from_80", AgeGroup::kFrom80},   AgeColumn{"ab_80", AgeGroup::kFrom80},
                                 AgeColumn{"80+", AgeGroup::kFrom80}};
/// Those from 6 to 9, to be added to those under 6 where no column counts both together.
constexpr auto kSixToNine = std::to_array<std::string_view>({"6 bis 10", "6-10", "6 bis unter 10"});

struct Columns {
  std::size_t id{}, residents{};
  std::optional<std::size_t> city;
  std::array<std::optional<std::size_t>, city::kAgeGroups.size()> ages{};
  std::optional<std::size_t> six_to_nine;
};

Result<std::optional<std::size_t>> chosen(CsvTable const& table, std::string const& wanted,
                                          std::span<std::string_view const> usual) {
  if (wanted.empty()) { return table.column(usual); }
  if (auto const found = table.column(wanted)) { return found; }
  return fail(fmt::format("es gibt keine Spalte „{}“; gefunden: {}", wanted, table.header_text()), table.name());
}

Result<Columns> columns_of(CsvTable const& table, PopulationFields const& fields) {
  TRY(auto const id, chosen(table, fields.id, kIdColumns));
  TRY(auto const residents, chosen(table, fields.residents, kResidentColumns));
  if (!id || !residents) {
    return fail(fmt::format("die Tabelle ist weder ein Raster (GITTER_ID_100m, x_mp_100m, y_mp_100m, Einwohner oder "
                            "einwohner_geschaetzt; ebenso mit 1km) noch eine Bezirkstabelle (Schlüssel und Einwohner; "
                            "--population-id und --population-residents nennen die Spalten); gefunden: {}",
                            table.header_text()),
                table.name());
  }
  auto out =
      Columns{.id = *id, .residents = *residents, .city = table.column(kCityColumns), .ages = {}, .six_to_nine = {}};
  for (auto const& column : kAgeColumns) {
    auto& place = out.ages.at(static_cast<std::size_t>(column.group));
    if (!place) { place = table.column(column.name); }
  }
  auto const& under_10 = out.ages.at(static_cast<std::size_t>(AgeGroup::kUnder10));
  if (!under_10) { out.six_to_nine = table.column(kSixToNine); }
  return out;
}

/// A row as it stands in the table.
struct Row {
  std::string key, where;
  Persons residents;
  city::Ages ages{};
};

std::optional<Persons> count_in(CsvTable const& table, std::size_t column, Problems& problems) {
  auto const text = table.cell(column);
  if (text.empty() || is_hidden_value(text)) { return std::nullopt; }
  auto const count = number_in(text);
  if (!count || *count < 0.0 || *count > kMostResidents) {
    problems.add(fmt::format("„{}“ in der Spalte „{}“ ist keine Zahl von Menschen; möglich: 0 bis 10.000.000", text,
                             table.header()[column]),
                 table.where());
    return std::nullopt;
  }
  return persons(*count);
}

bool is_sum(std::string_view key) {
  auto const word = folded(key);
  return word == "gesamt" || word == "summe" || word == "insgesamt" || word == "stadt gesamt" || word == "gesamtstadt";
}

bool is_of_city(std::string_view text, city::District const& city) {
  return text.empty() || folded(text) == folded(city.name) || is_same_key(text, city.code);
}

std::optional<Row> read_row(CsvTable const& table, Columns const& columns, ImportReport& report, Problems& problems) {
  auto out = Row{.key = std::string{table.cell(columns.id)}, .where = table.where(), .residents = {}, .ages = {}};
  auto const residents = count_in(table, columns.residents, problems);
  if (!residents) {
    skip(report, "Bezirke ohne Einwohnerzahl", out.key);
    return std::nullopt;
  }
  out.residents = *residents;
  for (auto i = std::size_t{0}; i < out.ages.size(); ++i) {
    auto const column = columns.ages.at(i);
    if (column) { out.ages.at(i) = count_in(table, *column, problems); }
  }
  auto const& under_6 = out.ages.at(static_cast<std::size_t>(AgeGroup::kUnder6));
  if (columns.six_to_nine && under_6) {
    auto const more = count_in(table, *columns.six_to_nine, problems);
    if (more) { out.ages.at(static_cast<std::size_t>(AgeGroup::kUnder10)) = *under_6 + *more; }
  }
  for (auto const& group : city::kAgeGroups) {
    auto const count = out.ages.at(static_cast<std::size_t>(group.group));
    if (count && *count > out.residents) {
      problems.add(fmt::format("„{}“ hat mehr {} ({}) als Einwohner ({})", out.key, group.title_de,
                               format_number(as_double(*count), 0), format_number(as_double(out.residents), 0)),
                   out.where);
    }
  }
  return out;
}

Result<std::vector<Row>> read_rows(CsvTable& table, Columns const& columns, city::District const& city,
                                   ImportReport& report) {
  auto out = std::vector<Row>{};
  auto problems = Problems{};
  while (true) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    if (columns.city && !is_of_city(table.cell(*columns.city), city)) {
      skip(report, "Zeilen anderer Städte", std::string{table.cell(*columns.city)});
    } else if (is_sum(table.cell(columns.id))) {
      skip(report, "Summenzeilen", std::string{table.cell(columns.id)});
    } else if (auto row = read_row(table, columns, report, problems)) {
      out.push_back(std::move(*row));
    }
  }
  if (out.empty() && problems.empty()) { problems.add("die Tabelle hat keine Zeile für diese Stadt", table.name()); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

std::optional<city::DistrictId> district_of(std::string_view key, city::Level level, city::Districts const& districts,
                                            DistrictCodes const& codes) {
  auto const with = [&](auto const& fits) -> std::optional<city::DistrictId> {
    for (auto i = std::size_t{1}; i < districts.rows.size(); ++i) {
      auto const& district = districts.rows[city::DistrictId{i}];
      if (district.level == level && fits(district)) { return city::DistrictId{i}; }
    }
    return std::nullopt;
  };
  if (auto const found = with([&](auto const& district) { return is_same_key(district.code, key); })) { return found; }
  auto const* row = find(codes, level, key, "");
  if (row == nullptr) { row = find(codes, level, "", key); }
  if (row != nullptr) {
    return with([&](auto const& district) { return district.code == row->code; });
  }
  return with([&](auto const& district) { return district.name == key; });
}

/// The level on which every key is a district.
Result<std::vector<city::DistrictId>> districts_of(std::vector<Row> const& rows, city::Districts const& districts,
                                                   DistrictCodes const& codes) {
  auto fewest = std::optional<Problems>{};
  for (auto const level : {city::Level::kStatistical, city::Level::kOrtsbezirk}) {
    if (std::ranges::none_of(districts.rows, [&](auto const& district) { return district.level == level; })) {
      continue;
    }
    auto out = std::vector<city::DistrictId>{};
    auto problems = Problems{};
    for (auto const& row : rows) {
      auto const district = district_of(row.key, level, districts, codes);
      if (!district) {
        problems.add(fmt::format("„{}“ ist kein Bezirk der Stadt; Schlüssel oder Namen, die anders geschrieben sind, "
                                 "gehören in die Tabelle der Bezirksschlüssel (--district-codes)",
                                 row.key),
                     row.where);
      } else if (std::ranges::find(out, *district) != out.end()) {
        problems.add(fmt::format("der Bezirk „{}“ kommt zweimal vor", row.key), row.where);
      } else {
        out.push_back(*district);
      }
    }
    if (problems.empty()) { return out; }
    if (!fewest || problems.list.size() < fewest->list.size()) { fewest = std::move(problems); }
  }
  if (!fewest) { return fail("die Stadt hat noch keine Bezirke; sie werden zuerst eingelesen (--districts)"); }
  return std::move(*fewest).as_failure();
}

void report_missing(std::vector<city::DistrictId> const& found, city::Districts const& districts,
                    ImportReport& report) {
  auto missing = std::vector<std::string>{};
  auto const level = districts.rows[found.front()].level;
  for (auto i = std::size_t{1}; i < districts.rows.size(); ++i) {
    auto const& district = districts.rows[city::DistrictId{i}];
    if (district.level == level && std::ranges::find(found, city::DistrictId{i}) == found.end()) {
      missing.push_back(fmt::format("{} ({})", district.name, district.code));
    }
  }
  if (!missing.empty()) {
    report.notes.push_back(fmt::format("ohne Angabe und damit ohne Einwohner: {}", fmt::join(missing, ", ")));
  }
}

}  // namespace

Result<DistrictTable> read_district_table(CsvTable& table, PopulationFields const& fields,
                                          city::Districts const& districts, DistrictCodes const& codes) {
  TRY(auto const columns, columns_of(table, fields));
  auto out = DistrictTable{};
  auto const& city = districts.rows[city::Districts::kWholeCity];
  TRY(auto const rows, read_rows(table, columns, city, out.report));
  auto const found = districts_of(rows, districts, codes);
  if (!found) { return fail(found.error()); }
  for (auto i = std::size_t{0}; i < rows.size(); ++i) {
    out.rows.push_back({.district = (*found)[i], .residents = rows[i].residents, .ages = rows[i].ages});
  }
  report_missing(*found, districts, out.report);
  return out;
}

}  // namespace leitbild::importing
