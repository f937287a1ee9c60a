//! Amounts of two parameters side by side in words: what every format for people has.

use begrip::eval::{Number, Value};
use begrip_review::{AmountRelation, AmountRow, AmountSide, AmountsCompared, Comparison, Lang, value};

/// The amounts of a comparison in groups: those that differ, those that one side knows, those that are the same.
pub(crate) const GROUPS: [[AmountRelation; 2]; 3] = [
    [AmountRelation::LeftLower, AmountRelation::LeftHigher],
    [AmountRelation::OnlyLeft, AmountRelation::OnlyRight],
    [AmountRelation::Same, AmountRelation::Same],
];

/// The rows of a group.
pub(crate) fn rows(found: &AmountsCompared, group: [AmountRelation; 2]) -> impl Iterator<Item = &AmountRow> {
    found.rows.iter().filter(move |row| group.contains(&row.relation))
}

/// What a group is, with how many rows it has and the unit of measure.
pub(crate) fn title(found: &AmountsCompared, group: [AmountRelation; 2], count: usize, lang: Lang) -> String {
    let words = match group {
        [AmountRelation::LeftLower, _] => lang.pick("Amounts that differ", "Bedragen die verschillen"),
        [AmountRelation::Same, _] => lang.pick("Amounts that are the same", "Bedragen die gelijk zijn"),
        _ => lang.pick("Amounts known on one side only", "Bedragen die maar aan een kant bekend zijn"),
    };
    let unit =
        found.unit.as_deref().map(|unit| format!(", {} {unit}", lang.pick("in", "in"))).unwrap_or_default();
    format!("{words} ({count}){unit}")
}

/// How many amounts neither side knows.
pub(crate) fn not_known(found: &AmountsCompared, lang: Lang) -> Option<String> {
    let count = found.rows.iter().filter(|row| row.relation == AmountRelation::NotKnown).count();
    let words = lang.pick("Known on neither side", "Aan geen van beide kanten bekend");
    (count > 0).then(|| format!("{words}: {count}"))
}

/// How amounts of the right came into the unit of the left.
pub(crate) fn converted(found: &AmountsCompared, lang: Lang) -> Option<String> {
    let times = found.converted_by.as_ref().filter(|times| **times != Number::from(1))?;
    let unit = found.unit.as_deref().unwrap_or("–");
    Some(lang.pick(
        format!("amounts of the right are multiplied by {times} to be in {unit}"),
        format!("bedragen van rechts zijn met {times} vermenigvuldigd, zodat zij in {unit} staan"),
    ))
}

/// The heads of the columns of a group.
pub(crate) fn heads(
    found: &Comparison,
    amounts: &AmountsCompared,
    group: [AmountRelation; 2],
    lang: Lang,
) -> Vec<String> {
    let mut heads = vec![lang.pick("days", "dagen").to_owned()];
    heads.extend((!amounts.keys.is_empty()).then(|| amounts.keys.join(", ")));
    let [left, right] = [&found.left.0, &found.right.0].map(begrip::DefinitionId::authority);
    let name = |side: &str, owner: &str| {
        if left == right { side.to_owned() } else { format!("{side} ({owner})") }
    };
    heads.push(name(lang.pick("left", "links"), left));
    heads.push(name(lang.pick("right", "rechts"), right));
    if group.iter().any(|relation| relation.differs()) {
        heads.push(lang.pick("difference", "verschil").to_owned());
        heads.push(lang.pick("right/left", "rechts/links").to_owned());
    }
    heads
}

/// The cells of one row.
pub(crate) fn cells(amounts: &AmountsCompared, row: &AmountRow, lang: Lang) -> Vec<String> {
    let mut cells = vec![row.days.to_string()];
    cells.extend((!amounts.keys.is_empty()).then(|| keys(row, lang)));
    cells.push(side(&row.left, lang));
    cells.push(side(&row.right, lang));
    if let Some(more) = row.difference().filter(|_| row.relation.differs()) {
        let sign = if more > Number::ZERO { "+" } else { "" };
        cells.push(format!("{sign}{}", shown(&more, lang)));
        cells.push(row.ratio().map(|ratio| about(&ratio, lang)).unwrap_or_default());
    }
    cells
}

fn keys(row: &AmountRow, lang: Lang) -> String {
    if row.keys.is_empty() {
        return lang.pick("all", "alle").to_owned();
    }
    let one = |key: &String| {
        if key == "otherwise" { lang.pick("all others", "alle andere").to_owned() } else { key.clone() }
    };
    row.keys.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn side(side: &AmountSide, lang: Lang) -> String {
    match side {
        AmountSide::Known(amount) => shown(amount, lang),
        AmountSide::Unknown => lang.pick("not known", "niet bekend").to_owned(),
        AmountSide::Absent => "–".to_owned(),
    }
}

fn shown(number: &Number, lang: Lang) -> String {
    value(&Value::Number(number.clone()), lang)
}

/// A ratio to four decimals.
fn about(ratio: &Number, lang: Lang) -> String {
    let rounded = ratio.rounded(4);
    let sign = if rounded == *ratio { "" } else { "≈ " };
    format!("{sign}{}", shown(&rounded, lang))
}
