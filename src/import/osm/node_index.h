// Where the nodes of an OpenStreetMap file lie.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "geo/point.h"

namespace leitbild::importing {

/// Ten-millionths of a degree, as the files hold them.
struct StoredPlace {
  std::int32_t lon{};
  std::int32_t lat{};

  geo::LonLat degrees() const { return {lon / 1e7, lat / 1e7}; }
};

inline constexpr auto kNoNode = std::numeric_limits<std::uint32_t>::max();

/// 16 bytes per node, sorted by id: files are sorted already, others are sorted once. A node that comes twice counts as
/// it came first.
class NodeIndex {
 public:
  void add(std::int64_t id, StoredPlace place);
  /// After the last node, before the first question.
  void finish();
  bool is_finished() const { return finished_; }

  /// Its number, 0 .. size() - 1; kNoNode if the file does not hold it. Questions for neighbours, as the nodes of a house
  /// mostly are, are answered at once, others in O(log size).
  std::uint32_t find(std::int64_t id);
  StoredPlace operator[](std::uint32_t number) const { return places_[number]; }
  std::size_t size() const { return ids_.size(); }

 private:
  std::vector<std::int64_t> ids_;
  std::vector<StoredPlace> places_;
  bool sorted_{true};
  bool finished_{};
  std::size_t last_{};                // the number found last
  std::vector<std::uint32_t> first_;  // of the ids of each bucket
  int shift_{};                       // from an id to its bucket

  std::size_t bucket(std::int64_t id) const;
};

}  // namespace leitbild::importing
