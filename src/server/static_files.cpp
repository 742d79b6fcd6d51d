#include "server/static_files.h"

#include <array>

#include "base/file.h"
#include "base/hash.h"
#include "server/compress.h"

namespace leitbild::server {
namespace {

namespace fs = std::filesystem;

struct Ending {
  std::string_view ending, type;
};

constexpr auto kEndings = std::array{Ending{".css", "text/css; charset=utf-8"},
                                     Ending{".js", "text/javascript; charset=utf-8"},
                                     Ending{".mjs", "text/javascript; charset=utf-8"},
                                     Ending{".json", "application/json"},
                                     Ending{".svg", "image/svg+xml"},
                                     Ending{".png", "image/png"},
                                     Ending{".ico", "image/x-icon"},
                                     Ending{".woff2", "font/woff2"},
                                     Ending{".woff", "font/woff"},
                                     Ending{".txt", "text/plain; charset=utf-8"},
                                     Ending{".webmanifest", "application/manifest+json"}};

/// Names in this folder carry a hash of their content.
constexpr auto kHashed = std::string_view{"assets/"};

}  // namespace

std::string_view media_type_of(std::string_view name) {
  for (auto const& entry : kEndings) {
    if (name.ends_with(entry.ending)) { return entry.type; }
  }
  return "application/octet-stream";
}

Result<StaticFiles> StaticFiles::read(fs::path const& folder) {
  auto out = StaticFiles{};
  auto error = std::error_code{};
  auto walk = fs::recursive_directory_iterator{folder, error};
  if (error) { return fail(reason_of(error), folder.string()); }
  for (auto const& entry : walk) {
    if (!entry.is_regular_file() || entry.path().filename().string().starts_with('.')) { continue; }
    TRY(auto content, read_file(entry.path()));
    auto const name = fs::relative(entry.path(), folder).generic_string();
    auto answer = CachedAnswer{};
    answer.response = text_response(std::string{media_type_of(name)}, std::move(content));
    auto const& bytes = std::get<Bytes>(answer.response.body);
    answer.response.keep = name.starts_with(kHashed) ? Keep::kForever : Keep::kAsk;
    answer.response.etag = "W/\"" + sha256(*bytes).substr(0, 20) + "\"";
    if (is_compressible(answer.response.type, bytes->size())) {
      answer.gzip = std::make_shared<std::string const>(gzipped(*bytes));
    }
    out.files_.emplace(name, std::make_shared<CachedAnswer const>(std::move(answer)));
  }
  return out;
}

std::shared_ptr<CachedAnswer const> StaticFiles::find(std::string_view path) const {
  auto const found = files_.find(path);
  return found == files_.end() ? nullptr : found->second;
}

}  // namespace leitbild::server
