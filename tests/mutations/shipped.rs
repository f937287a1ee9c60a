//! The shipped files, and what a check finds of an edit of one of them.

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use begrip::{Date, Definition, DefinitionId, Registry, Settings};
use begrip_review::{CheckOptions, Group, check_with, rule};
use begrip_tests::{Random, texts};

use crate::edit::{Edit, Kind, World, below, edit};
use crate::meaning::{Weight, weight};
use crate::part::{Links, targets};
use crate::tree::Tree;

/// The shipped files, and what they say.
pub struct Shipped {
    /// Path and text of every file.
    pub texts: Vec<(String, String)>,
    /// The same as trees.
    pub trees: Vec<Tree>,
    /// What they say.
    pub registry: Registry,
    world: World,
    links: Links,
}

/// An edit that was drawn.
#[derive(Clone)]
pub struct Drawn {
    /// Of which file.
    pub at: usize,
    /// What the file says then.
    pub text: String,
    /// What was done.
    pub edit: Edit,
}

/// What is known of an edit after a check.
pub struct Outcome {
    /// The file.
    pub path: String,
    /// What was done.
    pub edit: Edit,
    /// Whether that changed a meaning.
    pub weight: Weight,
    /// The rules that speak of it by themselves.
    pub alone: BTreeSet<&'static str>,
    /// The rules that hold it against the registry as it was.
    pub against: BTreeSet<&'static str>,
    /// How long the check took.
    pub took: Duration,
}

/// Some files as they are, and what is found in them.
pub struct Part {
    ids: BTreeSet<DefinitionId>,
    texts: Vec<(String, String)>,
    registry: Registry,
    found: OnceLock<BTreeSet<Seen>>,
}

/// Rule, id and message of a finding.
type Seen = (&'static str, String, String);

fn registry(texts: &[(String, String)]) -> Registry {
    let settings = Settings::parse(include_str!("../../begrip.toml")).unwrap();
    Registry::from_texts(settings, texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

fn found(registry: &Registry, against: &Registry) -> BTreeSet<Seen> {
    let today: Option<Date> = "2026-11-26".parse().ok();
    let report = check_with(registry, CheckOptions { against: Some(against), today }).unwrap();
    let seen = report.findings.into_iter().map(|finding| {
        (finding.rule, finding.id.map(|id| id.to_string()).unwrap_or_default(), finding.message.en)
    });
    seen.collect()
}

fn definition_at<'r>(registry: &'r Registry, path: &str) -> Option<&'r Definition> {
    let file = registry.sources().by_path(path)?;
    registry.definitions().iter().find(|definition| {
        registry.sources().file(definition.file()).is_some_and(|own| own.path() == file.path())
    })
}

impl Part {
    /// What is found without an edit: nothing in the whole, and in a part what is missing from it.
    fn found(&self) -> &BTreeSet<Seen> {
        self.found.get_or_init(|| found(&self.registry, &self.registry))
    }
}

impl Shipped {
    /// Reads them.
    pub fn read() -> Self {
        let texts = texts();
        let trees: Vec<Tree> = texts.iter().map(|(_, text)| Tree::read(text)).collect();
        let registry = registry(&texts);
        assert_eq!(registry.definitions().len(), texts.len());
        let (world, links) = (World::of(trees.iter()), Links::of(&registry));
        Self { texts, trees, registry, world, links }
    }

    /// Every file written anew from its tree.
    pub fn anew(&self) -> Registry {
        let texts: Vec<(String, String)> =
            self.texts.iter().zip(&self.trees).map(|((path, _), tree)| (path.clone(), tree.text())).collect();
        registry(&texts)
    }

    /// The edit of this number.
    pub fn draw(&self, number: u64) -> Drawn {
        let mut random = Random::new(number);
        let kind = Kind::ALL[usize::try_from(number).unwrap() % Kind::ALL.len()];
        loop {
            let at = below(self.trees.len(), &mut random);
            if let Some((tree, edit)) = edit(kind, &self.trees[at], &self.world, &mut random) {
                return Drawn { at, text: tree.text(), edit };
            }
        }
    }

    fn of(&self, at: usize) -> &Definition {
        definition_at(&self.registry, &self.texts[at].0).unwrap()
    }

    /// What a file rests on, and the part that has to do with it.
    pub fn parts(&self, at: usize) -> [Part; 2] {
        let of = BTreeSet::from([self.of(at).id().clone()]);
        [self.part(self.links.below(of.clone())), self.part(self.links.part(of))]
    }

    /// The whole.
    pub fn whole(&self) -> Part {
        self.part(self.registry.ids().cloned().collect())
    }

    fn part(&self, ids: BTreeSet<DefinitionId>) -> Part {
        let is_in = |at: &usize| ids.contains(self.of(*at).id());
        let texts: Vec<_> = (0..self.texts.len()).filter(is_in).map(|at| self.texts[at].clone()).collect();
        let registry = registry(&texts);
        Part { ids, texts, registry, found: OnceLock::new() }
    }

    /// What is found of an edit in these parts and in whatever the file refers to now.
    ///
    /// Where the smaller part shows something by itself, the larger one is not looked at: it would show that too.
    pub fn outcome(&self, drawn: &Drawn, [near, far]: &[Part; 2]) -> Outcome {
        let path = &self.texts[drawn.at].0;
        let edited = registry(&[(path.clone(), drawn.text.clone())]);
        let mut more = BTreeSet::new();
        if let Some(edited) = definition_at(&edited, path) {
            more = self.links.below(targets(edited));
            more.insert(edited.id().clone());
        }
        let first = self.outcome_with(drawn, near, &more);
        if first.alone.is_empty() { self.outcome_with(drawn, far, &more) } else { first }
    }

    fn outcome_with(&self, drawn: &Drawn, part: &Part, more: &BTreeSet<DefinitionId>) -> Outcome {
        if more.is_subset(&part.ids) {
            return self.outcome_in(drawn, part);
        }
        self.outcome_in(drawn, &self.part(part.ids.union(more).cloned().collect()))
    }

    /// What is found of an edit in some files.
    pub fn outcome_in(&self, drawn: &Drawn, part: &Part) -> Outcome {
        let Drawn { at, text, edit } = drawn.clone();
        let path = self.texts[at].0.clone();
        let mut texts = part.texts.clone();
        texts.iter_mut().find(|(other, _)| *other == path).unwrap().1 = text;
        let start = Instant::now();
        let edited = registry(&texts);
        let found = found(&edited, &part.registry);
        let took = start.elapsed();
        let weight = weight(edit.kind, self.of(at), definition_at(&edited, &path));
        let new = found.difference(part.found()).map(|(name, ..)| *name);
        let is_history = |name: &&'static str| rule(name).unwrap().group == Group::History;
        let (against, alone) = new.partition(is_history);
        Outcome { path, edit, weight, alone, against, took }
    }
}
