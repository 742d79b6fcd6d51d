#include "import/boundaries/boundaries.h"

#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "geo/area.h"
#include "import/boundaries/vector_file.h"

namespace leitbild::importing {
namespace {

using Field = std::optional<std::size_t>;

constexpr std::string_view kCodeFields[] = {
    "schluessel", "schlüssel",       "code",       "nr", "nummer", "stt_nr",   "stadtteil_nr", "stadtteil_id",
    "bezirk_nr",  "municipality_id", "kennziffer", "id", "gid",    "objectid", "ags",          "ars"};
constexpr std::string_view kNameFields[] = {"name",        "bezeichnung", "bez",         "pgis_txt",
                                            "stt_name",    "stadtteil",   "ortsbezirk",  "bezirk",
                                            "stadtbezirk", "gen",         "bezirksname", "title"};

/// The field called `name`, without regard to case.
Field field_called(std::vector<std::string> const& fields, std::string_view name) {
  auto const wanted = folded(name);
  for (auto i = std::size_t{0}; i < fields.size(); ++i) {
    if (folded(fields[i]) == wanted) { return i; }
  }
  return std::nullopt;
}

Field first_called(std::vector<std::string> const& fields, std::span<std::string_view const> names) {
  for (auto const name : names) {
    if (auto const found = field_called(fields, name)) { return found; }
  }
  return std::nullopt;
}

std::string square_kilometres(SquareMetres area) { return format_number(area.value / 1e6, 1) + " km²"; }

/// AGS of eight digits from what a file writes: leading zeros lost, or a regional key of twelve digits.
std::string as_ags(std::string_view text) {
  constexpr auto kAgs = std::size_t{8};
  constexpr auto kArs = std::size_t{12};
  constexpr auto kDistrictDigits = std::size_t{5};  // then four digits of the association of municipalities
  auto digits = std::string{trimmed(text)};
  if (digits.size() == kAgs - 1 || digits.size() == kArs - 1) { digits.insert(0, 1, '0'); }
  if (digits.size() != kArs) { return digits; }
  return digits.substr(0, kDistrictDigits) + digits.substr(kDistrictDigits + 4);
}

/// Valid in its own coordinates; what had to be repaired or has no area goes into the report.
geo::MultiPolygon valid_shape(VectorFeature const& feature, std::string const& label, ImportReport& report) {
  if (feature.shape.empty()) {
    skip(report, feature.has_geometry ? "Objekte ohne Fläche" : "Objekte ohne Geometrie", label);
    return {};
  }
  auto const reason = geo::invalid_because(feature.shape);
  if (reason.empty()) { return feature.shape; }
  auto shape = geo::repaired(feature.shape);
  if (shape.empty()) {
    skip(report, "Objekte, deren Ränder sich nicht reparieren lassen", label);
  } else {
    report.notes.push_back(fmt::format("Ränder von {} repariert ({})", label, reason));
  }
  return shape;
}

struct KeyFilter {
  Field field;
  std::string ags;
  bool keeps(VectorFeature const& feature) const { return !field || as_ags(feature.values[*field]) == ags; }
};

KeyFilter key_filter(VectorFile const& file, std::string const& ags) {
  constexpr std::string_view kKeys[] = {"AGS", "ARS", "RS"};
  return {.field = ags.empty() ? Field{} : first_called(file.fields(), kKeys), .ags = ags};
}

Result<geo::Crs> utm_zone(VectorFile const& file, geo::MultiPolygon const& shape) {
  auto const box = geo::box_of(shape);
  TRY(auto const corner, file.projected(geo::rectangle(box), geo::kWgs84));
  auto const degrees = geo::box_of(corner);
  auto const centre = geo::between(degrees.low, degrees.high, 0.5);
  return geo::utm_zone_of({.lon = centre.x, .lat = centre.y});
}

struct CodeAndName {
  Field code, name;
};

Result<Field> chosen(VectorFile const& file, std::string const& wanted, std::span<std::string_view const> usual,
                     std::string_view where) {
  if (wanted.empty()) { return first_called(file.fields(), usual); }
  if (auto const found = field_called(file.fields(), wanted)) { return found; }
  return fail(fmt::format("es gibt kein Feld „{}“; die Datei hat: {}", wanted, fmt::join(file.fields(), ", ")),
              std::string{where});
}

Result<CodeAndName> chosen_fields(VectorFile const& file, DistrictFields const& wanted, std::string const& where) {
  TRY(auto const code, chosen(file, wanted.code, kCodeFields, where));
  TRY(auto const name, chosen(file, wanted.name, kNameFields, where));
  if (!code && !name) {
    return fail(
        fmt::format(
            "kein Feld ist als Schlüssel oder Name der Bezirke zu erkennen und muss genannt werden; die Datei hat: {}",
            fmt::join(file.fields(), ", ")),
        where);
  }
  return CodeAndName{code, name};
}

/// What the parts with one code have in common.
struct Group {
  std::string code, name;
  std::vector<geo::MultiPolygon> parts;
};

Group labelled(VectorFeature const& feature, CodeAndName fields) {
  auto const value = [&](Field field) { return field ? std::string{trimmed(feature.values[*field])} : std::string{}; };
  auto group = Group{.code = value(fields.code), .name = value(fields.name), .parts = {}};
  if (group.code.empty()) { group.code = slug(group.name); }
  if (group.name.empty()) { group.name = group.code; }
  return group;
}

/// In the file's order. Collects all codes that stand for two names.
Result<std::vector<Group>> grouped(VectorFile const& file, CodeAndName fields, geo::Crs crs, std::string const& where,
                                   ImportReport& report) {
  auto groups = std::vector<Group>{};
  auto problems = Problems{};
  for (auto const& feature : file.features()) {
    auto group = labelled(feature, fields);
    auto const label = group.name.empty() ? fmt::format("Nr. {}", feature.id) : fmt::format("„{}“", group.name);
    auto const shape = valid_shape(feature, label, report);
    if (shape.empty()) { continue; }
    if (group.code.empty()) {
      skip(report, "Flächen ohne Schlüssel und Namen", label);
      continue;
    }
    TRY(auto projected, file.projected(shape, crs));
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
          where);
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return groups;
}

city::District district_of(Group const& group) {
  auto shape = group.parts.size() == 1 ? group.parts.front() : geo::united(group.parts);
  auto const label = geo::label_point(shape);
  return {.code = group.code,
          .name = group.name,
          .level = city::Level::kOrtsbezirk,
          .parent = city::Districts::kWholeCity,
          .shape = std::move(shape),
          .label = label};
}

/// How the districts and the boundary fit; the two often come from different years and scales.
void report_fit(city::Districts const& districts, geo::MultiPolygon const& boundary, geo::MultiPolygon const& inside,
                ImportReport& report) {
  auto sum = SquareMetres{};
  for (auto i = std::size_t{1}; i < districts.rows.size(); ++i) {
    sum += geo::area(districts.rows[city::DistrictId{i}].shape);
  }
  auto const city_area = geo::area(boundary);
  report.counts.push_back(fmt::format("{} Bezirke, zusammen {}", districts.rows.size() - 1, square_kilometres(sum)));
  report.counts.push_back(fmt::format("sie bedecken {} der Stadtfläche von {}",
                                      format_share(geo::area(inside).value / city_area.value, 1),
                                      square_kilometres(city_area)));
}

}  // namespace

Result<Boundary> read_boundary(std::filesystem::path const& file, std::string const& ags) {
  auto const where = file.filename().string();
  TRY(auto const vector, VectorFile::open(file));
  auto out = Boundary{};
  out.report.layer = "Stadtgrenze";
  auto const filter = key_filter(vector, ags);
  auto parts = std::vector<geo::MultiPolygon>{};
  for (auto const& feature : vector.features()) {
    if (!filter.keeps(feature)) {
      skip(out.report, "Flächen anderer Gemeinden", "");
    } else if (auto shape = valid_shape(feature, fmt::format("Nr. {}", feature.id), out.report); !shape.empty()) {
      parts.push_back(std::move(shape));
    }
  }
  if (parts.empty()) {
    return filter.field ? fail(fmt::format("keine Fläche hat den Gemeindeschlüssel „{}“ im Feld „{}“", ags,
                                           vector.fields()[*filter.field]),
                               where)
                        : fail("die Datei enthält keine brauchbare Fläche", where);
  }
  auto const shape = geo::united(parts);
  TRY(out.crs, utm_zone(vector, shape));
  TRY(auto const projected, vector.projected(shape, out.crs));
  out.shape = geo::repaired(projected);
  if (out.shape.empty()) { return fail("von der Stadtgrenze bleibt keine Fläche übrig", where); }
  out.report.counts.push_back(
      fmt::format("{} Fläche(n), {}", out.shape.size(), square_kilometres(geo::area(out.shape))));
  return out;
}

Result<ImportedDistricts> read_districts(std::filesystem::path const& file, DistrictFields const& fields,
                                         std::string const& city_name, std::string const& ags,
                                         geo::MultiPolygon const& boundary, geo::Crs crs) {
  auto const where = file.filename().string();
  TRY(auto const vector, VectorFile::open(file));
  TRY(auto const chosen_names, chosen_fields(vector, fields, where));
  auto out = ImportedDistricts{.districts = whole_city(city_name, ags, boundary), .report = {}};
  out.report.layer = "Bezirke";
  if (!chosen_names.code) { out.report.notes.push_back("Kein Schlüsselfeld: die Namen dienen als Schlüssel"); }
  if (!chosen_names.name) { out.report.notes.push_back("Kein Namensfeld: die Schlüssel dienen als Namen"); }
  TRY(auto const groups, grouped(vector, chosen_names, crs, where, out.report));
  if (groups.empty()) { return fail("die Datei enthält keinen brauchbaren Bezirk", where); }
  auto shapes = std::vector<geo::MultiPolygon>{};
  for (auto const& group : groups) {
    if (group.code == ags) { return fail(fmt::format("der Schlüssel „{}“ ist der der Stadt selbst", ags), where); }
    shapes.push_back(out.districts.rows[out.districts.rows.add(district_of(group))].shape);
  }
  auto const inside = geo::intersection(geo::united(shapes), boundary);
  if (geo::area(inside) <= SquareMetres{0.0}) {
    return fail("kein Bezirk liegt innerhalb der Stadtgrenze; gehört die Datei zu einer anderen Stadt?", where);
  }
  report_fit(out.districts, boundary, inside, out.report);
  return out;
}

city::Districts whole_city(std::string const& city_name, std::string const& ags, geo::MultiPolygon boundary) {
  auto out = city::Districts{};
  auto const label = boundary.empty() ? geo::Point{} : geo::label_point(boundary);
  out.rows.add({.code = ags,
                .name = city_name,
                .level = city::Level::kCity,
                .parent = std::nullopt,
                .shape = std::move(boundary),
                .label = label});
  return out;
}

}  // namespace leitbild::importing
