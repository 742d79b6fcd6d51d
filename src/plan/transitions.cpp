#include "plan/transitions.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::plan {
namespace {

constexpr auto kDefinitions = std::array{
    StateDefinition{
        .state = State::kIdea, .applies_de = "jemand hat es vorgeschlagen", .evidence_de = "Urheber und Datum"},
    StateDefinition{.state = State::kProposed,
                    .applies_de = "so beschrieben, dass man es beurteilen kann",
                    .evidence_de = "Handlungsfeld, Ort und vorgeschlagene Federführung"},
    StateDefinition{.state = State::kAssessed, .applies_de = "vom Fachamt geprüft", .evidence_de = "Prüfvermerk"},
    StateDefinition{.state = State::kInConcept,
                    .applies_de = "Teil einer beschlossenen Fassung des Plans",
                    .evidence_de = "Beschluss über den Plan"},
    StateDefinition{.state = State::kDecided,
                    .applies_de = "das zuständige Gremium hat diese Maßnahme beschlossen",
                    .evidence_de = "Beschluss über die Maßnahme"},
    StateDefinition{.state = State::kInPlanning,
                    .applies_de = "ein Fachplan oder Entwurf ist beauftragt",
                    .evidence_de = "Fachplan oder Planungsauftrag"},
    StateDefinition{.state = State::kFinanced,
                    .applies_de = "die Finanzierung deckt die Kosten",
                    .evidence_de = "Finanzierungsbausteine, deren Summe die Kosten ist"},
    StateDefinition{.state = State::kInProgress,
                    .applies_de = "ein Vertrag ist geschlossen, oder die Arbeit hat begonnen",
                    .evidence_de = "Datum; Bewilligung oder erlaubter vorzeitiger Beginn"},
    StateDefinition{
        .state = State::kCompleted, .applies_de = "fertig", .evidence_de = "Abrechnung mit Datum und Zahlungen"},
    StateDefinition{.state = State::kEvaluated,
                    .applies_de = "die Wirkung ist mit der erwarteten verglichen",
                    .evidence_de = "Bericht"},
    StateDefinition{.state = State::kDeferred, .applies_de = "vorerst nicht verfolgt", .evidence_de = "Begründung"},
    StateDefinition{.state = State::kRejected, .applies_de = "nicht weiter verfolgt", .evidence_de = "Begründung"},
    StateDefinition{.state = State::kReplaced,
                    .applies_de = "eine andere Maßnahme tritt an ihre Stelle",
                    .evidence_de = "Verknüpfung „ersetzt“ von der anderen Maßnahme"},
    StateDefinition{.state = State::kPermanent, .applies_de = "Aufgabe ohne Ende", .evidence_de = "Begründung"}};

constexpr auto kLastOfTheChain = State::kEvaluated;

bool in_chain(State state) { return state <= kLastOfTheChain; }

bool names(std::vector<std::string> const& codes, std::string const& code) {
  return std::ranges::find(codes, code) != codes.end();
}

bool has_evidence(Plan const& plan, Measure const& measure, EvidenceKind kind) {
  return std::ranges::any_of(plan.evidence, [&](Evidence const& e) {
    return e.measure == measure.code && e.kind == kind && e.date.has_value();
  });
}

bool carries(Decision const& decision) {
  return decision.authoritative && decision.kind != DecisionKind::kNotice &&
         (decision.result == DecisionResult::kAccepted || decision.result == DecisionResult::kAcceptedChanged);
}

bool plan_is_decided(Plan const& plan) {
  return std::ranges::any_of(plan.versions, [&](PlanVersion const& version) {
    if (version.sha256.empty() || version.state == VersionState::kRepealed) { return false; }
    return std::ranges::any_of(plan.decisions,
                               [&](Decision const& d) { return d.code == version.decision && carries(d); });
  });
}

bool measure_is_decided(Plan const& plan, Measure const& measure) {
  return std::ranges::any_of(plan.decisions,
                             [&](Decision const& d) { return carries(d) && names(d.measures, measure.code); });
}

bool is_being_planned(Plan const& plan, Measure const& measure) {
  return has_evidence(plan, measure, EvidenceKind::kCommission) ||
         std::ranges::any_of(plan.specialist_plans,
                             [&](SpecialistPlan const& p) { return names(p.measures, measure.code); });
}

EuroCents cost_of(Plan const& plan, Measure const& measure) {
  auto sum = EuroCents{};
  auto itemised = false;
  for (auto const& item : plan.cost_items) {
    if (item.measure != measure.code) { continue; }
    sum += item.likely.value_or(EuroCents{});
    itemised = true;
  }
  return !itemised && measure.cost ? measure.cost->amount : sum;
}

EuroCents shares_of(Plan const& plan, Measure const& measure) {
  auto sum = EuroCents{};
  for (auto const& share : plan.funding_shares) {
    if (share.measure == measure.code) { sum += share.amount.value_or(EuroCents{}); }
  }
  return sum;
}

/// Own money needs nobody's approval.
bool needs_approval(Plan const& plan, Measure const& measure) {
  return std::ranges::any_of(plan.funding_shares, [&](FundingShare const& share) {
    return share.measure == measure.code &&
           (share.source == FundingSource::kFederation || share.source == FundingSource::kState ||
            share.source == FundingSource::kEu);
  });
}

bool is_approved(Plan const& plan, Measure const& measure) {
  auto const approved = [](FundingApplication const& a) {
    return a.state == ApplicationState::kApproved || a.state == ApplicationState::kDrawn ||
           a.state == ApplicationState::kProof || a.state == ApplicationState::kClosed;
  };
  auto const concerns = [&](FundingApplication const& a) {
    return a.measure == measure.code || std::ranges::any_of(plan.funded_projects, [&](FundedProject const& project) {
             return project.code == a.project && names(project.measures, measure.code);
           });
  };
  return has_evidence(plan, measure, EvidenceKind::kApproval) ||
         has_evidence(plan, measure, EvidenceKind::kEarlyStart) ||
         std::ranges::any_of(plan.funding_applications,
                             [&](FundingApplication const& a) { return approved(a) && concerns(a); });
}

bool was_paid(Plan const& plan, Measure const& measure) {
  return std::ranges::any_of(plan.actual_costs, [&](ActualCost const& cost) { return cost.measure == measure.code; });
}

bool is_superseded(Plan const& plan, Measure const& measure) {
  return std::ranges::any_of(plan.measure_links, [&](MeasureLink const& link) {
    return link.type == LinkType::kSupersedes && link.other == measure.code && link.other_plan.empty();
  });
}

using Missing = std::vector<std::string>;

Missing missing_description(Measure const& measure) {
  auto out = Missing{};
  if (measure.field.empty()) { out.emplace_back("das Handlungsfeld fehlt"); }
  if (measure.places.empty()) { out.emplace_back("der Ort fehlt"); }
  if (trimmed(measure.lead).empty()) { out.emplace_back("die vorgeschlagene Federführung fehlt"); }
  return out;
}

Missing missing_money(Plan const& plan, Measure const& measure) {
  auto const cost = cost_of(plan, measure);
  auto const shares = shares_of(plan, measure);
  if (cost == EuroCents{}) { return {"die Kosten sind nicht angegeben"}; }
  if (shares == cost) { return {}; }
  return {fmt::format("die Finanzierungsbausteine ergeben {}, die Kosten sind {}", format_euros(shares),
                      format_euros(cost))};
}

Missing missing_start(Plan const& plan, Measure const& measure) {
  auto out = Missing{};
  if (!has_evidence(plan, measure, EvidenceKind::kContract)) {
    out.emplace_back("ein Nachweis „Vertrag oder Baubeginn“ mit Datum fehlt");
  }
  if (needs_approval(plan, measure) && !is_approved(plan, measure)) {
    out.emplace_back("weder eine Bewilligung noch ein erlaubter vorzeitiger Maßnahmebeginn ist verzeichnet");
  }
  return out;
}

Missing one(bool there, std::string_view sentence) { return there ? Missing{} : Missing{std::string{sentence}}; }

/// A reason for leaving the chain or stepping back is as new as any other evidence of the measure.
bool has_reason(Plan const& plan, Measure const& measure) {
  auto reason = std::optional<RoughDate>{};
  auto latest = std::optional<RoughDate>{};
  for (auto const& e : plan.evidence) {
    if (e.measure != measure.code || !e.date) { continue; }
    latest = std::max(latest, e.date);
    if (e.kind == EvidenceKind::kReason) { reason = std::max(reason, e.date); }
  }
  return reason && reason == latest;
}

Missing missing_reason(Plan const& plan, Measure const& measure) {
  return one(has_reason(plan, measure), "ein Nachweis „Begründung“ fehlt, der nicht älter ist als die übrigen");
}

Missing no_such_step(Measure const& measure, State to) {
  return {fmt::format("von „{}“ führt kein Schritt nach „{}“", info(measure.state).title_de, info(to).title_de)};
}

Missing against_forward(Plan const& plan, Measure const& measure, State from, State to) {
  auto out = Missing{};
  for (auto state = static_cast<int>(from) + 1; state <= static_cast<int>(to); ++state) {
    auto const passed = static_cast<State>(state);
    for (auto const& sentence : missing_evidence(plan, measure, passed)) {
      out.push_back(fmt::format("für „{}“: {}", info(passed).title_de, sentence));
    }
  }
  return out;
}

}  // namespace

StateDefinition const& definition(State state) { return kDefinitions.at(static_cast<std::size_t>(state)); }

std::vector<std::string> missing_evidence(Plan const& plan, Measure const& measure, State state) {
  switch (state) {
    case State::kIdea:
      return one(has_evidence(plan, measure, EvidenceKind::kAuthor), "ein Nachweis „Urheber“ mit Datum fehlt");
    case State::kProposed: return missing_description(measure);
    case State::kAssessed:
      return one(has_evidence(plan, measure, EvidenceKind::kAssessment), "ein Nachweis „Prüfvermerk“ mit Datum fehlt");
    case State::kInConcept:
      return one(plan_is_decided(plan),
                 "es gibt keine beschlossene Fassung, die einen angenommenen, entscheidenden Beschluss nennt");
    case State::kDecided:
      return one(measure_is_decided(plan, measure),
                 "kein angenommener, entscheidender Beschluss nennt diese Maßnahme; der Beschluss über den Plan ist "
                 "nicht der über die Maßnahme");
    case State::kInPlanning:
      return one(is_being_planned(plan, measure), "weder ein Fachplan noch ein Nachweis „Planungsauftrag“ nennt sie");
    case State::kFinanced: return missing_money(plan, measure);
    case State::kInProgress: return missing_start(plan, measure);
    case State::kCompleted: {
      auto out =
          one(has_evidence(plan, measure, EvidenceKind::kActualCost), "ein Nachweis „Abrechnung“ mit Datum fehlt");
      if (!was_paid(plan, measure)) { out.emplace_back("es ist keine Zahlung verzeichnet"); }
      return out;
    }
    case State::kEvaluated:
      return one(has_evidence(plan, measure, EvidenceKind::kReport), "ein Nachweis „Evaluationsbericht“ fehlt");
    case State::kReplaced:
      return one(is_superseded(plan, measure), "keine andere Maßnahme hat eine Verknüpfung „ersetzt“ zu dieser");
    case State::kDeferred:
    case State::kRejected:
    case State::kPermanent: return missing_reason(plan, measure);
  }
  return {};
}

std::vector<std::string> reasons_against(Plan const& plan, Measure const& measure, State to) {
  auto const from = measure.state;
  if (from == to) { return {fmt::format("sie ist schon „{}“", info(to).title_de)}; }
  if (from == State::kReplaced) { return no_such_step(measure, to); }
  if (from == State::kRejected && to != State::kIdea) { return no_such_step(measure, to); }
  if (!in_chain(to)) {
    if (to == State::kPermanent && in_chain(from) && from < State::kDecided) { return no_such_step(measure, to); }
    return missing_evidence(plan, measure, to);
  }
  if (!in_chain(from)) {  // back into the chain: with a reason, and all that the state stands on
    auto out = missing_reason(plan, measure);
    if (from != State::kRejected) {
      for (auto& sentence : against_forward(plan, measure, State::kIdea, to)) { out.push_back(std::move(sentence)); }
    }
    return out;
  }
  return to > from ? against_forward(plan, measure, from, to) : missing_reason(plan, measure);
}

}  // namespace leitbild::plan
