//! Who is meant: names, pronouns and descriptions, so that a reader never has to guess.

use super::draft::SpanKind;
use super::scene::Scene;
use super::text::{Piece, tracked};
use super::words;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody a sentence speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Ent {
    /// One animal.
    Animal(String),
    /// A person.
    Person(String),
    /// Several animals.
    Group(Vec<String>),
    /// A whole litter, named or not.
    Litter(String),
    /// The mother of an animal or a litter.
    Mother {
        /// Whose mother.
        of: Box<Ent>,
        /// The mother's id.
        id: String,
    },
}

impl Ent {
    /// One animal, or several as a group.
    pub(crate) fn animals(ids: &[String]) -> Self {
        if let [one] = ids { Self::Animal(one.clone()) } else { Self::Group(ids.to_vec()) }
    }

    /// The ids of the cards it rests on.
    pub(crate) fn ids(&self) -> Vec<&str> {
        match self {
            Self::Animal(id) | Self::Person(id) | Self::Litter(id) | Self::Mother { id, .. } => vec![id],
            Self::Group(ids) => ids.iter().map(String::as_str).collect(),
        }
    }
}

/// The part a mention plays in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Who does it.
    Subject,
    /// Whom it is done to.
    Object,
    /// Whose it is.
    Possessive,
    /// The name, whatever the rules would say.
    Name,
    /// Who does it, but not by name.
    Description,
}

/// How a verb agrees with its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    /// «she was».
    One,
    /// «they were».
    Many,
    /// «I was», «I am».
    I,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    She,
    He,
    They,
    It,
    I,
}

#[derive(Debug, Clone)]
struct Mention {
    ent: Ent,
    class: Class,
    group: bool,
    subject: bool,
    named: bool,
}

/// What the reader has just been told of whom.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    before: Vec<Mention>,
    now: Vec<Mention>,
    known: BTreeSet<Ent>,
    described: BTreeMap<Ent, usize>,
    sentence: usize,
}

impl Memory {
    /// A sentence is complete.
    pub(crate) fn next_sentence(&mut self) {
        self.before = std::mem::take(&mut self.now);
        self.sentence += 1;
    }

    /// A paragraph begins: nobody is on the reader's mind.
    pub(crate) fn next_paragraph(&mut self) {
        self.before.clear();
        self.now.clear();
    }

    /// Whether the reader has met somebody.
    pub(crate) fn knows(&self, ent: &Ent) -> bool {
        self.known.contains(ent)
    }

    /// Somebody is brought in with words of the frame.
    pub(crate) fn introduce(&mut self, scene: &Scene, ent: &Ent, subject: bool) {
        let group = matches!(ent, Ent::Group(_) | Ent::Litter(_));
        self.known.insert(ent.clone());
        self.now.push(Mention { ent: ent.clone(), class: class_of(scene, ent), group, subject, named: true });
    }

    /// Words for somebody, and how a verb agrees with them.
    pub(crate) fn refer(&mut self, scene: &Scene, ent: &Ent, case: Case) -> (Vec<Piece>, Number) {
        if let Ent::Mother { of, id } = ent {
            return self.mother(scene, of, id, case);
        }
        let class = class_of(scene, ent);
        let group = matches!(ent, Ent::Group(_) | Ent::Litter(_));
        let described_before = self.described.get(ent).copied();
        let pronoun =
            case != Case::Name && (class == Class::I || self.pronoun_is_clear(ent, class, group, case));
        let (text, number) = if pronoun {
            (pronoun_of(class, case).to_owned(), number_of(class))
        } else {
            let bare = self.name_of(scene, ent, case);
            let text = if case == Case::Possessive { words::possessive(&bare, group) } else { bare };
            (text, if group { Number::Many } else { Number::One })
        };
        let described = case == Case::Description || self.described.get(ent).copied() != described_before;
        self.known.insert(ent.clone());
        self.now.push(Mention {
            ent: ent.clone(),
            class,
            group,
            subject: matches!(case, Case::Subject | Case::Description),
            named: !pronoun && !described,
        });
        (vec![tracked(SpanKind::Name, text, &ent.ids())], number)
    }

    fn mother(&mut self, scene: &Scene, of: &Ent, id: &str, case: Case) -> (Vec<Piece>, Number) {
        let itself = Ent::Animal(id.to_owned());
        let name = scene.animal(id).and_then(|a| a.name.clone()).filter(|_| !scene.is_wild(id));
        let known = self.known.contains(&itself);
        if let (Some(_), true) = (&name, known || case == Case::Name) {
            return self.refer(scene, &itself, case);
        }
        let (mut pieces, _) = self.refer(scene, of, Case::Possessive);
        let noun = match name {
            Some(name) => format!(" mother, {name},"),
            None if case == Case::Possessive => " mother’s".to_owned(),
            None => " mother".to_owned(),
        };
        pieces.push(tracked(SpanKind::Name, noun, &[id]));
        self.known.insert(itself.clone());
        self.now.push(Mention {
            ent: itself,
            class: Class::She,
            group: false,
            subject: case == Case::Subject,
            named: true,
        });
        (pieces, Number::One)
    }

    /// A pronoun is clear when, in this sentence and the one before, nobody else could be meant by it, and the one
    /// who is meant was what was being spoken of.
    fn pronoun_is_clear(&self, ent: &Ent, class: Class, group: bool, case: Case) -> bool {
        if class == Class::It {
            // «its» only where nothing else can be meant; a person without a pronoun keeps the name.
            let subject = self.now.last().is_some_and(|m| m.ent == *ent && m.subject);
            return case == Case::Possessive && subject && matches!(ent, Ent::Animal(_));
        }
        let own_sentence = self.now.iter().any(|m| m.ent == *ent && (m.subject || case == Case::Possessive));
        let rivals = |mentions: &[Mention]| {
            mentions.iter().any(|m| m.ent != *ent && (m.class == class || (class == Class::They && m.group)))
        };
        if rivals(&self.now)
            || (!group && self.now.iter().any(|m| m.ent != *ent && !m.group && m.class != Class::I))
        {
            return false;
        }
        own_sentence
            || (!rivals(&self.before) && self.before.iter().any(|m| m.ent == *ent && m.subject && m.named))
    }

    /// A name; else a description that fits only one.
    fn name_of(&mut self, scene: &Scene, ent: &Ent, case: Case) -> String {
        match ent {
            Ent::Person(id) => {
                let called = scene.called(id);
                if self.known.contains(ent) { called.later } else { called.first }
            }
            Ent::Animal(id) if case == Case::Description => {
                scene.description(id).unwrap_or_else(|| format!("this {}", scene.noun(id)))
            }
            Ent::Animal(id) => {
                let just_named = self.now.iter().chain(&self.before).any(|m| m.ent == *ent && m.named);
                let rested = self.described.get(ent).is_none_or(|at| at + 2 < self.sentence);
                if let (true, true, true, Some(words)) =
                    (case != Case::Name, just_named, rested, scene.description(id))
                {
                    self.described.insert(ent.clone(), self.sentence);
                    return words;
                }
                scene.name(id)
            }
            Ent::Group(ids) => self.group_name(scene, ent, ids),
            Ent::Litter(litter) => scene.litter_words(litter),
            Ent::Mother { id, .. } => scene.name(id),
        }
    }

    fn group_name(&self, scene: &Scene, ent: &Ent, ids: &[String]) -> String {
        let nouns: BTreeSet<String> = ids.iter().map(|id| scene.noun(id)).collect();
        let noun = match nouns.iter().next() {
            Some(noun) if nouns.len() == 1 => words::plural(noun),
            _ => "animals".to_owned(),
        };
        let spoken_of = self.now.iter().chain(&self.before).any(|m| m.ent == *ent);
        let nameless = ids.iter().any(|id| !scene.has_name(id));
        if ids.len() == 2 && spoken_of && self.sentence.is_multiple_of(2) {
            return "the two".to_owned();
        }
        let whole = scene
            .litter_of(&ids[0])
            .is_some_and(|litter| scene.members(litter).iter().all(|m| ids.contains(m)));
        if nameless || ids.len() > 4 || (whole && ids.len() > 2 && self.known.contains(ent)) {
            let count = words::number(i64::try_from(ids.len()).unwrap_or_default());
            return if spoken_of { format!("the {noun}") } else { format!("the {count} {noun}") };
        }
        words::list(&ids.iter().map(|id| scene.name(id)).collect::<Vec<_>>())
    }
}

impl Scene<'_> {
    /// Whether an animal has a name that may be told.
    pub(crate) fn has_name(&self, id: &str) -> bool {
        !self.is_wild(id) && self.animal(id).is_some_and(|a| a.name.is_some())
    }

    /// What an animal is called: its name; for a wild one, or one without a name, what it may be told as.
    pub(crate) fn name(&self, id: &str) -> String {
        let Some(animal) = self.animal(id) else { return "the animal".to_owned() };
        let published = animal.publish_as.clone().filter(|p| self.guard.allows(p));
        if self.is_wild(id) {
            let private = animal.name.as_deref().unwrap_or("\u{0}");
            return published
                .filter(|p| !super::guard::contains_word(p, private))
                .unwrap_or_else(|| self.only(id));
        }
        published.or_else(|| animal.name.clone()).unwrap_or_else(|| self.only(id))
    }

    /// A description for one that has no name: by its sex or its place among the heroes.
    fn only(&self, id: &str) -> String {
        let noun = self.noun(id);
        let alike: Vec<&String> = self.heroes.iter().filter(|h| self.noun(h) == noun).collect();
        let sex = self.animal(id).and_then(|a| a.sex.as_deref());
        if alike.len() <= 1 {
            return format!("the {noun}");
        }
        let same_sex = alike.iter().filter(|h| self.animal(h).and_then(|a| a.sex.as_deref()) == sex).count();
        if let (Some(sex @ ("male" | "female")), 1) = (sex, same_sex) {
            return format!("the {sex}");
        }
        if let Some(coat) = self.animal(id).and_then(|a| a.coat.clone()) {
            let same =
                alike.iter().filter(|h| self.animal(h).and_then(|a| a.coat.as_ref()) == Some(&coat)).count();
            if same == 1 && self.guard.allows(&coat) {
                return format!("the {coat} {noun}");
            }
        }
        let place = alike.iter().position(|h| *h == id).and_then(|i| i64::try_from(i + 1).ok());
        place
            .and_then(words::ordinal)
            .map_or_else(|| format!("one {noun}"), |nth| format!("the {nth} {noun}"))
    }

    /// A description that only one of the animals of the story fits.
    fn description(&self, id: &str) -> Option<String> {
        let noun = self.noun(id);
        let alike = self.heroes.iter().filter(|h| self.noun(h) == noun).count();
        if alike != 1 || !self.heroes.iter().any(|h| h == id) || !self.has_name(id) || self.is_adult(id) {
            return None;
        }
        Some(if noun == "puppy" { "the pup".to_owned() } else { format!("the {noun}") })
    }

    /// A litter in words: «the five kittens» by their count, else «the kittens».
    pub(crate) fn litter_words(&self, litter: &str) -> String {
        let species = self.log.litters.get(litter).and_then(|l| l.species.clone()).or_else(|| {
            self.members(litter).first().and_then(|id| self.animal(id)).map(|a| a.species.clone())
        });
        format!("the {}", words::plural(&super::species::young(species.as_deref().unwrap_or("animal"))))
    }
}

fn class_of(scene: &Scene, ent: &Ent) -> Class {
    match ent {
        Ent::Person(id) if scene.is_i(id) => Class::I,
        Ent::Person(id) => match scene.log.people.get(id).and_then(|p| p.pronoun.as_deref()) {
            Some("she") => Class::She,
            Some("he") => Class::He,
            Some("they") => Class::They,
            _ => Class::It,
        },
        Ent::Animal(id) => match scene.animal(id).and_then(|a| a.sex.as_deref()) {
            Some("female") => Class::She,
            Some("male") => Class::He,
            _ => Class::It,
        },
        Ent::Group(_) | Ent::Litter(_) => Class::They,
        Ent::Mother { .. } => Class::She,
    }
}

fn pronoun_of(class: Class, case: Case) -> &'static str {
    let [subject, object, possessive] = match class {
        Class::She => ["she", "her", "her"],
        Class::He => ["he", "him", "his"],
        Class::They => ["they", "them", "their"],
        Class::It => ["it", "it", "its"],
        Class::I => ["I", "me", "my"],
    };
    match case {
        Case::Subject | Case::Name | Case::Description => subject,
        Case::Object => object,
        Case::Possessive => possessive,
    }
}

fn number_of(class: Class) -> Number {
    match class {
        Class::They => Number::Many,
        Class::I => Number::I,
        Class::She | Class::He | Class::It => Number::One,
    }
}
