//! Rules for people: the list of all, and one with its examples.

use begrip_review::{Group, Lang, RULES, Rule, example_before, example_files};

use super::{Style, table};
use crate::checked::severity_in_words;

/// What rules are about, in the order in which people come to them.
pub(crate) const GROUPS: [Group; 11] = [
    Group::Files,
    Group::References,
    Group::Versions,
    Group::Text,
    Group::Codes,
    Group::Parameters,
    Group::Rules,
    Group::Indicators,
    Group::Privacy,
    Group::Alignments,
    Group::History,
];

/// All rules, by what they are about.
pub fn list(lang: Lang, style: Style) -> String {
    let mut text = String::new();
    for group in GROUPS {
        text.push_str(&format!("{}\n", style.bold(group_in_words(group, lang))));
        let rows: Vec<Vec<String>> =
            RULES.iter().filter(|rule| rule.group == group).map(|rule| row(rule, lang)).collect();
        text.push_str(&table(&rows, "  ", style.width));
        text.push('\n');
    }
    let last = match lang {
        Lang::En => format!("{} rules; what, why and two examples: begrip explain RULE\n", RULES.len()),
        Lang::Nl => {
            format!("{} regels; wat, waarom en twee voorbeelden: begrip explain REGEL\n", RULES.len())
        }
    };
    text + &last
}

fn row(rule: &Rule, lang: Lang) -> Vec<String> {
    let summary = lang.pick(rule.summary.en, rule.summary.nl).to_owned();
    vec![rule.name.to_owned(), severity_in_words(rule.severity, lang).to_owned(), summary]
}

/// One rule: what it asks, why, how to mend what it finds, and its two examples.
pub fn one(rule: &Rule, lang: Lang, style: Style) -> String {
    let say = |said: begrip_review::Said| lang.pick(said.en, said.nl);
    let (severity, group) = (severity_in_words(rule.severity, lang), group_in_words(rule.group, lang));
    let mut text = format!("{}   {severity}, {group}\n", style.bold(rule.name));
    text.push_str(&style.wrap(say(rule.summary), "", ""));
    for (title, said) in [(lang.pick("why", "waarom"), rule.why), (lang.pick("mend", "herstel"), rule.fix)] {
        text.push_str(&format!("\n{}\n{}", style.bold(title), style.wrap(say(said), "  ", "  ")));
    }
    let titles = lang.pick(
        ["it speaks here", "and not here (files that differ)"],
        ["hier spreekt ze", "en hier niet (bestanden die anders zijn)"],
    );
    let examples = [(rule.fires, example_files(rule.fires)), (rule.passes, changed(rule))];
    for (title, (example, shown)) in titles.into_iter().zip(examples) {
        text.push_str(&format!("\n{}\n{}", style.bold(title), files(&shown)));
        if let Some(before) = example_before(example) {
            let earlier = lang.pick("held against this earlier state", "vergeleken met deze eerdere stand");
            text.push_str(&format!("{}\n{}", style.bold(earlier), files(&before)));
        }
    }
    text
}

/// The files of the second example that are not as in the first; all if none is another.
pub(crate) fn changed(rule: &Rule) -> Vec<(String, String)> {
    let fires = example_files(rule.fires);
    let passes = example_files(rule.passes);
    let differ: Vec<_> = passes.iter().filter(|file| !fires.contains(file)).cloned().collect();
    if differ.is_empty() { passes } else { differ }
}

fn files(files: &[(String, String)]) -> String {
    let line = |line: &str| format!("  {}\n", line.trim_end());
    let file = |(path, text): &(String, String)| {
        format!("  # {path}\n{}", text.lines().map(line).collect::<String>())
    };
    files.iter().map(file).collect()
}

/// What a rule is about.
pub(crate) fn group_in_words(group: Group, lang: Lang) -> &'static str {
    let (en, nl) = match group {
        Group::Files => ("files", "bestanden"),
        Group::References => ("references", "verwijzingen"),
        Group::Versions => ("versions", "versies"),
        Group::Text => ("texts", "teksten"),
        Group::Codes => ("code lists", "codelijsten"),
        Group::Parameters => ("parameters", "parameters"),
        Group::Rules => ("rules", "regels"),
        Group::Indicators => ("indicators", "indicatoren"),
        Group::Privacy => ("privacy", "privacy"),
        Group::Alignments => ("alignments", "afstemmingen"),
        Group::History => ("what changed", "wat is veranderd"),
    };
    lang.pick(en, nl)
}
