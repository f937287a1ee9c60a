//! Leaves: values that can only be given, and figures that are published.

use begrip::eval::{Leaf, Number, When};
use begrip::kind::indicator::Indicator;
use begrip::{Content, Definition, Reference, Time, Validity, ValueDomain};

use super::super::formula::always;
use super::super::leaves::{Chosen, Options, Quantity};
use super::super::linear::Linear;
use super::super::said::{Case, Coded, Said, Truth, is_among};
use super::{Amounts, Expansion, Moment, truth_values};
use crate::message::Message;

impl<'r> Expansion<'r> {
    /// Something that is true or false, and of which nothing else is known; what it is, in words.
    pub(super) fn opaque_truth(&mut self, key: &str, said: Message) -> Truth {
        let chosen = || Chosen { what: Options::Opaque(said), values: truth_values(), is_open: false };
        let leaf = self.leaves.choice(key, chosen);
        is_among(&mut self.leaves, leaf, &["yes".to_owned()])
    }

    /// Something that only words say of a unit.
    pub(super) fn in_words(&mut self, definition: &Definition) -> Truth {
        let id = definition.id();
        let key = format!("{id} {}", definition.version().major);
        let said = Message::new(
            format!("no rule says which units are `{id}`"),
            format!("geen regel zegt welke eenheden `{id}` zijn"),
        );
        self.opaque_truth(&key, said)
    }

    /// A value that can only be given.
    pub(super) fn leaf(&mut self, definition: &'r Definition, moment: &Moment) -> Said {
        let when = match &moment.fixed {
            Some(fixed) => When::Fixed(fixed.clone()),
            None => When::Shift(moment.shift),
        };
        let leaf = Leaf { member: None, id: definition.id().clone(), when };
        let key = format!("{leaf} {}", definition.version().major);
        match definition.content() {
            Content::Variable(variable) => self.of_domain(&variable.values, &leaf, &key),
            Content::Population(_) => self.chosen(&leaf, &key, truth_values(), false),
            Content::Indicator(indicator) => {
                if let Some(figure) = self.figure(indicator, moment) {
                    return Said::number(Linear::constant(figure));
                }
                if self.amounts == Amounts::Known {
                    return Said::Nothing;
                }
                let (id, on) = (definition.id(), self.on.map(|on| format!(" ({on})")).unwrap_or_default());
                let said = Message::new(
                    format!("the figure of `{id}` is not known{on}"),
                    format!("het cijfer van `{id}` is niet bekend{on}"),
                );
                let quantity = || Quantity::OfWorld { is_positive: true, amount: None, said };
                Said::number(Linear::unknown(self.leaves.number(&key, false, quantity)))
            }
            _ => Said::Nothing,
        }
    }

    /// The published figure of the whole population in the period.
    fn figure(&self, indicator: &Indicator, moment: &Moment) -> Option<Number> {
        let period = moment.period.filter(|_| self.amounts != Amounts::Open)?;
        let mut figures = indicator.figures.iter().filter(|figure| figure.area.is_none());
        figures.find(|figure| figure.period.days() == period).map(|figure| Number::from(figure.value))
    }

    fn of_domain(&mut self, domain: &'r ValueDomain, leaf: &Leaf, key: &str) -> Said {
        let of_unit =
            |minimum: Option<begrip::Decimal>, maximum: Option<begrip::Decimal>, is_date| Quantity::OfUnit {
                leaf: leaf.clone(),
                minimum: minimum.map(Number::from),
                maximum: maximum.map(Number::from),
                unit: domain.unit_of_measure().map(ToString::to_string),
                is_date,
            };
        let (quantity, is_whole) = match domain {
            ValueDomain::Boolean => return self.chosen(leaf, key, truth_values(), false),
            ValueDomain::Text => return self.chosen(leaf, key, Vec::new(), true),
            ValueDomain::Codes(list) => {
                // a code of another period may have ended before these days
                let days = self.days.filter(|_| leaf.when == When::Shift(0));
                let codes = self.codes(list, days);
                return self.chosen(leaf, key, codes, false);
            }
            ValueDomain::Date => (of_unit(None, None, true), true),
            ValueDomain::Number(domain) => (of_unit(domain.minimum, domain.maximum, false), false),
            ValueDomain::Integer(domain) => (of_unit(domain.minimum, domain.maximum, false), true),
        };
        Said::number(Linear::unknown(self.leaves.number(key, is_whole, || quantity)))
    }

    /// The codes of a list, each once, of those that it has on these days.
    pub(crate) fn codes(&self, list: &Reference, days: Option<Validity>) -> Vec<String> {
        let Ok(Content::CodeList(list)) = self.registry.resolve(list, Time::Any).map(Definition::content)
        else {
            return Vec::new();
        };
        let mut codes: Vec<String> = Vec::new();
        for code in &list.codes {
            // what is to hold on every date holds of the codes of every date
            let exists = self.amounts == Amounts::Open || self.on.is_none_or(|on| code.valid.contains(on));
            let exists = exists && days.is_none_or(|days| code.valid.intersection(&days).is_some());
            if exists && !codes.iter().any(|known| known == code.code.as_str()) {
                codes.push(code.code.to_string());
            }
        }
        codes
    }

    fn chosen(&mut self, leaf: &Leaf, key: &str, values: Vec<String>, is_open: bool) -> Said {
        let is_truth = values == truth_values();
        let chosen = || Chosen { what: Options::OfUnit { leaf: leaf.clone() }, values, is_open };
        let choice = self.leaves.choice(key, chosen);
        if is_truth {
            return Said::Truth(is_among(&mut self.leaves, choice, &["yes".to_owned()]));
        }
        Said::Codes(vec![Case { when: always(), value: Coded::Leaf(choice) }])
    }
}
