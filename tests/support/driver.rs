//! `WebKitWebDriver`, which drives the program's own engine.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::Command,
};

use super::process::{Process, wait_for};

pub(crate) struct Driver {
    port: u16,
    _process: Process,
}

impl Driver {
    /// Starts it; the program that it opens later inherits its surroundings.
    pub(crate) fn start(mut command: Command) -> Self {
        let port = free_port();
        let process = Process::start(command.arg(format!("--port={port}")));
        wait_for("the driver", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok());
        Self { port, _process: process }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}
