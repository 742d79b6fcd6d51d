#include "server/http/connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "server/dispatcher.h"

// Every coroutine here is awaited by the one that owns what its parameters refer to, and co_spawn keeps the function it is
// given; Asio returns an error once more that it has already put into its argument.
// NOLINTBEGIN(cppcoreguidelines-avoid-reference-coroutine-parameters,cppcoreguidelines-avoid-capturing-lambda-coroutines)
// NOLINTBEGIN(bugprone-unused-return-value,cert-err33-c)
namespace leitbild::server::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using boost::system::error_code;
using std::chrono::steady_clock;

using Parser = wire::request_parser<wire::string_body>;
using Head = wire::response<wire::empty_body>;

std::string lower(beast::string_view text) {
  auto out = std::string{text};
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
  }
  return out;
}

/// Nothing: the target is none of ours.
std::optional<Request> request_from(Parser::value_type& message) {
  auto target = read_target(std::string_view{message.target().data(), message.target().size()});
  if (!target) { return std::nullopt; }
  auto out = Request{};
  out.method = std::string{message.method_string()};
  out.path = std::move(target->path);
  out.query = std::move(target->query);
  for (auto const& field : message) { out.headers.push_back({lower(field.name_string()), std::string{field.value()}}); }
  out.body = std::move(message.body());
  return out;
}

std::string_view cache_control(Keep keep) {
  switch (keep) {
    case Keep::kAsk: return "public, no-cache";
    case Keep::kForever: return "public, max-age=31536000, immutable";
    case Keep::kNever: return "no-store";
  }
  return "no-store";
}

Head head_of(Response const& response, unsigned version, bool keep_alive) {
  auto out = Head{static_cast<wire::status>(response.status), version};
  out.set(wire::field::server, "Leitbild");
  if (response.status != 204 && response.status != 304) { out.set(wire::field::content_type, response.type); }
  out.set(wire::field::cache_control, std::string{cache_control(response.keep)});
  if (!response.etag.empty()) { out.set(wire::field::etag, response.etag); }
  for (auto const& header : response.headers) { out.insert(header.name, header.value); }
  out.keep_alive(keep_alive);
  return out;
}

/// Status for what a parser refuses; 0: the connection is simply gone, as after a time-out, which closes it.
int status_for(error_code error) {
  if (error == wire::error::header_limit || error == wire::error::buffer_overflow) { return 431; }
  if (error == wire::error::body_limit) { return 413; }
  if (error == wire::error::end_of_stream || error == wire::error::partial_message) { return 0; }
  return error.category() == make_error_code(wire::error::bad_method).category() ? 400 : 0;
}

/// Counts a request from its first byte to the last of its answer: who stops the server waits for these.
class UnderWay {
 public:
  explicit UnderWay(std::atomic<int>& count) : count_{count} { ++count_; }
  UnderWay(UnderWay const&) = delete;
  UnderWay& operator=(UnderWay const&) = delete;
  ~UnderWay() { --count_; }

 private:
  std::atomic<int>& count_;
};

class Connection {
 public:
  Connection(beast::tcp_stream stream, Shared& shared) : stream_{std::move(stream)}, shared_{shared} {}

  asio::awaitable<void> run() {
    auto goes_on = true;
    while (goes_on && !shared_.stops) { goes_on = co_await next(); }
    auto error = error_code{};
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, error);
  }

 private:
  beast::tcp_stream stream_;
  Shared& shared_;
  beast::flat_buffer buffer_{};

  /// False: this was the last request.
  asio::awaitable<bool> next() {
    auto error = error_code{};
    if (buffer_.size() == 0) {
      constexpr auto kFirst = std::size_t{4096};
      stream_.expires_after(shared_.limits.idle);
      auto const count =
          co_await stream_.async_read_some(buffer_.prepare(kFirst), asio::redirect_error(asio::use_awaitable, error));
      if (error) { co_return false; }
      buffer_.commit(count);
    }
    auto const under_way = UnderWay{shared_.in_answer};
    auto const begin = steady_clock::now();
    stream_.expires_after(shared_.limits.request);
    auto parser = Parser{};
    parser.header_limit(shared_.limits.header_bytes);
    parser.body_limit(shared_.limits.body_bytes);
    co_await wire::async_read(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      auto const status = status_for(error);
      if (status != 0) { co_await refuse(status); }
      co_return false;
    }
    auto message = parser.release();
    auto const keep_alive = message.keep_alive() && !shared_.stops;
    auto request = request_from(message);
    if (!request) {
      co_await refuse(400);
      co_return false;
    }
    co_return co_await answer(std::move(*request), message.version(), keep_alive, begin);
  }

  asio::awaitable<bool> answer(Request request, unsigned version, bool keep_alive, steady_clock::time_point begin) {
    auto response = shared_.handler.at_once(request);
    if (!response) { response = co_await slow_answer(request); }
    add_security_headers(*response);
    auto bytes = std::uint64_t{0};
    auto const sent = co_await send(*response, version, keep_alive, request.method == "HEAD", bytes);
    if (shared_.handler.served) {
      shared_.handler.served({.method = request.method,
                              .path = request.path,
                              .status = response->status,
                              .bytes = bytes,
                              .duration = steady_clock::now() - begin});
    }
    co_return sent&& keep_alive;
  }

  asio::awaitable<Response> slow_answer(Request const& request) {
    auto work = [this, &request]() -> asio::awaitable<Response> { co_return shared_.handler.answer(request); };
    co_return co_await asio::co_spawn(shared_.workers->get_executor(), std::move(work), asio::use_awaitable);
  }

  asio::awaitable<bool> send(Response& response, unsigned version, bool keep_alive, bool head_only,
                             std::uint64_t& bytes) {
    auto head = head_of(response, version, keep_alive);
    if (auto const* const body = std::get_if<Bytes>(&response.body)) {
      auto const has_body = response.status != 204 && response.status != 304;
      if (has_body) { head.content_length((*body)->size()); }
      co_return co_await send_whole(std::move(head), has_body && !head_only ? **body : std::string_view{}, bytes);
    }
    head.chunked(true);
    if (!co_await send_whole(std::move(head), {}, bytes)) { co_return false; }
    if (head_only) { co_return true; }
    if (auto* const stream = std::get_if<Stream>(&response.body)) { co_return co_await send_stream(*stream, bytes); }
    co_return co_await send_ticks(std::get<Ticker>(response.body), bytes);
  }

  asio::awaitable<bool> send_whole(Head head, std::string_view body, std::uint64_t& bytes) {
    auto error = error_code{};
    // Head and body in one go: a second packet would wait for the first to be acknowledged.
    auto text = std::string{};
    auto serializer = wire::response_serializer<wire::empty_body>{head};
    serializer.split(true);
    while (!serializer.is_header_done()) {
      serializer.next(error, [&](error_code&, auto const& buffers) {
        text += beast::buffers_to_string(buffers);
        serializer.consume(beast::buffer_bytes(buffers));
      });
    }
    auto const parts =
        std::array<asio::const_buffer, 2>{asio::buffer(text), asio::const_buffer{body.data(), body.size()}};
    stream_.expires_after(shared_.limits.send);
    co_await asio::async_write(stream_, parts, asio::redirect_error(asio::use_awaitable, error));
    bytes += body.size();
    co_return !error;
  }

  asio::awaitable<bool> send_chunk(std::string_view chunk, std::uint64_t& bytes) {
    auto error = error_code{};
    stream_.expires_after(shared_.limits.send);
    co_await asio::async_write(stream_, wire::make_chunk(asio::const_buffer{chunk.data(), chunk.size()}),
                               asio::redirect_error(asio::use_awaitable, error));
    bytes += chunk.size();
    co_return !error;
  }

  asio::awaitable<bool> send_last_chunk() {
    auto error = error_code{};
    stream_.expires_after(shared_.limits.send);
    co_await asio::async_write(stream_, wire::make_chunk_last(), asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
  }

  asio::awaitable<bool> send_stream(Stream& stream, std::uint64_t& bytes) {
    auto chunk = std::string{};
    while (stream(chunk)) {
      if (!chunk.empty() && !co_await send_chunk(chunk, bytes)) { co_return false; }
      chunk.clear();
    }
    co_return co_await send_last_chunk();
  }

  asio::awaitable<bool> send_ticks(Ticker& ticker, std::uint64_t& bytes) {
    auto timer = asio::steady_timer{stream_.get_executor()};
    auto error = error_code{};
    while (!shared_.stops) {
      auto const text = ticker();
      if (text && !co_await send_chunk(*text, bytes)) { co_return false; }
      timer.expires_after(std::chrono::seconds{1});
      co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
    co_return co_await send_last_chunk();
  }

  asio::awaitable<void> refuse(int status) {
    auto response = shared_.handler.refuse(status);
    add_security_headers(response);
    constexpr auto kVersion = 11U;
    auto bytes = std::uint64_t{0};
    co_await send(response, kVersion, false, false, bytes);
    if (shared_.handler.served) {
      shared_.handler.served({.method = "-", .path = "-", .status = status, .bytes = bytes, .duration = {}});
    }
  }
};

}  // namespace

asio::awaitable<void> serve(beast::tcp_stream stream, Shared& shared) {
  ++*shared.connections;
  try {
    auto connection = Connection{std::move(stream), shared};
    co_await connection.run();
  } catch (std::exception const&) {  // NOLINT(bugprone-empty-catch): the reader is gone, or there was no memory for her
  }
  --*shared.connections;
}

}  // namespace leitbild::server::http
// NOLINTEND(bugprone-unused-return-value,cert-err33-c)
// NOLINTEND(cppcoreguidelines-avoid-reference-coroutine-parameters,cppcoreguidelines-avoid-capturing-lambda-coroutines)
