// Files of the built web application, kept in memory with their compressed form.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "server/answer_cache.h"

namespace leitbild::server {

class StaticFiles {
 public:
  /// Reads all files below the folder. Error: the folder cannot be read.
  static Result<StaticFiles> read(std::filesystem::path const& folder);

  /// By path below the folder, "assets/client-B7x1.js". Null: there is none. Nothing outside the folder is ever found.
  std::shared_ptr<CachedAnswer const> find(std::string_view path) const;
  std::size_t size() const { return files_.size(); }

 private:
  std::map<std::string, std::shared_ptr<CachedAnswer const>, std::less<>> files_;
};

/// By the ending of a name: "text/css; charset=utf-8"; "application/octet-stream" for what is not known.
std::string_view media_type_of(std::string_view name);

}  // namespace leitbild::server
