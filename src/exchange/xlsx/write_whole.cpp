#include "exchange/xlsx/write_whole.h"

#include "base/file.h"

namespace leitbild::exchange {

Result<void> write_whole(std::filesystem::path const& file,
                         std::function<Result<void>(std::filesystem::path const&)> const& fill) {
  auto half_written = file;
  half_written += ".neu";
  TRY_DO(write_file(half_written, ""));  // says in German what libxlsxwriter would print in English
  // The second time through write_file(), which flushes to the disk and replaces the old file at once.
  auto written =
      fill(half_written).and_then([&] { return read_file(half_written); }).and_then([&](std::string const& bytes) {
        return write_file(file, bytes);
      });
  auto ignored = std::error_code{};
  std::filesystem::remove(half_written, ignored);
  return written;
}

}  // namespace leitbild::exchange
