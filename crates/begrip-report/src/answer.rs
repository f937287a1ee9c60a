//! What definitions say of units: what every format of `eval` shows in its own way.

use begrip::eval::{Explanation, Outcome, Value};
use begrip::kind::variable::Variable;
use begrip::{Content, Date, Definition, Measure, Text};
use begrip_review::{Lang, because, days, troubles, value};

/// What definitions say of units.
#[derive(Debug)]
pub struct Answers<'e> {
    /// The day for which they were asked, if it is the same for all units.
    pub on: Option<Date>,
    /// Whether the day was chosen, because none was asked for.
    pub chosen: bool,
    /// The units, in the order in which they were given.
    pub units: Vec<UnitAnswers<'e>>,
}

/// What definitions say of one unit.
#[derive(Debug)]
pub struct UnitAnswers<'e> {
    /// Who it is.
    pub label: Text,
    /// The day for which they were asked.
    pub on: Option<Date>,
    /// What is given: leaves or names of inputs, and values as they are written.
    pub given: Vec<(String, String)>,
    /// What is given and none of the definitions rests on.
    pub unused: Vec<String>,
    /// What each definition says, in the order in which they were asked.
    pub answers: Vec<Answer<'e>>,
}

/// What one definition says of one unit.
#[derive(Debug)]
pub struct Answer<'e> {
    /// The definition.
    pub definition: &'e Definition,
    /// In which unit of measure its numbers are.
    pub measure: Option<Measure>,
    /// What it says and why; none if no version is in force on the day.
    pub explanation: Option<Explanation<'e>>,
}

/// What is said, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    Yes,
    No,
    Amount,
    Unknown,
    NotApplicable,
}

impl Answer<'_> {
    pub(crate) fn value(&self) -> Option<&Value> {
        self.explanation.as_ref().and_then(|explanation| explanation.outcome.value())
    }

    pub(crate) fn verdict(&self) -> Verdict {
        match self.explanation.as_ref().map(|explanation| &explanation.outcome) {
            Some(Outcome::Value(Value::Boolean(true))) => Verdict::Yes,
            Some(Outcome::Value(Value::Boolean(false))) => Verdict::No,
            Some(Outcome::Value(_)) => Verdict::Amount,
            Some(Outcome::NotApplicable) => Verdict::NotApplicable,
            Some(Outcome::Unknown(_)) | None => Verdict::Unknown,
        }
    }

    /// What it says, for a column.
    pub(crate) fn says(&self, lang: Lang) -> String {
        match (self.verdict(), self.value()) {
            (Verdict::NotApplicable, _) => lang.pick("not applicable", "niet van toepassing").to_owned(),
            (Verdict::Unknown, _) | (_, None) => lang.pick("not known", "niet bekend").to_owned(),
            (_, Some(found)) => {
                let unit = self.measure.as_ref().filter(|measure| **measure != Measure::ratio());
                unit.map_or_else(|| value(found, lang), |unit| format!("{} {unit}", value(found, lang)))
            }
        }
    }

    /// Why, in a sentence.
    pub(crate) fn because(&self, lang: Lang) -> String {
        let Some(explanation) = &self.explanation else { return self.not_in_force(lang) };
        if let (Verdict::Unknown, Content::Variable(Variable { rule: None, unformalised, .. })) =
            (self.verdict(), self.definition.content())
        {
            let criteria: Vec<&str> = unformalised.iter().map(|criterion| lang.text(criterion)).collect();
            let none = lang.pick("no rule tells it", "geen regel zegt het").to_owned();
            return if criteria.is_empty() { none } else { format!("{none}: {}", criteria.join("; ")) };
        }
        let because = because(explanation);
        let because = lang.say(&because);
        match explanation.outcome {
            Outcome::NotApplicable => lang.pick(
                format!("outside its population: {because}"),
                format!("buiten de populatie: {because}"),
            ),
            _ => because.to_owned(),
        }
    }

    fn not_in_force(&self, lang: Lang) -> String {
        let valid = days(self.definition.header().valid, lang);
        lang.pick(
            format!("not in force on this day; valid: {valid}"),
            format!("niet van kracht op deze dag; geldig: {valid}"),
        )
    }

    /// What has to be granted: that the unit is in the population, where that cannot be told.
    pub(crate) fn provided(&self, lang: Lang) -> Option<String> {
        let (population, why) = self.explanation.as_ref()?.provided.as_ref()?;
        let why = if why.is_empty() {
            lang.pick("no rule says who is in it", "geen regel zegt wie daarin zit").to_owned()
        } else {
            troubles(why, lang)
        };
        let id = population.id();
        Some(lang.pick(
            format!("provided that it belongs to {id} ({why})"),
            format!("mits het hoort tot {id} ({why})"),
        ))
    }
}

/// The answers with those first that say most: yes, no, an amount, not known, not applicable.
pub(crate) fn by_verdict<'a, 'e>(answers: &'a [Answer<'e>]) -> Vec<&'a Answer<'e>> {
    let mut sorted: Vec<&Answer<'_>> = answers.iter().collect();
    sorted.sort_by_key(|answer| answer.verdict());
    sorted
}

/// The definitions of which no version is in force on the day, with the days on which one was.
pub(crate) fn not_in_force(answers: &[Answer<'_>], lang: Lang) -> Option<String> {
    let absent = answers.iter().filter(|answer| answer.explanation.is_none());
    let named: Vec<String> = absent
        .map(|answer| {
            let valid = days(answer.definition.header().valid, lang);
            format!("{} {} ({valid})", answer.definition.id(), answer.definition.version())
        })
        .collect();
    let heading = lang.pick("not in force on this day:", "niet van kracht op deze dag:");
    (!named.is_empty()).then(|| format!("{heading} {}", named.join(", ")))
}

/// That nobody asked for this day.
pub(crate) fn chosen(lang: Lang) -> &'static str {
    lang.pick(
        "chosen: the latest day on which most of it is valid and the amounts are known",
        "gekozen: de laatste dag waarop het meeste geldt en de bedragen bekend zijn",
    )
}

/// How many say what: `counted by 1, not counted by 2, not known for 2`.
pub(crate) fn tally(answers: &[Answer<'_>], lang: Lang) -> String {
    let count = |verdict| answers.iter().filter(|answer| answer.verdict() == verdict).count();
    let words = [
        (Verdict::Yes, "counted by", "geteld door"),
        (Verdict::No, "not counted by", "niet geteld door"),
        (Verdict::Amount, "an amount from", "een bedrag van"),
        (Verdict::Unknown, "not known for", "niet bekend voor"),
        (Verdict::NotApplicable, "not applicable for", "niet van toepassing voor"),
    ];
    let said = words.into_iter().filter_map(|(verdict, en, nl)| {
        let count = count(verdict);
        (count > 0).then(|| format!("{} {count}", lang.pick(en, nl)))
    });
    said.collect::<Vec<_>>().join(", ")
}
