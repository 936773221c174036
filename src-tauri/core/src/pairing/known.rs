//! What pairing asks of each animal, looked up once for all the pairs it may be half of.

use super::alone::alone_tags;
use super::company::{Company, Lone, Place};
use super::cries::{self, Heard};
use super::exposure::{Exposures, Ground, Quarantine};
use super::illness::{self, Noted, PARVO, RETROVIRUSES};
use crate::animals::weighing::{Trend, comparable};
use crate::animals::{Nursery, Resident, Species, Weighing};
use crate::care::words;
use crate::care_plan::{Medicine, medicines_of};
use crate::entry::LiveEntry;
use crate::entry::kind::{FeedMethod, Kind};
use crate::reference::CRY_PATTERN;

/// One animal as half of a pair.
pub(super) struct Known<'n, 'a> {
    pub(super) resident: &'n Resident<'a>,
    pub(super) species: Species,
    /// Its place among all animals.
    pub(super) place: Place,
    /// The exposure group it belongs to.
    pub(super) group: usize,
    /// The days apart of its group, running or over.
    pub(super) quarantines: Vec<Quarantine>,
    /// Born in this book's care: nothing to wait for.
    pub(super) born_here: bool,
    /// The entry that calls its home contaminated.
    pub(super) contaminated: Option<&'n LiveEntry>,
    /// What its mother is positive for, and passes to her young.
    pub(super) mother_ill: Option<Noted>,
    /// Courses of a medicine that are running.
    pub(super) treated: Vec<Medicine>,
    /// Since when and why it is alone, if it is.
    pub(super) lone: Option<Lone>,
    /// Wild by its card; without a word on it, by its species.
    pub(super) wild: bool,
    /// The latest weight that can be compared.
    pub(super) weight: Option<Weighing>,
    /// Where its weight goes.
    pub(super) trend: Option<Trend>,
    /// Its latest feed was milk, or food of its own; and that feed.
    pub(super) milk: Option<(bool, &'n str)>,
    pub(super) ill: Vec<Noted>,
    /// Tested for the two retroviruses.
    pub(super) tested: bool,
    /// Cries of the last seven days, those for the bottle not among them.
    pub(super) cries: Vec<&'n str>,
    /// Entries in which the carer called it alone.
    pub(super) called_alone: Vec<&'n LiveEntry>,
    /// How it is with others, in the carer's words, with the entry that says so.
    pub(super) temper: Vec<(String, &'n str)>,
    /// Entries that hold it.
    pub(super) holds: Vec<&'n LiveEntry>,
    /// Entries that lift a hold, or introduce by somebody's decision.
    pub(super) lifts: Vec<&'n LiveEntry>,
    /// Entries that tell of sucking on each other.
    pub(super) sucking: Vec<&'n LiveEntry>,
}

impl<'n, 'a> Known<'n, 'a> {
    pub(super) fn of(
        nursery: &'n Nursery<'a>,
        company: &Company<'_>,
        exposures: &Exposures<'n>,
        resident: &'n Resident<'a>,
    ) -> Option<Self> {
        let place = company.place(resident.id)?;
        let series = comparable(resident.own());
        let week = nursery.now.plus_minutes(-CRY_PATTERN.minutes());
        let heard = cries::between(resident, week, nursery.now);
        let decided = |entry: &&LiveEntry| match &entry.kind {
            Kind::HoldLift(_) => true,
            Kind::Introduction(introduction) => introduction.decided_by.is_some(),
            _ => false,
        };
        Some(Self {
            resident,
            species: resident.species(),
            place,
            group: exposures.group(place),
            quarantines: exposures.quarantines(place),
            born_here: exposures.born_here(place),
            contaminated: exposures.contaminated(place),
            mother_ill: mother_ill(nursery, resident),
            treated: treated(nursery, resident),
            lone: company.lone[place].clone(),
            wild: resident.card.wild.unwrap_or_else(|| !resident.species().is_domestic()),
            trend: Trend::of(&series),
            weight: series.into_iter().next_back(),
            milk: milk(resident),
            ill: illness::spreading(resident),
            tested: illness::tested(resident),
            cries: heard.filter(|(_, heard)| *heard == Heard::Cry).map(|(e, _)| e.id.as_str()).collect(),
            called_alone: alone_tags(resident).collect(),
            temper: temper(resident),
            holds: resident.own().filter(|entry| matches!(entry.kind, Kind::Hold(_))).collect(),
            lifts: resident.entries.iter().copied().filter(decided).collect(),
            sucking: resident.own().filter(|entry| tells_of_sucking(entry)).collect(),
        })
    }

    /// Its group's days apart since it came.
    pub(super) fn arrived(&self) -> Option<&Quarantine> {
        self.quarantines.iter().find(|quarantine| quarantine.ground == Ground::Arrival)
    }

    /// The entry by which its group met parvovirus or panleukopenia.
    pub(super) fn met_parvo(&self) -> Option<&str> {
        let met = self.quarantines.iter().find(|quarantine| quarantine.ground == Ground::Met(PARVO));
        met.map(|quarantine| quarantine.entry.as_str())
    }

    pub(super) fn id(&self) -> &'n str {
        self.resident.id
    }

    pub(super) fn label(&self) -> &'n str {
        self.resident.label()
    }

    pub(super) fn days(&self) -> Option<i64> {
        self.resident.standing.days()
    }
}

/// Courses that are running; one whose last day has passed is not, whether or not its doses were noted.
fn treated(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Vec<Medicine> {
    let today = nursery.now.date();
    let running = |medicine: &Medicine| !medicine.over && medicine.until.is_none_or(|last| today <= last);
    medicines_of(nursery, resident).into_iter().filter(running).collect()
}

fn mother_ill(nursery: &Nursery<'_>, resident: &Resident<'_>) -> Option<Noted> {
    let litter = resident.standing.litter.as_deref().and_then(|id| nursery.chronicle.litters.get(id));
    let mother = resident.card.mother.as_deref().or(litter.and_then(|l| l.mother.as_deref()))?;
    illness::spreading(nursery.get(mother)?).into_iter().find(|(name, ..)| RETROVIRUSES.contains(name))
}

fn milk<'n>(resident: &'n Resident<'_>) -> Option<(bool, &'n str)> {
    resident.own().rev().find_map(|entry| match &entry.kind {
        Kind::Feed(feed) => {
            let own = matches!(feed.method, FeedMethod::Gruel | FeedMethod::OnItsOwn);
            Some((!own, entry.id.as_str()))
        }
        _ => None,
    })
}

/// Words for how an animal is with others.
const TEMPERS: [&str; 12] = [
    "calm",
    "gentle",
    "cuddly",
    "shy",
    "bold",
    "playful",
    "curious",
    "rough",
    "rowdy",
    "hisses",
    "hissing",
    "aggressive",
];

/// The latest word of each kind of temper.
fn temper<'n>(resident: &'n Resident<'_>) -> Vec<(String, &'n str)> {
    let mut found: Vec<(String, &str)> = Vec::new();
    for entry in resident.own() {
        let Kind::Observation(seen) = &entry.kind else { continue };
        // Of several animals it is not told which one was so.
        let [_] = entry.subjects.as_slice() else { continue };
        for word in seen.tags.iter().flatten().map(|tag| words(tag)) {
            if TEMPERS.contains(&word.as_str()) {
                found.retain(|(known, _)| *known != word);
                found.push((word, &entry.id));
            }
        }
    }
    found
}

fn tells_of_sucking(entry: &LiveEntry) -> bool {
    match &entry.kind {
        Kind::Observation(seen) => seen.tags.iter().flatten().any(|tag| is_sucking(tag)),
        Kind::Exam(exam) => exam.signs.iter().flatten().any(|sign| is_sucking(sign)),
        Kind::PairingEnd(end) => end.reason.as_deref().is_some_and(is_sucking),
        Kind::Introduction(introduction) => introduction.reaction.as_deref().is_some_and(is_sucking),
        _ => false,
    }
}

/// Sucking on each other, and not how strongly one sucks at the bottle.
fn is_sucking(text: &str) -> bool {
    let text = words(text);
    let denied = text.split(' ').any(|word| matches!(word, "no" | "not" | "never" | "without"));
    let on_each_other = [
        "sucking on",
        "suckling on",
        "sucks on",
        "cross suck",
        "sibling suck",
        "genital suck",
        "sucking each",
    ];
    !denied
        && (text == "sucking" || text == "suckling" || on_each_other.iter().any(|words| text.contains(words)))
}
