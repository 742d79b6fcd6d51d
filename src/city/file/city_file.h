// The compiled city: all layers in one binary file, checked when read.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "city/city.h"

namespace leitbild::city {

/// Version of the layout; a program reads exactly its own.
constexpr std::uint32_t kCityFileVersion = 3;

/// Little-endian; begins with the magic "LEITCITY", the version, the length and a SHA-256 of the rest. The same layers
/// give the same bytes.
std::string to_bytes(Layers const& layers);

/// Error, each with its own sentence: not a compiled city; written by a newer or older version; shorter than it says;
/// damaged (checksum). Never reads beyond the text, whatever it holds.
Result<Layers> from_bytes(std::string_view bytes, std::string_view where);

}  // namespace leitbild::city
