// What funding programmes are called.
#pragma once

#include <string>

#include "money/funding/catalogue.h"
#include "server/site.h"

namespace leitbild::server {

/// From the programmes that are compiled in (data/funding/); a city's own keep the id by which the plan names them.
class ProgrammeNames {
 public:
  explicit ProgrammeNames(Site const& site);
  /// "Städtebauförderung: Lebendige Zentren" for "lebendige_zentren"; the id where no programme has it.
  std::string const& of(std::string const& id) const;

 private:
  money::funding::Catalogue catalogue_;
};

}  // namespace leitbild::server
