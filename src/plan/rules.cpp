#include "plan/rules.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/colour.h"
#include "base/text.h"
#include "plan/records/form.h"
#include "plan/rename.h"

namespace leitbild::plan {
namespace {

constexpr auto kFirstYear = Year{1990};
constexpr auto kLastYear = Year{2100};

/// Adds problems of one object under its code.
struct Checker {
  std::string_view code;
  Problems& problems;

  void add(std::string_view attribute, std::string what) const {
    problems.add(std::move(what), code.empty() ? std::string{attribute} : fmt::format("{} {}", code, attribute));
  }

  void code_is_good() const {
    auto const good = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
             c == '_';
    };
    if (code.empty()) { add("code", "das Kürzel fehlt; erlaubt sind Buchstaben, Ziffern, „-“, „.“ und „_“"); }
    if (!std::ranges::all_of(code, good)) {
      add("code",
          fmt::format("im Kürzel „{}“ stehen andere Zeichen als Buchstaben ohne Umlaute, Ziffern, „-“, „.“ und „_“",
                      code));
    }
  }

  /// `subject` is what the sentence is about: "der Titel".
  void utf8(std::string_view attribute, std::string_view subject, std::string_view text) const {
    if (!is_valid_utf8(text)) { add(attribute, fmt::format("{} ist kein gültiger UTF-8-Text", subject)); }
  }

  void filled(std::string_view attribute, std::string_view subject, std::string_view text) const {
    utf8(attribute, subject, text);
    if (trimmed(text).empty()) { add(attribute, fmt::format("{} ist leer", subject)); }
  }

  void year(std::string_view attribute, std::optional<Year> value) const {
    if (value && (*value < kFirstYear || *value > kLastYear)) {
      add(attribute,
          fmt::format("das Jahr „{}“ liegt nicht zwischen {} und {}", value->value, kFirstYear.value, kLastYear.value));
    }
  }

  void no_repeats(std::string_view attribute, std::vector<std::string> const& list) const {
    auto seen = std::set<std::string_view>{};
    for (auto const& item : list) {
      if (!seen.insert(item).second) { add(attribute, fmt::format("„{}“ ist doppelt genannt", item)); }
    }
  }
};

/// Empty if the shape can be stored and drawn.
std::string unusable_because(geo::Shape const& shape) {
  if (auto const* const line = std::get_if<geo::Line>(&shape); line != nullptr && line->size() < 2) {
    return "die Linie hat weniger als zwei Punkte";
  }
  if (auto const* const area = std::get_if<geo::MultiPolygon>(&shape)) {
    auto const closed = [](geo::Ring const& ring) { return ring.size() >= 4 && ring.front() == ring.back(); };
    auto const good = [&](geo::Polygon const& p) { return closed(p.outer) && std::ranges::all_of(p.holes, closed); };
    if (area->empty() || !std::ranges::all_of(*area, good)) {
      return "die Fläche ist leer, oder einer ihrer Ringe ist nicht geschlossen";
    }
  }
  auto const box = geo::box_of(shape);
  auto const finite =
      std::isfinite(box.low.x) && std::isfinite(box.low.y) && std::isfinite(box.high.x) && std::isfinite(box.high.y);
  return finite ? "" : "eine Koordinate ist keine endliche Zahl";
}

void check_links(Plan const& plan, Measure const& measure, Checker const& checker) {
  if (find_field(plan, measure.field) == nullptr) {
    checker.add("field", fmt::format("der Plan hat kein Handlungsfeld „{}“{}", measure.field,
                                     hint_at_current_code(plan, measure.field)));
  }
  for (auto const& code : measure.goals) {
    auto const* const goal = find_goal(plan, code);
    if (goal == nullptr) {
      checker.add("goals", fmt::format("der Plan hat kein Ziel „{}“{}", code, hint_at_current_code(plan, code)));
    } else if (find_field(plan, goal->field) == nullptr) {
      checker.add("goals",
                  fmt::format("das Ziel „{}“ gehört zu keinem bekannten Handlungsfeld („{}“)", code, goal->field));
    }
  }
  checker.no_repeats("goals", measure.goals);
  for (auto const& code : measure.districts) { checker.filled("districts", "der Schlüssel eines Bezirks", code); }
  checker.no_repeats("districts", measure.districts);
}

void check_time_and_money(Measure const& measure, Checker const& checker) {
  checker.year("start", measure.start);
  checker.year("end", measure.end);
  if (measure.start && measure.end && *measure.end < *measure.start) {
    checker.add("end",
                fmt::format("der Abschluss „{}“ liegt vor dem Beginn „{}“", measure.end->value, measure.start->value));
  }
  if (!measure.cost) { return; }
  checker.year("price_year", measure.cost->price_year);
  if (measure.cost->amount < EuroCents{0}) {
    checker.add("cost", fmt::format("die Kosten sind mit „{} €“ negativ; erlaubt sind 0 € und mehr",
                                    format_number(static_cast<double>(measure.cost->amount.value) / 100.0, 2)));
  }
}

void check_effects(Measure const& measure, Checker const& checker) {
  for (auto i = std::size_t{0}; i < measure.places.size(); ++i) {
    checker.utf8("places", fmt::format("der Titel von Ort {}", i + 1), measure.places[i].title);
    if (auto const reason = unusable_because(measure.places[i].shape); !reason.empty()) {
      checker.add("places", fmt::format("Ort {}: {}", i + 1, reason));
    }
  }
  for (auto i = std::size_t{0}; i < measure.effects.size(); ++i) {
    auto const& effect = measure.effects[i];
    checker.filled("effects", fmt::format("der Name von Wirkung {}", i + 1), effect.type);
    if (effect.place >= measure.places.size()) {
      checker.add("effects",
                  fmt::format("Wirkung {} („{}“) nennt den Ort „{}“; die Zahl der Orte ist {}, gezählt wird ab 0",
                              i + 1, effect.type, effect.place, measure.places.size()));
    }
    for (auto const& [name, value] : effect.parameters) {
      checker.filled("effects", fmt::format("der Name eines Parameters von Wirkung {}", i + 1), name);
      if (auto const* const text = std::get_if<std::string>(&value)) {
        checker.utf8("effects", fmt::format("der Wert von „{}“", name), *text);
      }
      if (auto const* const number = std::get_if<double>(&value); number != nullptr && !std::isfinite(*number)) {
        checker.add("effects", fmt::format("Wirkung {}: „{}“ ist keine endliche Zahl", i + 1, name));
      }
    }
  }
}

}  // namespace

void check(Field const& field, Problems& problems) {
  auto const checker = Checker{field.code, problems};
  checker.code_is_good();
  checker.filled("name_de", "der Name", field.name_de);
  checker.utf8("name_en", "der englische Name", field.name_en);
  if (!is_colour(field.colour)) {
    checker.add("colour", fmt::format("„{}“ ist keine Farbe der Form „#2f6f4e“", field.colour));
  }
}

void check(Plan const& plan, Goal const& goal, Problems& problems) {
  auto const checker = Checker{goal.code, problems};
  checker.code_is_good();
  checker.filled("text_de", "der Text", goal.text_de);
  checker.utf8("text_en", "der englische Text", goal.text_en);
  if (find_field(plan, goal.field) == nullptr) {
    checker.add("field", fmt::format("der Plan hat kein Handlungsfeld „{}“{}", goal.field,
                                     hint_at_current_code(plan, goal.field)));
  }
}

void check(Plan const& plan, Measure const& measure, Problems& problems) {
  auto const checker = Checker{measure.code, problems};
  checker.code_is_good();
  checker.filled("title", "der Titel", measure.title);
  checker.utf8("summary", "die Kurzbeschreibung", measure.summary);
  checker.filled("lead", "die Federführung", measure.lead);
  check_links(plan, measure, checker);
  check_time_and_money(measure, checker);
  check_effects(measure, checker);
}

void check(Milestone const& milestone, Problems& problems) {
  auto const checker = Checker{milestone.code, problems};
  checker.code_is_good();
  checker.year("date", Year{static_cast<int>(milestone.date.year)});
  checker.filled("title_de", "der Titel", milestone.title_de);
  checker.utf8("title_en", "der englische Titel", milestone.title_en);
  checker.filled("source", "die Quelle", milestone.source);
}

void check_code_is_free(Plan const& plan, std::string_view code, Problems& problems) {
  auto const where = fmt::format("{} code", code);
  auto const former = std::ranges::find(plan.former_codes, code, &FormerCode::code);
  if (former != plan.former_codes.end()) {
    problems.add(fmt::format("das Kürzel „{}“ gehörte „{}“; ein Kürzel wird nie ein zweites Mal verwendet", code,
                             former->object),
                 where);
  } else if (auto const kind = kind_of_object(plan, code); !kind.empty()) {
    problems.add(fmt::format("das Kürzel „{}“ ist schon vergeben ({})", code, kind), where);
  } else if (plan.retired_codes.contains(code)) {
    problems.add(fmt::format("das Kürzel „{}“ gehörte einem Eintrag, der gelöscht ist; ein Kürzel wird nie ein zweites "
                             "Mal verwendet",
                             code),
                 where);
  }
}

}  // namespace leitbild::plan
