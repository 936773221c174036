//! `photo://localhost/<hash>/<thumb|screen>`: pictures for the page, by the name of their content and nothing else.

use littermate_core::photos::PhotoSize;
use tauri::{
    Builder, Manager, Runtime, async_runtime,
    http::{Method, Request, Response, StatusCode, Uri, header},
};

use crate::shelf::Photos;

/// Serves the pictures, without holding the book.
pub(crate) fn serve<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.register_asynchronous_uri_scheme_protocol("photo", |context, request, responder| {
        let app = context.app_handle().clone();
        async_runtime::spawn_blocking(move || {
            let shelf = app.try_state::<Photos>();
            responder.respond(answer(shelf.as_deref(), &request));
        });
    })
}

fn answer(shelf: Option<&Photos>, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let picture = (request.method() == Method::GET)
        .then(|| asked_for(request.uri()))
        .flatten()
        .zip(shelf)
        .and_then(|((hash, size), shelf)| shelf.0.display(hash, size).ok());
    let status = if picture.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = Response::new(picture.unwrap_or_default());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("image/jpeg"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}

/// The picture an address names. The shelf itself refuses whatever is no hash.
fn asked_for(address: &Uri) -> Option<(&str, PhotoSize)> {
    if address.query().is_some() {
        return None;
    }
    let (hash, size) = address.path().strip_prefix('/')?.split_once('/')?;
    Some((hash, PhotoSize::parse(size)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_odd_address_is_not_found() {
        for odd in [
            "photo://localhost/",
            "photo://localhost/abc",
            "photo://localhost/abc/thumb/",
            "photo://localhost/abc/original",
            "photo://localhost/abc/thumb?x=1",
        ] {
            assert_eq!(asked_for(&odd.parse().unwrap()), None, "{odd}");
        }
        let odd = Request::builder().uri("photo://localhost/../../etc/thumb").body(Vec::new()).unwrap();
        let answer = answer(None, &odd);
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "image/jpeg");
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}
