#include "base/search_text.h"

#include <algorithm>
#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

namespace leitbild {
namespace {

/// One letter of the text in the form of a key; empty for marks that belong to the letter before.
std::string key_of(UChar32 letter) {
  static constexpr auto kSharpS = UChar32{0xDF};
  if (letter < 0x80) {
    auto const c = static_cast<char>(letter);
    if (c >= 'A' && c <= 'Z') { return std::string(1, static_cast<char>(c - 'A' + 'a')); }
    return std::string(1, (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : ' ');
  }
  if (letter == kSharpS) { return "ss"; }
  auto status = U_ZERO_ERROR;
  auto const* const normalizer = icu::Normalizer2::getNFKDInstance(status);
  auto parts = icu::UnicodeString{letter};
  if (U_SUCCESS(status)) { normalizer->getDecomposition(letter, parts); }
  parts.foldCase();
  auto out = icu::UnicodeString{};
  for (auto i = int32_t{0}; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    auto const part = parts.char32At(i);
    if (u_charType(part) == U_NON_SPACING_MARK) { continue; }
    out.append(u_isalnum(part) ? part : UChar32{' '});
  }
  auto utf8 = std::string{};
  out.toUTF8String(utf8);
  return utf8;
}

bool may_be_umlaut(char c) { return c == 'a' || c == 'o' || c == 'u'; }

}  // namespace

SearchText search_text(std::string_view text) {
  auto out = SearchText{};
  auto status = U_ZERO_ERROR;
  auto const reader = std::unique_ptr<UText, decltype(&utext_close)>{
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), utext_close};
  auto written_out = false;  // the last letter was a, o or u without an accent: an e behind it makes it an umlaut
  while (U_SUCCESS(status)) {
    auto const begin = static_cast<std::uint32_t>(utext_getNativeIndex(reader.get()));
    auto const letter = utext_next32(reader.get());  // a replacement sign for bytes that are no UTF-8
    if (letter == U_SENTINEL) { break; }
    auto const key = key_of(letter);
    if (written_out && key == "e") {
      written_out = false;
      continue;
    }
    out.key += key;
    out.origin.insert(out.origin.end(), key.size(), begin);
    if (!key.empty()) { written_out = letter < 0x80 && may_be_umlaut(key.back()); }
  }
  out.origin.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::vector<std::string> search_words(std::string_view query) {
  auto out = std::vector<std::string>{};
  auto const key = search_text(query).key;
  for (auto from = std::size_t{0}; from < key.size();) {
    auto const to = std::min(key.find(' ', from), key.size());
    auto word = key.substr(from, to - from);
    if (!word.empty() && std::ranges::find(out, word) == out.end()) { out.push_back(std::move(word)); }
    from = to + 1;
  }
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> hits(SearchText const& text, std::vector<std::string> const& words) {
  auto found = std::vector<std::pair<std::size_t, std::size_t>>{};
  for (auto const& word : words) {
    for (auto at = text.key.find(word); at != std::string::npos; at = text.key.find(word, at + word.size())) {
      found.emplace_back(text.origin[at], text.origin[at + word.size()]);
    }
  }
  std::ranges::sort(found);
  auto out = std::vector<std::pair<std::size_t, std::size_t>>{};
  for (auto const& [from, to] : found) {
    if (!out.empty() && from < out.back().second) {
      out.back().second = std::max(out.back().second, to);
    } else if (from < to) {
      out.emplace_back(from, to);
    }
  }
  return out;
}

}  // namespace leitbild
