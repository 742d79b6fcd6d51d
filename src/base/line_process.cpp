#include "base/line_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"

namespace leitbild {
namespace {

using std::chrono::steady_clock;

void close_if_open(int& fd) {
  if (fd >= 0) { ::close(std::exchange(fd, -1)); }
}

/// The ends of the child's standard streams, closed in this process when they go out of scope.
struct ChildEnds {
  int in{-1};
  int out{-1};
  ChildEnds() = default;
  ChildEnds(ChildEnds const&) = delete;
  ChildEnds& operator=(ChildEnds const&) = delete;
  ~ChildEnds() {
    close_if_open(in);
    close_if_open(out);
  }
};

struct SpawnActions {
  posix_spawn_file_actions_t actions{};
  SpawnActions() { posix_spawn_file_actions_init(&actions); }
  SpawnActions(SpawnActions const&) = delete;
  SpawnActions& operator=(SpawnActions const&) = delete;
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions); }
};

std::string system_words() { return std::strerror(errno); }

int milliseconds_until(steady_clock::time_point deadline) {
  auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
  return static_cast<int>(std::max<long long>(left, 0));
}

/// 1: ready, 0: time is up, negative: failed.
int wait_for(int fd, short events, steady_clock::time_point deadline) {
  while (true) {
    auto entry = pollfd{.fd = fd, .events = events, .revents = 0};
    auto const ready = ::poll(&entry, 1, milliseconds_until(deadline));
    if (ready >= 0 || errno != EINTR) { return ready; }
  }
}

/// 0 or the error of posix_spawn.
int spawn(int& child, std::filesystem::path const& script, ChildEnds const& ends, int complaints) {
  auto files = SpawnActions{};
  posix_spawn_file_actions_adddup2(&files.actions, ends.in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files.actions, ends.out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files.actions, complaints, STDERR_FILENO);
  // Nothing else is inherited: connections of readers above all.
  posix_spawn_file_actions_addclosefrom_np(&files.actions, STDERR_FILENO + 1);
  auto program = std::string{"node"};
  auto argument = script.string();
  auto arguments = std::array<char*, 3>{program.data(), argument.data(), nullptr};
  return ::posix_spawnp(&child, "node", &files.actions, nullptr, arguments.data(), environ);
}

}  // namespace

Result<LineProcess> LineProcess::start(std::string name, std::filesystem::path const& script,
                                       std::string const& install) {
  auto out = LineProcess{};
  out.name_ = std::move(name);
  auto ends = ChildEnds{};
  auto sockets = std::array<int, 2>{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) { return fail(system_words()); }
  out.questions_ = sockets[0];
  ends.in = sockets[1];
  auto pipe = std::array<int, 2>{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) { return fail(system_words()); }
  out.answers_ = pipe[0];
  ends.out = pipe[1];
  out.complaints_ = ::memfd_create("complaints", MFD_CLOEXEC);
  if (out.complaints_ < 0) { return fail(system_words()); }
  if (auto const error = spawn(out.child_, script, ends, out.complaints_); error != 0) {
    out.child_ = -1;
    return fail(fmt::format("das Programm „node“ lässt sich nicht starten ({}); {}", std::strerror(error), install));
  }
  return out;
}

LineProcess::LineProcess(LineProcess&& other) noexcept
    : name_{std::move(other.name_)},
      child_{std::exchange(other.child_, -1)},
      questions_{std::exchange(other.questions_, -1)},
      answers_{std::exchange(other.answers_, -1)},
      complaints_{std::exchange(other.complaints_, -1)},
      unread_{std::move(other.unread_)} {}

LineProcess& LineProcess::operator=(LineProcess&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(child_, other.child_);
  std::swap(questions_, other.questions_);
  std::swap(answers_, other.answers_);
  std::swap(complaints_, other.complaints_);
  std::swap(unread_, other.unread_);
  return *this;
}

LineProcess::~LineProcess() { stop(); }

/// The end of its input ends the process; one that does not listen any more is killed.
void LineProcess::stop() noexcept {
  close_if_open(questions_);
  if (child_ > 0) {
    // A pipe whose other end is closed becomes readable: the process is gone or going.
    auto const ended = answers_ >= 0 && wait_for(answers_, POLLIN, steady_clock::now() + std::chrono::seconds{2}) > 0;
    if (!ended) { ::kill(child_, SIGKILL); }
    while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {}
    child_ = -1;
  }
  close_if_open(answers_);
  close_if_open(complaints_);
}

Result<void> LineProcess::send(std::string_view text, std::chrono::milliseconds limit) {
  if (!is_running()) { return fail(fmt::format("{} läuft nicht mehr", name_)); }
  auto const deadline = steady_clock::now() + limit;
  auto const whole = std::string{text} + "\n";
  auto line = std::string_view{whole};
  while (!line.empty()) {
    if (wait_for(questions_, POLLOUT, deadline) <= 0) { return lost("nimmt die Frage nicht rechtzeitig an"); }
    auto const sent = ::send(questions_, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && (errno == EAGAIN || errno == EINTR)) { continue; }
    if (sent < 0) { return lost("hat sich beendet"); }
    line.remove_prefix(static_cast<std::size_t>(sent));
  }
  return {};
}

Result<std::string> LineProcess::receive(std::chrono::milliseconds limit) {
  if (!is_running()) { return fail(fmt::format("{} läuft nicht mehr", name_)); }
  auto const deadline = steady_clock::now() + limit;
  auto searched = std::size_t{0};
  while (true) {
    if (auto const end = unread_.find('\n', searched); end != std::string::npos) {
      auto line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      return line;
    }
    searched = unread_.size();
    if (wait_for(answers_, POLLIN, deadline) <= 0) { return lost("hat nicht rechtzeitig geantwortet"); }
    auto buffer = std::array<char, 65536>{};
    auto const count = ::read(answers_, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) { continue; }
    if (count <= 0) { return lost("hat sich beendet"); }
    unread_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

/// An error with what the process said last; it is not asked again.
tl::unexpected<Error> LineProcess::lost(std::string_view what) {
  constexpr auto kMost = std::size_t{2000};
  auto text = std::string(kMost, '\0');
  auto const count = ::pread(complaints_, text.data(), text.size(), 0);
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  if (child_ > 0) { ::kill(child_, SIGKILL); }
  stop();
  auto const said = trimmed(text);
  return fail(said.empty() ? fmt::format("{} {}", name_, what)
                           : fmt::format("{} {}; zuletzt meldete es: {}", name_, what, said));
}

}  // namespace leitbild
