//! Sending something back: `/{market}/orders/{id}/return` asks, `/{market}/returns/{id}` follows it.

mod view;

pub(crate) use view::{ask, one};

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use flows::AskReturn;
use kernel::{Instant, Money, Problem};
use maud::Markup;
use serde::Deserialize;
use trade::order::Order;
use trade::returns::{self, Move, Return, ReturnId, ReturnKind, ReturnState, Shipment};
use trade::{Actor, OrderLineId};

use super::names;
use super::order::{OrderPath, order_for, returnable, thing_of};
use super::parts::Thing;
use super::shopper::Shopper;
use crate::extract::{Fields, Path, Query};
use crate::pages::Visit;
use crate::pages::again::{self, Done};
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// The page that asks what comes back, and why.
pub(crate) struct Ask {
    pub order: String,
    pub units: Vec<Unit>,
    /// Kinds that are allowed now.
    pub kinds: Vec<&'static str>,
    pub form: Form,
}

/// A unit that may come back.
pub(crate) struct Unit {
    pub line: String,
    pub thing: Thing,
    pub price: Money,
}

/// Why something comes back: the codes that pages offer. What is the seller's fault brings the delivery back too.
pub(crate) const REASONS: [(&str, &str); 6] = [
    ("DAMAGED", "buy-why-damaged"),
    ("WRONG_ITEM", "buy-why-wrong-item"),
    ("NOT_AS_DESCRIBED", "buy-why-not-as-described"),
    ("MISSING_PARTS", "buy-why-missing-parts"),
    ("NOT_RECEIVED", "buy-why-not-received"),
    ("CHANGED_MIND", "buy-why-changed-mind"),
];

/// A return.
pub(crate) struct One {
    pub id: String,
    pub order: String,
    pub shop: String,
    pub state: &'static str,
    pub kind: &'static str,
    pub reason: String,
    /// What the shopper added to it.
    pub note: String,
    pub units: Vec<Unit>,
    pub refund: Money,
    /// When silence decides, or when it must be on its way.
    pub due: Option<Instant>,
    /// Where it was sent back by.
    pub tracking: Option<(String, String)>,
    /// What came in its place.
    pub replacement: Option<(String, String)>,
    pub history: Vec<Step>,
    pub may: May,
    pub form: Form,
    pub done: Option<String>,
}

/// What happened to it.
pub(crate) struct Step {
    pub to: &'static str,
    pub actor: &'static str,
    pub reason: Option<String>,
    pub at: Instant,
}

/// What its shopper may do now.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct May {
    pub send: bool,
    pub withdraw: bool,
    pub dispute: bool,
}

/// What may be asked for.
const KINDS: [ReturnKind; 3] = [ReturnKind::RefundOnly, ReturnKind::ReturnAndRefund, ReturnKind::Replacement];

/// `GET /{market}/orders/{order}/return`.
pub(super) async fn start(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<OrderPath>,
) -> Result<Markup> {
    let (order, _) = order_for(&app, &shopper, path.order).await?;
    let form = [("kind", ReturnKind::ReturnAndRefund.name())];
    let page = Ask::of(&app, &visit, order, Form::new(form)).await?;
    Ok(ask(&visit, &page))
}

impl Ask {
    async fn of(app: &AppState, visit: &Visit, order: Order, form: Form) -> Result<Ask> {
        let id = order.id;
        let open = app.db.read(move |read| returns::of_order(read, id)).await?;
        let units: Vec<Unit> = returnable(&order, &open, app.clock.now())
            .into_iter()
            .map(|line| Unit { line: line.id.to_string(), thing: thing_of(visit, line), price: line.gross })
            .collect();
        if units.is_empty() && form.problems().is_empty() {
            return Ok(Ask {
                order: id.to_string(),
                units,
                kinds: vec![],
                form: form.with_problems(&[Problem::new("lines", "buy.nothing_to_return")]),
            });
        }
        Ok(Ask { order: id.to_string(), units, kinds: KINDS.map(ReturnKind::name).to_vec(), form })
    }
}

/// `POST /{market}/orders/{order}/return`: asks for it. Sent twice, the second finds its lines in a return, and shows it.
pub(super) async fn request(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<OrderPath>,
    Fields(fields): Fields,
) -> Result<Response> {
    let (order, _) = order_for(&app, &shopper, path.order).await?;
    let form = Form::new(fields);
    let (wish, problems) = Wish::read(&form);
    let asked = match problems.is_empty() {
        true => wish.ask(&app, order.clone()).await,
        false => Err(Error::invalid(kernel::Problems(problems))),
    };
    match asked {
        Ok(asked) => Ok(Redirect::to(&visit.to(&format!("returns/{}?done=return", asked.id))).into_response()),
        Err(error) => {
            if let Some(id) = there_already(&app, &order, &form).await? {
                return Ok(Redirect::to(&visit.to(&format!("returns/{id}"))).into_response());
            }
            let problems: Vec<Problem> = again::problems(error, "lines")?.into_iter().map(on_page).collect();
            let page = Ask::of(&app, &visit, order, form.with_problems(&problems)).await?;
            Ok(again::unprocessable(ask(&visit, &page)))
        }
    }
}

/// The open return in which every line that the form chose is already.
async fn there_already(app: &AppState, order: &Order, form: &Form) -> Result<Option<ReturnId>> {
    let (id, now, lines) = (order.id, app.clock.now(), Wish::read(form).0.lines);
    let of_order = app.db.read(move |read| returns::of_order(read, id)).await?;
    let holds = |one: &&Return| lines.iter().all(|line| one.lines.iter().any(|other| other.line == *line));
    Ok(of_order.iter().filter(|one| !lines.is_empty() && one.is_open(now)).find(holds).map(|one| one.id))
}

/// A problem at the part of the page that it is about.
fn on_page(mut problem: Problem) -> Problem {
    if problem.code == "trade.return_kind_not_allowed" {
        problem.field = "kind".to_owned();
    }
    problem
}

/// What a form asks for.
#[derive(Clone)]
struct Wish {
    lines: Vec<OrderLineId>,
    kind: ReturnKind,
    reason: String,
    note: String,
}

impl Wish {
    fn read(form: &Form) -> (Wish, Vec<Problem>) {
        let mut problems = vec![];
        let lines: Vec<OrderLineId> = form.values("lines").filter_map(|line| line.parse().ok()).collect();
        let kind = KINDS.into_iter().find(|kind| kind.name() == form.value("kind"));
        for (field, missing) in
            [("lines", lines.is_empty()), ("kind", kind.is_none()), ("reason", form.value("reason").is_empty())]
        {
            if missing {
                problems.push(Problem::new(field, "buy.need_choice"));
            }
        }
        let wish = Wish {
            lines,
            kind: kind.unwrap_or(ReturnKind::ReturnAndRefund),
            reason: form.value("reason").to_owned(),
            note: form.value("words").trim().to_owned(),
        };
        (wish, problems)
    }

    async fn ask(self, app: &AppState, order: Order) -> Result<Return> {
        let clock = app.clock.clone();
        let asked = app.db.write(move |tx| {
            let ask = AskReturn {
                lines: &self.lines,
                kind: self.kind,
                reason: &self.reason,
                note: &self.note,
                actor: Actor::Buyer,
            };
            flows::request_return(tx, &*clock, &mut order.clone(), &ask)
        });
        Ok(asked.await?)
    }
}

/// The return that a path names.
#[derive(Deserialize)]
pub(super) struct ReturnPath {
    #[serde(rename = "return")]
    id: ReturnId,
}

/// The return, when one of whoever asks holds its order.
async fn return_for(app: &AppState, shopper: &Shopper, id: ReturnId) -> Result<Return> {
    let holders = shopper.holders();
    let found = app.db.read(move |read| {
        for held in holders {
            if let Some(found) = returns::find_for(read, id, &held.as_trade())? {
                return Ok(Some(found));
            }
        }
        Ok::<_, db::Error>(None)
    });
    found.await?.ok_or_else(Error::not_found)
}

/// `GET /{market}/returns/{return}`.
pub(super) async fn show(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<ReturnPath>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let found = return_for(&app, &shopper, path.id).await?;
    let shown = One::of(&app, &visit, &shopper, found, Form::default(), done.done).await?;
    Ok(one(&visit, &shown))
}

impl One {
    async fn of(
        app: &AppState,
        visit: &Visit,
        shopper: &Shopper,
        found: Return,
        form: Form,
        done: Option<String>,
    ) -> Result<One> {
        let (order, _) = order_for(app, shopper, found.order).await?;
        let (id, now) = (found.id, app.clock.now());
        let (moves, names, order) = app
            .db
            .read(move |read| -> Result<_, db::Error> {
                Ok((returns::history(read, id)?, names::of(read, std::slice::from_ref(&order))?, order))
            })
            .await?;
        let units = order.lines.iter().filter(|line| found.lines.iter().any(|one| one.line == line.id));
        let parcel = |sent: &Shipment| (sent.carrier.clone(), sent.tracking.clone());
        Ok(One {
            id: id.to_string(),
            order: order.id.to_string(),
            shop: names.shop(order.shop).name,
            state: found.state.name(),
            kind: found.kind.name(),
            reason: found.reason.clone(),
            note: found.note.clone(),
            units: units
                .map(|line| Unit { line: line.id.to_string(), thing: thing_of(visit, line), price: line.gross })
                .collect(),
            refund: found.refund,
            due: found.due_at,
            tracking: found.back.as_ref().map(parcel),
            replacement: found.replacement.as_ref().map(parcel),
            history: moves.iter().map(Step::of).collect(),
            may: May {
                send: found.state == ReturnState::AwaitingBuyerShip,
                withdraw: matches!(found.state, ReturnState::Requested | ReturnState::AwaitingBuyerShip),
                dispute: found.may_be_disputed(now),
            },
            form,
            done,
        })
    }
}

impl Step {
    fn of(moved: &Move) -> Step {
        Step {
            to: moved.to.name(),
            actor: moved.actor.name(),
            reason: Some(moved.reason.clone()).filter(|reason| !reason.is_empty()),
            at: moved.at,
        }
    }
}

/// `POST /{market}/returns/{return}/{verb}`: the shopper's part of it: `parcel`, `dispute`, `withdrawal`.
pub(super) async fn act(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<ActPath>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let found = return_for(&app, &shopper, path.id).await?;
    let (step, done) = match path.verb.as_str() {
        "parcel" => (
            Act::Send { carrier: form.value("carrier").to_owned(), tracking: form.value("tracking").to_owned() },
            "sent",
        ),
        "dispute" => (Act::Dispute { reason: form.value("words").to_owned() }, "disputed"),
        "withdrawal" => (Act::Withdraw, "withdrawn"),
        _ => return Err(Error::not_found()),
    };
    let clock = app.clock.clone();
    let before = found.clone();
    let acted = app.db.write(move |tx| {
        let mut found = before.clone();
        match &step {
            Act::Send { carrier, tracking } => {
                let sent = Shipment { carrier: carrier.clone(), tracking: tracking.clone() };
                flows::ship_return(tx, &*clock, &mut found, Actor::Buyer, sent)
            }
            Act::Dispute { reason } => flows::dispute_return(tx, &*clock, &mut found, Actor::Buyer, reason),
            Act::Withdraw => flows::withdraw_return(tx, &*clock, &mut found, Actor::Buyer),
        }
    });
    match acted.await.map_err(Error::from) {
        Ok(()) => Ok(Redirect::to(&visit.to(&format!("returns/{}?done={done}", path.id))).into_response()),
        Err(error) => {
            let problems = again::problems(error, "carrier")?;
            let shown = One::of(&app, &visit, &shopper, found, form.with_problems(&problems), None).await?;
            Ok(again::unprocessable(one(&visit, &shown)))
        }
    }
}

/// What a shopper does with a return.
enum Act {
    Send { carrier: String, tracking: String },
    Dispute { reason: String },
    Withdraw,
}

#[derive(Deserialize)]
pub(super) struct ActPath {
    #[serde(rename = "return")]
    id: ReturnId,
    verb: String,
}
