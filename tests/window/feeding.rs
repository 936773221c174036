//! The feeding plan on an animal's page: read, set by keys alone, refused at the field, and taken back.

use littermate_core::register::FeedingPlan;

use crate::support::{Desk, Window};

fn page_of_pip(desk: &Desk) -> Window<'_> {
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window
}

fn plan_of(desk: &Desk, animal: &str) -> FeedingPlan {
    desk.with_book(|book| book.feeding_plan(animal, None).expect("a plan"))
}

#[test]
fn a_plan_is_set_for_the_litter_by_keys_alone() {
    let desk = Desk::new().with_linden_litter();
    let window = page_of_pip(&desk);
    window.find("//feeding-plan//p[.='4 feeds, every 6 hours, at most 11.5 mL each']");
    window.see("kcal per mL not known");
    window.see("our proposal, ask your vet");
    window.press("m");
    window.wait_for_focus("Formula");
    window.press("Tab");
    window.wait_for_focus("kcal per mL");
    window.type_text("74");
    window.press("Enter");
    window.see("A formula has 0.3 to 3 kcal in each mL, not 74. If that is for 100 mL, type 0.74.");
    window.wait_for_focus("kcal per mL");
    window.press("Ctrl+a");
    window.type_text("0.74");
    window.press("Tab");
    window.press("Tab");
    window.press("Tab");
    window.wait_for_focus("No feed at night from");
    window.type_text("23");
    window.press("Tab");
    window.type_text("5 am");
    window.press("Tab");
    window.press("Tab");
    window.wait_for_focus("Pip alone");
    window.press("Right");
    window.wait_for_focus("Bean, Fern and 3 more too");
    window.press("Enter");
    window.see("Saved the feeding plan");
    window.find("//feeding-plan//p[.='7 feeds of 11 mL, every 3 hours 25 minutes']");
    window.see("from 23:00 to 5:00");
    window.see("6 feeds give 82 % of the plan; as planned today");
    window.press("Ctrl+z");
    window.find("//feeding-plan//p[.='4 feeds, every 6 hours, at most 11.5 mL each']");
    window.press("Ctrl+Shift+z");
    window.find("//feeding-plan//p[.='7 feeds of 11 mL, every 3 hours 25 minutes']");
    drop(window);
    let otto = plan_of(&desk, "Otto").plan.expect("he is fed by hand");
    assert_eq!((otto.kcal_per_ml, otto.feeds_with_night), (Some(0.74), Some(6)));
}

#[test]
fn formula_is_mixed_and_says_until_when_it_is_good() {
    let desk = Desk::new().with_linden_litter();
    let window = page_of_pip(&desk);
    window.click("Formula mixed just now");
    window.see("Saved: formula mixed");
    window.see("to be used before tomorrow");
}

#[test]
fn one_who_died_has_no_plan_on_the_page() {
    let desk = Desk::new().with_linden_litter();
    desk.with_book(|book| {
        let form = littermate_core::journal::EntryForm {
            kind: "death".to_owned(),
            subjects: vec!["Pip".to_owned()],
            ..Default::default()
        };
        book.add_entry(&form).expect("the entry is written")
    });
    let window = desk.open();
    window.wait_for_focus("Miso, weight before, grams");
    window.press("g");
    window.press("a");
    window.click_at("//summary[.//h2[.='Remembered']]");
    window.click("Pip");
    window.find("//h1[.='Pip']");
    window.wait_until_gone("//feeding-plan//h2");
}
