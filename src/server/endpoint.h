// The contract of an endpoint: one file in a folder of src/server/endpoints/, nothing else to edit. The build collects
// them; dispatch, the check of parameters and the OpenAPI description come from the same descriptor.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "server/language.h"
#include "server/parameter.h"
#include "server/problem.h"
#include "server/request.h"
#include "server/response.h"
#include "server/service.h"
#include "server/site.h"
#include "server/values.h"

namespace leitbild::server {

/// What a handler may use. Everything lives until the answer is complete; a Stream keeps the site by `site.shared()`.
struct Call {
  Request const& request;
  std::string const& path;  // of the request, from the root of the site: "/ogc/collections"
  Site const& site;
  Values const& values;
  Language language{};
  std::string const& base;  // "https://example.org/plan", what all absolute links begin with; no slash at the end
  Service& service;
};

using Answer = tl::expected<Response, HttpProblem>;

/// Whether a handler is done within a few milliseconds; the others have threads of their own.
enum class Work : std::uint8_t { kQuick, kSlow };

struct Endpoint {
  std::string_view id;        // operationId, like the file: "measures"
  std::string_view path;      // "/api/v1/measures/{code}"; a last part "{name*}" takes the rest of the path
  std::string_view group_de;  // operations of one group stand together in the description: "Plan"
  std::string_view summary_de;
  std::string_view description_de;
  std::span<Parameter const> parameters{};  // `lang` is added to all below /api/
  std::string_view type{"application/json"};
  std::string_view schema{};   // JSON schema of the answer; may refer to "#/components/schemas/…" of openapi.cpp
  std::string_view example{};  // a target that answers 200 on the demonstration; the description shows its answer
  bool other_parameters{};     // the handler judges parameters that are not named here
  bool documented{true};
  Work work{Work::kQuick};
  Answer (*answer)(Call const&){};
};

/// Generated: all endpoints, by file stem.
std::span<Endpoint const* const> all_endpoints();

/// Compact JSON with status 200.
Response json_response(Json const& document);

}  // namespace leitbild::server
