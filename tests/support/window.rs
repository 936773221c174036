//! The real window, as a carer meets it: words to look for, things to click, keys to press.

use std::{
    ffi::OsStr,
    fs,
    future::Future,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    error::CmdError,
    key::Key,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

#[cfg(target_os = "linux")]
use super::bus::Bus;
use super::{dialog::SaveDialog, driver::Driver, process::wait_for, screen::Screen};

/// A carer's desk: a home of its own, a screen, and the book that lies on it.
pub(crate) struct Desk {
    screen: Screen,
    home: TempDir,
    /// What its programs find in their environment, beside what every desk gives.
    environment: Vec<(String, String)>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().expect("a fresh home");
        Self { screen: Screen::start(home.path()), home, environment: Vec::new() }
    }

    /// The home; everything the program writes is below it.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The book that [`Desk::open`] opens.
    pub(crate) fn book(&self) -> PathBuf {
        self.home().join("test.littermate")
    }

    /// Runs a command of `littermate` on the book in the terminal, and gives what it printed.
    pub(crate) fn littermate(&self, arguments: &[&str]) -> String {
        let output = self
            .command(env!("CARGO_BIN_EXE_littermate"))
            .arg("--book")
            .arg(self.book())
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .expect("littermate starts");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("littermate prints UTF-8")
    }

    /// Opens the window on the book, and waits for its first screen.
    pub(crate) fn open(&self) -> Window<'_> {
        let mut driver = self.command("WebKitWebDriver");
        driver.env("TAURI_WEBVIEW_AUTOMATION", "true").stdout(Stdio::null());
        let driver = Driver::start(driver);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let capabilities = json!({
            "webkitgtk:browserOptions": {
                "binary": env!("CARGO_BIN_EXE_littermate"),
                "args": ["--book", self.book()],
            }
        });
        let Value::Object(capabilities) = capabilities else { unreachable!() };
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities)
                    .connect(&driver.address()),
            )
            .expect("the window opens");
        let window = Window { client: Some(client), runtime, desk: self, _driver: driver };
        window.find("//main//h1");
        window
    }

    /// Connects its programs to a bus.
    #[cfg(target_os = "linux")]
    pub(crate) fn on(mut self, bus: &Bus) -> Self {
        self.environment = bus.environment();
        self
    }

    /// Whether the window stands on the screen.
    pub(crate) fn is_seen(&self) -> bool {
        self.seen().is_some()
    }

    fn seen(&self) -> Option<String> {
        self.screen.xdotool(&["search", "--onlyvisible", "--name", "^Littermate$"])
    }

    /// Waits until the window stands on the screen.
    pub(crate) fn wait_until_seen(&self) {
        wait_for("the window on the screen", || self.seen());
    }

    /// Waits until it no longer does.
    pub(crate) fn wait_until_unseen(&self) {
        wait_for("the window to hide", || (!self.is_seen()).then_some(()));
    }

    /// A program that will see nothing but this desk.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        let home = self.home();
        let below = |name: &str| {
            let folder = home.join(name);
            fs::create_dir_all(&folder).expect("a folder of the home");
            folder
        };
        command
            .current_dir(home)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("DISPLAY", self.screen.display())
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "memory")
            .env("GTK_USE_PORTAL", "0")
            .env("NO_AT_BRIDGE", "1")
            .env("LANG", "C.UTF-8")
            .env("HOME", home)
            .env("TMPDIR", below("tmp"))
            .env("XDG_CACHE_HOME", below("cache"))
            .env("XDG_CONFIG_HOME", below("config"))
            .env("XDG_DATA_HOME", below("data"))
            .env("XDG_RUNTIME_DIR", below("run"))
            // Of the computer's own system a test sees nothing.
            .env("DBUS_SYSTEM_BUS_ADDRESS", format!("unix:path={}", home.join("no-bus").display()))
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// The open window. What is looked for is waited for.
pub(crate) struct Window<'desk> {
    client: Option<Client>,
    runtime: Runtime,
    desk: &'desk Desk,
    _driver: Driver,
}

impl Window<'_> {
    /// The one element an `XPath` finds, once it is there.
    pub(crate) fn find(&self, xpath: &str) -> Element {
        wait_for(xpath, || self.run(self.client().find(Locator::XPath(xpath))).ok())
    }

    /// How many elements an `XPath` finds now.
    pub(crate) fn count(&self, xpath: &str) -> usize {
        self.must(self.client().find_all(Locator::XPath(xpath))).len()
    }

    /// Waits until the page shows these words.
    pub(crate) fn see(&self, words: &str) {
        wait_for(&format!("«{words}» on the page"), || self.text("//body").contains(words).then_some(()));
    }

    /// The words in an element, as they are shown.
    pub(crate) fn text(&self, xpath: &str) -> String {
        let element = self.find(xpath);
        // An element that was drawn anew in between has no text: the caller asks again or fails.
        self.run(element.text()).unwrap_or_default()
    }

    /// The value of the field with this label.
    pub(crate) fn value(&self, label: &str) -> String {
        self.must(self.find(&named(label)).prop("value")).unwrap_or_default()
    }

    /// Clicks the button, link or field with this name.
    pub(crate) fn click(&self, name: &str) {
        self.must(self.find(&named(name)).click());
    }

    /// Clicks what an `XPath` finds.
    pub(crate) fn click_at(&self, xpath: &str) {
        self.must(self.find(xpath).click());
    }

    /// Waits until an `XPath` finds nothing any more.
    pub(crate) fn wait_until_gone(&self, xpath: &str) {
        wait_for(&format!("{xpath} to go"), || (self.count(xpath) == 0).then_some(()));
    }

    /// Presses a key, or several together: `Enter`, `g`, `Ctrl+z`.
    pub(crate) fn press(&self, keys: &str) {
        let keys: Vec<char> = match keys {
            "+" => vec!['+'],
            _ => keys.split('+').map(key).collect(),
        };
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        self.act(down.chain(up));
    }

    /// Types a text, key by key, where the focus is.
    pub(crate) fn type_text(&self, text: &str) {
        self.act(text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]));
    }

    /// Types on the number pad, where one hand is enough; a line break is its Enter.
    pub(crate) fn numpad(&self, keys: &str) {
        self.act(
            keys.chars()
                .map(numpad_key)
                .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]),
        );
    }

    /// The name of what has the focus, as a screen reader says it.
    pub(crate) fn focused(&self) -> String {
        let name = self.ask(
            "const it = document.activeElement; \
             const label = it.getAttribute('aria-label') ?? it.labels?.[0]?.innerText; \
             if (label) return label; \
             const copy = it.cloneNode(true); \
             copy.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove()); \
             return copy.textContent.replaceAll(/\\s+/g, ' ')",
        );
        name.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Waits until this has the focus.
    pub(crate) fn wait_for_focus(&self, name: &str) {
        wait_for(&format!("the focus on «{name}»"), || (self.focused() == name).then_some(()));
    }

    /// Waits until the field with this label holds a value.
    pub(crate) fn wait_for_value(&self, label: &str, value: &str) {
        wait_for(&format!("«{value}» in «{label}»"), || (self.value(label) == value).then_some(()));
    }

    /// Waits until a button is pressed, or is not.
    pub(crate) fn wait_for_pressed(&self, name: &str, pressed: bool) {
        let expected = Some(pressed.to_string());
        wait_for(&format!("{name} to be {pressed}"), || {
            let state = self.run(self.find(&named(name)).attr("aria-pressed")).ok()?;
            (state == expected).then_some(())
        });
    }

    /// Closes the window as a hand does, with the keys of the screen.
    pub(crate) fn close_as_a_hand_does(&self) {
        let shown = wait_for("the window on the screen", || self.desk.seen());
        self.desk.screen.xdotool(&["windowactivate", "--sync", &shown]);
        self.desk.screen.xdotool(&["key", "alt+F4"]);
    }

    /// Closes the window as a hand does, and waits until the program has ended.
    pub(crate) fn close_by_hand(self) {
        self.close_as_a_hand_does();
        self.wait_for_end();
    }

    /// Waits until the program has ended.
    pub(crate) fn wait_for_end(self) {
        let lock = self.desk.book();
        wait_for("the program to end", || {
            let status = self
                .desk
                .command(env!("CARGO_BIN_EXE_littermate"))
                .arg("--book")
                .arg(&lock)
                .arg("check")
                .output();
            status.ok().filter(|output| output.status.success()).map(drop)
        });
    }

    /// Chooses from a field that opens a list.
    pub(crate) fn choose(&self, label: &str, option: &str) {
        let option = format!("({})/option[normalize-space()='{option}']", named(label));
        self.must(self.find(&option).click());
    }

    /// Asks the page itself, for what no carer sees but every screen reader does.
    pub(crate) fn ask(&self, script: &str) -> Value {
        self.must(self.client().execute(script, vec![]))
    }

    /// Asks the page until it gives the answer that is waited for.
    pub(crate) fn wait_for_answer(&self, what: &str, script: &str, is_it: impl Fn(&Value) -> bool) {
        wait_for(what, || is_it(&self.ask(script)).then_some(()));
    }

    /// Makes the window another size, in pixels.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.must(self.client().set_window_size(width, height));
    }

    /// What axe-core finds wrong with the page: rule and element, one line each.
    pub(crate) fn violations(&self) -> Vec<String> {
        // A colour that is still fading in has no contrast to speak of.
        wait_for("the page to stand still", || {
            (self.ask("return document.getAnimations().length") == 0).then_some(())
        });
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        self.ask(&fs::read_to_string(axe).expect("axe-core is installed with the packages of the page"));
        // Colours that are still on their way to others are nobody's colours.
        let run = "const done = arguments[arguments.length - 1]; \
            Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }) \
              .then(({ violations }) => done(violations.flatMap(({ id, nodes }) => \
                nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))), \
                (error) => done([String(error)])))";
        let found = self.must(self.client().execute_async(run, vec![]));
        let found = found.as_array().expect("a list of what axe found");
        found.iter().map(|violation| violation.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The native save dialog with this title, once it is open.
    pub(crate) fn save_dialog(&self, title: &str) -> SaveDialog<'_> {
        SaveDialog::wait(&self.desk.screen, title)
    }

    /// Takes a picture of the page, once all that happened is drawn.
    pub(crate) fn picture(&self, file: &Path) {
        let drawn = "const done = arguments[arguments.length - 1]; \
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))";
        self.must(self.client().execute_async(drawn, vec![]));
        fs::write(file, self.must(self.client().screenshot())).expect("the picture is kept");
    }

    /// Takes the pictures of a screen for the papers, by day and by night; ends in the theme it began with.
    pub(crate) fn pictures(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/images");
        fs::create_dir_all(&folder).expect("the folder of the pictures");
        for theme in ["day", "night"] {
            // Not by the key, which would be said in the picture.
            self.ask(&format!("document.documentElement.dataset.theme = '{theme}'; document.dispatchEvent(new Event('theme'))"));
            self.picture(&folder.join(format!("{name}-{theme}.png")));
        }
        self.ask(
            "document.documentElement.dataset.theme = 'day'; document.dispatchEvent(new Event('theme'))",
        );
    }

    /// Takes a picture of the whole screen.
    pub(crate) fn picture_of_screen(&self, file: &Path) {
        self.desk.screen.picture(file);
    }

    fn act(&self, actions: impl Iterator<Item = KeyAction>) {
        let keyboard = actions.fold(KeyActions::new("keyboard".to_owned()), InputSource::then);
        self.must(self.client().perform_actions(keyboard));
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open")
    }

    fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    fn must<T>(&self, work: impl Future<Output = Result<T, CmdError>>) -> T {
        self.run(work).expect("the driver answers")
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let _ = self.runtime.block_on(client.close());
        }
    }
}

/// By the name that a carer reads or hears: `aria-label`, the label of a field, the words around a box to tick, the
/// text of a button or link.
fn named(name: &str) -> String {
    let name = format!("concat('', \"{name}\")");
    format!(
        "//*[@aria-label={name}] | //*[@id=//label[normalize-space()={name}]/@for] \
         | //label[.//input][normalize-space()={name}] \
         | //*[self::button or self::a or self::summary][normalize-space()={name} \
         or normalize-space(text()[normalize-space()])={name}]"
    )
}

/// The key of the number pad that writes a character, in the codes of `WebDriver`.
fn numpad_key(character: char) -> char {
    match character {
        '0'..='9' => char::from_u32(0xE01A + u32::from(character) - u32::from('0')).expect("a key"),
        '*' => '\u{E024}',
        '+' => '\u{E025}',
        '-' => '\u{E027}',
        '.' => '\u{E028}',
        '/' => '\u{E029}',
        '\n' => '\u{E007}',
        other => panic!("no key of the number pad writes «{other}»"),
    }
}

fn key(name: &str) -> char {
    match name {
        "Backspace" => Key::Backspace.into(),
        "Tab" => Key::Tab.into(),
        "Enter" => Key::Enter.into(),
        "Escape" => Key::Escape.into(),
        "Delete" => Key::Delete.into(),
        "Up" => Key::Up.into(),
        "Down" => Key::Down.into(),
        "Left" => Key::Left.into(),
        "Right" => Key::Right.into(),
        "Ctrl" => Key::Control.into(),
        "Shift" => Key::Shift.into(),
        "Home" => Key::Home.into(),
        "End" => Key::End.into(),
        "Space" => ' ',
        "F1" => Key::F1.into(),
        _ => {
            let mut characters = name.chars();
            let character = characters.next().expect("a key has a name");
            assert!(characters.next().is_none(), "no key is called {name}");
            character
        }
    }
}
