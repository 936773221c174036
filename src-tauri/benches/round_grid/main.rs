//! How long the grid of a round takes to be drawn anew with forty animals in it: after a digit, and after the answer of
//! a save that tells every row anew. A frame is 16.7 ms.

#![allow(clippy::expect_used, reason = "a measurement that cannot go on says where it stopped")]

#[path = "../../../tests/support/mod.rs"]
mod support;

use littermate_core::register::NewAnimals;
use support::Desk;

/// The page's clock is coarse: so many drawings are timed together, so many times.
const TOGETHER: usize = 20;
const TIMES: usize = 15;

fn main() {
    let desk = Desk::new();
    desk.with_book(|book| {
        for (litter, count) in [("Oak litter", "24"), ("Elm litter", "16")] {
            let new = NewAnimals {
                litter: litter.to_owned(),
                species: "cat".to_owned(),
                count: count.to_owned(),
                age: "16".to_owned(),
                ..NewAnimals::default()
            };
            book.take_in(&new).expect("a litter comes");
        }
    });
    let window = desk.open();
    window.ask("location.hash = '#round/everyone'");
    window.wait_for_answer("forty rows", "return document.querySelectorAll('.round-cell').length", |cells| {
        cells == 120
    });
    window.ask(&format!(
        "const view = document.querySelector('round-view'); const cell = document.querySelector('.round-cell'); \
         const drawn = async () => {{ await view.updateComplete; return document.body.offsetHeight; }}; \
         const timed = async (change) => {{ \
           const times = []; \
           for (let time = 0; time < {TIMES}; time += 1) {{ \
             const from = performance.now(); \
             for (let each = 0; each < {TOGETHER}; each += 1) {{ change(time * {TOGETHER} + each); await drawn(); }} \
             times.push((performance.now() - from) / {TOGETHER}); \
           }} \
           return times.sort((a, b) => a - b); \
         }}; \
         const digit = (each) => {{ cell.value = String(300 + each); \
           cell.dispatchEvent(new InputEvent('input', {{ bubbles: true, data: '1' }})); }}; \
         const answer = (each) => {{ const round = structuredClone(view.round); \
           for (const row of round.rows) row.after.text = String(300 + each); view.round = round; }}; \
         (async () => {{ window.measured = {{ digit: await timed(digit), answer: await timed(answer) }}; }})()"
    ));
    let measured = "return window.measured ?? null";
    window.wait_for_answer("the measurement", measured, |measured| !measured.is_null());
    let measured = window.ask(measured);
    println!("drawing a round of 40 animals, median and slowest of {TIMES} times {TOGETHER}");
    for (what, words) in [("digit", "after a digit"), ("answer", "after an answer that changes every row")] {
        let time = |at: usize| measured[what][at].as_f64().expect("a time");
        println!("  {words:<40} {:>5.1} ms {:>5.1} ms", time(TIMES / 2), time(TIMES - 1));
    }
}
