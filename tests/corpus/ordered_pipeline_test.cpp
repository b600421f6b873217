#include "corpus/base/ordered_pipeline.h"

#include "tests/support/catch.h"

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

using namespace debrief;

namespace {

using Pipeline = OrderedPipeline<int, std::string>;

void produce_numbers(int count, const Pipeline::Emit& emit) {
    for (int i = 0; i < count; ++i) emit(int{i});
}

/// Work that takes some items longer than others.
std::string spell(int number) {
    std::string text;
    for (int i = 0; i <= (number * 7919) % 50; ++i) text = std::to_string(number);
    return text;
}

/// What comes out for `count` numbers, as one text.
std::string run(std::size_t threads, int count) {
    std::string all;
    Pipeline(threads).run([&](const Pipeline::Emit& emit) { produce_numbers(count, emit); },
                          [] { return [](int&& number) { return spell(number); }; },
                          [&](std::string&& text) { all += text + " "; });
    return all;
}

std::string message_of(const std::function<void()>& operation) {
    try {
        operation();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "nothing";
}

}  // namespace

TEST_CASE("results come in the order of the items for any number of threads",
          "[corpus][ordered_pipeline][property]") {
    const std::size_t threads = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{7});
    const int count = GENERATE(0, 1, 15, 1000);
    CAPTURE(threads, count);
    std::string expected;
    for (int i = 0; i < count; ++i) expected += spell(i) + " ";
    CHECK(run(threads, count) == expected);
}

TEST_CASE("a result is handed over though nothing comes behind it yet", "[corpus][ordered_pipeline]") {
    const std::size_t threads = GENERATE(std::size_t{1}, std::size_t{4});
    CAPTURE(threads);
    std::atomic<int> consumed = 0;
    Pipeline(threads).run(
        [&](const Pipeline::Emit& emit) {
            for (int i = 0; i < 50; ++i) {
                emit(int{i});
                while (consumed <= i) std::this_thread::yield();  // for ever, where a result is held back
            }
        },
        [] { return [](int&& number) { return spell(number); }; }, [&](std::string&&) { ++consumed; });
    CHECK(consumed == 50);
}

TEST_CASE("what the producer throws comes out behind all that it gave", "[corpus][ordered_pipeline]") {
    const std::size_t threads = GENERATE(std::size_t{1}, std::size_t{4});
    const int count = GENERATE(0, 1, 500);
    CAPTURE(threads, count);
    int consumed = 0;
    CHECK(message_of([&] {
              Pipeline(threads).run(
                  [&](const Pipeline::Emit& emit) {
                      produce_numbers(count, emit);
                      throw std::runtime_error("no more");
                  },
                  [] { return [](int&& number) { return spell(number); }; },
                  [&](std::string&&) { ++consumed; });
          }) == "no more");
    CHECK(consumed == count);
}

TEST_CASE("what a worker throws comes out behind exactly what precedes its item",
          "[corpus][ordered_pipeline]") {
    const std::size_t threads = GENERATE(std::size_t{1}, std::size_t{4});
    const int bad = GENERATE(0, 1, 300, 999);
    CAPTURE(threads, bad);
    int consumed = 0;
    CHECK(message_of([&] {
              Pipeline(threads).run([](const Pipeline::Emit& emit) { produce_numbers(1000, emit); },
                                    [bad] {
                                        return [bad](int&& number) {
                                            if (number == bad) throw std::runtime_error("bad item");
                                            return spell(number);
                                        };
                                    },
                                    [&](std::string&&) { ++consumed; });
          }) == "bad item");
    CHECK(consumed == bad);
}

TEST_CASE("what the consumer throws stops the producer", "[corpus][ordered_pipeline]") {
    const std::size_t threads = GENERATE(std::size_t{1}, std::size_t{4});
    CAPTURE(threads);
    int consumed = 0;
    CHECK(message_of([&] {
              Pipeline(threads).run(
                  [](const Pipeline::Emit& emit) {
                      for (int i = 0;; ++i) emit(int{i});  // ends only where it is stopped
                  },
                  [] { return [](int&& number) { return spell(number); }; },
                  [&](std::string&&) {
                      if (++consumed == 100) throw std::runtime_error("disk full");
                  });
          }) == "disk full");
    CHECK(consumed == 100);
}

TEST_CASE("a worker that cannot be made ends the run", "[corpus][ordered_pipeline]") {
    const std::size_t threads = GENERATE(std::size_t{1}, std::size_t{4});
    CAPTURE(threads);
    CHECK(message_of([&] {
              Pipeline(threads).run([](const Pipeline::Emit& emit) { produce_numbers(1000, emit); },
                                    []() -> Pipeline::Worker { throw std::runtime_error("no worker"); },
                                    [](std::string&&) {});
          }) == "no worker");
}

TEST_CASE("a quick producer never runs far ahead of the consumer", "[corpus][ordered_pipeline]") {
    std::atomic<int> produced = 0;
    int consumed = 0;
    int furthest = 0;
    Pipeline(2).run(
        [&](const Pipeline::Emit& emit) {
            for (int i = 0; i < 2000; ++i) {
                emit(int{i});
                ++produced;
            }
        },
        [] { return [](int&& number) { return spell(number); }; },
        [&](std::string&&) { furthest = std::max(furthest, produced - consumed++); });
    CHECK(consumed == 2000);
    CHECK(furthest <= 2 * 16 + 1);  // items a thread, and the one just handed out
}

TEST_CASE("each thread makes its own worker", "[corpus][ordered_pipeline]") {
    std::atomic<int> made = 0;
    Pipeline(3).run([](const Pipeline::Emit& emit) { produce_numbers(1, emit); },
                    [&] {
                        ++made;
                        return [](int&& number) { return spell(number); };
                    },
                    [](std::string&&) {});
    CHECK(made.load() == 3);
}

TEST_CASE("whoever waits for results may look at something else, and end it all",
          "[corpus][ordered_pipeline]") {
    std::atomic<bool> may_go_on = false;
    std::string all;
    int looks = 0;
    const auto look = [&] {
        if (++looks == 2) may_go_on = true;
    };
    const auto produce = [&](const Pipeline::Emit& emit) {
        while (!may_go_on) std::this_thread::yield();
        produce_numbers(3, emit);
    };
    const auto make_worker = [] { return [](int&& number) { return spell(number); }; };
    Pipeline(2).run(
        produce, make_worker, [&](std::string&& text) { all += text + " "; }, look);
    CHECK(all == "0 1 2 ");
    CHECK(looks >= 2);

    may_go_on = false;
    const auto fail = [&] {
        may_go_on = true;
        throw std::runtime_error("enough");
    };
    CHECK_THROWS_WITH(Pipeline(2).run(
                          produce, make_worker, [](std::string&&) {}, fail),
                      "enough");
}
