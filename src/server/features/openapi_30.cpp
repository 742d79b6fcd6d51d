#include "server/features/openapi_30.h"

namespace leitbild::server {
namespace {

void lower(Json& value);

void lower_type(Json& schema) {
  auto types = schema["type"];
  auto kept = Json::array();
  for (auto const& type : types) {
    if (type == "null") {
      schema["nullable"] = true;
    } else {
      kept.push_back(type);
    }
  }
  if (kept.size() == 1) {
    schema["type"] = kept.front();
    return;
  }
  schema.erase("type");
  schema["anyOf"] = Json::array();
  for (auto const& type : kept) { schema["anyOf"].push_back({{"type", type}}); }
}

void lower(Json& value) {
  if (value.is_object()) {
    if (value.contains("type") && value["type"].is_array()) { lower_type(value); }
    if (value.contains("const")) {
      value["enum"] = Json::array({value["const"]});
      value.erase("const");
    }
    if (value.contains("type") && value["type"] == "null") { value = {{"nullable", true}}; }
  }
  if (value.is_structured()) {
    for (auto& entry : value) { lower(entry); }
  }
}

}  // namespace

Json as_openapi_30(Json document) {
  document["openapi"] = "3.0.3";
  document["info"].erase("summary");
  document["info"]["license"].erase("identifier");
  lower(document);
  return document;
}

}  // namespace leitbild::server
