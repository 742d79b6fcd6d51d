#include "server/response.h"

#include "server/endpoint.h"

namespace leitbild::server {

Response text_response(std::string type, std::string text) {
  auto out = Response{};
  out.type = std::move(type);
  out.body = std::make_shared<std::string const>(std::move(text));
  return out;
}

Response json_response(Json const& document) {
  // Bytes of the plan that are not UTF-8 become replacement signs: one bad name must not stop a list.
  return text_response("application/json", document.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace leitbild::server
