//! What can be typed after `littermate`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use littermate_core::{
    Error, Result, World as _,
    values::{Moment, parse_typed_until},
};

use crate::world::ThisComputer;

/// The foster-care log for newborn animals that lost their mother's care.
#[derive(Debug, Parser)]
#[command(name = "littermate", version, about, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// The book to work on; your own when you name none
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) book: Option<PathBuf>,
    /// What to do in the terminal; the window opens when you name nothing
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What the terminal can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Take in a log file, all of it or nothing
    Import {
        /// The log to read
        file: PathBuf,
    },
    /// Write the whole log
    Export {
        /// Where to; the terminal when you name nothing
        file: Option<PathBuf>,
    },
    /// List the animals
    Animals(Listing),
    /// Note a feed
    Feed {
        #[command(flatten)]
        measure: Measure,
        /// How: bottle, syringe, tube, gruel
        #[arg(long, default_value = "bottle")]
        method: String,
        /// Note it even when the animal was fed a moment ago
        #[arg(long)]
        anyway: bool,
    },
    /// Note a medicine that was given
    Give {
        /// The animal: name, code or id
        animal: String,
        /// The medicine
        drug: String,
        /// The dose, as the vet said
        #[arg(long)]
        dose: Option<String>,
        /// When: 310, 3:10, -20 for twenty minutes ago; now when you name nothing
        #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
        at: Option<String>,
        /// Note it even when it was given within its interval
        #[arg(long)]
        anyway: bool,
    },
    /// Note a weight
    Weigh(Measure),
    /// Tell all that happened to an animal
    Timeline {
        /// Its name, code or id
        animal: String,
        #[command(flatten)]
        listing: Listing,
    },
    /// Say how an animal grows
    Growth {
        /// Its name, code or id
        animal: String,
        #[command(flatten)]
        listing: Listing,
    },
    /// Say who is to be fed next
    Due(Listing),
    /// Say how much milk an animal is to get, in how many feeds, and why
    Plan {
        /// Its name, code or id
        animal: String,
        #[command(flatten)]
        listing: Listing,
    },
    /// Say who is falling behind, and why
    Watch(Listing),
    /// Say what is due beside feeding: care plan and medicines
    Care {
        /// An animal, by name, code or id: all of its milestones, care plan and medicines
        animal: Option<String>,
        #[command(flatten)]
        listing: Listing,
    },
    /// Say who could keep whom company
    Pairs(Listing),
    /// Write a paper: for the vet, the next carer, the new home, or a blank log
    Sheet(Paper),
    /// Write a story from the log
    Story(Story),
    /// Look for damage
    Check,
    /// Copy the book, then open and check the copy
    Backup {
        /// Where to
        file: PathBuf,
    },
    /// Make this book what a backup holds
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Put a made-up litter into an empty book
    Demo,
}

/// What every command that judges or lists can be asked.
#[derive(Debug, Args)]
pub(crate) struct Listing {
    /// As it stood then: a time, or a date for the end of that day
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(crate) as_of: Option<String>,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// An amount for an animal.
#[derive(Debug, Args)]
pub(crate) struct Measure {
    /// The animal: name, code or id
    pub(crate) animal: String,
    /// How much, with its unit: 98g, 4.5mL
    pub(crate) amount: String,
    /// When: 310, 3:10, -20 for twenty minutes ago; now when you name nothing
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(crate) at: Option<String>,
}

/// What a paper is to be.
#[derive(Debug, Args)]
pub(crate) struct Paper {
    /// Which: vet, handover, adopter, paper
    pub(crate) kind: String,
    /// The animal, by name, code or id; for handover and paper also a litter, or everyone when you name nothing
    #[arg(default_value = "", hide_default_value = true)]
    pub(crate) about: String,
    /// As plain text; for the vet, ten lines for a message
    #[arg(long)]
    pub(crate) text: bool,
    /// The question at the end of the ten lines
    #[arg(long, value_name = "QUESTION", default_value = "", hide_default_value = true)]
    pub(crate) ask: String,
    /// For the hand-over: since when
    #[arg(
        long,
        value_name = "TIME",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) since: String,
    /// For the hand-over: private notes too
    #[arg(long)]
    pub(crate) notes: bool,
    #[command(flatten)]
    pub(crate) listing: Listing,
    /// Write it into this file
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// What a story is to be.
#[derive(Debug, Args)]
pub(crate) struct Story {
    /// The animals it is about
    #[arg(long, value_name = "NAME", value_delimiter = ',', required = true)]
    pub(crate) about: Vec<String>,
    /// Where it will be read
    #[arg(long)]
    pub(crate) channel: String,
    /// The shape to tell it in
    #[arg(long)]
    pub(crate) shape: Option<String>,
    /// From what was known then: a time, or a date for the end of that day
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(crate) as_of: Option<String>,
    /// Write the whole export into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

impl Listing {
    /// The moment to list as of, when one is named.
    pub(crate) fn moment(&self) -> Result<Option<Moment>> {
        moment(self.as_of.as_deref())
    }
}

impl Story {
    /// The moment to tell as of, when one is named.
    pub(crate) fn moment(&self) -> Result<Option<Moment>> {
        moment(self.as_of.as_deref())
    }
}

fn moment(text: Option<&str>) -> Result<Option<Moment>> {
    let Some(text) = text else { return Ok(None) };
    let mut computer = ThisComputer;
    let read = Moment::parse(text).or_else(|| {
        let now = computer.now();
        parse_typed_until(text, now, computer.zone().parse().ok()).ok()
    });
    read.map(Some).ok_or_else(|| {
        Error::invalid(
            "as-of",
            format!("«{text}» is not a time. Try 2024-04-28T23:00:00-05:00, 3:10 or y 23:50."),
        )
    })
}
