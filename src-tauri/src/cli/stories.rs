//! A story, told in the terminal or written out as a whole export.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use littermate_core::{
    Book, Error, Result,
    desk::StoryFormat,
    story::{Channel, Draft, Request, Shape, export},
};
use serde_json::Value;

use super::arguments::Story;
use crate::shelf;

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
    format!("{title}\n\n{}\n", draft.body())
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
    serde_json::from_value(Value::from(word.replace('-', "_")))
        .map_err(|_| Error::invalid("shape", format!("There is no shape «{word}».")))
}

fn write(book: &mut Book, draft: &Draft, folder: &Path) -> Result<String> {
    fs::create_dir_all(folder).map_err(|error| Error::file("make the folder", folder, &error))?;
    let mut told = String::new();
    for format in StoryFormat::ALL {
        let parcel = book.parcel(draft, format, "photos")?;
        create(&folder.join(format!("{}.{}", parcel.stem, format.ending())), parcel.text.as_bytes())?;
        if format == StoryFormat::ALL[0] {
            for (name, bytes) in &parcel.pictures {
                let photos = folder.join("photos");
                fs::create_dir_all(&photos)
                    .map_err(|error| Error::file("make the folder", &photos, &error))?;
                create(&photos.join(name), bytes)?;
            }
            let provenance: PathBuf = folder.join(format!("{}.provenance.json", parcel.stem));
            create(&provenance, format!("{:#}\n", export::provenance(draft)).as_bytes())?;
            told.extend(parcel.left_out.iter().map(|sentence| format!("{sentence}\n")));
        }
    }
    Ok(format!("{told}The story is in {}. Keep the provenance file to yourself.\n", folder.display()))
}

/// Writes a file where nothing is yet.
fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::File::create_new(path)
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|error| Error::file("write", path, &error))
}
