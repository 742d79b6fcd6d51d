// A parameter of an endpoint, as text that both the check of requests and the OpenAPI description read.
#pragma once

#include <cstdint>
#include <string_view>

namespace leitbild::server {

enum class In : std::uint8_t { kPath, kQuery };

/// `schema` is a JSON schema of OpenAPI: type string, integer, number or boolean with enum, pattern, minimum, maximum,
/// minLength, maxLength, default; or type array with items, minItems, maxItems, whose parts stand between commas.
struct Parameter {
  std::string_view name;
  In in{In::kQuery};
  std::string_view schema;   // R"({"type": "integer", "minimum": 1, "maximum": 1000, "default": 100})"
  std::string_view help_de;  // one sentence
  std::string_view example{};
  bool required{};  // those in the path always are
};

}  // namespace leitbild::server
