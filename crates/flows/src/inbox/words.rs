//! A notice with what its words need, read when it is shown: people and shops by the names they have now.

use accounts::PersonId;
use accounts::inbox::{Arg, Notice};
use catalog::ShopId;

use crate::trade::Said;

/// Codes that have words of their own for several facts: `inbox-CODE-more`.
const STACKED: [&str; 10] = [
    "sale_new",
    "followed",
    "followed_shop",
    "commented",
    "replied",
    "joined",
    "commission_settled",
    "commission_refunded",
    "commission_clawed_back",
    "external_sale",
];

/// A notice, ready to be said.
#[derive(Clone, Debug)]
pub struct ToldNotice {
    pub notice: Notice,
    /// The message that says it.
    pub message: String,
    /// Its values; `count` and `others` (one less) are always there.
    pub values: Vec<(String, Said)>,
}

/// These notices with the names in them. At most one statement for all people and one for all shops, of each 32.
pub fn told_notices(read: &mut db::Read, notices: Vec<Notice>) -> Result<Vec<ToldNotice>, db::Error> {
    let names = Names::of(read, &notices)?;
    Ok(notices.into_iter().map(|notice| names.tell(notice)).collect())
}

struct Names {
    people: Vec<(PersonId, String)>,
    shops: Vec<(ShopId, String)>,
}

impl Names {
    fn of(read: &mut db::Read, notices: &[Notice]) -> Result<Names, db::Error> {
        let (mut people, mut shops) = (Vec::new(), Vec::new());
        for arg in notices.iter().flat_map(|notice| notice.args.values()) {
            match arg {
                Arg::Person(id) => people.push(*id),
                Arg::Shop(id) => shops.push(ShopId::new(*id)),
                _ => {}
            }
        }
        people.sort_unstable();
        people.dedup();
        shops.sort_unstable();
        shops.dedup();
        let people = accounts::creator::faces(read, &people)?.into_iter().filter(|face| !face.gone);
        let people = people.map(|face| (face.id, face.display_name.unwrap_or(face.handle))).collect();
        let shops = catalog::shop::faces(read, &shops)?.into_iter().map(|face| (face.id, face.name)).collect();
        Ok(Names { people, shops })
    }

    fn tell(&self, notice: Notice) -> ToldNotice {
        let mut values: Vec<(String, Said)> =
            notice.args.iter().map(|(name, arg)| (name.clone(), self.said(arg))).collect();
        if !notice.args.contains_key("count") {
            values.push(("count".to_owned(), Said::Count(notice.facts)));
        }
        values.push(("others".to_owned(), Said::Count(notice.facts - 1)));
        ToldNotice { message: message(&notice), values, notice }
    }

    fn said(&self, arg: &Arg) -> Said {
        let named = |name: Option<&String>, nobody: &str| match name {
            Some(name) => Said::Text(name.clone()),
            None => Said::Message(nobody.to_owned()),
        };
        match arg {
            Arg::Text(text) => Said::Text(text.clone()),
            Arg::Count(count) => Said::Count(*count),
            Arg::Money(amount) => Said::Money(*amount),
            Arg::Time(at) => Said::Time(*at),
            Arg::Message(id) => Said::Message(id.clone()),
            Arg::Person(id) => {
                named(self.people.iter().find(|(of, _)| of == id).map(|(_, name)| name), "inbox-somebody")
            }
            Arg::Shop(id) => {
                named(self.shops.iter().find(|(of, _)| of.get() == *id).map(|(_, name)| name), "inbox-some-shop")
            }
        }
    }
}

/// The id of the message that says a notice.
fn message(notice: &Notice) -> String {
    let more = if notice.facts > 1 && STACKED.contains(&notice.code.as_str()) { "-more" } else { "" };
    format!("inbox-{}{more}", notice.code.replace('_', "-"))
}
