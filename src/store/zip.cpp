#include "store/zip.h"

#include <cerrno>
#include <cstring>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zip.h>

#include "base/file.h"
#include "base/handle.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;
using OpenEntry = Handle<zip_file_t, zip_fclose>;
// Discards: an archive that was only read, or is to be given up. Closing (writing) is said aloud.
using Archive = Handle<zip_t, zip_discard>;

Result<Archive> open_archive(fs::path const& file, int flags) {
  auto code = 0;
  auto archive = Archive{zip_open(file.c_str(), flags, &code)};
  if (archive) { return archive; }
  auto error = zip_error_t{};
  zip_error_init_with_code(&error, code);
  auto const message = std::string{zip_error_strerror(&error)};
  zip_error_fini(&error);
  return fail(fmt::format("die .zip-Datei lässt sich nicht öffnen ({})", message), file.string());
}

Result<void> add_entry(zip_t* archive, ZipEntry const& entry) {
  auto* const source = zip_source_file(archive, entry.file.c_str(), 0, -1);
  if (source != nullptr && zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0) { return {}; }
  zip_source_free(source);  // only a source that was added belongs to the archive
  return fail(fmt::format("„{}“ lässt sich nicht hinzufügen ({})", entry.name, zip_strerror(archive)),
              entry.file.string());
}

Result<void> write_archive(fs::path const& file, std::vector<ZipEntry> const& entries) {
  TRY(auto archive, open_archive(file, ZIP_CREATE | ZIP_EXCL));
  for (auto const& entry : entries) { TRY_DO(add_entry(archive.get(), entry)); }
  if (zip_close(archive.get()) != 0) {
    return fail(fmt::format("die Datei lässt sich nicht schreiben ({})", zip_strerror(archive.get())), file.string());
  }
  static_cast<void>(archive.release());
  return {};
}

Result<void> flush_to_disk(fs::path const& file) {
  auto const fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  auto const good = fd >= 0 && ::fsync(fd) == 0;
  auto const reason = errno;
  if (fd >= 0) { ::close(fd); }
  return good ? Result<void>{}
              : fail(fmt::format("die Datei lässt sich nicht schreiben ({})", std::strerror(reason)), file.string());
}

Result<std::string> content_of(zip_t* archive, zip_uint64_t index, std::string const& where) {
  auto const entry = OpenEntry{zip_fopen_index(archive, index, 0)};
  if (!entry) { return fail(fmt::format("der Eintrag lässt sich nicht lesen ({})", zip_strerror(archive)), where); }
  auto content = std::string{};
  auto block = std::string(1U << 20U, '\0');
  auto read = zip_fread(entry.get(), block.data(), block.size());
  for (; read > 0; read = zip_fread(entry.get(), block.data(), block.size())) {
    content.append(block, 0, static_cast<std::size_t>(read));
  }
  if (read < 0) {
    return fail("der Eintrag ist beschädigt; bitte eine andere Sicherung nehmen", where);
  }  // its CRC is checked at the end
  return content;
}

}  // namespace

Result<void> write_zip(fs::path const& zip, std::vector<ZipEntry> const& entries) {
  auto error = std::error_code{};
  if (fs::exists(zip, error)) {
    return fail("die Datei gibt es schon; bitte einen anderen Namen wählen", zip.string());
  }
  auto temporary = zip;
  temporary += fmt::format(".{}.new", ::getpid());
  auto written = write_archive(temporary, entries).and_then([&] { return flush_to_disk(temporary); });
  if (written) {
    fs::rename(temporary, zip, error);
    if (!error) { return {}; }
    written = fail(fmt::format("die Datei lässt sich nicht schreiben ({})", error.message()), zip.string());
  }
  fs::remove(temporary, error);
  return written;
}

Result<std::vector<std::string>> unpack_zip(fs::path const& zip, fs::path const& folder,
                                            bool (*allowed)(std::string_view name)) {
  TRY(auto const archive, open_archive(zip, ZIP_RDONLY | ZIP_CHECKCONS));
  auto const count = zip_get_num_entries(archive.get(), 0);
  auto names = std::set<std::string>{};
  for (auto i = zip_int64_t{0}; i < count; ++i) {
    auto const* const name = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
    if (name == nullptr || !allowed(name) || !names.insert(name).second) {
      return fail(fmt::format("„{}“ gehört nicht in die Sicherung eines Arbeitsordners", name == nullptr ? "" : name),
                  zip.string());
    }
  }
  for (auto i = zip_int64_t{0}; i < count; ++i) {
    auto const index = static_cast<zip_uint64_t>(i);
    auto const name = std::string{zip_get_name(archive.get(), index, 0)};
    TRY(auto const content, content_of(archive.get(), index, fmt::format("{}: {}", zip.string(), name)));
    auto error = std::error_code{};  // a folder that cannot be made is reported with the file
    fs::create_directories((folder / name).parent_path(), error);
    TRY_DO(write_file(folder / name, content));
  }
  return std::vector<std::string>{names.begin(), names.end()};
}

}  // namespace leitbild::store
