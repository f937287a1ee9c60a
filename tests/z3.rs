//! Another solver beside our own: what Z3 says of every question is what we say.
//!
//! Without Z3 nothing is compared, and that is said; with `REQUIRE_Z3` set it is a failure.

use std::io::Write;
use std::process::{Command, Stdio};

use begrip::{Content, Date, Definition, Registry, Settings, Time, ValueDomain};
use begrip_review::{Answer, RelatedUnits, relation_of, smt};
use begrip_tests::pairs::{DAY, files, pair, world};
use begrip_tests::{Random, repository, small};
use rayon::prelude::*;

/// How many pairs are made of either sort: built one from the other, and at random.
const MADE: usize = 1_000;
/// How many pairs go to Z3 at once.
const TOGETHER: usize = 50;

/// A pair with our answers to its questions, yes if there is a unit as asked, and the questions as a script.
struct Asked {
    ours: [Answer; 3],
    script: String,
}

/// How the questions of a set of pairs were answered.
#[derive(Debug, Default)]
struct Tally {
    questions: usize,
    unknown: usize,
    /// That Z3 did not answer.
    unanswered: usize,
    faults: Vec<String>,
}

impl Tally {
    fn assert_agreement(&self, of: &str) {
        let rate = |count: usize| {
            format!("{}.{:02} %", count * 100 / self.questions, count * 10_000 / self.questions % 100)
        };
        eprintln!(
            "{of}: {} questions, {} unknown to us ({}), {} unanswered by Z3",
            self.questions,
            self.unknown,
            rate(self.unknown),
            self.unanswered
        );
        assert!(
            self.faults.is_empty(),
            "{} disagreements, the first:\n{}",
            self.faults.len(),
            self.faults[0]
        );
        assert!(self.unanswered * 20 <= self.questions, "Z3 answers too little");
    }

    fn plus(mut self, other: Self) -> Self {
        self.questions += other.questions;
        self.unknown += other.unknown;
        self.unanswered += other.unanswered;
        self.faults.extend(other.faults);
        self
    }
}

/// How Z3 is called: its program, or its library for Python.
fn z3() -> Option<Vec<&'static str>> {
    const PROGRAM: [&str; 2] = ["z3", "-in"];
    const LIBRARY: [&str; 3] = [
        "python3",
        "-c",
        "import sys, z3; print(z3.Z3_eval_smtlib2_string(z3.main_ctx().ref(), sys.stdin.read()))",
    ];
    [PROGRAM.to_vec(), LIBRARY.to_vec()].into_iter().find(|call| answers(call, "(check-sat)\n") == ["sat"])
}

/// The lines that a solver gives for scripts.
fn answers(call: &[&str], scripts: &str) -> Vec<String> {
    let command = Command::new(call[0])
        .args(&call[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = command else { return Vec::new() };
    // the solver reads all before it writes more than a pipe holds
    child.stdin.take().unwrap().write_all(scripts.as_bytes()).ok();
    let output = child.wait_with_output().unwrap();
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .filter(|line| !line.is_empty())
        .collect()
}

fn asked(registry: &Registry, left: &Definition, right: &Definition, on: Date) -> Option<Asked> {
    let script = smt(registry, left, right, Some(on))?;
    let RelatedUnits { left_in_right, right_in_left, common, .. } =
        relation_of(registry, left, right, Some(on));
    let inverse = |answer: Answer| match answer {
        Answer::Yes => Answer::No,
        Answer::No => Answer::Yes,
        Answer::Unknown => Answer::Unknown,
    };
    Some(Asked {
        ours: [inverse(left_in_right.answer), inverse(right_in_left.answer), common.answer],
        script,
    })
}

/// Puts pairs to Z3, and holds its answers against ours.
fn compared(call: &[&str], asked: &[Asked]) -> Tally {
    let mut scripts = String::new();
    for one in asked {
        scripts.push_str(&format!("(reset)\n(set-option :timeout 2000)\n{}(echo \"done\")\n", one.script));
    }
    let answers = answers(call, &scripts);
    let mut answered = answers.split(|line| line == "done");
    let mut tally = Tally::default();
    for one in asked {
        let theirs = answered.next().unwrap_or_default();
        for (at, ours) in one.ours.into_iter().enumerate() {
            tally.questions += 1;
            let their = theirs.get(at).map(String::as_str);
            match (ours, their) {
                (Answer::Yes, Some("sat")) | (Answer::No, Some("unsat")) => {}
                (Answer::Unknown, Some("sat" | "unsat")) => tally.unknown += 1,
                (_, Some("unknown" | "timeout")) => tally.unanswered += 1,
                _ => {
                    let question = at + 1;
                    tally
                        .faults
                        .push(format!("question {question}: {ours:?}, Z3 {theirs:?}\n{}", one.script));
                }
            }
        }
    }
    tally
}

/// Compares pairs of one registry on their days.
fn compare(of: &str, registry: &Registry, pairs: &[(&Definition, &Definition, Date)]) {
    let Some(call) = z3() else {
        assert!(std::env::var_os("REQUIRE_Z3").is_none(), "Z3 is not installed");
        return eprintln!("{of}: Z3 is not installed, nothing is compared");
    };
    let some = |pairs: &[(&Definition, &Definition, Date)]| {
        let asked: Vec<Asked> =
            pairs.iter().filter_map(|(left, right, on)| asked(registry, left, right, *on)).collect();
        compared(&call, &asked)
    };
    let tally = pairs.par_chunks(TOGETHER).map(some).reduce(Tally::default, Tally::plus);
    assert!(tally.questions > 0);
    tally.assert_agreement(of);
}

/// What is true or false, in force on a day: its concept if it has one, and its unit type.
fn boolean(definition: &Definition, on: Date) -> Option<(Vec<String>, &Definition)> {
    if !definition.header().valid.contains(on) {
        return None;
    }
    let (concept, unit) = match definition.content() {
        Content::Variable(variable) if variable.values == ValueDomain::Boolean => {
            (definition.header().concept.as_ref(), &variable.unit)
        }
        Content::Population(population) => (definition.header().concept.as_ref(), &population.unit),
        _ => return None,
    };
    let concept = concept.map(|concept| format!("concept {}", concept.id()));
    Some((concept.into_iter().chain([format!("unit {}", unit.id())]).collect(), definition))
}

#[test]
fn z3_agrees_about_the_shipped_definitions() {
    let registry = Registry::open(repository()).unwrap();
    let mut pairs = Vec::new();
    for on in ["2015-07-01", "2020-07-01", "2023-07-01"] {
        let on = on.parse().unwrap();
        let all: Vec<_> = registry.definitions().iter().filter_map(|one| boolean(one, on)).collect();
        let mut found = Vec::new();
        for (at, (shares, left)) in all.iter().enumerate() {
            for (others, right) in &all[at + 1..] {
                if shares.iter().any(|one| others.contains(one)) {
                    found.push((*left, *right, on));
                }
            }
        }
        pairs.extend(found);
    }
    compare("shipped pairs", &registry, &pairs);
}

#[test]
fn z3_agrees_about_generated_pairs() {
    let mut random = Random::new(1_854);
    let mut texts = world();
    texts.extend(files(small::WORLD).into_iter().filter(|(path, _)| !path.contains("/g/")));
    let mut names = Vec::new();
    for at in 0..MADE {
        for (side, text) in ["a", "b"].into_iter().zip(pair(&mut random).texts) {
            texts.extend(files(&format!("variable g/{side}-{at}\n{text}")));
        }
        names.push([format!("g/a-{at}"), format!("g/b-{at}")]);
        let (kind, text) = small::definition(&mut random, at % 4 == 0);
        texts.extend(files(&format!("{kind} t/r-{at}\n{text}")));
        names.push([format!("t/r-{at}"), format!("t/r-{}", (at * 7 + 1) % MADE)]);
    }
    let registry = Registry::from_texts(Settings::default(), texts);
    assert!(registry.problems().is_empty(), "{:?}", registry.problems());
    let the = |id: &String| registry.resolve(&id.parse().unwrap(), Time::Any).unwrap();
    let on = DAY.parse().unwrap();
    let pairs: Vec<_> = names.iter().map(|[left, right]| (the(left), the(right), on)).collect();
    compare("generated pairs", &registry, &pairs);
}
