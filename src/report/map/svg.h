// Writing SVG: numbers are whole tenths of a millimetre on paper, which keeps a map of a district small.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace leitbild::report {

/// On paper, y downwards.
struct Spot {
  int x{};
  int y{};
  friend bool operator==(Spot, Spot) = default;
};

/// Text as it may stand in content and attributes; control characters, which XML forbids, are dropped.
std::string escaped(std::string_view text);

/// "#2f6f4e" if it is of that form, otherwise the fallback: a colour is data and ends in an attribute.
std::string colour_or(std::string_view colour, std::string_view fallback);
/// White or near-black, whichever can be read on that colour.
std::string_view ink_on(std::string_view colour);

/// The d attribute of a path, in relative moves.
class PathData {
 public:
  void add_line(std::span<Spot const> spots);
  /// Closed; the last spot may repeat the first.
  void add_ring(std::span<Spot const> spots);
  std::string const& text() const { return text_; }
  bool empty() const { return text_.empty(); }

 private:
  std::string text_;
  bool add(std::span<Spot const> spots, std::size_t least);
};

class Svg {
 public:
  Svg(int width, int height);
  /// Attributes and text are written as given: pass escaped text only.
  void add(std::string_view element) { body_ += element; }
  void define(std::string_view element) { definitions_ += element; }
  /// Nothing is written for an empty path.
  void path(PathData const& data, std::string_view attributes);
  std::string finished() const;

 private:
  int width_;
  int height_;
  std::string definitions_;
  std::string body_;
};

}  // namespace leitbild::report
