//! The papers say what the code does: their tables come from it, and every test, file and package they name is there.
//!
//! `LITTERMATE_REWRITE_DOCUMENTS=1 cargo test -p littermate-core --test documents` writes the tables anew.
#![allow(clippy::unwrap_used)]

use littermate_core::entry::card::{
    Animal, Birth, CallToAction, Consent, Litter, LogCard, Media, Person, Place, Profile,
};
use littermate_core::entry::field::{FieldDescription, Shape};
use littermate_core::entry::kind::{Kind, Quote, QuoteConsent, Ratio};
use littermate_core::reference::{self, BirthWeight, CareStep, EVER, Figure, For, Milestone, Source};
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const REWRITE: &str = "LITTERMATE_REWRITE_DOCUMENTS";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Holds the part of a document between its two marks against what the code makes of it.
fn holds(document: &str, part: &str, made: &str) {
    let text = read(document);
    let begin = format!("<!-- {part}: made by core/tests/documents.rs -->\n");
    let start = text.find(&begin).unwrap() + begin.len();
    let stop = start + text[start..].find(&format!("<!-- end of {part} -->")).unwrap();
    if std::env::var_os(REWRITE).is_some() {
        let anew = format!("{}{made}{}", &text[..start], &text[stop..]);
        fs::write(root().join(document), anew).unwrap();
        return;
    }
    assert_eq!(&text[start..stop], made, "«{part}» of {document} is stale; {REWRITE}=1 writes it anew");
}

fn field_words(field: &FieldDescription) -> String {
    let key = if field.required { format!("**`{}`**", field.key) } else { format!("`{}`", field.key) };
    let holds = match &field.shape {
        Shape::Text => return key,
        Shape::Texts => "list".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Grams => "g".to_owned(),
        Shape::Millilitres => "mL".to_owned(),
        Shape::Celsius => "°C".to_owned(),
        Shape::YesNo => "yes or no".to_owned(),
        Shape::Free => "free".to_owned(),
        Shape::Nested => "part".to_owned(),
        Shape::Choice(choices) => {
            choices.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(" ")
        }
    };
    format!("{key} ({holds})")
}

fn fields_words(fields: &[FieldDescription]) -> String {
    fields.iter().map(field_words).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_log_format_lists_every_kind_card_and_field() {
    let mut kinds = "| kind | called | fields |\n| --- | --- | --- |\n".to_owned();
    for kind in Kind::descriptions() {
        kinds += &format!("| `{}` | {} | {} |\n", kind.kind, kind.title, fields_words(&kind.fields));
    }
    holds("docs/log-format.md", "kinds", &kinds);

    let mut cards = "| key | fields |\n| --- | --- |\n".to_owned();
    for (key, fields) in [
        ("log", LogCard::fields()),
        ("profile", Profile::fields()),
        ("people", Person::fields()),
        ("places", Place::fields()),
        ("animals", Animal::fields()),
        ("litters", Litter::fields()),
        ("media", Media::fields()),
    ] {
        cards += &format!("| `{key}` | {} |\n", fields_words(&fields));
    }
    holds("docs/log-format.md", "cards", &cards);

    let mut parts = "| part | fields |\n| --- | --- |\n".to_owned();
    for (part, fields) in [
        ("`ratio` of a weight", Ratio::fields()),
        ("`words` of an observation", Quote::fields()),
        ("`consent` of a quote", QuoteConsent::fields()),
        ("`consent` of a person", Consent::fields()),
        ("`birth` of an animal", Birth::fields()),
        ("`call_to_action` of the profile", CallToAction::fields()),
    ] {
        parts += &format!("| {part} | {} |\n", fields_words(&fields));
    }
    holds("docs/log-format.md", "parts", &parts);
}

fn species_words(species: For) -> &'static str {
    match species {
        For::Cat => "cats",
        For::Dog => "dogs",
        For::Both => "cats, dogs",
        For::Any => "any",
    }
}

fn figure_row(figure: &Figure) -> String {
    let species = species_words(figure.species);
    let ages = match figure.ages {
        (0, EVER) => "any".to_owned(),
        (from, EVER) => format!("from day {from}"),
        (from, to) => format!("days {from} to {to}"),
    };
    let Figure { what, value, unit, source, .. } = figure;
    format!("| {what} | {value} {unit} | {species} | {ages} | {} |\n", source.mark)
}

fn birth_row(birth: &BirthWeight) -> String {
    let grams = |grams: Option<f64>| grams.map_or_else(|| "–".to_owned(), |grams| format!("{grams} g"));
    let weighed = birth.weighed.map_or_else(|| "–".to_owned(), |count| count.to_string());
    let (mean, low, very_low) = (grams(Some(birth.mean)), grams(birth.low), grams(birth.very_low));
    format!("| {} | {weighed} | {mean} | {low} | {very_low} | {} |\n", birth.breed, birth.source.mark)
}

fn milestone_row(milestone: &Milestone) -> String {
    let days = match milestone.days {
        (from, to) if from == to => format!("about {from}"),
        (from, to) => format!("{from} to {to}"),
    };
    let (species, mark) = (species_words(milestone.species), milestone.source.mark);
    format!("| {} | {species} | {days} | {mark} |\n", milestone.what)
}

fn step_row(step: &CareStep) -> String {
    let (species, mark) = (species_words(step.species), step.source.mark);
    format!("| {} | {species} | {} | {} | {mark} |\n", step.what, step.first, step.how)
}

#[test]
fn the_reference_data_list_every_figure_and_every_source() {
    let mut figures = "| figure | value | for | age | source |\n| --- | --- | --- | --- | --- |\n".to_owned();
    figures.extend(reference::ALL.iter().map(figure_row));
    holds("docs/reference-data.md", "figures", &figures);

    let mut births = "| breed | weighed | mean | low below | very low below | source |\n| --- | --- | --- | --- | --- | --- |\n".to_owned();
    births.extend(reference::BIRTH_WEIGHTS.iter().map(birth_row));
    holds("docs/reference-data.md", "births", &births);

    let mut milestones = "| milestone | for | day of age | source |\n| --- | --- | --- | --- |\n".to_owned();
    milestones.extend(reference::MILESTONES.iter().map(milestone_row));
    holds("docs/reference-data.md", "milestones", &milestones);

    let mut steps = "| line | for | from day | when | source |\n| --- | --- | --- | --- | --- |\n".to_owned();
    steps.extend(reference::CARE_STEPS.iter().map(step_row));
    holds("docs/reference-data.md", "care plan", &steps);

    let beside = [
        reference::PANLEUKOPENIA,
        reference::RETROVIRUS,
        reference::SUCKING,
        reference::OWN_SPECIES,
        reference::HUDDLING,
    ];
    let of_births = reference::BIRTH_WEIGHTS.iter().map(|birth| birth.source);
    let of_ages = reference::MILESTONES.iter().map(|milestone| milestone.source);
    let of_steps = reference::CARE_STEPS.iter().map(|step| step.source);
    let mut seen = BTreeSet::new();
    let mut works = "| source | the work |\n| --- | --- |\n".to_owned();
    for Source { key, mark, cite, .. } in
        reference::ALL.iter().map(|f| f.source).chain(of_births).chain(of_ages).chain(of_steps).chain(beside)
    {
        if seen.insert(key) {
            let cite = if cite.is_empty() { "Rules of this program." } else { cite };
            works += &format!("| {mark} | {cite} |\n");
        }
    }
    holds("docs/reference-data.md", "sources", &works);
}

#[test]
fn every_figure_names_its_source_or_says_that_it_is_ours() {
    for Figure { what, unit, source, ages, .. } in reference::ALL {
        assert!(!unit.is_empty() && ages.0 <= ages.1, "{what}");
        if source.proposal {
            assert_eq!(source.mark, reference::OUR_PROPOSAL, "{what}");
        } else {
            assert!(!source.cite.is_empty() && source.mark != reference::OUR_PROPOSAL, "{what}");
        }
    }
}

/// Names and pinned versions of what the two crates and the page ask for by name.
fn pinned() -> BTreeSet<(String, String)> {
    let line = Regex::new(r#"(?m)^([a-z0-9_-]+) = (?:\{ version = )?"=([0-9.]+)""#).unwrap();
    let mut pinned = BTreeSet::new();
    for manifest in ["Cargo.toml", "src-tauri/core/Cargo.toml"] {
        pinned.extend(line.captures_iter(&read(manifest)).map(|c| (c[1].to_owned(), c[2].to_owned())));
    }
    let page: Value = serde_json::from_str(&read("ui/package.json")).unwrap();
    for part in ["dependencies", "devDependencies"] {
        let packages = page[part].as_object().unwrap();
        pinned.extend(packages.iter().map(|(name, v)| (name.clone(), v.as_str().unwrap().to_owned())));
    }
    pinned
}

#[test]
fn the_list_of_dependencies_is_that_of_the_manifests() {
    let row = Regex::new(r"(?m)^\| `([^`]+)` \| ([0-9.]+) \|").unwrap();
    let text = read("docs/decisions/dependencies.md");
    let listed: BTreeSet<_> = row.captures_iter(&text).map(|c| (c[1].to_owned(), c[2].to_owned())).collect();
    assert_eq!(listed, pinned());
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
}

/// Every paper: those at the top, and those below `docs`.
fn papers() -> Vec<PathBuf> {
    let mut papers = Vec::new();
    files(&root().join("docs"), "md", &mut papers);
    for file in fs::read_dir(root()).unwrap() {
        papers.extend(Some(file.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "md")));
    }
    papers
}

#[test]
fn every_link_of_a_paper_leads_somewhere() {
    let link = Regex::new(r##"(?:\]\(|src=")([^)"#]+)"##).unwrap();
    for paper in papers() {
        let text = fs::read_to_string(&paper).unwrap();
        for target in link.captures_iter(&text).map(|c| c[1].to_owned()) {
            let outside = target.starts_with("http");
            assert!(outside || paper.with_file_name(&target).exists(), "{}: {target}", paper.display());
        }
    }
}

#[test]
fn every_test_that_a_paper_relies_on_is_there() {
    let mut sources = Vec::new();
    files(&root().join("src-tauri"), "rs", &mut sources);
    files(&root().join("tests"), "rs", &mut sources);
    let function = Regex::new(r"\bfn ([a-z0-9_]+)").unwrap();
    let mut functions = BTreeSet::new();
    for source in sources {
        let text = fs::read_to_string(source).unwrap();
        functions.extend(function.captures_iter(&text).map(|c| c[1].to_owned()));
    }
    // Names of tests are sentences, which sets them apart from all else that stands in code marks.
    let test = Regex::new(r"`([a-z0-9]+(?:_[a-z0-9]+){3,})`").unwrap();
    for paper in ["docs/architecture.md", "SECURITY.md"] {
        let text = read(paper);
        let mut named = test.captures_iter(&text).map(|c| c[1].to_owned()).peekable();
        assert!(named.peek().is_some(), "{paper}");
        for name in named {
            assert!(functions.contains(&name), "{paper}: there is no test «{name}»");
        }
    }
}
