//! What of a diff is told to people, and in which order: the formats only lay it out.

use std::collections::BTreeMap;

use begrip::DefinitionId;
use begrip_review::{Action, Change, Diff, Impact, Lang, Pair, Reached};

use crate::text::count;

/// From so many definitions on, the same change is told once.
const MANY: usize = 4;

/// How many of the definitions of one change are named.
const NAMED: usize = 3;

/// The same change in many definitions.
pub(crate) struct Alike<'d> {
    /// The change, as the first of them has it.
    pub(crate) change: &'d Change,
    /// Whose change it is.
    pub(crate) ids: Vec<&'d DefinitionId>,
}

impl Alike<'_> {
    /// `a/x, a/y, a/z and 497 more`
    pub(crate) fn whose(&self, lang: Lang) -> String {
        let named: Vec<&str> = self.ids.iter().take(NAMED).map(|id| id.as_str()).collect();
        let more = self.ids.len().saturating_sub(NAMED);
        let more = if more == 0 {
            String::new()
        } else {
            format!(" {} {more} {}", lang.pick("and", "en"), lang.pick("more", "andere"))
        };
        format!("{}{more}", named.join(", "))
    }
}

/// A definition with those of its changes that are told with it.
pub(crate) type Told<'d> = (&'d Pair, Vec<&'d Change>);

/// Changes that many definitions share, and the others by definition; renamed definitions are told in one sentence.
pub(crate) fn alike(diff: &Diff) -> (Vec<Alike<'_>>, Vec<Told<'_>>) {
    type Key<'d> = (begrip_review::Facet, &'d str, Option<String>, Option<String>);
    fn key(change: &Change) -> Key<'_> {
        let text = |value: &Option<serde_json::Value>| value.as_ref().map(ToString::to_string);
        (change.facet, &change.message.en, text(&change.old), text(&change.new))
    }
    let mut groups: BTreeMap<Key<'_>, Vec<(&Pair, &Change)>> = BTreeMap::new();
    for pair in &diff.pairs {
        for change in pair.changes.iter().filter(|change| change.pointer != "/id") {
            groups.entry(key(change)).or_default().push((pair, change));
        }
    }
    groups.retain(|_, members| members.len() >= MANY);
    let many = renumbered_count(diff) >= MANY;
    let mut alone = Vec::new();
    for pair in &diff.pairs {
        let own: Vec<&Change> = pair
            .changes
            .iter()
            .filter(|change| !(groups.contains_key(&key(change)) || (many && is_rename(change))))
            .collect();
        if !own.is_empty() || pair.changes.is_empty() {
            alone.push((pair, own));
        }
    }
    let told = groups.into_values().filter_map(|members| {
        let (_, change) = *members.first()?;
        Some(Alike { change, ids: members.iter().map(|(pair, _)| &pair.id).collect() })
    });
    (told.collect(), alone)
}

fn is_rename(change: &Change) -> bool {
    change.pointer == "/id" && change.kind == begrip_review::ChangeKind::Renamed
}

fn renumbered_count(diff: &Diff) -> usize {
    diff.pairs.iter().filter(|pair| pair.renamed_from.is_some()).count()
}

/// `236 renumbered, 0 changed`
pub(crate) fn renumbered(diff: &Diff, lang: Lang) -> Option<String> {
    let renamed: Vec<&Pair> = diff.pairs.iter().filter(|pair| pair.renamed_from.is_some()).collect();
    if renamed.len() < MANY {
        return None;
    }
    let changed = renamed.iter().filter(|pair| pair.changes.iter().any(|change| !is_rename(change))).count();
    let first = renamed.first()?;
    let (old, new) = (first.renamed_from.as_ref()?, &first.id);
    Some(match lang {
        Lang::En => {
            format!("{} renumbered, {changed} of them changed; for instance {old} → {new}", renamed.len())
        }
        Lang::Nl => {
            format!("{} hernummerd, waarvan {changed} veranderd; bijvoorbeeld {old} → {new}", renamed.len())
        }
    })
}

/// Definitions that break first, and within a definition the changes that reach furthest, a rule before its inputs.
pub(crate) fn by_impact<'d>(told: &[Told<'d>]) -> Vec<Told<'d>> {
    let mut sorted: Vec<Told<'d>> = told.to_vec();
    for (_, changes) in &mut sorted {
        changes.sort_by_key(|change| (std::cmp::Reverse(change.impact), change.facet, change.is_input()));
    }
    let rank = |(pair, _): &Told<'_>| std::cmp::Reverse((impact_on(pair), !pair.changes.is_empty()));
    sorted.sort_by_key(rank);
    sorted
}

/// How far its changes reach; what did not change itself is there because its figures change with those of another.
pub(crate) fn impact_on(pair: &Pair) -> Impact {
    if pair.changes.is_empty() { Impact::Breaking } else { pair.impact() }
}

/// The answer in a sentence: how many changed, how many break, which bumps are missing, who is reached.
pub(crate) fn headline(diff: &Diff, lang: Lang) -> String {
    let changed: Vec<&Pair> = diff.pairs.iter().filter(|pair| !pair.changes.is_empty()).collect();
    let of = |impact| changed.iter().filter(|pair| pair.impact() == impact).count();
    let missing = diff.pairs.iter().filter(|pair| !pair.is_satisfied()).count();
    let dated =
        changed.iter().filter(|pair| pair.changes.iter().any(|change| change.break_at.is_some())).count();
    let mut parts = Vec::new();
    let mut say = |number: usize, en: [&str; 2], nl: [&str; 2]| {
        if number > 0 {
            let [one, many] = lang.pick(en, nl);
            parts.push(count(number, one, many));
        }
    };
    say(
        of(Impact::Breaking),
        ["breaks its series", "break their series"],
        ["breekt de reeks", "breken de reeks"],
    );
    say(dated, ["breaks at a date", "break at a date"], ["breekt op een datum", "breken op een datum"]);
    say(of(Impact::Correction), ["correction", "corrections"], ["correctie", "correcties"]);
    say(of(Impact::Compatible), ["compatible", "compatible"], ["verenigbaar", "verenigbaar"]);
    say(of(Impact::Editorial), ["editorial", "editorial"], ["redactioneel", "redactioneel"]);
    say(of(Impact::None), ["without effect", "without effect"], ["zonder gevolg", "zonder gevolg"]);
    let mut text = match lang {
        Lang::En => count(changed.len(), "definition changed", "definitions changed"),
        Lang::Nl => count(changed.len(), "definitie veranderd", "definities veranderd"),
    };
    if !parts.is_empty() {
        text.push_str(&format!(": {}", parts.join(", ")));
    }
    if missing > 0 {
        text.push_str(&match lang {
            Lang::En => format!("; {} missing", count(missing, "version bump is", "version bumps are")),
            Lang::Nl => {
                format!("; {}", count(missing, "versieverhoging ontbreekt", "versieverhogingen ontbreken"))
            }
        });
    }
    text.push_str(&reached_in_words(&diff.reached, lang));
    text
}

fn reached_in_words(all: &[Reached], lang: Lang) -> String {
    let rows = strongest(all);
    if rows.is_empty() {
        return String::new();
    }
    let mut authorities: Vec<&str> = rows.iter().map(|reached| reached.id.authority()).collect();
    authorities.sort_unstable();
    authorities.dedup();
    match lang {
        Lang::En => format!(
            "; reached: {} of {}",
            count(rows.len(), "definition", "definitions"),
            count(authorities.len(), "authority", "authorities"),
        ),
        Lang::Nl => format!(
            "; geraakt: {} van {}",
            count(rows.len(), "definitie", "definities"),
            count(authorities.len(), "instantie", "instanties"),
        ),
    }
}

/// What happened, without the name of the facet where that stands before it.
pub(crate) fn sentence(change: &Change, facet: &str, lang: Lang) -> String {
    let said = lang.say(&change.message);
    let said = said.strip_prefix(facet).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(said);
    let accepted = if change.accepted { lang.pick(" (accepted)", " (aanvaard)") } else { "" };
    format!("{said}{accepted}")
}

/// Each reached definition once, with the strongest thing that it has to do.
pub(crate) fn strongest(all: &[Reached]) -> Vec<&Reached> {
    let mut best: BTreeMap<(&DefinitionId, &semver::Version), &Reached> = BTreeMap::new();
    for reached in all {
        let entry = best.entry((&reached.id, &reached.version)).or_insert(reached);
        if reached.action > entry.action {
            *entry = reached;
        }
    }
    let mut rows: Vec<&Reached> = best.into_values().collect();
    rows.sort_by_key(|reached| (std::cmp::Reverse(reached.action), reached.id.clone()));
    rows
}

/// Why a definition is reached: what it uses, or to which versions it keeps.
pub(crate) fn why(reached: &Reached, lang: Lang) -> String {
    if let (Action::StaysBehind, Some(pin)) = (reached.action, &reached.pin) {
        return format!("{} {pin}", lang.pick("pins", "houdt zich aan"));
    }
    let Some(first) = reached.path.first() else { return String::new() };
    format!("{}{}", of_whom(reached, first, lang), through(reached, lang))
}

fn of_whom(reached: &Reached, first: &DefinitionId, lang: Lang) -> String {
    let facet = crate::text::diff::facet_in_words(reached.facet, lang);
    match lang {
        Lang::En => format!("{facet} of {first}"),
        Lang::Nl => format!("{facet} van {first}"),
    }
}

/// The way to a definition that is reached: `directly`, or `through a/x, a/y` from the changed one on.
pub(crate) fn way(reached: &Reached, lang: Lang) -> String {
    match (reached.action, &reached.pin, through(reached, lang).trim_start()) {
        (Action::StaysBehind, Some(_), _) => why(reached, lang),
        (_, _, "") => lang.pick("directly", "rechtstreeks").to_owned(),
        (_, _, through) => through.to_owned(),
    }
}

/// How many definitions between are named at each end of a way.
const BETWEEN: usize = 3;

/// ` through a/x, a/y`; nothing for what uses the definition directly, and of a long way the two ends.
fn through(reached: &Reached, lang: Lang) -> String {
    let between: Vec<&str> =
        reached.path.iter().skip(1).rev().skip(1).rev().map(DefinitionId::as_str).collect();
    if between.is_empty() {
        return String::new();
    }
    let left_out = reached.left_out + between.len().saturating_sub(2 * BETWEEN);
    let named = match (left_out, between.get(..BETWEEN), between.get(between.len().saturating_sub(BETWEEN)..))
    {
        (1.., Some(near), Some(far)) => {
            let more = lang.pick("more", "andere");
            format!("{}, … {left_out} {more} …, {}", near.join(", "), far.join(", "))
        }
        _ => between.join(", "),
    };
    format!(" {} {named}", lang.pick("through", "via"))
}
