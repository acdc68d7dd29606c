//! The editor's page.

use catalog::listing::ListingState;
use catalog::{Category, ProductState, Shop};
use kernel::Currency;
use maud::{Markup, html};

use super::form::{AXES, Row, Typed};
use super::{Editor, Known};
use crate::pages::Desk;
use crate::pages::seller::frame::{self, Here};
use crate::pages::seller::listings;
use crate::ui::{
    Choice, Field, Form, Icon, Picture, Tone, error_summary, field, icon_sized, notice, picture, state_pill,
};
use crate::{Markets, Voice};

pub fn view(desk: &Desk, shop: &Shop, markets: &Markets, editor: &Editor) -> Markup {
    let voice = &desk.voice;
    let list = format!("{}/products", frame::home(shop));
    let title = match &editor.known {
        Some(known) => known.product.title.clone(),
        None => voice.say("shop-new-product").into_owned(),
    };
    let note = editor.known.as_ref().map(|known| html! {
        (state_pill(known.product.state.name(), voice)) " " (voice.say_with("shop-revision", &[("n", known.product.revision.into())]))
    });
    let ways = html! { @if let Some(known) = &editor.known { (moves(desk, shop, known)) } };
    let main = html! {
        (frame::head(Some((&list, &voice.say("shop-products"))), &title, note.as_ref(), &ways))
        @if let Some(known) = &editor.known { (places(desk, shop, markets, known)) }
        div.editor {
            (form(desk, shop, editor))
            @if let Some(known) = &editor.known { (pictures(desk, shop, known)) }
        }
    };
    frame::page(desk, shop, Here::Products, &title, &main)
}

/// What can be done with the whole product.
fn moves(desk: &Desk, shop: &Shop, known: &Known) -> Markup {
    let voice = &desk.voice;
    let product = &known.product;
    let action = format!("{}/products/{}/state", frame::home(shop), product.id);
    html! {
        form.inline method="post" action=(action) {
            @match product.state {
                ProductState::Active => button.button.quiet name="do" value="pause" { (voice.say("shop-pause")) },
                ProductState::SellerPaused => button.button name="do" value="resume" { (voice.say("shop-resume")) },
                ProductState::Deleted => button.button name="do" value="restore" { (icon_sized(Icon::RotateCcw, 18)) (voice.say("shop-restore")) },
                _ => {},
            }
            a.button.quiet href={ (frame::home(shop)) "/products/" (product.id) "/outlook" } { (icon_sized(Icon::TrendingUp, 18)) (voice.say("radar-outlook")) }
            @if product.state == ProductState::Active { a.button href={ (frame::home(shop)) "/sync?product=" (product.id) } { (icon_sized(Icon::Globe, 18)) (voice.say("shop-sync-this")) } }
        }
    }
}

/// Every market with how the product stands there.
fn places(desk: &Desk, shop: &Shop, markets: &Markets, known: &Known) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let listed = |code| known.listings.iter().find(|listing| listing.market == code);
    html! {
        section.places aria-label=(voice.say("shop-by-market")) {
            @for place in markets.open() {
                @let code = place.market.code;
                @match listed(code) {
                    Some(listing) => a.place href={ (home) "/listings/" (listing.id) } {
                        (frame::market(code, markets, voice))
                        @if listing.state == ListingState::Draft { (listings::status_pill(listing.status, voice)) } @else { (state_pill(listing.state.word(), voice)) }
                        small { @match listing.prices.iter().filter_map(|price| price.price).min_by_key(|price| price.minor) {
                            Some(price) => (voice.money(price)),
                            None => (voice.say("shop-no-price")),
                        } }
                    },
                    None => a.place.absent href={ (home) "/sync?product=" (known.product.id) "&market=" (code) } {
                        (frame::market(code, markets, voice)) small { (voice.say("shop-not-listed")) }
                    },
                }
            }
        }
    }
}

fn form(desk: &Desk, shop: &Shop, editor: &Editor) -> Markup {
    let voice = &desk.voice;
    let typed = &editor.typed;
    let values = [
        ("title", &typed.title),
        ("description", &typed.description),
        ("brand", &typed.brand),
        ("category", &typed.category),
    ];
    let form = Form::new(values.map(|(name, value)| (name, value.clone()))).with_problems(&editor.problems);
    let categories: Vec<Choice> = Category::ALL
        .iter()
        .map(|category| {
            let label = voice.say(&format!("web-category-{}", category.slug())).into_owned();
            Choice { value: category.slug().to_owned(), label }
        })
        .collect();
    let written = voice.say_with(
        "shop-written-in",
        &[
            ("language", crate::ui::switcher::language_name(shop.language).into()),
            ("currency", shop.currency.code().into()),
        ],
    );
    let editable = editor.known.as_ref().is_none_or(|known| known.product.state.editable());
    // The first button of a form is pressed by Enter: it must be the one that saves.
    html! {
        form.editor-form method="post" {
            button.hidden name="do" value="save" tabindex="-1" aria-hidden="true" disabled[!editable] {}
            (error_summary(&form, voice))
            @if let Some(revision) = editor.overtaken { (overtaken(desk, shop, editor, revision)) }
            @if !editable { (notice(Tone::Warning, &html! { (voice.say("shop-not-editable")) })) }
            fieldset.panel.form disabled[!editable] {
                p.muted { (written) }
                (field(&form, &Field::text("title", &voice.say("shop-title")).max(255), voice))
                (field(&form, &Field::text("description", &voice.say("shop-description")).kind("textarea").optional().max(10_000), voice))
                div.pair {
                    (field(&form, &Field::text("brand", &voice.say("shop-brand")).optional().max(100), voice))
                    (field(&form, &Field::text("category", &voice.say("shop-category")).choices(&categories), voice))
                }
            }
            fieldset.panel id="variants" disabled[!editable] { (variants(typed, &form, shop.currency, voice)) }
            @if editable { (save_bar(desk, editor)) }
        }
    }
}

fn overtaken(desk: &Desk, shop: &Shop, editor: &Editor, revision: i64) -> Markup {
    let voice = &desk.voice;
    let theirs = editor.known.as_ref().map(|known| format!("{}/products/{}", frame::home(shop), known.product.id));
    notice(
        Tone::Warning,
        &html! {
            p { (voice.say_with("shop-overtaken", &[("n", revision.into())])) }
            p.acts {
                button.button name="do" value="overwrite" { (voice.say("shop-overwrite")) }
                @if let Some(href) = theirs { a.button.quiet href=(href) target="_blank" { (voice.say("shop-see-theirs")) } }
            }
        },
    )
}

fn save_bar(desk: &Desk, editor: &Editor) -> Markup {
    let voice = &desk.voice;
    let unsubmitted = editor.known.as_ref().is_none_or(|known| known.product.state == ProductState::Draft);
    html! {
        div.save-bar {
            button.button name="do" value="save" { (voice.say("shop-save")) }
            @if unsubmitted { button.button.quiet name="do" value="draft" { (voice.say("shop-save-draft")) } }
            @if let Some(revision) = editor.typed.revision { input type="hidden" name="revision" value=(revision); }
            input type="hidden" name="rows" value=(editor.typed.rows.len());
        }
    }
}

fn variants(typed: &Typed, form: &Form, currency: Currency, voice: &Voice) -> Markup {
    html! {
        h2 { (voice.say("shop-variants")) }
        p.muted { (voice.say("shop-variants-help")) }
        div.axes {
            @for (at, name) in typed.axes.iter().enumerate() {
                (cell(form, &format!("axis{at}"), &voice.say_with("shop-option-n", &[("n", at.saturating_add(1).into())]), name, "text", voice))
            }
        }
        div.variants {
            @for (n, row) in typed.rows.iter().enumerate() { (variant(typed, form, n, row, currency, voice)) }
        }
        button.button.quiet name="do" value="add" formaction="#variants" formnovalidate { (icon_sized(Icon::Plus, 18)) (voice.say("shop-add-variant")) }
    }
}

fn variant(typed: &Typed, form: &Form, n: usize, row: &Row, currency: Currency, voice: &Voice) -> Markup {
    let name = |part: &str| format!("v{n}_{part}");
    let price = voice.say_with("shop-price-in", &[("currency", currency.code().into())]);
    html! {
        div.variant role="group" aria-label=(voice.say_with("shop-variant-n", &[("n", n.saturating_add(1).into())])) {
            input type="hidden" name=(name("id")) value=(row.id);
            input type="hidden" name=(name("stock_was")) value=(row.stock_was);
            @for at in 0..AXES {
                @let value = row.options.get(at).map_or("", String::as_str);
                @let axis = typed.axes.get(at).map_or("", |axis| axis.trim());
                @if axis.is_empty() { input type="hidden" name=(name(&format!("o{at}"))) value=(value); }
                @else { (cell(form, &name(&format!("o{at}")), axis, value, "text", voice)) }
            }
            (cell(form, &name("price"), &price, &row.price, "decimal", voice))
            (cell(form, &name("before"), &voice.say("shop-price-before"), &row.before, "decimal", voice))
            (cell(form, &name("stock"), &voice.say("shop-stock"), &row.stock, "numeric", voice))
            (cell(form, &name("weight"), &voice.say("shop-weight"), &row.weight, "numeric", voice))
            (cell(form, &name("sku"), &voice.say("shop-sku"), &row.sku, "text", voice))
            @if typed.rows.len() > 1 {
                button.icon-button.drop name="do" value={ "drop:" (n) } formaction="#variants" formnovalidate aria-label=(voice.say_with("shop-drop-variant", &[("n", n.saturating_add(1).into())])) { (icon_sized(Icon::X, 18)) }
            }
        }
    }
}

/// A small field of a row, with what is wrong with it.
fn cell(form: &Form, name: &str, label: &str, value: &str, mode: &str, voice: &Voice) -> Markup {
    let problem =
        form.problems().iter().find(|problem| problem.field == name).map(|problem| voice.explain_problem(problem));
    let error_id = problem.as_ref().map(|_| format!("{name}-error"));
    html! {
        div.cell.wrong[problem.is_some()] class={ "cell-" (name.rsplit('_').next().unwrap_or_default()) } {
            label for=(name) { (label) }
            input id=(name) name=(name) value=(value) inputmode=(mode) autocomplete="off" maxlength="60"
                aria-invalid=[problem.is_some().then_some("true")] aria-describedby=[error_id.as_deref()];
            @if let Some(problem) = problem { p.field-error id=[error_id.as_deref()] { (problem) } }
        }
    }
}

/// The pictures, each with its removal, and the field for one more.
fn pictures(desk: &Desk, shop: &Shop, known: &Known) -> Markup {
    let voice = &desk.voice;
    let product = &known.product;
    let action = format!("{}/products/{}/pictures", frame::home(shop), product.id);
    let waiting = product.images.iter().filter(|image| image.state == catalog::image::ImageState::Pending).count();
    html! {
        aside.panel.pictures id="pictures" {
            h2 { (voice.say("shop-pictures")) }
            p.muted { (voice.say("shop-pictures-help")) }
            ul.picture-list {
                @for image in product.images.iter().filter(|image| !image.renditions.is_empty()) {
                    li {
                        (picture(Picture::of(image, &product.title).as_ref(), "120px", false))
                        form method="post" action={ (action) "/" (image.id) "/removal" } {
                            button.icon-button aria-label=(voice.say("shop-remove-picture")) { (icon_sized(Icon::Trash2, 18)) }
                        }
                    }
                }
            }
            @if waiting > 0 { p.muted { (voice.say_with("shop-pictures-waiting", &[("count", waiting.into())])) } }
            @if product.state.editable() && product.images.len() < 9 {
                form.form.add-picture method="post" action=(action) enctype="multipart/form-data" {
                    div.field { label for="file" { (voice.say("shop-add-picture")) } input id="file" name="file" type="file" accept="image/jpeg,image/png,image/webp" required; }
                    div.field { label for="alt" { (voice.say("shop-picture-shows")) " " small { (voice.say("web-optional")) } } input id="alt" name="alt" maxlength="255"; }
                    button.button.quiet { (icon_sized(Icon::ImagePlus, 18)) (voice.say("shop-upload")) }
                }
            }
            @if product.state != ProductState::Deleted { (deletion(desk, shop, known)) }
        }
    }
}

fn deletion(desk: &Desk, shop: &Shop, known: &Known) -> Markup {
    let voice = &desk.voice;
    html! {
        details.deletion {
            summary { (icon_sized(Icon::Trash2, 18)) (voice.say("shop-delete")) }
            p.muted { (voice.say("shop-delete-note")) }
            form method="post" action={ (frame::home(shop)) "/products/" (known.product.id) "/state" } {
                button.button.danger name="do" value="delete" { (voice.say("shop-delete-now")) }
            }
        }
    }
}
