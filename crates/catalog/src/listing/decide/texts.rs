//! The words: overrides first, then what the shop holds back from following, then translation.

use kernel::Lang;
use unicode_segmentation::UnicodeSegmentation;

use super::{Case, Text, TextField, TextOverride};
use crate::listing::{FieldText, Reason, Weight};
use crate::product::{OptionAxis, Product};
use crate::translation::resolve::{Resolved, Source};
use crate::translation::{FieldKind, TextState};

/// The texts of a product that are wanted in another language: title, description, then each axis's name and values.
/// Empty ones are left out.
pub fn sources_of(product: &Product) -> Vec<Source> {
    let source = |kind, text: &String| Source { kind, text: text.clone() };
    let mut sources =
        vec![source(FieldKind::Title, &product.title), source(FieldKind::Description, &product.description)];
    for axis in &product.options {
        sources.push(source(FieldKind::OptionName, &axis.name));
        sources.extend(axis.values.iter().map(|value| source(FieldKind::OptionValue, value)));
    }
    sources.retain(|source| !source.text.trim().is_empty());
    sources
}

/// The new version's texts, one for each language of the market; what stands against them is added to `reasons`.
pub(super) fn decide(case: &Case<'_>, reasons: &mut Vec<Reason>) -> Vec<Text> {
    for failed in case.translated.iter().filter(|translated| case.terms.languages.contains(&translated.lang)) {
        if let Some(code) = &failed.failure {
            add(reasons, Reason::new(Weight::Note, *code).of(format!("text:{}", failed.lang)));
        }
    }
    case.terms.languages.iter().map(|lang| text_in(case, *lang, reasons)).collect()
}

fn text_in(case: &Case<'_>, lang: Lang, reasons: &mut Vec<Reason>) -> Text {
    let mut answers = Answers::of(case, lang);
    let newest = newest(case, lang);
    let follows = case.shop.sync_fields;
    let title = answers.next(&case.product.title, FieldKind::Title);
    let title = chosen(case, lang, TextField::Title, follows.title, newest.map(|text| &text.title), title, reasons);
    let description = answers.next(&case.product.description, FieldKind::Description);
    let kept = newest.map(|text| &text.description);
    let description = chosen(case, lang, TextField::Description, follows.description, kept, description, reasons);
    check_length(case, lang, &title, &description, reasons);
    let (options, options_of, options_untranslated) = match newest {
        Some(text) if !follows.options => (text.options.clone(), text.options_of.clone(), text.options_untranslated),
        _ => options(case, lang, &mut answers, reasons),
    };
    Text { lang, title, description, options, options_of, options_untranslated }
}

/// The newest text known in a language.
fn newest<'a>(case: &Case<'a>, lang: Lang) -> Option<&'a Text> {
    let of = |texts: &'a [Text]| texts.iter().find(|text| text.lang == lang);
    of(&case.known.waiting).or(of(&case.known.live))
}

/// What one field says: the seller's override, else what it said before if it does not follow, else the answer.
fn chosen(
    case: &Case<'_>,
    lang: Lang,
    field: TextField,
    follows: bool,
    kept: Option<&FieldText>,
    answer: Answer<'_>,
    reasons: &mut Vec<Reason>,
) -> FieldText {
    let ours = |o: &&TextOverride| o.field == field && o.lang == lang;
    if let Some(own) = case.known.text_overrides.iter().find(ours) {
        return FieldText { text: own.text.clone(), state: TextState::Human, overridden: true };
    }
    match kept {
        Some(kept) if !follows && !kept.overridden => kept.clone(),
        _ => {
            judge(case, lang, &answer, reasons);
            FieldText { text: answer.text.to_owned(), state: answer.state, overridden: false }
        }
    }
}

/// What stands against an answer: source text where the law forbids it, and every gate that was not passed.
fn judge(case: &Case<'_>, lang: Lang, answer: &Answer<'_>, reasons: &mut Vec<Reason>) {
    if answer.state.is_ready() {
        return;
    }
    let is_main = matches!(answer.kind, FieldKind::Title | FieldKind::Description);
    let is_required = is_main && case.terms.required_language == Some(lang);
    let weight = match answer.state {
        TextState::NeedsReview => Weight::HoldsText,
        _ if is_required || (is_main && case.terms.translated_only) => Weight::HoldsText,
        _ => Weight::Note,
    };
    if answer.problems.is_empty() {
        add(reasons, source_text(weight, lang, answer.kind));
    }
    for problem in answer.problems {
        let mut reason = Reason::new(weight, problem.code.clone()).of(format!("{}:{lang}", answer.kind.word()));
        reason.args = problem.args.clone();
        add(reasons, reason.with("lang", lang));
    }
    if is_required && answer.state != TextState::NeedsReview {
        add(reasons, Reason::new(Weight::HoldsText, "market.language_required").with("language", lang));
    }
}

fn source_text(weight: Weight, lang: Lang, kind: FieldKind) -> Reason {
    Reason::new(weight, "translation.source_text").of(format!("{}:{lang}", kind.word())).with("lang", lang)
}

/// One of each code and field is enough: the heaviest.
fn add(reasons: &mut Vec<Reason>, reason: Reason) {
    match reasons.iter_mut().find(|r| r.code == reason.code && r.field == reason.field) {
        Some(there) => there.weight = there.weight.max(reason.weight),
        None => reasons.push(reason),
    }
}

fn check_length(case: &Case<'_>, lang: Lang, title: &FieldText, description: &FieldText, reasons: &mut Vec<Reason>) {
    let limits = [
        (title, case.terms.title_max, "title", "catalog.title_too_long"),
        (description, case.terms.description_max, "description", "catalog.description_too_long"),
    ];
    for (text, max, name, code) in limits {
        if text.text.len() > max && text.text.graphemes(true).count() > max {
            add(reasons, Reason::new(Weight::HoldsText, code).of(format!("{name}:{lang}")).with("max", max));
        }
    }
}

/// The axes in `lang`, the axes as they are at home, and how many of their words are not translated.
fn options<'a>(
    case: &Case<'a>,
    lang: Lang,
    answers: &mut Answers<'a>,
    reasons: &mut Vec<Reason>,
) -> (Vec<OptionAxis>, Vec<OptionAxis>, i64) {
    let mut untranslated = 0;
    let mut word = |text: &'a str, kind| {
        let answer = answers.next(text, kind);
        judge(case, lang, &answer, reasons);
        untranslated += i64::from(!answer.state.is_ready());
        answer.text.to_owned()
    };
    let mut axes = Vec::with_capacity(case.product.options.len());
    for axis in &case.product.options {
        let name = word(&axis.name, FieldKind::OptionName);
        let values = axis.values.iter().map(|value| word(value, FieldKind::OptionValue)).collect();
        axes.push(OptionAxis { name, values });
    }
    (axes, case.product.options.clone(), untranslated)
}

/// The answers of one language, taken in the order of [`sources_of`].
struct Answers<'a> {
    own_language: bool,
    fields: &'a [Resolved],
}

/// What one text became.
struct Answer<'a> {
    kind: FieldKind,
    text: &'a str,
    state: TextState,
    problems: &'a [kernel::Problem],
}

impl<'a> Answers<'a> {
    fn of(case: &Case<'a>, lang: Lang) -> Answers<'a> {
        let found = case.translated.iter().find(|translated| translated.lang == lang);
        Answers { own_language: lang == case.product.language, fields: found.map_or(&[], |t| &t.fields) }
    }

    fn next(&mut self, source: &'a str, kind: FieldKind) -> Answer<'a> {
        if self.own_language || source.trim().is_empty() {
            return Answer { kind, text: source, state: TextState::Human, problems: &[] };
        }
        match self.fields.split_first() {
            Some((answer, rest)) => {
                self.fields = rest;
                Answer { kind, text: &answer.text, state: answer.state, problems: &answer.reasons }
            }
            None => Answer { kind, text: source, state: TextState::Missing, problems: &[] },
        }
    }
}
