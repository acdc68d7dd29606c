//! `/{market}/checkout`: where it goes, how it comes, how it is paid, and one button.

mod view;

pub(crate) use view::view;

use accounts::address::{self, Address, SavedAddress};
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use flows::{CartView, PlaceOrder, Placed};
use kernel::{Country, Instant, Money, Problem};
use trade::cart::{Cart, CartId, CartState};
use trade::order::Origin;

use super::cart::{open_cart, thing_of};
use super::once::Once;
use super::parts::{self, ShopLink, Thing, Totals};
use super::shopper::{Held, Shopper};
use crate::extract::Fields;
use crate::pages::again;
use crate::pages::{Visit, address as fields};
use crate::ui::Form;
use crate::viewer::Viewing;
use crate::{AppState, Error, Result};

/// The checkout as it is shown.
pub(crate) struct View {
    /// What was typed, and what is wrong with it.
    pub form: Form,
    pub signed_in: bool,
    pub country: Country,
    pub country_name: String,
    /// Addresses of the book in this country, the default first: id and lines.
    pub saved: Vec<(String, Vec<String>)>,
    pub groups: Vec<Group>,
    pub lanes: Vec<Lane>,
    /// Codes of the ways to pay.
    pub methods: Vec<String>,
    pub units: i64,
    /// For the lane chosen.
    pub totals: Totals,
    /// Lines whose price has changed since it was seen: title, then, now.
    pub changed: Vec<(String, Money, Money)>,
    pub return_days: i64,
    pub sandbox: bool,
    pub now: Instant,
}

/// What one shop sends.
pub(crate) struct Group {
    pub shop: ShopLink,
    /// What, how many, and the price of one.
    pub lines: Vec<(Thing, i64, Money)>,
}

/// A way of delivery that every shop of the cart offers.
pub(crate) struct Lane {
    pub code: String,
    /// For all shops of the cart together.
    pub price: Money,
    pub days: (i64, i64),
    /// The whole with this lane, and the tax in it.
    pub total: Money,
    pub tax: Money,
}

/// `GET /{market}/checkout`. A cart with nothing in it, or with something that cannot be had, is looked at first.
pub(super) async fn show(visit: Visit, shopper: Shopper, State(app): State<AppState>) -> Result<Response> {
    let (cart, cookies) = open_cart(&app, &visit, &shopper).await?;
    let Some((cart, _)) = cart else {
        return Ok((AppendHeaders(cookies), Redirect::to(&visit.to("cart"))).into_response());
    };
    let key = key(&app);
    let form = vec![("cart".to_owned(), cart.id.to_string()), ("key".to_owned(), key)];
    let Some(view) = build(&app, &visit, &shopper, cart, form).await? else {
        return Ok((AppendHeaders(cookies), Redirect::to(&visit.to("cart"))).into_response());
    };
    Ok((AppendHeaders(cookies), self::view(&visit, &view)).into_response())
}

/// The number that makes a form sent twice one.
pub(super) fn key(app: &AppState) -> String {
    let mut bytes = [0_u8; 16];
    app.rng.fill(&mut bytes);
    hex::encode(bytes)
}

/// The page for a cart and what was typed so far; nothing while the cart cannot be ordered.
async fn build(
    app: &AppState,
    visit: &Visit,
    shopper: &Shopper,
    cart: Cart,
    typed: Vec<(String, String)>,
) -> Result<Option<View>> {
    let (place, lang, clock, person) = (visit.place.clone(), visit.lang, app.clock.clone(), shopper.person);
    let found = app.db.read(move |read| -> Result<_, db::Error> {
        let book = person.map(|person| address::list(read, person)).transpose()?.unwrap_or_default();
        Ok((flows::cart_view(read, &*clock, &place.market, lang, cart)?, book))
    });
    let (cart, book) = found.await?;
    let ready = !cart.lines.is_empty() && cart.lines.iter().all(|line| line.problem.is_none());
    Ok(ready.then(|| View::of(app, visit, shopper, &cart, &book, typed)))
}

impl View {
    fn of(
        app: &AppState,
        visit: &Visit,
        shopper: &Shopper,
        cart: &CartView,
        book: &[SavedAddress],
        mut typed: Vec<(String, String)>,
    ) -> View {
        let market = &visit.place.market;
        let now = app.clock.now();
        let lanes = lanes(cart, market.vat_on(market.today(now)));
        let offered = app.payments.offered(market.payment_methods.as_deref());
        let methods: Vec<String> = offered.iter().map(|offer| offer.method.to_owned()).collect();
        let country_name = crate::ui::switcher::market_name(market.code, &market.name, &visit.voice);
        let mut saved: Vec<&SavedAddress> = book.iter().filter(|saved| saved.address.country == market.code).collect();
        saved.sort_by_key(|saved| !saved.default);
        let saved: Vec<(String, Vec<String>)> =
            saved.iter().map(|saved| (saved.id.to_string(), fields::lines(&saved.address, String::new()))).collect();
        let first = |codes: &[String]| codes.first().cloned().unwrap_or_default();
        let codes: Vec<String> = lanes.iter().map(|lane| lane.code.clone()).collect();
        let standing = [
            ("saved", saved.first().map_or("new".to_owned(), |(id, _)| id.clone())),
            ("lane", if codes.iter().any(|code| code == STANDARD) { STANDARD.to_owned() } else { first(&codes) }),
            ("method", first(&methods)),
        ];
        for (name, value) in standing {
            if !typed.iter().any(|(known, _)| known == name) {
                typed.push((name.to_owned(), value));
            }
        }
        let form = Form::new(typed);
        let chosen = lanes.iter().find(|lane| lane.code == form.value("lane")).or_else(|| lanes.first());
        let zero = Money::zero(cart.totals.items.currency);
        let totals = Totals {
            items: cart.totals.items,
            shipping: chosen.map(|lane| lane.price),
            tax: chosen.map_or(cart.totals.tax, |lane| lane.tax),
            total: chosen.map_or(cart.totals.items, |lane| lane.total),
            refunded: zero,
        };
        let changed = cart.lines.iter().filter_map(|line| Some((thing_of(visit, line).title, line.was?, line.now?)));
        View {
            changed: changed.collect(),
            form,
            signed_in: shopper.person.is_some(),
            country: market.code,
            country_name,
            saved,
            groups: groups(visit, cart),
            lanes,
            methods,
            units: cart.units,
            totals,
            return_days: market.return_days,
            sandbox: app.sandbox,
            now,
        }
    }
}

/// The lane that is meant when none is chosen.
const STANDARD: &str = "standard";

/// The ways that every shop of the cart offers, each with the price for all of them and the slowest of their days.
fn lanes(cart: &CartView, vat: kernel::BasisPoints) -> Vec<Lane> {
    let Some((first, rest)) = cart.shops.split_first() else { return vec![] };
    let lanes = first.lanes.iter().filter_map(|lane| {
        let mut sum = Lane {
            code: lane.code.clone(),
            price: lane.price,
            days: lane.deliver_days,
            total: lane.price,
            tax: market::tax::split(lane.price, vat).tax,
        };
        for shop in rest {
            let other = shop.lanes.iter().find(|other| other.code == lane.code)?;
            sum.price = sum.price.plus(other.price).ok()?;
            sum.tax = sum.tax.plus(market::tax::split(other.price, vat).tax).ok()?;
            sum.days = (sum.days.0.max(other.deliver_days.0), sum.days.1.max(other.deliver_days.1));
        }
        sum.total = cart.totals.items.plus(sum.price).ok()?;
        sum.tax = cart.totals.tax.plus(sum.tax).ok()?;
        Some(sum)
    });
    lanes.collect()
}

fn groups(visit: &Visit, cart: &CartView) -> Vec<Group> {
    let of_shop = |shop: &flows::CartShop| Group {
        shop: ShopLink { handle: shop.handle.clone(), name: shop.name.clone() },
        lines: cart
            .lines
            .iter()
            .filter(|line| line.line.shop.get() == shop.shop.get())
            .map(|line| (thing_of(visit, line), line.line.quantity, line.now.unwrap_or(line.line.seen)))
            .collect(),
    };
    cart.shops.iter().map(of_shop).collect()
}

/// `POST /{market}/checkout`: orders what is in the cart. Sent twice, it answers with the same orders, since a cart is
/// ordered once.
pub(super) async fn place(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    viewing: Viewing,
    Fields(typed): Fields,
) -> Result<Response> {
    let form = Form::new(typed.clone());
    let asked: Option<CartId> = form.value("cart").parse().ok();
    let Some((cart, held)) = cart_of(&app, &visit, &shopper, asked).await? else {
        return Ok(Redirect::to(&visit.to("cart")).into_response());
    };
    if cart.state == CartState::Ordered {
        return Ok(done(&app, &visit, &shopper, cart.id));
    }
    if form.value("act") == "update" {
        return again(&app, &visit, &shopper, cart, typed, vec![]).await;
    }
    let (wish, problems) = Wish::read(&app, &visit, &shopper, &form, cart.clone(), held).await?;
    let placed = match problems.is_empty() {
        true => wish.place(&app, viewing.device()).await,
        false => Err(Error::invalid(kernel::Problems(problems))),
    };
    match placed {
        Ok(placed) => {
            if let Some(placed) = placed {
                begin(&app, &visit, &placed).await?;
            }
            keep_address(&app, &shopper, &form).await;
            Ok(done(&app, &visit, &shopper, cart.id))
        }
        Err(error) => {
            let problems = parts::problems(error, "cart")?.into_iter().map(on_page).collect();
            again(&app, &visit, &shopper, cart, typed, problems).await
        }
    }
}

/// The cart that the form is about, open or ordered meanwhile, else the open one.
async fn cart_of(
    app: &AppState,
    visit: &Visit,
    shopper: &Shopper,
    asked: Option<CartId>,
) -> Result<Option<(Cart, Held)>> {
    if let Some(id) = asked
        && let Some(found) = super::placed::cart_for(app, shopper, id).await?
    {
        return Ok(Some(found));
    }
    Ok(open_cart(app, visit, shopper).await?.0)
}

/// On to what became of it. The cookie of the cart is one of things bought from now on.
fn done(app: &AppState, visit: &Visit, shopper: &Shopper, cart: CartId) -> Response {
    let cookies = shopper.ordered(app, visit.place.market.code, cart);
    (AppendHeaders(cookies), Redirect::to(&visit.to(&format!("checkouts/{cart}?go=1")))).into_response()
}

/// The form with everything that was typed, and what is wrong with it. A cart that cannot be ordered any more is shown.
async fn again(
    app: &AppState,
    visit: &Visit,
    shopper: &Shopper,
    cart: Cart,
    typed: Vec<(String, String)>,
    problems: Vec<Problem>,
) -> Result<Response> {
    let Some(mut view) = build(app, visit, shopper, cart, typed).await? else {
        return Ok(Redirect::to(&visit.to("cart")).into_response());
    };
    if problems.is_empty() {
        return Ok(self::view(visit, &view).into_response());
    }
    view.form = view.form.with_problems(&problems);
    Ok(again::unprocessable(self::view(visit, &view)))
}

/// A problem at the field of the page that it is about.
fn on_page(mut problem: Problem) -> Problem {
    problem.field = match problem.field.as_str() {
        "payment.method" | "method" => "method".to_owned(),
        "lane" | "email" | "address" => problem.field,
        field if field.starts_with("address.") => field.trim_start_matches("address.").to_owned(),
        "name" | "phone" | "country" | "line1" | "line2" | "city" | "region" | "postal_code" => problem.field,
        _ => "cart".to_owned(),
    };
    problem
}

/// Somebody who orders.
#[derive(Clone)]
struct Wish {
    visit: Visit,
    cart: Cart,
    held: Held,
    address: Address,
    email: Option<String>,
    lane: String,
    method: String,
    told: Option<Money>,
    once: Once,
}

impl Wish {
    /// What the form wishes, and what of it cannot be read.
    async fn read(
        app: &AppState,
        visit: &Visit,
        shopper: &Shopper,
        form: &Form,
        cart: Cart,
        held: Held,
    ) -> Result<(Wish, Vec<Problem>)> {
        let mut problems = vec![];
        let address = match saved_address(app, shopper, form).await? {
            Some(address) => address,
            None => fields::draft(form).check().unwrap_or_else(|found| {
                problems.extend(found.0);
                nowhere(visit.place.market.code)
            }),
        };
        let email = form.value("email").trim();
        if shopper.person.is_none() && !(email.contains('@') && email.len() <= 254) {
            problems.insert(0, Problem::new("email", "accounts.email_invalid"));
        }
        let lane = form.value("lane").to_owned();
        let told = form.value(&format!("told-{lane}")).parse().ok();
        let wish = Wish {
            visit: visit.clone(),
            told: told.map(|minor| Money::new(minor, visit.place.market.currency)),
            once: Once::of(&held, form.value("key"), cart.id),
            cart,
            held,
            address,
            email: Some(email.to_owned()).filter(|email| !email.is_empty()),
            lane,
            method: form.value("method").to_owned(),
        };
        Ok((wish, problems))
    }

    /// Nothing, when the same form was sent before.
    async fn place(self, app: &AppState, device: Option<i64>) -> Result<Option<Placed>> {
        let state = app.clone();
        // Buyers of one thing stand in one line.
        let line = self.cart.lines.iter().map(|line| line.variant.get()).min().unwrap_or(self.cart.id.get());
        let placed = app.db.write_in_lane(line, move |tx| {
            let wish = PlaceOrder {
                cart: self.cart.id,
                holder: &self.held.as_trade(),
                market: &self.visit.place.market,
                lang: self.visit.lang,
                address: &self.address,
                email: self.email.as_deref(),
                lane: Some(self.lane.as_str()).filter(|lane| !lane.is_empty()),
                method: &self.method,
                coupon: None,
                expected_total: self.told,
                providers: &state.payments,
                rates: &state.rates,
                origin: Origin::Real,
                sandbox: state.sandbox,
                url: &state.url,
                device,
            };
            self.once.run(tx, &state.wall, |tx| flows::place_order(tx, &*state.clock, &wish))
        });
        Ok(placed.await?)
    }
}

/// The address of the person's book that was chosen.
async fn saved_address(app: &AppState, shopper: &Shopper, form: &Form) -> Result<Option<Address>> {
    let (Some(person), Ok(id)) = (shopper.person, form.value("saved").parse()) else { return Ok(None) };
    let found = app.db.read(move |read| address::find(read, person, id)).await?;
    Ok(found.map(|saved| saved.address))
}

/// What stands for an address that could not be read, while problems are gathered.
fn nowhere(country: Country) -> Address {
    let none = String::new;
    Address {
        name: none(),
        phone: none(),
        country,
        line1: none(),
        line2: None,
        city: none(),
        region: None,
        postal_code: None,
    }
}

/// Puts a new address into the person's book, when that was asked. A full book is no reason to fail an order.
async fn keep_address(app: &AppState, shopper: &Shopper, form: &Form) {
    let (Some(person), "yes", Err(_)) =
        (shopper.person, form.value("keep"), form.value("saved").parse::<accounts::AddressId>())
    else {
        return;
    };
    let (draft, clock) = (fields::draft(form), app.wall);
    if let Err(error) = app.db.write(move |tx| address::add(tx, &clock, person, &draft, false)).await {
        tracing::info!(%error, "an address was not kept");
    }
}

/// Asks the provider to take a payment, outside of any transaction; it sends the shopper back to the page of the checkout.
/// When it cannot be reached, that page offers another try.
pub(super) async fn begin(app: &AppState, visit: &Visit, placed: &Placed) -> Result<()> {
    let Some(order) = placed.orders.first().filter(|_| placed.needs_provider) else { return Ok(()) };
    let page = app.link(&visit.to(&format!("checkouts/{}", order.cart)));
    let page: url::Url = page.parse().map_err(Error::fault)?;
    let words = visit.voice.say_with("trade-payment-of-order", &[("order", order.id.to_string().into())]);
    let back = flows::ReturnTo { description: words.into_owned(), done: page.clone(), turned_back: page };
    let (state, payment) = (app.clone(), placed.payment.id);
    let begun = tokio::task::spawn_blocking(move || {
        flows::begin_payment(&state.db, &*state.clock, &state.payments, payment, &back)
    });
    if let Err(error) = begun.await.map_err(Error::fault)? {
        tracing::warn!(%error, %payment, "a provider did not begin a payment");
    }
    Ok(())
}
