//! The care log of Littermate.
