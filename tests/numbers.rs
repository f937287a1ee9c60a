//! Numbers in the text of a definition that its rule contradicts, each found at the exact characters.

use begrip::{Registry, Settings};
use begrip_review::check;

const REGISTRY: &[(&str, &str)] = &[
    ("nl/person", "kind: unit_type\npart_of: [nl/household@^1]\n"),
    ("nl/household", "kind: unit_type\n"),
    ("nl/income", "kind: variable\nunit: nl/household@^1\nvalues: { number: EUR/month }\n"),
    ("nl/year-income", "kind: variable\nunit: nl/household@^1\nvalues: { number: EUR/year }\n"),
    ("nl/wealth", "kind: variable\nunit: nl/household@^1\nvalues: { number: EUR }\n"),
    ("nl/members", "kind: variable\nunit: nl/household@^1\nvalues: { integer: person }\n"),
    ("nl/share", "kind: variable\nunit: nl/household@^1\nvalues: { number: ratio }\n"),
    ("nl/quota", "kind: variable\nunit: nl/household@^1\nvalues: { number: percent }\n"),
    ("nl/age", "kind: variable\nunit: nl/person@^1\nvalues: { integer: year }\n"),
    (
        "nl/norm",
        "kind: parameter\nvalues: { number: EUR/month }\nsteps:\n  - { until: 2022-12-31, amount: 1195.66 }\n  - { from: 2023-01-01, amount: 1216.62 }\n",
    ),
    ("nl/base", "kind: parameter\nvalues: { number: EUR/year }\nsteps: [{ amount: 9250 }]\n"),
    (
        "nl/limit",
        "kind: parameter\nvalues: { number: EUR }\nsteps:\n  - { until: 2022-12-31, amount: 6225 }\n  - { from: 2023-01-01, amount: null }\n",
    ),
    ("nl/rate", "kind: parameter\nvalues: { number: ratio }\nsteps: [{ amount: 0.45 }]\n"),
    ("nl/age-limit", "kind: parameter\nvalues: { number: year }\nsteps: [{ amount: 21 }]\n"),
    (
        "nl/poor",
        "kind: variable\nunit: nl/household@^1\nvalues: boolean\ninputs: { income: nl/income@^1, norm: nl/norm@^1 }\nrule: income <= 1.10 * norm\n",
    ),
];

const INPUTS: &str = "  poor: nl/poor@^1\n  income: nl/income@^1\n  year_income: nl/year-income@^1\n  wealth: nl/wealth@^1\n  members: nl/members@^1\n  share: nl/share@^1\n  quota: nl/quota@^1\n  age: nl/age@^1\n";

/// What is found of the definition with these fields: the characters that it points at, and what it says.
fn found(fields: &str, tag: &str, text: &str) -> Vec<(String, String, String)> {
    let head = |id: &str| format!("id: {id}\nversion: 1.0.0\nstatus: adopted\n");
    let mut files: Vec<(String, String)> =
        REGISTRY.iter().map(|(id, text)| (format!("definitions/{id}.yaml"), head(id) + text)).collect();
    files.push((
        "definitions/nl/case.yaml".to_owned(),
        format!(
            "kind: variable\n{}unit: nl/person@^1\nvalues: boolean\ndefinition:\n  {tag}: >-\n    {text}\ninputs:\n{INPUTS}{fields}",
            head("nl/case")
        ),
    ));
    let registry = Registry::from_texts(Settings::default(), files);
    assert!(registry.problems().is_empty(), "{:?}", registry.problems());
    let findings = check(&registry).unwrap().findings;
    let faulty = findings
        .iter()
        .find(|finding| ["rule-syntax", "unit-mismatch", "type-mismatch"].contains(&finding.rule));
    assert!(faulty.is_none(), "{fields}: {faulty:?}");
    let own = findings.into_iter().filter(|finding| finding.rule == "number-in-text-differs");
    own.map(|finding| {
        let line = registry.sources().by_path(&finding.place.file).unwrap().text().lines();
        let line: Vec<char> = line.skip(finding.place.line as usize - 1).flat_map(str::chars).collect();
        let (start, end) = (finding.place.column as usize - 1, finding.place.end_column as usize - 1);
        (line[start..end].iter().collect(), finding.message.en, finding.message.nl)
    })
    .collect()
}

/// A rule, a text in a language with what is found between `⟦` and `⟧`, and what the message says.
type Case = (&'static str, &'static str, &'static str, &'static str);

fn assert_found(cases: &[Case]) {
    let mut complaints = Vec::new();
    for (fields, tag, marked, says) in cases {
        let text = marked.replace(['⟦', '⟧'], "");
        let wanted: Vec<&str> =
            marked.split('⟦').skip(1).map(|part| part.split_once('⟧').unwrap().0).collect();
        let found = found(fields, tag, &text);
        let covered: Vec<&str> = found.iter().map(|(covered, ..)| covered.as_str()).collect();
        let said = |(_, en, nl): &(String, String, String)| en.contains(says) || nl.contains(says);
        if covered != wanted || !found.iter().all(said) {
            complaints.push(format!("{fields} / {marked} / {says}: {found:?}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

const NORM: &str = "  norm: nl/norm@^1\nrule: income <= 1.30 * norm\n";

#[test]
fn percentages_are_held_against_factors_and_shares() {
    assert_found(&[
        (NORM, "en", "at most ⟦120⟧ per cent", "the text says 120 per cent, the rule 130 per cent (`1.30`)"),
        (NORM, "nl", "ten hoogste ⟦120⟧% van", "de tekst zegt 120 procent, de regel 130 procent (`1.30`)"),
        (NORM, "nl-BE", "ten hoogste ⟦120,5⟧ procent van", "120,5 procent"),
        (NORM, "nl", "ten hoogste 130 procent", ""),
        (NORM, "en", "up to 30 per cent above the norm, which is 100 per cent", ""),
        (NORM, "fy", "op syn heechst 120 %", ""),
        ("  norm: nl/norm@^1\nrule: income <= 120 / 100 * norm\n", "en", "at most 120 per cent", ""),
        (
            "  norm: nl/norm@^1\nrule: income <= 120 / 100 * norm\n",
            "en",
            "at most ⟦130⟧ per cent",
            "`120 / 100 * norm`",
        ),
        (
            "  norm: nl/norm@^1\nrule: income <= norm * (1 + 0.2)\n",
            "en",
            "at most 120 per cent, not ⟦130⟧%",
            "120 per cent",
        ),
        ("  norm: nl/norm@^1\nrule: income <= norm - 0.25 * norm\n", "en", "lower than 75 per cent", ""),
        ("  norm: nl/norm@^1\nrule: 2 * income <= norm\n", "en", "at most 50 per cent of the norm", ""),
        ("rule: share <= 0.20\n", "en", "at most ⟦25⟧ per cent", "20 per cent (`0.20`)"),
        ("rule: quota <= 20\n", "en", "at most ⟦25⟧ per cent", "20 per cent (`20`)"),
        ("rule: quota <= 20 AND share < 0.5\n", "en", "20 per cent and 50%", ""),
        ("  rate: nl/rate@^1\nrule: share <= rate AND income < 1.3 * income\n", "en", "45 per cent", ""),
        // nothing that a percentage could contradict
        ("rule: age >= 3 AND number(members) >= 2\n", "en", "up to 110 per cent", ""),
        ("  norm: nl/norm@^1\nrule: income <= norm\n", "en", "up to 110 per cent", ""),
        ("rule: (share + share) / 2 < share\n", "en", "up to 110 per cent", ""),
        // a definition that it rests on says so, or it says itself that no rule does
        ("  norm: nl/norm@^1\nrule: income <= 1.30 * norm AND poor\n", "en", "up to 110 or 130 per cent", ""),
        (
            "  norm: nl/norm@^1\nrule: income <= 1.30 * norm\nunformalised: [{ en: at most 50 per cent absent }]\n",
            "en",
            "130 per cent and at most 50 per cent absent",
            "",
        ),
    ]);
}

#[test]
fn amounts_are_held_against_literals_and_amounts_of_parameters() {
    let base = "  base: nl/base@^1\nrule: year_income < base\n";
    assert_found(&[
        (base, "en", "lower than ⟦9,000⟧ euros", "the text says 9,000 euros, the rule 9,250 euros (`base`)"),
        (
            base,
            "nl",
            "lager dan € ⟦9.250,50⟧ per jaar",
            "de tekst zegt 9.250,50 euro, de regel 9.250 euro (`base`)",
        ),
        (base, "en", "lower than 9,250 euros in prices of 2000", ""),
        (base, "nl", "lager dan 9 250 euro", ""),
        (base, "en", "lower than ⟦9.250⟧ euros", "9.25 euros"),
        (base, "en", "lower than 770.83 or 9250 euros", ""),
        ("rule: year_income < 12000\n", "nl", "lager dan 1.000 euro per maand", ""),
        ("rule: year_income < 12000\n", "nl", "lager dan ⟦1.100⟧ euro per maand", "12.000 euro (`12000`)"),
        (
            "rule: wealth < CASE WHEN members = 1 THEN 6000 ELSE 12000 END\n",
            "en",
            "below ⟦7,000⟧ euros",
            "6,000 euros",
        ),
        (NORM, "nl", "in 2023 ⟦1.100⟧ euro", "1.195,66 euro (het naaste van `norm`)"),
        (NORM, "nl", "in 2023 1.216,62, dus 1.581,61 euro", ""),
        (NORM, "nl", "lager dan 1.582 euro of 1.217 euro", ""),
        // nothing that an amount could contradict
        ("  limit: nl/limit@^1\nrule: wealth < limit\n", "en", "lower than 7,605 euros", ""),
        ("rule: wealth > 0 AND members > 100\n", "en", "more than 7,605 euros", ""),
        ("rule: quota <= 20\n", "en", "more than 7,605 euros", ""),
    ]);
}

#[test]
fn ages_are_held_against_the_bounds_of_a_rule() {
    let older = "  older: { count: nl/person@^1, with: { age: nl/age@^1 }, where: age >= 15 }\nrule: older >= 1 AND age < 90\n";
    assert_found(&[
        (
            "rule: age >= 15\n",
            "nl",
            "Persoon van ⟦14⟧ jaar of ouder",
            "een leeftijd van 14 of ouder, de regel `age >= 15`",
        ),
        ("rule: age >= 15\n", "en", "Person aged ⟦14⟧ or over", "an age of 14 or over, the rule `age >= 15`"),
        ("rule: age <= 15\n", "nl", "Kind van 0 tot en met ⟦17⟧ jaar", "`age <= 15`"),
        ("rule: age < 15\n", "en", "Person under ⟦18⟧", "an age under 18, the rule `age < 15`"),
        ("rule: age <= 18\n", "en", "Person under ⟦18⟧", "`age <= 18`"),
        ("rule: 18 > age\n", "nl", "Persoon van 0 tot en met 17 jaar", ""),
        ("rule: age <= 17\n", "en", "Person under 18, so of 0 to 17 years", ""),
        ("rule: age BETWEEN 15 AND 74\n", "en", "Person of 15 to 74 years", ""),
        ("rule: age BETWEEN 15 AND 74\n", "en", "Person of ⟦16⟧ to 74 years", "`age BETWEEN 15 AND 74`"),
        ("rule: age IN (16, 17)\n", "en", "Person of 16 to 17", ""),
        ("rule: age > 64\n", "nl", "Persoon van 65 jaar of ouder, dus ouder dan 64 jaar", ""),
        (older, "nl", "met een persoon van 15 jaar of ouder", ""),
        (older, "nl", "met een persoon van ⟦14⟧ jaar of ouder", "`age >= 15`"),
        (
            "  limit: nl/age-limit@^1\nrule: age >= limit AND age < 90\n",
            "nl",
            "Persoon van 21 jaar of ouder",
            "",
        ),
        // nothing that an age could contradict
        (
            "  limit: nl/age-limit@^1\nrule: age >= limit\n",
            "nl",
            "Persoon van ⟦27⟧ jaar of ouder",
            "`limit 21`",
        ),
        ("  limit: nl/age-limit@^1\nrule: age >= limit\n", "nl", "Persoon van 21 jaar of ouder", ""),
        ("rule: members >= 3\n", "nl", "Persoon van 27 jaar of ouder", ""),
        ("rule: age >= 15\n", "nl", "Huishouden dat 3 jaar of langer arm is, sinds 2015", ""),
    ]);
}

#[test]
fn a_rule_that_differs_from_all_texts_is_one_fault() {
    let both = "120 per cent and 120%\n  nl: 120 procent";
    let found = found(NORM, "en", both);
    assert_eq!(found.len(), 1, "{found:?}");
}
