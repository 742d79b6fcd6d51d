#include "server/answer_cache.h"

namespace leitbild::server {

std::size_t CachedAnswer::bytes() const {
  auto const* const body = std::get_if<Bytes>(&response.body);
  return (body == nullptr ? 0 : (*body)->size()) + (gzip == nullptr ? 0 : gzip->size());
}

void AnswerCache::empty_for(std::uint64_t site) {
  answers_.clear();
  order_.clear();
  bytes_ = 0;
  site_ = site;
}

std::shared_ptr<CachedAnswer const> AnswerCache::find(std::uint64_t site, std::string const& key) {
  auto const lock = std::lock_guard{mutex_};
  if (site != site_) { return nullptr; }
  auto const found = answers_.find(key);
  return found == answers_.end() ? nullptr : found->second;
}

void AnswerCache::keep(std::uint64_t site, std::string const& key, std::shared_ptr<CachedAnswer const> answer) {
  auto const size = answer->bytes() + key.size();
  constexpr auto kLargestShare = std::size_t{4};  // one answer never takes more than a quarter of the room
  if (size > most_bytes_ / kLargestShare) { return; }
  auto const lock = std::lock_guard{mutex_};
  if (site < site_) { return; }  // the site was replaced meanwhile
  if (site > site_) { empty_for(site); }
  if (!answers_.emplace(key, std::move(answer)).second) { return; }
  order_.push_back(key);
  bytes_ += size;
  while (bytes_ > most_bytes_) {
    auto const oldest = answers_.find(order_.front());
    bytes_ -= oldest->second->bytes() + oldest->first.size();
    answers_.erase(oldest);
    order_.pop_front();
  }
}

}  // namespace leitbild::server
