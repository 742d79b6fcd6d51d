#include "import/osm/node_index.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace leitbild::importing {
namespace {

/// Without overflow, whatever ids an editor gives.
std::uint64_t above(std::int64_t id, std::int64_t lowest) {
  return static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(lowest);
}

}  // namespace

void NodeIndex::add(std::int64_t id, StoredPlace place) {
  if (!ids_.empty() && id <= ids_.back()) {
    if (id == ids_.back()) { return; }
    sorted_ = false;
  }
  ids_.push_back(id);
  places_.push_back(place);
}

std::size_t NodeIndex::bucket(std::int64_t id) const {
  return static_cast<std::size_t>(above(id, ids_.front()) >> shift_);
}

void NodeIndex::finish() {
  finished_ = true;
  if (ids_.empty()) { return; }
  if (!sorted_) {
    auto order = std::vector<std::uint32_t>(ids_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return ids_[i]; });
    auto const again = std::ranges::unique(order, {}, [&](std::uint32_t i) { return ids_[i]; });
    order.erase(again.begin(), again.end());
    auto ids = std::vector<std::int64_t>{};
    auto places = std::vector<StoredPlace>{};
    for (auto const i : order) {
      ids.push_back(ids_[i]);
      places.push_back(places_[i]);
    }
    ids_ = std::move(ids);
    places_ = std::move(places);
    sorted_ = true;
  }
  // About as many buckets as nodes.
  auto const range_bits = std::bit_width(above(ids_.back(), ids_.front()));
  shift_ = std::max(0, static_cast<int>(range_bits) - static_cast<int>(std::bit_width(ids_.size())));
  first_.assign(bucket(ids_.back()) + 2, 0);
  for (auto const id : ids_) { ++first_[bucket(id) + 1]; }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
}

std::uint32_t NodeIndex::find(std::int64_t id) {
  if (last_ + 1 < ids_.size() && ids_[last_ + 1] == id) { return static_cast<std::uint32_t>(++last_); }
  if (ids_.empty() || id < ids_.front() || id > ids_.back()) { return kNoNode; }
  auto const b = bucket(id);
  auto const begin = ids_.begin() + first_[b];
  auto const end = ids_.begin() + first_[b + 1];
  auto const found = std::lower_bound(begin, end, id);
  if (found == end || *found != id) { return kNoNode; }
  last_ = static_cast<std::size_t>(found - ids_.begin());
  return static_cast<std::uint32_t>(last_);
}

}  // namespace leitbild::importing
