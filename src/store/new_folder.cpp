#include "store/new_folder.h"

#include <algorithm>

#include <fmt/format.h>

namespace leitbild::store {

namespace fs = std::filesystem;

Result<NewFolder> NewFolder::make(fs::path const& folder) {
  auto error = std::error_code{};
  auto out = NewFolder{};
  out.folder_ = fs::absolute(folder, error).lexically_normal();
  if (!out.folder_.has_filename()) { out.folder_ = out.folder_.parent_path(); }
  if (fs::exists(out.folder_, error)) {
    auto const usable = fs::is_directory(out.folder_, error) && fs::is_empty(out.folder_, error) && !error;
    if (usable) { return out; }
    out.kept_ = true;  // what is there is not ours
    return fail("den Ordner gibt es schon, und er ist nicht leer; bitte einen anderen wählen", folder.string());
  }
  auto missing = std::vector<fs::path>{};
  for (auto path = out.folder_; !path.empty() && !fs::exists(path, error); path = path.parent_path()) {
    missing.push_back(path);
  }
  std::ranges::reverse(missing);
  for (auto const& path : missing) {
    if (!fs::create_directory(path, error)) {
      return fail(fmt::format("der Ordner lässt sich nicht anlegen ({})", error.message()), path.string());
    }
    out.made_.push_back(path);
  }
  return out;
}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : folder_{std::move(other.folder_)}, made_{std::move(other.made_)}, kept_{other.kept_} {
  other.kept_ = true;
}

NewFolder::~NewFolder() {
  if (kept_) { return; }
  auto ignored = std::error_code{};
  if (fs::is_directory(folder_, ignored)) {
    for (auto const& entry : fs::directory_iterator{folder_, ignored}) { fs::remove_all(entry.path(), ignored); }
  }
  for (auto i = made_.size(); i > 0; --i) { fs::remove(made_[i - 1], ignored); }
}

}  // namespace leitbild::store
