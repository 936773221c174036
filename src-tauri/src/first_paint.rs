//! The moment the carer sees something: work that can wait starts only then.

/// When set, the first paint is told on standard output, for the benchmark that starts the window again and again.
const REPORT: &str = "LITTERMATE_PAINT_REPORT";

/// Called once the first frame is on the screen.
pub(crate) fn reached() {
    if std::env::var_os(REPORT).is_some() {
        println!("painted");
    }
}
