//! One tree of migrations, written for PostgreSQL, applied to either engine.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use include_dir::{Dir, include_dir};
use refinery::{Migration, Runner};

use crate::Engine;

/// `migrations/` at the root of the repository: `V{n}__{name}.sql`.
static TREE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations");

/// The runner of every migration, in the words of `engine`.
pub(crate) fn runner(engine: Engine) -> Result<Runner, refinery::Error> {
    let mut migrations = Vec::new();
    for file in TREE.files() {
        let stem = file.path().file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        if file.path().extension().is_some_and(|x| x == "sql") {
            let text = file.contents_utf8().unwrap_or_default();
            migrations.push(Migration::unapplied(stem, &in_words_of(engine, text))?);
        }
    }
    migrations.sort();
    Ok(Runner::new(&migrations))
}

/// A number that changes when a migration does: tests share a prepared database by it.
pub fn schema_fingerprint() -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in TREE.files() {
        file.path().hash(&mut hasher);
        file.contents().hash(&mut hasher);
    }
    hasher.finish()
}

/// Rewrites a migration for `engine`. Types are recognised in upper case only, so that a column may be named `text`.
///
/// SQLite: `BYTEA`, `BIGINT`, `DOUBLE PRECISION` become `BLOB`, `INTEGER`, `REAL`, and every table is STRICT.
/// PostgreSQL: a TEXT column gets collation C, so that text sorts by code point, as SQLite sorts it, and prefix
/// ranges can use an index.
pub(crate) fn in_words_of(engine: Engine, sql: &str) -> String {
    let tokens = tokens(sql);
    match engine {
        Engine::Sqlite => for_sqlite(&tokens),
        Engine::Postgres => for_postgres(&tokens),
    }
}

/// A piece of SQL text; all pieces together are the text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    /// A bare word: a keyword, a type, a name, a number.
    Word(&'a str),
    /// One character with a meaning of its own.
    Mark(char),
    /// White space or a comment.
    Gap(&'a str),
    /// A quoted string or name.
    Quoted(&'a str),
}

fn tokens(sql: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = sql;
    while let Some(c) = rest.chars().next() {
        let (token, tail) = first_token(c, rest);
        tokens.push(token);
        rest = tail;
    }
    tokens
}

fn first_token(first: char, text: &str) -> (Token<'_>, &str) {
    let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let until = |stop: &dyn Fn(char) -> bool| text.find(stop).unwrap_or(text.len());
    if text.starts_with("--") {
        let (gap, tail) = text.split_at(until(&|c| c == '\n'));
        (Token::Gap(gap), tail)
    } else if first.is_whitespace() {
        let (gap, tail) = text.split_at(until(&|c| !c.is_whitespace()));
        (Token::Gap(gap), tail)
    } else if first == '\'' || first == '"' {
        // A doubled quote inside reads as two strings side by side: the same text in the end.
        let end = text.match_indices(first).nth(1).map_or(text.len(), |(i, _)| i + 1);
        let (quoted, tail) = text.split_at(end);
        (Token::Quoted(quoted), tail)
    } else if in_word(first) {
        let (word, tail) = text.split_at(until(&|c| !in_word(c)));
        (Token::Word(word), tail)
    } else {
        let (_, tail) = text.split_at(first.len_utf8());
        (Token::Mark(first), tail)
    }
}

fn for_sqlite(tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    let mut table = TableWatch::default();
    let mut tokens = tokens.iter().copied().peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Word("BYTEA") => out.push_str("BLOB"),
            Token::Word("BIGINT") => out.push_str("INTEGER"),
            Token::Word("DOUBLE") => {
                while tokens.next_if(|t| matches!(t, Token::Gap(_) | Token::Word("PRECISION"))).is_some() {}
                out.push_str("REAL ");
            }
            other => push(&mut out, other),
        }
        if table.closes_with(token) {
            out.push_str(" STRICT");
        }
    }
    out
}

fn for_postgres(tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    let mut before = Token::Mark(';');
    for token in tokens {
        push(&mut out, *token);
        // `name TEXT` declares a column; `AS TEXT` casts.
        let of_column = matches!(before, Token::Word(w) if w != "AS") || matches!(before, Token::Quoted(_));
        if *token == Token::Word("TEXT") && of_column {
            out.push_str(" COLLATE \"C\"");
        }
        if !matches!(token, Token::Gap(_)) {
            before = *token;
        }
    }
    out
}

fn push(out: &mut String, token: Token<'_>) {
    match token {
        Token::Word(s) | Token::Gap(s) | Token::Quoted(s) => out.push_str(s),
        Token::Mark(c) => out.push(c),
    }
}

/// Finds the bracket that ends a CREATE TABLE.
#[derive(Default)]
struct TableWatch {
    created: bool,
    in_table: bool,
    depth: u32,
}

impl TableWatch {
    fn closes_with(&mut self, token: Token<'_>) -> bool {
        match token {
            Token::Word("CREATE") => self.created = true,
            Token::Word("TABLE") => self.in_table = self.created,
            Token::Word("INDEX" | "VIEW") => self.created = false,
            Token::Mark('(') => self.depth += 1,
            Token::Mark(')') => {
                self.depth = self.depth.saturating_sub(1);
                return self.in_table && self.depth == 0;
            }
            Token::Mark(';') => *self = TableWatch::default(),
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests;
