//! Statements as named constants, so that a test can prepare every one of them on both engines.

/// Declares a store's SQL: constants by name, and `STATEMENTS`, the list of `(name, sql)` that tests prepare.
///
/// ```
/// db::statements! {
///     FIND = "SELECT id, handle FROM thing WHERE id = $1";
///     RENAME = "UPDATE thing SET name = $2 WHERE id = $1";
/// }
/// assert_eq!(STATEMENTS.len(), 2);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$meta])* const $name: &str = $sql;)*
        /// Every statement of this store: name and text.
        pub const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}
