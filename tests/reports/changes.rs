//! What changed, who is reached and how a series goes on, in every format that programs read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use begrip::{Registry, Time};
use begrip_report::{Lang, github, gitlab, json, markdown};
use begrip_review::{Diff, DiffOptions, diff_registries, impact, series};
use begrip_tests::registry_of_blocks;
use serde_json::{Value, json};

use super::{LANGUAGES, SHIPPED, assert_fits, assert_has};

const OLD: &str = "
kind: unit_type
id: a/household

kind: parameter
id: a/limit
values: { number: EUR/year }
change: decision
steps:
  - { from: 2020-01-01, until: 2020-12-31, amount: 10 }

kind: parameter
id: a/limit
version: 1.1.0
values: { number: EUR/year }
change: decision
steps:
  - { from: 2020-01-01, until: 2020-12-31, amount: 10 }

kind: parameter
id: a/bound
values: { number: year }
steps:
  - { from: 2020-01-01, amount: 15 }

kind: variable
id: a/poor
label: { nl: Arm, en: Poor }
unit: a/household@^1
values: boolean
period: year
inputs: { limit: a/limit@^1 }
rule: limit > 5

kind: variable
id: b/not-poor
unit: a/household@^1
values: boolean
period: year
inputs: { poor: a/poor@^1 }
rule: NOT poor

kind: concept
id: b/old
label: { nl: Iets, en: Something }
definition: { nl: Iets dat blijft, en: Something that stays }

kind: concept
id: b/gone
label: { nl: Weg, en: Gone }
";

/// The new side, with texts that every format has to escape.
fn new() -> String {
    [
        ("  - { from: 2020-01-01, until: 2020-12-31, amount: 10 }", "  - { from: 2020-01-01, until: 2020-12-31, amount: 12 }"),
        ("version: 1.1.0\nvalues: { number: EUR/year }\nchange: decision\nsteps:\n  - { from: 2020-01-01, until: 2020-12-31, amount: 10 }", "version: 1.2.0\nvalues: { number: EUR/year }\nchange: decision\nsteps:\n  - { from: 2020-01-01, until: 2020-12-31, amount: 10 }\n  - { from: 2021-01-01, amount: 11 }"),
        ("id: a/bound", "id: a/bound\nversion: 1.1.0\nrelease: { corrects: [/steps/0] }"),
        ("amount: 15", "amount: 10"),
        ("nl: Arm, en: Poor", "nl: Arm, en: \"Poor: 50 % | <b>of</b>, [all](x) `c`\""),
        ("id: b/not-poor", "id: b/not-poor\nstatus: retired"),
        ("id: b/old", "id: b/new"),
        ("id: b/gone\nlabel: { nl: Weg, en: Gone }", "id: b/fresh\nlabel: { nl: Vers, en: Fresh }"),
    ]
    .iter()
    .fold(OLD.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

static SIDES: LazyLock<(Registry, Registry)> =
    LazyLock::new(|| (registry_of_blocks(OLD), registry_of_blocks(&new())));

fn found() -> Diff {
    diff_registries(&SIDES.0, &SIDES.1, DiffOptions { today: "2021-06-01".parse().ok() })
}

fn words(document: &Value, list: &str, key: &str) -> BTreeSet<String> {
    let items = document[list].as_array().unwrap().iter();
    items.filter_map(|item| item[key].as_str()).map(str::to_owned).collect()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(ToString::to_string).collect()
}

#[test]
fn every_kind_of_change_and_every_impact_fits_the_schema() {
    for lang in LANGUAGES {
        let document = assert_fits("diff", &json::diff::report(&found(), lang));
        assert_eq!(words(&document, "changes", "kind"), set(&["added", "removed", "changed", "renamed"]));
        assert_eq!(
            words(&document, "changes", "impact"),
            set(&["breaking", "correction", "compatible", "editorial", "none"])
        );
        for change in document["changes"].as_array().unwrap() {
            assert_has(change, "id from to facet pointer kind impact old new message old_place new_place");
            for place in ["old_place", "new_place"].map(|key| &change[key]).iter().filter(|it| !it.is_null())
            {
                assert_has(place, "file line column end_line end_column pointer");
            }
        }
        for definition in document["definitions"].as_array().unwrap() {
            assert_has(definition, "id from to declared_bump required_bump satisfied");
        }
        assert_reached_fit(&document);
        assert_eq!(words(&document, "changes", "break_at"), set(&["2021-01-01"]));
    }
}

fn assert_reached_fit(document: &Value) {
    let reached = document["reached"].as_array().unwrap();
    assert!(!reached.is_empty());
    for one in reached {
        assert_has(one, "id version authority facet path action");
        assert!(one["path"].as_array().unwrap().len() > 1);
        assert!(["bump", "review", "none", "stays-behind"].contains(&one["action"].as_str().unwrap()));
    }
}

#[test]
fn what_is_reached_in_the_shipped_registry_fits_its_schema() {
    let of = |reference: &str| SHIPPED.resolve(&reference.parse().unwrap(), Time::Any).unwrap();
    for lang in LANGUAGES {
        for reference in ["cbs/equivalence-factor", "nl/poverty", "cbs/cee-country"] {
            let reached = impact(&SHIPPED, of(reference), None);
            let document = assert_fits("impact", &json::impact::report(of(reference), &reached, lang));
            assert_has(&document, "id version label reached");
            assert_reached_fit(&document);
        }
    }
    let nobody = of("cbs/share-poor-persons");
    assert_fits("impact", &json::impact::report(nobody, &impact(&SHIPPED, nobody, None), Lang::En));
}

#[test]
fn every_series_of_the_shipped_registry_fits_its_schema() {
    let mut then = BTreeSet::new();
    for id in SHIPPED.ids().step_by(7).chain([&"cbs/low-income-household".parse().unwrap()]) {
        let found = series(&SHIPPED, &begrip::Reference::new(id.clone(), None));
        let document = assert_fits("series", &json::series::report(&found, &SHIPPED, Lang::Nl));
        assert_has(&document, "id label segments");
        for segment in document["segments"].as_array().unwrap() {
            assert_has(segment, "version from until then causes");
            then.insert(segment["then"].as_str().unwrap().to_owned());
            let causes = segment["causes"].as_array().unwrap();
            assert_eq!(causes.is_empty(), segment["then"] != "break", "{document:#}");
            for cause in causes {
                assert_has(cause, "facet id path");
                assert_eq!(cause["path"].as_array().unwrap().last().unwrap(), &cause["id"]);
            }
        }
    }
    assert!(then.is_superset(&set(&["break", "end"])), "{then:?}");
}

/// One annotation as GitHub reads it: its level, its properties and its message, unescaped.
fn annotation(line: &str) -> (String, Vec<(String, String)>, String) {
    let plain = |text: &str| {
        text.replace("%3A", ":")
            .replace("%2C", ",")
            .replace("%0A", "\n")
            .replace("%0D", "\r")
            .replace("%25", "%")
    };
    let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (level, properties) = command.split_once(' ').unwrap();
    let property = |one: &str| {
        let (key, value) = one.split_once('=').unwrap();
        (key.to_owned(), plain(value))
    };
    (level.to_owned(), properties.split(',').map(property).collect(), plain(message))
}

#[test]
fn annotations_for_github_are_read_back_as_they_were_meant() {
    let diff = found();
    let text = github::diff(&diff, "data/", Lang::En);
    let told: Vec<_> = text.lines().map(annotation).collect();
    let counted = diff.pairs.iter().flat_map(|pair| &pair.changes);
    let counted = counted.filter(|change| change.impact > begrip_review::Impact::None);
    let messages: Vec<String> =
        counted.map(|change| format!("{}: {}", change.impact, change.message.en)).collect();
    assert_eq!(told.iter().map(|(.., message)| message.clone()).collect::<Vec<_>>(), messages);
    assert!(messages.iter().any(|message| message.contains("50 % |") && message.contains(": ")));
    for (level, properties, _) in &told {
        assert!(["error", "warning", "notice"].contains(&level.as_str()));
        let get = |name: &str| &properties.iter().find(|(key, _)| key == name).unwrap().1;
        assert_stands(get("file").strip_prefix("data/").unwrap(), get("line").parse().unwrap());
        assert!(get("endLine").parse::<usize>().unwrap() >= get("line").parse().unwrap());
        assert!(get("col").parse::<usize>().unwrap() > 0);
        assert!(get("title").contains('/'));
    }
    let keys: BTreeSet<&str> =
        told.iter().flat_map(|(_, properties, _)| properties.iter().map(|(key, _)| key.as_str())).collect();
    assert_eq!(keys, BTreeSet::from(["file", "line", "endLine", "col", "title"]));
}

/// A file of either side has such a line.
fn assert_stands(file: &str, line: usize) {
    let lines = |registry: &Registry| {
        registry.sources().by_path(file).map(|source| source.text().lines().count()).unwrap_or_default()
    };
    assert!((1..=lines(&SIDES.0).max(lines(&SIDES.1))).contains(&line), "{file}:{line}");
}

/// The fields of GitLab's code quality report format.
#[test]
fn the_report_for_gitlab_has_the_fields_of_its_format() {
    let issues: Value = serde_json::from_str(&gitlab::diff(&found(), "", Lang::Nl)).unwrap();
    let issues = issues.as_array().unwrap();
    for issue in issues {
        let keys: BTreeSet<&str> = issue.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            BTreeSet::from(["description", "check_name", "fingerprint", "severity", "location"])
        );
        for key in ["description", "check_name", "fingerprint"] {
            assert!(issue[key].as_str().is_some_and(|text| !text.is_empty()));
        }
        let severity = issue["severity"].as_str().unwrap();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        let location = &issue["location"];
        let line = usize::try_from(location["lines"]["begin"].as_u64().unwrap()).unwrap();
        assert_stands(location["path"].as_str().unwrap(), line);
    }
    let names: BTreeSet<&str> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(names.len(), issues.len(), "every issue has a fingerprint of its own");
}

/// The same change in two versions of one definition is two issues.
#[test]
fn fingerprints_for_gitlab_are_unique_across_versions() {
    let both = |label: &str| {
        let version = |version: &str| {
            format!("kind: concept\nid: a/x\nversion: {version}\nlabel: {{ nl: A, en: {label} }}")
        };
        registry_of_blocks(&format!("{}\n\n{}", version("1.0.0"), version("2.0.0")))
    };
    let found = diff_registries(&both("A"), &both("B"), DiffOptions::default());
    let issues: Value = serde_json::from_str(&gitlab::diff(&found, "", Lang::En)).unwrap();
    let [one, other] = issues.as_array().unwrap().as_slice() else { panic!("{issues:#}") };
    assert_ne!(one["fingerprint"], other["fingerprint"]);
}

#[test]
fn the_comment_begins_with_a_summary_and_tells_breaking_changes_first() {
    for lang in LANGUAGES {
        let text = markdown::diff::report(&found(), lang);
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
        assert!(at("\n|---|---|---|---|\n") < at("<details"));
        let opened = text.matches("<details").count();
        assert_eq!((text.matches("</details>").count(), text.matches("<summary>").count()), (opened, opened));
        assert!(opened > 3);
        assert!(
            at("<summary>a/limit") < at("<summary>a/bound") && at("<summary>a/bound") < at("<summary>a/poor")
        );
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).collect();
        let word = lang.pick("breaking", "breekt");
        let last_breaking = rows.iter().rposition(|row| row.contains(word)).unwrap();
        assert!(rows[1..=last_breaking].iter().all(|row| row.contains(word)), "{rows:#?}");
        // user text is text: no tag, no link, no new cell
        assert!(!text.contains("<b>") && !text.contains("[all](x)"), "{text}");
        for row in &rows {
            let bars = row.replace("\\|", "").matches('|').count();
            assert!(bars == 5 || bars == 4, "{row}");
        }
        assert!(text.len() <= 60_000);
    }
}

/// The table says whose change asks for the bump; a part of its own would have nothing to tell.
#[test]
fn who_owes_a_bump_because_of_another_is_in_the_table_of_the_comment() {
    let of = |amount: u32| {
        registry_of_blocks(&format!(
            "kind: parameter\nid: a/limit\nvalues: {{ number: EUR }}\nsteps: [{{ from: 2020-01-01, amount: {amount} }}]\n
kind: variable\nid: b/poor\nunit: a/household@^1\nvalues: boolean\ninputs: {{ limit: a/limit@^1 }}\nrule: limit > 5"
        ))
    };
    let text = markdown::diff::report(&diff_registries(&of(6), &of(7), DiffOptions::default()), Lang::En);
    assert!(text.contains("| b/poor | 1.0.0 | breaking | major ✗ because of a/limit |"), "{text}");
    assert_eq!(text.matches("<details").count(), 1, "{text}");
}

#[test]
fn a_comment_that_would_be_too_long_says_what_it_leaves_out() {
    let many = |amount: u32| {
        let one = |at: u32| {
            format!(
                "kind: concept\nid: a/c{at}\nlabel: {{ nl: \"n {at}\", en: \"e {at}\" }}\ndefinition: {{ en: \"{} {at} {amount}\" }}",
                "word ".repeat(40)
            )
        };
        registry_of_blocks(&(0..500).map(one).collect::<Vec<_>>().join("\n\n"))
    };
    let found = diff_registries(&many(1), &many(2), DiffOptions::default());
    assert_eq!(found.pairs.len(), 500);
    let text = markdown::diff::report(&found, Lang::En);
    assert!(text.len() <= 60_000, "{}", text.len());
    assert!(text.contains("left out"), "{}", &text[..400]);
    assert_eq!(text.matches("<details").count(), text.matches("</details>").count());
}

#[test]
fn nothing_changed_is_said_in_every_format() {
    let none = Diff::default();
    assert_eq!(github::diff(&none, "", Lang::En), "");
    assert_eq!(serde_json::from_str::<Value>(&gitlab::diff(&none, "", Lang::En)).unwrap(), json!([]));
    assert!(markdown::diff::report(&none, Lang::Nl).contains("Er is niets veranderd."));
}
