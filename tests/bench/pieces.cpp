#include "indexer/analysed_document.h"
#include "indexer/pieces/piece_merge.h"
#include "indexer/pieces/piece_writer.h"
#include "indexer/record_packing.h"
#include "indexer/schema.h"
#include "indexer/xapian_document.h"

#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

using namespace debrief;
namespace fs = std::filesystem;

namespace {

/// Words, their beginnings (for stems), a boolean term, the text as record, two values and a third in place
/// of the sequence of words, two bytes for each.
AnalysedDocument analyse_plainly(const std::string& id, const std::string& text) {
    std::map<std::string, std::uint32_t> counts;
    std::string word;
    std::string sequence;
    const auto end_word = [&] {
        if (word.empty() || word.size() > 60) return word.clear();
        ++counts[word];
        ++counts[stem_term("", word.substr(0, 6))];
        sequence += word.front();
        sequence += word.back();
        word.clear();
    };
    for (const char c : text) {
        const bool is_letter =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<signed char>(c) < 0;
        if (is_letter || (c >= 'A' && c <= 'Z')) {
            word += is_letter ? c : static_cast<char>(c + 'a' - 'A');
        } else {
            end_word();
        }
    }
    end_word();
    counts["Q" + id];
    AnalysedDocument document;
    for (const auto& [bytes, count] : counts) {
        document.terms.push_back({static_cast<std::uint32_t>(document.bytes.size()),
                                  static_cast<std::uint32_t>(bytes.size()), count});
        document.bytes += bytes;
    }
    document.values = {{0, id}, {3, std::to_string(text.size())}};
    if (!sequence.empty()) document.values.push_back({12, sequence});
    document.record = pack_record(text);
    return document;
}

std::vector<AnalysedDocument> read_documents(const char* file) {
    std::vector<AnalysedDocument> documents;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        const auto record = nlohmann::json::parse(line);
        documents.push_back(analyse_plainly(record.value("id", ""),
                                            record.value("title", "") + "\n" + record.value("text", "")));
    }
    return documents;
}

void write_plainly(const std::vector<AnalysedDocument>& documents, const fs::path& folder) {
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const AnalysedDocument& document : documents) {
        database.add_document(to_xapian_document(document));
    }
    database.commit();
}

double seconds(const std::function<void()>& work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::uintmax_t size_of(const fs::path& folder) {
    std::uintmax_t bytes = 0;
    for (const auto& file : fs::directory_iterator(folder)) bytes += file.file_size();
    return bytes;
}

void print(const char* what, double cpu, double of) {
    std::cout << fmt::format("{:<28} {:>8.2f} s {:>7.2f}\n", what, cpu, cpu / of);
}

}  // namespace

/// Writes documents plainly and in pieces, and prints the processor time of both.
int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::cerr << "usage: debrief_piece_bench FILE.jsonl FOLDER [MEGABYTES A PIECE]\n";
        return 2;
    }
    const std::size_t piece_bytes = (argc == 4 ? std::strtoull(argv[3], nullptr, 10) : 64) * 1'000'000;
    const fs::path folder = argv[2];
    fs::remove_all(folder);
    fs::create_directories(folder);
    const std::vector<AnalysedDocument> documents = read_documents(argv[1]);
    const double plain = seconds([&] { write_plainly(documents, folder / "plain"); });

    PieceWriter writer;
    std::vector<WrittenPiece> pieces;
    std::vector<fs::path> databases{folder / "overlay"};
    const auto write_piece = [&] {
        databases.push_back(folder / fmt::format("piece-{}", pieces.size()));
        pieces.push_back(writer.write(databases.back()));
    };
    double writing = 0;
    const double building = seconds([&] {
        for (std::uint32_t i = 0; i < documents.size(); ++i) {
            writer.add(i + 1, documents[i]);
            if (writer.memory() >= piece_bytes) writing += seconds(write_piece);
        }
        if (writer.documents() > 0) writing += seconds(write_piece);
    });
    const double finishing = seconds([&] {
        for (const WrittenPiece& piece : pieces) finish_piece(piece, {});
        write_overlay(databases.front(), {});
    });
    const double merging = seconds([&] { merge_pieces(folder / "merged", databases); });
    check_merged(folder / "merged", pieces, {});

    std::cout << fmt::format("{} documents, {} pieces\n", documents.size(), pieces.size());
    print("plain", plain, plain);
    print("pieces: taking documents", building - writing, plain);
    print("pieces: writing", writing, plain);
    print("pieces: term lists", finishing, plain);
    print("pieces: merging", merging, plain);
    print("pieces", building + finishing + merging, plain);
    std::cout << fmt::format("size: plain {} MB, merged {} MB\n", size_of(folder / "plain") / 1'000'000,
                             size_of(folder / "merged") / 1'000'000);
    return 0;
}
