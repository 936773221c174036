//! Milestones, care plan, medicines, and the end of a life.

use littermate_core::{
    Result,
    care_list::{CareChange, CarePanel, MedicineForm},
    register::DeathForm,
};
use tauri::{AppHandle, Runtime};

use crate::shelf;

/// Milestones, care plan and medicines of an animal.
#[tauri::command(async)]
pub(crate) fn care_panel<R: Runtime>(app: AppHandle<R>, animal: &str) -> Result<CarePanel> {
    shelf::read(app, |book| book.care_panel(animal, None))
}

/// Notes that a milestone came.
#[tauri::command(async)]
pub(crate) fn note_milestone<R: Runtime>(app: AppHandle<R>, animal: &str, name: &str) -> Result<String> {
    shelf::write(app, |book| book.note_milestone(animal, name))
}

/// Changes the care plan of an animal.
#[tauri::command(async)]
pub(crate) fn change_care<R: Runtime>(app: AppHandle<R>, animal: &str, change: CareChange) -> Result<String> {
    shelf::write(app, move |book| book.change_care(animal, &change))
}

/// Enters the order of a medicine.
#[tauri::command(async)]
pub(crate) fn plan_medicine<R: Runtime>(
    app: AppHandle<R>,
    animal: &str,
    form: MedicineForm,
) -> Result<String> {
    shelf::write(app, move |book| book.plan_medicine(animal, &form))
}

/// Notes a dose of an ordered medicine.
#[tauri::command(async)]
pub(crate) fn give_dose<R: Runtime>(
    app: AppHandle<R>,
    animal: &str,
    drug: &str,
    at: &str,
    anyway: bool,
) -> Result<String> {
    shelf::write(app, |book| book.give_dose(animal, drug, at, anyway))
}

/// Enters a death.
#[tauri::command(async)]
pub(crate) fn record_death<R: Runtime>(app: AppHandle<R>, animal: &str, form: DeathForm) -> Result<String> {
    shelf::write(app, move |book| book.record_death(animal, &form))
}
