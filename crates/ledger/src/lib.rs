//! The books: who owes what to whom, by double entry.
