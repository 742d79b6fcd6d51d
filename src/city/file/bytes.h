// Little-endian bytes of the compiled city: a writer, and a reader that never goes beyond the end.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace leitbild::city {

static_assert(std::endian::native == std::endian::little, "the compiled city is written as it lies in memory");

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class ByteWriter {
 public:
  template <Plain T>
  void put(T value) {
    auto bytes = std::array<char, sizeof(T)>{};
    std::memcpy(bytes.data(), &value, sizeof(T));
    out_.append(bytes.data(), bytes.size());
  }
  void count(std::size_t n) { put(static_cast<std::uint64_t>(n)); }
  void text(std::string_view value) {
    count(value.size());
    out_ += value;
  }
  std::string take() && { return std::move(out_); }

 private:
  std::string out_;
};

/// After the first thing that does not fit, every read gives an empty value and `good()` is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_{bytes} {}

  template <Plain T>
  T get() {
    auto value = T{};
    if (!has(sizeof(T))) { return value; }
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }

  /// A yes or no; any other byte than 0 and 1 does not fit.
  bool flag() {
    auto const value = get<std::uint8_t>();
    if (value > 1) { good_ = false; }
    return good_ && value == 1;
  }

  /// An enumerator below `end`.
  template <class Enum>
  Enum enumerator(std::size_t end) {
    auto const value = get<std::underlying_type_t<Enum>>();
    if (static_cast<std::size_t>(value) >= end) { good_ = false; }
    return good_ ? static_cast<Enum>(value) : Enum{};
  }

  /// A number of items of at least `smallest` bytes each: no count that the rest cannot hold, so that nobody reserves
  /// memory for items that are not there.
  std::size_t count(std::size_t smallest) {
    auto const n = get<std::uint64_t>();
    if (n > rest_.size() / smallest) { good_ = false; }
    return good_ ? static_cast<std::size_t>(n) : 0;
  }

  /// Whether so many pixels are left; anything else does not fit.
  bool has_room(int columns, int rows, std::size_t size_of_pixel) {
    auto const fit = columns >= 0 && rows >= 0 &&
                     (columns == 0 || static_cast<std::size_t>(rows) <=
                                          rest_.size() / size_of_pixel / static_cast<std::size_t>(columns));
    if (!fit) { good_ = false; }
    return good_;
  }

  std::string text() {
    auto const size = count(1);
    auto value = std::string{rest_.substr(0, size)};
    rest_.remove_prefix(size);
    return value;
  }

  void spoil() { good_ = false; }
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_{true};

  bool has(std::size_t n) {
    if (rest_.size() < n) { good_ = false; }
    return good_;
  }
};

}  // namespace leitbild::city
