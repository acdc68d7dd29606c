//! For whoever keeps the service running: health, readiness, metrics.

use std::net::SocketAddr;

use accounts::Permission;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::{AppState, Error, Result, access, guard, session};

/// Starts recording metrics for this process; nothing when it records already.
pub fn record_metrics() -> Option<PrometheusHandle> {
    PrometheusBuilder::new().install_recorder().ok()
}

/// `GET /healthz`: the process answers.
pub(crate) async fn health() -> &'static str {
    "ok"
}

/// `GET /readyz`: so does its database.
pub(crate) async fn ready(State(app): State<AppState>) -> Result<&'static str> {
    app.markets.refresh(&app.db).await.map_err(|error| {
        tracing::warn!(%error, "not ready");
        Error::new("request.timeout").retry_after(1)
    })?;
    Ok("ready")
}

/// `GET /metrics`: Prometheus' text, for this machine or an operator.
pub(crate) async fn metrics(State(app): State<AppState>, request: Request) -> Result<Response> {
    let (mut parts, _) = request.into_parts();
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    if !guard::is_loopback(peer, &parts.headers) {
        let principal = session::principal(&mut parts, &app).await?.ok_or_else(Error::not_found)?;
        access::require(&principal, Permission::AnyOperator, accounts::Doing::Reading)?;
    }
    let text = app.metrics.as_ref().map(|handle| handle.render()).unwrap_or_default();
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response())
}
