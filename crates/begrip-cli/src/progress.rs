//! A line on the terminal that says what takes so long. It comes after a second, and goes before the result comes.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use terminal_size::Width;

/// Work that is done sooner than this says nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Goes back to the start of the line, and empties it.
const ERASE: &str = "\r\u{1b}[2K";

/// Says what is being done for as long as it lives; nothing where standard error is no terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    work: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Says that this is being done.
    pub(crate) fn of(what: &str) -> Self {
        let stderr = std::io::stderr();
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        if !stderr.is_terminal() || is_dumb {
            return Self { work: None };
        }
        let columns = terminal_size::terminal_size_of(&stderr).map_or(80, |(Width(columns), _)| columns);
        Self::on(stderr, PATIENCE, line(what, usize::from(columns)))
    }

    fn on(mut screen: impl Write + Send + 'static, patience: Duration, line: String) -> Self {
        let (done, is_done) = channel::<()>();
        let wait = move || {
            if is_done.recv_timeout(patience) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            // whoever took the terminal away needs no progress
            let _unseen = write!(screen, "{line}").and_then(|()| screen.flush());
            let _over = is_done.recv();
            let _unseen = write!(screen, "{ERASE}").and_then(|()| screen.flush());
        };
        let thread = std::thread::Builder::new().name("progress".to_owned()).spawn(wait);
        Self { work: thread.ok().map(|thread| (done, thread)) }
    }
}

impl Drop for Progress {
    /// Waits until the line is gone, so that the result does not come after half of it.
    fn drop(&mut self) {
        if let Some((done, thread)) = self.work.take() {
            drop(done);
            let _ended = thread.join();
        }
    }
}

/// The line that says it, on one line of the screen: only one is emptied.
fn line(what: &str, columns: usize) -> String {
    let room = columns.saturating_sub(3);
    format!("{} …", what.chars().take(room).collect::<String>())
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};
    use std::time::{Duration, Instant};

    use super::{ERASE, Progress, line};

    /// A screen that can be looked at.
    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Screen {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn work_that_is_soon_done_says_nothing_and_waits_for_nothing() {
        let (screen, start) = (Screen::default(), Instant::now());
        drop(Progress::on(screen.clone(), Duration::from_secs(100), "checking …".to_owned()));
        assert_eq!(screen.text(), "");
        assert!(start.elapsed() < Duration::from_secs(50));
    }

    #[test]
    fn longer_work_is_said_and_the_line_is_empty_in_the_end() {
        let screen = Screen::default();
        let progress = Progress::on(screen.clone(), Duration::ZERO, "checking …".to_owned());
        while screen.text().is_empty() {
            std::thread::yield_now();
        }
        assert_eq!(screen.text(), "checking …");
        drop(progress);
        assert_eq!(screen.text(), format!("checking …{ERASE}"));
    }

    #[test]
    fn a_line_fits_on_the_screen() {
        assert_eq!(line("checking 214 definitions", 80), "checking 214 definitions …");
        assert_eq!(line("checking 214 definitions", 11), "checking …");
        assert_eq!(line("checking", 0), " …");
    }
}
