//! How an animal grows: the chart under the arrow keys, its stretches, its numbers and its table.

use crate::support::{Desk, Window};

fn pip(window: &Window<'_>) {
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//growth-card//*[@role='group']");
}

#[test]
fn the_arrows_walk_the_weights_and_enter_opens_the_one_that_was_read_out() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    pip(&window);
    window.ask("document.querySelector('growth-card [tabindex=\"0\"]').focus()");
    let last = window.focused();
    assert!(last.starts_with("day 22, ") && last.contains(": 297 g, ±0 g since "), "{last}");
    assert_eq!(window.text("//growth-card//p[contains(@class, 'growth-reading')]"), last);
    window.press("Home");
    let first = window.focused();
    assert!(first.starts_with("day 4, "), "{first}");
    window.press("Right");
    let second = window.focused();
    assert_ne!(second, first);
    window.press("Enter");
    let weight = second.split_once(": ").expect("a weight").1.split(',').next().expect("a weight").to_owned();
    let open = format!("//details[@open][.//span[contains(., '{weight}, before the feed')]]");
    window.find(&format!("{open}//button[.='Correct']"));
    let focused = window.ask("return document.activeElement.closest('details').open");
    assert_eq!(focused, true, "the entry has the focus, far down the timeline");
}

#[test]
fn the_chart_goes_back_a_day_a_week_or_to_the_birth() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    pip(&window);
    let points = "return document.querySelectorAll('growth-card .pt').length";
    let shows = |what: &str, count: u64| {
        window.wait_for_answer(what, points, |found| found.as_u64() == Some(count));
        assert_eq!(window.violations(), Vec::<String>::new(), "{what}");
    };
    shows("every weight of 18 days", 72);
    window.click("7 d");
    shows("the weights of a week", 28);
    window.click("24 h");
    shows("the weights of a day", 4);
    window.see("time of day, weight in g");
    window.click("All");
    shows("every weight again", 72);
}

#[test]
fn the_numbers_say_how_they_were_found_and_the_table_holds_every_weight() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    pip(&window);
    window.see("6th of 6");
    window.see("by weight, weighed within 12 hours of each other");
    window.see("smoothed over 2 days");
    window.click_at("//growth-card//summary");
    window.find("//growth-card//td[.='297 g']");
    assert_eq!(window.count("//growth-card//tbody/tr"), 72);
    assert_eq!(window.violations(), Vec::<String>::new());
}

#[test]
fn the_page_of_an_animal_fits_every_width() {
    let desk = Desk::new().with_demo();
    let window = desk.open();
    pip(&window);
    let fits = |window: &Window<'_>, width: u32| {
        let narrow = format!(
            "return [innerWidth <= {width}, document.documentElement.scrollWidth <= innerWidth, \
             document.querySelector('growth-card svg').getBoundingClientRect().right <= innerWidth].join()"
        );
        window.wait_for_answer(&format!("the page at {width}"), &narrow, |found| found == "true,true,true");
        assert_eq!(window.violations(), Vec::<String>::new(), "at {width}");
    };
    for width in [1280, 1000, 720] {
        window.resize(width, 900);
        fits(&window, width);
    }
}

#[test]
fn a_litter_is_drawn_with_the_line_of_one_thick() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click_at("//summary[.='How they grow']");
    window.find("//litter-growth//*[@aria-label='Weight of Pip']");
    assert_eq!(window.count("//litter-growth//*[contains(@class, 'mate-letter')]"), 5);
    window.click_at("//litter-growth//label[contains(., 'Otto')]/input");
    window.find("//litter-growth//*[@aria-label='Weight of Otto']");
    assert_eq!(window.violations(), Vec::<String>::new());
}
