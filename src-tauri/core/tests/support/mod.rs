//! A book in a folder of its own, and a world whose clock the story moves.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use littermate_core::Book;
use littermate_core::book::World;
use littermate_core::values::Moment;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

pub const KANGAROO: &str = include_str!("../../../../tests/cases/kangaroo-possum.json");

/// A clock that stands still until it is moved, chance that repeats itself, and a place.
#[derive(Clone)]
pub struct Clock(Arc<Mutex<(Moment, u64)>>, Arc<Mutex<String>>);

impl Clock {
    pub fn at(text: &str) -> Self {
        let here = "America/Chicago".to_owned();
        Self(Arc::new(Mutex::new((Moment::parse(text).unwrap(), 0))), Arc::new(Mutex::new(here)))
    }
    pub fn set(&self, text: &str) {
        self.0.lock().unwrap().0 = Moment::parse(text).unwrap();
    }
    pub fn pass_minutes(&self, minutes: i64) {
        let mut state = self.0.lock().unwrap();
        state.0 = state.0.plus_minutes(minutes);
    }
    /// The carer is somewhere else: the clocks show what they show there.
    pub fn travel(&self, zone: &str) {
        let mut state = self.0.lock().unwrap();
        state.0 = state.0.in_zone(zone.parse().unwrap());
        zone.clone_into(&mut self.1.lock().unwrap());
    }
    /// Another copy of the program: the same clock, other chance.
    pub fn elsewhere(&self, seed: u64) -> Self {
        Self(Arc::new(Mutex::new((self.0.lock().unwrap().0, seed << 32))), Arc::clone(&self.1))
    }
}

impl World for Clock {
    fn now(&mut self) -> Moment {
        self.0.lock().unwrap().0
    }
    fn zone(&self) -> String {
        self.1.lock().unwrap().clone()
    }
    fn random(&mut self) -> [u8; 10] {
        let mut state = self.0.lock().unwrap();
        state.1 += 1;
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&state.1.to_be_bytes());
        bytes
    }
}

/// A book on the disk, and its clock.
pub struct Home {
    pub folder: tempfile::TempDir,
    pub clock: Clock,
    pub book: Book,
}

impl Home {
    pub fn new() -> Self {
        Self::at("2024-05-02T20:00:00-05:00")
    }
    pub fn at(time: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::at(time);
        let book = Book::open(&folder.path().join("home.littermate"), Box::new(clock.clone())).unwrap();
        Self { folder, clock, book }
    }
    pub fn with_the_case() -> Self {
        let mut home = Self::new();
        home.book.import_log(KANGAROO).unwrap();
        home
    }
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("home.littermate")
    }
    /// Closes the book and opens it again, as after a night.
    pub fn reopen(self) -> Self {
        let Self { folder, clock, book } = self;
        drop(book);
        let book = Book::open(&folder.path().join("home.littermate"), Box::new(clock.clone())).unwrap();
        Self { folder, clock, book }
    }
}
