//! Who there is.

use littermate_core::{
    Result,
    book::Outcome,
    growth::{Size, Stretch},
    register::{AnimalPage, AnimalsView, FeedingPlan, GrowthCard, NewAnimals, PlanForm, TakenIn},
};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// Litters and singles, and those who are no longer here.
#[tauri::command(async)]
pub(crate) fn animals<R: Runtime>(app: AppHandle<R>) -> Result<AnimalsView> {
    shelf::read(app, |book| book.animals(None))
}

/// One animal's page.
#[tauri::command(async)]
pub(crate) fn animal_page<R: Runtime>(app: AppHandle<R>, animal: &str) -> Result<AnimalPage> {
    shelf::read(app, |book| book.animal_page(animal))
}

/// One animal's growth, with a chart that goes back so far, of a size in pixels.
#[tauri::command(async)]
pub(crate) fn growth_card<R: Runtime>(
    app: AppHandle<R>,
    animal: &str,
    stretch: Stretch,
    width: u32,
    height: u32,
) -> Result<GrowthCard> {
    shelf::read(app, |book| book.growth_card(animal, stretch, Size { width, height }))
}

/// One animal's feeding plan.
#[tauri::command(async)]
pub(crate) fn feeding_plan<R: Runtime>(app: AppHandle<R>, animal: &str) -> Result<FeedingPlan> {
    shelf::read(app, |book| book.feeding_plan(animal, None))
}

/// Sets the feeding plan of an animal, or of its litter.
#[tauri::command(async)]
pub(crate) fn set_feeding_plan<R: Runtime>(app: AppHandle<R>, animal: &str, plan: PlanForm) -> Result<()> {
    shelf::write(app, move |book| book.set_feeding_plan(animal, &plan))
}

/// Says that formula was mixed just now, for an animal and its litter.
#[tauri::command(async)]
pub(crate) fn mix_formula<R: Runtime>(app: AppHandle<R>, animal: &str) -> Result<()> {
    shelf::write(app, |book| book.mix_formula(animal))
}

/// Takes in a litter or a single animal.
#[tauri::command(async)]
pub(crate) fn take_in<R: Runtime>(app: AppHandle<R>, new: NewAnimals) -> Result<TakenIn> {
    shelf::write(app, move |book| book.take_in(&new))
}

/// Reads a typed age or day of birth back.
#[tauri::command(async)]
pub(crate) fn echo_birth<R: Runtime>(app: AppHandle<R>, text: &str) -> Result<String> {
    shelf::read(app, |book| book.echo_birth(text))
}

/// Changes values of an animal's card.
#[tauri::command(async)]
pub(crate) fn change_animal<R: Runtime>(
    app: AppHandle<R>,
    animal: &str,
    values: Vec<(String, String)>,
) -> Result<()> {
    shelf::write(app, move |book| book.change_animal(animal, &values))
}

/// Moves the made-up litter into a book in which nothing is written yet.
#[tauri::command(async)]
pub(crate) fn load_demo<R: Runtime>(app: AppHandle<R>) -> Result<()> {
    shelf::write(app, |book| {
        let Outcome { changes, .. } = book.load_demo()?;
        Ok(Outcome { value: (), changes })
    })
}
