#include "report/spreadsheet.h"

#include <fmt/format.h>

namespace leitbild::report {

std::string spreadsheet_number(double value, int decimals) {
  auto out = fmt::format("{:.{}f}", value, decimals);
  if (out.find_first_not_of("-0.") == std::string::npos && out.front() == '-') { out.erase(0, 1); }
  if (auto const point = out.find('.'); point != std::string::npos) { out[point] = ','; }
  return out;
}

}  // namespace leitbild::report
