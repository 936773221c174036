//! Who is feeding: one of the carers of the log, kept as a setting; what is saved from then on carries that name.

use crate::book::{Book, Outcome, Writer};
use crate::chronicle::Chronicle;
use crate::entry::card::CardType;
use crate::error::{Error, Result};
use crate::register::Choice;
use crate::round::RoundView;
use serde_json::{Map, json};

/// The setting that holds who is feeding.
const CARER: &str = "carer";

/// Words in the role of a person who may be feeding.
const CARERS: [&str; 6] = ["carer", "foster", "feeder", "volunteer", "helper", "rehabber"];

/// The role that a new carer gets.
const ROLE: &str = "carer";

/// The longest name, in letters.
const LONGEST_NAME: usize = 60;

impl Book {
    /// Says who is feeding from now on: one of the carers, or a name that is new in the log.
    pub fn feed_as(&mut self, scope: &str, who: &str) -> Result<Outcome<RoundView>> {
        self.write(|w| {
            let name = w.feed_as(who)?;
            let view = w.reader().round_view(scope)?;
            Ok(RoundView { saved: Some(format!("{name} is feeding")), ..view })
        })
    }
}

impl Writer<'_> {
    fn feed_as(&mut self, who: &str) -> Result<String> {
        let who = who.trim();
        let problem = |text: &str| Error::invalid(CARER, text);
        if who.is_empty() {
            return Err(problem("Who is feeding? A name is enough."));
        }
        let carers = carers(&self.reader().chronicle_of_cards()?);
        let same = |c: &&Choice| c.id == who || c.label.to_lowercase() == who.to_lowercase();
        if let Some(known) = carers.iter().find(same) {
            self.set_setting(CARER, &known.id)?;
            return Ok(known.label.clone());
        }
        if who.chars().count() > LONGEST_NAME || who.chars().any(char::is_control) {
            return Err(problem("Please keep the name to one line of at most 60 letters."));
        }
        let id = self.new_subject();
        let card = Map::from_iter([("name".to_owned(), json!(who)), ("role".to_owned(), json!(ROLE))]);
        self.put_card(CardType::Person.name(), id, None, None, card)?;
        self.set_setting(CARER, &id.to_string())?;
        Ok(who.to_owned())
    }
}

/// The carers of a log, whose log it is first.
pub(crate) fn carers(log: &Chronicle) -> Vec<Choice> {
    let own = log.profile.carer.as_deref();
    let mut carers: Vec<(bool, Choice)> = log
        .people
        .iter()
        .filter(|(id, person)| {
            let role = person.role.as_deref().unwrap_or_default().to_lowercase();
            own == Some(id.as_str()) || CARERS.iter().any(|word| role.contains(word))
        })
        .filter_map(|(id, person)| {
            let label = person.short_name.clone().or(person.name.clone()).or(person.publish_as.clone())?;
            Some((own != Some(id.as_str()), Choice { id: id.clone(), label }))
        })
        .collect();
    carers.sort_by(|a, b| (a.0, &a.1.label).cmp(&(b.0, &b.1.label)));
    carers.into_iter().map(|(_, choice)| choice).collect()
}

/// Who is feeding: as set, else whose log it is.
pub(crate) fn feeding(log: &Chronicle, carers: &[Choice]) -> Option<String> {
    let set = carers.iter().find(|carer| carer.id == log.settings.carer);
    let own = || carers.iter().find(|carer| Some(&carer.id) == log.profile.carer.as_ref());
    set.or_else(own).map(|carer| carer.id.clone())
}
