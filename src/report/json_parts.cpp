#include "report/json_parts.h"

#include "report/wording.h"

namespace leitbild::report {

Json number_or_null(std::optional<double> value) { return value ? Json(*value) : Json(nullptr); }

std::string_view unit_id(indicators::Unit unit) {
  using enum indicators::Unit;
  switch (unit) {
    case kShare: return "share";
    case kMetres: return "m";
    case kMinutes: return "min";
    case kCount: return "count";
    case kSquareMetresPerResident: return "m2_per_resident";
    case kPercentOfGround: return "percent_of_ground";
    case kDegrees: return "kelvin";
    case kCelsius: return "celsius";
    case kMillimetres: return "mm";
    case kCubicMetres: return "m3";
    case kSquareMetresPerResidentAndYear: return "m2_per_resident_and_year";
  }
  return "";
}

Json band_json(std::optional<indicators::Band> const& band) {
  return band ? Json::array({band->low, band->high}) : Json(nullptr);
}

Json sources_json(std::vector<city::Source> const& sources) {
  auto out = Json::array();
  for (auto const& source : sources) {
    out.push_back({{"layer", source.layer},
                   {"layer_title", layer_title(source.layer)},
                   {"file", source.file},
                   {"origin", source.origin},
                   {"licence", source.licence},
                   {"date", source.date},
                   {"status", source.status},
                   {"sha256", source.sha256},
                   {"imported", source.imported},
                   {"note", source.note}});
  }
  return out;
}

Json parameters_json(Parameters const& parameters) {
  auto out = Json::array();
  for (auto const& fact : parameters.facts) {
    out.push_back({{"name", fact.name},
                   {"value", fact.value},
                   {"unit", fact.unit},
                   {"source", fact.source},
                   {"year", fact.year}});
    if (fact.low && fact.high) { out.back()["range"] = Json::array({*fact.low, *fact.high}); }
  }
  return out;
}

}  // namespace leitbild::report
