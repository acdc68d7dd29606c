//! What facts are counted for.

use serde::{Deserialize, Serialize};

/// What facts are counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "subject", content = "id")]
pub enum Subject {
    Post(i64),
    Room(i64),
    Listing(i64),
    Creator(i64),
    Topic(i64),
    /// Everything.
    All,
}

/// The nouns that facts are counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    Post,
    Room,
    Listing,
    Creator,
    Topic,
    All,
}

impl SubjectKind {
    pub const ALL: [SubjectKind; 6] = [
        SubjectKind::Post,
        SubjectKind::Room,
        SubjectKind::Listing,
        SubjectKind::Creator,
        SubjectKind::Topic,
        SubjectKind::All,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            SubjectKind::Post => "post",
            SubjectKind::Room => "room",
            SubjectKind::Listing => "listing",
            SubjectKind::Creator => "creator",
            SubjectKind::Topic => "topic",
            SubjectKind::All => "all",
        }
    }

    /// Its number in the files of the log, 1 to 6: never reused.
    pub(crate) const fn number(self) -> u8 {
        match self {
            SubjectKind::Post => 1,
            SubjectKind::Room => 2,
            SubjectKind::Listing => 3,
            SubjectKind::Creator => 4,
            SubjectKind::Topic => 5,
            SubjectKind::All => 6,
        }
    }

    pub(crate) fn from_number(number: u8) -> Option<SubjectKind> {
        SubjectKind::ALL.into_iter().find(|kind| kind.number() == number)
    }
}

impl Subject {
    /// The subject of this noun with this id.
    pub const fn new(kind: SubjectKind, id: i64) -> Subject {
        match kind {
            SubjectKind::Post => Subject::Post(id),
            SubjectKind::Room => Subject::Room(id),
            SubjectKind::Listing => Subject::Listing(id),
            SubjectKind::Creator => Subject::Creator(id),
            SubjectKind::Topic => Subject::Topic(id),
            SubjectKind::All => Subject::All,
        }
    }

    /// Its noun.
    pub const fn kind(self) -> SubjectKind {
        match self {
            Subject::Post(_) => SubjectKind::Post,
            Subject::Room(_) => SubjectKind::Room,
            Subject::Listing(_) => SubjectKind::Listing,
            Subject::Creator(_) => SubjectKind::Creator,
            Subject::Topic(_) => SubjectKind::Topic,
            Subject::All => SubjectKind::All,
        }
    }

    /// Its id among its noun; 0 where there is one alone.
    pub const fn id(self) -> i64 {
        match self {
            Subject::Post(id)
            | Subject::Room(id)
            | Subject::Listing(id)
            | Subject::Creator(id)
            | Subject::Topic(id) => id,
            Subject::All => 0,
        }
    }
}
