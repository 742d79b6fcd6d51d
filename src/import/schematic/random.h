// Random numbers that are the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace leitbild::importing {

/// What a stream of random numbers is for. Each purpose and district has its own, so that a change to the buildings
/// does not move the streets.
enum class Purpose : std::uint64_t {
  kSettlement = 1,
  kGrid,
  kRoads,
  kTracks,
  kBuildings,
  kParks,
  kForest,
  kPlaces,
  kMorePlaces,
  kLevels,
  kSynthetic,
  kGround
};

/// The engine's sequence is fixed by the C++ standard; the standard distributions are not, so they are not used.
class Random {
 public:
  Random(std::uint64_t seed, Purpose purpose, std::size_t district)
      : engine_{mixed(seed + mixed(static_cast<std::uint64_t>(purpose) * 1'000'003U + district))} {}

  /// In [0, 1).
  double unit() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }
  /// In [low, high).
  double between(double low, double high) { return low + (high - low) * unit(); }
  /// In 0 .. count-1; `count` is not 0.
  std::size_t index(std::size_t count) { return static_cast<std::size_t>(unit() * static_cast<double>(count)); }
  bool chance(double probability) { return unit() < probability; }

 private:
  std::mt19937_64 engine_;

  /// Finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds give unrelated streams.
  static std::uint64_t mixed(std::uint64_t z) {
    z += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
};

}  // namespace leitbild::importing
