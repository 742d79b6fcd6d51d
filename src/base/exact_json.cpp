#include "base/exact_json.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace leitbild {
namespace {

/// Builds the document from the parser's events (nlohmann's SAX interface).
class Builder {
 public:
  explicit Builder(std::string_view text, std::string_view where) : text_{text}, where_{where} {}

  Json document;
  Problems problems;

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(Json::number_integer_t value) { return add(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
  bool number_float(Json::number_float_t /*value*/, std::string const& written) { return add(written); }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(Json::binary_t& /*value*/) { return false; }  // not in text
  bool start_object(std::size_t /*size*/) { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    if (open_.back()->contains(name)) { problems.add(fmt::format("„{}“ steht zweimal in einem Objekt", name), where_); }
    key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, std::string const& /*token*/, Json::exception const& /*error*/) {
    auto const before = text_.substr(0, std::min(position > 0 ? position - 1 : 0, text_.size()));
    auto const line = std::ranges::count(before, '\n') + 1;
    auto const begin = before.rfind('\n');
    auto const column = before.size() - (begin == std::string_view::npos ? 0 : begin + 1) + 1;
    problems.add("das ist kein gültiges JSON (Komma, Klammer oder Anführungszeichen prüfen)",
                 fmt::format("{}:{}:{}", where_, line, column));
    return false;
  }

 private:
  std::string_view text_;
  std::string where_;
  // From the document down to the object or array that is being read. A container does not grow while one below it is
  // open, so that the addresses hold.
  std::vector<Json*> open_;
  std::string key_;

  Json& place(Json value) {
    if (open_.empty()) { return document = std::move(value); }
    auto& container = *open_.back();
    if (container.is_object()) { return container[key_] = std::move(value); }
    container.push_back(std::move(value));
    return container.back();
  }
  bool add(Json value) {
    place(std::move(value));
    return true;
  }
  bool open(Json value) {
    open_.push_back(&place(std::move(value)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }
};

}  // namespace

Result<Json> parse_exact_json(std::string_view text, std::string_view where) {
  auto builder = Builder{text, where};
  Json::sax_parse(text, &builder);
  if (!builder.problems.empty()) { return std::move(builder.problems).as_failure(); }
  return std::move(builder.document);
}

}  // namespace leitbild
