// Field numbers and commands: Mapbox Vector Tile specification 2.1, clauses 4.1 to 4.4.
#include "exchange/mvt/write_mvt.h"

#include <algorithm>

#include <protozero/pbf_builder.hpp>

namespace leitbild::exchange::mvt {
namespace {

enum class TileField : protozero::pbf_tag_type { kLayers = 3 };
enum class LayerField : protozero::pbf_tag_type {
  kName = 1,
  kFeatures = 2,
  kKeys = 3,
  kValues = 4,
  kExtentOfLayer = 5,
  kVersion = 15
};
enum class FeatureField : protozero::pbf_tag_type { kId = 1, kTags = 2, kType = 3, kGeometry = 4 };
enum class ValueField : protozero::pbf_tag_type { kString = 1, kDouble = 3, kSint = 6, kBool = 7 };

constexpr auto kVersion = std::uint32_t{2};
constexpr auto kMoveTo = std::uint32_t{1};
constexpr auto kLineTo = std::uint32_t{2};
constexpr auto kClosePath = std::uint32_t{7};
constexpr auto kCommandBits = 3U;

/// The commands of one geometry; the cursor wanders from spot to spot.
class Commands {
 public:
  void move_to(std::span<Spot const> spots) { run(kMoveTo, spots); }
  void line_to(std::span<Spot const> spots) { run(kLineTo, spots); }
  void close() { codes_.push_back(kClosePath | (1U << kCommandBits)); }
  std::vector<std::uint32_t> const& codes() const { return codes_; }

 private:
  std::vector<std::uint32_t> codes_;
  Spot cursor_;

  void run(std::uint32_t command, std::span<Spot const> spots) {
    codes_.push_back(command | (static_cast<std::uint32_t>(spots.size()) << kCommandBits));
    for (auto const spot : spots) {
      codes_.push_back(protozero::encode_zigzag32(spot.x - cursor_.x));
      codes_.push_back(protozero::encode_zigzag32(spot.y - cursor_.y));
      cursor_ = spot;
    }
  }
};

void add_ring(Commands& commands, Spots ring, bool clockwise) {
  if ((doubled_area(ring) > 0) != clockwise) { std::reverse(ring.begin(), ring.end()); }
  commands.move_to(std::span{ring}.first(1));
  commands.line_to(std::span{ring}.subspan(1));
  commands.close();
}

Commands commands_of(Spots const& spots) {
  auto out = Commands{};
  if (!spots.empty()) { out.move_to(spots); }
  return out;
}

Commands commands_of(Lines const& lines) {
  auto out = Commands{};
  for (auto const& line : lines.parts) {
    if (line.size() < 2) { continue; }
    out.move_to(std::span{line}.first(1));
    out.line_to(std::span{line}.subspan(1));
  }
  return out;
}

Commands commands_of(Polygons const& polygons) {
  auto out = Commands{};
  for (auto const& polygon : polygons.parts) {
    if (doubled_area(polygon.outer) == 0) { continue; }
    add_ring(out, polygon.outer, true);
    for (auto const& hole : polygon.holes) {
      if (doubled_area(hole) != 0) { add_ring(out, hole, false); }
    }
  }
  return out;
}

struct EncodedValue {
  protozero::pbf_builder<ValueField>& out;
  void operator()(bool value) const { out.add_bool(ValueField::kBool, value); }
  void operator()(std::int64_t value) const { out.add_sint64(ValueField::kSint, value); }
  void operator()(double value) const { out.add_double(ValueField::kDouble, value); }
  void operator()(std::string_view value) const { out.add_string(ValueField::kString, value.data(), value.size()); }
};

}  // namespace

std::int64_t doubled_area(Spots const& ring) {
  auto sum = std::int64_t{0};
  for (auto i = std::size_t{0}; i < ring.size(); ++i) {
    auto const a = ring[i];
    auto const b = ring[(i + 1) % ring.size()];
    sum += static_cast<std::int64_t>(a.x) * b.y - static_cast<std::int64_t>(b.x) * a.y;
  }
  return sum;
}

std::uint32_t Layer::key_position(std::string_view key) {
  auto const found = std::find(keys_.begin(), keys_.end(), key);
  if (found == keys_.end()) {
    keys_.push_back(key);
    return static_cast<std::uint32_t>(keys_.size() - 1);
  }
  return static_cast<std::uint32_t>(found - keys_.begin());
}

std::uint32_t Layer::value_position(Value const& value) {
  auto bytes = std::string{};
  auto builder = protozero::pbf_builder<ValueField>{bytes};
  std::visit(EncodedValue{builder}, value);
  auto const [entry, is_new] = value_positions_.try_emplace(bytes, static_cast<std::uint32_t>(values_.size()));
  if (is_new) { values_.push_back(std::move(bytes)); }
  return entry->second;
}

void Layer::add(std::optional<std::uint64_t> id, Geometry const& geometry, std::span<Tag const> tags) {
  auto const commands = std::visit([](auto const& parts) { return commands_of(parts); }, geometry);
  if (commands.codes().empty()) { return; }
  auto builder = protozero::pbf_builder<LayerField>{features_};
  auto feature = protozero::pbf_builder<FeatureField>{builder, LayerField::kFeatures};
  if (id) { feature.add_uint64(FeatureField::kId, *id); }
  auto pairs = std::vector<std::uint32_t>{};
  for (auto const& tag : tags) {
    pairs.push_back(key_position(tag.key));
    pairs.push_back(value_position(tag.value));
  }
  feature.add_packed_uint32(FeatureField::kTags, pairs.begin(), pairs.end());
  // The alternatives of Geometry stand in the order of the types of the specification: point, line, polygon.
  feature.add_enum(FeatureField::kType, static_cast<std::int32_t>(geometry.index() + 1));
  feature.add_packed_uint32(FeatureField::kGeometry, commands.codes().begin(), commands.codes().end());
}

void Layer::append_to(std::string& tile) const {
  if (empty()) { return; }
  auto body = std::string{};
  auto layer = protozero::pbf_builder<LayerField>{body};
  layer.add_uint32(LayerField::kVersion, kVersion);
  layer.add_string(LayerField::kName, name_);
  layer.add_uint32(LayerField::kExtentOfLayer, static_cast<std::uint32_t>(kExtent));
  body += features_;
  for (auto const key : keys_) { layer.add_string(LayerField::kKeys, key.data(), key.size()); }
  for (auto const& value : values_) { layer.add_message(LayerField::kValues, value); }
  protozero::pbf_builder<TileField>{tile}.add_message(TileField::kLayers, body);
}

}  // namespace leitbild::exchange::mvt
