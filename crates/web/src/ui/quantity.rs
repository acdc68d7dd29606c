//! How many: a number with a minus and a plus beside it.

use maud::{Markup, html};

use crate::Voice;
use crate::ui::{Icon, icon_sized};

/// A quantity of a line, as a form of its own: it posts `quantity`, and `step` when a button was pressed. Works without a
/// script; with one, the number is sent as soon as it is changed.
pub fn quantity_form(action: &str, id: &str, quantity: i64, max: i64, voice: &Voice) -> Markup {
    let id = format!("quantity-{id}");
    html! {
        form.quantity method="post" action=(action) data-auto {
            // What Enter presses comes first.
            button.quantity-set.link { (voice.say("buy-update")) }
            label.hidden for=(id) { (voice.say("buy-quantity")) }
            span.quantity-box {
                button.icon-button name="step" value="-1" disabled[quantity <= 1] aria-label=(voice.say("buy-less")) { (icon_sized(Icon::Minus, 18)) }
                input id=(id) name="quantity" type="number" inputmode="numeric" min="1" max=(max.max(1)) value=(quantity) required;
                button.icon-button name="step" value="1" disabled[quantity >= max] aria-label=(voice.say("buy-more")) { (icon_sized(Icon::Plus, 18)) }
            }
        }
    }
}

/// A quantity among other fields of a form; the buttons come with the script.
pub fn quantity(name: &str, quantity: i64, max: i64, voice: &Voice) -> Markup {
    html! {
        m-quantity.quantity {
            label.hidden for=(name) { (voice.say("buy-quantity")) }
            span.quantity-box {
                button.icon-button.scripted-only type="button" data-step="-1" aria-label=(voice.say("buy-less")) { (icon_sized(Icon::Minus, 18)) }
                input id=(name) name=(name) type="number" inputmode="numeric" min="1" max=(max.max(1)) value=(quantity) required;
                button.icon-button.scripted-only type="button" data-step="1" aria-label=(voice.say("buy-more")) { (icon_sized(Icon::Plus, 18)) }
            }
        }
    }
}
