//! The pairing board: who is alone, who could keep whom company, who lives together; and what is done about it.

use crate::animals::{Nursery, Resident, when};
use crate::book::{Book, NewEntry, Outcome, Reader, Writer};
use crate::chronicle::Chronicle;
use crate::entry::field::FieldType as _;
use crate::entry::kind::{IntroductionOutcome, Kind, Sleep, fields};
use crate::error::{Error, Result};
use crate::pairing::{self, Alone, Companion, Pairing, Proposal, Strength, Ward};
use crate::register::Choice;
use crate::round::{Collar, collar_of};
use crate::store::names::Names;
use crate::transfer::export::CardRow;
use crate::values::{Moment, SubjectId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};
use ts_rs::TS;

/// How many companions the board shows for one animal.
const SHOWN: usize = 5;

/// How far before an introduction its page looks, in minutes: the fortnight that is compared, and a day.
const LOOK_BEFORE_MINUTES: i64 = 15 * 24 * 60;

/// An animal that is alone, and who could keep it company.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Lonely {
    /// Who, since when, and how it shows.
    pub alone: Alone,
    /// «Alone since yesterday; she came alone. Cried twice in the last 24 hours.»
    pub told: String,
    /// Its collar.
    pub collar: Option<Collar>,
    /// Who could keep it company, the best first.
    pub companions: Vec<Candidate>,
}

/// Somebody who could keep an animal company, as the board shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Candidate {
    /// Who, how far it is advised, and why.
    #[serde(flatten)]
    pub companion: Companion,
    /// «Nothing speaks against it», «On hold until 7 May».
    pub advice: String,
    /// Its collar.
    pub collar: Option<Collar>,
}

/// Two who live together, as the board shows them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Together {
    /// Who, since when, and what it changed.
    #[serde(flatten)]
    pub pairing: Pairing,
    /// «Together for 4 days, since 18 November», «In trial since today».
    pub told: String,
    /// How they are at night, when somebody recorded it.
    pub asleep: Option<String>,
    /// Their collars, in the order of the two.
    pub collars: Vec<Option<Collar>>,
}

/// Who is alone, who could keep whom company, who lives together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PairingBoard {
    /// Those who are alone, the longest first.
    pub alone: Vec<Lonely>,
    /// Those who live together: trials first, then the newest.
    pub together: Vec<Together>,
    /// Everyone who can be introduced to somebody.
    pub animals: Vec<Choice>,
}

/// How two animals met, or how they get on: as typed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Meeting {
    /// When, as typed; empty for now.
    pub at: String,
    /// Why they were put together.
    pub reason: String,
    /// How they took it.
    pub reaction: String,
    /// Whether that was at once.
    pub immediate: bool,
    /// How many minutes they were together; empty when nobody counted.
    pub minutes: String,
    /// `accepted`, `unsure`, `failed`, or empty when it is too early to say.
    pub outcome: String,
    /// `together`, `apart`, or empty: how they sleep.
    pub sleep: String,
    /// The carer's own words.
    pub note: String,
}

impl Book {
    /// The pairing board, as known at a moment (by default now).
    pub fn pairing_board(&mut self, as_of: Option<Moment>) -> Result<PairingBoard> {
        self.read(|r| r.pairing_board(as_of))
    }

    /// What speaks for and against putting two animals together; nothing when they share a nest already.
    pub fn pair_reasons(&mut self, one: &str, other: &str) -> Result<Option<Candidate>> {
        self.read(|r| {
            let names = r.names()?;
            let outside = |animal: &str| Ok::<_, Error>(names.outside(r.animal_named(animal)?));
            let (one, other) = (outside(one)?, outside(other)?);
            let chronicle = r.of_those_in_care(None)?;
            let nursery = Nursery::at(&chronicle, chronicle.as_of);
            Ok(Ward::of(&nursery).companion(&one, &other).map(|companion| candidate(&nursery, companion)))
        })
    }

    /// The best set of pairs for everyone who is alone, as known at a moment (by default now).
    pub fn nursery_pairs(&mut self, as_of: Option<Moment>) -> Result<Proposal> {
        self.read(|r| {
            let chronicle = r.of_those_in_care(as_of)?;
            Ok(Ward::of(&Nursery::at(&chronicle, chronicle.as_of)).proposal())
        })
    }

    /// Introduces two animals to each other.
    pub fn introduce(&mut self, one: &str, other: &str, meeting: &Meeting) -> Result<Outcome<()>> {
        self.write(|w| w.introduce(one, other, meeting))
    }

    /// Records how two animals get on since they were introduced.
    pub fn record_meeting(&mut self, one: &str, other: &str, meeting: &Meeting) -> Result<Outcome<()>> {
        self.write(|w| {
            if meeting.outcome.is_empty()
                && meeting.reaction.trim().is_empty()
                && meeting.minutes.trim().is_empty()
            {
                if meeting.sleep.is_empty() && meeting.note.trim().is_empty() {
                    return Err(Error::invalid("reaction", "How do they get on?"));
                }
                return w.record_sleep(one, other, meeting);
            }
            w.introduce(one, other, meeting)
        })
    }

    /// Ends a pairing.
    pub fn end_pairing(&mut self, one: &str, other: &str, reason: &str) -> Result<Outcome<()>> {
        self.write(|w| {
            let pair = w.pair(one, other)?;
            let reason = Some(reason.trim().to_owned()).filter(|r| !r.is_empty());
            let kind = Kind::PairingEnd(fields::PairingEnd { reason, until: None });
            let by = w.reader().carer()?;
            w.append(NewEntry { by, ..NewEntry::of(&kind, pair) }).map(drop)
        })
    }
}

impl Reader<'_> {
    /// Quarantine looks further back than a few days, so everything of those in care is read; and of their littermates
    /// and mothers, wherever they are now: what those had, the others met.
    fn of_those_in_care(&self, as_of: Option<Moment>) -> Result<Chronicle> {
        if as_of.is_some() {
            return self.chronicle(as_of);
        }
        let mut animals = self.animals_in("in_care")?;
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM animal WHERE state <> 'in_care' AND litter IN \
             (SELECT litter FROM animal WHERE state = 'in_care')",
        )?;
        animals.extend(
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<SubjectId>>>()?,
        );
        animals.extend(self.mothers_of_those_in_care()?);
        animals.sort_unstable();
        animals.dedup();
        self.recent(&animals, Moment::from(chrono::DateTime::UNIX_EPOCH.fixed_offset()))
    }

    fn mothers_of_those_in_care(&self) -> Result<Vec<SubjectId>> {
        let names = self.names()?;
        let cards = self.card_rows(
            "WHERE id IN (SELECT id FROM animal WHERE state = 'in_care' \
             UNION SELECT litter FROM animal WHERE state = 'in_care')",
            &[],
        )?;
        let mother = |card: CardRow| {
            let value = names.renamed(card.log, card.value);
            names.inside(value.get("mother")?.as_str()?)
        };
        Ok(cards.into_iter().filter_map(mother).collect())
    }

    fn pairing_board(&self, as_of: Option<Moment>) -> Result<PairingBoard> {
        let chronicle = self.of_those_in_care(as_of)?;
        let nursery = Nursery::at(&chronicle, chronicle.as_of);
        let ward = Ward::of(&nursery);
        let alone = ward.alone().into_iter().map(|alone| lonely(&ward, &nursery, alone)).collect();
        let animals =
            nursery.charges().map(|r| Choice { id: r.id.to_owned(), label: r.label().to_owned() }).collect();
        let mut together: Vec<Together> =
            pairing::together_in(&nursery).into_iter().map(|pairing| together(&nursery, pairing)).collect();
        // A trial wants an eye on it; those who have long been settled want none.
        together.sort_by_key(|pair| (pair.pairing.accepted, std::cmp::Reverse(pair.pairing.since)));
        Ok(PairingBoard { alone, together, animals })
    }
}

impl Reader<'_> {
    /// How an animal gets on with those it lives with, a sentence for each.
    pub(crate) fn company_sentences(&self, resident: &Resident<'_>, names: &Names) -> Result<Vec<String>> {
        let partners = &resident.standing.partners;
        let Some(first) = partners.iter().map(|partner| partner.since).min() else { return Ok(Vec::new()) };
        let all = partners.iter().map(|partner| partner.animal.as_str()).chain([resident.id]);
        let all: Vec<SubjectId> = all.filter_map(|id| names.inside(id)).collect();
        let chronicle = self.recent(&all, first.plus_minutes(-LOOK_BEFORE_MINUTES))?;
        let nursery = Nursery::at(&chronicle, self.now);
        let pairs = pairing::together_in(&nursery).into_iter();
        let of_it = pairs.filter(|pair| pair.ids.iter().any(|id| id == resident.id));
        Ok(of_it.map(|pair| pair.sentence).collect())
    }
}

fn collar(nursery: &Nursery<'_>, animal: &str) -> Option<Collar> {
    nursery.get(animal).and_then(|resident| resident.standing.collar.as_deref()).map(collar_of)
}

fn lonely(ward: &Ward<'_, '_>, nursery: &Nursery<'_>, alone: Alone) -> Lonely {
    let companions = ward.best_companions(&alone.animal, SHOWN);
    let told = alone.sentence.strip_prefix(&format!("{}: ", alone.label)).unwrap_or(&alone.sentence);
    Lonely {
        told: first_upper(told),
        collar: collar(nursery, &alone.animal),
        companions: companions.into_iter().map(|companion| candidate(nursery, companion)).collect(),
        alone,
    }
}

fn candidate(nursery: &Nursery<'_>, companion: Companion) -> Candidate {
    Candidate {
        advice: advice(&companion, nursery.now),
        collar: collar(nursery, &companion.other),
        companion,
    }
}

/// How far a pairing is advised, in words that stand alone.
fn advice(companion: &Companion, now: Moment) -> String {
    match (companion.strength, companion.until) {
        (Strength::Allowed, _) => "Nothing speaks against it".to_owned(),
        (Strength::Caution, _) => "With care, under supervision".to_owned(),
        (Strength::Hold, Some(until)) => format!("On hold until {}", when::day(until, now.date())),
        (Strength::Hold, None) => "On hold".to_owned(),
        (Strength::Never, _) => "Never together".to_owned(),
    }
}

fn together(nursery: &Nursery<'_>, pairing: Pairing) -> Together {
    let since = when::day(nursery.here(pairing.since).date(), nursery.now.date());
    let told = match (pairing.accepted, pairing.days) {
        (false, _) => format!("In trial since {since}"),
        (true, 0) => "Together since today".to_owned(),
        (true, days) => format!("Together for {}, since {since}", when::counted(days, "day")),
    };
    let nights = i64::try_from(pairing.nights).unwrap_or_default();
    let asleep = (nights > 0).then(|| format!("Seen asleep together on {}", when::counted(nights, "night")));
    let collars = pairing.ids.iter().map(|id| collar(nursery, id)).collect();
    Together { pairing, told, asleep, collars }
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Writer<'_> {
    /// The two animals of a pair.
    fn pair(&self, one: &str, other: &str) -> Result<[SubjectId; 2]> {
        let (one, other) = (self.reader().animal_named(one)?, self.reader().animal_named(other)?);
        if one == other {
            return Err(Error::invalid("other", "Choose two different animals."));
        }
        Ok([one, other])
    }

    fn introduce(&mut self, one: &str, other: &str, meeting: &Meeting) -> Result<()> {
        let pair = self.pair(one, other)?;
        let text = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        let minutes = match meeting.minutes.trim() {
            "" => None,
            typed => Some(
                typed.parse::<f64>().ok().filter(|minutes| (0.0..=1440.0).contains(minutes)).ok_or_else(
                    || Error::invalid("minutes", format!("«{typed}» is not a number of minutes.")),
                )?,
            ),
        };
        let outcome = match meeting.outcome.as_str() {
            "" => None,
            "accepted" => Some(IntroductionOutcome::Accepted),
            "unsure" => Some(IntroductionOutcome::Unsure),
            "failed" => Some(IntroductionOutcome::Failed),
            _ => return Err(Error::invalid("outcome", "Choose how it went.")),
        };
        let carer = self.reader().carer()?;
        let names = Names::load(self.connection)?;
        let kind = Kind::Introduction(fields::Introduction {
            purpose: None,
            reason: text(&meeting.reason),
            decided_by: carer.map(|carer| names.outside(carer)),
            after: None,
            reaction: text(&meeting.reaction),
            immediate: meeting.immediate.then_some(true),
            minutes,
            settle_minutes: None,
            outcome,
        });
        self.about_pair(&kind, pair, meeting)?;
        if meeting.sleep.is_empty() {
            Ok(())
        } else {
            self.record_sleep(one, other, &Meeting { note: String::new(), ..meeting.clone() })
        }
    }

    fn record_sleep(&mut self, one: &str, other: &str, meeting: &Meeting) -> Result<()> {
        let pair = self.pair(one, other)?;
        let mut data = Map::new();
        if !meeting.sleep.is_empty() {
            if !matches!(Sleep::read(&json!(meeting.sleep))?, Sleep::Together | Sleep::Apart) {
                return Err(Error::invalid("sleep", "Choose how they sleep."));
            }
            data.insert("sleep".to_owned(), json!(meeting.sleep));
        }
        self.about_pair(&Kind::read("cohabit", &data)?, pair, meeting)
    }

    fn about_pair(&mut self, kind: &Kind, pair: [SubjectId; 2], meeting: &Meeting) -> Result<()> {
        let (at, precision) = self.reader().typed_time(&meeting.at)?;
        let note = Some(meeting.note.trim().to_owned()).filter(|note| !note.is_empty());
        let by = self.reader().carer()?;
        self.append(NewEntry {
            at: Some(at),
            precision: Some(precision),
            by,
            note,
            ..NewEntry::of(kind, pair)
        })
        .map(drop)
    }
}
