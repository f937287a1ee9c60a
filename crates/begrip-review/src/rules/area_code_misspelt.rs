//! `area-code-misspelt`: the code of an area is not one slip away from a code that is in use.

use std::collections::{BTreeMap, BTreeSet};

use begrip::DefinitionId;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};
use crate::rules::area_code_malformed::{areas, is_malformed};

pub(crate) const RULE: Rule = Rule {
    name: "area-code-misspelt",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "the code of an area is not one slip away from a code that is in use",
        nl: "de code van een gebied is niet één verschrijving verwijderd van een code die in gebruik is",
    },
    why: Said {
        en: "A figure under a code that is nobody's is joined to no area, and is missing from the series that it belongs to.",
        nl: "Een cijfer bij een code van niemand wordt aan geen gebied gekoppeld, en ontbreekt in de reeks waar het bij hoort.",
    },
    fix: Said { en: "Write the code that was meant.", nl: "Schrijf de code die bedoeld is." },
    fires: "
# file: definitions/den-haag.yaml
kind: authority
id: den-haag
version: 1.0.0
status: adopted
code: GM0518
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/den-haag/households.yaml
kind: indicator
id: den-haag/households
version: 1.0.0
status: adopted
of: nl/household@^1
statistic: count
figures:
  - { period: 2022, area: MG0518, value: 260000 }
",
    passes: "
# file: definitions/den-haag.yaml
kind: authority
id: den-haag
version: 1.0.0
status: adopted
code: GM0518
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/den-haag/households.yaml
kind: indicator
id: den-haag/households
version: 1.0.0
status: adopted
of: nl/household@^1
statistic: count
figures:
  - { period: 2022, area: GM0518, value: 260000 }
",
    check,
};

/// Letters and number of digits of the codes of Dutch areas: country parts, provinces, COROP regions, municipalities,
/// districts, neighbourhoods.
const DUTCH: [(&str, usize); 6] = [("LD", 2), ("PV", 2), ("CR", 2), ("GM", 4), ("WK", 6), ("BU", 8)];

/// ISO 3166-1 alpha-2, and what Eurostat writes beside it: EL, UK, XK and EU.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH EL ER ES ET EU \
    FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN \
    MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR \
    TT TV TW TZ UA UG UK UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut users: BTreeMap<&str, BTreeSet<&DefinitionId>> = BTreeMap::new();
    for definition in context.registry.definitions() {
        for (_, code) in areas(definition) {
            users.entry(code.as_str()).or_default().insert(definition.id());
        }
    }
    for definition in context.registry.definitions() {
        for (pointer, code) in areas(definition) {
            let Some(near) = meant(code.as_str(), &users) else { continue };
            let message = Message::new(
                format!("`{code}` is no code of an area that others name"),
                format!("`{code}` is geen code van een gebied die anderen noemen"),
            );
            let help = Message::new(format!("did you mean `{near}`?"), format!("bedoel je `{near}`?"));
            findings.value(definition, &pointer, message, help);
        }
    }
}

/// The code that was meant by one that nobody else uses and that is surely none itself.
fn meant<'u>(code: &str, users: &BTreeMap<&'u str, BTreeSet<&DefinitionId>>) -> Option<&'u str> {
    // a code of the same form that is none either shows a coding of somebody's own, such as the letters of districts
    let is_alike = |other: &&str| *other != code && !is_code(other) && form(other) == form(code);
    // of a wrong number of digits another rule speaks
    if is_code(code)
        || is_malformed(code)
        || users.get(code).is_some_and(|users| users.len() > 1)
        || users.keys().any(is_alike)
    {
        return None;
    }
    let is_sure = |other: &str, users: usize| users > 1 || is_code(other);
    users
        .iter()
        .find(|(other, users)| is_slip(other, code) && is_sure(other, users.len()))
        .map(|(code, _)| *code)
}

/// Whether a code is one by itself: of a country or of a Dutch area.
fn is_code(code: &str) -> bool {
    let is_country = code.len() == 2 && COUNTRIES.split(' ').any(|country| country == code);
    let is_dutch = |(letters, count): (&str, usize)| {
        let digits = code.strip_prefix(letters);
        digits.is_some_and(|digits| digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    is_country || DUTCH.into_iter().any(is_dutch)
}

/// Which of its characters are capitals, other letters and digits.
fn form(code: &str) -> String {
    let form = |c: char| match c {
        '0'..='9' => '9',
        c if c.is_uppercase() => 'A',
        c if c.is_alphabetic() => 'a',
        other => other,
    };
    code.chars().map(form).collect()
}

/// Whether one character more, less or other, or two in each other's place, make the one of the other.
fn is_slip(one: &str, other: &str) -> bool {
    let [one, other]: [Vec<char>; 2] = [one, other].map(|text| text.chars().collect());
    let is_less = |short: &Vec<char>, long: &Vec<char>| {
        long.len() == short.len() + 1
            && (0..long.len()).any(|at| {
                let mut less = long.clone();
                less.remove(at);
                less == *short
            })
    };
    let is_swapped = one != other
        && (1..one.len()).any(|at| {
            let mut swapped = one.clone();
            swapped.swap(at - 1, at);
            swapped == other
        });
    let differ = one.iter().zip(&other).filter(|(one, other)| one != other).count();
    let is_other = one.len() == other.len() && differ == 1;
    is_swapped || is_other || is_less(&one, &other) || is_less(&other, &one)
}
