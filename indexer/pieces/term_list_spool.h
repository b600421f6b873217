#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace debrief {

/// The file beside a piece's tables that keeps its term lists until all is known of its documents.
[[nodiscard]] std::filesystem::path spool_of_term_lists(const std::filesystem::path& folder);

/// Writes documents' coded term lists and used slots one after another. Failures throw `Error` of kind
/// `index`.
class TermListSpool {
 public:
    explicit TermListSpool(const std::filesystem::path& file);
    void add(std::uint32_t number, std::string_view term_list, std::string_view used_slots);
    void close();

 private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    friend class TermListSpoolReader;

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Close> file_;
};

/// Reads them back, in their order. Failures throw `Error` of kind `index`.
class TermListSpoolReader {
 public:
    explicit TermListSpoolReader(const std::filesystem::path& file);

    /// Whether there is one more document.
    bool next();
    [[nodiscard]] std::uint32_t number() const { return number_; }
    [[nodiscard]] std::string_view term_list() const { return term_list_; }
    [[nodiscard]] std::string_view used_slots() const { return used_slots_; }

 private:
    void read(std::string& bytes, std::size_t size);

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, TermListSpool::Close> file_;
    std::uint32_t number_ = 0;
    std::string term_list_, used_slots_;
};

}  // namespace debrief
