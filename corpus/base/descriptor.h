#pragma once

#include <utility>

#include <unistd.h>

namespace debrief {

/// A file descriptor that is closed with its owner, but for those a program begins with (0 to 2).
class Descriptor {
 public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, none)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    /// -1 where there is none.
    [[nodiscard]] int number() const { return number_; }

    void close() {
        if (number_ > STDERR_FILENO) ::close(number_);
        number_ = none;
    }

 private:
    static constexpr int none = -1;
    int number_ = none;
};

}  // namespace debrief
