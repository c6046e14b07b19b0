//! The live preview: the packet as pages that follow what is saved, for the author's own browser and for nobody else. `SECURITY.md` says what it
//! promises.

mod answer;

mod http;
mod reply;

mod guard;

mod door;

mod live;
