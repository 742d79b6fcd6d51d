// Features as geographic formats exchange them: an id, where it is, and what is said about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/crs.h"
#include "geo/shape.h"

namespace leitbild::exchange {

enum class PropertyType : std::uint8_t { kFlag, kWhole, kNumber, kText, kList };

/// Nothing: not known.
using PropertyValue = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::string>>;

struct PropertyInfo {
  std::string key;
  std::string title_de, title_en;
  PropertyType type{};
  std::string help_de{};
  std::vector<std::string> choices{};  // all values a text or list may have; empty: any
};

/// `values` are one for each property, of its type or nothing. No shapes: it has no place.
struct Feature {
  std::string id;
  std::vector<geo::Shape> shapes;
  std::vector<PropertyValue> values;
};

/// "A; B" for a list, "ja" and "nein" for a flag, numbers with a decimal point; empty for nothing.
std::string value_as_text(PropertyValue const& value);

/// Features of one kind, all in one plane.
struct FeatureTable {
  std::string name;         // of a table or file: "measures"
  std::string title, note;  // what they are, and what has to be said about them
  std::vector<PropertyInfo> properties;
  std::vector<Feature> features;
  geo::Crs crs;  // x is east, y is north, whatever order the authority prescribes
};

}  // namespace leitbild::exchange
