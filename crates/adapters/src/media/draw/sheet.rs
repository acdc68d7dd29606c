//! The signs of a clip as an ASS sheet, which `ffmpeg` draws by libass: it shapes every writing, Thai marks too.

use std::fmt::Write as _;

use content::clip::{FRAME_HEIGHT, FRAME_WIDTH, Place, SAFE, Script, Sign};

/// libass measures letters from their highest to their lowest point, we by their em.
const LINE_PERCENT: u32 = 132;
/// The ground goes beyond the letters by so much of their size.
const MARGIN_PERCENT: u32 = 32;

/// The sheet.
pub(super) fn of(script: &Script) -> String {
    let mut sheet = format!(
        "[Script Info]\nScriptType: v4.00+\nPlayResX: {FRAME_WIDTH}\nPlayResY: {FRAME_HEIGHT}\nWrapStyle: 2\n\
         ScaledBorderAndShadow: yes\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, \
         OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
         Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
    );
    for (i, sign) in script.signs.iter().enumerate() {
        let _ = writeln!(sheet, "{}", style(i, sign, script.font));
    }
    sheet.push_str("\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n");
    for (i, sign) in script.signs.iter().enumerate() {
        let text: Vec<String> = sign.lines.iter().map(|line| plain(line)).collect();
        let (from, to) = (time(sign.from_ms), time(sign.to_ms));
        let _ = writeln!(sheet, "Dialogue: 0,{from},{to},S{i},,0,0,0,,{{\\fad(180,120)}}{}", text.join("\\N"));
    }
    sheet
}

/// Letters on a ground of their own: border style 4 draws it, as wide as the shadow says.
fn style(i: usize, sign: &Sign, font: &str) -> String {
    let size = sign.size * LINE_PERCENT / 100;
    let margin = sign.size * MARGIN_PERCENT / 100;
    let (ink, ground) = (colour(sign.ink), colour(sign.ground));
    let (corner, vertical) = match sign.place {
        Place::TopLeft => (7, SAFE.top + margin),
        Place::BottomLeft => (1, FRAME_HEIGHT - SAFE.bottom + margin),
    };
    let (left, right) = (SAFE.left + margin, FRAME_WIDTH - SAFE.right);
    format!(
        "Style: S{i},{font},{size},{ink},{ink},{ground},{ground},-1,0,0,0,100,100,0,0,4,0,{margin},{corner},{left},{right},{vertical},1"
    )
}

/// `RRGGBB` as ASS writes it.
fn colour(rgb: &str) -> String {
    let part = |at: usize| rgb.get(at..at + 2).unwrap_or("00");
    format!("&H00{}{}{}", part(4), part(2), part(0))
}

/// Words as nothing but words: what ASS would take for an order is written so that it is none.
fn plain(line: &str) -> String {
    let mut text = String::new();
    for letter in line.chars().filter(|letter| !letter.is_control()) {
        match letter {
            // An invisible joiner keeps the backslash from meeting the letter that would make it an order.
            '\\' => text.push_str("\\\u{2060}"),
            '{' => text.push_str("\\{"),
            '}' => text.push_str("\\}"),
            other => text.push(other),
        }
    }
    text
}

fn time(ms: i64) -> String {
    let centis = ms / 10;
    format!("{}:{:02}:{:02}.{:02}", centis / 360_000, centis / 6_000 % 60, centis / 100 % 60, centis % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_orders() {
        assert_eq!(plain("{\\pos(0,0)}a\\Nb\u{7}"), "\\{\\\u{2060}pos(0,0)\\}a\\\u{2060}Nb");
    }

    #[test]
    fn times_and_colours_are_written_as_ass_does() {
        assert_eq!(time(83_456), "0:01:23.45");
        assert_eq!(colour("1E7B4A"), "&H004A7B1E");
    }
}
