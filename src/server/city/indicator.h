// Indicators as the endpoints show them: computed ones with their values today and with the plan, and measured series of
// the plan that nothing computes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "scenario/contributions.h"
#include "server/endpoint.h"

namespace leitbild::server {

inline constexpr auto kIndicatorParameter =
    Parameter{.name = "indicator",
              .in = In::kPath,
              .schema = R"({"type": "string", "minLength": 1, "maxLength": 200})",
              .help_de = "Kennung des Indikators; „id“ in der Liste.",
              .example = "groceries_within_700m"};

/// A series or a target of the plan whose indicator the program does not compute.
struct MeasuredSeries {
  std::string name;                                 // as the plan writes it
  std::string slug;                                 // the last part of its address
  std::vector<plan::IndicatorPoint const*> points;  // by district, then by date
  std::vector<plan::IndicatorTarget const*> targets;
};
/// By name.
std::vector<MeasuredSeries> measured_series(Site const& site);

/// Either a position in Evaluation::comparisons or a measured series.
struct AskedIndicator {
  std::optional<std::size_t> comparison;
  std::optional<MeasuredSeries> series;
};
/// By id, or by the slug of a measured series. 404 says which there are.
tl::expected<AskedIndicator, HttpProblem> asked_indicator(Site const& site, std::string_view text);
/// The same for what is only there for computed ones.
tl::expected<std::size_t, HttpProblem> asked_comparison(Site const& site, std::string_view text);

/// True where the evaluation holds measures: else planned values are those of today.
bool has_plan(scenario::Evaluation const& evaluation);

/// What lists of indicators say of one: titles, values of the whole city, whom the plan reaches.
Json indicator_brief(Call const& call, std::size_t comparison);
Json series_brief(Call const& call, MeasuredSeries const& series);
/// The values of all districts, how it is computed, from what, targets and measured values.
/// `with_geometry`: the districts with their outlines.
Json indicator_json(Call const& call, std::size_t comparison, bool with_geometry);
Json series_json(Call const& call, MeasuredSeries const& series);

/// Targets and measured values of the plan for that indicator.
Json targets_json(Call const& call, std::string_view indicator);
Json points_json(Call const& call, std::string_view indicator);

/// What each measure contributes, made once per site when it is first asked for: two evaluations per measure, which takes
/// seconds in a large city.
struct ContributionsOfSite {
  std::optional<scenario::Contributions> value;  // none: they could not be computed

  explicit ContributionsOfSite(Site const& site);
};
/// The measures that change this indicator in the district, the greatest contribution first; null: not computable.
/// Why contributions need not add up.
std::string_view contributions_explained(Language language);
Json contributions_json(Call const& call, std::size_t comparison, city::DistrictId district);

}  // namespace leitbild::server
