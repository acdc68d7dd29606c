//! A thousand buyers for ten units: ten pay, everybody else is told so, nothing breaks.

use std::time::{Duration, Instant};

use futures::future::join_all;
use serde_json::json;

use crate::testapp::TestApp;
use crate::world::checkout;

const BUYERS: usize = 1_000;
const STOCK: i64 = 10;
/// Within which everybody has an answer.
const WITHIN: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_buyers_for_ten_units() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", STOCK).await;
        let carts = join_all((0..BUYERS).map(|_| app.cart_of("", &goods, 1))).await;
        let begun = Instant::now();
        let answers =
            join_all(carts.iter().map(|cart| async { app.check_out(cart, checkout("Gwen", "sandbox")).await })).await;
        let took = begun.elapsed();

        let (paid, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 201);
        assert_eq!((paid.len(), refused.len()), (10, 990), "{:?}", app.state.db.engine());
        assert!(paid.iter().all(|answer| answer["payment"]["status"] == "PAID"));
        for answer in refused {
            assert_eq!((answer.status, &answer["code"]), (409, &json!("trade.out_of_stock")), "{answer}");
        }
        eprintln!("{:?}: {BUYERS} buyers for {STOCK} units answered in {} ms", app.state.db.engine(), took.as_millis());
        app.settle().await;
        let stock = app.op("GET /shops/{shop}/stock", &[&goods.shop]).as_(&goods.seller).await.ok(200);
        let level = &stock["items"][0];
        assert_eq!(
            (&level["available"], &level["reserved_checkout"], &level["committed"], &level["on_hand"]),
            (&json!(0), &json!(0), &json!(10), &json!(10)),
            "{stock}"
        );
        let operator = app.full_operator().await;
        assert_eq!(app.op("GET /ledger/check", &[]).as_(&operator).await.ok(200)["balanced"], true);
        app.settle().await;
        // A debug build that shares its machine is given more time; what is promised is of a release build.
        assert!(took < if cfg!(debug_assertions) { 10 * WITHIN } else { WITHIN }, "{took:?}");
    }
}
