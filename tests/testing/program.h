// The program as its user types it. For test programs that are built with LEITBILD_PROGRAM, the path of the program.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::testing {

struct Ended {
  int status{};
  std::string text;  // output and errors
};

inline Ended run(std::string const& arguments) {
  auto const command = fmt::format("{} {} 2>&1", LEITBILD_PROGRAM, arguments);
  auto out = Ended{};
  auto* const pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) { return {.status = -1, .text = "the program cannot be started"}; }
  auto block = std::array<char, 4096>{};
  while (auto const count = std::fread(block.data(), 1, block.size(), pipe)) { out.text.append(block.data(), count); }
  out.status = WEXITSTATUS(::pclose(pipe));
  return out;
}

inline Ended succeeds(std::string const& arguments) {
  auto ended = run(arguments);
  EXPECT_EQ(ended.status, 0) << "leitbild " << arguments << "\n" << ended.text;
  return ended;
}

inline Ended is_refused(std::string const& arguments) {
  auto ended = run(arguments);
  EXPECT_EQ(ended.status, 1) << "leitbild " << arguments << "\n" << ended.text;
  EXPECT_THAT(ended.text, ::testing::HasSubstr("Fehler: "));
  return ended;
}

}  // namespace leitbild::testing
