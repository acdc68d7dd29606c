//! The baselines, by the same protocol and without anything of the feed's own but its reader: slow and plain.

use std::collections::HashSet;

use feed::replay::Table;

/// What a baseline adds up: `ties/max·covis + w·pop/max`.
#[derive(Clone, Copy)]
pub struct Baseline {
    pub covis: f64,
    pub popularity: f64,
}

/// HR@10 and NDCG@10 of a baseline.
pub fn figures(table: &Table, baseline: Baseline) -> (f64, f64) {
    let rows = &table.rows;
    let users = 1 + rows.iter().map(|row| row.user).max().unwrap_or(0) as usize;
    let items = 1 + rows.iter().map(|row| row.item).max().unwrap_or(0) as usize;
    let mut seen = vec![false; items];
    let mut likes = vec![0.0_f64; items];
    let mut together = vec![vec![0.0_f64; items]; items];
    let mut popularity = vec![(0.0_f64, 0_i64); items];
    let mut history: Vec<Vec<usize>> = vec![Vec::new(); users];
    let (mut hits, mut gain, mut evaluated) = (0.0, 0.0, 0.0);
    let mut start = 0;
    while start < rows.len() {
        let now = rows[start].t_ms;
        let end = start + rows[start..].iter().take_while(|row| row.t_ms == now).count();
        let mut met = HashSet::new();
        for (place, row) in rows.iter().enumerate().take(end).skip(start) {
            let (user, item) = (row.user as usize, row.item as usize);
            let is_first = !history[user].contains(&item) && met.insert((user, item));
            if place < rows.len() / 2 || !is_first {
                continue;
            }
            evaluated += 1.0;
            let offered: Vec<usize> = (0..items).filter(|j| seen[*j] && !history[user].contains(j)).collect();
            let mut covis = vec![0.0; items];
            for (rank, i) in history[user].iter().rev().take(30).enumerate() {
                for j in &offered {
                    covis[*j] += (-0.1 * rank as f64).exp() * together[*i][*j] / (likes[*i] * (likes[*j] + 1.0)).sqrt();
                }
            }
            let pop = |j: usize| popularity[j].0 * 0.5_f64.powf((now - popularity[j].1) as f64 / 10_800_000.0);
            let top_covis = offered.iter().map(|j| covis[*j]).fold(1e-9, f64::max);
            let top_pop = offered.iter().map(|j| pop(*j)).fold(1e-9, f64::max);
            let score = |j: usize| baseline.covis * covis[j] / top_covis + baseline.popularity * pop(j) / top_pop;
            if offered.contains(&item) {
                let own = score(item);
                let above = offered.iter().filter(|j| score(**j) > own || (score(**j) == own && **j > item)).count();
                if above < 10 {
                    hits += 1.0;
                    gain += 1.0 / (above as f64 + 2.0).log2();
                }
            }
        }
        for row in &rows[start..end] {
            let (user, item) = (row.user as usize, row.item as usize);
            seen[item] = true;
            let (count, at) = popularity[item];
            popularity[item] = (count * 0.5_f64.powf((now - at) as f64 / 10_800_000.0) + 1.0, now);
            if history[user].contains(&item) {
                continue;
            }
            likes[item] += 1.0;
            for other in history[user].iter().rev().take(30) {
                together[*other][item] += 1.0;
                together[item][*other] += 1.0;
            }
            history[user].push(item);
        }
        start = end;
    }
    (hits / f64::max(evaluated, 1.0), gain / f64::max(evaluated, 1.0))
}

/// The blend with the weight that hindsight picks: harder to beat than a learnt one.
pub fn best_blend(table: &Table) -> (f64, f64, f64) {
    let weights = [0.125, 0.25, 0.5, 1.0, 2.0, 4.0];
    let tried = weights.map(|popularity| {
        let (hr, ndcg) = figures(table, Baseline { covis: 1.0, popularity });
        (hr, ndcg, popularity)
    });
    tried.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap()
}
