#include "base/file.h"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

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

/// No error: the content is on the disk.
std::error_code write_and_flush(fs::path const& file, std::string_view content) {
  auto const out = OpenFile{::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
  auto const last_error = [] { return std::error_code{errno, std::generic_category()}; };
  if (out.fd < 0) { return last_error(); }
  while (!content.empty()) {
    auto const written = ::write(out.fd, content.data(), content.size());
    if (written < 0) { return last_error(); }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(out.fd) == 0 ? std::error_code{} : last_error();
}

}  // namespace

std::string reason_of(std::error_code error) {
  if (error == std::errc::no_such_file_or_directory) { return "den Ordner gibt es nicht"; }
  if (error == std::errc::permission_denied) { return "keine Schreibberechtigung"; }
  if (error == std::errc::read_only_file_system) { return "der Datenträger ist schreibgeschützt"; }
  if (error == std::errc::no_space_on_device) { return "der Datenträger ist voll"; }
  if (error == std::errc::file_too_large) { return "die Datei wäre größer als erlaubt"; }
  if (error == std::error_code{EDQUOT, std::generic_category()}) { return "der zugeteilte Speicherplatz ist voll"; }
  if (error == std::errc::is_a_directory) { return "dort liegt ein Ordner dieses Namens"; }
  return error.message();
}

Result<std::string> read_file(fs::path const& file) {
  auto in = std::ifstream{file, std::ios::binary};
  if (!in || fs::is_directory(file)) { return fail("die Datei kann nicht geöffnet werden", file.string()); }
  auto text = std::ostringstream{};
  text << in.rdbuf();
  return std::move(text).str();
}

Result<void> write_file(fs::path const& file, std::string_view content) {
  auto temporary = file;
  temporary += fmt::format(".{}.new", ::getpid());
  auto ignored = std::error_code{};
  if (auto const error = write_and_flush(temporary, content)) {
    fs::remove(temporary, ignored);
    return fail(fmt::format("die Datei kann nicht geschrieben werden ({})", reason_of(error)), file.string());
  }
  auto error = std::error_code{};
  fs::rename(temporary, file, error);
  if (error) {
    fs::remove(temporary, ignored);
    return fail(fmt::format("die Datei kann nicht ersetzt werden ({})", reason_of(error)), file.string());
  }
  return {};
}

}  // namespace leitbild
