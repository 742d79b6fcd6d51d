#include "plan/retention.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "base/toml.h"
#include "retention_data.h"

namespace leitbild::plan {
namespace {

constexpr auto kMostYears = 50;

/// Adds the problems of the rule.
RetentionRule rule_from(TomlTable const& table, JournalClass journal_class, std::string const& where,
                        Problems& problems) {
  auto const years = table.integer("years");
  if (!years || *years < 0 || *years > kMostYears) {
    problems.add(fmt::format("„years“ fehlt oder ist nicht 0 bis {}", kMostYears), where);
  }
  auto out = RetentionRule{.journal_class = journal_class,
                           .years = static_cast<int>(years.value_or(0)),
                           .why_de = table.text("why_de").value_or(""),
                           .basis_de = table.text("basis_de").value_or("")};
  if (trimmed(out.why_de).empty()) { problems.add("„why_de“ fehlt: warum Namen so lange aufbewahrt werden", where); }
  if (trimmed(out.basis_de).empty()) {
    problems.add("„basis_de“ fehlt: worauf das beruht, z. B. „Festlegung der Stadt, nicht geprüft“", where);
  }
  for (auto const& key : table.keys()) {
    if (key != "years" && key != "why_de" && key != "basis_de") {
      problems.add(fmt::format("„{}“ ist nicht bekannt; erlaubt sind years, why_de, basis_de", key), where);
    }
  }
  return out;
}

}  // namespace

Result<Retention> read_retention(std::string_view text, std::string_view where) {
  TRY(auto const document, parse_toml(text, where));
  auto out = Retention{};
  auto problems = Problems{};
  for (auto const& key : document.keys()) {
    auto const place = fmt::format("{}:{}", where, document.line(key));
    auto const journal_class = journal_class_from(key);
    auto const table = document.table(key);
    if (!journal_class || !names_persons(*journal_class) || !table) {
      problems.add(
          fmt::format("„{}“ ist keine Klasse, die Personen nennt; erlaubt sind [money] und [publication]", key), place);
      continue;
    }
    out.push_back(rule_from(*table, *journal_class, place, problems));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  std::ranges::sort(out, {}, &RetentionRule::journal_class);
  return out;
}

Result<Retention> retention_for(std::filesystem::path const& workspace) {
  TRY(auto shipped, read_retention(kRetention, "data/journal/retention.toml"));
  auto const file = workspace / "journal" / "retention.toml";
  auto ignored = std::error_code{};
  if (workspace.empty() || !std::filesystem::exists(file, ignored)) { return shipped; }
  TRY(auto const text, read_file(file));
  TRY(auto const own, read_retention(text, file.string()));
  for (auto& rule : shipped) {
    auto const found = std::ranges::find(own, rule.journal_class, &RetentionRule::journal_class);
    if (found == own.end()) { continue; }
    rule = *found;
    rule.of_city = true;
  }
  return shipped;
}

RetentionRule const& rule_for(Retention const& retention, JournalClass journal_class) {
  return *std::ranges::find(retention, journal_class, &RetentionRule::journal_class);
}

Date kept_until(Retention const& retention, JournalClass journal_class, Year year) {
  auto const last = std::chrono::year{year.value + rule_for(retention, journal_class).years};
  return {last, std::chrono::December, std::chrono::day{31}};
}

std::vector<NamedPerson> overdue(Retention const& retention, std::vector<NamedPerson> const& persons, Date day) {
  auto out = std::vector<NamedPerson>{};
  std::ranges::copy_if(persons, std::back_inserter(out), [&](NamedPerson const& person) {
    return std::chrono::sys_days{kept_until(retention, person.journal_class, person.year)} < std::chrono::sys_days{day};
  });
  return out;
}

}  // namespace leitbild::plan
