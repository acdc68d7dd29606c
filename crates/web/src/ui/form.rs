//! Forms: a field with its label, help and error beside it, and all errors on top too.

use kernel::Problem;
use maud::{Markup, PreEscaped, html};

use crate::Voice;
use crate::ui::{Icon, icon_sized};

/// What was typed and what is wrong with it, so that a form can be shown again as it was.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    problems: Vec<Problem>,
}

impl Form {
    /// A form with these values.
    pub fn new<K: Into<String>, V: Into<String>>(values: impl IntoIterator<Item = (K, V)>) -> Form {
        Form { values: values.into_iter().map(|(name, value)| (name.into(), value.into())).collect(), problems: vec![] }
    }

    /// The same form, come back with problems.
    #[must_use]
    pub fn with_problems(mut self, problems: &[Problem]) -> Form {
        self.problems = problems.to_vec();
        self
    }

    /// The value of a field; empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field that is repeated.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What is wrong, in all fields.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn problem<'a>(&'a self, name: &'a str) -> Option<&'a Problem> {
        self.problems.iter().find(|problem| problem.field == name)
    }
}

/// A field: which value of the form, its label, and how it is typed.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    pub name: &'a str,
    /// What the page knows it by, where that is not its name: several forms of a page may have a field of one name.
    pub id: Option<&'a str>,
    pub label: &'a str,
    pub help: Option<&'a str>,
    /// The type of an input; `textarea` for long text.
    pub kind: &'a str,
    pub required: bool,
    /// What browsers and password stores fill in: `email`, `current-password`.
    pub autocomplete: Option<&'a str>,
    /// Choices make it a select.
    pub choices: &'a [Choice],
    /// Characters it may hold at the most.
    pub max: Option<u32>,
}

/// A choice of a select.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl<'a> Field<'a> {
    /// A required line of text.
    pub fn text(name: &'a str, label: &'a str) -> Field<'a> {
        Field {
            name,
            id: None,
            label,
            help: None,
            kind: "text",
            required: true,
            autocomplete: None,
            choices: &[],
            max: None,
        }
    }

    /// The same field under an id of its own.
    #[must_use]
    pub fn called(self, id: &'a str) -> Field<'a> {
        Field { id: Some(id), ..self }
    }

    /// The same field with help under its label.
    #[must_use]
    pub fn help(self, help: &'a str) -> Field<'a> {
        Field { help: Some(help), ..self }
    }

    /// The same field of another type: `email`, `password`, `number`, `file`, `textarea`.
    #[must_use]
    pub fn kind(self, kind: &'a str) -> Field<'a> {
        Field { kind, ..self }
    }

    /// The same field, which may be left empty.
    #[must_use]
    pub fn optional(self) -> Field<'a> {
        Field { required: false, ..self }
    }

    /// The same field, filled in by browsers.
    #[must_use]
    pub fn autocomplete(self, what: &'a str) -> Field<'a> {
        Field { autocomplete: Some(what), ..self }
    }

    /// The same field as a select.
    #[must_use]
    pub fn choices(self, choices: &'a [Choice]) -> Field<'a> {
        Field { choices, ..self }
    }

    /// The same field, of `max` characters at the most.
    #[must_use]
    pub fn max(self, max: u32) -> Field<'a> {
        Field { max: Some(max), ..self }
    }
}

/// The field with its label, its help, and what is wrong with it.
pub fn field(form: &Form, field: &Field<'_>, voice: &Voice) -> Markup {
    let problem = form.problem(field.name).map(|problem| voice.explain_problem(problem));
    let id = field.id.unwrap_or(field.name);
    let help_id = field.help.map(|_| format!("{id}-help"));
    let error_id = problem.as_ref().map(|_| format!("{id}-error"));
    let described: Vec<&str> = [&help_id, &error_id].into_iter().flatten().map(String::as_str).collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        div.field.wrong[problem.is_some()] {
            label for=(id) { (field.label) @if !field.required { " " small { (voice.say("web-optional")) } } }
            @if let Some(help) = field.help { p.field-help id=[help_id.as_deref()] { (help) } }
            (control(form.value(field.name), field, described.as_deref(), problem.is_some()))
            @if let Some(problem) = &problem {
                p.field-error id=[error_id.as_deref()] { (icon_sized(Icon::CircleAlert, 16)) " " (problem) }
            }
        }
    }
}

fn control(value: &str, field: &Field<'_>, described: Option<&str>, wrong: bool) -> Markup {
    let invalid = wrong.then_some("true");
    let id = field.id.unwrap_or(field.name);
    html! {
        @if !field.choices.is_empty() {
            select id=(id) name=(field.name) required[field.required] aria-describedby=[described] aria-invalid=[invalid] {
                @if !field.required { option value="" {} }
                @for choice in field.choices { option value=(choice.value) selected[choice.value == value] { (choice.label) } }
            }
        } @else if field.kind == "textarea" {
            // A leading line break is the parser's to drop, so that one of the text's own stays.
            textarea id=(id) name=(field.name) rows="6" required[field.required] maxlength=[field.max] aria-describedby=[described] aria-invalid=[invalid] { (PreEscaped("\n")) (value) }
        } @else {
            @let shown = (!matches!(field.kind, "password" | "file")).then_some(value);
            input id=(id) name=(field.name) type=(field.kind) value=[shown] required[field.required] maxlength=[field.max]
                autocomplete=[field.autocomplete] aria-describedby=[described] aria-invalid=[invalid];
        }
    }
}

/// Everything wrong with a form, on top of it, each leading to its field. Nothing when nothing is wrong.
pub fn error_summary(form: &Form, voice: &Voice) -> Markup {
    html! {
        @if !form.problems().is_empty() {
            div.summary role="alert" tabindex="-1" autofocus {
                h2 { (voice.say_with("web-form-problems", &[("count", form.problems().len().into())])) }
                ul { @for problem in form.problems() { li { a href={ "#" (problem.field) } { (voice.explain_problem(problem)) } } } }
            }
        }
    }
}

/// The tone of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Information,
    Warning,
    Bad,
}

impl Tone {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Tone::Good => "good",
            Tone::Information => "information",
            Tone::Warning => "warning",
            Tone::Bad => "bad",
        }
    }

    pub(crate) fn icon(self) -> Icon {
        match self {
            Tone::Good => Icon::CircleCheck,
            Tone::Information => Icon::Info,
            Tone::Warning => Icon::TriangleAlert,
            Tone::Bad => Icon::CircleAlert,
        }
    }
}

/// A notice in the flow of a page.
pub fn notice(tone: Tone, content: &Markup) -> Markup {
    html! { div class={ "notice " (tone.class()) } { (icon_sized(tone.icon(), 20)) div { (content) } } }
}
