// The heap: of a program that computes and ends, and of one that stays.
#pragma once

namespace leitbild {

/// Memory that was freed stays with the program for the next one who asks, instead of going back and coming again page by page.
/// For programs that end soon; one that runs for weeks should give back.
void keep_freed_memory();

/// What was freed goes back to the system: after work that needed much, in a program that runs on.
void give_back_freed_memory();

}  // namespace leitbild
