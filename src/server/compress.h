// gzip for answers.
#pragma once

#include <string>
#include <string_view>

#include "server/response.h"

namespace leitbild::server {

std::string gzipped(std::string_view bytes);
/// The same stream, compressed on the way.
Stream gzipped(Stream stream);
/// Whether "Accept-Encoding" allows gzip.
bool takes_gzip(std::string_view accept_encoding);
/// Whether it is worth it: text of some length, not pictures or archives.
bool is_compressible(std::string_view type, std::size_t size);

}  // namespace leitbild::server
