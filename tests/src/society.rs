//! Generated registries that have every kind of definition, each tied to others as real ones are.

use crate::generator::{Random, file, generate};

/// How many definitions come from [`generate`].
const PLAIN: usize = 12;

/// The files of a registry of two owners with every kind of definition: path and text, the same for the same seed.
pub fn society(seed: u64) -> Vec<(String, String)> {
    let mut random = Random::new(seed ^ 0x5eed);
    let mut files = generate(seed, PLAIN);
    for (id, kind, content) in KINDS {
        let (path, text) = file(id, kind, "", &numbered(content, &mut random));
        files.push((path, text));
    }
    let (path, text) = file("a0/norm", "parameter", "supersedes: [\"a0/norm@=1.0.0\"]\n", NORM);
    let second = numbered(&text, &mut random).replace("version: 1.0.0", "version: 2.0.0");
    files.push((path.replace(".yaml", "@2.yaml"), second));
    files
}

/// The text with a number from 10 to 99 for every `§`.
fn numbered(text: &str, random: &mut Random) -> String {
    let mut parts = text.split('§');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(&format!("{}{part}", 10 + random.below(90)));
    }
    out
}

/// The second major version of the norm, for later days.
const NORM: &str = "values: { number: EUR/month }
change: indexation
by:
  - { key: kind, codes: a0/codes-0@^1 }
steps:
  - from: 2021-01-01
    until: 2021-12-31
    amounts: { c0: 11§, c1: 14§.50, c2: 12§ }
  - { from: 2022-01-01, amounts: { c0: 12§, c1: 15§, c2: 13§ } }
";

/// Id, kind and content.
const KINDS: &[(&str, &str, &str)] = &[
    ("b0", "authority", "level: municipality\npart_of: [a0@^1]\nhomepage: \"https://example.org/§\"\n"),
    ("a0/person", "unit_type", "part_of: [a0/unit@^1]\npersists: true\n"),
    (
        "b0/household",
        "unit_type",
        "part_of: [a0/unit@^1]
always:
  inputs: { members: a0/members@^1 }
  rules: [members >= 1, members < §]
",
    ),
    ("a0/poverty", "concept", "related: [a0/concept-0@^1]\n"),
    (
        "b0/poverty",
        "concept",
        "broader: [b0/well-being@^1]
match:
  - relation: close
    to: a0/poverty@^1
    because: { nl: Omdat beide over een laag inkomen gaan §, en: Because both are about a low income § }
  - { relation: related, to: a0/concept-0@^1 }
",
    ),
    ("b0/well-being", "concept", "related: [a0/concept-0@^1, b0/poverty@^1]\n"),
    (
        "a0/register",
        "data_source",
        "type: register
coverage: { nl: Alle huishoudens van § gemeenten, en: All households of § municipalities }
steward: a0@^1
",
    ),
    ("b0/survey", "data_source", "type: survey\nsteward: b0@^1\n"),
    (
        "b0/kind",
        "code_list",
        "codes:
  - { code: alone, label: { nl: Alleen wonend, en: Living alone } }
  - { code: \"1.10\", label: { nl: Samen wonend, en: Living together }, valid: { from: 2015-01-01 } }
  - { code: young, label: { nl: Jong en samen, en: Young and together }, parent: \"1.10\", formed_from: [alone, \"1.10\"], valid: { from: 2020-01-01 } }
  - { code: other, label: { nl: Alle overige, en: All others }, residual: true }
",
    ),
    (
        "b0/level",
        "code_list",
        "ordered: true
codes:
  - { code: low, label: { nl: Laag niveau, en: Low level } }
  - { code: middle, label: { nl: Midden niveau, en: Middle level }, definition: { nl: Tussen beide in, en: Between the two } }
  - { code: high, label: { nl: Hoog niveau, en: High level } }
",
    ),
    (
        "a0/kind-to-kind",
        "correspondence",
        "from: a0/codes-0@^1
to: b0/kind@^1
weight_by: person
maps:
  - { from: [c0], to: [alone] }
  - { from: [c1, c2], to: [\"1.10\", young], weight: 0.§ }
  - { from: [c3], to: [other], note: { nl: Wat overblijft is §, en: What is left is § } }
",
    ),
    (
        "a0/norm",
        "parameter",
        "values: { number: EUR/month }
change: indexation
by:
  - { key: kind, codes: a0/codes-0@^1 }
steps:
  - { from: 2019-01-01, until: 2019-12-31, amounts: { c0: 9§, c1: 13§, c2: 10§ }, source: page }
  - { from: 2020-01-01, until: 2020-12-31, amounts: { c0: 9§.10, c1: 13§, c2: null }, basis: derived }
",
    ),
    (
        "a0/factor",
        "parameter",
        "values: { number: ratio, minimum: 0 }
change: decision
by:
  - { key: adults, integers: true }
  - { key: level, codes: b0/level@^1 }
steps:
  - from: 2018-01-01
    until: 2019-12-31
    amounts:
      \"1\": { low: 1, middle: 1.§, high: 2 }
      2-4: { low: 2.§, middle: 3, high: 3.§ }
      5+: { low: 4, middle: 4.§, high: 5 }
  - from: 2020-01-01
    amounts:
      \"1\": { low: 1.1, middle: 1.§, high: 2 }
      2-4: { low: 2.§, middle: 3, high: 3.§ }
      5+: { low: 4, middle: 4.§, high: 5 }
    break: true
    note: { nl: Besloten in raad §, en: Decided in council § }
",
    ),
    (
        "a0/limit",
        "parameter",
        "values: { number: EUR }
steps:
  - { from: 2019-01-01, until: 2020-12-31, amount: 6§00 }
  - { from: 2021-01-01, amount: 7§00.50 }
",
    ),
    (
        "a0/income",
        "variable",
        "unit: a0/unit@^1
population: a0/everyone@^1
values: { number: EUR/month, minimum: -§, maximum: 9§000 }
period: month
data_source: a0/register@^1
sensitivity: personal
",
    ),
    ("a0/wealth", "variable", "unit: a0/unit@^1\nvalues: { number: EUR }\ndata_source: a0/register@^1\n"),
    (
        "a0/members",
        "variable",
        "unit: a0/unit@^1\nvalues: { integer: person, minimum: 1, maximum: § }\ndata_source: a0/register@^1\n",
    ),
    (
        "a0/kind",
        "variable",
        "unit: a0/unit@^1\nvalues: { codes: a0/codes-0@^1 }\ndata_source: a0/register@^1\n",
    ),
    ("a0/level", "variable", "unit: a0/unit@^1\nvalues: { codes: b0/level@^1 }\ndata_source: b0/survey@^1\n"),
    ("a0/institution", "variable", "unit: a0/unit@^1\nvalues: boolean\ndata_source: a0/register@^1\n"),
    ("a0/age", "variable", "unit: a0/person@^1\nvalues: { integer: year, minimum: 0 }\nperiod: year\n"),
    (
        "a0/adults",
        "variable",
        "unit: a0/unit@^1
values: { integer: person }
inputs:
  adults: { count: a0/person@^1, with: { age: a0/age@^1 }, where: age >= 18 AND age < 6 + § }
rule: adults
",
    ),
    (
        "a0/everyone",
        "population",
        "unit: a0/unit@^1
unformalised:
  - { nl: Wie op de eerste dag ergens in het land woont, en: Who lives somewhere in the country on the first day }
  - { nl: Zonder wie maar § dagen blijft, en: Without those who stay § days only }
",
    ),
    (
        "a0/private",
        "population",
        "unit: a0/unit@^1
within: a0/everyone@^1
inputs: { institution: a0/institution@^1, members: a0/members@^1 }
rule: NOT institution AND members < §
area: { codes: b0/kind@^1, in: [alone, other] }
",
    ),
    (
        "b0/private",
        "population",
        "unit: a0/unit@^1
within: a0/everyone@^1
inputs: { lives_in_institution: a0/institution@^1 }
rule: NOT lives_in_institution
",
    ),
    (
        "b0/tenants",
        "population",
        "unit: a0/unit@^1
within: b0/private@^1
inputs: { kind: a0/kind@^1 }
rule: kind = 'c0' OR kind IN ('c1', 'c2')
",
    ),
    (
        "a0/poor",
        "variable",
        "concept: a0/poverty@^1
unit: a0/unit@^1
population: a0/private@^1
values: boolean
period: month
inputs:
  income: a0/income@^1
  wealth: a0/wealth@^1
  kind: a0/kind@^1
  norm: a0/norm@^2
  limit_of_wealth: a0/limit@^1
rule: income <= 1.30 * norm(kind) AND wealth < limit_of_wealth AND (kind = 'c0' OR wealth >= §)
unformalised:
  - { nl: Wie in een buurgemeente woont mag ook, en: Who lives in a municipality nearby may apply as well }
sensitivity: special
examples:
  - label: { nl: Alleen, en: Single }
    date: 2021-07-01
    given: { income: 9§, wealth: 2§, kind: c0 }
    expect: true
  - { label: { nl: Samen, en: Couple }, date: 2021-07-01, given: { income: 9§0, wealth: 2§, kind: c1 }, expect: false }
open:
  - { nl: De precieze populatie is niet bekend §, en: The exact population is not known § }
",
    ),
    (
        "b0/poor",
        "variable",
        "concept: b0/poverty@^1
unit: a0/unit@^1
population: b0/private@^1
values: boolean
period: month
inputs:
  income: a0/income@^1
  kind: a0/kind@^1
  norm: a0/norm@^1
  before: { of: b0/poor@^1, shift: -1 }
  factor: { of: a0/factor@^1, at: start }
  adults: a0/adults@^1
  level: a0/level@^1
rule: 1.§ * norm(kind) * factor(adults, level) > income OR before
",
    ),
    (
        "a0/long-term-poor",
        "variable",
        "unit: a0/unit@^1
population: b0/tenants@^1
values: boolean
inputs:
  poor: a0/poor@^1
  members: a0/members@^1
  line: a0/median-income@^1
  income: a0/income@^1
  old_norm: a0/norm@^1
  new_norm: a0/norm@^2
rule: poor AND members BETWEEN 2 AND § AND income < line AND old_norm('c0') < new_norm('c0')
",
    ),
    (
        "a0/share-poor",
        "indicator",
        "of: a0/poor@^1
population: a0/private@^1
statistic: share
values: { number: percent, minimum: 0, maximum: 100 }
by: [a0/kind@^1, a0/level@^1]
period: year
disclosure: { minimum_cell: §, round_to: 5 }
figures:
  - { period: 2020, area: alone, value: 7.§, status: final }
  - { period: 2021, value: 8.§, published: 2022-05-01 }
",
    ),
    (
        "a0/median-income",
        "indicator",
        "of: a0/income@^1\npopulation: a0/everyone@^1\nstatistic: { quantile: 0.5, ties: include }\n",
    ),
    (
        "b0/income-index",
        "indicator",
        "of: a0/income@^1
statistic: ratio
denominator: a0/adults@^1
values: { number: index, base: { period: 2015, area: alone, is: 100 }, higher_is: better }
",
    ),
    (
        "a0/like-b0",
        "alignment",
        "left: a0/poor@^1
right: b0/poor@^1
claim: overlapping
because: { nl: Beide kijken naar het inkomen §, en: Both look at the income § }
assume:
  - { equal: [a0/private@^1, b0/private@^1], because: { nl: Zie nota §, en: See note § } }
  - { holds: income <= wealth AND income < §, inputs: { income: a0/income@^1, wealth: a0/wealth@^1 } }
",
    ),
];
