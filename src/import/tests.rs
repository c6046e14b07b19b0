//! Ladders of many shapes, small.
