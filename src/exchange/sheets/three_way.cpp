#include "exchange/sheets/three_way.h"

namespace leitbild::exchange {
namespace {

std::string const& text_in(Texts const& texts, std::string const& attribute) {
  static auto const kEmpty = std::string{};
  auto const found = texts.find(attribute);
  return found == texts.end() ? kEmpty : found->second;
}

}  // namespace

Merged three_way(Texts const& base, Texts const& plan, Texts const& file) {
  auto out = Merged{};
  for (auto const& [attribute, in_file] : file) {
    auto const& in_base = text_in(base, attribute);
    auto const& in_plan = text_in(plan, attribute);
    if (in_file == in_plan || in_file == in_base) { continue; }
    if (in_plan == in_base) {
      out.from_file.push_back(attribute);
    } else {
      out.clashes.push_back({.attribute = attribute, .base = in_base, .plan = in_plan, .file = in_file});
    }
  }
  return out;
}

Texts with_texts(Texts plan, Texts const& file, std::vector<std::string> const& attributes) {
  for (auto const& attribute : attributes) { plan[attribute] = text_in(file, attribute); }
  return plan;
}

}  // namespace leitbild::exchange
