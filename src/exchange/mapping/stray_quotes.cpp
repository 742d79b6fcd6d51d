#include "exchange/mapping/mapping.h"

namespace leitbild::exchange {

std::string with_doubled_quotes(std::string_view csv, char separator) {
  constexpr auto kQuote = '"';
  auto const at = [&](std::size_t i) { return i < csv.size() ? csv[i] : '\n'; };
  auto const ends_cell = [&](char c) { return c == separator || c == '\n' || c == '\r'; };
  auto out = std::string{};
  out.reserve(csv.size());
  auto in_quotes = false;
  auto at_begin = true;  // of a cell
  for (auto i = std::size_t{0}; i < csv.size(); ++i) {
    auto const c = csv[i];
    auto const next = at(i + 1);
    if (at_begin && c == kQuote && next == kQuote && !ends_cell(at(i + 2)) && at(i + 2) != kQuote) {
      ++i;  // ""text
      at_begin = false;
      continue;
    }
    out += c;
    if (!in_quotes) {
      in_quotes = c == kQuote && at_begin;
      at_begin = ends_cell(c);
    } else if (c == kQuote) {
      if (ends_cell(next)) {
        in_quotes = false;
      } else {
        out += kQuote;
        if (next == kQuote) { ++i; }  // doubled already
      }
    }
  }
  return out;
}

}  // namespace leitbild::exchange
