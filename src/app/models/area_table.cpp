#include "app/models/area_table.h"

#include <cmath>

#include <fmt/format.h>

#include "base/csv.h"

namespace leitbild::app {
namespace {

constexpr auto kSeparator = ',';

std::string cell_of(std::string const& text) { return kSeparator + csv_cell(without_formula(text), kSeparator); }

}  // namespace

void AreaTable::add(std::string name, std::vector<std::optional<double>> values) {
  names_.push_back(std::move(name));
  columns_.push_back(std::move(values));
}

std::string AreaTable::csv() const {
  auto out = std::string{"fid"};
  for (auto const& field : areas_.fields) { out += cell_of(field); }
  for (auto const& name : names_) { out += cell_of(name); }
  out += '\n';
  for (auto i = std::size_t{0}; i < areas_.rows.size(); ++i) {
    out += fmt::format("{}", first_number_ + i);
    for (auto const& value : areas_.rows[i].values) { out += cell_of(value); }
    for (auto const& column : columns_) {
      auto const& value = column[i];
      out += value ? fmt::format("{}{}", kSeparator, *value) : std::string{kSeparator};
    }
    out += '\n';
  }
  return out;
}

std::optional<double> finite(double value) { return std::isfinite(value) ? std::optional{value} : std::nullopt; }

}  // namespace leitbild::app
