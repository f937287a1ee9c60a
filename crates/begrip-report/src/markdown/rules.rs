//! Rules as Markdown: the page that `docs/rules.md` is, and one rule.

use begrip_review::{Lang, RULES, Rule, example_before, example_files};

use super::sentence;
use crate::checked::severity_in_words;
use crate::text::rules::{GROUPS, changed, group_in_words};

/// All rules, by what they are about, each under a heading of its name.
pub fn page(lang: Lang) -> String {
    let mut text = lang
        .pick(
            "# Rules\n\nWhat `begrip check` asks of a registry. `begrip rules --format markdown` writes this page anew.\n\n| rule | | asks that |\n|---|---|---|\n",
            "# Regels\n\nWat `begrip check` van een register vraagt. `begrip rules --format markdown --lang nl` schrijft deze bladzijde opnieuw.\n\n| regel | | vraagt dat |\n|---|---|---|\n",
        )
        .to_owned();
    let in_order = || GROUPS.iter().flat_map(|group| RULES.iter().filter(|rule| rule.group == *group));
    for rule in in_order() {
        let severity = severity_in_words(rule.severity, lang);
        let summary = sentence(lang.pick(rule.summary.en, rule.summary.nl));
        text.push_str(&format!("| [{0}](#{0}) | {severity} | {summary} |\n", rule.name));
    }
    for rule in in_order() {
        text.push_str(&format!("\n{}", self::text(rule, lang)));
    }
    text
}

/// One rule: what it asks, why, how to mend what it finds, and its two examples.
pub fn text(rule: &Rule, lang: Lang) -> String {
    let say = |said: begrip_review::Said| sentence(lang.pick(said.en, said.nl));
    let severity = severity_in_words(rule.severity, lang);
    let group = group_in_words(rule.group, lang);
    let (fires, passes) = lang.pick(
        ("It speaks here", "And not here (files that differ)"),
        ("Hier spreekt ze", "En hier niet (bestanden die anders zijn)"),
    );
    format!(
        "## {}\n\n*{severity}, {group}*: {}\n\n{} {}\n\n{fires}:\n\n{}\n{passes}:\n\n{}",
        rule.name,
        say(rule.summary),
        say(rule.why),
        say(rule.fix),
        example(&example_files(rule.fires), rule.fires, lang),
        example(&changed(rule), rule.passes, lang),
    )
}

fn example(files: &[(String, String)], example: &str, lang: Lang) -> String {
    let mut text = block(files);
    if let Some(before) = example_before(example) {
        let earlier = lang.pick("held against this earlier state", "vergeleken met deze eerdere stand");
        text.push_str(&format!("\n{earlier}:\n\n{}", block(&before)));
    }
    text
}

fn block(files: &[(String, String)]) -> String {
    let files: Vec<String> = files.iter().map(|(path, text)| format!("# {path}\n{text}")).collect();
    // a fence longer than any within
    format!("````yaml\n{}````\n", files.join("\n").replace('\r', ""))
}
