// What differs between two states of one object, attribute by attribute, in words for people.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.h"
#include "plan/records/form.h"

namespace leitbild::plan {

struct Change {
  std::string title_de;       // of the attribute: "Beginn"
  std::string before, after;  // "2028", "1.000,00 €", "(leer)"; both empty where the title says it all
};
/// "Beginn: 2028 → 2029".
std::string to_text(Change const& change);

/// Empty where nothing differs. Both records are of one form.
std::vector<Change> changes_between(Field const& before, Field const& after);
std::vector<Change> changes_between(Goal const& before, Goal const& after);
std::vector<Change> changes_between(Measure const& before, Measure const& after);
std::vector<Change> changes_between(Milestone const& before, Milestone const& after);
std::vector<Change> changes_between(Record const& before, Record const& after);

/// The attribute by which people know an object: its title, its name, else what comes after the code.
std::string const& title_of(Record const& record);

}  // namespace leitbild::plan
