//! What each kind of definition says beyond its header, for people.

use begrip::kind::alignment::{Alignment, Claim};
use begrip::kind::authority::Authority;
use begrip::kind::code_list::{Code, CodeList};
use begrip::kind::concept::{Concept, Target};
use begrip::kind::correspondence::Correspondence;
use begrip::kind::data_source::DataSource;
use begrip::kind::indicator::Indicator;
use begrip::kind::population::Population;
use begrip::kind::unit_type::UnitType;
use begrip::kind::variable::Variable;
use begrip::{Input, Inputs, Text, ValueDomain};
use serde::Serialize;
use serde_json::Value;

use super::Page;
use crate::text::{plain, table};
use crate::view::Shown;

pub(super) fn variable(page: &mut Page, shown: &Shown<'_>, variable: &Variable) {
    values(page, &variable.values);
    word(page, ("period", "periode"), variable.period.as_ref());
    inputs(page, shown, &variable.inputs);
    rule(page, variable.rule.as_deref(), &variable.unformalised);
}

pub(super) fn population(page: &mut Page, shown: &Shown<'_>, population: &Population) {
    inputs(page, shown, &population.inputs);
    rule(page, population.rule.as_deref(), &population.unformalised);
    if let Some(area) = &population.area {
        let codes: Vec<&str> = area.areas.iter().map(begrip::CodeValue::as_str).collect();
        page.field(page.lang.pick("where", "waar"), &codes.join(", "));
    }
}

pub(super) fn indicator(page: &mut Page, indicator: &Indicator) {
    word(page, ("statistic", "statistiek"), Some(&indicator.statistic));
    if let Some(domain) = &indicator.values {
        values(page, domain);
    }
    word(page, ("period", "periode"), indicator.period.as_ref());
    word(page, ("disclosure", "onthulling"), indicator.disclosure.as_ref());
    let rows = indicator.figures.iter().map(|figure| {
        let area = figure.area.as_ref().map(ToString::to_string).unwrap_or_default();
        let status = figure.status.as_ref().map(text_of).unwrap_or_default();
        vec![figure.period.to_string(), area, figure.value.to_string(), status]
    });
    block(page, ("figures", "cijfers"), &rows.collect::<Vec<_>>());
}

pub(super) fn code_list(page: &mut Page, list: &CodeList) {
    let lang = page.lang;
    if list.ordered {
        page.field(
            lang.pick("order", "volgorde"),
            lang.pick("the codes have an order", "de codes hebben een volgorde"),
        );
    }
    let rows = list
        .codes
        .iter()
        .map(|code| vec![code.code.to_string(), plain(lang.text(&code.label)), marks(page, code)]);
    let rows: Vec<_> = rows.collect();
    block(page, ("codes", "codes"), &rows);
}

fn marks(page: &Page, code: &Code) -> String {
    let mut marks = Vec::new();
    if let Some(parent) = &code.parent {
        marks.push(page.lang.pick(format!("under {parent}"), format!("onder {parent}")));
    }
    if !code.valid.is_open() {
        marks.push(super::days(code.valid, page.lang));
    }
    if code.residual {
        marks.push(page.lang.pick("all others", "alle overige").to_owned());
    }
    marks.join(", ")
}

pub(super) fn correspondence(page: &mut Page, correspondence: &Correspondence) {
    let codes =
        |codes: &[begrip::CodeValue]| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
    let rows = correspondence.maps.iter().map(|map| {
        let weight = map.weight.map(|weight| format!("× {weight}")).unwrap_or_default();
        vec![codes(&map.from), format!("→ {}", codes(&map.to)), weight]
    });
    block(page, ("maps", "schakelingen"), &rows.collect::<Vec<_>>());
}

pub(super) fn alignment(page: &mut Page, alignment: &Alignment) {
    let lang = page.lang;
    let claim = match alignment.claim {
        Claim::Equivalent => {
            lang.pick("left and right count the same units", "links en rechts tellen dezelfde eenheden")
        }
        Claim::PartOf => lang.pick("every unit of left is in right", "elke eenheid van links zit in rechts"),
        Claim::Includes => {
            lang.pick("every unit of right is in left", "elke eenheid van rechts zit in links")
        }
        Claim::Overlapping => lang.pick("they share some units", "ze delen een deel van hun eenheden"),
        Claim::Disjoint => lang.pick("they share no unit", "ze delen geen enkele eenheid"),
        Claim::Related => lang.pick("they have to do with each other", "ze hebben met elkaar te maken"),
        Claim::NotSame => {
            lang.pick("they look alike and are not the same", "ze lijken op elkaar en zijn niet hetzelfde")
        }
    };
    page.field(lang.pick("claim", "bewering"), claim);
    if !alignment.because.is_empty() {
        page.field(lang.pick("because", "omdat"), lang.text(&alignment.because));
    }
}

pub(super) fn unit_type(page: &mut Page, unit: &UnitType) {
    if unit.persists {
        let text =
            page.lang.pick("the same unit from period to period", "dezelfde eenheid van periode tot periode");
        page.field(page.lang.pick("identity", "identiteit"), text);
    }
    for rule in unit.always.iter().flat_map(|always| &always.rules) {
        page.field(page.lang.pick("always", "altijd"), rule);
    }
}

pub(super) fn authority(page: &mut Page, authority: &Authority) {
    word(page, ("level", "niveau"), authority.level.as_ref());
    word(page, ("code", "code"), authority.code.as_ref());
    word(page, ("homepage", "website"), authority.homepage.as_ref());
    word(page, ("contact", "contact"), authority.contact.as_ref());
}

pub(super) fn data_source(page: &mut Page, source: &DataSource) {
    word(page, ("type", "soort"), Some(&source.source_type));
    if !source.coverage.is_empty() {
        page.field(page.lang.pick("covers", "omvat"), page.lang.text(&source.coverage));
    }
}

pub(super) fn concept(page: &mut Page, concept: &Concept) {
    for matched in &concept.matches {
        if let Target::Uri(uri) = &matched.to {
            let relation = text_of(&matched.relation);
            page.field(page.lang.pick("match", "overeenkomst"), &format!("{relation} <{uri}>"));
        }
    }
}

fn values(page: &mut Page, domain: &ValueDomain) {
    let lang = page.lang;
    let text = match domain {
        ValueDomain::Boolean => lang.pick("yes or no", "ja of nee").to_owned(),
        ValueDomain::Text => lang.pick("a text", "een tekst").to_owned(),
        ValueDomain::Date => lang.pick("a day", "een dag").to_owned(),
        ValueDomain::Number(number) => {
            let mut text = lang
                .pick(format!("a number in {}", number.number), format!("een getal in {}", number.number));
            text.push_str(&bounds(page, number.minimum, number.maximum));
            if let Some(base) = &number.base {
                text.push_str(&format!(", {} = {}", base.period, base.is));
            }
            text
        }
        ValueDomain::Integer(integer) => {
            let unit = &integer.integer;
            let text = lang.pick(format!("a whole number in {unit}"), format!("een geheel getal in {unit}"));
            text + &bounds(page, integer.minimum, integer.maximum)
        }
        // the code list stands among the references
        ValueDomain::Codes(_) => return,
    };
    page.field(lang.pick("values", "waarden"), &text);
}

fn bounds(page: &Page, minimum: Option<begrip::Decimal>, maximum: Option<begrip::Decimal>) -> String {
    match (minimum, maximum) {
        (Some(low), Some(high)) => {
            page.lang.pick(format!(", {low} to {high}"), format!(", {low} tot en met {high}"))
        }
        (Some(low), None) => page.lang.pick(format!(", at least {low}"), format!(", minstens {low}")),
        (None, Some(high)) => page.lang.pick(format!(", at most {high}"), format!(", hoogstens {high}")),
        (None, None) => String::new(),
    }
}

fn inputs(page: &mut Page, shown: &Shown<'_>, inputs: &Inputs) {
    for (name, input) in inputs {
        let target = shown.links.iter().find(|(link, _)| std::ptr::eq(link.reference, input.reference()));
        let mut text = match target {
            Some((_, Ok(target))) => page.named(target),
            _ => input.reference().to_string(),
        };
        if let Input::Aggregate(aggregate) = input {
            let condition =
                aggregate.condition().map(|condition| format!(" ({condition})")).unwrap_or_default();
            text = format!("{}{condition} {text}", aggregate.function().0);
        }
        if input.shift() != 0 {
            text.push_str(&page.lang.pick(
                format!("  [{} periods away]", input.shift()),
                format!("  [{} perioden verderop]", input.shift()),
            ));
        }
        page.field(&format!("  {name}"), &text);
    }
}

fn rule(page: &mut Page, rule: Option<&str>, unformalised: &[Text]) {
    if let Some(rule) = rule {
        page.field(page.lang.pick("rule", "regel"), rule);
    }
    for text in unformalised {
        page.field(page.lang.pick("not in any rule", "niet in een regel"), page.lang.text(text));
    }
}

/// A field whose value is shown as a file has it.
fn word<T: Serialize>(page: &mut Page, (en, nl): (&str, &str), value: Option<&T>) {
    if let Some(value) = value {
        let text = text_of(value);
        let text = page.lang.pick(text.as_str(), in_dutch(&text)).to_owned();
        page.field(page.lang.pick(en, nl), &text);
    }
}

/// The Dutch for the words that files have in English; other texts stay what they are.
fn in_dutch(word: &str) -> &str {
    match word {
        "year" => "jaar",
        "half year" => "half jaar",
        "quarter" => "kwartaal",
        "month" => "maand",
        "count" => "aantal",
        "share" => "aandeel",
        "sum" => "som",
        "mean" => "gemiddelde",
        "median" => "mediaan",
        "ratio" => "verhouding",
        "register" => "register",
        "survey" => "enquête",
        "administration" => "administratie",
        "model" => "model",
        "international" => "internationaal",
        "national" => "landelijk",
        "regional" => "regionaal",
        "municipality" => "gemeente",
        other => other,
    }
}

fn text_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value).unwrap_or_default() {
        Value::String(text) => text.replace('_', " "),
        Value::Object(fields) => {
            let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let fields =
                fields.iter().map(|(name, value)| format!("{} {}", name.replace('_', " "), plain(value)));
            fields.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

pub(super) fn block(page: &mut Page, (en, nl): (&str, &str), rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    page.text.push_str(page.lang.pick(en, nl));
    page.text.push('\n');
    let width = page.style.width;
    page.text.push_str(&table(rows, "  ", width));
}
