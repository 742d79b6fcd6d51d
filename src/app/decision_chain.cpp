#include "app/decision_chain.h"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plan/transitions.h"

namespace leitbild::app {
namespace {

bool names(std::vector<std::string> const& codes, std::string const& code) {
  return std::ranges::find(codes, code) != codes.end();
}

std::string day(std::optional<RoughDate> const& date) { return date ? german(*date) : std::string{"ohne Datum"}; }

std::string body_name(plan::Plan const& plan, std::string const& code) {
  auto const found = std::ranges::find(plan.bodies, code, &plan::Body::code);
  return found == plan.bodies.end() ? code : found->name;
}

template <class E>
std::string title_of(std::optional<E> value) {
  return value ? std::string{plan::choices_of<E>()[static_cast<std::size_t>(*value)].title_de} : std::string{};
}

std::string votes_text(plan::Decision const& decision) {
  auto parts = std::vector<std::string>{};
  auto const add = [&](std::string_view word, std::optional<std::int64_t> number) {
    if (number) { parts.push_back(fmt::format("{} {}", word, *number)); }
  };
  add("Ja", decision.votes_for);
  add("Nein", decision.votes_against);
  add("Enthaltungen", decision.abstentions);
  return parts.empty() ? std::string{} : fmt::format("; {}", fmt::join(parts, ", "));
}

class Chain {
 public:
  Chain(plan::Plan const& plan, plan::Measure const& measure) : plan_{plan}, measure_{measure} {}

  std::string text() && {
    for (auto const& paper : plan_.papers) {
      if (names(paper.measures, measure_.code)) { add_paper(paper); }
    }
    for (auto const& decision : plan_.decisions) {
      if (names(decision.measures, measure_.code) && !shown_.contains(decision.code)) { add_decision(decision, "  "); }
    }
    for (auto const& line : plan_.budget_lines) {
      if (names(line.measures, measure_.code) && !shown_.contains(line.code)) {
        out_ += fmt::format("  Haushaltsstelle {} {} (ohne Beschluss)\n", line.code, line.title);
      }
    }
    auto const head = std::string{out_.empty() ? "Vorlagen und Beschlüsse: keine\n" : "Vorlagen und Beschlüsse:\n"};
    return head + out_ + next_state();
  }

 private:
  plan::Plan const& plan_;
  plan::Measure const& measure_;
  std::set<std::string> shown_;
  std::string out_;

  void add_paper(plan::Paper const& paper) {
    out_ += fmt::format("  Vorlage {}{}{} ({})\n", paper.code,
                        paper.reference.empty() ? "" : fmt::format(" Nr. {}", paper.reference),
                        paper.title.empty() ? "" : ": " + paper.title, day(paper.date));
    auto steps = std::vector<plan::Consultation const*>{};
    for (auto const& step : plan_.consultations) {
      if (step.paper == paper.code) { steps.push_back(&step); }
    }
    std::ranges::stable_sort(steps, [](auto const* a, auto const* b) { return a->date < b->date; });
    for (auto const* step : steps) {
      out_ += fmt::format("    Beratung {}, {}, {}{}\n", day(step->date), body_name(plan_, step->body),
                          title_of(step->role), step->outcome.empty() ? "" : ": " + step->outcome);
    }
    for (auto const& decision : plan_.decisions) {
      if (decision.paper == paper.code) { add_decision(decision, "    "); }
    }
  }

  void add_decision(plan::Decision const& decision, std::string const& indent) {
    shown_.insert(decision.code);
    out_ += fmt::format("{}Beschluss {} {}, {}: {}, {}{}{}\n", indent, decision.code, day(decision.date),
                        body_name(plan_, decision.body), title_of(decision.kind), title_of(decision.result),
                        decision.authoritative ? ", entscheidet" : "", votes_text(decision));
    for (auto const& code : decision.budget_lines) {
      auto const line = std::ranges::find(plan_.budget_lines, code, &plan::BudgetLine::code);
      if (line == plan_.budget_lines.end()) { continue; }
      shown_.insert(code);
      out_ += fmt::format("{}  Haushaltsstelle {} {}\n", indent, line->code, line->title);
    }
  }

  /// Papers of the measure about which nobody has decided yet.
  std::string open_papers() const {
    auto out = std::string{};
    for (auto const& paper : plan_.papers) {
      auto const decided = std::ranges::any_of(plan_.decisions, [&](plan::Decision const& decision) {
        return decision.paper == paper.code && decision.authoritative;
      });
      if (!names(paper.measures, measure_.code) || decided) { continue; }
      out += fmt::format("  Vorlage {} wartet auf den entscheidenden Beschluss\n", paper.code);
    }
    return out;
  }

  std::string next_state() const {
    if (measure_.state >= plan::State::kEvaluated) { return {}; }
    auto const next = static_cast<plan::State>(static_cast<int>(measure_.state) + 1);
    auto const missing = plan::missing_evidence(plan_, measure_, next);
    auto const title = plan::info(next).title_de;
    if (missing.empty()) { return fmt::format("Nächster Stand „{}“: der Nachweis liegt vor\n", title); }
    auto out = fmt::format("Nächster Stand „{}“; es fehlt:\n", title);
    for (auto const& sentence : missing) { out += fmt::format("  {}\n", sentence); }
    return out + (next == plan::State::kDecided ? open_papers() : std::string{});
  }
};

}  // namespace

std::string decision_chain(plan::Plan const& plan, plan::Measure const& measure) { return Chain{plan, measure}.text(); }

}  // namespace leitbild::app
