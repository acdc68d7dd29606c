//! `/studio`: what one earns and why, what needs one, what to promote next.

use affiliate::collaboration::{self, Kind, State as Standing};
use affiliate::commission::{self, CommissionState, Total};
use affiliate::member::MemberState;
use affiliate::sample::{self, SampleState};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use content::Author;
use content::post::PostState;
use kernel::{Money, PageRequest};
use maud::{Markup, html};

use super::frame::{self, Creating, Here, creator_of};
use super::maker::Maker;
use super::posts::{self, Counted};
use super::products::{self, Offer, Seen};
use super::{earnings, parts, profile};
use crate::access::{Shopper, SignedIn};
use crate::pages::Desk;
use crate::pages::seller::frame as desk_frame;
use crate::ui::{Column, Form, Icon, Tone, Way, empty, icon, icon_sized, table};
use crate::{AppState, Error, Result, Voice};

/// Posts, offers and commissions that are shown here.
const FEW: u32 = 5;
const OFFERS: usize = 3;

/// Everything of the page.
pub(super) struct Home {
    pub name: String,
    pub totals: Vec<Sum>,
    /// The latest commissions.
    pub earned: Vec<earnings::Earning>,
    pub posts: Vec<Counted>,
    pub offers: Vec<Offer>,
    pub needs: Needs,
    pub followers: i64,
}

/// What one has in one currency: waiting, settled, taken back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    pub waiting: Money,
    pub settled: Money,
    /// Units sold that count.
    pub units: i64,
}

/// What needs the creator.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Needs {
    pub failed: i64,
    pub processing: i64,
    pub content_due: i64,
    pub arriving: i64,
    pub invitations: i64,
}

/// `GET /studio`. Whoever is no creator yet is invited.
pub async fn show(desk: Desk, me: SignedIn<Shopper>, State(app): State<AppState>) -> Result<Response> {
    if !me.principal.creator {
        let form = Form::new([("display_name", me.principal.handle.clone())]);
        return Ok(profile::invitation(&desk, &form).into_response());
    }
    let me = Creating { principal: me.principal };
    Ok(view(&desk, &read(&desk, &app, &me).await?).into_response())
}

async fn read(desk: &Desk, app: &AppState, me: &Creating) -> Result<Home> {
    let maker = Maker::creator(me);
    let few = PageRequest::new(None, Some(FEW));
    let posts = posts::counted(app, &maker, None, few.clone()).await?.items;
    let markets = app.markets.read(&app.db).await?;
    let place = products::place(&markets, None, me.principal.market)?;
    let seen = Seen::of(app, me, &place, &desk.voice);
    let (person, creator, lang) = (me.principal.person, creator_of(me), desk.voice.lang());
    let read = app.db.read(move |read| {
        let name = accounts::creator::find(read, person)?.map(|creator| creator.display_name).unwrap_or_default();
        let latest = commission::of_creator(read, creator, &few)?.items;
        Ok::<_, Error>(Home {
            name,
            totals: sums(&commission::totals(read, creator)?),
            earned: earnings::earnings(read, Some(lang), &latest, &[])?,
            posts,
            offers: offers(read, &seen)?,
            needs: needs(read, me_of(person), creator)?,
            followers: content::follow::followers(read, Author::Creator(me_of(person)))?,
        })
    });
    read.await
}

fn me_of(person: accounts::PersonId) -> content::PersonId {
    kernel::Id::new(person.get())
}

/// Sums by currency.
fn sums(totals: &[Total]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for total in totals {
        let zero = Money::zero(total.currency);
        if !sums.iter().any(|sum| sum.waiting.currency == total.currency) {
            sums.push(Sum { waiting: zero, settled: zero, units: 0 });
        }
        let Some(sum) = sums.iter_mut().find(|sum| sum.waiting.currency == total.currency) else { continue };
        match total.state {
            CommissionState::Ordered | CommissionState::Frozen => sum.waiting.minor += total.minor,
            CommissionState::Settled => sum.settled.minor += total.minor,
            CommissionState::Refunded | CommissionState::ClawedBack => continue,
        }
        sum.units += total.units;
    }
    sums
}

/// Collaborations to join next, in the creator's own market, the best rates first.
fn offers(read: &mut db::Read, seen: &Seen) -> Result<Vec<Offer>> {
    let mine = collaboration::of_creator(read, seen.creator, &PageRequest::new(None, Some(kernel::LIMIT_MAX)))?.items;
    let mut open = collaboration::to_join(read, &PageRequest::new(None, Some(20)))?.items;
    open.retain(|one| !mine.iter().any(|(of, member)| of.id == one.id && member.state == MemberState::Joined));
    open.sort_by_key(|one| std::cmp::Reverse(one.rate_bp));
    let mut offers = Vec::new();
    for one in &open {
        if offers.len() == OFFERS {
            break;
        }
        let (offer, cards) = products::offer(read, seen, one, None, products::GOODS_SHOWN)?;
        if !cards.is_empty() {
            offers.push(offer);
        }
    }
    Ok(offers)
}

fn needs(
    read: &mut db::Read,
    person: content::PersonId,
    creator: affiliate::CreatorId,
) -> std::result::Result<Needs, db::Error> {
    let all = PageRequest::new(None, Some(kernel::LIMIT_MAX));
    let author = Author::Creator(person);
    let mut of = |state| content::post::of_author(read, author, Some(state), &all).map(|page| page.items.len());
    let (failed, processing) = (of(PostState::Failed)?, of(PostState::Processing)?);
    let samples = sample::of_creator(read, creator, &all)?.items;
    let in_state = |state: SampleState| samples.iter().filter(|one| one.state == state).count();
    let mine = collaboration::of_creator(read, creator, &all)?.items;
    let invited = mine.iter().filter(|(one, member)| {
        one.kind == Kind::Targeted && one.state == Standing::Open && member.state == MemberState::Invited
    });
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Needs {
        failed: number(failed),
        processing: number(processing),
        content_due: number(in_state(SampleState::ContentDue)),
        arriving: number(in_state(SampleState::Shipped)),
        invitations: number(invited.count()),
    })
}

pub(super) fn view(desk: &Desk, home: &Home) -> Markup {
    let voice = &desk.voice;
    let title = voice.say_with("studio-hello", &[("name", home.name.clone().into())]);
    let note = html! { (voice.say_with("studio-followers", &[("count", voice.number(home.followers).into())])) };
    let ways = html! {
        a.button.quiet href="/studio/clips/new" { (icon_sized(Icon::WandSparkles, 18)) (voice.say("studio-make-clip")) }
        a.button href="/studio/upload" { (icon_sized(Icon::Upload, 18)) (voice.say("studio-upload")) }
    };
    let fresh = home.posts.is_empty() && home.earned.is_empty();
    let main = html! {
        (desk_frame::head(None, &title, Some(&note), &ways))
        (tasks(&home.needs, voice))
        @if fresh { (first_steps(voice)) }
        @if !fresh { (earned(home, voice)) }
        @if !home.offers.is_empty() { (next(&home.offers, voice)) }
        @if !home.posts.is_empty() { (latest(&home.posts, voice)) }
    };
    frame::page(desk, Here::Home, &title, None, &main)
}

fn tasks(needs: &Needs, voice: &Voice) -> Markup {
    let tasks = [
        (Tone::Bad, "studio-task-failed", needs.failed, "/studio/posts?state=FAILED"),
        (Tone::Warning, "studio-task-content", needs.content_due, "/studio/samples"),
        (Tone::Information, "studio-task-arriving", needs.arriving, "/studio/samples"),
        (Tone::Information, "studio-task-invitations", needs.invitations, "/studio/products"),
        (Tone::Information, "studio-task-processing", needs.processing, "/studio/posts?state=PROCESSING"),
    ];
    html! {
        @if tasks.iter().any(|(.., count, _)| *count > 0) {
            section.tasks aria-label=(voice.say("shop-needs-you")) {
                @for (tone, words, count, href) in tasks.iter().filter(|(.., count, _)| *count > 0) {
                    a class={ "task " (tone.class()) } href=(href) {
                        span.task-count { (voice.number(*count)) }
                        span.grow { (voice.say_with(words, &[("count", (*count).into())])) }
                        (icon_sized(Icon::ChevronRight, 20))
                    }
                }
            }
        }
    }
}

/// A new creator: the three steps to the first sale.
fn first_steps(voice: &Voice) -> Markup {
    let step = |shape: Icon, href: &str, title: &'static str, text: &'static str| {
        html! { a.panel.first-step href=(href) { (icon(shape)) h2 { (voice.say(title)) } p.muted { (voice.say(text)) } } }
    };
    html! {
        div.first-steps {
            (step(Icon::Handshake, "/studio/products", "studio-first-join", "studio-first-join-text"))
            (step(Icon::Upload, "/studio/upload", "studio-first-post", "studio-first-post-text"))
            (step(Icon::WandSparkles, "/studio/clips/new", "studio-first-clip", "studio-first-clip-text"))
        }
    }
}

/// What one earns, and why: the sums, and the latest sales with their formulas.
fn earned(home: &Home, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("studio-product")),
        Column::number(voice.say("studio-formula")),
        Column::words(voice.say("shop-state")),
    ];
    let row = |one: &earnings::Earning| {
        vec![
            html! { div { span.unit-title { (one.product) } small { (voice.time(one.at)) } } },
            earnings::formula(one, voice),
            parts::state("affiliate-commission-state", one.state, voice),
        ]
    };
    let rows: Vec<Vec<Markup>> = home.earned.iter().map(row).collect();
    html! {
        section.block {
            h2 { (voice.say("studio-earnings")) }
            @if home.totals.is_empty() {
                (empty(Icon::Wallet, &voice.say("studio-no-commissions"), &voice.say("studio-no-commissions-text"), Some(&Way { href: "/studio/products".to_owned(), words: voice.say("studio-find-products").into_owned() })))
            } @else {
                div.purses { @for sum in &home.totals {
                    section.panel.purse {
                        p.muted { (voice.say("studio-settled")) }
                        p.purse-sum { (voice.money(sum.settled)) }
                        p.muted { (voice.say_with("studio-waiting", &[("amount", voice.money(sum.waiting).into()), ("count", sum.units.into())])) }
                    }
                } }
                (table(&voice.say("studio-earnings"), &columns, &rows))
                p.more { a.button.quiet href="/studio/earnings" { (voice.say("studio-all-earnings")) } }
            }
        }
    }
}

/// What to promote next.
fn next(offers: &[Offer], voice: &Voice) -> Markup {
    html! {
        section.block {
            h2 { (voice.say("studio-next")) }
            ul.offers { @for offer in offers { li { (products::card(offer, false, voice)) } } }
            p.more { a.button.quiet href="/studio/products" { (voice.say("studio-find-products")) } }
        }
    }
}

fn latest(posts: &[Counted], voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("studio-post")),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("studio-views")),
        Column::number(voice.say("studio-commission")),
    ];
    let row = |one: &Counted| {
        vec![
            posts::named(&one.post, &format!("/studio/posts/{}", one.post.id), voice),
            posts::states(one.post.state, voice),
            html! { (voice.number(one.numbers.views)) },
            posts::sums(&one.numbers.earned, voice),
        ]
    };
    let rows: Vec<Vec<Markup>> = posts.iter().map(row).collect();
    html! {
        section.block {
            h2 { (voice.say("studio-latest-posts")) }
            (table(&voice.say("studio-latest-posts"), &columns, &rows))
            p.more { a.button.quiet href="/studio/posts" { (voice.say("studio-all-posts")) } }
        }
    }
}
