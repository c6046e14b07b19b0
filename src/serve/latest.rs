//! The current state of the preview and those who follow it. Each state has a number; whoever follows remembers the number
//! last seen, so that a state put down while a slow browser is being written to is seen next, and never missed.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The current state, with a number that grows at every change.
pub(super) struct Latest<T> {
    current: Mutex<(u64, Arc<T>)>,
    changed: Condvar,
}

impl<T> Latest<T> {
    /// With its first state, which is number 1.
    pub(super) fn new(first: T) -> Latest<T> {
        Latest { current: Mutex::new((1, Arc::new(first))), changed: Condvar::new() }
    }

    /// Puts the next state in the place of the last, and wakes everyone who waits for it.
    pub(super) fn put(&self, state: T) {
        let next = Arc::new(state);
        let mut current = self.lock();
        let last = std::mem::replace(&mut *current, (0, next));
        current.0 = last.0 + 1;
        drop(current);
        self.changed.notify_all();
    }

    /// The current state and its number.
    pub(super) fn get(&self) -> (u64, Arc<T>) {
        self.lock().clone()
    }

    /// The current state as soon as its number is past this one, or nothing when that takes too long.
    pub(super) fn wait_past(&self, number: u64, patience: Duration) -> Option<(u64, Arc<T>)> {
        let waited = self.changed.wait_timeout_while(self.lock(), patience, |current| current.0 <= number);
        let (current, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (current.0 > number).then(|| current.clone())
    }

    /// A state is replaced in one step, so one that a panic left behind is whole.
    fn lock(&self) -> MutexGuard<'_, (u64, Arc<T>)> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The states, one after another, as events, for one browser.
pub(super) struct EventStream {
    next: Box<dyn FnMut(Duration) -> Option<String> + Send>,
}

impl EventStream {
    /// Follows from the current state on. Each state is told in one line.
    pub(super) fn new<T: Send + Sync + 'static>(
        latest: Arc<Latest<T>>,
        tell: impl Fn(&T) -> String + Send + 'static,
    ) -> EventStream {
        let mut seen = 0;
        let next = move |patience| {
            let (number, state) = latest.wait_past(seen, patience)?;
            seen = number;
            Some(event(&tell(&state)))
        };
        EventStream { next: Box::new(next) }
    }

    /// The current state when it has not been told yet, else the next one, or nothing when that takes too long.
    pub(super) fn next(&mut self, patience: Duration) -> Option<String> {
        (self.next)(patience)
    }
}

fn event(line: &str) -> String {
    debug_assert!(!line.contains(['\n', '\r']), "an event is one line");
    format!("event: state\ndata: {line}\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn whoever_comes_late_sees_the_last_state_at_once() {
        let latest = Arc::new(Latest::new("first"));
        latest.put("second");
        assert_eq!(latest.get(), (2, Arc::new("second")));
        let mut stream = EventStream::new(Arc::clone(&latest), |state| (*state).to_owned());
        assert_eq!(stream.next(LONG).unwrap(), "event: state\ndata: second\n\n");
        assert_eq!(stream.next(Duration::ZERO), None);
    }

    #[test]
    fn a_state_put_down_while_nobody_waits_is_not_missed() {
        let latest = Latest::new(0);
        let (seen, _) = latest.get();
        latest.put(1);
        latest.put(2);
        assert_eq!(latest.wait_past(seen, Duration::ZERO), Some((3, Arc::new(2))));
        assert_eq!(latest.wait_past(3, Duration::ZERO), None);
    }

    #[test]
    fn everyone_sees_the_last_of_a_thousand_states() {
        let latest = Arc::new(Latest::new(0));
        let follow = || {
            let latest = Arc::clone(&latest);
            thread::spawn(move || {
                let (mut number, mut state) = (0, Arc::new(0));
                while *state < 1_000 {
                    (number, state) = latest.wait_past(number, LONG).expect("a state never came");
                }
                number
            })
        };
        let followers: Vec<_> = (0..8).map(|_| follow()).collect();
        (1..=1_000).for_each(|state| latest.put(state));
        for follower in followers {
            assert_eq!(follower.join().unwrap(), 1_001);
        }
    }
}
