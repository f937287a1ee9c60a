//! Amounts of parameters: each combination of keys is a case, with its amount on the day or left open.

use begrip::eval::{Amounts as Table, Number, Value};
use begrip::kind::parameter::{Amounts as Nested, Key, OTHERWISE, Parameter};
use begrip::{Content, Input};

use super::super::formula::{Shared, all, number};
use super::super::leaves::{AmountOf, Quantity};
use super::super::linear::{Linear, Relation};
use super::super::said::{Case, Coded, MOST, Said, is_among};
use super::{Amounts, Expansion, Moment};
use crate::message::Message;

/// One key with when it is that.
struct Keyed {
    when: Shared,
    /// As the table is asked for it.
    value: Value,
    /// As the amount is called by it.
    name: String,
}

impl<'r> Expansion<'r> {
    /// The amount of a parameter for keys; `None` if it cannot be followed.
    pub(super) fn amount(&mut self, input: &'r Input, keys: &[Said], moment: &Moment) -> Option<Said> {
        let target = self.resolve(input.reference(), moment)?;
        let Content::Parameter(parameter) = target.content() else { return None };
        // amounts of another period are not those of this one
        if input.shift() != 0 {
            return None;
        }
        let period = input.fixed_period().map(begrip::TimePeriod::days).or(moment.period);
        let table = Table::new(self.registry, input, period);
        let mut rows: Vec<(Shared, Vec<Value>, Vec<String>)> =
            vec![(super::super::formula::always(), Vec::new(), Vec::new())];
        for (at, (key, said)) in parameter.by.iter().zip(keys).enumerate() {
            let options = self.keyed(parameter, at, key, said)?;
            let mut next = Vec::new();
            for (when, values, names) in &rows {
                for option in &options {
                    let values = values.iter().cloned().chain([option.value.clone()]).collect();
                    let names = names.iter().cloned().chain([option.name.clone()]).collect();
                    next.push((all([when.clone(), option.when.clone()]), values, names));
                }
            }
            if next.len() > MOST {
                return None;
            }
            rows = next;
        }
        let mut cases = Vec::new();
        for (when, values, names) in rows {
            if let Some(value) = self.one((target, parameter), &table, &values, &names, (input, moment)) {
                cases.push(Case { when, value });
            }
        }
        Some(Said::Numbers(cases))
    }

    /// One amount: known on the day, or left open; `None` for keys that the parameter does not list.
    fn one(
        &mut self,
        (target, parameter): (&'r begrip::Definition, &'r Parameter),
        table: &Table<'_>,
        values: &[Value],
        names: &[String],
        (input, moment): (&Input, &Moment),
    ) -> Option<Linear> {
        if self.amounts != Amounts::Open {
            match table.get(values) {
                Ok(amount) => return Some(Linear::constant(amount)),
                Err(_) if self.amounts == Amounts::Known => return None,
                Err(_) => {}
            }
        }
        if !is_listed(parameter, values) {
            return None;
        }
        let id = target.id();
        let fixed = input.fixed_period().map(ToString::to_string).unwrap_or_default();
        let how = if let Input::Value(selection) = input { selection.at } else { None };
        let major = target.version().major;
        // an amount of a month need not be that of a year
        let period = moment.period.map(|days| days.to_string()).unwrap_or_default();
        let key = format!("{id} {major} {} {} {fixed} {how:?} {period}", names.join(" "), moment.shift);
        let is_positive = parameter.values.unit_of_measure().is_some();
        let (on, keys) = (self.on.map(|on| format!(" ({on})")).unwrap_or_default(), names.join(", "));
        let [of, van] = if names.is_empty() {
            [String::new(), String::new()]
        } else {
            [format!(" for {keys}"), format!(" voor {keys}")]
        };
        let said = Message::new(
            format!("the amount of `{id}`{of} is not known{on}"),
            format!("het bedrag van `{id}`{van} is niet bekend{on}"),
        );
        let is_of_period = moment.shift == 0 && input.fixed_period().is_none();
        let unit = parameter.values.unit_of_measure().map(ToString::to_string);
        let amount = is_of_period.then(|| AmountOf { parameter: id.clone(), keys: names.to_vec(), unit });
        let quantity = || Quantity::OfWorld { is_positive, amount, said };
        Some(Linear::unknown(self.leaves.number(&key, false, quantity)))
    }

    /// What a key can be, and when it is that.
    fn keyed(&mut self, parameter: &Parameter, at: usize, key: &Key, said: &Said) -> Option<Vec<Keyed>> {
        match (key, said) {
            (Key::Codes(_), Said::Codes(cases)) => {
                let mut found = Vec::new();
                for case in cases {
                    match &case.value {
                        Coded::Written(code) => found.push(coded(case.when.clone(), code)),
                        Coded::Leaf(leaf) => {
                            let values = self.leaves.choices.get(*leaf)?.1.values.clone();
                            for code in values {
                                let is = is_among(&mut self.leaves, *leaf, std::slice::from_ref(&code)).yes;
                                found.push(coded(all([case.when.clone(), is]), &code));
                            }
                        }
                    }
                }
                Some(found)
            }
            (Key::Integers(_), Said::Numbers(cases)) => {
                let stretches = stretches(parameter, at)?;
                let mut found = Vec::new();
                for case in cases {
                    found.extend(numbered(case, &stretches)?);
                }
                Some(found)
            }
            _ => None,
        }
    }
}

fn coded(when: Shared, code: &str) -> Keyed {
    Keyed { when, value: Value::Text(code.into()), name: code.to_owned() }
}

/// A stretch of whole numbers: the first, and the last unless it is open.
type Stretch = (i64, Option<i64>);

/// A number within each of the stretches; one that is written out is within one.
fn numbered(case: &Case<Linear>, stretches: &[Stretch]) -> Option<Vec<Keyed>> {
    let mut found = Vec::new();
    for (low, high) in stretches {
        let first = Linear::constant(Number::from(*low));
        let mut bounds = vec![number(first.minus(&case.value)?, Relation::AtMost)];
        if let Some(high) = high {
            bounds.push(number(case.value.minus(&Linear::constant(Number::from(*high)))?, Relation::AtMost));
        }
        bounds.push(case.when.clone());
        let when = all(bounds);
        if !super::super::said::is_never(&when) {
            let name = match high {
                Some(high) if high == low => low.to_string(),
                Some(high) => format!("{low}-{high}"),
                None => format!("{low}+"),
            };
            found.push(Keyed { when, value: Value::Number(Number::from(*low)), name });
        }
    }
    Some(found)
}

/// Stretches within which a parameter has one amount for its key at this position, from 0 on; `None` for keys that are
/// no numbers.
fn stretches(parameter: &Parameter, at: usize) -> Option<Vec<Stretch>> {
    let mut begins = vec![0];
    for step in &parameter.steps {
        let mut level: Vec<&Nested> = step.amounts.iter().collect();
        for _ in 0..at {
            level = level.into_iter().flat_map(below).map(|(_, nested)| nested).collect();
        }
        for (name, _) in level.into_iter().flat_map(below).filter(|(name, _)| *name != OTHERWISE) {
            let (low, high) = range(name)?;
            begins.push(low);
            begins.extend(high.and_then(|high| high.checked_add(1)));
        }
    }
    begins.sort_unstable();
    begins.dedup();
    let ends = begins.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    Some(begins.iter().copied().zip(ends).collect())
}

fn below(nested: &Nested) -> Vec<(&str, &Nested)> {
    match nested {
        Nested::One(_) => Vec::new(),
        Nested::By(by) => by.iter().map(|(name, nested)| (name.as_str(), nested)).collect(),
    }
}

fn range(text: &str) -> Option<Stretch> {
    if let Some(low) = text.strip_suffix('+') {
        return Some((low.parse().ok()?, None));
    }
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    Some((low.parse().ok()?, Some(high.parse().ok()?)))
}

/// Whether some step has an amount, known or not, for these keys.
fn is_listed(parameter: &Parameter, keys: &[Value]) -> bool {
    parameter.steps.iter().any(|step| {
        if keys.is_empty() {
            return step.amount.is_some() || step.amounts.is_some();
        }
        let mut here = step.amounts.as_ref();
        for key in keys {
            here = match here {
                Some(Nested::By(by)) => by
                    .iter()
                    .find(|(name, _)| fits(name, key))
                    .map(|(_, nested)| nested)
                    .or_else(|| by.get(OTHERWISE)),
                // `null` for all keys: they exist and are not known
                one => one,
            };
        }
        here.is_some()
    })
}

/// Whether a key that a step lists is this one.
fn fits(name: &str, key: &Value) -> bool {
    match key {
        Value::Text(code) => name == &**code,
        Value::Number(number) => range(name).is_some_and(|(low, high)| {
            *number >= Number::from(low) && high.is_none_or(|high| *number <= Number::from(high))
        }),
        _ => false,
    }
}
