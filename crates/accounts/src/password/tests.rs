use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use kernel::OsRng;

use super::*;

fn problem(password: &str) -> Option<String> {
    check("password", &SecretString::from(password), "lin-wu", "lin.wu@example.com").map(|p| p.code.into_owned())
}

#[test]
fn length_decides_and_composition_does_not() {
    for good in ["correct horse", "aaaaaaab", "ångström", "密码密码密码密码", &"x1".repeat(64), "        1"] {
        assert_eq!(problem(good), None, "{good}");
    }
    assert_eq!(problem("seven77").as_deref(), Some("accounts.password_short"));
    assert_eq!(problem(&"x1".repeat(65)).as_deref(), Some("accounts.password_long"));
}

#[test]
fn the_first_guesses_are_refused() {
    for common in ["password", "Password123", "12345678", "zzzzzzzzzz"] {
        assert_eq!(problem(common).as_deref(), Some("accounts.password_common"), "{common}");
    }
    assert_eq!(problem("LIN.WU@example.com").as_deref(), Some("accounts.password_own_name"));
    let handle = check("password", &SecretString::from("Long-Handle"), "long-handle", "");
    assert_eq!(handle.unwrap().code, "accounts.password_own_name");
}

#[test]
fn a_hash_knows_its_password_and_hides_itself() {
    let (right, wrong) = (SecretString::from("correct horse"), SecretString::from("correct horsf"));
    let hash = hash(&right, &OsRng).unwrap();
    assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_str());
    assert!(verify(&right, &hash) && !verify(&wrong, &hash));
    assert_eq!(format!("{hash:?}"), "PasswordHash(…)");
}

#[test]
fn the_dummy_costs_what_a_real_hash_costs() {
    let dummy = PasswordHash::dummy();
    let password = SecretString::from("correct horse");
    let real = hash(&password, &OsRng).unwrap();
    let parameters = |hash: &PasswordHash| hash.as_str().rsplitn(3, '$').nth(2).map(str::to_owned);
    assert_eq!(parameters(&dummy), parameters(&real));
    assert_eq!(dummy.as_str().len(), real.as_str().len());
    assert!(!verify(&password, &dummy), "it parses, and no password fits");
    let started = Instant::now();
    verify(&password, &real);
    println!("one hash: {:?}", started.elapsed());
}

#[test]
fn the_pool_bounds_work_and_turns_away_the_rest() {
    let pool = HashPool::new(2, 3);
    let tickets: Vec<Ticket> = (0..5).map(|_| pool.ticket().unwrap()).collect();
    assert_eq!(pool.ticket().err(), Some(Busy));
    let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for ticket in tickets {
            scope.spawn(|| {
                ticket.run(|| {
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    thread::yield_now();
                    now.fetch_sub(1, Ordering::SeqCst);
                })
            });
        }
    });
    assert!(most.into_inner() <= 2);
    drop(pool.ticket().unwrap());
    assert!(pool.ticket().is_ok(), "places come back");
}

#[test]
fn a_panic_gives_the_place_back() {
    let pool = HashPool::new(1, 0);
    let ticket = pool.ticket().unwrap();
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ticket.run(|| panic!("as if"))));
    assert!(result.is_err());
    assert_eq!(pool.ticket().unwrap().run(|| 7), 7);
}
