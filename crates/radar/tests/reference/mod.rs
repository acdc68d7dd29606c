//! The protocol once more, slow and plain, with scores of one line each: what the radar is measured against.

use std::collections::{BTreeMap, HashMap, HashSet};

const DAY_MS: i64 = 86_400_000;

/// Daily units by item, each line capped.
pub struct Sales {
    pub days: usize,
    pub items: BTreeMap<String, Vec<f64>>,
}

impl Sales {
    /// Reads a plain table of the seven columns in their order.
    pub fn read(text: &str, market: Option<&str>) -> Sales {
        let lines = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        let sold: Vec<(i64, String, f64)> = lines
            .filter(|f| f[4] == "order" && market.is_none_or(|market| f[1] == market))
            .map(|f| (f[0].parse::<i64>().unwrap() / DAY_MS, f[3].to_owned(), f[5].parse::<f64>().unwrap().min(48.0)))
            .collect();
        let first = sold.iter().map(|line| line.0).min().unwrap();
        let days = (sold.iter().map(|line| line.0).max().unwrap() - first + 1) as usize;
        let mut items: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for (day, item, units) in sold {
            items.entry(item).or_insert_with(|| vec![0.0; days])[(day - first) as usize] += units;
        }
        Sales { days, items }
    }

    fn top(&self, length: usize, from: usize, to: usize) -> HashSet<&str> {
        let sum = |daily: &Vec<f64>| daily[from..to].iter().sum::<f64>();
        let mut all: Vec<(&str, f64)> = self.items.iter().map(|(item, daily)| (item.as_str(), sum(daily))).collect();
        all.retain(|(_, units)| *units > 0.0);
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        all.into_iter().take(length).map(|(item, _)| item).collect()
    }
}

/// A score of an item's days before the decision.
pub type Score = Box<dyn Fn(&[f64]) -> f64>;

/// Units a day, those of `half_life` days ago counting a half.
pub fn level(half_life: f64) -> Score {
    Box::new(move |past| {
        let weight = |back: usize| (-(back as f64 + 0.5) / half_life).exp2();
        let sum: f64 = past.iter().rev().enumerate().map(|(back, units)| units * weight(back)).sum();
        sum * std::f64::consts::LN_2 / half_life
    })
}

fn window(past: &[f64], from: usize, to: usize) -> f64 {
    past[past.len().saturating_sub(from)..past.len() - to.min(past.len())].iter().sum()
}

/// The last week over the four weeks before it, per cent.
pub fn growth() -> Score {
    Box::new(|past| window(past, 7, 0) * 4.0 / (window(past, 35, 7) + 1.0))
}

/// How far the last week lies above the four weeks before it, in standard deviations of chance.
pub fn z() -> Score {
    Box::new(|past| {
        let usual = window(past, 35, 7) / 4.0;
        (window(past, 7, 0) - usual) / usual.max(1.0).sqrt()
    })
}

/// Units of the last four weeks.
pub fn month() -> Score {
    Box::new(|past| window(past, 28, 0))
}

/// Average precision and precision at K, and how many decisions they are means of.
pub fn figures(sales: &Sales, length: usize, score: &Score) -> (f64, f64, usize) {
    let mut hits_by_day: HashMap<usize, usize> = HashMap::new();
    let mut all = Vec::new();
    for day in (70..).step_by(7).take_while(|day| day + 14 <= sales.days) {
        let (behind, ahead) = (sales.top(length, day - 28, day), sales.top(length, day, day + 14));
        let mut ranked: Vec<(f64, bool)> = sales
            .items
            .iter()
            .filter(|(item, daily)| daily[day - 28..day].iter().sum::<f64>() > 0.0 && !behind.contains(item.as_str()))
            .map(|(item, daily)| (score(&daily[..day]), ahead.contains(item.as_str())))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let closed: usize = hits_by_day.iter().filter(|(then, _)| **then + 14 <= day).map(|(_, hits)| hits).sum();
        let hits = ranked.iter().filter(|(_, hit)| *hit).count();
        hits_by_day.insert(day, hits);
        if closed < 15 || hits == 0 {
            continue;
        }
        let (mut met, mut ap) = (0.0, 0.0);
        for (place, (_, hit)) in ranked.iter().enumerate() {
            if *hit {
                met += 1.0;
                ap += met / (place + 1) as f64;
            }
        }
        let first = ranked.iter().take(length).filter(|(_, hit)| *hit).count();
        all.push((ap / hits as f64, first as f64 / length as f64));
    }
    let count = all.len().max(1) as f64;
    (all.iter().map(|x| x.0).sum::<f64>() / count, all.iter().map(|x| x.1).sum::<f64>() / count, all.len())
}
