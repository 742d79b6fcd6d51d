#include "money/plan_checks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "money/from_plan.h"
#include "money/funding/cumulation.h"
#include "money/plan_shares.h"

namespace leitbild::money {
namespace {

using funding::Version;
using plan::Inconsistency;
using plan::Plan;
using plan::Severity;

Version const* version_of(funding::Catalogue const& catalogue, std::string const& programme, Date on) {
  auto const* const found = funding::find_programme(catalogue, programme);
  return found == nullptr ? nullptr : funding::version_on(*found, on);
}

/// " (nicht geprüft)" where the programme's own value is not sure.
std::string mark(Version const& version, std::string_view key) {
  return version.is_unchecked(key) ? fmt::format(" ({})", funding::kNotChecked) : std::string{};
}

void set_band(ProjectProgramme& programme, Version const& version) {
  if (version.lump_sum) { return; }
  programme.rate_high = version.rate_weak ? version.rate_weak : version.rate_regular;
  if (version.rate_max) { programme.rate_high = version.rate_max; }
  if (!version.rate_up_to) { programme.rate_low = version.rate_min ? version.rate_min : version.rate_regular; }
}

Year year_of(Date day) { return Year{static_cast<int>(day.year())}; }

class Checking {
 public:
  Checking(Plan const& plan, funding::Catalogue const& catalogue, Date today)
      : plan_{plan}, catalogue_{catalogue}, today_{today} {}

  std::vector<Inconsistency> result() && {
    for (auto const& project : plan_.funded_projects) { check_project(project); }
    check_items();
    check_measures();
    for (auto const& application : plan_.funding_applications) { check_start(application); }
    return std::move(out_);
  }

 private:
  Plan const& plan_;
  funding::Catalogue const& catalogue_;
  Date today_;
  std::vector<Inconsistency> out_;

  void add(Severity severity, std::string_view rule, std::string object, std::string text) {
    out_.push_back({severity, rule, std::move(object), std::move(text)});
  }
  void warn(std::string_view rule, std::string object, std::string text) {
    add(Severity::kWarning, rule, std::move(object), std::move(text));
  }

  /// The day that decides which version of a programme counts for a project.
  Date day_of(plan::FundedProject const& project) const {
    auto out = std::optional<Date>{};
    for (auto const& application : plan_.funding_applications) {
      if (application.project != project.code) { continue; }
      auto const& date = application.approved_on ? application.approved_on : application.submitted;
      if (date) { out = std::max(out.value_or(first_day(*date)), first_day(*date)); }
    }
    return out.value_or(today_);
  }

  /// The checks of an overview that no city can leave as they are, by id; all others are for people to look at.
  static std::string_view rule_of(std::string_view id) {
    static constexpr auto kRules = std::array{std::pair{"uses_equal_sources", "kofi-uses-sources"},
                                              std::pair{"years_equal_total", "kofi-sums"},
                                              std::pair{"nothing_funded_twice", "kofi-funded-twice"},
                                              std::pair{"nothing_overpaid", "kofi-overpaid"},
                                              std::pair{"rate_within_band", "kofi-rate"},
                                              std::pair{"min_own_share", "kofi-own-share"},
                                              std::pair{"programme_end", "kofi-programme-end"},
                                              std::pair{"contracts_within_spending", "kofi-contracts"}};
    auto const* const found =
        std::ranges::find(kRules, id, [](auto const& rule) { return std::string_view{rule.first}; });
    return found == kRules.end() ? "kofi" : found->second;
  }

  void check_project(plan::FundedProject const& record) {
    auto const day = day_of(record);
    auto project = funded_project(plan_, record.code);
    if (!project) {
      for (auto const& problem : project.error().problems) {
        warn("kofi", record.code, fmt::format("die KoFi lässt sich nicht rechnen: {} {}", problem.where, problem.what));
      }
      return;
    }
    add_programme_rules(*project, catalogue_, day);
    auto const overview = cost_plan(*project);
    if (!overview) {
      for (auto const& problem : overview.error().problems) {
        add(Severity::kError, "kofi", record.code, fmt::format("{}: {}", problem.where, problem.what));
      }
      return;
    }
    for (auto const& check : overview->checks) {
      if (check.holds) { continue; }
      auto const is_error = check.id == "uses_equal_sources" || check.id == "years_equal_total" ||
                            check.id == "nothing_funded_twice" || check.id == "nothing_overpaid";
      add(is_error ? Severity::kError : Severity::kWarning, rule_of(check.id), record.code, check.text);
    }
    check_programmes(record, *project, *overview, day);
  }

  void check_programmes(plan::FundedProject const& record, FundedProject const& project, CostPlan const& overview,
                        Date day) {
    auto ids = std::set<std::string>{};
    for (auto const& programme : project.programmes) {
      if (!programme.programme.empty()) { ids.insert(programme.programme); }
    }
    for (auto const& id : ids) {
      auto const* const version = version_of(catalogue_, id, day);
      if (version == nullptr) {
        warn("programme-unknown", record.code,
             fmt::format("für „{}“ sind am {} keine Regeln bekannt; nicht geprüft sind Satz, Eigenanteil und Fristen",
                         id, german(day)));
        continue;
      }
      check_cash(record, id, *version);
      check_ceiling(record, id, *version, ids, overview);
      for (auto const& other : ids) {
        if (other > id && (funding::allows(*version, other) == funding::Fit::kFails)) {
          warn("cumulation", record.code, fmt::format("„{}“ schließt „{}“ aus", id, other));
        }
      }
    }
    if (!record.to) { return; }
    auto const last = year_of(last_day(*record.to));
    for (auto t = std::size_t{0}; t < overview.years; ++t) {
      auto const year = Year{overview.first_year.value + static_cast<int>(t)};
      if (year > last && overview.year_totals[t].gross > EuroCents{}) {
        warn("project-period", record.code,
             fmt::format("{}: {} Ausgaben nach dem Ende der Gesamtmaßnahme ({})", year.value,
                         format_euros(overview.year_totals[t].gross), german(*record.to)));
      }
    }
  }

  /// Money that is to come after the programme has ended.
  void check_cash(plan::FundedProject const& record, std::string const& id, Version const& version) {
    if (!version.finish_by) { return; }
    auto const last = year_of(*version.finish_by);
    for (auto const& share : plan_.funding_shares) {
      if (share.programme != id || !belongs_to_project(share, record) || share.cash.empty()) { continue; }
      if (auto const year = share.cash.rbegin()->first; year > last) {
        warn("programme-window", share.code,
             fmt::format("Kassenjahr {} liegt nach dem Ende von „{}“ ({}){}", year.value, id,
                         german(*version.finish_by), mark(version, "finish_by")));
      }
    }
  }

  bool belongs_to_project(plan::FundingShare const& share, plan::FundedProject const& record) const {
    return std::ranges::any_of(plan_.cost_items, [&](plan::CostItem const& item) {
      return belongs_to(item, record) && pays_for(share, item);
    });
  }

  void check_ceiling(plan::FundedProject const& record, std::string const& id, Version const& version,
                     std::set<std::string> const& ids, CostPlan const& overview) {
    if (!version.cumulation_ceiling || ids.size() < 2) { return; }
    auto const& total = overview.total;
    auto const grants = total[Source::kFederal] + total[Source::kState] + total[Source::kEu];
    auto const most = part_of(not_below_zero(total.eligible - total.revenue), *version.cumulation_ceiling);
    if (grants > most) {
      warn("ceiling", record.code,
           fmt::format("alle Zuwendungen {}; „{}“ erlaubt zusammen {}{}", format_euros(grants), id, format_euros(most),
                       mark(version, "cumulation_ceiling")));
    }
  }

  void check_items() {
    for (auto const& item : plan_.cost_items) {
      auto projects = std::vector<std::string>{};
      for (auto const& project : plan_.funded_projects) {
        if (belongs_to(item, project)) { projects.push_back(project.code); }
      }
      if (projects.size() > 1) {
        warn("item-in-projects", item.code,
             fmt::format("steht in mehreren Gesamtmaßnahmen: {}; das Feld „Gesamtmaßnahme“ wählt eine",
                         fmt::join(projects, ", ")));
      }
    }
  }

  /// Shares for a measure as a whole are a sum that plan::inconsistencies() does not see item by item.
  void check_measures() {
    auto needed = std::map<std::string, EuroCents>{};
    auto shares = std::map<std::string, EuroCents>{};
    for (auto const& item : plan_.cost_items) {
      needed[item.measure] += item.likely.value_or(EuroCents{}) - sum_of_years(item.revenue);
    }
    for (auto const& share : plan_.funding_shares) { shares[share.measure] += share.amount.value_or(EuroCents{}); }
    for (auto const& [measure, cost] : needed) {
      if (auto const found = shares.find(measure); found != shares.end() && found->second > cost) {
        add(Severity::kError, "funded-twice", measure,
            fmt::format("Finanzierungsbausteine über {} für Kosten von {} nach Einnahmen", format_euros(found->second),
                        format_euros(cost)));
      }
    }
  }

  /// The first day of the works that is on record: a contract, else nothing.
  std::optional<RoughDate> start_of(std::string const& measure) const {
    auto out = std::optional<RoughDate>{};
    for (auto const& evidence : plan_.evidence) {
      if (evidence.measure != measure || evidence.kind != plan::EvidenceKind::kContract || !evidence.date) { continue; }
      out = std::min(out.value_or(*evidence.date), *evidence.date);
    }
    return out;
  }

  bool may_start_early(std::string const& measure) const {
    return std::ranges::any_of(plan_.evidence, [&](plan::Evidence const& evidence) {
      return evidence.measure == measure && evidence.kind == plan::EvidenceKind::kEarlyStart;
    });
  }

  void check_start(plan::FundingApplication const& application) {
    auto const& decided = application.approved_on ? application.approved_on : application.submitted;
    auto const* const version = version_of(catalogue_, application.programme, decided ? first_day(*decided) : today_);
    if (version == nullptr || application.measure.empty() || !version->early_start) { return; }
    auto const start = start_of(application.measure);
    if (!start || *version->early_start == "allowed" || may_start_early(application.measure)) { return; }
    auto const after_application = *version->early_start == "after_application";
    auto const& needed = after_application ? application.submitted : application.approved_on;
    if (needed && last_day(*start) >= first_day(*needed)) { return; }
    warn("early-start", application.code,
         fmt::format("begonnen {}, {}: „{}“ verlangt den Beginn erst danach{}", german(*start),
                     needed ? fmt::format("{} {}", after_application ? "eingereicht" : "bewilligt", german(*needed))
                            : std::string{after_application ? "nicht eingereicht" : "nicht bewilligt"},
                     application.programme, mark(*version, "early_start")));
  }
};

}  // namespace

void add_programme_rules(FundedProject& project, funding::Catalogue const& catalogue, Date on) {
  for (auto& programme : project.programmes) {
    auto const* const version = version_of(catalogue, programme.programme, on);
    if (version == nullptr) { continue; }
    set_band(programme, *version);
    if (version->finish_by) { programme.finish_by = year_of(*version->finish_by); }
    if (version->own_share_min) {
      project.min_own_rate = std::max(*version->own_share_min, project.min_own_rate.value_or(kNone));
    }
  }
}

std::vector<Inconsistency> money_inconsistencies(Plan const& plan, funding::Catalogue const& catalogue, Date today) {
  return Checking{plan, catalogue, today}.result();
}

}  // namespace leitbild::money
