// Every command of the window, once. The build script declares them from this list and the handler serves them from it.
commands! {
    about::about,
    about::painted,
    history::redo,
    settings::set_theme,
    history::undo,
}
