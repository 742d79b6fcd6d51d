#include "testing/web_server.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <netinet/in.h>

#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace leitbild::testing {
namespace {

std::string read_request(int connection) {
  auto out = std::string{};
  auto block = std::array<char, 4096>{};
  while (out.find("\r\n\r\n") == std::string::npos) {
    auto const count = ::recv(connection, block.data(), block.size(), 0);
    if (count <= 0) { break; }
    out.append(block.data(), static_cast<std::size_t>(count));
  }
  return out;
}

void send_all(int connection, std::string const& text) {
  for (auto at = std::size_t{0}; at < text.size();) {
    auto const count = ::send(connection, text.data() + at, text.size() - at, MSG_NOSIGNAL);
    if (count <= 0) { return; }
    at += static_cast<std::size_t>(count);
  }
}

}  // namespace

WebServer::WebServer() : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
  auto address = sockaddr_in{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const plain = reinterpret_cast<sockaddr*>(&address);
  auto size = socklen_t{sizeof address};
  if (socket_ < 0 || ::bind(socket_, plain, size) != 0 || ::listen(socket_, 16) != 0 ||
      ::getsockname(socket_, plain, &size) != 0) {
    throw std::runtime_error{"the test's web server cannot listen on 127.0.0.1"};
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread{[this] { serve(); }};
}

WebServer::~WebServer() {
  stops_ = true;
  thread_.join();
  ::close(socket_);
}

std::string WebServer::address(std::string const& path) const {
  return fmt::format("http://127.0.0.1:{}{}", port_, path);
}

void WebServer::on(std::string const& path, Handler handler) {
  auto const lock = std::scoped_lock{mutex_};
  handlers_[path] = std::move(handler);
}
void WebServer::on(std::string const& path, WebAnswer answer) {
  on(path, Handler{[answer = std::move(answer)](std::string const&) { return answer; }});
}
void WebServer::on(std::string const& path, std::string const& body) { on(path, WebAnswer{.body = body}); }

std::vector<std::string> WebServer::requests() const {
  auto const lock = std::scoped_lock{mutex_};
  return requests_;
}

void WebServer::serve() {
  constexpr auto kLookEvery = 20;  // milliseconds
  while (!stops_) {
    auto watched = pollfd{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&watched, 1, kLookEvery) <= 0) { continue; }
    auto const connection = ::accept(socket_, nullptr, nullptr);
    if (connection < 0) { continue; }
    answer(connection);
    ::close(connection);
  }
}

void WebServer::answer(int connection) {
  auto const request = read_request(connection);
  auto const begin = request.find(' ');
  auto const end = request.find(' ', begin + 1);
  if (begin == std::string::npos || end == std::string::npos) { return; }
  auto const target = request.substr(begin + 1, end - begin - 1);
  auto const path = target.substr(0, target.find('?'));
  auto handler = Handler{};
  {
    auto const lock = std::scoped_lock{mutex_};
    requests_.push_back(target);
    if (auto const found = handlers_.find(path); found != handlers_.end()) { handler = found->second; }
  }
  auto const query = path.size() < target.size() ? target.substr(path.size() + 1) : std::string{};
  auto const reply = handler ? handler(query) : WebAnswer{.status = 404, .body = "nothing here", .type = "text/plain"};
  constexpr auto kStep = std::chrono::milliseconds{10};
  for (auto waited = std::chrono::milliseconds{0}; waited < reply.delay && !stops_; waited += kStep) {
    std::this_thread::sleep_for(kStep);
  }
  auto head = fmt::format("HTTP/1.1 {} Test\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n",
                          reply.status, reply.type, reply.body.size());
  for (auto const& header : reply.headers) { head += header + "\r\n"; }
  send_all(connection, head + "\r\n" + reply.body.substr(0, reply.body.size() - reply.withheld));
}

}  // namespace leitbild::testing
