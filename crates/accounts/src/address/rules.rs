//! What an address needs in each country: from Google's address data (`chromium-i18n.appspot.com/ssl-address`), fields
//! `require` and `zip`, as of 2026. It lets a city be left out in some countries where we always ask for one; there a
//! region it requires (Indonesia's province) follows from city or postal code and may be left out instead.

use kernel::Country;

/// A part of an address that a country may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    City,
    Region,
    PostalCode,
}

/// What a country's addresses need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddressRule {
    /// Parts needed beside name, phone and first line.
    pub needs: &'static [Part],
    /// The shapes of a postal code: `9` a digit, `A` a letter, anything else itself. Empty: any.
    pub postal_code: &'static [&'static str],
    /// A postal code of the country, for forms and messages; any where there is no pattern.
    pub example: &'static str,
}

use Part::{City, PostalCode, Region};

const ANYWHERE: AddressRule = AddressRule { needs: &[City], postal_code: &[], example: "10115" };

/// The rule of `country`; the generic one for countries not listed here.
pub fn rule(country: Country) -> AddressRule {
    let (needs, postal_code, example): (&[Part], &[&str], &str) = match country.code() {
        "GB" => (&[City, PostalCode], GB, "SW1A 1AA"),
        "ID" => (&[City], &["99999"], "40115"),
        "TH" => (&[City], &["99999"], "10150"),
        "VN" => (&[City], &["99999", "999999"], "70010"),
        "MY" => (&[City, PostalCode], &["99999"], "43000"),
        "PH" => (&[City], &["9999"], "1008"),
        "SG" => (&[PostalCode], &["999999"], "546080"),
        "US" => (&[City, Region, PostalCode], &["99999", "99999-9999"], "95014"),
        "DE" => (&[City, PostalCode], &["99999"], "10115"),
        "JP" => (&[Region, PostalCode], &["999-9999"], "154-0023"),
        "CN" => (&[City, Region, PostalCode], &["999999"], "266033"),
        _ => return ANYWHERE,
    };
    AddressRule { needs, postal_code, example }
}

const GB: &[&str] = &["A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA", "GIR 0AA"];

impl AddressRule {
    pub(super) fn needs(&self, part: Part) -> bool {
        self.needs.contains(&part)
    }

    /// The postal code in the country's spelling, or `None` when it has none of its shapes. Blanks, dashes and case are
    /// put right.
    pub(super) fn postal_code(&self, text: &str) -> Option<String> {
        if self.postal_code.is_empty() {
            let fits = text.chars().count() <= 16 && text.chars().all(|c| c.is_alphanumeric() || " -".contains(c));
            return fits.then(|| text.to_uppercase());
        }
        let bare: Vec<char> = text.chars().filter(|c| !" -".contains(*c)).map(|c| c.to_ascii_uppercase()).collect();
        self.postal_code.iter().find_map(|shape| fit(&bare, shape))
    }
}

/// `bare` written in `shape`, when it fits. A letter of a shape that is not `A` or `9` stands for itself.
fn fit(bare: &[char], shape: &str) -> Option<String> {
    let mut chars = bare.iter().copied();
    let mut written = String::with_capacity(shape.len());
    for place in shape.chars() {
        let c = match place {
            ' ' | '-' => place,
            '9' => chars.next().filter(char::is_ascii_digit)?,
            'A' => chars.next().filter(char::is_ascii_uppercase)?,
            _ => chars.next().filter(|c| *c == place)?,
        };
        written.push(c);
    }
    chars.next().is_none().then_some(written)
}
