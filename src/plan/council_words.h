// What the words of a council information system mean for the plan: results, roles, kinds of bodies, votes. Systems write
// them freely; what is not understood stays nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "plan/council.h"
#include "plan/records/decisions.h"

namespace leitbild::plan::council {

/// "ungeändert beschlossen", "mehrheitlich abgelehnt", "vertagt" …
std::optional<DecisionResult> result_from(std::string_view text);

/// By its words, else by whether the body decides.
ConsultationRole role_of(Consultation const& consultation);

/// By name and classification; nothing where none of the known words stands there.
std::optional<BodyKind> kind_of(Body const& body);

/// From the kind and the title of the paper; nothing where no word tells.
std::optional<DecisionKind> kind_of(Paper const& paper, ConsultationRole role);

struct Votes {
  std::optional<std::int64_t> votes_for, votes_against, abstentions;
};
/// "Ja 25, Nein 12, Enthaltungen 3", "25 Ja-Stimmen, 12 Nein-Stimmen": numbers behind the words or all before them.
Votes votes_in(std::string_view text);
/// The item's own numbers, else those in its result.
Votes votes_of(AgendaItem const& item);

}  // namespace leitbild::plan::council
