#include "base/hash.h"

#include <array>
#include <fstream>
#include <vector>

#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>

namespace leitbild {
namespace {

using Digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

std::string hex(Digest const& digest) {
  auto out = std::string{};
  for (auto const byte : digest) { out += fmt::format("{:02x}", byte); }
  return out;
}

}  // namespace

std::string sha256(std::span<std::byte const> bytes) {
  auto digest = Digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  return hex(digest);
}

std::string sha256(std::string_view text) { return sha256(std::as_bytes(std::span{text.data(), text.size()})); }

Result<std::string> sha256_of_file(std::filesystem::path const& file) {
  auto in = std::ifstream{file, std::ios::binary};
  if (!in) { return fail("die Datei kann nicht geöffnet werden", file.string()); }
  auto state = crypto_hash_sha256_state{};
  crypto_hash_sha256_init(&state);
  auto block = std::vector<char>(1U << 16U);
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    crypto_hash_sha256_update(&state, reinterpret_cast<unsigned char const*>(block.data()),
                              static_cast<unsigned long long>(in.gcount()));
  }
  if (in.bad()) { return fail("die Datei kann nicht bis zum Ende gelesen werden", file.string()); }
  auto digest = Digest{};
  crypto_hash_sha256_final(&state, digest.data());
  return hex(digest);
}

}  // namespace leitbild
