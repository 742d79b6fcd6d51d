#include "plan/rules.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/text.h"

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
    if (code.empty()) { add("code", "the code is empty; allowed are letters, digits, '-', '.' and '_'"); }
    if (!std::ranges::all_of(code, good)) {
      add("code",
          fmt::format("the code '{}' has other characters than letters without umlauts, digits, '-', '.' and '_'",
                      code));
    }
  }

  void utf8(std::string_view attribute, std::string_view text) const {
    if (!is_valid_utf8(text)) { add(attribute, fmt::format("the {} is not valid UTF-8 text", attribute)); }
  }

  void filled(std::string_view attribute, std::string_view text) const {
    utf8(attribute, text);
    if (trimmed(text).empty()) { add(attribute, fmt::format("the {} is empty", attribute)); }
  }

  void year(std::string_view attribute, std::optional<Year> value) const {
    if (value && (*value < kFirstYear || *value > kLastYear)) {
      add(attribute,
          fmt::format("the year '{}' is not within {} to {}", value->value, kFirstYear.value, kLastYear.value));
    }
  }

  void no_repeats(std::string_view attribute, std::vector<std::string> const& list) const {
    auto seen = std::set<std::string_view>{};
    for (auto const& item : list) {
      if (!seen.insert(item).second) { add(attribute, fmt::format("'{}' is named twice", item)); }
    }
  }
};

bool is_colour(std::string_view text) {
  return text.size() == 7 && text.front() == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

/// Empty if the shape can be stored and drawn.
std::string unusable_because(geo::Shape const& shape) {
  if (auto const* const line = std::get_if<geo::Line>(&shape); line != nullptr && line->size() < 2) {
    return "the line has fewer than two points";
  }
  if (auto const* const area = std::get_if<geo::MultiPolygon>(&shape)) {
    auto const closed = [](geo::Ring const& ring) { return ring.size() >= 4 && ring.front() == ring.back(); };
    auto const good = [&](geo::Polygon const& p) { return closed(p.outer) && std::ranges::all_of(p.holes, closed); };
    if (area->empty() || !std::ranges::all_of(*area, good)) {
      return "the area is empty or one of its rings is not closed";
    }
  }
  auto const box = geo::box_of(shape);
  auto const finite =
      std::isfinite(box.low.x) && std::isfinite(box.low.y) && std::isfinite(box.high.x) && std::isfinite(box.high.y);
  return finite ? "" : "a coordinate is not a finite number";
}

void check_links(Plan const& plan, Measure const& measure, Checker const& checker) {
  if (find_field(plan, measure.field) == nullptr) {
    checker.add("field", fmt::format("no field has the code '{}'", measure.field));
  }
  for (auto const& code : measure.goals) {
    auto const* const goal = find_goal(plan, code);
    if (goal == nullptr) {
      checker.add("goals", fmt::format("no goal has the code '{}'", code));
    } else if (find_field(plan, goal->field) == nullptr) {
      checker.add("goals", fmt::format("the goal '{}' belongs to no known field ('{}')", code, goal->field));
    }
  }
  checker.no_repeats("goals", measure.goals);
  for (auto const& code : measure.districts) { checker.filled("districts", code); }
  checker.no_repeats("districts", measure.districts);
}

void check_time_and_money(Measure const& measure, Checker const& checker) {
  checker.year("start", measure.start);
  checker.year("end", measure.end);
  if (measure.start && measure.end && *measure.end < *measure.start) {
    checker.add("end", fmt::format("the end '{}' is before the start '{}'", measure.end->value, measure.start->value));
  }
  if (!measure.cost) { return; }
  checker.year("price_year", measure.cost->price_year);
  if (measure.cost->amount < EuroCents{0}) {
    checker.add("cost", fmt::format("the cost '{:.2f}' euro is negative; allowed are 0 and more",
                                    static_cast<double>(measure.cost->amount.value) / 100.0));
  }
}

void check_effects(Measure const& measure, Checker const& checker) {
  for (auto i = std::size_t{0}; i < measure.places.size(); ++i) {
    checker.utf8("places", measure.places[i].title);
    if (auto const reason = unusable_because(measure.places[i].shape); !reason.empty()) {
      checker.add("places", fmt::format("place {}: {}", i + 1, reason));
    }
  }
  for (auto i = std::size_t{0}; i < measure.effects.size(); ++i) {
    auto const& effect = measure.effects[i];
    checker.filled("effects", effect.type);
    if (effect.place >= measure.places.size()) {
      checker.add("effects",
                  fmt::format("effect {} ('{}') is at place '{}', but the measure has {} places (0 is the first)",
                              i + 1, effect.type, effect.place, measure.places.size()));
    }
    for (auto const& [name, value] : effect.parameters) {
      checker.filled("effects", name);
      if (auto const* const text = std::get_if<std::string>(&value)) { checker.utf8("effects", *text); }
      if (auto const* const number = std::get_if<double>(&value); number != nullptr && !std::isfinite(*number)) {
        checker.add("effects", fmt::format("effect {}: '{}' is not a finite number", i + 1, name));
      }
    }
  }
}

}  // namespace

void check(Field const& field, Problems& problems) {
  auto const checker = Checker{field.code, problems};
  checker.code_is_good();
  checker.filled("name_de", field.name_de);
  checker.utf8("name_en", field.name_en);
  if (!is_colour(field.colour)) {
    checker.add("colour", fmt::format("'{}' is not a colour of the form '#2f6f4e'", field.colour));
  }
}

void check(Plan const& plan, Goal const& goal, Problems& problems) {
  auto const checker = Checker{goal.code, problems};
  checker.code_is_good();
  checker.filled("text_de", goal.text_de);
  checker.utf8("text_en", goal.text_en);
  if (find_field(plan, goal.field) == nullptr) {
    checker.add("field", fmt::format("no field has the code '{}'", goal.field));
  }
}

void check(Plan const& plan, Measure const& measure, Problems& problems) {
  auto const checker = Checker{measure.code, problems};
  checker.code_is_good();
  checker.filled("title", measure.title);
  checker.utf8("summary", measure.summary);
  checker.filled("lead", measure.lead);
  check_links(plan, measure, checker);
  check_time_and_money(measure, checker);
  check_effects(measure, checker);
}

}  // namespace leitbild::plan
