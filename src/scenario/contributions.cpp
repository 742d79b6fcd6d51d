#include "scenario/contributions.h"

#include <algorithm>

#include "scenario/selection.h"
#include "scenario/values_in.h"

namespace leitbild::scenario {
namespace {

using Values = indicators::IndicatorValues;

std::optional<double> difference(std::optional<double> from, std::optional<double> to) {
  return from && to ? std::optional{*to - *from} : std::nullopt;
}

/// By district: alone minus today, all minus without.
Table<city::DistrictId, Contribution> between(Comparison const& comparison, Values const& alone,
                                              Values const& without) {
  auto out = Table<city::DistrictId, Contribution>{};
  for (auto i = std::size_t{0}; i < comparison.today.districts.size(); ++i) {
    auto const id = city::DistrictId{i};
    out.add({.alone = difference(comparison.today.districts[id].value, alone.districts[id].value),
             .last = difference(without.districts[id].value, comparison.planned.districts[id].value)});
  }
  return out;
}

/// `own` are the changes of one measure, `others` those of all others.
Result<std::vector<Table<city::DistrictId, Contribution>>> of_measure(Scenario const& scenario, Evaluation const& joint,
                                                                      std::span<city::TimedChange const> own,
                                                                      std::span<city::TimedChange const> others,
                                                                      Models& today) {
  auto const written = layers_written(own, scenario.year);
  auto const alone_city = city::with(scenario.city, own, scenario.year);
  auto const without_city = city::with(scenario.city, others, scenario.year);
  auto alone_models = Models{alone_city, today};
  auto without_models = Models{without_city, today};
  TRY(auto const alone, values_in(alone_city, written, joint.comparisons, &Comparison::today, alone_models));
  TRY(auto const without, values_in(without_city, written, joint.comparisons, &Comparison::planned, without_models));
  auto out = std::vector<Table<city::DistrictId, Contribution>>{};
  for (auto i = std::size_t{0}; i < joint.comparisons.size(); ++i) {
    out.push_back(between(joint.comparisons[i], alone[i], without[i]));
  }
  return out;
}

}  // namespace

Result<Contributions> contributions(Scenario const& scenario) {
  auto today = Models{scenario.city};
  TRY(auto joint, evaluate(scenario, today));
  TRY(auto const changes, resolve(scenario));
  auto out = Contributions{.joint = std::move(joint), .measures = {}};
  for (auto const& code : out.joint.measures) {
    auto const is_own = [&](city::TimedChange const& change) {
      return scenario.plan.measures[change.cause.value].code == code;
    };
    auto own = changes;
    auto const others = std::ranges::stable_partition(own, is_own);
    auto const count = own.size() - others.size();
    TRY(auto of_this, of_measure(scenario, out.joint, std::span{own}.first(count), others, today));
    out.measures.push_back({.code = code, .indicators = std::move(of_this)});
  }
  return out;
}

}  // namespace leitbild::scenario
