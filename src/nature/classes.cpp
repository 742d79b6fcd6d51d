#include "nature/classes.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace leitbild::nature {
namespace {

constexpr auto kMostNamed = std::size_t{30};

/// "3, 17, 250", at most thirty.
std::string named(std::set<int> const& codes) {
  auto const shown = std::vector<int>(
      codes.begin(), std::next(codes.begin(), static_cast<std::ptrdiff_t>(std::min(codes.size(), kMostNamed))));
  return fmt::format("{}{}", fmt::join(shown, ", "), codes.size() > kMostNamed ? " …" : "");
}

}  // namespace

template <class Index>
CodeFinder<Index>::CodeFinder(std::span<int const> codes, Index none) : none_{none} {
  constexpr auto kLargestTable = 1LL << 20;
  if (codes.empty()) { return; }
  auto const [low, high] = std::ranges::minmax(codes);
  low_ = low;
  auto const span = static_cast<long long>(high) - low + 1;
  if (span <= kLargestTable) { flat_.assign(static_cast<std::size_t>(span), none); }
  for (auto i = std::size_t{0}; i < codes.size(); ++i) {
    auto const index = static_cast<Index>(i);
    if (flat_.empty()) {
      sparse_.emplace(codes[i], index);
    } else {
      flat_[static_cast<std::size_t>(codes[i] - low_)] = index;
    }
  }
}

template <class Index>
Index CodeFinder<Index>::row_of(int code) const {
  if (flat_.empty()) {
    auto const found = sparse_.find(code);
    return found == sparse_.end() ? none_ : found->second;
  }
  auto const offset = static_cast<std::size_t>(code - low_);  // below the first one: far beyond the last
  return offset < flat_.size() ? flat_[offset] : none_;
}

template <class Index>
void CodeFinder<Index>::find(std::span<int const> codes, std::span<Index> out) {
  for (auto i = std::size_t{0}; i < codes.size(); ++i) {
    out[i] = row_of(codes[i]);
    if (out[i] == none_ && codes[i] != geo::kNoCode) { missing_.insert(codes[i]); }
  }
}

template class CodeFinder<ClassIndex>;
template class CodeFinder<SoilGroup>;

Result<void> check_classes(std::set<int> const& missing, std::string_view table) {
  if (missing.empty()) { return {}; }
  return fail(fmt::format("in der Tabelle fehlen Landnutzungsklassen, die das Raster enthält: {}", named(missing)),
              std::string{table});
}

Result<void> check_soil_groups(std::set<int> const& missing, std::string_view file) {
  if (missing.empty()) { return {}; }
  return fail(
      fmt::format("das Raster enthält die Bodengruppen {}; möglich sind 1 (A), 2 (B), 3 (C) und 4 (D)", named(missing)),
      std::string{file});
}

}  // namespace leitbild::nature
