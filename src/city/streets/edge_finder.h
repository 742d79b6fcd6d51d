// Which street is nearest: a uniform grid over the segments of all edges that are open to people on foot.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "city/streets/streets.h"

namespace leitbild::city {

/// A way from a place onto the network: walk `offset` to the edge, then along it.
struct Access {
  EdgeId edge;
  Centimetres along;   // from the edge's `from` end, on the ground, at most its length
  Centimetres offset;  // from the place to the edge, straight
  friend auto operator<=>(Access, Access) = default;
};

/// The access over one given edge.
Access access_over(Streets const& streets, EdgeId edge, geo::Point p);

class EdgeFinder {
 public:
  explicit EdgeFinder(Streets const& streets);

  /// The nearest edge within `reach`; of equally near ones that with the smaller id.
  std::optional<Access> nearest(Streets const& streets, geo::Point p, Metres reach) const;
  /// At least all edges that meet the box, each once, by id.
  std::vector<EdgeId> edges_near(geo::Box const& box) const;

 private:
  struct Segment {
    geo::Point a, b;
    EdgeId edge;
  };
  struct Nearest {
    double squared{};
    EdgeId edge;
  };

  geo::Box box_;
  int columns_{};
  int rows_{};
  std::vector<std::uint32_t> first_;  // of bucket i in order_
  std::vector<std::uint32_t> order_;  // segments by bucket
  std::vector<Segment> segments_;

  int column(double x) const;
  int row(double y) const;
  void search_bucket(int c, int r, geo::Point p, std::optional<Nearest>& best) const;
  /// The buckets that are `ring` columns or rows away from the home bucket, as far as they exist.
  void search_ring(int home_column, int home_row, int ring, geo::Point p, std::optional<Nearest>& best) const;
};

}  // namespace leitbild::city
