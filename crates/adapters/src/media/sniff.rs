//! What a file is, by its first bytes and never by its name: two families of containers are let near `ffmpeg`, nothing else.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use content::media::MediaError;

use super::io;

/// A family of containers, and the demuxer that it is forced through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// MP4, MOV, M4V, 3GP.
    Mov,
    /// WebM, Matroska.
    Matroska,
}

impl Container {
    /// The demuxer's name in `ffmpeg`.
    pub(super) const fn demuxer(self) -> &'static str {
        match self {
            Container::Mov => "mov",
            Container::Matroska => "matroska",
        }
    }
}

/// Bytes that are looked at.
const HEAD: u64 = 4_096;

/// The family of a file, or why it is not taken. An empty file is [`MediaError::Broken`].
pub(super) fn sniff(file: &Path) -> Result<Container, MediaError> {
    let mut head = Vec::new();
    File::open(file).map_err(io)?.take(HEAD).read_to_end(&mut head).map_err(io)?;
    container(&head)
}

fn container(head: &[u8]) -> Result<Container, MediaError> {
    if head.is_empty() {
        return Err(MediaError::Broken);
    }
    if is_text(head) {
        return Err(unsupported("text"));
    }
    let known = infer::get(head).map(|kind| kind.mime_type());
    match known {
        Some("video/mp4" | "video/quicktime" | "video/x-m4v" | "video/3gpp") => Ok(Container::Mov),
        Some("video/webm" | "video/x-matroska") => Ok(Container::Matroska),
        Some(other) => Err(unsupported(other)),
        // Brands that the list does not know: a file of this family all the same.
        None if head.get(4..8) == Some(b"ftyp") => Ok(Container::Mov),
        None => Err(unsupported("unknown")),
    }
}

/// Playlists, subtitles, pages and scripts begin with text; no container of ours does.
fn is_text(head: &[u8]) -> bool {
    let start = head.get(..64).unwrap_or(head);
    start.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e | 0x80..))
}

fn unsupported(what: &str) -> MediaError {
    MediaError::Unsupported { what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(head: &[u8]) -> String {
        match container(head) {
            Err(MediaError::Unsupported { what }) => what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn two_families_are_let_in() {
        assert_eq!(container(b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41"), Ok(Container::Mov));
        assert_eq!(container(b"\0\0\0\x14ftypqt  \0\0\0\0qt  "), Ok(Container::Mov));
        assert_eq!(container(b"\0\0\0\x18ftyphvc1\0\0\0\0hvc1mp42"), Ok(Container::Mov));
        let mut webm =
            b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
                .to_vec();
        webm.resize(300, 0);
        assert_eq!(container(&webm), Ok(Container::Matroska));
    }

    #[test]
    fn nothing_else_is() {
        assert_eq!(container(b""), Err(MediaError::Broken));
        assert_eq!(refused(b"#EXTM3U\n#EXT-X-VERSION:3\nfile:///etc/passwd\n"), "text");
        assert_eq!(refused(b"<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">"), "text");
        assert_eq!(refused(b"ffconcat version 1.0\nfile /etc/passwd\n"), "text");
        assert_eq!(refused("\u{feff}#EXTM3U".as_bytes()), "text");
        assert_eq!(refused(b"GIF89a\x01\0\x01\0\x80\0\0"), "image/gif");
        assert_eq!(refused(b"PK\x03\x04\x14\0\0\0\x08\0"), "application/zip");
        assert_eq!(refused(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"), "image/avif");
        assert_eq!(refused(b"RIFF\x24\0\0\0AVI LIST"), "video/x-msvideo");
        assert_eq!(refused(b"\x01\x02\x03\x04\x05"), "unknown");
    }
}
