// How long the journal keeps the names of persons: data, by class of entry (data/journal/retention.toml).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/quantity.h"
#include "base/result.h"
#include "plan/journal.h"

namespace leitbild::plan {

struct RetentionRule {
  JournalClass journal_class{};
  int years{};  // after the calendar year in which the person was named
  std::string why_de, basis_de;
  bool of_city{};  // not the one that comes with the program
};

/// One for each class that names persons.
using Retention = std::vector<RetentionRule>;

/// The rules of the file. Error: a class that is not known or names nobody, a number of years
/// that is not 0 to 50, a reason or a basis that is missing; with the file and line.
Result<Retention> read_retention(std::string_view text, std::string_view where);
/// Those that come with the program and, over them, the folder's `journal/retention.toml`. An empty path: without a city.
Result<Retention> retention_for(std::filesystem::path const& workspace);

RetentionRule const& rule_for(Retention const& retention, JournalClass journal_class);

/// A name behind a pseudonym of the journal.
struct NamedPerson {
  std::string pseudonym, name;
  JournalClass journal_class{};
  Year year;  // in which the person was named
};
/// The last day on which the name may be kept.
Date kept_until(Retention const& retention, JournalClass journal_class, Year year);
/// Those whose time is over on that day.
std::vector<NamedPerson> overdue(Retention const& retention, std::vector<NamedPerson> const& persons, Date day);

}  // namespace leitbild::plan
