//! Cells that a spreadsheet shows and never runs.

/// The cell, with a `'` before it when a spreadsheet would take it for a formula: it begins with `=`, `+`, `-`, `@`, a tab or a
/// carriage return. What begins with such a mark already gets one more, so that [`unguarded`] gives every cell back as it was.
pub fn guarded(cell: &str) -> String {
    if runs(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell without the mark that [`guarded`] put before it.
pub(crate) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if runs(rest) => rest,
        _ => cell,
    }
}

fn runs(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_marked_and_the_rest_is_left() {
        for (cell, expected) in
            [("=1+1", "'=1+1"), ("@a", "'@a"), ("-5", "'-5"), ("a=b", "a=b"), ("'hi", "'hi"), ("'=x", "''=x")]
        {
            assert_eq!(guarded(cell), expected);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(cell in "['=+@\t-]{0,4}\\PC{0,8}") {
            let guarded = guarded(&cell);
            prop_assert_eq!(unguarded(&guarded), cell.as_str());
            prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}
