#include "exchange/kofi/kofi_layout.h"

#include <fmt/format.h>

namespace leitbild::exchange {
namespace {

constexpr auto kTitles = std::array<std::string_view, kPositionCount>{
    "Ausgaben", "davon nicht zuwendungsfähig", "Einnahmen", "Bund", "Land", "EU", "Dritte",
    "Private",  "Ausgleichsbeträge",           "Kommune"};

std::string_view estimate_text(money::Estimate estimate) {
  switch (estimate) {
    case money::Estimate::kLow: return "untere Schätzung";
    case money::Estimate::kHigh: return "obere Schätzung";
    case money::Estimate::kLikely: break;
  }
  return "wahrscheinliche Kosten";
}

}  // namespace

std::string_view german_of(Position position) { return kTitles.at(static_cast<std::size_t>(position)); }

Position position_of(money::Source source) {
  // In the order of the sources.
  static_assert(static_cast<std::size_t>(Position::kCity) - static_cast<std::size_t>(Position::kFederal) ==
                static_cast<std::size_t>(money::Source::kCity));
  return static_cast<Position>(static_cast<std::size_t>(Position::kFederal) + static_cast<std::size_t>(source));
}

EuroCents amount_of(money::Flow const& flow, Position position) {
  switch (position) {
    case Position::kGross: return flow.gross;
    case Position::kNotEligible: return flow.not_eligible;
    case Position::kRevenue: return flow.revenue;
    default: break;
  }
  return flow.sources.at(static_cast<std::size_t>(position) - static_cast<std::size_t>(Position::kFederal));
}

std::vector<std::vector<GridCell>> sheet_title(money::FundedProject const& project, money::CostPlan const& plan,
                                               std::string_view what) {
  auto const prices =
      plan.options.view == money::PriceView::kNominal
          ? fmt::format("jeweilige Preise (Preissteigerung {} im Jahr)", percent_text(project.inflation))
          : std::string{"Preise des Preisjahres"};
  return {{text_cell(fmt::format("{} – {} {}", what, project.code, project.title), CellLook::kTitle)},
          {text_cell(fmt::format("Beträge in Euro, {}, {}", estimate_text(plan.options.estimate), prices),
                     CellLook::kNote)},
          {}};
}

}  // namespace leitbild::exchange
