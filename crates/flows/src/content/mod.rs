//! What creators and shops show, and what people say to it, where several domains have a word: products that may be sold from
//! a post, people who may speak for a shop, operators whose acts are noted.

mod files;
mod moderate;
mod post;
mod say;
#[cfg(test)]
mod tests;

pub use files::{gather_upload, wind_upload_clock};
pub use moderate::{
    block_word, decide_held_comment, decide_held_post, decide_report, restore_post, take_down, unblock_word,
};
pub use post::{CreatePost, EditPost, PostError, create_post, delete_post, edit_post, is_host};
pub use say::{Say, add_comment, follow_author, unfollow_author};

pub(crate) use files::{PostFiles, UploadClock, remove_parts};
pub(crate) use post::may_promote;
#[cfg(test)]
pub(crate) use post::queue;
