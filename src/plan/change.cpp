#include "plan/change.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/date.h"
#include "base/text.h"

namespace leitbild::plan {
namespace {

/// An attribute as people call it, whether it is the same in two objects, and how it is written in the journal.
template <class T>
struct Attribute {
  std::string_view title_de;
  bool (*same)(T const&, T const&);
  std::string (*text)(T const&);
};

template <auto Member, class T>
Attribute<T> of(std::string_view title_de, std::string (*text)(T const&)) {
  return {title_de, [](T const& a, T const& b) { return a.*Member == b.*Member; }, text};
}

std::string year_text(std::optional<Year> year) { return year ? fmt::format("{}", year->value) : "offen"; }
std::string yes_no(bool value) { return value ? "ja" : "nein"; }
std::string joined(std::vector<std::string> const& list) { return fmt::format("{}", fmt::join(list, ", ")); }

std::string cost_text(std::optional<CostEstimate> const& cost) {
  if (!cost) { return "offen"; }
  return fmt::format("{} (Preisstand {})", format_euros(cost->amount), cost->price_year.value);
}

std::string place_text(Place const& place) { return fmt::format("{} {}", place.title, geo::to_wkt(place.shape, 2)); }

std::string effect_text(EffectSpec const& effect) {
  auto out = fmt::format("{} an Ort {}", effect.type, effect.place + 1);
  for (auto const& [name, value] : effect.parameters) {
    if (auto const* const number = std::get_if<double>(&value)) { out += fmt::format(" {}={}", name, *number); }
    if (auto const* const text = std::get_if<std::string>(&value)) { out += fmt::format(" {}={}", name, *text); }
  }
  return out;
}

template <class T, class Text>
std::string listed(std::vector<T> const& items, Text text) {
  auto parts = std::vector<std::string>{};
  for (auto const& item : items) { parts.push_back(std::string{trimmed(text(item))}); }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::vector<Attribute<Field>> attributes(Field const& /*field*/) {
  return {of<&Field::name_de, Field>("Name", [](Field const& f) { return f.name_de; }),
          of<&Field::name_en, Field>("Name (englisch)", [](Field const& f) { return f.name_en; }),
          of<&Field::theme, Field>("Thema", [](Field const& f) { return std::string{name(f.theme)}; }),
          of<&Field::colour, Field>("Farbe", [](Field const& f) { return f.colour; })};
}

std::vector<Attribute<Goal>> attributes(Goal const& /*goal*/) {
  return {of<&Goal::field, Goal>("Handlungsfeld", [](Goal const& g) { return g.field; }),
          of<&Goal::text_de, Goal>("Text", [](Goal const& g) { return g.text_de; }),
          of<&Goal::text_en, Goal>("Text (englisch)", [](Goal const& g) { return g.text_en; })};
}

std::vector<Attribute<Measure>> attributes(Measure const& /*measure*/) {
  return {of<&Measure::title, Measure>("Titel", [](Measure const& m) { return m.title; }),
          of<&Measure::summary, Measure>("Kurzbeschreibung", [](Measure const& m) { return m.summary; }),
          of<&Measure::field, Measure>("Handlungsfeld", [](Measure const& m) { return m.field; }),
          of<&Measure::goals, Measure>("Ziele", [](Measure const& m) { return joined(m.goals); }),
          of<&Measure::districts, Measure>("Bezirke", [](Measure const& m) { return joined(m.districts); }),
          of<&Measure::lead, Measure>("Federführung", [](Measure const& m) { return m.lead; }),
          of<&Measure::state, Measure>("Stand", [](Measure const& m) { return std::string{info(m.state).title_de}; }),
          of<&Measure::start, Measure>("Beginn", [](Measure const& m) { return year_text(m.start); }),
          of<&Measure::end, Measure>("Abschluss", [](Measure const& m) { return year_text(m.end); }),
          of<&Measure::cost, Measure>("Kosten", [](Measure const& m) { return cost_text(m.cost); }),
          of<&Measure::flagship, Measure>("Leuchtturm", [](Measure const& m) { return yes_no(m.flagship); }),
          of<&Measure::example, Measure>("Beispiel", [](Measure const& m) { return yes_no(m.example); }),
          of<&Measure::places, Measure>("Orte", [](Measure const& m) { return listed(m.places, place_text); }),
          of<&Measure::effects, Measure>("Wirkungen", [](Measure const& m) { return listed(m.effects, effect_text); })};
}

std::vector<Attribute<Milestone>> attributes(Milestone const& /*milestone*/) {
  return {of<&Milestone::date, Milestone>("Datum", [](Milestone const& m) { return german(m.date); }),
          of<&Milestone::title_de, Milestone>("Titel", [](Milestone const& m) { return m.title_de; }),
          of<&Milestone::title_en, Milestone>("Titel (englisch)", [](Milestone const& m) { return m.title_en; }),
          of<&Milestone::source, Milestone>("Quelle", [](Milestone const& m) { return m.source; })};
}

template <class T>
std::vector<Change> differing(T const& before, T const& after) {
  auto out = std::vector<Change>{};
  for (auto const& [title, same, text] : attributes(before)) {
    if (same(before, after)) { continue; }
    auto was = text(before);
    auto is = text(after);
    if (was != is) {
      out.push_back({.title_de = std::string{title}, .before = std::move(was), .after = std::move(is)});
    }
  }
  for (auto& change : out) {
    if (change.before.empty()) { change.before = "(leer)"; }
    if (change.after.empty()) { change.after = "(leer)"; }
  }
  // Coordinates may differ below the centimetre that is written above.
  if (out.empty() && !(before == after)) {
    out.push_back({.title_de = "Lage geringfügig geändert", .before = {}, .after = {}});
  }
  return out;
}

}  // namespace

std::string to_text(Change const& change) {
  if (change.before.empty() && change.after.empty()) { return change.title_de; }
  return fmt::format("{}: {} → {}", change.title_de, change.before, change.after);
}

std::vector<Change> changes_between(Field const& before, Field const& after) { return differing(before, after); }
std::vector<Change> changes_between(Goal const& before, Goal const& after) { return differing(before, after); }
std::vector<Change> changes_between(Measure const& before, Measure const& after) { return differing(before, after); }
std::vector<Change> changes_between(Milestone const& before, Milestone const& after) {
  return differing(before, after);
}

std::vector<Change> changes_between(Record const& before, Record const& after) {
  auto const& form = *find_form(before.form);
  auto out = std::vector<Change>{};
  for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) {
    auto const& info = form.attributes[i];
    if (before.values[i] == after.values[i]) { continue; }
    out.push_back({.title_de = std::string{info.title_de},
                   .before = shown_value(info, before.values[i]),
                   .after = shown_value(info, after.values[i])});
  }
  return out;
}

std::string const& title_of(Record const& record) {
  auto const& form = *find_form(record.form);
  for (auto const* const key : {"title", "title_de", "name", "subject", "text_de"}) {
    if (auto const at = attribute_position(form, key); at < record.values.size() && !record.values[at].empty()) {
      return record.values[at];
    }
  }
  return record.values[1];
}

}  // namespace leitbild::plan
