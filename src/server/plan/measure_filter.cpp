#include "server/plan/measure_filter.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/search_text.h"
#include "base/text.h"
#include "plan/rename.h"
#include "server/plan/measure_parameters.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

/// All values of the measure's text in which `q` is looked for.
std::string searched_text(Call const& call, plan::Measure const& measure) {
  return fmt::format("{}\n{}\n{}\n{}", measure.code, title_in(call, measure), summary_in(call, measure), measure.lead);
}

/// Reads the values of one parameter and collects those that are not there.
class Reader {
 public:
  explicit Reader(Call const& call) : call_{call}, lookup_{lookup(call)} {}

  tl::expected<MeasureFilter, HttpProblem> read() && {
    auto const& values = call_.values;
    for (auto const& code : values.list("field")) { read_field(code); }
    for (auto const& code : values.list("goal")) { read_goal(code); }
    for (auto const& name : values.list("district")) { read_district(name); }
    for (auto const& name : values.list("state")) { read_state(name); }
    out_.lead = slug(values.text("lead"));
    if (values.has("flagship") && !values.text("flagship").empty()) { out_.flagship = values.flag("flagship"); }
    out_.year = year("year");
    out_.from = year("from");
    out_.to = year("to");
    if (out_.from && out_.to && *out_.to < *out_.from) {
      add("to", fmt::format("„{}“ liegt vor „from“ ({})", out_.to->value, out_.from->value),
          fmt::format("“{}” lies before “from” ({})", out_.to->value, out_.from->value));
    }
    out_.words = search_words(values.text("q"));
    if (!problems_.empty()) { return tl::unexpected{bad_parameters(std::move(problems_))}; }
    return std::move(out_);
  }

 private:
  Call const& call_;
  Lookup const& lookup_;
  MeasureFilter out_{};
  std::vector<ParameterProblem> problems_{};

  void add(std::string name, std::string de, std::string en) {
    problems_.push_back({.name = std::move(name), .what = {std::move(de), std::move(en)}});
  }

  void unknown(std::string_view name, std::string_view value, std::vector<std::string> const& allowed) {
    add(std::string{name}, fmt::format("„{}“ gibt es nicht; erlaubt sind {}", value, fmt::join(allowed, ", ")),
        fmt::format("there is no “{}”; allowed are {}", value, fmt::join(allowed, ", ")));
  }

  std::optional<Year> year(std::string_view name) const {
    auto const value = call_.values.integer(name);
    return value ? std::optional{Year{static_cast<int>(*value)}} : std::nullopt;
  }

  void read_field(std::string const& asked) {
    auto const code = plan::current_code(call_.site.plan(), asked);
    if (lookup_.field(code) != nullptr) {
      out_.fields.push_back(code);
      return;
    }
    auto allowed = std::vector<std::string>{};
    for (auto const& field : call_.site.plan().fields) { allowed.push_back(field.code); }
    unknown("field", asked, allowed);
  }

  void read_goal(std::string const& asked) {
    auto const code = plan::current_code(call_.site.plan(), asked);
    if (lookup_.goal(code) != nullptr) {
      out_.goals.push_back(code);
      for (auto& below : lookup_.with_subgoals(code)) { out_.goals_meant.insert(std::move(below)); }
      return;
    }
    auto allowed = std::vector<std::string>{};
    for (auto const& goal : call_.site.plan().goals) { allowed.push_back(goal.code); }
    unknown("goal", asked, allowed);
  }

  void read_district(std::string const& asked) {
    auto const& districts = *call_.site.city().districts;
    auto const id = lookup_.district_by_any_name(asked);
    if (!id) {
      auto allowed = std::vector<std::string>{};
      for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
        allowed.push_back(lookup_.slug_of(city::DistrictId{i}));
      }
      unknown("district", asked, allowed);
      return;
    }
    out_.districts.push_back(districts.rows[*id].code);
    for (auto const above : city::chain_upwards(districts, *id)) {
      out_.districts_meant.insert(districts.rows[above].code);
    }
    for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
      if (std::ranges::count(city::chain_upwards(districts, city::DistrictId{i}), *id) > 0) {
        out_.districts_meant.insert(districts.rows[city::DistrictId{i}].code);
      }
    }
  }

  void read_state(std::string const& asked) {
    if (auto const state = plan::state_from(asked)) {
      out_.states.push_back(*state);
      return;
    }
    auto allowed = std::vector<std::string>{};
    for (auto const& state : plan::states()) { allowed.emplace_back(state.id); }
    unknown("state", asked, allowed);
  }
};

bool has_all_words(Call const& call, MeasureFilter const& filter, plan::Measure const& measure) {
  if (filter.words.empty()) { return true; }
  auto const key = search_text(searched_text(call, measure)).key;
  return std::ranges::all_of(filter.words,
                             [&](std::string const& word) { return key.find(word) != std::string::npos; });
}

bool has_any(std::vector<std::string> const& of, std::set<std::string, std::less<>> const& wanted) {
  return std::ranges::any_of(of, [&](std::string const& code) { return wanted.contains(code); });
}

bool is_in_years(MeasureFilter const& filter, plan::Measure const& measure) {
  if (filter.year && !is_under_way(measure, filter.year, filter.year)) { return false; }
  return !(filter.from || filter.to) || is_under_way(measure, filter.from, filter.to);
}

/// Nothing is last, whichever way the rest goes.
template <class T>
bool is_before(std::optional<T> const& a, std::optional<T> const& b, bool descending) {
  if (a.has_value() != b.has_value()) { return a.has_value(); }
  if (!a) { return false; }
  return descending ? *b < *a : *a < *b;
}

std::optional<std::int64_t> number_of(plan::Measure const& measure, std::string_view by) {
  if (by == "start") { return measure.start ? std::optional<std::int64_t>{measure.start->value} : std::nullopt; }
  if (by == "end") { return measure.end ? std::optional<std::int64_t>{measure.end->value} : std::nullopt; }
  if (by == "cost") { return measure.cost ? std::optional{measure.cost->amount.value} : std::nullopt; }
  return static_cast<std::int64_t>(measure.state);
}

std::size_t field_position(plan::Plan const& plan, std::string const& code) {
  return static_cast<std::size_t>(std::ranges::find(plan.fields, code, &plan::Field::code) - plan.fields.begin());
}

}  // namespace

tl::expected<MeasureFilter, HttpProblem> measure_filter(Call const& call) { return Reader{call}.read(); }

bool is_under_way(plan::Measure const& measure, std::optional<Year> from, std::optional<Year> to) {
  if (!measure.start && !measure.end) { return false; }
  auto const begins_in_time = !to || !measure.start || *measure.start <= *to;
  auto const ends_in_time = !from || !measure.end || *measure.end >= *from;
  return begins_in_time && ends_in_time;
}

bool is_meant(Call const& call, MeasureFilter const& filter, plan::Measure const& measure,
              std::optional<Dimension> without) {
  auto const looks_at = [&](Dimension dimension, bool is_asked) { return is_asked && without != dimension; };
  using enum Dimension;
  if (looks_at(kField, !filter.fields.empty()) && std::ranges::count(filter.fields, measure.field) == 0) {
    return false;
  }
  if (looks_at(kGoal, !filter.goals.empty()) && !has_any(measure.goals, filter.goals_meant)) { return false; }
  if (looks_at(kDistrict, !filter.districts.empty()) && !has_any(measure.districts, filter.districts_meant)) {
    return false;
  }
  if (looks_at(kState, !filter.states.empty()) && std::ranges::count(filter.states, measure.state) == 0) {
    return false;
  }
  if (looks_at(kLead, !filter.lead.empty()) && slug(measure.lead) != filter.lead) { return false; }
  if (looks_at(kFlagship, filter.flagship.has_value()) && measure.flagship != *filter.flagship) { return false; }
  if (looks_at(kYears, true) && !is_in_years(filter, measure)) { return false; }
  return !looks_at(kText, true) || has_all_words(call, filter, measure);
}

std::vector<plan::Measure const*> meant_measures(Call const& call, MeasureFilter const& filter, std::string_view sort) {
  auto const& plan = call.site.plan();
  auto out = std::vector<plan::Measure const*>{};
  for (auto const& measure : plan.measures) {
    if (is_meant(call, filter, measure)) { out.push_back(&measure); }
  }
  auto const descending = sort.starts_with('-');
  auto const by = descending ? sort.substr(1) : sort;
  std::ranges::sort(out, {}, [](auto const* measure) { return std::string_view{measure->code}; });
  if (by == "plan" || by.empty()) {
    std::ranges::stable_sort(out, {}, [&](auto const* measure) { return field_position(plan, measure->field); });
  } else if (by == "title") {
    auto const key = [&](auto const* measure) { return search_text(title_in(call, *measure)).key; };
    std::ranges::stable_sort(
        out, [&](auto const* a, auto const* b) { return descending ? key(b) < key(a) : key(a) < key(b); });
  } else if (by == "code") {
    if (descending) { std::ranges::reverse(out); }
  } else {
    std::ranges::stable_sort(
        out, [&](auto const* a, auto const* b) { return is_before(number_of(*a, by), number_of(*b, by), descending); });
  }
  return out;
}

std::string query_text(Call const& call, bool with_sort) {
  auto out = std::string{};
  for (auto const& parameter : kFilterParameters) {
    auto const& value = call.values.text(parameter.name);
    auto const is_sort = parameter.name == "sort";
    if (value.empty() || (is_sort && (!with_sort || value == "plan"))) { continue; }
    out += fmt::format("{}{}={}", out.empty() ? '?' : '&', parameter.name, percent_encoded(value));
  }
  return out;
}

}  // namespace leitbild::server
