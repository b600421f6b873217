#include "indexer/fetched_tokens.h"

namespace debrief {

/// Whether there are any.
bool FetchedTokens::read_ahead() {
    forms_.clear();
    count_ = next_ = 0;
    while (count_ < most_ahead) {
        const TokenView* const token = reader_.next();
        if (!token) break;
        forms_ += token->form;
        tokens_[count_++] = {token->form, token->span, hash_bytes(token->form)};
        words_.fetch(tokens_[count_ - 1].hash);
    }
    std::string_view forms = forms_;
    for (FetchedToken& token : std::span(tokens_).first(count_)) {
        token.form = forms.substr(0, token.form.size());
        forms.remove_prefix(token.form.size());
        words_.fetch_word(token.hash);
    }
    for (const FetchedToken& token : std::span(tokens_).first(count_)) words_.fetch_bytes(token.hash);
    return count_ > 0;
}

}  // namespace debrief
