// Errors as problem documents (RFC 9457), in the reader's language, without anything of the inside.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "server/language.h"

namespace leitbild::server {

/// A parameter of the request that is not as it has to be.
struct ParameterProblem {
  std::string name;
  Words what;  // what is wrong, the value, what is allowed
};

struct HttpProblem {
  int status{};
  std::string_view type;  // "unknown-object": the last part of the address that explains it
  Words title;
  Words detail{};
  std::vector<ParameterProblem> parameters{};
};

/// 404: there is no such object.
HttpProblem not_found(Words detail);
/// 400 with all parameters that are wrong.
HttpProblem bad_parameters(std::vector<ParameterProblem> parameters);
HttpProblem bad_parameter(std::string name, Words what);
/// 400: the request as a whole cannot be understood.
HttpProblem bad_request(Words detail);
/// 406, 405, 413, 503, 500 …
HttpProblem problem(int status, Words detail = {});

/// type, title, status, detail, and "parameters" where there are some.
Json to_json(HttpProblem const& problem, Language language);

/// The standard words of a status: "Nicht gefunden", "Not found".
Words status_words(int status);

}  // namespace leitbild::server
