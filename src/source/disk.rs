//! The only reader of the packet's folder. Links are never followed, not even when one takes a file's place between the look and the opening.
//! Attachments are only counted here; [`read_attachment`] reads one when an edition publishes it.
