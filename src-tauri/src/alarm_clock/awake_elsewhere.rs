//! Systems on which nothing keeps the computer awake yet: the screen says that it cannot ring while it sleeps.

/// No lock.
#[derive(Default)]
pub(super) struct Awake;

impl Awake {
    /// Never held.
    #[expect(clippy::unused_self, reason = "where there is a lock, it is held here")]
    pub(super) fn hold(&mut self, _wanted: bool) -> bool {
        false
    }
}
