#include "nature/classes.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

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

/// Codes to numbers: by position in a table where the codes lie close together, which is the usual case.
template <class Index>
class Translator {
 public:
  Translator(std::span<int const> codes, Index none) : none_{none} {
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

  Index operator()(int code) {
    if (code == geo::kNoCode) { return none_; }
    auto const index = find(code);
    if (index == none_) { unknown_.insert(code); }
    return index;
  }
  std::set<int> const& unknown() const { return unknown_; }

 private:
  std::vector<Index> flat_;
  std::unordered_map<int, Index> sparse_;
  std::set<int> unknown_;
  long long low_{};
  Index none_;

  Index find(int code) const {
    if (flat_.empty()) {
      auto const found = sparse_.find(code);
      return found == sparse_.end() ? none_ : found->second;
    }
    auto const offset = code - low_;
    return offset >= 0 && offset < static_cast<long long>(flat_.size()) ? flat_[static_cast<std::size_t>(offset)]
                                                                        : none_;
  }
};

template <class Index>
geo::Grid<Index> translated(geo::Grid<int> const& raster, Translator<Index>& translator) {
  auto out = geo::Grid<Index>{raster.columns, raster.rows};
  std::ranges::transform(raster.values, out.values.begin(), [&](int code) { return translator(code); });
  return out;
}

}  // namespace

Result<geo::Grid<ClassIndex>> classes_of(geo::Grid<int> const& raster, std::span<int const> codes,
                                         std::string_view table) {
  auto translator = Translator<ClassIndex>{codes, kNoClass};
  auto out = translated(raster, translator);
  if (translator.unknown().empty()) { return out; }
  return fail(
      fmt::format("in der Tabelle fehlen Landnutzungsklassen, die das Raster enthält: {}", named(translator.unknown())),
      std::string{table});
}

Result<geo::Grid<SoilGroup>> soil_groups_of(geo::Grid<int> const& raster, std::string_view file) {
  constexpr auto kCodes = std::array{1, 2, 3, 4};
  static_assert(kCodes.size() == kSoilGroups);
  auto translator = Translator<SoilGroup>{kCodes, kNoSoil};
  auto out = translated(raster, translator);
  if (translator.unknown().empty()) { return out; }
  return fail(fmt::format("das Raster enthält die Bodengruppen {}; möglich sind 1 (A), 2 (B), 3 (C) und 4 (D)",
                          named(translator.unknown())),
              std::string{file});
}

}  // namespace leitbild::nature
