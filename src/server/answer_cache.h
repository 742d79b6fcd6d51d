// Answers that were given before: an immutable site gives the same answer to the same request.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "server/response.h"

namespace leitbild::server {

/// An answer with its body as Bytes; `gzip` is null where compression is not worth it.
struct CachedAnswer {
  Response response;
  Bytes gzip;
  std::size_t bytes() const;
};

/// Any thread. The oldest answers go when there is no room.
class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_{most_bytes} {}

  /// Null: not there, or from another site.
  std::shared_ptr<CachedAnswer const> find(std::uint64_t site, std::string const& key);
  void keep(std::uint64_t site, std::string const& key, std::shared_ptr<CachedAnswer const> answer);

 private:
  std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_{};
  std::uint64_t site_{};
  std::unordered_map<std::string, std::shared_ptr<CachedAnswer const>> answers_;
  std::deque<std::string> order_;

  void empty_for(std::uint64_t site);
};

}  // namespace leitbild::server
