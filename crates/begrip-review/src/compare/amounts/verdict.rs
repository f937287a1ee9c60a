//! Whether amounts of two parameters are the same, the same up to a factor, or not.

use begrip::eval::{Number, Value};
use begrip::{Content, Definition};

use super::{AmountRelation, AmountRow, AmountsCompared};
use crate::amount::value;
use crate::compare::settled::Settled;
use crate::compare::{FacetCompared, FacetRelation, Verdict, facets};
use crate::facet::Facet;
use crate::language::Lang;
use crate::message::Message;
use crate::relation::Two;

/// How many times the left the right is, if that is the same wherever both are known and not one.
///
/// Two amounts always have some ratio, so it takes two different amounts of the left to speak of a factor.
pub(super) fn factor(rows: &[AmountRow]) -> Option<Number> {
    let both = || rows.iter().filter_map(|row| Some((row.left.known()?, row.right.known()?)));
    let mut factor = None;
    for (left, right) in both().filter(|(left, right)| !(left.is_zero() && right.is_zero())) {
        let ratio = right.over(left)?;
        if *factor.get_or_insert_with(|| ratio.clone()) != ratio {
            return None;
        }
    }
    let mut amounts = both().map(|(left, _)| left).filter(|left| !left.is_zero());
    let first = amounts.next()?;
    factor.filter(|factor| *factor != Number::from(1) && amounts.any(|left| left != first))
}

/// The facets of two parameters, the verdict and why.
pub(in crate::compare) fn settled(two: &Two<'_>, found: &AmountsCompared) -> Settled {
    let (relation, verdict, because) = verdict(two, found);
    let [left, right] = [two.left, two.right].map(size);
    let steps = FacetCompared { facet: Facet::Steps, relation, left, right, because: because.clone() };
    let facets = vec![units(two, found), steps, facets::validity(two)];
    let mut reservations = facets::reservations(&facets);
    reservations.extend(only_one_known(found));
    Settled::without_units(facets, (verdict, because), reservations)
}

/// How many dated steps a parameter has.
fn size(definition: &Definition) -> Message {
    let Content::Parameter(parameter) = definition.content() else { return Message::new("–", "–") };
    let count = parameter.steps.len();
    let (en, nl) = if count == 1 { ("period", "periode") } else { ("periods", "perioden") };
    Message::new(format!("{count} {en}"), format!("{count} {nl}"))
}

/// The units of measure of the two.
fn units(two: &Two<'_>, found: &AmountsCompared) -> FacetCompared {
    let (relation, because) = match &found.converted_by {
        None => (FacetRelation::Different, found.hindrance.clone()),
        Some(times) if *times == Number::from(1) => (FacetRelation::Same, None),
        Some(_) => (FacetRelation::Convertible, None),
    };
    let because = because.unwrap_or_else(|| match relation {
        FacetRelation::Convertible => {
            Message::new("the units of measure convert exactly", "de eenheden zijn precies om te rekenen")
        }
        _ => Message::new("the units of measure are the same", "de eenheden zijn dezelfde"),
    });
    let [left, right] = [two.left, two.right].map(|definition| {
        let unit = unit(definition).unwrap_or_else(|| "–".to_owned());
        Message::new(unit.clone(), unit)
    });
    FacetCompared { facet: Facet::Values, relation, left, right, because }
}

fn unit(definition: &Definition) -> Option<String> {
    let Content::Parameter(parameter) = definition.content() else { return None };
    parameter.values.unit_of_measure().map(ToString::to_string)
}

fn verdict(two: &Two<'_>, found: &AmountsCompared) -> (FacetRelation, Verdict, Message) {
    if two.left.node() == two.right.node() {
        let because = Message::new("it is one and the same parameter", "het is een en dezelfde parameter");
        return (FacetRelation::Same, Verdict::Comparable, because);
    }
    if let Some(hindrance) = &found.hindrance {
        return (FacetRelation::Different, Verdict::NotComparable, hindrance.clone());
    }
    let both = || found.rows.iter().filter(|row| row.left.known().is_some() && row.right.known().is_some());
    if both().next().is_none() {
        let because = Message::new(
            "there is no day and no key for which both amounts are known",
            "er is geen dag en geen sleutel waarvoor beide bedragen bekend zijn",
        );
        return (FacetRelation::Unknown, Verdict::Undetermined, because);
    }
    let Some(first) = both().find(|row| row.relation.differs()) else { return same(two, found) };
    match &found.factor {
        Some(factor) => (FacetRelation::Convertible, Verdict::Convertible, by_factor(found, factor)),
        None => (FacetRelation::Different, Verdict::NotComparable, differ(found, first)),
    }
}

/// The same wherever both are known, as they are written or in another unit.
fn same(two: &Two<'_>, found: &AmountsCompared) -> (FacetRelation, Verdict, Message) {
    let times = found.converted_by.clone().unwrap_or(Number::from(1));
    if times == Number::from(1) {
        let because = Message::new(
            "the amounts are the same wherever both are known",
            "de bedragen zijn gelijk overal waar beide bekend zijn",
        );
        return (FacetRelation::Equivalent, Verdict::Comparable, because);
    }
    let [left, right] = [two.left, two.right].map(|definition| unit(definition).unwrap_or_default());
    let because = Message::new(
        format!("the amounts are the same in another unit: those in `{right}` times {times} are in `{left}`"),
        format!(
            "de bedragen zijn gelijk in een andere eenheid: die in `{right}` maal {times} zijn in `{left}`"
        ),
    );
    (FacetRelation::Convertible, Verdict::Convertible, because)
}

fn by_factor(found: &AmountsCompared, factor: &Number) -> Message {
    let unit = found.unit.as_deref().unwrap_or("–");
    let say = |lang| exact(factor, lang);
    Message::new(
        format!("wherever both are known the right is {} times the left, in `{unit}`", say(Lang::En)),
        format!("overal waar beide bekend zijn, is rechts {} maal links, in `{unit}`", say(Lang::Nl)),
    )
}

/// A number as people write it; as a fraction if its decimals do not end.
fn exact(number: &Number, lang: Lang) -> String {
    if number.rounded(6) == *number {
        value(&Value::Number(number.clone()), lang)
    } else {
        number.to_string()
    }
}

/// The first amount that differs, and whether one side is always the lower.
fn differ(found: &AmountsCompared, row: &AmountRow) -> Message {
    let say = |lang: Lang| {
        let amount = |side: &super::AmountSide| {
            side.known().map(|amount| value(&Value::Number(amount.clone()), lang)).unwrap_or_default()
        };
        let days = crate::days::in_words(row.days);
        let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
        let keys = if keys.is_empty() {
            String::new()
        } else {
            format!(" {} {}", lang.pick("for", "voor"), keys.join(", "))
        };
        let (left, right) = (amount(&row.left), amount(&row.right));
        let unit = found.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let days = lang.say(&days);
        match lang {
            Lang::En => format!("{days} the left is {left} and the right {right}{unit}{keys}"),
            Lang::Nl => format!("{days} is links {left} en rechts {right}{unit}{keys}"),
        }
    };
    let [en, nl] = always(found);
    Message::new(format!("{}{en}", say(Lang::En)), format!("{}{nl}", say(Lang::Nl)))
}

/// Whether one side is never the higher, where that is more than one amount.
fn always(found: &AmountsCompared) -> [&'static str; 2] {
    let count = |relation: AmountRelation| found.rows.iter().filter(|row| row.relation == relation).count();
    match (count(AmountRelation::LeftLower), count(AmountRelation::LeftHigher)) {
        (2.., 0) => [
            "; wherever both are known, the left is never higher",
            "; overal waar beide bekend zijn, is links nooit hoger",
        ],
        (0, 2..) => [
            "; wherever both are known, the left is never lower",
            "; overal waar beide bekend zijn, is links nooit lager",
        ],
        _ => ["", ""],
    }
}

/// How many amounts only one of the two knows.
fn only_one_known(found: &AmountsCompared) -> Option<Message> {
    let is_one =
        |row: &&AmountRow| matches!(row.relation, AmountRelation::OnlyLeft | AmountRelation::OnlyRight);
    let known = found.rows.iter().filter(|row| row.relation != AmountRelation::NotKnown).count();
    let count = found.rows.iter().filter(is_one).count();
    (count > 0).then(|| {
        Message::new(
            format!(
                "of {known} amounts that are known on one side at least, {count} are not known on the other"
            ),
            format!(
                "van {known} bedragen die aan minstens een kant bekend zijn, zijn er {count} aan \
                de andere kant niet bekend"
            ),
        )
    })
}
