// Folders for tests: a temporary one that disappears, and the external test data if this machine has them.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace leitbild::testing {

/// A new empty folder, removed with everything in it at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  ~TemporaryFolder();
  std::filesystem::path const& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// A file below `$LEITBILD_TESTDATA/data`; nothing where the variable is unset or the file missing.
std::optional<std::filesystem::path> testdata(std::string_view file);
/// The same below `$LEITBILD_TESTDATA/vectors`: inputs and results of reference implementations.
std::optional<std::filesystem::path> reference_case(std::string_view file);

}  // namespace leitbild::testing

/// Declares `name` as the path of an external file, or reports the test as skipped.
#define LEITBILD_TESTDATA_OR_SKIP(name, file)                                                     \
  auto const name##_if_here = leitbild::testing::testdata(file);                                  \
  if (!name##_if_here) { GTEST_SKIP() << "needs " << (file) << " below LEITBILD_TESTDATA/data"; } \
  auto const& name = *name##_if_here
