//! What a text becomes in another language: plan what is known, ask for the rest, complete by the gates.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::Problem;

use super::gate::{self, Subject};
use super::mask::{self, Masked, Piece};
use super::memory::{self, Entry, Found, Origin, Owner, Verdict};
use super::{Batch, FieldKind, Glossary, Pair, SourceKey, TextState, TranslateError, Translator, lexicon};
use crate::ShopId;

/// Texts a translator is asked for at once.
const BATCH_TEXTS_MAX: usize = 40;
/// Characters a translator is asked for at once, unless a single text has more.
const BATCH_CHARACTERS_MAX: usize = 5_000;

/// The texts of one product that are wanted in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub pair: Pair,
    /// Words of this product that stay as they are: brand, models, SKUs. Added to the shop's own.
    pub keep: Vec<String>,
    /// Words that help a translator: the category's name or the title. Never translated itself.
    pub context: String,
    pub fields: Vec<Source>,
}

/// A text in the seller's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub kind: FieldKind,
    pub text: String,
}

/// What a text became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub kind: FieldKind,
    /// What to show: the translation, or the source text while there is none.
    pub text: String,
    /// `Missing` and `Pending` mean that `text` is the source text.
    pub state: TextState,
    pub origin: Origin,
    /// Why it is not ready: `translation.source_text`, or every gate that it did not pass. Named by the kind's word.
    pub reasons: Vec<Problem>,
}

/// A [`Question`] with what is known already.
#[derive(Clone, Debug)]
pub struct Plan {
    question: Question,
    fields: Vec<Option<Resolved>>,
}

/// What a translator said of the waiting fields of one [`Plan`]: their runs of words in their order, still masked.
#[derive(Clone, Debug)]
pub struct Answers {
    by: String,
    runs: Vec<Result<String, TranslateError>>,
}

/// The end of it: every field in the question's order, and what the shop's memory should keep.
#[derive(Clone, Debug)]
pub struct Completed {
    pub fields: Vec<Resolved>,
    /// For [`super::memory::remember`], with the owner [`super::memory::Owner::Shop`].
    pub learned: Vec<Entry>,
    /// The first failure of the translator, if some field has no answer because of one.
    pub failure: Option<TranslateError>,
}

impl Plan {
    /// What was asked.
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// The known fields in the question's order; `None` waits for a translator.
    pub fn fields(&self) -> &[Option<Resolved>] {
        &self.fields
    }

    /// How many fields wait for a translator.
    pub fn waiting(&self) -> usize {
        self.fields.iter().filter(|field| field.is_none()).count()
    }

    /// Characters that wait for a translator: what providers charge by.
    pub fn waiting_characters(&self) -> usize {
        let waiting = self.question.fields.iter().zip(&self.fields).filter(|(_, known)| known.is_none());
        waiting.map(|(source, _)| source.text.chars().count()).sum()
    }
}

/// Looks every text up. Give it many products at once: the memory is read in bulk, per direction.
pub fn plan(
    read: &mut db::Read,
    shop: ShopId,
    glossary: &Glossary,
    questions: Vec<Question>,
) -> Result<Vec<Plan>, db::Error> {
    let mut wanted: BTreeMap<Pair, BTreeSet<SourceKey>> = BTreeMap::new();
    for question in questions.iter().filter(|q| q.pair.from != q.pair.to) {
        let keys = question.fields.iter().map(|source| SourceKey::of(&source.text));
        wanted.entry(question.pair).or_default().extend(keys);
    }
    let mut known = HashMap::new();
    for (pair, keys) in wanted {
        let keys: Vec<SourceKey> = keys.into_iter().collect();
        known.insert(pair, memory::find_many(read, shop, pair, &keys)?);
    }
    let empty = HashMap::new();
    let plan = |question: Question| {
        let known = known.get(&question.pair).unwrap_or(&empty);
        let fields = question.fields.iter().map(|source| look_up(&question, source, glossary, known)).collect();
        Plan { question, fields }
    };
    Ok(questions.into_iter().map(plan).collect())
}

/// What is known of a text without a translator; `None` when nothing is.
fn look_up(
    question: &Question,
    source: &Source,
    glossary: &Glossary,
    known: &HashMap<SourceKey, Vec<Found>>,
) -> Option<Resolved> {
    let pair = question.pair;
    if pair.from == pair.to || source.text.trim().is_empty() {
        return Some(source.becomes(&source.text, TextState::Human, Origin::Source));
    }
    let found = known.get(&SourceKey::of(&source.text));
    if let Some(found) = found.and_then(|found| best(found, source.kind)) {
        return Some(remembered(question, source, glossary, found));
    }
    if let Some(term) = lexicon::translate(source.kind, &source.text, pair) {
        let term_holds = gate::check_length(source.kind, &term).is_empty();
        let subject = source.subject(question, glossary, &term);
        if term_holds && gate::check_glossary(&subject).is_empty() {
            return Some(source.becomes(&term, TextState::Machine, Origin::Lexicon));
        }
    }
    untranslatable(question, source, glossary)
}

/// A text of numbers, codes, kept words and fixed terms only needs no translator.
fn untranslatable(question: &Question, source: &Source, glossary: &Glossary) -> Option<Resolved> {
    let masked = mask::mask(&source.text, &question.keep, glossary, question.pair.to);
    let text = mask::says_nothing(&masked).then(|| mask::unmask(&masked.text, &masked))?;
    Some(source.becomes(&text, TextState::Machine, Origin::Source))
}

/// The best of several entries: the shop's before the platform's, the same kind of field before others.
/// The store gives the shop's first.
fn best(found: &[Found], kind: FieldKind) -> Option<&Found> {
    let fits = |f: &&Found| f.field == kind || gate::check_length(kind, &f.target).is_empty();
    let rank = |f: &Found| (f.owner == Owner::Platform, f.field != kind);
    found.iter().filter(fits).min_by_key(|f| rank(f))
}

/// An entry of the memory, judged again only if the gates or the glossary changed since.
fn remembered(question: &Question, source: &Source, glossary: &Glossary, found: &Found) -> Resolved {
    if found.origin == Origin::Human && found.field == source.kind {
        return source.becomes(&found.target, TextState::Human, Origin::Human);
    }
    let subject = source.subject(question, glossary, &found.target);
    let reasons = if found.verdict.gates != gate::VERSION {
        gate::check(&subject)
    } else if found.verdict.glossary != glossary.version {
        let others = found.verdict.reasons.iter().filter(|r| r.code != "translation.glossary_missed");
        others.cloned().chain(gate::check_glossary(&subject)).collect()
    } else {
        found.verdict.reasons.clone()
    };
    source.judged(&found.target, found.origin.clone(), reasons)
}

/// Asks `translator` for everything that waits in `plans`, equal texts once. Answers one [`Answers`] per plan.
/// Never inside a transaction.
pub fn ask(plans: &[Plan], glossary: &Glossary, translator: &dyn Translator) -> Vec<Answers> {
    let mut wanted: BTreeMap<Pair, Vec<String>> = BTreeMap::new();
    let mut seen: BTreeSet<(Pair, String)> = BTreeSet::new();
    for plan in plans {
        for run in plan.runs(glossary) {
            if seen.insert((plan.question.pair, run.text.clone())) {
                wanted.entry(plan.question.pair).or_default().push(run.text);
            }
        }
    }
    let context = plans.first().filter(|_| plans.len() == 1).map_or("", |plan| plan.question.context.as_str());
    let mut answered: HashMap<(Pair, String), Result<String, TranslateError>> = HashMap::new();
    for (pair, texts) in wanted {
        for (text, answer) in ask_pair(pair, texts, context, translator) {
            answered.insert((pair, text), answer);
        }
    }
    let lost = || Err(TranslateError::WrongAnswer { reason: "a text was not answered".to_owned() });
    let answer = |plan: &Plan| {
        let runs = plan.runs(glossary).into_iter();
        let runs = runs.map(|run| answered.get(&(plan.question.pair, run.text)).cloned().unwrap_or_else(lost));
        Answers { by: translator.name().to_owned(), runs: runs.collect() }
    };
    plans.iter().map(answer).collect()
}

type Answered = Vec<(String, Result<String, TranslateError>)>;

/// One direction, batch by batch. After a failure that asking again cannot mend soon, the rest is not asked.
fn ask_pair(pair: Pair, texts: Vec<String>, context: &str, translator: &dyn Translator) -> Answered {
    let mut failed = (!translator.knows(pair)).then_some(TranslateError::UnsupportedPair { pair });
    let mut answered = Answered::new();
    for batch in batches(texts) {
        let answer = match &failed {
            Some(failure) => Err(failure.clone()),
            None => ask_batch(pair, &batch, context, translator),
        };
        if let Err(failure @ (TranslateError::Unavailable { .. } | TranslateError::Refused { .. })) = &answer {
            failed = Some(failure.clone());
        }
        match answer {
            Ok(translations) => answered.extend(batch.into_iter().zip(translations.into_iter().map(Ok))),
            Err(failure) => answered.extend(batch.into_iter().map(|text| (text, Err(failure.clone())))),
        }
    }
    answered
}

fn ask_batch(
    pair: Pair,
    texts: &[String],
    context: &str,
    translator: &dyn Translator,
) -> Result<Vec<String>, TranslateError> {
    let translations = translator.translate(Batch { pair, texts, context })?;
    if translations.len() != texts.len() {
        let reason = format!("{} texts were asked and {} answered", texts.len(), translations.len());
        return Err(TranslateError::WrongAnswer { reason });
    }
    Ok(translations)
}

fn batches(texts: Vec<String>) -> Vec<Vec<String>> {
    let mut batches: Vec<Vec<String>> = Vec::new();
    let mut characters = 0;
    for text in texts {
        let length = text.chars().count();
        let full = batches
            .last()
            .is_none_or(|batch| batch.len() >= BATCH_TEXTS_MAX || characters + length > BATCH_CHARACTERS_MAX);
        if full {
            batches.push(Vec::new());
            characters = 0;
        }
        characters += length;
        if let Some(batch) = batches.last_mut() {
            batch.push(text);
        }
    }
    batches
}

/// Decides what every field becomes. Without answers, what waits stays the source text.
pub fn complete(plan: Plan, glossary: &Glossary, answers: Option<Answers>) -> Completed {
    let Plan { question, fields: known } = plan;
    let (by, runs) = answers.map_or((None, Vec::new()), |answers| (Some(answers.by), answers.runs));
    let mut runs = runs.into_iter();
    let mut completed = Completed { fields: Vec::new(), learned: Vec::new(), failure: None };
    for (source, known) in question.fields.iter().zip(known) {
        let field = match (known, &by) {
            (Some(known), _) => known,
            (None, None) => source.untranslated(),
            (None, Some(by)) => match assemble(&question, source, glossary, &mut runs) {
                Ok(text) => judge_answer(&question, source, glossary, text, by, &mut completed.learned),
                Err(failure) => {
                    completed.failure.get_or_insert(failure);
                    source.untranslated()
                }
            },
        };
        completed.fields.push(field);
    }
    completed
}

/// Puts a field together again from its answered runs.
fn assemble(
    question: &Question,
    source: &Source,
    glossary: &Glossary,
    answers: &mut impl Iterator<Item = Result<String, TranslateError>>,
) -> Result<String, TranslateError> {
    let mut text = String::new();
    let mut failure = None;
    for part in parts(question, source, glossary) {
        match part {
            Part::Stays(stays) => text.push_str(&stays),
            Part::Run(run) => match answers.next() {
                Some(Ok(answer)) => text.push_str(&with_its_spaces(&run.text, &mask::unmask(answer.trim(), &run))),
                Some(Err(error)) => failure = failure.or(Some(error)),
                None => failure = failure.or(Some(TranslateError::WrongAnswer { reason: "too few texts".to_owned() })),
            },
        }
    }
    failure.map_or(Ok(text), Err)
}

/// Translators trim; the spaces around a run belong to the text.
fn with_its_spaces(run: &str, answer: &str) -> String {
    let start: String = run.chars().take_while(|c| c.is_whitespace()).collect();
    let end: String = run.chars().rev().take_while(|c| c.is_whitespace()).collect();
    format!("{start}{answer}{end}")
}

fn judge_answer(
    question: &Question,
    source: &Source,
    glossary: &Glossary,
    text: String,
    by: &str,
    learned: &mut Vec<Entry>,
) -> Resolved {
    let reasons = gate::check(&source.subject(question, glossary, &text));
    let origin = Origin::Provider(by.to_owned());
    let verdict = Verdict { gates: gate::VERSION, glossary: glossary.version, reasons: reasons.clone() };
    learned.push(Entry {
        field: source.kind,
        source: source.text.clone(),
        target: text.clone(),
        origin: origin.clone(),
        verdict,
    });
    source.judged(&text, origin, reasons)
}

/// A seller's own words as an entry of the memory: used from then on, wherever the same text comes up.
pub fn written_by_hand(kind: FieldKind, source: &str, target: &str) -> Entry {
    let verdict = Verdict { gates: gate::VERSION, glossary: 0, reasons: Vec::new() };
    Entry { field: kind, source: source.to_owned(), target: target.to_owned(), origin: Origin::Human, verdict }
}

/// A part of a waiting field.
enum Part {
    Stays(String),
    Run(Masked),
}

fn parts(question: &Question, source: &Source, glossary: &Glossary) -> Vec<Part> {
    let part = |piece| match piece {
        Piece::Between(markup) => Part::Stays(markup),
        Piece::Words(words) => {
            let masked = mask::mask(&words, &question.keep, glossary, question.pair.to);
            match mask::says_nothing(&masked) {
                true => Part::Stays(mask::unmask(&masked.text, &masked)),
                false => Part::Run(masked),
            }
        }
    };
    mask::pieces(&source.text).into_iter().map(part).collect()
}

impl Plan {
    /// The masked runs of every waiting field, in order.
    fn runs(&self, glossary: &Glossary) -> Vec<Masked> {
        let waiting = self.question.fields.iter().zip(&self.fields).filter(|(_, known)| known.is_none());
        let parts = waiting.flat_map(|(source, _)| parts(&self.question, source, glossary));
        parts.filter_map(|part| if let Part::Run(run) = part { Some(run) } else { None }).collect()
    }
}

impl Source {
    /// A text of a kind.
    pub fn new(kind: FieldKind, text: impl Into<String>) -> Source {
        Source { kind, text: text.into() }
    }

    fn subject<'a>(&'a self, question: &'a Question, glossary: &'a Glossary, target: &'a str) -> Subject<'a> {
        Subject { kind: self.kind, pair: question.pair, source: &self.text, target, keep: &question.keep, glossary }
    }

    fn becomes(&self, text: &str, state: TextState, origin: Origin) -> Resolved {
        Resolved { kind: self.kind, text: text.to_owned(), state, origin, reasons: Vec::new() }
    }

    fn judged(&self, text: &str, origin: Origin, reasons: Vec<Problem>) -> Resolved {
        let state = if reasons.is_empty() { TextState::Machine } else { TextState::NeedsReview };
        Resolved { reasons, ..self.becomes(text, state, origin) }
    }

    fn untranslated(&self) -> Resolved {
        let reason = Problem::new(self.kind.word(), "translation.source_text");
        Resolved { reasons: vec![reason], ..self.becomes(&self.text, TextState::Missing, Origin::Source) }
    }
}

#[cfg(test)]
mod tests;
