//! What goes with an item: a short list of other items with weights.

/// So many neighbours are kept per item where memory counts; a replay of a small table may keep more.
pub const NEIGHBOURS_MAX: usize = 100;

/// An item that the same people turned to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    pub(crate) item: u32,
    /// Summed strengths.
    pub(crate) long: f32,
    /// Summed strengths, those hours apart counting less.
    pub(crate) near: f32,
}

impl Neighbour {
    fn weight(&self) -> f32 {
        self.long + self.near
    }
}

/// The strongest neighbours of one item, as many as its state allows.
#[derive(Clone, Debug, Default)]
pub struct Neighbours(Vec<Neighbour>);

impl Neighbours {
    /// Adds weight to a neighbour. A full list lets the newcomer replace its weakest; each newcomer that is turned away
    /// wears the weakest down by a tenth, so that yesterday's neighbours give way.
    pub(crate) fn add(&mut self, item: u32, long: f32, near: f32, max: usize) {
        if let Some(known) = self.0.iter_mut().find(|known| known.item == item) {
            known.long += long;
            known.near += near;
        } else if self.0.len() < max {
            self.0.push(Neighbour { item, long, near });
        } else if let Some(weakest) = self.0.iter_mut().min_by(|a, b| a.weight().total_cmp(&b.weight())) {
            if weakest.long <= long {
                *weakest = Neighbour { item, long, near };
            } else {
                weakest.long *= 0.9;
                weakest.near *= 0.9;
            }
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Neighbour> {
        self.0.iter()
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<Neighbour>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_list_gives_way_to_what_is_new_in_the_end() {
        let mut list = Neighbours::default();
        (0..100).for_each(|item| list.add(item, 3.0, 1.0, 100));
        (0..40).for_each(|_| list.add(500, 1.0, 1.0, 100));
        assert_eq!(list.iter().count(), NEIGHBOURS_MAX);
        assert!(list.iter().any(|n| n.item == 500));
    }
}
