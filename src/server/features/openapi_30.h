// An OpenAPI description in the words of version 3.0.
#pragma once

#include "base/json.h"

namespace leitbild::server {

/// Lists of types become "nullable", "const" an "enum" of one: what the descriptors use of 3.1 and 3.0 does not know.
Json as_openapi_30(Json document);

}  // namespace leitbild::server
