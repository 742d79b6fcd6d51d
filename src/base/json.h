// JSON documents. Keys keep the order in which they were written, so that output is stable and readable.
#pragma once

#include <nlohmann/json.hpp>

namespace leitbild {

using Json = nlohmann::ordered_json;

}  // namespace leitbild
