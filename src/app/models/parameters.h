// The parameter file of a raster model: JSON with a fixed set of keys.
#pragma once

#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace leitbild::app {

/// What numbers a key takes.
struct NumberRange {
  double low{-std::numeric_limits<double>::infinity()};
  double high{std::numeric_limits<double>::infinity()};
  bool low_excluded{};
};
inline constexpr auto kAnyNumber = NumberRange{};
inline constexpr auto kNotNegative = NumberRange{.low = 0.0};
inline constexpr auto kAboveZero = NumberRange{.low = 0.0, .low_excluded = true};

/// Reads key by key and keeps what is wrong, so that all of it is reported at once by check(). Until then a wrong key
/// gives a value of no meaning. An empty text means "default", as a missing key does.
class ModelParameters {
 public:
  /// `inputs` is the folder of relative paths; empty: that of the parameter file. Error: no such file, no JSON object,
  /// keys other than `keys`.
  static Result<ModelParameters> read(std::filesystem::path const& file, std::filesystem::path const& inputs,
                                      std::span<std::string_view const> keys);

  std::filesystem::path file(std::string_view key);
  std::optional<std::filesystem::path> optional_file(std::string_view key);
  double number(std::string_view key, NumberRange range, std::optional<double> usual = {});
  bool flag(std::string_view key);
  std::string choice(std::string_view key, std::span<std::string_view const> values);
  bool has(std::string_view key) const;

  /// Error: everything that was wrong with what has been read.
  Result<void> check();

 private:
  std::string name_;
  std::filesystem::path inputs_;
  Json values_;
  Problems problems_;

  Json const* find(std::string_view key) const;
  void complain(std::string_view key, std::string const& what);
};

}  // namespace leitbild::app
