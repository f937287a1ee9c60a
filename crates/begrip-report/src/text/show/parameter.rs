//! The dated amounts of a parameter for people.

use begrip::kind::parameter::{Amount, Amounts, Basis, Parameter, Step};
use begrip::{Time, ValueDomain};

use super::{Page, content};

/// The amounts as a table, one line for each step and key; with a day only the step of that day.
pub(super) fn steps(page: &mut Page, parameter: &Parameter, time: Time) {
    let unit = parameter.values.unit_of_measure().map(ToString::to_string).unwrap_or_default();
    if matches!(parameter.values, ValueDomain::Number(_) | ValueDomain::Integer(_)) {
        page.field(
            page.lang.pick("values", "waarden"),
            &page.lang.pick(format!("in {unit}"), format!("in {unit}")),
        );
    }
    let keys: Vec<&str> = parameter.by.iter().map(begrip::kind::parameter::Key::name).collect();
    if !keys.is_empty() {
        page.field(page.lang.pick("by", "naar"), &keys.join(", "));
    }
    let wanted = |step: &&Step| match time {
        Time::On(date) => step.days().contains(date),
        _ => true,
    };
    let rows: Vec<Vec<String>> =
        parameter.steps.iter().filter(wanted).flat_map(|step| rows(page, step)).collect();
    content::block(page, ("amounts", "bedragen"), &rows);
}

fn rows(page: &Page, step: &Step) -> Vec<Vec<String>> {
    let mut amounts = Vec::new();
    if let Some(amount) = step.amount {
        amounts.push((String::new(), amount));
    }
    if let Some(nested) = &step.amounts {
        flatten(nested, "", &mut amounts);
    }
    let mut days = super::days(step.days(), page.lang);
    let mut remarks = remarks(page, step);
    let row = |(keys, amount): (String, Amount)| {
        let amount = match amount {
            Amount::Known(amount) => amount.to_string(),
            Amount::Unknown => page.lang.pick("not known", "niet bekend").to_owned(),
        };
        // days and remarks stand on the first line of a step only
        vec![std::mem::take(&mut days), keys, amount, std::mem::take(&mut remarks)]
    };
    amounts.into_iter().map(row).collect()
}

/// Every amount with its keys; as deep as a parameter has keys.
fn flatten(amounts: &Amounts, keys: &str, into: &mut Vec<(String, Amount)>) {
    match amounts {
        Amounts::One(amount) => into.push((keys.to_owned(), *amount)),
        Amounts::By(by) => {
            for (key, inner) in by {
                let keys = if keys.is_empty() { key.clone() } else { format!("{keys}, {key}") };
                flatten(inner, &keys, into);
            }
        }
    }
}

fn remarks(page: &Page, step: &Step) -> String {
    let basis = step.basis.and_then(|basis| match basis {
        Basis::Published => None,
        Basis::Derived => Some(page.lang.pick("derived", "afgeleid")),
        Basis::Projected => Some(page.lang.pick("projected", "geraamd")),
        Basis::Provisional => Some(page.lang.pick("provisional", "voorlopig")),
    });
    let source = step.source.as_deref().map(|source| format!("[{source}]"));
    [basis.map(str::to_owned), source].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
