// The description of all interfaces (OpenAPI 3.1), made from the descriptors that serve the requests.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "base/json.h"
#include "server/endpoint.h"

namespace leitbild::server {

/// The answer to a target like "/api/v1/measures/KLI-07" as JSON; null where there is none.
using ExampleOf = std::function<Json(std::string_view target)>;

/// `server`: what all paths begin with. Examples are shortened to the first entries of every list.
Json openapi(std::span<Endpoint const* const> endpoints, std::string const& server, ExampleOf const& example_of);

}  // namespace leitbild::server
