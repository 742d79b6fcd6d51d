// A table of areas with results: their number, the fields of the file, then what was computed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/models/inputs.h"

namespace leitbild::app {

class AreaTable {
 public:
  /// Rows are numbered in the order of the file, as the reference does: from 0, or from 1 where it writes GeoPackages.
  explicit AreaTable(ModelAreas const& areas, std::size_t first_number = 0)
      : areas_{areas}, first_number_{first_number} {}

  /// One value per area; nothing: an empty cell.
  void add(std::string name, std::vector<std::optional<double>> values);
  /// The same from `value(row of the areas)`.
  template <class Value>
  void add_each(std::string name, Value value) {
    auto values = std::vector<std::optional<double>>{};
    for (auto i = std::size_t{0}; i < areas_.rows.size(); ++i) { values.push_back(value(i)); }
    add(std::move(name), std::move(values));
  }
  ModelAreas const& areas() const { return areas_; }
  /// Commas, numbers with as many digits as they need.
  std::string csv() const;

 private:
  ModelAreas const& areas_;
  std::size_t first_number_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::optional<double>>> columns_;
};

/// Nothing for what has no value (0 divided by 0).
std::optional<double> finite(double value);

}  // namespace leitbild::app
