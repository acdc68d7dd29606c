//! How alike two texts are.

use super::key::normalise;

/// Characters compared at the most; longer texts are compared by their beginnings.
const CHARACTERS_MAX: usize = 600;

/// The share of equal characters, 0 to 100: one less the edit distance over the longer length, case ignored.
pub(super) fn percent(a: &str, b: &str) -> u8 {
    let letters = |text: &str| -> Vec<char> { normalise(text).to_lowercase().chars().take(CHARACTERS_MAX).collect() };
    let (a, b) = (letters(a), letters(b));
    let longer = a.len().max(b.len());
    if longer == 0 {
        return 100;
    }
    let alike = longer.saturating_sub(distance(&a, &b)) * 100 / longer;
    u8::try_from(alike).unwrap_or(100)
}

/// Levenshtein's distance, by one row at a time.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            let cost = usize::from(x != y);
            left = (diagonal + cost).min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_similar_and_strange() {
        assert_eq!(percent("Rose quartz bracelet", "rose  quartz bracelet"), 100);
        assert_eq!(percent("Rose quartz bracelet 8 mm", "Rose quartz bracelet 6 mm"), 96);
        assert!(percent("Rose quartz bracelet", "Hair dryer") < 40);
        assert_eq!(percent("", ""), 100);
        assert_eq!(percent("a", ""), 0);
        assert_eq!(distance(&['k', 'i', 't'], &['s', 'i', 't', 's']), 2);
    }
}
