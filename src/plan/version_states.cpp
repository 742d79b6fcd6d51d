#include "plan/version_states.h"

#include <fmt/format.h>

namespace leitbild::plan {
namespace {

std::string_view title_of(VersionState state) {
  return choices_of<VersionState>()[static_cast<std::size_t>(state)].title_de;
}

}  // namespace

bool was_adopted(VersionState state) { return state >= VersionState::kAdopted; }

std::string reason_against(std::optional<VersionState> from, VersionState to) {
  if (from == to) { return fmt::format("sie ist schon „{}“", title_of(to)); }
  if (to == VersionState::kAdopted) {
    return "beschlossen wird eine Fassung mit `leitbild plan adopt`, das ihren Inhalt aufbewahrt";
  }
  if (!from || !was_adopted(*from)) {
    if (!was_adopted(to)) { return {}; }
    return fmt::format("„{}“ kann nur eine beschlossene Fassung werden", title_of(to));
  }
  if (to > *from && *from < VersionState::kRevised) { return {}; }
  return fmt::format("von „{}“ führt kein Schritt nach „{}“", title_of(*from), title_of(to));
}

}  // namespace leitbild::plan
