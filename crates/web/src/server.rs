//! Runs the router on a listener until it is told to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::{AppState, router};

/// How often limits forget addresses that have been quiet.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Answers requests until `shutdown` is ready, then finishes those under way.
pub async fn serve(
    app: AppState,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let sweeper = tokio::spawn(sweep(app.clone()));
    let watched = app.clone();
    let shutdown = async move {
        shutdown.await;
        // Connections that wait for counts would never end by themselves.
        watched.demand.watchers.close();
    };
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
        // Small answers must not wait for more to come.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY");
        }
    });
    let served = axum::serve(listener, service).with_graceful_shutdown(shutdown).await;
    sweeper.abort();
    served
}

async fn sweep(app: AppState) {
    let mut ticks = tokio::time::interval(SWEEP_EVERY);
    loop {
        ticks.tick().await;
        app.limits.sweep();
        app.demand.sweep();
    }
}
