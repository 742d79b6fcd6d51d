// Cases of illness that more green around homes prevents.
//
//   PC = (1 - exp(ln(RR) × 10 × ΔE)) × BC
//
// E: mean greenness (NDVI) within a radius, Δ against today; RR: relative risk per 0.1 more NDVI; BC: cases today, rate ×
// residents. Source: Liu et al. (2023), Environmental Research 231:116303, for depression; as InVEST Urban Mental Health.
// Known weakness: an association from cohort studies taken for a cause; NDVI does not know whose garden it is.
#pragma once

#include "base/quantity.h"
#include "geo/grid.h"

namespace leitbild::nature {

/// Values below 0 (water, snow) do not count. `radius` in whole pixels, above 0.
geo::Grid<float> without_negative(geo::Grid<float> greenness);
geo::Grid<float> greenness_around(geo::Grid<float> const& greenness, int radius, int threads);

/// Row by row b - a.
geo::Grid<float> difference(geo::Grid<float> const& a, geo::Grid<float> const& b);
/// `rate`: cases per resident and year.
geo::Grid<float> baseline_cases(geo::Grid<float> const& rate, geo::Grid<float> const& residents);
/// `relative_risk` above 0, at most 1.
geo::Grid<float> preventable_cases(geo::Grid<float> const& change, geo::Grid<float> const& baseline,
                                   double relative_risk);

}  // namespace leitbild::nature
