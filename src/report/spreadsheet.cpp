#include "report/spreadsheet.h"

#include <fmt/format.h>

#include "report/wording.h"

namespace leitbild::report {

std::string spreadsheet_number(double value, int decimals) {
  auto out = fmt::format("{:.{}f}", value, decimals);
  if (out.find_first_not_of("-0.") == std::string::npos && out.front() == '-') { out.erase(0, 1); }
  if (auto const point = out.find('.'); point != std::string::npos) { out[point] = ','; }
  return out;
}

std::string spreadsheet_text(std::string_view text) {
  if (text.find_first_of(";\"\r\n") == std::string_view::npos) { return std::string{text}; }
  auto out = std::string{"\""};
  for (auto const c : text) {
    if (c == '"') { out += '"'; }
    out += c;
  }
  return out + "\"";
}

std::string_view spreadsheet_unit(indicators::Unit unit) {
  return unit == indicators::Unit::kCount ? "Anzahl" : unit_text(unit);
}

}  // namespace leitbild::report
