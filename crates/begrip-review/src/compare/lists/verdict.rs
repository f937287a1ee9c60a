//! How two lists relate, and whether figures by the one may stand beside figures by the other.

use begrip::{Content, Definition};

use super::pairs::Listed;
use super::{CodeOutcome, CodePair, ListsCompared, Mapped, is_one, list};
use crate::compare::settled::Settled;
use crate::compare::{FacetCompared, FacetRelation, Verdict, facets};
use crate::facet::Facet;
use crate::message::Message;
use crate::relation::Two;

/// How many codes are named in a sentence.
const NAMED: usize = 3;

/// How two lists relate by their codes alone.
pub(super) fn relation(codes: &[CodePair]) -> FacetRelation {
    let has = |outcome: CodeOutcome| codes.iter().any(|pair| pair.outcome == outcome);
    let is_empty = |one: CodeOutcome| codes.iter().all(|pair| pair.outcome == one);
    if is_empty(CodeOutcome::OnlyLeft) || is_empty(CodeOutcome::OnlyRight) {
        // one list has no codes on the day
        FacetRelation::Unknown
    } else if has(CodeOutcome::OtherMeaning) {
        FacetRelation::Different
    } else if has(CodeOutcome::Unclear) && !has_own(codes) {
        FacetRelation::Unknown
    } else {
        // where each has codes of its own, they overlap however the others are settled
        let shared = has(CodeOutcome::Unclear) || has(CodeOutcome::Same) || has(CodeOutcome::OtherCode);
        match (has(CodeOutcome::OnlyLeft), has(CodeOutcome::OnlyRight)) {
            (false, false) if has(CodeOutcome::OtherCode) => FacetRelation::Convertible,
            (false, false) => FacetRelation::Equivalent,
            (true, false) => FacetRelation::Includes,
            (false, true) => FacetRelation::PartOf,
            (true, true) if shared => FacetRelation::Overlapping,
            (true, true) => FacetRelation::Disjoint,
        }
    }
}

/// Whether each list has codes that the other has not.
fn has_own(codes: &[CodePair]) -> bool {
    let has = |outcome: CodeOutcome| codes.iter().any(|pair| pair.outcome == outcome);
    has(CodeOutcome::OnlyLeft) && has(CodeOutcome::OnlyRight)
}

/// The facets of two lists, the verdict and why.
pub(in crate::compare) fn settled(two: &Two<'_>, found: &ListsCompared) -> Settled {
    let (verdict, because) = verdict(two, found);
    let converts = converts(found).is_some() || found.through.is_some();
    let relation =
        if converts && !found.relation.is_same() { FacetRelation::Convertible } else { found.relation };
    let [left, right] = [two.left, two.right].map(|definition| size(two, definition));
    let codes = FacetCompared { facet: Facet::Codes, relation, left, right, because: because.clone() };
    let facets = vec![codes, facets::validity(two)];
    let mut reservations = facets::reservations(&facets);
    reservations.extend(to_mind(two, found, verdict));
    Settled::without_units(facets, (verdict, because), reservations)
}

fn size(two: &Two<'_>, definition: &Definition) -> Message {
    let count = list(definition).map_or(0, |list| Listed::new(list, two.on).codes.len());
    let codes = if count == 1 { "code" } else { "codes" };
    Message::new(format!("{count} {codes}"), format!("{count} {codes}"))
}

/// The best correspondence: one that loses nothing, else one that is exact.
fn converts(found: &ListsCompared) -> Option<&Mapped> {
    let able = found.correspondences.iter().filter(|one| one.converts());
    able.reduce(|best, next| {
        if (next.is_lossless(), next.is_exact()) > (best.is_lossless(), best.is_exact()) {
            next
        } else {
            best
        }
    })
}

fn verdict(two: &Two<'_>, found: &ListsCompared) -> (Verdict, Message) {
    if found.relation.is_same() {
        let because = Message::new(
            "both have the same codes with the same meaning",
            "beide hebben dezelfde codes met dezelfde betekenis",
        );
        return (Verdict::Comparable, because);
    }
    if let Some(maps) = converts(found) {
        return (Verdict::Convertible, by(maps));
    }
    if found.relation != FacetRelation::Convertible
        && let Some([left, right]) = &found.through
    {
        return (Verdict::Convertible, by_both(left, right));
    }
    by_codes(two, found)
}

/// The verdict where no correspondence converts.
fn by_codes(two: &Two<'_>, found: &ListsCompared) -> (Verdict, Message) {
    match found.relation {
        FacetRelation::Convertible => (
            Verdict::Convertible,
            Message::new(
                "both have the same categories, some under another code: replace these codes, then compare",
                "beide hebben dezelfde categorieën, sommige onder een andere code: vervang die codes en \
                 vergelijk dan",
            ),
        ),
        FacetRelation::PartOf => (Verdict::Bounded, part(two.left, two.right)),
        FacetRelation::Includes => (Verdict::Bounded, part(two.right, two.left)),
        FacetRelation::Different => (Verdict::NotComparable, two_meanings(found)),
        FacetRelation::Unknown if found.count(CodeOutcome::Unclear) > 0 => {
            (Verdict::Undetermined, unclear(found))
        }
        FacetRelation::Unknown => (
            Verdict::Undetermined,
            Message::new("one of the lists has no codes", "een van de lijsten heeft geen codes"),
        ),
        FacetRelation::Disjoint => (
            Verdict::NotComparable,
            Message::new(
                "the lists have no code in common, and no correspondence converts one to the other",
                "de lijsten hebben geen code gemeen, en geen omzetting leidt van de ene naar de andere",
            ),
        ),
        FacetRelation::Overlapping | FacetRelation::Same | FacetRelation::Equivalent => (
            Verdict::NotComparable,
            Message::new(
                "each list has codes that the other has not, and no correspondence converts one to the other",
                "elke lijst heeft codes die de andere niet heeft, en geen omzetting leidt van de ene naar de \
                 andere",
            ),
        ),
    }
}

fn two_meanings(found: &ListsCompared) -> Message {
    let en = ["means something else in each list", "mean something else in each list"];
    let nl = ["betekent in elke lijst iets anders", "betekenen in elke lijst iets anders"];
    named(found, CodeOutcome::OtherMeaning, en, nl)
}

fn unclear(found: &ListsCompared) -> Message {
    let en = "may mean the same in both lists, which their texts do not settle; a correspondence would";
    let rest =
        "misschien in beide lijsten hetzelfde, maar de teksten zeggen het niet; een omzetting zou dat doen";
    let nl = [format!("betekent {rest}"), format!("betekenen {rest}")];
    named(found, CodeOutcome::Unclear, [en, en], nl.each_ref().map(String::as_str))
}

fn part(less: &Definition, more: &Definition) -> Message {
    let (less, more) = (less.id(), more.id());
    Message::new(
        format!("`{less}` is a part of `{more}`: every code of it is there too, with the same meaning"),
        format!(
            "`{less}` is een deel van `{more}`: elke code ervan staat daar ook in, met dezelfde betekenis"
        ),
    )
}

/// The recipe by one correspondence.
fn by(maps: &Mapped) -> Message {
    let (from, to, id) = (&maps.from, &maps.to, &maps.id);
    let back = match (maps.is_lossless(), maps.is_exact()) {
        (true, true) => ["which loses nothing", "wat niets verliest"],
        (false, true) => [
            "which merges codes, so that there is no way back",
            "wat codes samenvoegt, dus terug kan het niet",
        ],
        (_, false) => [
            "which divides codes by shares, so that the outcome is an estimate",
            "wat codes verdeelt naar aandelen, dus de uitkomst is een schatting",
        ],
    };
    let [en, nl] = back;
    Message::new(
        format!(
            "convert figures by the codes of `{from}` to those of `{to}` with `{id}`, {en}; then compare"
        ),
        format!(
            "zet cijfers naar de codes van `{from}` om in die van `{to}` met `{id}`, {nl}; vergelijk dan"
        ),
    )
}

/// The recipe by a third list.
fn by_both(left: &Mapped, right: &Mapped) -> Message {
    let (to, one, other) = (&left.to, &left.id, &right.id);
    Message::new(
        format!(
            "convert both to the codes of `{to}`, the left with `{one}` and the right with `{other}`; \
                then compare"
        ),
        format!(
            "zet beide om in de codes van `{to}`, links met `{one}` en rechts met `{other}`; vergelijk dan"
        ),
    )
}

/// The codes with an outcome, and what is said of them.
fn named(found: &ListsCompared, outcome: CodeOutcome, en: [&str; 2], nl: [&str; 2]) -> Message {
    let count = found.count(outcome);
    let codes: Vec<String> = found
        .of(outcome)
        .filter_map(|pair| pair.left.as_ref())
        .take(NAMED)
        .map(|side| format!("`{}`", side.code))
        .collect();
    let more = count.saturating_sub(codes.len());
    let names = |and: &str| match (codes.as_slice(), more) {
        ([first @ .., last], 0) if !first.is_empty() => format!("{} {and} {last}", first.join(", ")),
        (_, 0) => codes.join(", "),
        _ => format!("{} {and} {more} {}", codes.join(", "), if and == "and" { "more" } else { "andere" }),
    };
    let pick = |[one, many]: [&str; 2]| if count == 1 { one.to_owned() } else { many.to_owned() };
    Message::new(format!("{} {}", names("and"), pick(en)), format!("{} {}", names("en"), pick(nl)))
}

/// What to mind: order, levels, shares, and codes with two meanings that a correspondence takes care of.
fn to_mind(two: &Two<'_>, found: &ListsCompared, verdict: Verdict) -> Vec<Message> {
    let mut mind = Vec::new();
    if verdict == Verdict::Convertible && found.count(CodeOutcome::OtherMeaning) > 0 {
        mind.push(named(
            found,
            CodeOutcome::OtherMeaning,
            [
                "means something else in each list: never put its figures side by side without converting",
                "mean something else in each list: never put their figures side by side without converting",
            ],
            [
                "betekent in elke lijst iets anders: zet de cijfers ervan nooit naast elkaar zonder ze om \
                te zetten",
                "betekenen in elke lijst iets anders: zet de cijfers ervan nooit naast elkaar zonder ze \
                om te zetten",
            ],
        ));
    }
    if found.codes.iter().any(|pair| pair.parents.is_some()) {
        mind.push(Message::new(
            "some codes stand under another code in the other list, so sums one level up are not of \
                the same codes",
            "sommige codes staan in de andere lijst onder een andere code, dus tellingen een niveau \
                hoger omvatten niet dezelfde codes",
        ));
    }
    mind.extend(order(two, found));
    mind
}

fn order(two: &Two<'_>, found: &ListsCompared) -> Option<Message> {
    let ordered =
        |definition: &Definition| matches!(definition.content(), Content::CodeList(list) if list.ordered);
    match (ordered(two.left), ordered(two.right)) {
        (true, true) if !is_one(two) && !same_order(two, found) => Some(Message::new(
            "the codes have another order in each list, so higher and lower do not mean the same",
            "de codes staan in elke lijst in een andere volgorde, dus hoger en lager betekenen niet \
                hetzelfde",
        )),
        (true, false) | (false, true) => Some(Message::new(
            "the order of the codes has a meaning in one of the two lists only",
            "de volgorde van de codes heeft maar in een van de twee lijsten betekenis",
        )),
        _ => None,
    }
}

/// Whether the codes that both have stand in the same order.
fn same_order(two: &Two<'_>, found: &ListsCompared) -> bool {
    let (Some(left), Some(right)) = (list(two.left), list(two.right)) else { return true };
    let (left, right) = (Listed::new(left, two.on), Listed::new(right, two.on));
    let both = found.codes.iter().filter_map(|pair| {
        let (one, other) = (pair.left.as_ref()?, pair.right.as_ref()?);
        Some((left.position(one.code.as_str())?, right.position(other.code.as_str())?))
    });
    let mut both: Vec<(usize, usize)> = both.collect();
    both.sort_unstable();
    both.is_sorted_by_key(|(_, right)| *right)
}
