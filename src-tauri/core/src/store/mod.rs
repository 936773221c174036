//! Plumbing: the connection, the log's table, what counts in it, and the tables made from it.

pub(crate) mod aside;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod connect;
pub(crate) mod live;
pub(crate) mod log;
pub(crate) mod names;
pub(crate) mod project;
