#include "base/passing_folder.h"

#include <cstdlib>

namespace leitbild {

namespace fs = std::filesystem;

Result<PassingFolder> PassingFolder::make() {
  auto error = std::error_code{};
  // mkdtemp replaces the six letters at the end.
  auto name = (fs::temp_directory_path(error) / "leitbild-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr) {
    return fail("ein vorläufiger Ordner lässt sich nicht anlegen", name);
  }
  return PassingFolder{fs::path{name}};
}

PassingFolder::~PassingFolder() {
  auto ignored = std::error_code{};
  if (!path_.empty()) { fs::remove_all(path_, ignored); }
}

}  // namespace leitbild
