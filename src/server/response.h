// An answer as the endpoints give it; how it gets onto the wire is not theirs to know.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/request.h"

namespace leitbild::server {

using Bytes = std::shared_ptr<std::string const>;
/// Puts the next part of a long answer into `chunk`; false: there is nothing more, `chunk` is not sent. Called by one
/// thread at a time.
using Stream = std::function<bool(std::string& chunk)>;
/// Asked every second as long as the reader listens: text to be sent, if there is any.
using Ticker = std::function<std::optional<std::string>()>;
using Body = std::variant<Bytes, Stream, Ticker>;

/// For how long an answer may be used again without asking.
enum class Keep : std::uint8_t {
  kAsk,      // ask each time; the answer has an ETag
  kForever,  // its address changes with its content
  kNever     // never stored
};

struct Response {
  int status{200};
  std::string type{"application/json"};
  Body body{std::make_shared<std::string const>()};
  Keep keep{Keep::kAsk};
  std::string etag{};                   // with quotes; set by the dispatcher where the body is Bytes
  std::vector<NameAndValue> headers{};  // beyond those that every answer has
};

Response text_response(std::string type, std::string text);

}  // namespace leitbild::server
