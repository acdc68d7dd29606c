//! Addresses on pages: the fields that a country's addresses have, and the lines of an envelope.

use accounts::AddressDraft;
use accounts::address::{Address, Part, rule};
use kernel::Country;
use maud::{Markup, html};

use crate::Voice;
use crate::ui::{Field, Form, field};

/// The fields of an address in its country: what it needs is required, and its postal code has an example.
pub(crate) fn fields(form: &Form, country: Country, voice: &Voice) -> Markup {
    let rule = rule(country);
    let example = voice.say_with("account-example", &[("example", rule.example.into())]);
    let of = |name, words: &str, fill, needed: bool| {
        let field_of = Field::text(name, words).max(120).autocomplete(fill);
        let field_of = if needed { field_of } else { field_of.optional() };
        field(form, &field_of, voice)
    };
    let needs = |part| rule.needs.contains(&part);
    html! {
        (of("name", &voice.say("account-address-name"), "name", true))
        (field(form, &Field::text("phone", &voice.say("account-address-phone")).kind("tel").max(24).autocomplete("tel"), voice))
        (of("line1", &voice.say("account-address-line1"), "address-line1", true))
        (of("line2", &voice.say("account-address-line2"), "address-line2", false))
        div.two {
            (of("city", &voice.say("account-address-city"), "address-level2", needs(Part::City)))
            (of("region", &region(country, voice), "address-level1", needs(Part::Region)))
        }
        (postal_code(form, needs(Part::PostalCode), &example, voice))
    }
}

/// What the larger part of a country is called there.
fn region(country: Country, voice: &Voice) -> String {
    let words = match country.code() {
        "US" | "MY" => voice.say("account-address-state"),
        "JP" => voice.say("account-address-prefecture"),
        "CN" | "ID" | "TH" | "VN" | "PH" => voice.say("account-address-province"),
        "GB" => voice.say("account-address-county"),
        _ => voice.say("account-address-region"),
    };
    words.into_owned()
}

fn postal_code(form: &Form, needed: bool, example: &str, voice: &Voice) -> Markup {
    let label = voice.say("account-address-postal-code");
    let asked = Field::text("postal_code", &label).help(example).max(16).autocomplete("postal-code");
    field(form, &if needed { asked } else { asked.optional() }, voice)
}

/// The address that a form was filled in with.
pub(crate) fn draft(form: &Form) -> AddressDraft {
    let part = |name: &str| form.value(name).trim().to_owned();
    let perhaps = |name: &str| Some(part(name)).filter(|text| !text.is_empty());
    AddressDraft {
        name: part("name"),
        phone: part("phone"),
        country: part("country"),
        line1: part("line1"),
        line2: perhaps("line2"),
        city: part("city"),
        region: perhaps("region"),
        postal_code: perhaps("postal_code"),
    }
}

/// The address as an envelope has it, in the order of most countries.
pub(crate) fn lines(address: &Address, country: String) -> Vec<String> {
    let town = [
        address.city.as_str(),
        address.region.as_deref().unwrap_or_default(),
        address.postal_code.as_deref().unwrap_or_default(),
    ];
    let town: Vec<&str> = town.into_iter().filter(|part| !part.is_empty()).collect();
    let lines = [
        address.name.clone(),
        address.line1.clone(),
        address.line2.clone().unwrap_or_default(),
        town.join(" "),
        country,
        address.phone.clone(),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
