//! A story, told in the terminal or written out as a whole export.

use std::{
    fs,
    path::{Path, PathBuf},
};

use littermate_core::{
    Book, Error, Result,
    desk::StoryFormat,
    story::{Channel, Draft, Request, Shape, export},
    write_new,
};
use serde_json::Value;

use super::{arguments::Story, lines};
use crate::shelf;

/// Every shape, in the order in which they are named.
const SHAPES: [Shape; 9] = [
    Shape::Loss,
    Shape::Wild,
    Shape::Reunion,
    Shape::TwoGoHome,
    Shape::Friends,
    Shape::Family,
    Shape::Fighter,
    Shape::Milestone,
    Shape::Ask,
];

/// Tells a story: its title, an empty line, its text; with `--out` into files.
pub(crate) fn tell(book: &Path, story: &Story) -> Result<String> {
    let mut book = shelf::open_known(book)?;
    let draft = book.tell(&request(story)?, story.moment()?)?;
    match &story.out {
        Some(folder) => write(&mut book, &draft, folder),
        None => Ok(text(&draft)),
    }
}

/// The title, an empty line, the text.
pub(crate) fn text(draft: &Draft) -> String {
    let title = draft.titles.first().map_or("", |title| title.text.as_str());
    let body = draft.body();
    let text = [title, ""].into_iter().chain(body.split('\n'));
    lines(text.map(str::to_owned))
}

fn request(story: &Story) -> Result<Request> {
    let channel = Channel::parse(&story.channel).ok_or_else(|| {
        let known: Vec<&str> = Channel::ALL.into_iter().map(Channel::name).collect();
        Error::invalid("channel", format!("There is no channel «{}»: {}.", story.channel, known.join(", ")))
    })?;
    let shape = story.shape.as_deref().map(shape).transpose()?;
    Ok(Request { about: story.about.clone(), channel, shape, ..Request::default() })
}

fn shape(word: &str) -> Result<Shape> {
    serde_json::from_value(Value::from(word.to_lowercase().replace('-', "_"))).map_err(|_| {
        let known = SHAPES.map(|shape| serde_json::to_value(shape).unwrap_or_default());
        let known: Vec<&str> = known.iter().filter_map(Value::as_str).collect();
        Error::invalid("shape", format!("There is no shape «{word}»: {}.", known.join(", ")))
    })
}

/// Writes every file of the export, or none: half a story is none.
fn write(book: &mut Book, draft: &Draft, folder: &Path) -> Result<String> {
    let mut told = Vec::new();
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for format in StoryFormat::ALL {
        let parcel = book.parcel(draft, format, "photos")?;
        files.push((folder.join(format!("{}.{}", parcel.stem, format.ending())), parcel.text.into_bytes()));
        if format == StoryFormat::ALL[0] {
            let photos = folder.join("photos");
            files.extend(parcel.pictures.into_iter().map(|(name, bytes)| (photos.join(name), bytes)));
            let provenance = folder.join(format!("{}.provenance.json", parcel.stem));
            files.push((provenance, format!("{:#}\n", export::provenance(draft)).into_bytes()));
            told.extend(parcel.left_out);
        }
    }
    let mut made = Made::default();
    for (path, bytes) in &files {
        made.file(path, bytes)?;
    }
    made.whole = true;
    told.push(format!("The story is in {}. Keep the provenance file to yourself.", folder.display()));
    Ok(lines(told.into_iter()))
}

/// What was written so far; gone again unless all of it was.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
    whole: bool,
}

impl Made {
    /// Writes a file where nothing is yet, and the folders it lies in.
    fn file(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !is_there(folder)).collect();
            for folder in missing.into_iter().rev() {
                fs::create_dir(folder).map_err(|error| Error::file("make the folder", folder, &error))?;
                self.folders.push(folder.to_owned());
            }
        }
        write_new(path, bytes)?;
        self.files.push(path.to_owned());
        Ok(())
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        if self.whole {
            return;
        }
        // The first error is the one to tell.
        for file in &self.files {
            drop(fs::remove_file(file));
        }
        for folder in self.folders.iter().rev() {
            drop(fs::remove_dir(folder));
        }
    }
}

fn is_there(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder.exists()
}
