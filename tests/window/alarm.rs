//! The alarm clock on a desktop: notifications on a real bus, the lock against sleep, the window that is closed.

use std::fs;

use crate::support::{Bus, Desk};

const RING: &str = "Alarm";

#[test]
fn it_rings_behind_a_closed_window_comes_back_after_a_snooze_and_leads_to_the_round() {
    let desk = Desk::new().with_linden_litter_due_in(15);
    let bus = Bus::start(desk.home());
    let desk = desk.on(&bus);
    desk.with_book(|book| {
        book.set_setting("alarm", "yes").expect("the alarm is on");
        book.set_setting("alarm_snooze", "1").expect("a short snooze");
    });
    let window = desk.open();
    window.press("g");
    window.press("a");
    window.find("//h1[.='Animals']");
    window.close_as_a_hand_does();
    let hidden = bus.notification("Littermate goes on, unseen");
    assert!(hidden.body.starts_with("It rings at "), "{hidden:?}");
    assert!(hidden.body.ends_with(": Linden litter."), "{hidden:?}");
    desk.wait_until_unseen();

    let ring = bus.notification("Linden litter");
    assert!(ring.body.starts_with("Next was ") && ring.body.ends_with(" (six to feed)."), "{ring:?}");
    assert_eq!(ring.buttons, ["default", "Log now", "log", "Log now", "snooze", "Snooze"]);
    assert_eq!(ring.urgency, 2, "it stays until it is answered");
    bus.press(&ring, "snooze");
    bus.wait_until_gone(&ring);
    assert!(!desk.is_seen(), "a snooze wakes nobody");

    let again = bus.notification("Linden litter");
    assert_ne!(again.number, ring.number);
    bus.press(&again, "log");
    desk.wait_until_seen();
    window.find("//h1[contains(., 'Linden litter')]");
    assert_eq!(window.ask("return location.hash"), "#round/linden");
    bus.wait_until_gone(&again);
}

#[test]
fn it_is_turned_on_with_one_click_and_keeps_the_computer_awake_until_it_is_turned_off() {
    let desk = Desk::new().with_linden_litter();
    let bus = Bus::start(desk.home());
    let desk = desk.on(&bus);
    let window = desk.open();
    window.see("No alarm is set.");
    assert!(!bus.is_awake());
    window.click(RING);
    window.wait_for_pressed(RING, true);
    window.see(": Linden litter.");
    window.see("This computer stays awake until");
    window.see("It rings with the window closed, too.");
    assert!(bus.is_awake());
    window.click(RING);
    window.wait_for_pressed(RING, false);
    window.see("No alarm is set.");
    bus.wait_until_it_may_sleep();
    // Nothing is to ring: closed is closed.
    window.close_by_hand();
    assert_eq!(bus.shown(), []);
}

#[test]
fn closed_it_says_once_that_it_goes_on_and_can_be_ended_there() {
    let desk = Desk::new().with_linden_litter();
    let bus = Bus::start(desk.home());
    let desk = desk.on(&bus);
    desk.with_book(|book| book.set_setting("alarm", "yes").expect("the alarm is on"));
    let window = desk.open();
    window.see("It rings with the window closed, too.");
    window.close_as_a_hand_does();
    let hidden = bus.notification("Littermate goes on, unseen");
    assert_eq!(hidden.buttons, ["default", "Open", "open", "Open", "end", "End it"]);
    bus.press(&hidden, "open");
    desk.wait_until_seen();
    bus.wait_until_gone(&hidden);
    window.close_as_a_hand_does();
    desk.wait_until_unseen();
    assert_eq!(bus.shown(), [], "it was said once");
    drop(window);
    desk.with_book(|book| book.set_setting("alarm_hidden", "no").expect("closed is closed"));
    let window = desk.open();
    window.see("It rings as long as the window is open.");
    window.close_by_hand();
    desk.with_book(|book| book.set_setting("alarm_hidden", "yes").expect("it goes on"));
    let window = desk.open();
    window.see("It rings with the window closed, too.");
    window.close_as_a_hand_does();
    bus.press(&bus.notification("Littermate goes on, unseen"), "end");
    window.wait_for_end();
}

#[test]
fn where_nothing_can_be_shown_it_says_so_and_puts_off_in_the_window() {
    let desk = Desk::new().with_linden_litter_due_in(0);
    desk.with_book(|book| book.set_setting("alarm", "yes").expect("the alarm is on"));
    let window = desk.open();
    window.see("Linden litter. Next was ");
    window.see("It cannot ring while this computer sleeps.");
    window.see("This desktop shows no notifications: only this window says when it is time.");
    window.click("Snooze 10 min");
    window.see("Snoozed until ");
    window.wait_until_gone("//*[contains(@class, 'alarm-ringing')]");
    // Closed it cannot be heard, and so it does not go on unseen.
    window.close_by_hand();
}

#[test]
fn the_due_times_leave_as_a_calendar_through_the_save_dialog() {
    let desk = Desk::new().with_linden_litter();
    let window = desk.open();
    window.click("Due times for the phone…");
    let file = desk.home().join("due.ics");
    window.save_dialog("Due times for the phone").save_as(&file);
    window.see("Saved due.ics. Opened on the phone, its calendar rings.");
    let calendar = fs::read_to_string(&file).expect("the calendar");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"), "{calendar}");
    assert!(calendar.contains("SUMMARY:Feed: Linden litter\r\n"), "{calendar}");
    let nobody = Desk::new();
    let window = nobody.open();
    window.click("Due times for the phone…");
    window.see("Nothing in the book says when the next feed is.");
}
