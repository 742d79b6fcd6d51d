#include "exchange/sheets/import_rows.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "exchange/sheets/base_table.h"
#include "exchange/sheets/read_me.h"
#include "exchange/xlsx/write_xlsx.h"

namespace leitbild::exchange {
namespace {

using MeasureRow = ReadRow<plan::Measure>;

/// Sheets of our own workbooks that hold no rows of the plan.
bool is_for_readers(std::string_view name) {
  return name == kReadMeSheet || name == kChoicesSheet || name == kBaseSheet;
}

/// The object with that code as it is in the plan, or a new one.
template <class T>
std::function<T(std::string_view)> known(std::vector<T> const& list) {
  return [&list](std::string_view code) {
    auto const found = std::ranges::find(list, code, &T::code);
    auto out = found == list.end() ? T{} : *found;
    out.code = code;
    return out;
  };
}

template <class T>
std::function<T(std::string_view)> empty_row() {
  return [](std::string_view) { return T{}; };
}

/// Nothing if places can be taken as they are.
Result<std::optional<geo::Transform>> way_to_city(std::optional<int> epsg, geo::Crs plane) {
  if (!epsg || geo::Crs{*epsg} == plane) { return std::optional<geo::Transform>{}; }
  if (plane == geo::kLocalPlane) {
    return fail("die Stadt hat noch kein Koordinatensystem; bitte zuerst `leitbild import` ausführen");
  }
  TRY(auto transform, geo::Transform::between(geo::Crs{*epsg}, plane));
  return std::optional{std::move(transform)};
}

class Reading {
 public:
  Reading(Target const& target, Problems& problems) : target_{target}, problems_{problems} {}

  Rows rows() && { return std::move(rows_); }

  void sheet(Sheet const& sheet) {
    if (sheet.rows.empty() || is_for_readers(sheet.name)) { return; }
    if (sheet.source == Source::kCsv && sheet.name.empty()) {
      auto const header = read(sheet, whole_measure_table(), known(target_.plan.measures), rows_.measures);
      carry(header, sheet, rows_.measures, [](plan::Measure& m) { return std::span{m.places}; });
    } else if (is_called(sheet.name, field_table().names)) {
      read(sheet, field_table(), known(target_.plan.fields), rows_.fields);
    } else if (is_called(sheet.name, goal_table().names)) {
      read(sheet, goal_table(), known(target_.plan.goals), rows_.goals);
    } else if (is_called(sheet.name, measure_table().names)) {
      read(sheet, measure_table(), known(target_.plan.measures), rows_.measures);
    } else if (is_called(sheet.name, place_table().names)) {
      auto const header = read(sheet, place_table(), empty_row<PlaceRow>(), rows_.places);
      carry(header, sheet, rows_.places, [](PlaceRow& row) { return std::span{&row.place, 1}; });
    } else if (is_called(sheet.name, effect_table().names)) {
      read(sheet, effect_table(), empty_row<EffectRow>(), rows_.effects);
    } else if (is_called(sheet.name, milestone_table().names)) {
      read(sheet, milestone_table(), known(target_.plan.milestones), rows_.milestones);
    } else {
      records(sheet);
    }
  }

 private:
  Target const& target_;
  Problems& problems_;
  Rows rows_;

  void records(Sheet const& sheet) {
    auto const& tables = record_tables();
    auto const found =
        std::ranges::find_if(tables, [&](auto const& table) { return is_called(sheet.name, table.names); });
    if (found == tables.end()) {
      rows_.notes.push_back(fmt::format("das Blatt „{}“ wird nicht gelesen", sheet.name));
      return;
    }
    auto const& form = plan::forms()[static_cast<std::size_t>(found - tables.begin())];
    auto const before = std::function<plan::Record(std::string_view)>{[&](std::string_view code) {
      return plan::record_with(target_.plan, form, code).value_or(plan::empty_record(form, std::string{code}));
    }};
    auto read_here = std::vector<ReadRow<plan::Record>>{};
    auto const header = read(sheet, *found, before, read_here);
    carry_records(header, sheet, form, read_here);
    std::ranges::move(read_here, std::back_inserter(rows_.records));
  }

  /// As carry(), for shapes that are texts.
  void carry_records(Header const& header, Sheet const& sheet, plan::Form const& form,
                     std::vector<ReadRow<plan::Record>>& read) {
    auto const transform = way_to_city(header.epsg, target_.plane);
    if (!transform) { problems_.add(within(place_of(sheet, 0, 0), transform.error())); }
    if (!transform) { return; }
    auto const& way = *transform;
    if (!way) { return; }
    for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
      if (form.attributes[i].kind != plan::Kind::kShape) { continue; }
      for (auto& row : read) {
        auto const attribute = std::string{form.attributes[i].key};
        if (!row.origin.cells.contains(attribute) || row.origin.unreadable.contains(attribute)) { continue; }
        if (auto const shape = geo::from_wkt(row.value.values[i])) {
          row.value.values[i] = geo::to_exact_wkt(geo::carried(*shape, *way));
        }
      }
    }
  }

  template <class T>
  Header read(Sheet const& sheet, TableForm<T> const& form, std::function<T(std::string_view)> const& base,
              std::vector<ReadRow<T>>& out) {
    auto header = match_header(sheet, form, problems_);
    check_width(sheet, problems_);
    auto read = read_rows(sheet, form, header, base, problems_);
    out.insert(out.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
    return header;
  }

  /// Places from the file's coordinate system to the city's.
  template <class Row, class PlacesOf>
  void carry(Header const& header, Sheet const& sheet, std::vector<Row>& read, PlacesOf places_of_row) {
    auto const transform = way_to_city(header.epsg, target_.plane);
    if (!transform) { problems_.add(within(place_of(sheet, 0, 0), transform.error())); }
    if (!transform) { return; }
    auto const& way = *transform;
    if (!way) { return; }
    for (auto& row : read) {
      // A cell that is not there or cannot be read has left what the plan already has in its own plane.
      if (!row.origin.cells.contains("places") || row.origin.unreadable.contains("places")) { continue; }
      for (auto& place : places_of_row(row.value)) { place.shape = geo::carried(place.shape, *way); }
    }
  }
};

/// Names become codes. A code that the measure already has is left alone, even if the city no longer knows it.
void name_districts(MeasureRow& row, Target const& target, Problems& problems) {
  auto const* const before = plan::find_measure(target.plan, row.value.code);
  for (auto& name : row.value.districts) {
    auto const kept = before != nullptr && std::ranges::find(before->districts, name) != before->districts.end();
    if (kept || target.districts.rows.empty()) { continue; }
    if (auto const found = city::find(target.districts, name)) {
      name = target.districts.rows[*found].code;
      continue;
    }
    auto codes = std::vector<std::string>{};
    for (auto const& district : target.districts.rows) {
      codes.push_back(fmt::format("{} ({})", district.code, district.name));
    }
    problems.add(fmt::format("es gibt keinen Bezirk „{}“; bekannt sind {}", name, fmt::join(codes, ", ")),
                 row.origin.place_of("districts"));
  }
}

/// The row of a measure that a place or an effect belongs to: of the file, else made from the plan.
MeasureRow* row_of(std::string const& code, RowOrigin const& origin, Target const& target,
                   std::vector<MeasureRow>& measures, Problems& problems) {
  auto const has_code = [&](MeasureRow const& row) { return row.value.code == code; };
  auto const found = std::ranges::find_if(measures, has_code);
  if (found != measures.end()) { return &*found; }
  if (auto const* const planned = plan::find_measure(target.plan, code)) {
    return &measures.emplace_back(
        MeasureRow{.value = *planned, .origin = {.row = origin.row, .cells = {}, .unreadable = {}}});
  }
  problems.add(fmt::format("weder Datei noch Plan haben eine Maßnahme „{}“", code), origin.row);
  return nullptr;
}

/// In the order of their numbers where all have one; else as they stand. Numbers must be 1, 2, 3 …
template <class T>
void order(std::vector<ReadRow<T> const*>& rows, Problems& problems) {
  if (!std::ranges::any_of(rows, [](auto const* row) { return row->value.position.has_value(); })) { return; }
  std::ranges::stable_sort(rows, {}, [](auto const* row) { return row->value.position.value_or(0); });
  for (auto i = std::size_t{0}; i < rows.size(); ++i) {
    if (rows[i]->value.position == static_cast<int>(i + 1) || rows[i]->origin.unreadable.contains("position")) {
      continue;
    }
    auto const given = rows[i]->value.position ? fmt::format("{}", *rows[i]->value.position) : std::string{};
    problems.add(fmt::format("die Nummer „{}“ passt nicht; die {} Zeilen zu „{}“ werden lückenlos ab 1 gezählt", given,
                             rows.size(), rows[i]->value.measure),
                 rows[i]->origin.place_of("position"));
    return;
  }
}

/// Gives each measure the rows that name it; `take` puts them in.
template <class T, class Take>
void gather(std::vector<ReadRow<T>> const& rows, Target const& target, std::vector<MeasureRow>& measures,
            std::string const& attribute, Take take, Problems& problems) {
  auto codes = std::vector<std::string>{};
  auto by_code = std::map<std::string, std::vector<ReadRow<T> const*>>{};
  for (auto const& row : rows) {
    if (!by_code.contains(row.value.measure)) { codes.push_back(row.value.measure); }
    by_code[row.value.measure].push_back(&row);
  }
  for (auto const& code : codes) {
    auto& list = by_code[code];
    auto* const measure = row_of(code, list.front()->origin, target, measures, problems);
    if (measure == nullptr) { continue; }
    order(list, problems);
    take(measure->value, list);
    measure->origin.cells[attribute] = list.front()->origin.row;
    for (auto const* const row : list) {
      if (!row->origin.unreadable.empty()) { measure->origin.unreadable.insert(attribute); }
    }
  }
}

void gather(Rows& rows, Target const& target, Problems& problems) {
  using Places = std::vector<ReadRow<PlaceRow> const*>;
  using Effects = std::vector<ReadRow<EffectRow> const*>;
  auto const take_places = [](plan::Measure& measure, Places const& list) {
    measure.places.clear();
    for (auto const* const row : list) { measure.places.push_back(row->value.place); }
  };
  auto const take_effects = [](plan::Measure& measure, Effects const& list) {
    measure.effects.clear();
    for (auto const* const row : list) { measure.effects.push_back(row->value.effect); }
  };
  gather(rows.places, target, rows.measures, "places", take_places, problems);
  gather(rows.effects, target, rows.measures, "effects", take_effects, problems);
}

}  // namespace

bool Rows::empty() const {
  return fields.empty() && goals.empty() && measures.empty() && places.empty() && effects.empty() &&
         milestones.empty() && records.empty();
}

Rows read_sheets(std::vector<Sheet> const& sheets, Target const& target, Problems& problems) {
  auto reading = Reading{target, problems};
  for (auto const& sheet : sheets) { reading.sheet(sheet); }
  auto rows = std::move(reading).rows();
  for (auto& row : rows.measures) { name_districts(row, target, problems); }
  gather(rows, target, problems);
  return rows;
}

}  // namespace leitbild::exchange
