#include "report/pdf/print_process.h"

#include <utility>

#include <fmt/format.h>

namespace leitbild::report {
namespace {

namespace fs = std::filesystem;

constexpr auto kInstall = "`./dev setup` richtet es ein";
constexpr auto kStartLimit = std::chrono::seconds{30};

Result<void> check_installed(fs::path const& folder) {
  if (!fs::exists(folder / "render.mjs")) {
    return fail("hier liegt kein Druckprogramm (render.mjs)", folder.string());
  }
  if (!fs::exists(folder / "node_modules")) {
    return fail(fmt::format("das Druckprogramm ist nicht eingerichtet (node_modules fehlt); {}", kInstall),
                folder.string());
  }
  return {};
}

}  // namespace

Result<PrintProcess> PrintProcess::start(PrintFolder const& folder) {
  TRY_DO(check_installed(folder.path));
  TRY(auto process, LineProcess::start("das Druckprogramm", folder.path / "render.mjs", kInstall));
  auto out = PrintProcess{std::move(process)};
  TRY_DO(out.receive(kStartLimit));
  return out;
}

Result<int> PrintProcess::print(Json const& job, std::chrono::seconds limit) {
  // Bytes that are not UTF-8 become replacement signs: one bad name must not stop the sheet.
  TRY_DO(process_.send(job.dump(-1, ' ', false, Json::error_handler_t::replace), limit));
  TRY(auto const answer, receive(limit));
  return answer.value("pages", 0);
}

Result<Json> PrintProcess::receive(std::chrono::seconds limit) {
  TRY(auto const line, process_.receive(limit));
  auto answer = Json::parse(line, nullptr, false);
  if (!answer.is_object()) { return process_.lost(fmt::format("hat „{}“ geantwortet", line)); }
  if (!answer.value("ok", false)) {
    return fail(fmt::format("das Blatt lässt sich nicht drucken: {}",
                            answer.value("error", std::string{"kein Grund genannt"})));
  }
  return answer;
}

}  // namespace leitbild::report
