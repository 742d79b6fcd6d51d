#include "scenario/check_effects.h"

#include <fmt/format.h>

#include "effects/effect.h"

namespace leitbild::scenario {

Result<void> check_effects(plan::Measure const& measure) {
  auto problems = Problems{};
  for (auto i = std::size_t{0}; i < measure.effects.size(); ++i) {
    auto const& spec = measure.effects[i];
    auto const* const effect = effects::find_effect(spec.type);
    auto const where = fmt::format("Wirkung {}", i + 1);
    if (effect == nullptr) {
      problems.add(fmt::format("es gibt keine Wirkung „{}“; `leitbild effects` zeigt alle", spec.type), where);
    } else if (auto const checked = effects::complete(*effect, spec.parameters); !checked) {
      problems.add(within(where, checked.error()));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

}  // namespace leitbild::scenario
