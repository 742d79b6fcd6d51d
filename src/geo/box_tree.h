// Which boxes meet a box: a packed R-tree over things that do not change.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/point.h"

namespace leitbild::geo {

/// Sort-tile-recursive packing (Leutenegger, Lopez, Edgington 1997). Building is O(n log n); a question costs about the
/// number of its answers. Empty boxes are in no answer.
class BoxTree {
 public:
  BoxTree() = default;
  explicit BoxTree(std::vector<Box> const& boxes);

  /// Calls `visit` with the position of every box that meets the asked one, in no particular order.
  template <class Visit>
  void each(Box const& asked, Visit visit) const {
    if (!levels_.empty()) { descend(levels_.size() - 1, 0, asked, visit); }
  }
  /// The same positions in rising order.
  std::vector<std::uint32_t> meeting(Box const& asked) const;
  /// Around everything; empty if there is nothing.
  Box extent() const { return levels_.empty() ? Box{} : levels_.back().front(); }

 private:
  static constexpr auto kFan = std::size_t{16};

  std::vector<std::uint32_t> positions_;  // of the boxes of level 0 in what the tree was built from
  std::vector<std::vector<Box>> levels_;  // 0: the boxes themselves, packed; above: around kFan of the level below

  template <class Visit>
  void descend(std::size_t level, std::size_t node, Box const& asked, Visit& visit) const {
    if (!levels_[level][node].meets(asked)) { return; }
    if (level == 0) {
      visit(positions_[node]);
      return;
    }
    auto const end = std::min((node + 1) * kFan, levels_[level - 1].size());
    for (auto child = node * kFan; child < end; ++child) { descend(level - 1, child, asked, visit); }
  }
};

}  // namespace leitbild::geo
