//! The due times of the hours to come as a calendar file, which a phone rings from (RFC 5545).

use super::rings::{Together, label_of, together};
use super::{AlarmSettings, whole};
use crate::animals::{Nursery, when};
use crate::care;
use crate::care_plan::{CareDue, care_due};
use crate::reference::ALARM_AHEAD;
use crate::values::Moment;
use chrono::Utc;

/// How many octets a line may have, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// One time in the calendar.
struct Event {
    /// Whose it is and what, apart from its time.
    of: String,
    at: Moment,
    summary: String,
    said: String,
}

/// Every due time of the next day, a litter's feeds together and the doses of medicines, each with an alarm of its own;
/// nothing when none is known.
///
/// The times beyond the next one are the plan as it is now, and no promise: the file says so.
pub fn due_times(nursery: &Nursery<'_>, set: &AlarmSettings) -> Option<String> {
    let until = nursery.now.plus_minutes(whole(&ALARM_AHEAD) * 60);
    let mut events: Vec<Event> = feeds(nursery, until).into_iter().chain(doses(nursery, until)).collect();
    events.sort_by(|a, b| (a.at, &a.of).cmp(&(b.at, &b.of)));
    if events.is_empty() {
        return None;
    }
    let mut file = String::new();
    let mut put = |name: &str, value: &str| push_line(&mut file, &format!("{name}:{value}"));
    put("BEGIN", "VCALENDAR");
    put("VERSION", "2.0");
    put("PRODID", "-//Littermate//Due times//EN");
    put("METHOD", "PUBLISH");
    for event in &events {
        put_event(&mut put, event, nursery.now, set);
    }
    put("END", "VCALENDAR");
    Some(file)
}

/// The feeds until a moment.
fn feeds(nursery: &Nursery<'_>, until: Moment) -> Vec<Event> {
    let times = nursery.charges().flat_map(|resident| {
        let ahead = care::due_until(nursery, resident, until).into_iter().filter(|at| *at > nursery.now);
        ahead.map(move |at| (resident, at))
    });
    let event = |Together { scope, at, who }: Together<'_>| {
        let names: Vec<&str> = who.iter().map(|resident| resident.label()).collect();
        Event {
            of: scope.to_owned(),
            at,
            summary: format!("Feed: {}", label_of(nursery, scope)),
            said: format!(
                "{}. As the book stood at {}: a feed in between moves what follows it.",
                names.join(", "),
                when::moment(nursery.now, at)
            ),
        }
    };
    together(nursery, times).into_iter().map(event).collect()
}

/// The next doses of medicines until a moment. How much of one, the vet has said, and the calendar does not.
fn doses(nursery: &Nursery<'_>, until: Moment) -> Vec<Event> {
    let is_ahead = |at: &Moment| (nursery.now..=until).contains(at);
    let dose = |due: CareDue| {
        let at = due.at.filter(is_ahead).filter(|_| due.medicine)?;
        let of = format!("{} {}", due.animal, due.line);
        Some(Event { of, at, summary: format!("{}: {}", due.label, due.what), said: due.sentence })
    };
    care_due(nursery).into_iter().filter_map(dose).collect()
}

fn put_event(put: &mut impl FnMut(&str, &str), event: &Event, now: Moment, set: &AlarmSettings) {
    let summary = escaped(&event.summary);
    put("BEGIN", "VEVENT");
    put("UID", &uid(event));
    put("DTSTAMP", &utc(now));
    put("DTSTART", &utc(event.at));
    put("DURATION", "PT15M");
    put("SUMMARY", &summary);
    put("DESCRIPTION", &escaped(&event.said));
    put("TRANSP", "TRANSPARENT");
    put("BEGIN", "VALARM");
    put("ACTION", "DISPLAY");
    put("TRIGGER", &format!("-PT{}M", set.minutes_before));
    put("DESCRIPTION", &summary);
    put("END", "VALARM");
    put("END", "VEVENT");
}

/// The same round at the same time has the same name, so that a file opened twice adds nothing.
fn uid(event: &Event) -> String {
    let whose = blake3::hash(event.of.as_bytes()).to_hex();
    format!("{}-{}@littermate.invalid", &whose[..16], utc(event.at))
}

fn utc(at: Moment) -> String {
    at.date_time().with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value (RFC 5545, 3.3.11). Of the control characters only the line break has a form; the others go.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' => value.push_str("\\n"),
            control if control.is_control() => {}
            plain => value.push(plain),
        }
    }
    value
}

/// Adds a line, folded before an octet too many and never within a character.
fn push_line(file: &mut String, line: &str) {
    let mut room = LINE;
    for character in line.chars() {
        if character.len_utf8() > room {
            file.push_str("\r\n ");
            room = LINE - 1;
        }
        file.push(character);
        room -= character.len_utf8();
    }
    file.push_str("\r\n");
}
