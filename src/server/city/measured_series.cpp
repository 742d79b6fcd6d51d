// Targets and measured values of the plan, and indicators that are only measured.
#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "report/json_parts.h"
#include "report/wording.h"
#include "server/city/district.h"
#include "server/city/indicator.h"
#include "server/texts.h"

namespace leitbild::server {
namespace {

bool is_computed(Site const& site, std::string_view id) {
  return std::ranges::any_of(site.evaluation().comparisons,
                             [&](scenario::Comparison const& c) { return c.indicator->id == id; });
}

/// Null for the whole city, else the district; a code the city does not have is given as it is.
Json place_json(Call const& call, std::string const& code) {
  if (code.empty()) { return nullptr; }
  if (auto const id = city::find(*call.site.city().districts, code)) { return district_brief(call, *id); }
  return {{"code", code}, {"name", code}};
}

Json year_or_null(std::optional<Year> year) { return year ? Json(year->value) : Json(nullptr); }

/// Records of invented content say so in their source; the plan has no mark of its own for them.
bool is_example(std::string const& source) { return folded(source).find("beispiel") != std::string::npos; }

std::string allowed_indicators(Site const& site) {
  auto names = std::vector<std::string>{};
  for (auto const& comparison : site.evaluation().comparisons) { names.emplace_back(comparison.indicator->id); }
  for (auto const& series : measured_series(site)) { names.push_back(series.slug); }
  return report::joined(names);
}

HttpProblem unknown_indicator(Site const& site, std::string_view text) {
  auto const allowed = allowed_indicators(site);
  return not_found({.de = fmt::format("Einen Indikator „{}“ gibt es nicht; es gibt {}.", text, allowed),
                    .en = fmt::format("There is no indicator “{}”; there are {}.", text, allowed)});
}

}  // namespace

std::vector<MeasuredSeries> measured_series(Site const& site) {
  auto by_name = std::map<std::string, MeasuredSeries>{};
  auto const of = [&](std::string const& name) -> MeasuredSeries& {
    auto& series = by_name[name];
    series.name = name;
    series.slug = slug(name);
    return series;
  };
  for (auto const& point : site.plan().indicator_points) {
    if (!is_computed(site, point.indicator)) { of(point.indicator).points.push_back(&point); }
  }
  for (auto const& target : site.plan().indicator_targets) {
    if (!is_computed(site, target.indicator)) { of(target.indicator).targets.push_back(&target); }
  }
  auto out = std::vector<MeasuredSeries>{};
  for (auto& [name, series] : by_name) {
    std::ranges::stable_sort(series.points, {}, [](auto const* p) { return std::tie(p->district, p->date); });
    out.push_back(std::move(series));
  }
  return out;
}

tl::expected<AskedIndicator, HttpProblem> asked_indicator(Site const& site, std::string_view text) {
  auto const& comparisons = site.evaluation().comparisons;
  auto const found =
      std::ranges::find(comparisons, text, [](scenario::Comparison const& c) { return c.indicator->id; });
  if (found != comparisons.end()) {
    return AskedIndicator{.comparison = static_cast<std::size_t>(found - comparisons.begin()), .series = {}};
  }
  for (auto& series : measured_series(site)) {
    if (series.slug == text || series.name == text) {
      return AskedIndicator{.comparison = {}, .series = std::move(series)};
    }
  }
  return tl::unexpected{unknown_indicator(site, text)};
}

tl::expected<std::size_t, HttpProblem> asked_comparison(Site const& site, std::string_view text) {
  auto const found = asked_indicator(site, text);
  if (!found) { return tl::unexpected{found.error()}; }
  if (found->comparison) { return *found->comparison; }
  return tl::unexpected{
      not_found({.de = fmt::format("„{}“ wird gemessen und nicht berechnet; Werte je Zelle und Beiträge von Maßnahmen "
                                   "gibt es dazu nicht.",
                                   found->series->name),
                 .en = fmt::format("“{}” is measured, not computed; there are no values per cell and no contributions "
                                   "of measures.",
                                   found->series->name)})};
}

Json targets_json(Call const& call, std::string_view indicator) {
  auto const& plan = call.site.plan();
  auto out = Json::array();
  for (auto const& target : plan.indicator_targets) {
    if (target.indicator != indicator) { continue; }
    auto const* const goal = plan::find_goal(plan, target.goal);
    out.push_back({{"code", target.code},
                   {"goal", target.goal},
                   {"goal_text", goal == nullptr ? std::string{} : either(goal->text_de, goal->text_en, call.language)},
                   {"district", place_json(call, target.district)},
                   {"unit", target.unit},
                   {"baseline", report::number_or_null(target.baseline)},
                   {"baseline_year", year_or_null(target.baseline_year)},
                   {"target", report::number_or_null(target.target)},
                   {"target_year", year_or_null(target.target_year)},
                   {"source", target.source},
                   {"example", is_example(target.source)}});
  }
  return out;
}

Json points_json(Call const& call, std::string_view indicator) {
  auto points = std::vector<plan::IndicatorPoint const*>{};
  for (auto const& point : call.site.plan().indicator_points) {
    if (point.indicator == indicator) { points.push_back(&point); }
  }
  std::ranges::stable_sort(points, {}, [](auto const* p) { return std::tie(p->district, p->date); });
  auto out = Json::array();
  for (auto const* const point : points) {
    out.push_back({{"code", point->code},
                   {"district", place_json(call, point->district)},
                   {"date", point->date ? Json(iso(*point->date)) : Json(nullptr)},
                   {"value", report::number_or_null(point->value)},
                   {"unit", point->unit},
                   {"series_break", point->series_break},
                   {"source", point->source},
                   {"note", point->note},
                   {"example", is_example(point->source)}});
  }
  return out;
}

}  // namespace leitbild::server
