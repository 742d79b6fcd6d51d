#include "scenario/live_evaluation.h"

#include <algorithm>

#include "scenario/selection.h"
#include "scenario/values_in.h"

namespace leitbild::scenario {

LiveEvaluation::LiveEvaluation(city::City const& city, plan::Plan const& plan)
    : city_{&city},
      plan_{&plan},
      shown_{std::make_shared<city::City const>(city)},
      models_{std::make_unique<Models>(*shown_)},
      resolved_(plan.measures.size()) {}

Result<LiveEvaluation> LiveEvaluation::begin(city::City const& city, plan::Plan const& plan) {
  auto out = LiveEvaluation{city, plan};
  TRY(out.evaluation_.comparisons, compare_with_itself(*out.shown_, *out.models_));
  return out;
}

Result<std::vector<city::TimedChange>> LiveEvaluation::changes_of(std::span<CauseId const> causes) {
  auto unknown = std::vector<CauseId>{};
  std::ranges::copy_if(causes, std::back_inserter(unknown), [&](CauseId cause) { return !resolved_[cause.value]; });
  TRY(auto const found, resolve(*city_, *plan_, unknown));
  for (auto const cause : unknown) { resolved_[cause.value].emplace(); }
  // From here on every one that was asked for is there.
  for (auto const& change : found) {
    resolved_[change.cause.value]->push_back(change);  // NOLINT(bugprone-unchecked-optional-access)
  }
  auto out = std::vector<city::TimedChange>{};
  for (auto const cause : causes) {
    std::ranges::copy(*resolved_[cause.value], std::back_inserter(out));  // NOLINT(bugprone-unchecked-optional-access)
  }
  return out;
}

/// Written by measures that come or go. In another year more of each may have come.
city::LayerSet LiveEvaluation::layers_between(std::span<city::TimedChange const> changes, Year year) const {
  auto out = city::LayerSet{};
  if (year != evaluation_.year) {
    out.add(layers_written(changes, year));
    out.add(layers_written(changes_, evaluation_.year));
    return out;
  }
  auto const add_missing = [&](std::span<city::TimedChange const> from, std::span<city::TimedChange const> in) {
    for (auto const& change : from) {
      auto const is_there = std::ranges::find(in, change.cause, &city::TimedChange::cause) != in.end();
      if (!is_there && change.first <= year) { out.add(city::layers_written(change.change)); }
    }
  };
  add_missing(changes, changes_);
  add_missing(changes_, changes);
  return out;
}

Result<void> LiveEvaluation::show(Selection const& selection, Year year) {
  auto const scenario = Scenario{.city = *city_, .plan = *plan_, .selection = selection, .year = year};
  TRY(auto const causes, selected(*plan_, selection));
  TRY(auto changes, changes_of(causes));
  TRY_DO(check_conflicts(scenario, changes));
  auto const written = layers_between(changes, year);
  auto next = std::make_shared<city::City const>(city::with(*city_, changes, year));
  auto models = std::make_unique<Models>(*next, *models_, std::move(models_->ground));
  auto found = values_in(*next, written, evaluation_.comparisons, &Comparison::planned, *models);
  if (!found) {
    models_->ground = std::move(models->ground);
    models_->ground.follow(*shown_);
    return tl::unexpected{std::move(found).error()};
  }
  auto& values = *found;
  models->searches.settle();
  for (auto i = std::size_t{0}; i < values.size(); ++i) { evaluation_.comparisons[i].planned = std::move(values[i]); }
  models_ = std::move(models);
  shown_ = std::move(next);
  changes_ = std::move(changes);
  auto evaluation = Evaluation{};
  list_measures(evaluation, scenario, causes);
  evaluation.comparisons = std::move(evaluation_.comparisons);
  evaluation.planned = shown_;
  evaluation_ = std::move(evaluation);
  return {};
}

}  // namespace leitbild::scenario
