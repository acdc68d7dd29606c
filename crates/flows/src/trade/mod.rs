//! Buying and selling: carts, orders, payments, parcels, returns and settlements. Each is several domains in one transaction.

mod cancel;
mod cart;
mod deadlines;
pub(crate) mod mails;
mod offers;
mod pay;
mod payout;
mod place;
mod pools;
mod privacy;
mod rates;
mod refund;
mod returns;
mod settle;
mod ship;
mod sold;
#[cfg(test)]
pub(crate) mod tests;
mod waits;
mod webhook;

pub use cancel::{CancelOrder, CancelOrderError, Cancelled, cancel_order, decide_cancellation};
pub use cart::{
    AddLine, ChangeCartError, accept_prices, add_to_cart, change_cart_line, merge_carts, open_cart, remove_cart_line,
};
pub use deadlines::{deadlines, wind_trade_clock};
pub use mails::{ORDER_MAIL_KIND, OrderMailJob, OrderWords, Reader, Said};
pub use offers::{CartLineView, CartShop, CartTotals, CartView, cart_view};
pub use pay::{BeginPaymentError, RetryPayment, RetryPaymentError, ReturnTo, begin_payment, retry_payment};
pub use payout::{
    BankFileError, PayOutError, PayoutDecision, bank_file, decide_payout, pay_out, payee_name, request_payout,
};
pub use place::{PlaceOrder, PlaceOrderError, Placed, place_order};
pub use privacy::{
    ExportedOrder, ExportedPerson, delete_account, export_orders, export_person, forget_shopper, masked,
};
pub use rates::Rates;
pub use refund::{DecideRefundError, refund_by_hand, retry_refund, send_refunds};
pub use returns::{
    AskReturn, ReturnFlowError, decide_return, dispute_return, receive_return, reject_receipt, replace_return,
    request_return, resolve_return, return_due, ship_return, withdraw_return,
};
pub use settle::{SettledDay, settle_day};
pub use ship::{
    PackMany, PackOrder, PackOrderError, PackedOne, ScanParcel, ScanParcelError, lose_parcel, pack_order, pack_orders,
    scan_parcel, unpack_parcel,
};
pub use waits::{WaitForError, wait_for};
pub use webhook::{Heard, PaymentWebhookError, payment_webhook, reconcile_payments};

pub(crate) use cart::{CART_ADDED, CartAdded};
pub(crate) use deadlines::{TradeClock, once};
pub(crate) use mails::OrderLetters;
pub(crate) use pools::PoolsJob;
pub(crate) use privacy::Forgetter;
pub(crate) use refund::{GIVEN_UP, REFUNDED, RefundJob};
pub(crate) use sold::ShownSold;
pub(crate) use waits::BackInStock;
pub(crate) use webhook::ReconcileJob;

use kernel::Id;

/// The same thing's id as another domain calls it.
pub(crate) fn same<A, B>(id: Id<A>) -> Id<B> {
    Id::new(id.get())
}

/// What the server's own doing cannot be refused for is a fault.
pub(crate) fn fault(error: impl std::fmt::Display) -> db::Error {
    db::Error::Row(error.to_string().into())
}
