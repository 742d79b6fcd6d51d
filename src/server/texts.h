// The texts of plan objects in the reader's language.
#pragma once

#include <string>
#include <string_view>

#include "plan/plan.h"
#include "server/language.h"

namespace leitbild::server {

/// The translation that the plan holds of that attribute, else the German text.
std::string in_language(plan::Plan const& plan, std::string_view object, std::string_view attribute,
                        std::string const& german, Language language);
/// The text in plain German; empty if the plan has none.
std::string in_plain_german(plan::Plan const& plan, std::string_view object, std::string_view attribute);

/// German, or the English text where there is one.
inline std::string const& either(std::string const& de, std::string const& en, Language language) {
  return language == Language::kGerman || en.empty() ? de : en;
}
inline std::string_view either(std::string_view de, std::string_view en, Language language) {
  return language == Language::kGerman || en.empty() ? de : en;
}

}  // namespace leitbild::server
