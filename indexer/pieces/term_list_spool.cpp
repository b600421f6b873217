#include "indexer/pieces/term_list_spool.h"

#include "corpus/base/file.h"

#include <array>
#include <cerrno>

namespace debrief {

namespace {

/// Number of the document, bytes of its term list, bytes of its used slots. Only this process reads it again.
using SpoolHead = std::array<std::uint32_t, 3>;

}  // namespace

std::filesystem::path spool_of_term_lists(const std::filesystem::path& folder) {
    return folder / "term_lists";
}

TermListSpool::TermListSpool(const std::filesystem::path& file)
    : path_(file), file_(std::fopen(file.c_str(), "wbe")) {
    if (!file_) throw_file_error(path_, errno);
}

void TermListSpool::add(std::uint32_t number, std::string_view term_list, std::string_view used_slots) {
    const SpoolHead head{number, static_cast<std::uint32_t>(term_list.size()),
                         static_cast<std::uint32_t>(used_slots.size())};
    const bool is_written =
        std::fwrite(head.data(), sizeof head, 1, file_.get()) == 1 &&
        std::fwrite(term_list.data(), 1, term_list.size(), file_.get()) == term_list.size() &&
        std::fwrite(used_slots.data(), 1, used_slots.size(), file_.get()) == used_slots.size();
    if (!is_written) throw_file_error(path_, errno);
}

void TermListSpool::close() {
    if (std::fclose(file_.release()) != 0) throw_file_error(path_, errno);
}

TermListSpoolReader::TermListSpoolReader(const std::filesystem::path& file)
    : path_(file), file_(std::fopen(file.c_str(), "rbe")) {
    if (!file_) throw_file_error(path_, errno);
}

bool TermListSpoolReader::next() {
    SpoolHead head{};
    if (std::fread(head.data(), sizeof head, 1, file_.get()) != 1) {
        if (std::ferror(file_.get()) != 0) throw_file_error(path_, errno);
        return false;
    }
    number_ = head[0];
    read(term_list_, head[1]);
    read(used_slots_, head[2]);
    return true;
}

void TermListSpoolReader::read(std::string& bytes, std::size_t size) {
    bytes.resize(size);
    if (std::fread(bytes.data(), 1, size, file_.get()) != size) throw_file_error(path_, EIO);
}

}  // namespace debrief
