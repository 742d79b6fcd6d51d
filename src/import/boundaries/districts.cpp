#include "import/boundaries/districts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "geo/area.h"
#include "import/boundaries/areas.h"
#include "import/boundaries/boundaries.h"

namespace leitbild::importing {
namespace {

constexpr auto kCodeFields = std::to_array<std::string_view>(
    {"schluessel", "schlüssel", "code", "nr", "nummer", "stt_nr", "stadtteil_nr", "stadtteil_id", "bezirk_nr",
     "municipality_id", "kennziffer", "id", "gid", "objectid", "ags", "ars"});
constexpr auto kNameFields =
    std::to_array<std::string_view>({"name", "bezeichnung", "bez", "pgis_txt", "stt_name", "stadtteil", "ortsbezirk",
                                     "bezirk", "stadtbezirk", "gen", "bezirksname", "title"});

/// Below this share of its area in one Ortsbezirk a statistical district is worth a note.
constexpr auto kClearShare = 0.95;

struct CodeAndName {
  std::optional<std::size_t> code, name;
};

/// What the parts with one code have in common.
struct Group {
  std::string id, name;  // as in the file; the id may be empty
  std::string code;      // as here
  std::vector<geo::MultiPolygon> parts;
};

/// One file that is read as one level.
struct LevelFile {
  std::filesystem::path const& file;
  DistrictFields const& fields;
  city::Level level{};
  DistrictCodes const& codes;
  geo::Crs crs;

  std::string where() const { return file.filename().string(); }
};

Result<CodeAndName> chosen_fields(VectorFile const& vector, DistrictFields const& wanted, std::string const& where) {
  TRY(auto const code, chosen_field(vector.fields(), wanted.code, kCodeFields, where));
  TRY(auto const name, chosen_field(vector.fields(), wanted.name, kNameFields, where));
  if (!code && !name) {
    return fail(
        fmt::format(
            "kein Feld ist als Schlüssel oder Name der Bezirke zu erkennen und muss genannt werden; die Datei hat: {}",
            fmt::join(vector.fields(), ", ")),
        where);
  }
  return CodeAndName{code, name};
}

Group labelled(VectorFeature const& feature, CodeAndName fields) {
  auto const value = [&](std::optional<std::size_t> field) {
    return field ? std::string{trimmed(feature.values[*field])} : std::string{};
  };
  auto group = Group{.id = value(fields.code), .name = value(fields.name), .code = {}, .parts = {}};
  group.code = group.id.empty() ? slug(group.name) : group.id;
  if (group.name.empty()) { group.name = group.id; }
  return group;
}

/// In the file's order. Collects all codes that stand for two names.
Result<std::vector<Group>> grouped(VectorFile const& vector, CodeAndName fields, LevelFile const& source,
                                   ImportReport& report) {
  auto groups = std::vector<Group>{};
  auto problems = Problems{};
  for (auto const& feature : vector.features()) {
    auto group = labelled(feature, fields);
    auto const label = group.name.empty() ? fmt::format("Nr. {}", feature.id) : fmt::format("„{}“", group.name);
    auto const shape = valid_shape(feature, label, report);
    if (shape.empty()) { continue; }
    if (group.code.empty()) {
      skip(report, "Flächen ohne Schlüssel und Namen", label);
      continue;
    }
    TRY(auto const projected, vector.projected(shape, source.crs));
    group.parts.push_back(geo::repaired(projected));
    auto const same = std::ranges::find(groups, group.code, &Group::code);
    if (same == groups.end()) {
      groups.push_back(std::move(group));
    } else if (same->name == group.name) {
      same->parts.push_back(std::move(group.parts.front()));
    } else {
      problems.add(
          fmt::format("der Schlüssel „{}“ steht für zwei Bezirke, „{}“ und „{}“; Schlüssel müssen eindeutig sein",
                      group.code, same->name, group.name),
          source.where());
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return groups;
}

struct Coded {
  std::vector<DistrictCode const*> rows;  // null where the table does not know the district
  std::vector<std::string> unknown;
};

Coded coded(std::vector<Group> const& groups, city::Level level, DistrictCodes const& codes) {
  auto out = Coded{};
  for (auto const& group : groups) {
    out.rows.push_back(find(codes, level, group.id, group.name));
    if (out.rows.back() == nullptr) { out.unknown.push_back(fmt::format("„{}“ ({})", group.id, group.name)); }
  }
  return out;
}

void rename(std::vector<Group>& groups, std::vector<DistrictCode const*> const& rows, ImportReport& report) {
  auto renamed = std::vector<std::string>{};
  for (auto i = std::size_t{0}; i < groups.size(); ++i) {
    if (groups[i].name != rows[i]->name) { renamed.push_back(fmt::format("{} → {}", groups[i].name, rows[i]->name)); }
    groups[i].code = rows[i]->code;
    groups[i].name = rows[i]->name;
  }
  report.notes.push_back(fmt::format("Schlüssel und Namen nach der Tabelle der Bezirksschlüssel{}{}",
                                     renamed.empty() ? "" : "; umbenannt: ", fmt::join(renamed, ", ")));
}

/// Codes and names by the table, all or none. Returns the level the districts turn out to have: a city's statistical
/// districts may be its only ones.
Result<city::Level> apply_codes(std::vector<Group>& groups, LevelFile const& source, ImportReport& report) {
  if (source.codes.rows.empty()) { return source.level; }
  for (auto const level : {source.level, city::Level::kStatistical}) {
    if (auto const found = coded(groups, level, source.codes); found.unknown.empty()) {
      rename(groups, found.rows, report);
      return level;
    }
  }
  if (!source.codes.demanded) { return source.level; }
  auto problems = Problems{};
  for (auto const& unknown : coded(groups, source.level, source.codes).unknown) {
    problems.add(fmt::format("der Bezirk {} steht nicht in der Tabelle der Bezirksschlüssel", unknown), source.where());
  }
  return std::move(problems).as_failure();
}

Result<std::vector<city::District>> read_level(LevelFile const& source, ImportReport& report) {
  TRY(auto const vector, VectorFile::open(source.file));
  TRY(auto const fields, chosen_fields(vector, source.fields, source.where()));
  if (!fields.code) { report.notes.emplace_back("Kein Schlüsselfeld: die Namen dienen als Schlüssel"); }
  if (!fields.name) { report.notes.emplace_back("Kein Namensfeld: die Schlüssel dienen als Namen"); }
  TRY(auto groups, grouped(vector, fields, source, report));
  if (groups.empty()) { return fail("die Datei enthält keinen brauchbaren Bezirk", source.where()); }
  TRY(auto const level, apply_codes(groups, source, report));
  auto out = std::vector<city::District>{};
  for (auto const& group : groups) {
    auto shape = group.parts.size() == 1 ? group.parts.front() : geo::united(group.parts);
    auto const label = geo::label_point(shape);
    out.push_back({.code = group.code,
                   .name = group.name,
                   .level = level,
                   .parent = city::Districts::kWholeCity,
                   .shape = std::move(shape),
                   .label = label});
  }
  return out;
}

void report_overlaps(std::vector<city::District> const& districts, ImportReport& report) {
  auto shapes = std::vector<geo::MultiPolygon>{};
  for (auto const& district : districts) { shapes.push_back(district.shape); }
  for (auto const& overlap : overlaps(shapes)) {
    report.notes.push_back(fmt::format("„{}“ ({}) und „{}“ ({}) überschneiden sich auf {} ha",
                                       districts[overlap.first].name, districts[overlap.first].code,
                                       districts[overlap.second].name, districts[overlap.second].code,
                                       format_number(overlap.area.value / 1e4, 1)));
  }
}

/// How the districts and the boundary fit; the two often come from different years and scales.
Result<void> report_fit(std::vector<city::District> const& districts, geo::MultiPolygon const& boundary,
                        LevelFile const& source, ImportReport& report) {
  auto shapes = std::vector<geo::MultiPolygon>{};
  auto sum = SquareMetres{};
  for (auto const& district : districts) {
    shapes.push_back(district.shape);
    sum += geo::area(district.shape);
  }
  auto const inside = geo::area(geo::intersection(geo::united(shapes), boundary));
  if (inside <= SquareMetres{0.0}) {
    return fail("kein Bezirk liegt innerhalb der Stadtgrenze; gehört die Datei zu einer anderen Stadt?",
                source.where());
  }
  auto const city_area = geo::area(boundary);
  auto const* const what = source.level == city::Level::kStatistical ? "statistische Bezirke" : "Bezirke";
  report.counts.push_back(fmt::format("{} {}, zusammen {}", districts.size(), what, square_kilometres(sum)));
  report.counts.push_back(fmt::format("sie bedecken {} der Stadtfläche von {}",
                                      format_share(inside.value / city_area.value, 1), square_kilometres(city_area)));
  report_overlaps(districts, report);
  return {};
}

struct Parent {
  std::size_t number{};  // among the Ortsbezirke
  double share{};        // of the child's area
};

Parent parent_of(city::District const& child, std::vector<city::District> const& parents) {
  auto best = Parent{};
  for (auto i = std::size_t{0}; i < parents.size(); ++i) {
    auto const share = geo::area(geo::intersection(child.shape, parents[i].shape)).value / geo::area(child.shape).value;
    if (share > best.share) { best = {i, share}; }
  }
  return best;
}

/// Parents are rows 1, 2, … of the tree.
Result<void> hang_below(std::vector<city::District>& children, std::vector<city::District> const& parents,
                        std::string const& where, ImportReport& report) {
  auto problems = Problems{};
  for (auto& child : children) {
    auto const parent = parent_of(child, parents);
    if (parent.share <= 0.0) {
      problems.add(fmt::format("der Bezirk „{}“ ({}) liegt in keinem Bezirk der oberen Ebene", child.name, child.code),
                   where);
      continue;
    }
    child.parent = city::DistrictId{1 + parent.number};
    if (parent.share < kClearShare) {
      report.notes.push_back(fmt::format("„{}“ ({}) liegt nur zu {} in „{}“ und wird dorthin gezählt", child.name,
                                         child.code, format_share(parent.share, 0), parents[parent.number].name));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

Result<void> check_codes(city::Districts const& districts) {
  auto problems = Problems{};
  for (auto i = districts.rows.begin(); i != districts.rows.end(); ++i) {
    auto const same = std::find_if(districts.rows.begin(), i, [&](auto const& other) { return other.code == i->code; });
    if (same == i) { continue; }
    problems.add(same == districts.rows.begin()
                     ? fmt::format("der Schlüssel „{}“ ist der der Stadt selbst", i->code)
                     : fmt::format("der Schlüssel „{}“ steht auf zwei Ebenen, für „{}“ und „{}“; --district-codes gibt "
                                   "beiden eigene",
                                   i->code, same->name, i->name));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

}  // namespace

Result<ImportedDistricts> read_districts(DistrictFiles const& files, std::string const& city_name,
                                         std::string const& ags, geo::MultiPolygon const& boundary, geo::Crs crs) {
  auto out = ImportedDistricts{.districts = whole_city(city_name, ags, boundary), .report = {}};
  out.report.layer = "Bezirke";
  auto const upper = LevelFile{files.districts, files.fields, city::Level::kOrtsbezirk, files.codes, crs};
  TRY(auto parents, read_level(upper, out.report));
  TRY_DO(report_fit(parents, boundary, upper, out.report));
  auto children = std::vector<city::District>{};
  if (files.statistical) {
    auto const lower =
        LevelFile{*files.statistical, files.statistical_fields, city::Level::kStatistical, files.codes, crs};
    TRY(children, read_level(lower, out.report));
    TRY_DO(report_fit(children, boundary, lower, out.report));
    TRY_DO(hang_below(children, parents, lower.where(), out.report));
  }
  std::ranges::move(parents, std::back_inserter(out.districts.rows.rows));
  std::ranges::move(children, std::back_inserter(out.districts.rows.rows));
  if (auto const checked = check_codes(out.districts); !checked) {
    return fail(within(files.districts.filename().string(), checked.error()));
  }
  return out;
}

}  // namespace leitbild::importing
