// The layers a city is made of, and sets of them: what an indicator reads, what an effect writes.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace leitbild::city {

enum class Layer : std::uint8_t {
  kDistricts,
  kPeople,
  kStreets,
  kFacilities,
  kTransit,
  kLandcover,
  kBuildings,
  kGround
};

inline constexpr std::array kLayers{Layer::kDistricts, Layer::kPeople,    Layer::kStreets,   Layer::kFacilities,
                                    Layer::kTransit,   Layer::kLandcover, Layer::kBuildings, Layer::kGround};

constexpr std::string_view name(Layer layer) {
  constexpr std::array<std::string_view, 8> kNames{"districts", "people",    "streets",   "facilities",
                                                   "transit",   "landcover", "buildings", "ground"};
  return kNames[static_cast<std::size_t>(layer)];
}

class LayerSet {
 public:
  constexpr LayerSet() = default;
  constexpr LayerSet(std::initializer_list<Layer> layers) {
    for (auto const layer : layers) { add(layer); }
  }
  constexpr void add(Layer layer) { bits_ |= bit(layer); }
  constexpr void add(LayerSet other) { bits_ |= other.bits_; }
  constexpr bool has(Layer layer) const { return (bits_ & bit(layer)) != 0; }
  constexpr bool meets(LayerSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(LayerSet, LayerSet) = default;

 private:
  std::uint32_t bits_{};
  static constexpr std::uint32_t bit(Layer layer) { return 1U << static_cast<unsigned>(layer); }
};

}  // namespace leitbild::city
