#include "testing/folder.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace leitbild::testing {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> below(std::string_view folder, std::string_view file) {
  auto const* const root = std::getenv("LEITBILD_TESTDATA");
  if (root == nullptr || *root == '\0') { return std::nullopt; }
  auto path = fs::path{root} / folder / file;
  if (!fs::exists(path)) { return std::nullopt; }
  return path;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  auto pattern = (fs::temp_directory_path() / "leitbild-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) { throw std::runtime_error{"no temporary folder: " + pattern}; }
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  auto ignored = std::error_code{};
  fs::remove_all(path_, ignored);
}

std::optional<fs::path> testdata(std::string_view file) { return below("data", file); }
std::optional<fs::path> reference_case(std::string_view file) { return below("vectors", file); }

}  // namespace leitbild::testing
