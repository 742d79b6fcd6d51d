// The server on a real socket: what readers and those who mean harm send.
#include "server/http/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <chrono>
#include <thread>

#include "server/dispatcher.h"

namespace leitbild::server::http {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::StartsWith;

Response refusal(int status) {
  auto out = text_response("application/problem+json", R"({"status":)" + std::to_string(status) + "}");
  out.status = status;
  return out;
}

Response answer(Request const& request) {
  if (request.path == "/slow") { std::this_thread::sleep_for(300ms); }
  if (request.path == "/stream") {
    auto out = Response{.type = "text/plain"};
    out.body = Stream{[left = 1000](std::string& chunk) mutable {
      chunk = "0123456789";
      return left-- > 0;
    }};
    return out;
  }
  if (request.path == "/ticks") {
    auto out = Response{.type = "text/event-stream"};
    out.body =
        Ticker{[n = 0]() mutable -> std::optional<std::string> { return "data: " + std::to_string(++n) + "\n\n"; }};
    return out;
  }
  return text_response("text/plain", request.method + " " + request.path);
}

/// A server on a free port, in the background.
class Background {
 public:
  explicit Background(Limits const& limits = {
                          .header_bytes = 4096, .body_bytes = 1000, .idle = 1s, .request = 1s, .farewell = 5s}) {
    auto handler = Handler{.at_once = [](Request const& request) -> std::optional<Response> {
                             if (request.path == "/slow") { return std::nullopt; }
                             return answer(request);
                           },
                           .answer = [](Request const& request) { return answer(request); },
                           .refuse = refusal};
    auto opened = Listener::open({"127.0.0.1", 0}, limits, std::move(handler), connections);
    EXPECT_TRUE(opened) << (opened ? "" : to_text(opened.error()));
    listener = std::move(*opened);
    thread = std::jthread{[this] { listener->run(2, 2); }};
  }
  ~Background() { listener->stop(); }
  Background(Background const&) = delete;
  Background& operator=(Background const&) = delete;

  std::atomic<std::int64_t> connections{};
  std::unique_ptr<Listener> listener;
  std::jthread thread;
};

class Client {
 public:
  explicit Client(Background const& server) : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    auto address = sockaddr_in{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.listener->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { ::close(socket_); }
  Client(Client const&) = delete;
  Client& operator=(Client const&) = delete;

  void send(std::string_view text) const { static_cast<void>(::send(socket_, text.data(), text.size(), MSG_NOSIGNAL)); }
  /// Until the text contains that, the other side closes, or nothing comes for so long.
  std::string receive(std::string_view until = "\x01", std::chrono::milliseconds patience = 3000ms) const {
    auto out = std::string{};
    auto entry = pollfd{.fd = socket_, .events = POLLIN, .revents = 0};
    while (out.find(until) == std::string::npos && ::poll(&entry, 1, static_cast<int>(patience.count())) > 0) {
      auto buffer = std::array<char, 4096>{};
      auto const count = ::recv(socket_, buffer.data(), buffer.size(), 0);
      if (count <= 0) { break; }
      out.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return out;
  }

 private:
  int socket_;
};

std::string exchanged(Background const& server, std::string_view text) {
  auto const client = Client{server};
  client.send(text);
  return client.receive();
}

constexpr auto kClose = "Connection: close\r\n\r\n";

TEST(Listener, AnswersOneAfterTheOtherOnOneConnection) {
  auto const server = Background{};
  auto const client = Client{server};
  client.send("GET /one HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(client.receive("GET /one"), HasSubstr("200 OK"));
  client.send("GET /two HTTP/1.1\r\nHost: x\r\n\r\nGET /three HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(client.receive("GET /three"), HasSubstr("GET /two"));
}

TEST(Listener, SendsSafetyHeadersAndNoBodyForHead) {
  auto const server = Background{};
  auto const text = exchanged(server, std::string{"HEAD /a HTTP/1.1\r\nHost: x\r\n"} + kClose);
  EXPECT_THAT(text, HasSubstr("Content-Length: 7"));
  EXPECT_THAT(text, HasSubstr("X-Content-Type-Options: nosniff"));
  EXPECT_THAT(text, ::testing::EndsWith("\r\n\r\n"));
}

TEST(Listener, StreamsInChunks) {
  auto const server = Background{};
  auto const text = exchanged(server, std::string{"GET /stream HTTP/1.1\r\nHost: x\r\n"} + kClose);
  EXPECT_THAT(text, HasSubstr("Transfer-Encoding: chunked"));
  auto count = 0;
  for (auto at = text.find("0123456789"); at != std::string::npos; at = text.find("0123456789", at + 1)) { ++count; }
  EXPECT_EQ(count, 1000);
  EXPECT_THAT(text, ::testing::EndsWith("0\r\n\r\n"));
}

TEST(Listener, TellsEventsAsTheyHappen) {
  auto const server = Background{};
  auto const client = Client{server};
  client.send("GET /ticks HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(client.receive("data: 2"), HasSubstr("data: 1"));
}

struct Attack {
  std::string_view name, text, status;

  friend void PrintTo(Attack const& attack, std::ostream* out) { *out << attack.name; }
};
class Attacks : public ::testing::TestWithParam<Attack> {};
TEST_P(Attacks, AreRefusedAndTheServerGoesOn) {
  auto const server = Background{};
  EXPECT_THAT(exchanged(server, GetParam().text),
              StartsWith(std::string{"HTTP/1.1 "} + std::string{GetParam().status}));
  EXPECT_THAT(exchanged(server, std::string{"GET /after HTTP/1.1\r\nHost: x\r\n"} + kClose), HasSubstr("GET /after"));
}
std::string long_header() { return "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(8000, 'a') + "\r\n\r\n"; }
std::string const kLongHeader = long_header();
std::string const kLongTarget = "GET /" + std::string(8000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
std::string const kLongBody = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + std::string(2000, 'a');
INSTANTIATE_TEST_SUITE_P(
    All, Attacks,
    ::testing::Values(Attack{"traversal", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
                      Attack{"encoded_traversal", "GET /%2e%2e/plan.gpkg HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
                      Attack{"absolute_form", "GET http://other/ HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
                      Attack{"no_http", "\x16\x03\x01\x02\r\n\r\n", "400"},
                      Attack{"bad_version", "GET / HTTP/9.1\r\n\r\n", "400"},
                      Attack{"bad_header", "GET / HTTP/1.1\r\nBad Header: x\r\n\r\n", "400"},
                      Attack{"bad_chunk", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                             "400"},
                      Attack{"bad_length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400"},
                      Attack{"long_header", kLongHeader, "431"}, Attack{"long_target", kLongTarget, "431"},
                      Attack{"long_body", kLongBody, "413"}),
    [](auto const& test) { return std::string{test.param.name}; });

TEST(Listener, CutsOffRequestsThatDoNotArriveInTime) {
  auto const server = Background{};
  auto const client = Client{server};
  auto const begin = std::chrono::steady_clock::now();
  client.send("GET / HTTP/1.1\r\nHost:");
  EXPECT_EQ(client.receive("\x01", 5000ms), "");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
  EXPECT_THAT(exchanged(server, std::string{"GET /after HTTP/1.1\r\nHost: x\r\n"} + kClose), HasSubstr("GET /after"));
}

TEST(Listener, ClosesIdleConnections) {
  auto const server = Background{};
  auto const client = Client{server};
  auto const begin = std::chrono::steady_clock::now();
  EXPECT_EQ(client.receive("\x01", 5000ms), "");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 4s);
}

TEST(Listener, AnswersWhatIsUnderWayWhenItStops) {
  auto server = std::make_unique<Background>();
  auto const client = Client{*server};
  client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  auto stopper = std::jthread{[&] { server.reset(); }};
  EXPECT_THAT(client.receive("GET /slow"), HasSubstr("GET /slow"));
}

TEST(Listener, HoldsManyIdleConnections) {
  auto const server = Background{{.idle = 30s}};
  auto clients = std::vector<std::unique_ptr<Client>>{};
  for (auto i = 0; i < 400; ++i) { clients.push_back(std::make_unique<Client>(server)); }
  EXPECT_THAT(exchanged(server, std::string{"GET /one HTTP/1.1\r\nHost: x\r\n"} + kClose), HasSubstr("GET /one"));
}

TEST(ReadAddress, TakesHostsAndPorts) {
  EXPECT_EQ(read_address("127.0.0.1:8080")->port, 8080);
  EXPECT_EQ(read_address("8081")->host, "127.0.0.1");
  EXPECT_EQ(read_address("[::1]:80")->host, "::1");
  EXPECT_EQ(read_address("localhost:80")->host, "127.0.0.1");
  for (auto const* const text : {"", "x", "127.0.0.1:", "127.0.0.1:70000", "::1:80", "127.0.0.1:-1"}) {
    EXPECT_FALSE(read_address(text)) << text;
  }
}

TEST(Listener, SaysWhyItCannotListen) {
  auto const server = Background{};
  auto connections = std::atomic<std::int64_t>{};
  auto const again = Listener::open({"127.0.0.1", server.listener->port()}, {}, {}, connections);
  ASSERT_FALSE(again);
  EXPECT_THAT(to_text(again.error()), HasSubstr("lauscht schon ein anderes Programm"));
}

}  // namespace
}  // namespace leitbild::server::http
