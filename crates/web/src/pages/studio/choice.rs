//! Choosing the products that can be bought from a post.

use content::post::ANCHORS_MAX;
use kernel::BasisPoints;
use maud::{Markup, html};

use crate::Voice;
use crate::ui::{Form, Picture, icon_sized, picture};

/// A listing that may be shown with a post.
#[derive(Clone, Debug)]
pub struct Choosable {
    pub listing: catalog::listing::ListingId,
    pub title: String,
    pub shop: String,
    /// In the market's money, as it is now.
    pub price: String,
    pub image: Option<Picture>,
    /// What of its price is the creator's; of a shop's own products nothing is.
    pub rate: Option<BasisPoints>,
    pub in_stock: bool,
}

/// A box for each, those that are chosen already ticked. Nothing when there is nothing to choose: say so beside it.
pub fn boxes(choices: &[Choosable], form: &Form, voice: &Voice) -> Markup {
    let max = ANCHORS_MAX.into();
    let wrong = form.problems().iter().find(|problem| problem.field.starts_with("anchors"));
    html! {
        @if !choices.is_empty() {
            fieldset.choices id="anchors" {
                legend { (voice.say("studio-anchors")) " " small { (voice.say("web-optional")) } }
                p.field-help { (voice.say_with("studio-anchors-help", &[("max", max)])) }
                @if let Some(problem) = wrong { p.field-error { (icon_sized(crate::ui::Icon::CircleAlert, 16)) " " (voice.explain_problem(problem)) } }
                div.choice-list { @for one in choices { (choice(one, form, voice)) } }
            }
        }
    }
}

fn choice(one: &Choosable, form: &Form, voice: &Voice) -> Markup {
    let id = one.listing.to_string();
    let ticked = form.values("anchors").any(|value| value == id);
    html! {
        label.choice {
            input type="checkbox" name="anchors" value=(id) checked[ticked];
            span.thumb { (picture(one.image.as_ref(), "48px", false)) }
            span.grow {
                b { (one.title) }
                small { (one.shop) " · " (one.price) @if let Some(rate) = one.rate { " · " (voice.say_with("studio-rate-of", &[("rate", voice.percent(rate).into())])) } @if !one.in_stock { " · " (voice.say("web-stock-out")) } }
            }
        }
    }
}
