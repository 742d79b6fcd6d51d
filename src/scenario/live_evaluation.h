// An evaluation that follows a hand on the map: measures are put in and taken out, and each step costs what it changes.
#pragma once

#include <memory>
#include <vector>

#include "scenario/models.h"
#include "scenario/scenario.h"

namespace leitbild::scenario {

/// Today is computed once. Every later selection starts from the one before: searches go on from its labels, and only
/// indicators that read a changed layer are computed. The values have the same bits as those of evaluate().
/// Not shared between threads.
class LiveEvaluation {
 public:
  /// City and plan must outlive it and stay as they are.
  static Result<LiveEvaluation> begin(city::City const& city, plan::Plan const& plan);

  /// As evaluate() with this selection and year; errors likewise, and then the selection before stays.
  Result<void> show(Selection const& selection, Year year);
  /// What was shown last; before that today, without any measure.
  Evaluation const& evaluation() const { return evaluation_; }

 private:
  city::City const* city_;
  plan::Plan const* plan_;
  Evaluation evaluation_;
  std::shared_ptr<city::City const> shown_;
  std::unique_ptr<Models> models_;                                       // of *shown_
  std::vector<city::TimedChange> changes_;                               // of what is shown
  std::vector<std::optional<std::vector<city::TimedChange>>> resolved_;  // by measure, once asked for

  LiveEvaluation(city::City const& city, plan::Plan const& plan);
  Result<std::vector<city::TimedChange>> changes_of(std::span<CauseId const> causes);
  city::LayerSet layers_between(std::span<city::TimedChange const> changes, Year year) const;
};

}  // namespace leitbild::scenario
