//! How long the questions of a night take on a book of 100,000 entries: who is due, what is worth a look, one animal's
//! page. Each is asked again and again of the open book, and the median told; on Linux also the mean time on the
//! processor, which other programs on the same machine do not lengthen by making it wait.
//!
//! `cargo bench -p littermate-core --bench long_book`

#![allow(clippy::expect_used, reason = "a measurement that cannot go on says where it stopped")]

mod book;

use std::time::{Duration, Instant};

const TIMES: usize = 41;

fn main() {
    let (mut home, animal) = book::Home::with_a_long_log();
    let book = &mut home.book;
    println!("the book: {} entries, {} animals in care", home.entries, home.in_care);
    let mut tell = |what: &str, mut ask: Box<dyn FnMut(&mut littermate_core::Book) -> usize>| {
        ask(book);
        let before = on_the_processor();
        let mut times: Vec<Duration> = (0..TIMES)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(ask(book));
                start.elapsed()
            })
            .collect();
        let spent = on_the_processor().saturating_sub(before);
        times.sort_unstable();
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        println!(
            "  {what:<26} {:>6.1} ms, at worst {:>6.1} ms; on the processor {:>6.1} ms",
            ms(times[TIMES / 2]),
            ms(times[TIMES - 1]),
            ms(spent) / TIMES as f64,
        );
    };
    tell("due", Box::new(|book| book.due(None).expect("who is due").len()));
    tell("watch", Box::new(|book| book.watch(None).expect("what is worth a look").len()));
    let one = animal.clone();
    tell(
        "one animal's page",
        Box::new(move |book| book.animal_page(&one).expect("a page").timeline.entries.len()),
    );
    let one = animal.clone();
    tell(
        "what is worth a look there",
        Box::new(move |book| usize::from(book.watched(Some(&one)).expect("its lines").lines.len() < 100)),
    );
    tell("the list of animals", Box::new(|book| book.animals(None).expect("who there is").groups.len()));
    tell("the round", Box::new(|book| book.round("").expect("a round").rows.len()));
}

/// The time this thread has had a processor to itself; nothing where the system does not tell.
fn on_the_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or_default())
}
