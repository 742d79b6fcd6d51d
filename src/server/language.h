// The languages of the site: German first, English second.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leitbild::server {

enum class Language : std::uint8_t { kGerman, kEnglish };

/// "de", "en".
constexpr std::string_view code(Language language) { return language == Language::kGerman ? "de" : "en"; }

/// One text in both languages.
struct Words {
  std::string de, en;

  std::string const& in(Language language) const { return language == Language::kGerman ? de : en; }
};

/// The one of both that "Accept-Language" puts first; German where it says nothing.
Language preferred_language(std::string_view accept_language);

}  // namespace leitbild::server
