#include "server/texts.h"

namespace leitbild::server {
namespace {

std::string const* translation(plan::Plan const& plan, std::string_view object, std::string_view attribute,
                               plan::Language language) {
  for (auto const& entry : plan.translations) {
    if (entry.language == language && entry.object == object && entry.attribute == attribute) { return &entry.text; }
  }
  return nullptr;
}

}  // namespace

std::string in_language(plan::Plan const& plan, std::string_view object, std::string_view attribute,
                        std::string const& german, Language language) {
  if (language == Language::kGerman) { return german; }
  auto const* const text = translation(plan, object, attribute, plan::Language::kEnglish);
  return text == nullptr ? german : *text;
}

std::string in_plain_german(plan::Plan const& plan, std::string_view object, std::string_view attribute) {
  auto const* const text = translation(plan, object, attribute, plan::Language::kSimpleGerman);
  return text == nullptr ? std::string{} : *text;
}

}  // namespace leitbild::server
