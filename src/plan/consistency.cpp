#include "plan/consistency.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "plan/records/form.h"
#include "plan/rules.h"
#include "plan/transitions.h"
#include "plan/version_states.h"

namespace leitbild::plan {
namespace {

struct Report {
  std::vector<Inconsistency> list;

  void error(std::string_view rule, std::string object, std::string text) {
    list.push_back({Severity::kError, rule, std::move(object), std::move(text)});
  }
  void warning(std::string_view rule, std::string object, std::string text) {
    list.push_back({Severity::kWarning, rule, std::move(object), std::move(text)});
  }
};

EuroCents sum_of(ByYear<EuroCents> const& amounts) {
  auto out = EuroCents{};
  for (auto const& [year, amount] : amounts) { out += amount; }
  return out;
}

void check_objects(Plan const& plan, Report& report) {
  auto problems = Problems{};
  for (auto const& field : plan.fields) { check(field, problems); }
  for (auto const& goal : plan.goals) { check(plan, goal, problems); }
  for (auto const& measure : plan.measures) { check(plan, measure, problems); }
  for (auto const& milestone : plan.milestones) { check(milestone, problems); }
  auto const codes = CodeIndex{plan};
  for (auto const& form : forms()) {
    for (auto i = std::size_t{0}; i < form.count(plan); ++i) { check(codes, form.at(plan, i), problems); }
  }
  for (auto& problem : problems.list) { report.error("object", std::move(problem.where), std::move(problem.what)); }
}

void check_codes(Plan const& plan, Report& report) {
  auto uses = std::map<std::string, std::vector<std::string>>{};
  for (auto const& field : plan.fields) { uses[field.code].emplace_back("Handlungsfeld"); }
  for (auto const& goal : plan.goals) { uses[goal.code].emplace_back("Ziel"); }
  for (auto const& measure : plan.measures) { uses[measure.code].emplace_back("Maßnahme"); }
  for (auto const& milestone : plan.milestones) { uses[milestone.code].emplace_back("Meilenstein"); }
  for (auto const& form : forms()) {
    for (auto i = std::size_t{0}; i < form.count(plan); ++i) { uses[form.code_at(plan, i)].emplace_back(form.one_de); }
  }
  for (auto const& [code, kinds] : uses) {
    if (kinds.size() > 1) {
      report.error("code-unique", code, fmt::format("das Kürzel gehört mehreren: {}", fmt::join(kinds, ", ")));
    }
    if (plan.retired_codes.contains(code)) {
      report.error("code-reused", code, "das Kürzel gehörte schon einem Eintrag, der gelöscht ist");
    }
  }
}

/// Field and lead are demanded of every measure at any time; a spatial unit is needed from adoption on. The city as a whole
/// is one of the districts.
bool lacks_spatial_unit(Measure const& measure) { return measure.districts.empty() && measure.places.empty(); }
constexpr std::string_view kNoSpatialUnit =
    "weder Bezirk noch Ort ist genannt; für die ganze Stadt steht der Schlüssel der Stadt";

void check_adopted_measures(Plan const& plan, Report& report) {
  for (auto const& measure : plan.measures) {
    auto const adopted = measure.state >= State::kInConcept && measure.state <= State::kEvaluated;
    if (adopted && lacks_spatial_unit(measure)) {
      report.error("measure-complete", measure.code, std::string{kNoSpatialUnit});
    }
  }
}

void check_evidence(Plan const& plan, Report& report) {
  for (auto const& measure : plan.measures) {
    for (auto const& sentence : missing_evidence(plan, measure, measure.state)) {
      report.warning("state-evidence", measure.code,
                     fmt::format("Stand „{}“: {}", info(measure.state).title_de, sentence));
    }
  }
}

void check_versions(Plan const& plan, Report& report) {
  for (auto const& version : plan.versions) {
    if (version.state && was_adopted(*version.state) && version.decision.empty()) {
      report.error("version-decision", version.code, "die beschlossene Fassung nennt keinen Beschluss");
    }
  }
}

void check_cost_item(CostItem const& item, Report& report) {
  auto const likely = item.likely.value_or(EuroCents{});
  if (auto const spent = sum_of(item.spending); !item.spending.empty() && spent != likely) {
    report.error(
        "cost-by-year", item.code,
        fmt::format("die Ausgaben je Jahr ergeben {}, die Kosten sind {}", format_euros(spent), format_euros(likely)));
  }
  for (auto const& [year, amount] : item.not_eligible) {
    auto const spending = item.spending.find(year);
    auto const spent = spending == item.spending.end() ? EuroCents{} : spending->second;
    if (amount > spent) {
      report.error("not-eligible", item.code,
                   fmt::format("{}: {} nicht zuwendungsfähig, aber nur {} Ausgaben", year.value, format_euros(amount),
                               format_euros(spent)));
    }
  }
  if ((item.lowest && *item.lowest > likely) || (item.highest && *item.highest < likely)) {
    report.error("cost-range", item.code,
                 fmt::format("die Kosten {} liegen nicht in der genannten Bandbreite", format_euros(likely)));
  }
}

void check_share(FundingShare const& share, Report& report) {
  auto const amount = share.amount.value_or(EuroCents{});
  auto const compare = [&](ByYear<EuroCents> const& years, std::string_view rule, std::string_view what) {
    if (auto const sum = sum_of(years); !years.empty() && sum != amount) {
      report.error(rule, share.code,
                   fmt::format("{} ergeben {}, der Betrag ist {}", what, format_euros(sum), format_euros(amount)));
    }
  };
  compare(share.commitment, "share-commitment", "die Programmjahre");
  compare(share.cash, "share-cash", "die Kassenjahre");
}

/// One euro is paid once.
void check_financing(Plan const& plan, Report& report) {
  auto shares = std::map<std::string, EuroCents>{};
  for (auto const& share : plan.funding_shares) {
    check_share(share, report);
    if (!share.cost_item.empty()) { shares[share.cost_item] += share.amount.value_or(EuroCents{}); }
  }
  auto paid = std::map<std::string, EuroCents>{};
  for (auto const& cost : plan.actual_costs) { paid[cost.cost_item] += cost.amount.value_or(EuroCents{}); }
  for (auto const& item : plan.cost_items) {
    check_cost_item(item, report);
    auto const likely = item.likely.value_or(EuroCents{});
    auto const needed = likely - sum_of(item.revenue);
    if (auto const found = shares.find(item.code); found != shares.end() && found->second > needed) {
      report.error("funded-twice", item.code,
                   fmt::format("Finanzierungsbausteine über {} für Kosten von {} nach Einnahmen",
                               format_euros(found->second), format_euros(needed)));
    }
    if (auto const found = paid.find(item.code); found != paid.end() && found->second > item.highest.value_or(likely)) {
      report.warning("overpaid", item.code,
                     fmt::format("gezahlt sind {}, angesetzt {}", format_euros(found->second), format_euros(likely)));
    }
  }
}

void check_estimates(Plan const& plan, Report& report) {
  auto sums = std::map<std::string, EuroCents>{};
  for (auto const& item : plan.cost_items) { sums[item.measure] += item.likely.value_or(EuroCents{}); }
  for (auto const& measure : plan.measures) {
    auto const found = sums.find(measure.code);
    if (found != sums.end() && measure.cost && measure.cost->amount != found->second) {
      report.warning("cost-estimate", measure.code,
                     fmt::format("die Kostenansätze ergeben {}, die Kostenschätzung ist {}",
                                 format_euros(found->second), format_euros(measure.cost->amount)));
    }
    if (found == sums.end() && !measure.cost && measure.state >= State::kDecided &&
        measure.state <= State::kEvaluated) {
      report.warning("no-cost", measure.code, "beschlossen, aber ohne Kosten");
    }
  }
}

void check_links(Plan const& plan, Report& report) {
  auto excluded = std::set<std::pair<std::string, std::string>>{};
  for (auto const& link : plan.measure_links) {
    if (link.type == LinkType::kExcludes) {
      excluded.emplace(link.measure, link.other);
      excluded.emplace(link.other, link.measure);
    }
  }
  for (auto const& link : plan.measure_links) {
    if (link.other_plan.empty() && find_measure(plan, link.other) == nullptr) {
      report.error("link", link.code, fmt::format("der Plan hat keine Maßnahme „{}“", link.other));
    }
    if (link.measure == link.other && link.other_plan.empty()) {
      report.error("link", link.code, "sie verknüpft eine Maßnahme mit sich selbst");
    }
    if (link.type == LinkType::kRequires && excluded.contains({link.measure, link.other})) {
      report.warning("link", link.code,
                     fmt::format("„{}“ setzt „{}“ voraus und schließt sie aus", link.measure, link.other));
    }
  }
}

void check_profiles(Plan const& plan, Report& report) {
  if (plan.plan_profiles.size() > 1) {
    report.error("plan-profile", plan.plan_profiles.back().code, "der Plan hat mehr als einmal Angaben zum Plan");
  }
  auto profiles = std::map<std::string, std::string>{};
  for (auto const& profile : plan.measure_profiles) {
    if (auto const [first, is_new] = profiles.emplace(profile.measure, profile.code); !is_new) {
      report.error("measure-profile", profile.code,
                   fmt::format("die Maßnahme „{}“ hat schon Steckbriefangaben ({})", profile.measure, first->second));
    }
  }
  for (auto const& contribution : plan.goal_contributions) {
    auto const* const measure = find_measure(plan, contribution.measure);
    if (measure == nullptr || std::ranges::find(measure->goals, contribution.goal) != measure->goals.end()) {
      continue;
    }
    if (contribution.strength.value_or(0) > 0) {
      report.warning("goal-contribution", contribution.code,
                     fmt::format("die Maßnahme „{}“ nennt das Ziel „{}“ nicht, dem sie dient", contribution.measure,
                                 contribution.goal));
    }
  }
}

/// Attributes of the four kinds of objects that have no form.
std::vector<std::string_view> texts_of(std::string_view kind) {
  if (kind == "Maßnahme") { return {"title", "summary"}; }
  if (kind == "Handlungsfeld") { return {"name_de"}; }
  if (kind == "Ziel") { return {"text_de"}; }
  if (kind == "Meilenstein") { return {"title_de"}; }
  auto out = std::vector<std::string_view>{};
  for (auto const& info : find_form(kind)->attributes) {
    if (info.kind == Kind::kText || info.kind == Kind::kWords) { out.push_back(info.key); }
  }
  return out;
}

void check_translations(Plan const& plan, Report& report) {
  for (auto const& translation : plan.translations) {
    auto const kind = kind_of_object(plan, translation.object);
    if (kind.empty()) { continue; }  // said by the rules of every object
    auto const allowed = texts_of(kind);
    if (std::ranges::find(allowed, translation.attribute) == allowed.end()) {
      report.error("translation", translation.code,
                   fmt::format("„{}“ ist kein Text von „{}“ ({}); erlaubt sind {}", translation.attribute,
                               translation.object, kind, fmt::join(allowed, ", ")));
    }
  }
}

/// Every feature lies on a map, and every kind of feature on a map stands in its legend.
void check_strategy_maps(Plan const& plan, Report& report) {
  auto maps = std::map<std::pair<std::string, std::string>, std::string>{};  // field and version to code
  for (auto const& map : plan.strategy_maps) { maps.emplace(std::pair{map.field, map.version}, map.code); }
  auto explained = std::set<std::pair<std::string, std::optional<SpatialKind>>>{};
  for (auto const& entry : plan.legend_entries) { explained.emplace(entry.map, entry.kind); }
  for (auto const& feature : plan.spatial_features) {
    auto const found = maps.find({feature.field, feature.version});
    if (found == maps.end()) {
      report.warning("strategy-map", feature.code,
                     fmt::format("für „{}“, Fassung „{}“, gibt es keine Karte des räumlichen Konzepts",
                                 feature.field.empty() ? "ganze Stadt" : feature.field, feature.version));
    } else if (!explained.contains({found->second, feature.kind})) {
      report.warning("legend", feature.code,
                     fmt::format("die Legende der Karte „{}“ erklärt diese Art von Element nicht", found->second));
    }
  }
}

}  // namespace

Result<void> check_adoptable(Plan const& plan) {
  auto problems = Problems{};
  for (auto const& measure : plan.measures) {
    auto const more_than_an_idea = measure.state >= State::kProposed && measure.state <= State::kEvaluated;
    if (more_than_an_idea && lacks_spatial_unit(measure)) { problems.add(std::string{kNoSpatialUnit}, measure.code); }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

std::vector<Inconsistency> inconsistencies(Plan const& plan) {
  auto report = Report{};
  check_objects(plan, report);
  check_codes(plan, report);
  check_adopted_measures(plan, report);
  check_versions(plan, report);
  check_financing(plan, report);
  check_estimates(plan, report);
  check_links(plan, report);
  check_profiles(plan, report);
  check_translations(plan, report);
  check_strategy_maps(plan, report);
  check_evidence(plan, report);
  return std::move(report.list);
}

}  // namespace leitbild::plan
