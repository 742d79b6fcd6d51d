#include "exchange/features/feature.h"

#include <fmt/format.h>

namespace leitbild::exchange {
namespace {

struct AsText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "ja" : "nein"; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return std::isfinite(value) ? fmt::format("{}", value) : std::string{}; }
  std::string operator()(std::string const& value) const { return value; }
  std::string operator()(std::vector<std::string> const& value) const {
    return fmt::format("{}", fmt::join(value, "; "));
  }
};

}  // namespace

std::string value_as_text(PropertyValue const& value) { return std::visit(AsText{}, value); }

}  // namespace leitbild::exchange
