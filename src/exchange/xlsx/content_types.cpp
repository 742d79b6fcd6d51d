#include "exchange/xlsx/content_types.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

namespace leitbild::exchange {
namespace {

constexpr auto kLookedAt = std::size_t{2048};
constexpr auto kLargestPart = GIntBig{512} * 1024 * 1024;
constexpr std::string_view kList = "[Content_Types].xml";
constexpr std::string_view kWorkbook = "spreadsheetml.sheet.main+xml";
constexpr std::string_view kWorksheet = "spreadsheetml.worksheet+xml";

struct CloseFile {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, CloseFile>;

std::optional<std::string> content_of(std::string const& path) {
  GByte* bytes = nullptr;
  auto size = vsi_l_offset{0};
  if (VSIIngestFile(nullptr, path.c_str(), &bytes, &size, kLargestPart) == 0) { return std::nullopt; }
  auto out = std::string{reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(size)};
  VSIFree(bytes);
  return out;
}

bool write(std::string const& path, std::string const& content) {
  auto const file = File{VSIFOpenL(path.c_str(), "wb")};
  return file && VSIFWriteL(content.data(), 1, content.size(), file.get()) == content.size();
}

/// All parts of the workbook into another one.
bool copy_parts(std::string const& from, std::string const& to, std::string const& list) {
  // The archive stays open while its parts are written.
  auto const archive = File{VSIFOpenL(to.c_str(), "wb")};
  if (!archive || !write(fmt::format("{}/{}", to, kList), list)) { return false; }
  auto const names = CPLStringList{VSIReadDirRecursive(from.c_str())};
  for (auto i = 0; i < names.size(); ++i) {
    auto const name = std::string_view{names[i]};
    if (name == kList || name.ends_with('/')) { continue; }
    auto const content = content_of(fmt::format("{}/{}", from, name));
    if (!content || !write(fmt::format("{}/{}", to, name), *content)) { return false; }
  }
  return true;
}

/// The list with the first part of that type in front.
std::string with_in_front(std::string list, std::string_view type) {
  auto const word = list.find(type);
  auto const begin = word == std::string::npos ? word : list.rfind("<Override", word);
  auto const end = word == std::string::npos ? word : list.find("/>", word);
  auto const types = list.find("<Types");
  auto const front = types == std::string::npos ? types : list.find('>', types);
  if (begin == std::string::npos || end == std::string::npos || front == std::string::npos || front > begin) {
    return list;
  }
  auto const element = list.substr(begin, end + 2 - begin);
  list.erase(begin, element.size());
  return list.insert(front + 1, element);
}

/// What GDAL looks for stands where it looks.
bool is_taken(std::string const& list) {
  auto const looked_at = std::string_view{list}.substr(0, kLookedAt);
  return looked_at.find(kWorkbook) != std::string_view::npos && looked_at.find(kWorksheet) != std::string_view::npos;
}

}  // namespace

std::string with_workbook_first(std::string content_types) {
  content_types = with_in_front(std::move(content_types), kWorksheet);
  return with_in_front(std::move(content_types), kWorkbook);
}

ReadablePath::ReadablePath(std::filesystem::path const& file) : path_{file.string()} {
  auto const parts = fmt::format("/vsizip/{{{}}}", path_);
  auto list = content_of(fmt::format("{}/{}", parts, kList));
  if (!list || list->find(kWorkbook) == std::string::npos) { return; }
  if (is_taken(*list)) { return; }
  auto const copy = fmt::format("/vsimem/leitbild_{}.xlsx", reinterpret_cast<std::uintptr_t>(this));
  is_copy_ = true;
  path_ = copy;
  if (!copy_parts(parts, "/vsizip/" + copy, with_workbook_first(*std::move(list)))) {
    VSIUnlink(copy.c_str());
    is_copy_ = false;
    path_ = file.string();
  }
}

ReadablePath::~ReadablePath() {
  if (is_copy_) { VSIUnlink(path_.c_str()); }
}

}  // namespace leitbild::exchange
