//! Product files as they come: each problem names row, field and code, and nothing is half-written.

use std::fmt::Write as _;
use std::time::Instant;

use serde_json::Value;

use crate::testapp::TestApp;

const HEADER: &str =
    "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Image Src\n";

/// The job after this file, and how many products the shop has then.
async fn imported(file: &[u8]) -> (Value, usize) {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let job = app.import(&token, &shop, file, "shopify").await;
    app.may_leave_work();
    let count = app.count_products(&token, &shop).await;
    (job, count)
}

/// Problems as `row field code`.
fn told(job: &Value) -> Vec<String> {
    let problems = job["problems"].as_array().unwrap().iter();
    problems
        .map(|problem| {
            assert!(!problem["message"].as_str().unwrap().contains(['{', '$']), "{problem}");
            let row = problem["row"].as_u64().map_or("-".to_owned(), |row| row.to_string());
            format!("{row} {} {}", problem["field"].as_str().unwrap(), problem["code"].as_str().unwrap())
        })
        .collect()
}

#[tokio::test]
async fn a_file_that_is_spoiled_as_a_whole_is_refused_whole() {
    for (file, problem) in [
        (&b""[..], "- file catalog.file_empty"),
        (b"name,colour\nJade,green\n", "1 file catalog.file_columns_missing"),
        (b"Handle,Title,Variant Price\njade,Jade,1.00\nmoss,M\xff\xfess,2.00\n", "3 file catalog.file_encoding"),
        (
            b"Handle,Title,Variant Price\njade,Jade,1.00\nmoss,\"Moss,2.00\nfern,Fern,3.00\n",
            "3 file catalog.file_open_quote",
        ),
    ] {
        let (job, products) = imported(file).await;
        assert_eq!(
            (job["state"].as_str(), told(&job), products),
            (Some("FAILED"), vec![problem.to_owned()], 0),
            "{job}"
        );
    }
}

#[tokio::test]
async fn bad_rows_are_told_and_good_ones_go_in() {
    let mut file = String::from(HEADER);
    let long = "😀".repeat(300);
    for row in [
        "good,Good ring,,,,G-1,12.00,3,",
        "minus,Minus,,,,M-1,-1,3,",
        "many,Many,,,,B-1,1e9,3,",
        "comma,Comma,,,,C-1,\"12,50\",3,",
        &format!("long,{long},,,,L-1,1.00,3,"),
        "twice,Twice,,Size,S,T-1,1.00,3,",
        "twice,,,Size,M,T-1,1.00,3,",
        "free,Free,,,,F-1,0,3,",
        "none,None,,,,N-1,5.00,-4,",
        "sheet,\"=HYPERLINK(\"\"http://evil\"\")\",@cmd,,,+S-1,5.00,1,",
        ",,,,,,,,",
        "last,Last ring,,,,Z-1,7.00,3,",
    ] {
        writeln!(file, "{row}").unwrap();
    }
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let job = app.import(&token, &shop, file.as_bytes(), "shopify").await;
    let told = told(&job);
    assert_eq!(job["state"], "DONE", "{job}");
    for (row, field) in [
        (3, "Variant Price"),
        (4, "Variant Price"),
        (6, "Title"),
        (8, "Variant SKU"),
        (9, "Variant Price"),
        (10, "Variant Inventory Qty"),
    ] {
        assert!(
            told.iter().any(|problem| problem.starts_with(&format!("{row} {field} catalog."))),
            "row {row}, {field}: {told:#?}"
        );
    }
    let list = app.op("GET /shops/{shop}/products", &[&shop]).query("limit=100").as_(&token).await.ok(200);
    let mut handles: Vec<&str> =
        list["items"].as_array().unwrap().iter().map(|item| item["handle"].as_str().unwrap()).collect();
    handles.sort_unstable();
    for handle in ["good", "last", "free", "none", "sheet"] {
        assert!(handles.contains(&handle), "{handle}: {handles:?} {told:#?}");
    }
    for handle in ["minus", "many", "long", "twice"] {
        assert!(!handles.contains(&handle), "{handle} was written: {told:#?}");
    }
    let again = app.import(&token, &shop, file.as_bytes(), "shopify").await;
    assert_eq!(again["problems"], job["problems"], "told again the same");
    assert_eq!(app.count_products(&token, &shop).await, handles.len());
}

#[tokio::test]
async fn formula_cells_stay_text_and_leave_as_text() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let file = format!("{HEADER}sheet,\"=HYPERLINK(\"\"http://evil\"\")\",@cmd,,,S-1,5.00,1,\n");
    app.import(&token, &shop, file.as_bytes(), "shopify").await;
    app.sync(&token, &shop, serde_json::json!({"products": "all", "markets": ["GB"]})).await;
    for format in ["tiktok", "google", "shopify"] {
        let query = format!("market=GB&format={format}");
        let text = app.op("GET /shops/{shop}/exports", &[&shop]).query(&query).as_(&token).await.text();
        for cell in text.split([',', '\t', '\n']) {
            assert!(!cell.trim_matches('"').starts_with(['=', '@']), "{format}: {cell}");
        }
        assert!(text.contains("HYPERLINK"), "{format}: {text}");
    }
}

#[tokio::test]
async fn forty_megabytes_go_through_in_flat_memory() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    // Few products of long rows: the time is the reader's, not the database's.
    let mut file = String::from("Handle,Title,Body (HTML),Variant Price\n");
    let body = "All work and no play makes a long description. ".repeat(200);
    let mut rows = 0;
    while file.len() < 40 << 20 {
        writeln!(file, "ring-{rows},,{body},").unwrap();
        rows += 1;
    }
    let start = Instant::now();
    let before = resident_kib();
    let job = app.import(&token, &shop, file.as_bytes(), "shopify").await;
    let grown = resident_kib().saturating_sub(before);
    assert_eq!(job["total"], rows, "{} products", job["total"]);
    assert_eq!(app.count_products(&token, &shop).await, 0, "every one lacks title and price");
    assert!(job["problems"].as_array().unwrap().len() >= 1_000);
    eprintln!("40 MB, {rows} rows: {:?}, {grown} KiB more memory", start.elapsed());
    assert!(grown < 200 * 1024, "{grown} KiB");
    assert!(start.elapsed().as_secs() < 60);
}

/// What the process holds in memory, by Linux.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).unwrap_or(0)
}
