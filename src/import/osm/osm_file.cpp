// Two passes: relations first, to know which ways make up areas, then everything in the file's order. Areas made of one
// closed way are taken as they are; libosmium assembles the multipolygons. Until about 2016 multipolygons had their tags
// on the outer way instead of the relation: that form is understood where the relation has no tags of its own.
#include "import/osm/osm_file.h"

#include <chrono>
#include <stdexcept>
#include <unordered_set>

#include <fmt/format.h>
#include <osmium/area/assembler.hpp>
#include <osmium/handler.hpp>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/relations/relations_manager.hpp>
#include <osmium/visitor.hpp>

#include "base/date.h"
#include "import/osm/osmosis_bound.h"

namespace leitbild::importing {
namespace {

/// The object at hand, as the visitor sees it. Keeps memory from one object to the next.
class Describer {
 public:
  explicit Describer(TagTable const& table) : classify_{table} {}

  OsmObject operator()(osmium::OSMObject const& object) {
    tags_.clear();
    for (auto const& tag : object.tags()) { tags_.push_back({tag.key(), tag.value()}); }
    return {.type = osmium::item_type_to_name(object.type()),
            .id = object.id(),
            .tags = tags_,
            .meaning = classify_(tags_)};
  }

 private:
  Classifier classify_;
  std::vector<Tag> tags_;
};

geo::Ring ring_of(osmium::NodeRefList const& nodes) {
  auto ring = geo::Ring{};
  ring.reserve(nodes.size());
  for (auto const& node : nodes) { ring.push_back({node.location().lon(), node.location().lat()}); }
  return ring;
}

/// Gives the nodes of each way their places, for all that follows.
class Locator : public osmium::handler::Handler {
 public:
  void node(osmium::Node const& node) {
    if (index_.is_finished()) {
      throw std::runtime_error{"Punkte stehen hinter Wegen; „osmium sort“ bringt sie in die übliche Reihenfolge"};
    }
    if (node.location().valid()) { index_.add(node.id(), {node.location().x(), node.location().y()}); }
  }
  void way(osmium::Way& way) {
    if (!index_.is_finished()) { index_.finish(); }
    numbers_.clear();
    for (auto& node : way.nodes()) {
      auto const number = index_.find(node.ref());
      numbers_.push_back(number);
      if (number != kNoNode) { node.set_location(osmium::Location{index_[number].lon, index_[number].lat}); }
    }
  }
  /// Of the nodes of the way at hand.
  std::span<std::uint32_t const> numbers() const { return numbers_; }

 private:
  NodeIndex index_;
  std::vector<std::uint32_t> numbers_;
};

bool touches(geo::Box const& window, osmium::NodeRefList const& nodes) {
  return std::ranges::any_of(nodes, [&](osmium::NodeRef const& node) {
    auto const at = node.location();
    return at.valid() && window.contains({at.lon_without_check(), at.lat_without_check()});
  });
}

bool is_complete(osmium::NodeRefList const& nodes) {
  return std::ranges::all_of(nodes, [](osmium::NodeRef const& node) { return node.location().valid(); });
}

/// Without the nodes that the extract lacks.
geo::Line known_line_of(osmium::NodeRefList const& nodes) {
  auto line = geo::Line{};
  for (auto const& node : nodes) {
    if (node.location().valid()) { line.push_back({node.location().lon(), node.location().lat()}); }
  }
  return line;
}

std::vector<geo::Line> lines_of(std::vector<osmium::Way const*> const& ways) {
  auto out = std::vector<geo::Line>{};
  for (auto const* const way : ways) { out.push_back(known_line_of(way->nodes())); }
  return out;
}

geo::MultiPolygon polygons_of(osmium::Area const& area) {
  auto out = geo::MultiPolygon{};
  for (auto const& outer : area.outer_rings()) {
    auto polygon = geo::Polygon{.outer = ring_of(outer), .holes = {}};
    for (auto const& inner : area.inner_rings(outer)) { polygon.holes.push_back(ring_of(inner)); }
    out.push_back(std::move(polygon));
  }
  return out;
}

bool has_no_tags_of_its_own(osmium::Relation const& relation) {
  return std::ranges::all_of(relation.tags(), [](osmium::Tag const& tag) {
    auto const key = std::string_view{tag.key()};
    return key == "type" || key == "source" || key == "created_by" || key == "note";
  });
}

/// Collects the ways of the wanted multipolygons and hands over their areas.
class Multipolygons : public osmium::relations::RelationsManager<Multipolygons, false, true, false, false> {
 public:
  Multipolygons(geo::Box const& window, TagTable const& table, OsmVisitor const& visitor)
      : window_{window}, describe_{table}, visitor_{visitor} {}

  bool new_relation(osmium::Relation const& relation) {
    auto const type = std::string_view{relation.tags().get_value_by_key("type", "")};
    if (type != "multipolygon" && type != "boundary") { return false; }
    if (type == "multipolygon" && has_no_tags_of_its_own(relation)) {
      for (auto const& member : relation.members()) {
        auto const role = std::string_view{member.role()};
        if (member.type() == osmium::item_type::way && role != "inner") { tagged_outer_ways_.insert(member.ref()); }
      }
      return true;
    }
    return describe_(relation).meaning.is_area();
  }

  void complete_relation(osmium::Relation const& relation) { take(relation, true); }

  /// After the second pass: relations of which the extract lacks members.
  void report_incomplete() {
    for_each_incomplete_relation([&](osmium::relations::RelationHandle const& handle) { take(*handle, false); });
  }

  /// True for ways whose area comes with their relation, holes included.
  bool owns_area_of(osmium::Way const& way) const { return tagged_outer_ways_.contains(way.id()); }

 private:
  geo::Box const& window_;
  Describer describe_;
  OsmVisitor const& visitor_;
  std::unordered_set<osmium::object_id_type> tagged_outer_ways_;

  std::vector<osmium::Way const*> ways_of(osmium::Relation const& relation) const {
    auto ways = std::vector<osmium::Way const*>{};
    for (auto const& member : relation.members()) {
      auto const* const way = member.type() == osmium::item_type::way ? get_member_way(member.ref()) : nullptr;
      if (way != nullptr) { ways.push_back(way); }
    }
    return ways;
  }

  void take(osmium::Relation const& relation, bool has_all_members) {
    auto const ways = ways_of(relation);
    auto const on_way = has_no_tags_of_its_own(relation) && !ways.empty();
    auto object = describe_(on_way ? static_cast<osmium::OSMObject const&>(*ways.front()) : relation);
    if (!object.meaning.is_area() ||
        std::ranges::none_of(ways, [&](auto const* way) { return touches(window_, way->nodes()); })) {
      return;
    }
    object.type = "relation";
    object.id = relation.id();
    if (has_all_members && std::ranges::all_of(ways, [](auto const* way) { return is_complete(way->nodes()); })) {
      hand_over(object, relation, ways);
    } else {
      visitor_.lost_area(object, LostBecause::kIncomplete, lines_of(ways));
    }
  }

  void hand_over(OsmObject const& object, osmium::Relation const& relation,
                 std::vector<osmium::Way const*> const& ways) {
    constexpr auto kFirstSize = std::size_t{10'240};
    auto buffer = osmium::memory::Buffer{kFirstSize, osmium::memory::Buffer::auto_grow::yes};
    auto config = osmium::area::AssemblerConfig{};
    config.create_empty_areas = false;
    if (!osmium::area::Assembler{config}(relation, ways, buffer)) {
      visitor_.lost_area(object, LostBecause::kBroken, lines_of(ways));
      return;
    }
    for (auto const& area : buffer.select<osmium::Area>()) { visitor_.area(object, polygons_of(area)); }
  }
};

/// Nothing for dates before OpenStreetMap existed or in the future: old extracts have overflown time stamps.
std::optional<osmium::Timestamp> sane(osmium::Timestamp stamp) {
  static constexpr auto kFirst = std::uint32_t{1'091'318'400};  // 2004-08-01
  auto const now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (stamp.seconds_since_epoch() < kFirst || static_cast<std::time_t>(stamp.seconds_since_epoch()) > now) {
    return std::nullopt;
  }
  return stamp;
}

/// Second pass: hands objects to the visitor.
class Reading : public osmium::handler::Handler {
 public:
  Reading(geo::Box const& window, TagTable const& table, OsmVisitor const& visitor, Locator const& locator,
          Multipolygons const& multipolygons)
      : window_{window}, describe_{table}, visitor_{visitor}, locator_{locator}, multipolygons_{multipolygons} {}

  void osm_object(osmium::OSMObject const& object) {
    if (object.timestamp() > newest_ && sane(object.timestamp())) { newest_ = object.timestamp(); }
  }

  void node(osmium::Node const& node) {
    if (!visitor_.node || node.tags().empty() || !node.location().valid()) { return; }
    auto const at = geo::LonLat{node.location().lon(), node.location().lat()};
    if (!window_.contains({at.lon, at.lat})) { return; }
    auto const object = describe_(node);
    if (object.meaning.is_place() || object.meaning.tree) { visitor_.node(object, at); }
  }

  void way(osmium::Way const& way) {
    if (way.tags().empty() || !touches(window_, way.nodes())) { return; }
    auto const object = describe_(way);
    if (visitor_.way && (object.meaning.street || object.meaning.stop)) { visitor_.way(object, points_of(way)); }
    if (visitor_.area && object.meaning.is_area()) { close_area(object, way); }
  }

  osmium::Timestamp newest() const { return newest_; }

 private:
  geo::Box const& window_;
  Describer describe_;
  OsmVisitor const& visitor_;
  Locator const& locator_;
  Multipolygons const& multipolygons_;
  osmium::Timestamp newest_;
  std::vector<OsmPoint> points_;

  std::span<OsmPoint const> points_of(osmium::Way const& way) {
    points_.clear();
    for (auto const number : locator_.numbers()) {
      auto const location = way.nodes()[points_.size()].location();
      points_.push_back(
          {.number = number, .at = number == kNoNode ? geo::LonLat{} : geo::LonLat{location.lon(), location.lat()}});
    }
    return points_;
  }

  void close_area(OsmObject const& object, osmium::Way const& way) {
    constexpr auto kTriangle = std::size_t{4};
    if (value_of(object.tags, "area") == "no" || multipolygons_.owns_area_of(way)) { return; }
    if (way.nodes().size() < kTriangle || !way.nodes().is_closed()) { return; }
    if (!is_complete(way.nodes())) {
      visitor_.lost_area(object, LostBecause::kIncomplete, {known_line_of(way.nodes())});
      return;
    }
    visitor_.area(object, {geo::Polygon{.outer = ring_of(way.nodes()), .holes = {}}});
  }
};

std::optional<geo::Box> box_of(osmium::io::Header const& header) {
  auto const joined = header.joined_boxes();
  if (!joined.valid()) { return std::nullopt; }
  return geo::Box{{joined.bottom_left().lon(), joined.bottom_left().lat()},
                  {joined.top_right().lon(), joined.top_right().lat()}};
}

std::string day_of(osmium::io::Header const& header, osmium::Timestamp newest) {
  constexpr auto kDayLength = std::size_t{10};
  auto stated = header.get("osmosis_replication_timestamp").substr(0, kDayLength);
  if (parse_iso_date(stated)) { return stated; }
  return newest.valid() ? newest.to_iso().substr(0, kDayLength) : std::string{};
}

/// Throws what libosmium throws.
OsmFileFacts read(osmium::io::File const& file, geo::Box const& window, TagTable const& table,
                  OsmVisitor const& visitor) {
  auto facts = OsmFileFacts{};
  auto multipolygons = Multipolygons{window, table, visitor};
  if (visitor.area) {
    osmium::relations::read_relations(file, multipolygons);
  } else {
    multipolygons.prepare_for_lookup();
  }
  auto locator = Locator{};
  auto reading = Reading{window, table, visitor, locator, multipolygons};
  auto reader = osmium::io::Reader{file, osmium::osm_entity_bits::nwr};
  osmium::apply(reader, locator, multipolygons.handler(), reading);
  auto const header = reader.header();
  reader.close();
  multipolygons.report_incomplete();
  facts.box = box_of(header);
  facts.date = day_of(header, reading.newest());
  return facts;
}

}  // namespace

std::string to_text(OsmObject const& object) { return fmt::format("{} {}", object.type, object.id); }

Result<OsmFileFacts> read_osm_file(std::filesystem::path const& file, geo::Box const& window, TagTable const& table,
                                   OsmVisitor const& visitor) {
  auto const where = file.filename().string();
  if (!std::filesystem::is_regular_file(file)) {
    return fail(fmt::format("die Datei „{}“ gibt es nicht", file.string()), where);
  }
  constexpr auto kAllowed = "möglich: .osm.pbf, .osm, .osm.gz und .osm.bz2";
  try {
    auto const described_file = osmium::io::File{file.string()};
    auto const format = described_file.format();
    if (format != osmium::io::file_format::pbf && format != osmium::io::file_format::xml) {
      return fail(fmt::format("„{}“ ist kein Name eines OpenStreetMap-Auszugs; {}", where, kAllowed), where);
    }
    auto facts = read(described_file, window, table, visitor);
    if (!facts.box && format == osmium::io::file_format::xml) { facts.box = osmosis_bound(file); }
    return facts;
  } catch (std::exception const& problem) {
    return fail(fmt::format("nicht als OpenStreetMap-Daten lesbar oder beschädigt: „{}“; {}", problem.what(), kAllowed),
                where);
  }
}

}  // namespace leitbild::importing
