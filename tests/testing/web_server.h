// A small real HTTP server on a free port of 127.0.0.1, for tests of clients.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace leitbild::testing {

struct WebAnswer {
  int status{200};
  std::string body;
  std::string type{"application/json"};
  std::vector<std::string> headers{};  // "Retry-After: 1"
  std::chrono::milliseconds delay{};   // before anything is sent
  std::size_t withheld{};              // so many bytes of the body are promised and not sent
};

/// Answers GET requests one after the other, each by the function given for its path (without the query); 404 else.
class WebServer {
 public:
  WebServer();
  WebServer(WebServer const&) = delete;
  WebServer& operator=(WebServer const&) = delete;
  ~WebServer();

  /// "http://127.0.0.1:PORT" + path.
  std::string address(std::string const& path) const;
  /// `query` is what follows "?", as sent.
  using Handler = std::function<WebAnswer(std::string const& query)>;
  void on(std::string const& path, Handler handler);
  void on(std::string const& path, WebAnswer answer);
  void on(std::string const& path, std::string const& body);
  /// Targets ("/path?query") in the order of the requests.
  std::vector<std::string> requests() const;

 private:
  int socket_{-1};
  int port_{};
  mutable std::mutex mutex_;
  std::map<std::string, Handler> handlers_;
  std::vector<std::string> requests_;
  std::atomic<bool> stops_{false};
  std::thread thread_;

  void serve();
  void answer(int connection);
};

}  // namespace leitbild::testing
