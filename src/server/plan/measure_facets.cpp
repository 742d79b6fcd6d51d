// What can be chosen in the filter bar, and how many measures that would give.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "server/plan/measure_filter.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

bool is_one_of(std::vector<std::string> const& list, std::string const& code) {
  return std::ranges::count(list, code) > 0;
}

Json value_json(std::string_view value, std::string_view title, std::size_t count, bool chosen) {
  return {{"value", value}, {"title", title}, {"count", count}, {"chosen", chosen}};
}

/// Counts with all filters but those of one dimension.
class Facets {
 public:
  Facets(Call const& call, MeasureFilter const& filter) : call_{call}, filter_{filter}, plan_{call.site.plan()} {}

  Json json() {
    return {{"field", fields()}, {"goal", goals()},        {"district", districts()}, {"state", states()},
            {"lead", leads()},   {"flagship", flagship()}, {"year", years()}};
  }

 private:
  Call const& call_;
  MeasureFilter const& filter_;
  plan::Plan const& plan_;

  std::vector<plan::Measure const*> without(Dimension dimension) const {
    auto out = std::vector<plan::Measure const*>{};
    for (auto const& measure : plan_.measures) {
      if (is_meant(call_, filter_, measure, dimension)) { out.push_back(&measure); }
    }
    return out;
  }

  template <class Predicate>
  static std::size_t count(std::vector<plan::Measure const*> const& measures, Predicate const& is_there) {
    return static_cast<std::size_t>(std::ranges::count_if(measures, [&](auto const* m) { return is_there(*m); }));
  }

  Json fields() const {
    auto const measures = without(Dimension::kField);
    auto out = Json::array();
    for (auto const& field : plan_.fields) {
      auto const n = count(measures, [&](plan::Measure const& m) { return m.field == field.code; });
      out.push_back(value_json(field.code, either(field.name_de, field.name_en, call_.language), n,
                               is_one_of(filter_.fields, field.code)));
      out.back()["colour"] = or_null(field.colour);
    }
    return out;
  }

  Json goals() const {
    auto const measures = without(Dimension::kGoal);
    auto out = Json::array();
    for (auto const& goal : plan_.goals) {
      auto const meant = lookup(call_).with_subgoals(goal.code);
      auto const n = count(measures, [&](plan::Measure const& m) {
        return std::ranges::find_first_of(m.goals, meant) != m.goals.end();
      });
      out.push_back(value_json(goal.code, either(goal.text_de, goal.text_en, call_.language), n,
                               is_one_of(filter_.goals, goal.code)));
      out.back()["field"] = goal.field;
    }
    return out;
  }

  /// Of every district: measures in it, in parts of it, and for areas that it is part of.
  Json districts() const {
    auto const measures = without(Dimension::kDistrict);
    auto const& rows = call_.site.city().districts->rows;
    auto counts = Table<city::DistrictId, std::size_t>{std::vector<std::size_t>(rows.size())};
    for (auto const* const measure : measures) { count_districts(*measure, counts); }
    auto out = Json::array();
    for (auto i = std::size_t{1}; i < rows.size(); ++i) {  // the city itself is no choice
      auto const id = city::DistrictId{i};
      auto const& district = rows[id];
      out.push_back(value_json(lookup(call_).slug_of(id), district.name, counts[id],
                               is_one_of(filter_.districts, district.code)));
      out.back()["level"] = city::name(district.level);
      auto const has_parent = district.parent && *district.parent != city::Districts::kWholeCity;
      out.back()["part_of"] = has_parent ? Json(lookup(call_).slug_of(*district.parent)) : Json();
    }
    return out;
  }

  void count_districts(plan::Measure const& measure, Table<city::DistrictId, std::size_t>& counts) const {
    auto const& districts = *call_.site.city().districts;
    auto named = std::vector<city::DistrictId>{};
    for (auto const& code : measure.districts) {
      if (auto const id = lookup(call_).district(code)) { named.push_back(*id); }
    }
    for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
      auto const id = city::DistrictId{i};
      auto const concerns = [&](city::DistrictId other) {
        return std::ranges::count(city::chain_upwards(districts, other), id) > 0 ||
               std::ranges::count(city::chain_upwards(districts, id), other) > 0;
      };
      if (std::ranges::any_of(named, concerns)) { ++counts[id]; }
    }
  }

  Json states() const {
    auto const measures = without(Dimension::kState);
    auto out = Json::array();
    for (auto const& state : plan::states()) {
      auto const n = count(measures, [&](plan::Measure const& m) { return m.state == state.state; });
      auto const chosen = std::ranges::count(filter_.states, state.state) > 0;
      if (n > 0 || chosen) {
        out.push_back(value_json(state.id, either(state.title_de, state.title_en, call_.language), n, chosen));
      }
    }
    return out;
  }

  Json leads() const {
    auto by_slug = std::map<std::string, std::pair<std::string, std::size_t>>{};
    for (auto const* const measure : without(Dimension::kLead)) {
      if (measure->lead.empty()) { continue; }
      auto& [name, n] = by_slug[slug(measure->lead)];
      name = measure->lead;
      ++n;
    }
    auto out = Json::array();
    for (auto const& [value, entry] : by_slug) {
      out.push_back(value_json(value, entry.first, entry.second, value == filter_.lead));
    }
    return out;
  }

  Json flagship() const {
    auto const n = count(without(Dimension::kFlagship), [](plan::Measure const& m) { return m.flagship; });
    return Json::array(
        {value_json("true", call_.language == Language::kGerman ? "Leuchtturmprojekte" : "Flagship projects", n,
                    filter_.flagship.value_or(false))});
  }

  /// From the first to the last year that any measure names.
  Json years() const {
    auto const measures = without(Dimension::kYears);
    auto first = std::optional<int>{};
    auto last = std::optional<int>{};
    for (auto const& measure : plan_.measures) {
      for (auto const year : {measure.start, measure.end}) {
        if (!year) { continue; }
        first = std::min(first.value_or(year->value), year->value);
        last = std::max(last.value_or(year->value), year->value);
      }
    }
    auto out = Json::array();
    for (auto year = first.value_or(1); year <= last.value_or(0); ++year) {
      auto const n = count(measures, [&](plan::Measure const& m) { return is_under_way(m, Year{year}, Year{year}); });
      auto const text = std::to_string(year);
      out.push_back(value_json(text, text, n, filter_.year == Year{year}));
    }
    return out;
  }
};

}  // namespace

Json facets_json(Call const& call, MeasureFilter const& filter) { return Facets{call, filter}.json(); }

Json active_filters(Call const& call, MeasureFilter const& filter) {
  auto out = Json::array();
  auto const add = [&](std::string_view name, std::string_view value, std::string_view title) {
    out.push_back({{"name", name}, {"value", value}, {"title", title}});
  };
  for (auto const& code : filter.fields) { add("field", code, field_ref(call, code)["name"].get<std::string>()); }
  for (auto const& code : filter.goals) { add("goal", code, goal_ref(call, code)["text"].get<std::string>()); }
  for (auto const& code : filter.districts) {
    if (auto const id = lookup(call).district(code)) {
      add("district", lookup(call).slug_of(*id), call.site.city().districts->rows[*id].name);
    }
  }
  for (auto const state : filter.states) {
    auto const& known = plan::info(state);
    add("state", known.id, either(known.title_de, known.title_en, call.language));
  }
  if (!filter.lead.empty()) { add("lead", filter.lead, call.values.text("lead")); }
  if (filter.flagship) { add("flagship", *filter.flagship ? "true" : "false", *filter.flagship ? "true" : "false"); }
  for (auto const* const name : {"year", "from", "to", "q"}) {
    if (auto const& text = call.values.text(name); !text.empty()) { add(name, text, text); }
  }
  return out;
}

}  // namespace leitbild::server
