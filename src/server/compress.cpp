#include "server/compress.h"

#include <array>
#include <memory>
#include <new>

#include <zlib.h>

#include "base/text.h"

namespace leitbild::server {
namespace {

constexpr auto kLevel = 6;
constexpr auto kGzipWindow = 15 + 16;  // the largest window, with the header of gzip
constexpr auto kMemory = 8;

class Deflater {
 public:
  Deflater() {
    if (::deflateInit2(&state_, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc{};
    }
  }
  Deflater(Deflater const&) = delete;
  Deflater& operator=(Deflater const&) = delete;
  ~Deflater() { ::deflateEnd(&state_); }

  /// `flush`: Z_NO_FLUSH, Z_SYNC_FLUSH for what has to arrive now, Z_FINISH at the end.
  void add(std::string_view bytes, int flush, std::string& out) {
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to it
    state_.avail_in = static_cast<uInt>(bytes.size());
    auto buffer = std::array<char, 16384>{};
    do {
      state_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      state_.avail_out = static_cast<uInt>(buffer.size());
      ::deflate(&state_, flush);
      out.append(buffer.data(), buffer.size() - state_.avail_out);
    } while (state_.avail_out == 0);
  }

 private:
  z_stream state_{};
};

class Compressed {
 public:
  explicit Compressed(Stream source) : source_{std::move(source)} {}

  bool next(std::string& chunk) {
    chunk.clear();
    while (chunk.empty() && !ended_) {
      part_.clear();
      ended_ = !source_(part_);
      deflater_.add(ended_ ? std::string_view{} : std::string_view{part_}, ended_ ? Z_FINISH : Z_NO_FLUSH, chunk);
    }
    return !chunk.empty();
  }

 private:
  Stream source_;
  Deflater deflater_;
  std::string part_;
  bool ended_{};
};

}  // namespace

std::string gzipped(std::string_view bytes) {
  auto out = std::string{};
  Deflater{}.add(bytes, Z_FINISH, out);
  return out;
}

Stream gzipped(Stream stream) {
  auto const compressed = std::make_shared<Compressed>(std::move(stream));
  return [compressed](std::string& chunk) { return compressed->next(chunk); };
}

bool takes_gzip(std::string_view accept_encoding) {
  for (auto const entry : split(accept_encoding, ',')) {
    auto const semicolon = entry.find(';');
    auto const coding = trimmed(entry.substr(0, semicolon));
    if (coding != "gzip" && coding != "*") { continue; }
    if (semicolon == std::string_view::npos) { return true; }
    auto const parameter = trimmed(entry.substr(semicolon + 1));
    return !parameter.starts_with("q=") || parse_number(parameter.substr(2)).value_or(0.0) > 0.0;
  }
  return false;
}

bool is_compressible(std::string_view type, std::size_t size) {
  constexpr auto kWorthIt = std::size_t{600};
  return size >= kWorthIt &&
         (type.starts_with("text/") || type.find("json") != std::string_view::npos ||
          type.find("xml") != std::string_view::npos || type.find("javascript") != std::string_view::npos ||
          type.find("mapbox-vector-tile") != std::string_view::npos);
}

}  // namespace leitbild::server
