//! How the clip maker looks.

use content::clip::{FRAME_HEIGHT, FRAME_WIDTH, Mood, Place as Corner, SAFE, Shot, Sign, TITLE_MAX, WORDS_MAX};
use kernel::MarketCode;
use maud::{Markup, html};

use super::super::choice::Choosable;
use super::super::frame::Here;
use super::super::maker::Maker;
use super::super::upload::market_chips;
use super::{Preview, Shown, Subject};
use crate::pages::Desk;
use crate::pages::seller::frame as desk_frame;
use crate::ui::{Field, Form, Icon, Way, empty, error_summary, field, icon_sized, picture};
use crate::{Voice, media_url};

/// Choosing a product.
pub(in crate::pages) struct Choosing {
    pub market: MarketCode,
    pub markets: Vec<(MarketCode, String)>,
    pub choices: Vec<Choosable>,
}

/// Writing a clip.
pub(in crate::pages) struct Making {
    pub subject: Subject,
    pub form: Form,
    pub preview: Option<Preview>,
}

/// The products whose pictures a clip can be made of.
pub(in crate::pages) fn choose_view(desk: &Desk, maker: &Maker, choosing: &Choosing) -> Markup {
    let voice = &desk.voice;
    let home = maker.home();
    let title = voice.say("studio-make-clip");
    let back = voice.say("studio-posts");
    let way = match &maker.shop {
        Some(_) => Way { href: format!("{home}/sync"), words: voice.say("shop-sync-all").into_owned() },
        None => Way { href: "/studio/products".to_owned(), words: voice.say("studio-find-products").into_owned() },
    };
    let text = if maker.shop.is_some() { "studio-no-products-shop" } else { "studio-no-products-text" };
    let main = html! {
        (desk_frame::head(Some((&format!("{home}/posts"), &back)), &title, Some(&html! { (voice.say("studio-clip-choose")) }), &html! {}))
        (market_chips(&format!("{home}/clips/new"), choosing.market, &choosing.markets, voice))
        @if choosing.choices.is_empty() { (empty(Icon::Package, &voice.say("studio-no-products"), &voice.say(text), Some(&way))) }
        @else { ul.clip-products { @for one in &choosing.choices { li {
            a.panel href={ (home) "/clips/new?market=" (choosing.market) "&listing=" (one.listing) } {
                span.thumb { (picture(one.image.as_ref(), "160px", false)) }
                b { (one.title) }
                small.muted { (one.price) }
            }
        } } } }
    };
    maker.page(desk, Here::Posts, &title, None, &main)
}

/// The clip maker.
pub(in crate::pages) fn view(desk: &Desk, maker: &Maker, making: &Making) -> Markup {
    let voice = &desk.voice;
    let (home, subject) = (maker.home(), &making.subject);
    let title = voice.say("studio-make-clip");
    let others = format!("{home}/clips/new?market={}", subject.market);
    let main = html! {
        (desk_frame::head(Some((&others, &voice.say("studio-clip-other"))), &title, Some(&html! { (subject.title) }), &html! {}))
        @if subject.pictures.is_empty() {
            @let way = Way { href: others, words: voice.say("studio-clip-other").into_owned() };
            (empty(Icon::ImageOff, &voice.say("studio-clip-no-pictures"), &voice.say("studio-clip-no-pictures-text"), Some(&way)))
        } @else {
            @if let Some(preview) = &making.preview { (storyboard(preview, voice)) }
            (form(&home, making, voice))
        }
    };
    maker.page(desk, Here::Posts, &title, Some("studio.js"), &main)
}

fn form(home: &str, making: &Making, voice: &Voice) -> Markup {
    let (form, subject) = (&making.form, &making.subject);
    let max = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let wrong = form.problems().iter().find(|problem| problem.field == "scenes");
    html! {
        form.form.panel method="post" action={ (home) "/clips" } {
            (error_summary(form, voice))
            input type="hidden" name="market" value=(subject.market);
            input type="hidden" name="listing" value=(subject.listing);
            (field(form, &Field::text("title", &voice.say("studio-clip-title")).help(&voice.say("studio-clip-title-help")).optional().max(max(TITLE_MAX)), voice))
            label.check { input type="checkbox" name="price" value="on" checked[form.value("price") == "on"]; span { (voice.say_with("studio-clip-price", &[("price", subject.price.clone().into())])) } }
            (moods(form, voice))
            fieldset.choices id="scenes" {
                legend { (voice.say("studio-clip-scenes")) }
                p.field-help { (voice.say("studio-clip-scenes-help")) }
                @if let Some(problem) = wrong { p.field-error { (icon_sized(Icon::CircleAlert, 16)) " " (voice.explain_problem(problem)) } }
                ol.scenes { @for (at, shown) in subject.pictures.iter().enumerate() { li { (scene(at, shown, form, voice)) } } }
            }
            (field(form, &Field::text("caption", &voice.say("studio-caption")).help(&voice.say("studio-caption-help")).kind("textarea").optional().max(max(content::post::CAPTION_CHARACTERS_MAX)), voice))
            div.acts {
                button.button.quiet name="act" value="preview" { (icon_sized(Icon::Eye, 18)) (voice.say("studio-clip-preview")) }
                button.button name="act" value="post" { (icon_sized(Icon::Clapperboard, 18)) (voice.say("studio-post-it")) }
            }
        }
    }
}

fn moods(form: &Form, voice: &Voice) -> Markup {
    let chosen = Some(form.value("mood"))
        .filter(|word| !word.is_empty())
        .map_or_else(|| crate::api::word(&Mood::default()), str::to_owned);
    html! {
        fieldset.moods-choice { legend { (voice.say("studio-clip-mood")) }
            @for mood in Mood::ALL {
                @let (word, palette) = (crate::api::word(&mood), mood.palette());
                label.mood {
                    input type="radio" name="mood" value=(word) checked[word == chosen];
                    svg viewBox="0 0 48 24" width="48" height="24" aria-hidden="true" {
                        rect width="48" height="24" rx="6" fill={ "#" (palette.ground) } stroke="#85897d" {}
                        circle cx="14" cy="12" r="6" fill={ "#" (palette.ink) } {}
                        circle cx="34" cy="12" r="6" fill={ "#" (palette.price_ground) } {}
                    }
                    span { (voice.say(&format!("studio-mood-{word}"))) }
                }
            }
        }
    }
}

fn scene(at: usize, shown: &Shown, form: &Form, voice: &Voice) -> Markup {
    let number = at.to_string();
    let ticked = form.values("picture").any(|value| value == number);
    let (words, seconds) = (format!("words{at}"), format!("seconds{at}"));
    let max = u32::try_from(WORDS_MAX).unwrap_or(u32::MAX);
    html! {
        div.scene {
            label.scene-picture {
                input type="checkbox" name="picture" value=(number) checked[ticked] aria-label={ (voice.say("studio-clip-use")) ": " (shown.alt) };
                img src=(media_url(&shown.key)) alt=(shown.alt) loading="lazy" decoding="async";
            }
            div.grow {
                (field(form, &Field::text(&words, &voice.say("studio-clip-words")).optional().max(max), voice))
                (field(form, &Field::text(&seconds, &voice.say("studio-clip-seconds")).max(5), voice))
            }
        }
    }
}

/// The clip as it will be: a frame for each scene, with its words and the price where they will stand.
fn storyboard(preview: &Preview, voice: &Voice) -> Markup {
    let script = &preview.script;
    let length = script.duration_ms / 100;
    let length = format!("{}.{}", length / 10, length % 10);
    html! {
        section.panel.storyboard {
            @let title = voice.say_with("studio-clip-length", &[("seconds", length.into())]);
            h2 { (title) }
            m-film data-preview={ "/api/v1/clips/previews/" (preview.film) } hidden {
                p.muted role="status" { (voice.say("studio-clip-drawing")) }
                progress aria-label=(voice.say("studio-clip-drawing")) {}
                video.clip controls playsinline muted loop hidden aria-label=(title) {}
            }
            div.storyboard-strip role="region" aria-label=(title) tabindex="0" {
                ol { @for shot in &script.shots { li { (frame(preview, shot, voice)) } } }
            }
        }
    }
}

fn frame(preview: &Preview, shot: &Shot, voice: &Voice) -> Markup {
    let middle = shot.from_ms + shot.ms / 2;
    let signs: Vec<&Sign> =
        preview.script.signs.iter().filter(|sign| sign.from_ms <= middle && middle < sign.to_ms).collect();
    let said: Vec<String> = signs.iter().map(|sign| sign.lines.join(" ")).collect();
    let address = preview.assets.get(shot.image).map(|key| media_url(key));
    let label = if said.is_empty() { voice.say("studio-clip-scene").into_owned() } else { said.join(". ") };
    html! {
        svg.clip-frame viewBox={ "0 0 " (FRAME_WIDTH) " " (FRAME_HEIGHT) } role="img" aria-label=(label) {
            rect width=(FRAME_WIDTH) height=(FRAME_HEIGHT) fill="#0C100E" {}
            @if let Some(address) = address { image href=(address) width=(FRAME_WIDTH) height=(FRAME_HEIGHT) preserveAspectRatio="xMidYMid slice" {} }
            @for sign in signs { (hung(sign, preview.script.font)) }
        }
    }
}

/// A sign in its corner of the safe part.
fn hung(sign: &Sign, font: &str) -> Markup {
    let lines = u32::try_from(sign.lines.len()).unwrap_or(1).max(1);
    let line = sign.size * 5 / 4;
    let (pad, high) = (sign.size / 2, line * lines + sign.size / 2);
    let widest = sign.lines.iter().map(|line| content::clip::width_of(line)).max().unwrap_or(0);
    let wide = widest * u64::from(sign.size) / 1_000 + u64::from(pad) * 2;
    let top = match sign.place {
        Corner::TopLeft => SAFE.top,
        Corner::BottomLeft => SAFE.bottom.saturating_sub(high),
    };
    html! {
        rect x=(SAFE.left) y=(top) width=(wide) height=(high) rx=(sign.size / 4) fill={ "#" (sign.ground) } {}
        @for (text, nth) in sign.lines.iter().zip(0_u32..) {
            text x=(SAFE.left + pad) y=(top + pad / 2 + nth * line + sign.size) font-size=(sign.size) font-weight="700" font-family={ (font) ", sans-serif" } fill={ "#" (sign.ink) } { (text) }
        }
    }
}
