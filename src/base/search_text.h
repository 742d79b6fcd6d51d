// Text in which people search: without regard to case, accents and the two ways of writing umlauts. The key remembers
// where each of its bytes came from, so that a hit can be shown in the text itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leitbild {

struct SearchText {
  /// Lower case, letters without accents; "ü", "ue" and "u" are the same, so are "ß" and "ss". Everything that is no letter
  /// or digit is a blank.
  std::string key;
  /// For each byte of the key, and for its end: where the letter it came from begins in the text.
  std::vector<std::uint32_t> origin;
};

/// `text` is UTF-8. O(length).
SearchText search_text(std::string_view text);

/// The words of a query in the form of a key, each once, in their order.
std::vector<std::string> search_words(std::string_view query);

/// Where the words stand in the text: from byte, to byte; in order, not overlapping.
std::vector<std::pair<std::size_t, std::size_t>> hits(SearchText const& text, std::vector<std::string> const& words);

}  // namespace leitbild
