#include "server/plan/programme_names.h"

namespace leitbild::server {

ProgrammeNames::ProgrammeNames(Site const& /*site*/) {
  if (auto catalogue = money::funding::catalogue_for({})) { catalogue_ = *std::move(catalogue); }
}

std::string const& ProgrammeNames::of(std::string const& id) const {
  auto const* const found = money::funding::find_programme(catalogue_, id);
  return found == nullptr ? id : found->name;
}

}  // namespace leitbild::server
