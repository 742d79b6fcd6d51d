#include "base/file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace leitbild {
namespace {

namespace fs = std::filesystem;

struct OpenFile {
  int fd;
  explicit OpenFile(int opened) : fd{opened} {}
  OpenFile(OpenFile const&) = delete;
  OpenFile& operator=(OpenFile const&) = delete;
  ~OpenFile() {
    if (fd >= 0) { ::close(fd); }
  }
};

Result<void> write_and_flush(fs::path const& file, std::string_view content) {
  auto const out = OpenFile{::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
  auto const failed = [&] { return fail(fmt::format("cannot be written ({})", std::strerror(errno)), file.string()); };
  if (out.fd < 0) { return failed(); }
  while (!content.empty()) {
    auto const written = ::write(out.fd, content.data(), content.size());
    if (written < 0) { return failed(); }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(out.fd) != 0) { return failed(); }
  return {};
}

}  // namespace

Result<std::string> read_file(fs::path const& file) {
  auto in = std::ifstream{file, std::ios::binary};
  if (!in || fs::is_directory(file)) { return fail("the file cannot be opened", file.string()); }
  auto text = std::ostringstream{};
  text << in.rdbuf();
  return std::move(text).str();
}

Result<void> write_file(fs::path const& file, std::string_view content) {
  auto temporary = file;
  temporary += fmt::format(".{}.new", ::getpid());
  auto error = std::error_code{};
  if (auto written = write_and_flush(temporary, content); !written) {
    fs::remove(temporary, error);
    return written;
  }
  fs::rename(temporary, file, error);
  if (error) {
    auto ignored = std::error_code{};
    fs::remove(temporary, ignored);
    return fail(fmt::format("cannot be replaced ({})", error.message()), file.string());
  }
  return {};
}

}  // namespace leitbild
