//! The part of a log that a story may use, and what it knows of everybody in it.

use super::draft::{Request, Shape, StoryError, Voice};
use super::guard::Guard;
use super::species::{grown, young};
use super::words;
use crate::chronicle::Chronicle;
use crate::entry::card::{Animal, Person};
use crate::entry::kind::IntroductionOutcome;
use crate::entry::{Kind, LiveEntry, Visibility};
use crate::values::Moment;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What a story may use of a log.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    /// The log.
    pub(crate) log: &'a Chronicle,
    /// What is asked for.
    pub(crate) request: &'a Request,
    /// The entries that may be told, by time.
    pub(crate) entries: Vec<&'a LiveEntry>,
    /// The animals the story is about, in the order they come into it.
    pub(crate) heroes: Vec<String>,
    /// Who died, and when; of them nothing is told that was logged for later.
    pub(crate) gone: BTreeMap<String, Moment>,
    /// Who tells it.
    pub(crate) voice: Voice,
    /// What must not be told.
    pub(crate) guard: Guard,
    /// Its shape; set once it is known.
    pub(crate) shape: Shape,
}

/// How old an animal is.
#[derive(Debug, Clone)]
pub(crate) struct Age {
    /// In days.
    pub(crate) days: i64,
    /// Whether that is a guess.
    pub(crate) about: bool,
    /// What it rests on.
    pub(crate) source: String,
}

impl PartialEq for Age {
    fn eq(&self, other: &Self) -> bool {
        (self.days, self.about) == (other.days, other.about)
    }
}

impl Age {
    /// «five days old», «about three weeks old».
    pub(crate) fn words(&self) -> String {
        format!("{}{} old", if self.about { "about " } else { "" }, words::age(self.days, self.about))
    }
}

impl<'a> Scene<'a> {
    /// Chooses what the story may use.
    pub(crate) fn of(log: &'a Chronicle, request: &'a Request) -> Result<Self, StoryError> {
        if let Some(stranger) = request.about.iter().find(|id| !log.animals.contains_key(*id)) {
            return Err(StoryError::NoSuchAnimal(stranger.clone()));
        }
        let visible: Vec<&LiveEntry> = log.entries.iter().filter(|e| may_be_told(e, request)).collect();
        let heroes = heroes(log, request, &visible)?;
        let cast = cast(log, request, &heroes, &visible);
        let entries: Vec<&LiveEntry> =
            visible.into_iter().filter(|e| e.subjects.is_empty() || cast.tells(e)).collect();
        let gone = deaths(log);
        let entries: Vec<&LiveEntry> = entries.into_iter().filter(|e| !is_too_late(e, &gone)).collect();
        if entries.is_empty() {
            return Err(StoryError::NothingToTell);
        }
        let voice = request.voice.unwrap_or(match log.profile.voice.as_deref() {
            Some("first_person") => Voice::FirstPerson,
            _ => Voice::ThirdPerson,
        });
        let open = open_words(log);
        let guard = Guard::of(log, &open);
        Ok(Self { log, request, entries, heroes, gone, voice, guard, shape: Shape::Milestone })
    }

    /// The animal with an id.
    pub(crate) fn animal(&self, id: &str) -> Option<&'a Animal> {
        self.log.animals.get(id)
    }

    /// The heroes whom the opening and the titles may speak of: those who live; all, when none does.
    pub(crate) fn leads(&self) -> Vec<String> {
        let lives = |id: &&String| !self.about(id).any(|e| matches!(e.kind, Kind::Death(_)));
        let living: Vec<String> = self.heroes.iter().filter(lives).cloned().collect();
        if living.is_empty() { self.heroes.clone() } else { living }
    }

    /// Whether any of the heroes lives.
    pub(crate) fn anyone_lives(&self) -> bool {
        self.heroes.iter().any(|id| !self.about(id).any(|e| matches!(e.kind, Kind::Death(_))))
    }

    /// Whether any of the heroes is wild.
    pub(crate) fn is_wild(&self, id: &str) -> bool {
        self.animal(id).is_some_and(|a| a.wild == Some(true))
    }

    /// The carer's id and card.
    pub(crate) fn carer(&self) -> Option<(&'a str, &'a Person)> {
        let id = self.log.profile.carer.as_deref()?;
        self.log.people.get(id).map(|p| (id, p))
    }

    /// Whether a person is the carer who tells the story as «I».
    pub(crate) fn is_i(&self, person: &str) -> bool {
        self.voice == Voice::FirstPerson && self.log.profile.carer.as_deref() == Some(person)
    }

    /// How old an animal was at a moment.
    pub(crate) fn age_at(&self, animal: &str, at: Moment) -> Option<Age> {
        let from_card = self.animal(animal).and_then(|a| {
            let birth = a.birth.as_ref()?;
            let born = NaiveDate::parse_from_str(birth.date.as_deref()?, "%Y-%m-%d").ok()?;
            let days = words::days_between(born, at.date());
            let about = birth.precision.as_deref() != Some("exact");
            Some(Age { days, about, source: animal.to_owned() })
        });
        from_card.or_else(|| self.age_from_intake(animal, at)).filter(|age| age.days >= 0)
    }

    fn age_from_intake(&self, animal: &str, at: Moment) -> Option<Age> {
        self.entries.iter().find_map(|e| {
            let Kind::Intake(intake) = &e.kind else { return None };
            if !e.subjects.iter().any(|s| s == animal) || self.is_adult(animal) {
                return None;
            }
            let (days, about) = match (intake.age_days, intake.age_days_est, intake.age_weeks_est) {
                (Some(days), ..) => (days, false),
                (_, Some(days), _) => (days, true),
                (_, _, Some(weeks)) => (weeks * 7.0, true),
                _ => return None,
            };
            let days = words::count(days.round())? + words::days_between(e.at.date(), at.date());
            Some(Age { days, about, source: e.id.clone() })
        })
    }

    /// Whether an animal is a grown one.
    pub(crate) fn is_adult(&self, id: &str) -> bool {
        self.animal(id).is_some_and(|a| {
            a.role.as_deref() == Some("mother")
                || a.age_years_est.is_some_and(|years| years >= 1.0)
                || self.log.animals.values().any(|child| child.mother.as_deref() == Some(id))
                || self.log.litters.values().any(|litter| litter.mother.as_deref() == Some(id))
        })
    }

    /// What the animal is called by its kind and age: «kitten», «cat», «squirrel».
    pub(crate) fn noun(&self, id: &str) -> String {
        let Some(animal) = self.animal(id) else { return "animal".to_owned() };
        if self.is_adult(id) { grown(&animal.species) } else { young(&animal.species) }
    }

    /// The litter of an animal, when it has one.
    pub(crate) fn litter_of(&self, id: &str) -> Option<&'a str> {
        self.animal(id)?.litter.as_deref()
    }

    /// The animals of a litter that have cards.
    pub(crate) fn members(&self, litter: &str) -> Vec<String> {
        self.log
            .animals
            .iter()
            .filter(|(_, a)| a.litter.as_deref() == Some(litter))
            .map(|(id, _)| id.clone())
            .collect()
    }

    /// How many were born in a litter, as far as anybody knows.
    pub(crate) fn litter_size(&self, litter: &str) -> Option<(i64, String)> {
        let card = self.log.litters.get(litter).and_then(|l| words::count(l.born?));
        let told = self.entries.iter().find_map(|e| match &e.kind {
            Kind::Birth(b) if b.litter.as_deref() == Some(litter) => {
                Some((words::count(b.count?)?, e.id.clone()))
            }
            Kind::Intake(i) if i.litter.as_deref() == Some(litter) => {
                Some((words::count(i.count_kittens.or(i.count)?)?, e.id.clone()))
            }
            _ => None,
        });
        told.or_else(|| card.map(|n| (n, litter.to_owned())))
    }

    /// The mother of an animal.
    pub(crate) fn mother_of(&self, id: &str) -> Option<&'a str> {
        let animal = self.animal(id)?;
        animal
            .mother
            .as_deref()
            .or_else(|| self.log.litters.get(animal.litter.as_deref()?)?.mother.as_deref())
    }

    /// Entries about an animal, alone or with others.
    pub(crate) fn about<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'a LiveEntry> + 's {
        self.entries.iter().copied().filter(move |e| e.subjects.iter().any(|s| s == id))
    }

    /// A free text of the log, when it may be told.
    pub(crate) fn free<'t>(&self, text: Option<&'t str>) -> Option<&'t str> {
        text.map(|t| t.trim().trim_end_matches('.')).filter(|t| {
            !t.is_empty()
                && self.guard.allows(t)
                && !super::licence::forbidden(t)
                && super::licence::unlicensed(self, t).is_none()
        })
    }

    /// Whether two animals are of one litter.
    pub(crate) fn are_siblings(&self, a: &str, b: &str) -> bool {
        self.litter_of(a).is_some_and(|litter| self.litter_of(b) == Some(litter))
    }
}

/// Who died, and when, whether or not that may be told.
fn deaths(log: &Chronicle) -> BTreeMap<String, Moment> {
    let mut gone = BTreeMap::new();
    for entry in log.entries.iter().filter(|e| matches!(e.kind, Kind::Death(_))) {
        for id in &entry.subjects {
            gone.entry(id.clone()).or_insert(entry.at);
        }
    }
    gone
}

/// Whether an entry is only about those who had died by then; words and pictures in memory of them are not.
fn is_too_late(entry: &LiveEntry, gone: &BTreeMap<String, Moment>) -> bool {
    let in_memory = matches!(
        entry.kind,
        Kind::Death(_) | Kind::Quote(_) | Kind::AuthorStatement(_) | Kind::Photo(_) | Kind::Note(_)
    );
    !in_memory
        && !entry.subjects.is_empty()
        && entry.subjects.iter().all(|id| gone.get(id).is_some_and(|died| *died < entry.at))
}

/// Whether the carer lets an entry be told.
fn may_be_told(entry: &LiveEntry, request: &Request) -> bool {
    if request.left_out.contains(&entry.id)
        || matches!(entry.kind, Kind::Unknown(_) | Kind::AdoptionApplication(_))
    {
        return false;
    }
    match entry.visibility {
        Visibility::Public => true,
        Visibility::Ask => request.ticked.contains(&entry.id),
        Visibility::Private | Visibility::InternalMedical => false,
    }
}

/// The animals a story is about: those asked for, else the main ones, else the young ones, else all.
fn heroes(log: &Chronicle, request: &Request, visible: &[&LiveEntry]) -> Result<Vec<String>, StoryError> {
    let mut heroes: Vec<String> = request.about.clone();
    if heroes.is_empty() {
        let with_role = |role: &str| -> Vec<String> {
            log.animals
                .iter()
                .filter(|(_, a)| a.role.as_deref() == Some(role))
                .map(|(id, _)| id.clone())
                .collect()
        };
        heroes = with_role("main");
        if heroes.is_empty() {
            heroes = with_role("litter");
        }
        if heroes.is_empty() {
            let mothers: Vec<&String> = log.animals.values().filter_map(|a| a.mother.as_ref()).collect();
            let young =
                |id: &&String| !mothers.contains(id) && log.animals[*id].role.as_deref() != Some("mother");
            heroes = log.animals.keys().filter(young).cloned().collect();
        }
        if heroes.is_empty() {
            heroes = log.animals.keys().cloned().collect();
        }
    } else {
        for entry in visible {
            let Kind::Introduction(meeting) = &entry.kind else { continue };
            let accepted = meeting.outcome == Some(IntroductionOutcome::Accepted);
            if accepted
                && entry.subjects.len() == 2
                && entry.subjects.iter().any(|s| request.about.contains(s))
            {
                let mother = entry.subjects.iter().any(|s| log.animals[s].role.as_deref() == Some("mother"));
                let others: Vec<String> =
                    entry.subjects.iter().filter(|s| !heroes.contains(s) && !mother).cloned().collect();
                heroes.extend(others);
            }
        }
    }
    let first_seen = |id: &String| {
        visible
            .iter()
            .filter(|e| e.subjects.contains(id) && !matches!(e.kind, Kind::Photo(_)))
            .map(|e| (e.at, e.subjects.iter().position(|s| s == id)))
            .min()
    };
    heroes.sort_by_key(|id| {
        let seen = first_seen(id);
        (seen.is_none(), seen, id.clone())
    });
    heroes.dedup();
    if heroes.is_empty() { Err(StoryError::NobodyToTellOf) } else { Ok(heroes) }
}

/// Everybody whose entries belong to the story.
struct Cast {
    /// Heroes, their mothers, and littermates who died: all that happened to them.
    kin: BTreeSet<String>,
    /// Those who were rescued together with them: how they came and where they went, and no more.
    beside: BTreeSet<String>,
}

impl Cast {
    fn tells(&self, entry: &LiveEntry) -> bool {
        let of = |some: &BTreeSet<String>| entry.subjects.iter().any(|s| some.contains(s));
        let arrival = matches!(
            entry.kind,
            Kind::IntakeRequest(_) | Kind::Trap(_) | Kind::Birth(_) | Kind::Intake(_) | Kind::Placement(_)
        );
        of(&self.kin) || (arrival && of(&self.beside))
    }
}

fn cast(log: &Chronicle, request: &Request, heroes: &[String], visible: &[&LiveEntry]) -> Cast {
    if request.about.is_empty() {
        return Cast { kin: log.animals.keys().cloned().collect(), beside: BTreeSet::new() };
    }
    let mut kin: BTreeSet<String> = heroes.iter().cloned().collect();
    for id in heroes {
        let Some(animal) = log.animals.get(id) else { continue };
        let litter = animal.litter.as_ref().and_then(|l| log.litters.get(l));
        kin.extend(animal.mother.clone());
        kin.extend(litter.and_then(|l| l.mother.clone()));
        for entry in visible.iter().filter(|e| matches!(e.kind, Kind::Death(_))) {
            let mates = |s: &String| {
                log.animals.get(s).is_some_and(|a| a.litter.is_some() && a.litter == animal.litter)
            };
            kin.extend(entry.subjects.iter().filter(|s| mates(s)).cloned());
        }
    }
    // One rescue brings in whoever was asked for, or caught, together.
    let mut beside = BTreeSet::new();
    for entry in visible {
        let together = matches!(entry.kind, Kind::IntakeRequest(_) | Kind::Trap(_));
        if together && entry.subjects.iter().any(|s| kin.contains(s)) {
            beside.extend(entry.subjects.iter().cloned());
        }
    }
    Cast { kin, beside }
}

/// Words that the carer has made public herself.
fn open_words(log: &Chronicle) -> Vec<String> {
    let mut open: Vec<String> = log.animals.values().filter_map(|a| a.name.clone()).collect();
    open.extend(log.profile.place_label.clone());
    if let Some(carer) = log.profile.carer.as_ref().and_then(|id| log.people.get(id)) {
        open.extend(carer.bio.clone().unwrap_or_default());
    }
    for person in log.people.values() {
        open.extend(person.publish_as.clone());
        let short = person.consent.as_ref().and_then(|c| c.name.as_deref()) == Some("first_name_only");
        open.extend(person.short_name.clone().filter(|_| short));
        let first = person.name.as_ref().and_then(|n| n.split_whitespace().next()).map(str::to_owned);
        open.extend(first.filter(|_| short));
    }
    open.extend(
        log.places
            .values()
            .filter(|p| matches!(p.visibility.as_deref(), None | Some("public")))
            .filter_map(|p| p.public_label.clone()),
    );
    open
}
