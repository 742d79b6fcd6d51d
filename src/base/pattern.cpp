#include "base/pattern.h"

#include <memory>

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace leitbild {
namespace {

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

}  // namespace

bool has_match(std::string_view pattern, std::string_view text) {
  constexpr auto kMostSteps = 1000;  // some ten milliseconds
  auto status = U_ZERO_ERROR;
  auto const subject = from_utf8(text);
  auto const matcher = std::make_unique<icu::RegexMatcher>(from_utf8(pattern), subject, 0, status);
  if (U_FAILURE(status)) { return false; }
  matcher->setTimeLimit(kMostSteps, status);
  auto const found = matcher->find(status);
  return U_SUCCESS(status) && found != 0;
}

}  // namespace leitbild
