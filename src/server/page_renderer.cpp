#include "server/page_renderer.h"

#include <cstdlib>

#include <fmt/format.h>

namespace leitbild::server {
namespace {

namespace fs = std::filesystem;

constexpr auto kBuild = "`./dev build` richtet es ein";
constexpr auto kStartLimit = std::chrono::seconds{30};
constexpr auto kPageLimit = std::chrono::seconds{20};

}  // namespace

Result<fs::path> find_web_folder() {
  auto tried = fs::path{};
  if (auto const* const given = std::getenv("LEITBILD_WEB_DIR")) {
    tried = given;
  } else {
    auto error = std::error_code{};
    tried = fs::read_symlink("/proc/self/exe", error).parent_path().parent_path() / "share/leitbild/web";
  }
  if (fs::exists(tried / "server/render.mjs")) { return tried; }
  return fail(fmt::format("hier liegt keine gebaute Web-Anwendung (server/render.mjs); {}", kBuild), tried.string());
}

Result<void> PageRenderer::start_process() {
  TRY(auto process, LineProcess::start("das Programm für die Seiten", script_, kBuild));
  TRY(auto const line, process.receive(kStartLimit));
  auto const answer = Json::parse(line, nullptr, false);
  if (!answer.is_object() || !answer.value("ok", false)) { return process.lost(fmt::format("meldet „{}“", line)); }
  process_.emplace(std::move(process));
  return {};
}

Result<std::unique_ptr<PageRenderer>> PageRenderer::start(fs::path const& web_folder) {
  auto out = std::unique_ptr<PageRenderer>{new PageRenderer{web_folder / "server/render.mjs"}};
  TRY_DO(out->start_process());
  return out;
}

Result<Json> PageRenderer::ask(std::string const& line) {
  TRY_DO(process_->send(line, kPageLimit));
  TRY(auto const text, process_->receive(kPageLimit));
  auto answer = Json::parse(text, nullptr, false);
  if (!answer.is_object()) { return process_->lost("hat etwas Unverständliches geantwortet"); }
  return answer;
}

Result<std::string> PageRenderer::render(Json const& job, std::string_view data) {
  auto line = job.dump(-1, ' ', false, Json::error_handler_t::replace);
  line.pop_back();  // "}"
  line += fmt::format(R"(,"data":{}}})", data);
  auto const lock = std::lock_guard{mutex_};
  if (!process_ || !process_->is_running()) { TRY_DO(start_process()); }
  TRY(auto answer, ask(line));
  if (!answer.value("ok", false)) {
    return fail(fmt::format("die Seite „{}“ lässt sich nicht erzeugen: {}", job.value("page", ""),
                            answer.value("error", std::string{"kein Grund genannt"})));
  }
  return answer.value("html", std::string{});
}

}  // namespace leitbild::server
