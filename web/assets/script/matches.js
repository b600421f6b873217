// Walks from match to match.
