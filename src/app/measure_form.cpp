#include "app/measure_form.h"

#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace leitbild::app {
namespace {

/// Splits at blanks outside double quotes; the quotes are dropped.
std::vector<std::string> words_of(std::string_view text) {
  auto words = std::vector<std::string>{};
  auto word = std::string{};
  auto quoted = false;
  for (auto const c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) { words.push_back(std::exchange(word, {})); }
    } else {
      word += c;
    }
  }
  if (!word.empty()) { words.push_back(word); }
  return words;
}

Result<geo::Shape> place_of(std::string const& wkt, geo::Transform const& to_city) {
  TRY(auto shape, geo::from_wkt(wkt));
  shape = geo::carried(std::move(shape), to_city);
  auto const box = geo::box_of(shape);
  if (!std::isfinite(box.low.x) || !std::isfinite(box.high.x)) {
    return fail(fmt::format("„{}“ liegt außerhalb des Koordinatensystems", wkt));
  }
  return shape;
}

Result<std::vector<plan::Place>> places_of(MeasureForm const& form, geo::Crs city_plane) {
  TRY(auto const to_city,
      geo::Transform::between(form.places_epsg == 0 ? city_plane : geo::Crs{form.places_epsg}, city_plane));
  auto out = std::vector<plan::Place>{};
  auto problems = Problems{};
  for (auto const& wkt : form.places) {
    if (auto shape = place_of(wkt, to_city)) {
      out.push_back({.title = "", .shape = *std::move(shape)});
    } else {
      problems.add(std::move(shape).error());
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

/// Cents from euro; the price year is that given, else the one before, else this plan's usual 2025.
plan::CostEstimate cost_of(MeasureForm const& form, std::optional<plan::CostEstimate> const& before) {
  constexpr auto kUsualPriceYear = 2025;
  auto cost = before.value_or(plan::CostEstimate{EuroCents{0}, Year{kUsualPriceYear}});
  if (form.cost_euro) { cost.amount = EuroCents{std::llround(*form.cost_euro * 100.0)}; }
  if (form.price_year) { cost.price_year = Year{*form.price_year}; }
  return cost;
}

void fill_texts(plan::Measure& measure, MeasureForm const& form) {
  measure.title = form.title.value_or(measure.title);
  measure.summary = form.summary.value_or(measure.summary);
  measure.field = form.field.value_or(measure.field);
  measure.lead = form.lead.value_or(measure.lead);
  measure.flagship = form.flagship.value_or(measure.flagship);
  measure.example = form.example.value_or(measure.example);
  if (form.start) { measure.start = Year{*form.start}; }
  if (form.end) { measure.end = Year{*form.end}; }
  if (form.cost_euro || form.price_year) { measure.cost = cost_of(form, measure.cost); }
  if (!form.goals.empty()) { measure.goals = form.goals; }
  if (!form.districts.empty()) { measure.districts = form.districts; }
}

std::string line(std::string_view title, std::string_view text) {
  return text.empty() ? std::string{} : fmt::format("{:<14}{}\n", title, text);
}

std::string effect_text(plan::EffectSpec const& effect) {
  auto out = fmt::format("{} place={}", effect.type, effect.place + 1);
  for (auto const& [name, value] : effect.parameters) {
    auto const* const number = std::get_if<double>(&value);
    out += number != nullptr ? fmt::format(" {}={}", name, *number)
                             : fmt::format(" {}=\"{}\"", name, std::get<std::string>(value));
  }
  return out;
}

std::string years_text(plan::Measure const& measure) {
  auto const year = [](std::optional<Year> y) { return y ? fmt::format("{}", y->value) : std::string{"?"}; };
  return measure.start || measure.end ? fmt::format("{}–{}", year(measure.start), year(measure.end)) : "";
}

}  // namespace

Result<plan::EffectSpec> parse_effect(std::string_view text) {
  auto const words = words_of(text);
  if (words.empty()) { return fail("eine Wirkung braucht ihren Namen; `leitbild effects` zeigt alle"); }
  auto effect = plan::EffectSpec{.type = words[0], .place = 0, .parameters = {}};
  auto problems = Problems{};
  for (auto i = std::size_t{1}; i < words.size(); ++i) {
    auto const equals = words[i].find('=');
    if (equals == std::string::npos || equals == 0) {
      problems.add(fmt::format("„{}“ ist keine Angabe der Form name=wert", words[i]));
      continue;
    }
    auto const name = words[i].substr(0, equals);
    auto const value = words[i].substr(equals + 1);
    if (name != "place") {
      effect.parameters[name] = value;
    } else if (auto const number = parse_integer(value); number && *number >= 1 && *number <= 1000) {
      effect.place = static_cast<std::uint32_t>(*number - 1);
    } else {
      problems.add(fmt::format("place=„{}“: Orte werden ab 1 gezählt", value));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return effect;
}

Result<plan::Measure> filled_in(plan::Measure measure, MeasureForm const& form, geo::Crs city_plane) {
  auto problems = Problems{};
  fill_texts(measure, form);
  if (form.state) {
    if (auto const state = plan::state_from(*form.state)) {
      measure.state = *state;
    } else {
      problems.add(fmt::format("„{}“ ist kein Stand; möglich: {}", *form.state, state_titles()), "--state");
    }
  }
  if (!form.places.empty()) {
    if (auto places = places_of(form, city_plane)) {
      measure.places = *std::move(places);
    } else {
      problems.add(within("--place", std::move(places).error()));
    }
  }
  if (!form.effects.empty()) { measure.effects.clear(); }
  for (auto const& text : form.effects) {
    if (auto effect = parse_effect(text)) {
      measure.effects.push_back(*std::move(effect));
    } else {
      problems.add(within("--effect", std::move(effect).error()));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return measure;
}

std::string state_titles() {
  auto titles = std::vector<std::string_view>{};
  for (auto const& known : plan::states()) { titles.push_back(known.title_de); }
  return fmt::format("{}", fmt::join(titles, ", "));
}

std::string to_text(plan::Plan const& plan, plan::Measure const& measure) {
  auto const* const field = plan::find_field(plan, measure.field);
  auto out = fmt::format("{}  {}{}{}\n", measure.code, measure.title, measure.flagship ? "  [Leuchtturm]" : "",
                         measure.example ? "  [Beispiel]" : "");
  out += line("Handlungsfeld", field == nullptr ? measure.field : fmt::format("{} ({})", field->name_de, field->code));
  out += line("Beschreibung", measure.summary);
  out += line("Ziele", fmt::format("{}", fmt::join(measure.goals, ", ")));
  out += line("Bezirke", fmt::format("{}", fmt::join(measure.districts, ", ")));
  out += line("Federführung", measure.lead);
  out += line("Stand", plan::info(measure.state).title_de);
  out += line("Zeitraum", years_text(measure));
  if (measure.cost) {
    out += line("Kosten", fmt::format("{} € (Preisstand {})",
                                      format_number(static_cast<double>(measure.cost->amount.value) / 100.0, 0),
                                      measure.cost->price_year.value));
  }
  for (auto i = std::size_t{0}; i < measure.places.size(); ++i) {
    auto const& [title, shape] = measure.places[i];
    out += line(fmt::format("Ort {}", i + 1),
                title.empty() ? geo::to_wkt(shape, 1) : title + ": " + geo::to_wkt(shape, 1));
  }
  for (auto const& effect : measure.effects) { out += line("Wirkung", effect_text(effect)); }
  return out;
}

}  // namespace leitbild::app
