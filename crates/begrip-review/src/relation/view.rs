//! Two definitions followed down to the same leaves, with amounts taken in each way that a question needs.

use std::cell::OnceCell;

use begrip::kind::alignment::Assumption;
use begrip::{Content, Definition, DefinitionId, Registry, Time};

use super::{Part, Two};
use crate::logic::expand::{Amounts, Expansion};
use crate::logic::formula::{Shared, all, any, leaves_of};
use crate::logic::said::{Said, not};
use crate::logic::search::{Found, search};

/// Two definitions made ready for all questions about them.
pub(crate) struct Ground<'r> {
    pub(crate) two: Two<'r>,
    /// With amounts left open: what holds so holds for all amounts.
    pub(super) open: Followed<'r>,
    /// With the amounts of the day; one that is not known is left open. Few questions need it.
    day: OnceCell<Followed<'r>>,
    /// With the amounts of the day; one that is not known gives nothing.
    pub(super) known: Followed<'r>,
    /// The same with nothing granted, if something is.
    pub(super) bare: Option<Box<Ground<'r>>>,
}

impl<'r> Ground<'r> {
    pub(crate) fn new(two: &Two<'r>) -> Self {
        let bare = (!two.assume.is_empty()).then(|| Two { assume: Vec::new(), ..two.clone() });
        Self { bare: bare.map(|bare| Box::new(Self::granted(&bare))), ..Self::granted(two) }
    }

    /// With everything granted, and nothing beside it.
    pub(super) fn granted(two: &Two<'r>) -> Self {
        let [open, known] = [Amounts::Open, Amounts::Known].map(|amounts| Followed::new(two, amounts));
        Self { two: two.clone(), open, day: OnceCell::new(), known, bare: None }
    }

    pub(super) fn day(&self) -> &Followed<'r> {
        self.day.get_or_init(|| Followed::new(&self.two, Amounts::OfDay))
    }

    pub(super) fn day_mut(&mut self) -> Option<&mut Followed<'r>> {
        self.day();
        self.day.get_mut()
    }

    /// The definitions on whose values or members each of the two rests, that no rule says.
    pub(crate) fn rests_on(&self) -> [Vec<DefinitionId>; 2] {
        let day = self.day();
        let leaves = &day.expansion.leaves;
        [&day.left, &day.right].map(|side| {
            let mut formulas = vec![side.population.clone()];
            if let Said::Truth(truth) = &side.said {
                formulas.extend([truth.yes.clone(), truth.no.clone()]);
            }
            let (numbers, choices) = leaves_of(&formulas);
            let numbers =
                numbers.into_iter().filter_map(|unknown| leaves.numbers.get(unknown)).map(|(key, _)| key);
            let choices =
                choices.into_iter().filter_map(|choice| leaves.choices.get(choice)).map(|(key, _)| key);
            // a key begins with the id of what it is of
            let ids = numbers.chain(choices).filter_map(|key| key.split(' ').next()?.parse().ok());
            let mut ids: Vec<DefinitionId> = ids.collect();
            ids.sort();
            ids.dedup();
            ids
        })
    }
}

/// Both definitions with the same leaves.
pub(crate) struct Followed<'r> {
    pub(crate) expansion: Expansion<'r>,
    pub(super) left: Side,
    pub(super) right: Side,
    /// What holds of every unit, and what is granted.
    base: Shared,
}

/// One definition: who can be counted, and what is said of them.
pub(crate) struct Side {
    population: Shared,
    pub(super) said: Said,
}

impl<'r> Followed<'r> {
    pub(crate) fn new(two: &Two<'r>, amounts: Amounts) -> Self {
        let mut expansion = Expansion::new(two.registry, two.on, amounts);
        grant(&mut expansion, two);
        let [left, right] = [two.left, two.right].map(|definition| Side {
            population: expansion.population(definition),
            said: expansion.rule(definition),
        });
        let mut base = Vec::new();
        for definition in [two.left, two.right] {
            if let Some(unit) = unit_of(two.registry, definition) {
                base.extend(expansion.always(unit));
            }
        }
        for assumption in &two.assume {
            if let Assumption::Holds(holds) = assumption {
                base.extend(expansion.holds(two.left, &holds.holds, &holds.inputs));
            }
        }
        base.push(expansion.bounds());
        Self { expansion, left, right, base: all(base) }
    }

    /// When each selects a unit; `None` if one of the two is not true or false.
    pub(crate) fn view(&self, part: Part) -> Option<View<'_, 'r>> {
        let [left, right] = [self.left.selects(part)?, self.right.selects(part)?];
        Some(View { followed: self, left, right, base: self.base(part) })
    }

    /// What holds of the units that a question is about.
    pub(super) fn base(&self, part: Part) -> Shared {
        match part {
            Part::Rule => {
                all([self.base.clone(), self.left.population.clone(), self.right.population.clone()])
            }
            Part::Whole | Part::Population => self.base.clone(),
        }
    }

    /// A unit of which all of these hold.
    pub(super) fn search<'s>(&self, parts: impl IntoIterator<Item = &'s Shared>) -> Found {
        search(&self.expansion.leaves.domain, &all(parts.into_iter().cloned()))
    }
}

impl Side {
    /// When it selects a unit and when it does not, by its population, by its rule, or by both.
    fn selects(&self, part: Part) -> Option<Selects> {
        let population = &self.population;
        if part == Part::Population {
            let no = not(population);
            return Some(Selects { yes: population.clone(), rule_says_no: no.clone(), no });
        }
        let Said::Truth(truth) = &self.said else { return None };
        let (yes, no) = (&truth.yes, &truth.no);
        if part == Part::Rule {
            return Some(Selects { yes: yes.clone(), rule_says_no: no.clone(), no: no.clone() });
        }
        Some(Selects {
            yes: all([population.clone(), yes.clone()]),
            no: any([not(population), no.clone()]),
            rule_says_no: all([population.clone(), no.clone()]),
        })
    }
}

/// When two definitions select a unit.
pub(crate) struct View<'f, 'r> {
    pub(crate) followed: &'f Followed<'r>,
    pub(crate) left: Selects,
    pub(crate) right: Selects,
    pub(crate) base: Shared,
}

/// When a definition selects a unit.
pub(crate) struct Selects {
    pub(crate) yes: Shared,
    pub(crate) no: Shared,
    /// When its rule leaves out one who can be counted.
    pub(super) rule_says_no: Shared,
}

impl View<'_, '_> {
    pub(super) fn search(&self, [one, two]: [&Shared; 2]) -> Found {
        self.followed.search([one, two, &self.base])
    }

    /// The same, of a unit with someone in it if there is one.
    pub(super) fn search_plain(&self, [one, two]: [&Shared; 2]) -> Found {
        let someone = self.followed.expansion.leaves.someone();
        let plain = someone.map(|someone| self.followed.search([one, two, &self.base, &someone]));
        match plain {
            Some(found @ Found::Some(_)) => found,
            _ => self.search([one, two]),
        }
    }
}

/// Takes definitions for each other where that is granted.
fn grant(expansion: &mut Expansion<'_>, two: &Two<'_>) {
    for assumption in &two.assume {
        if let Assumption::Equal(equal) = assumption {
            let [one, other] = &equal.equal;
            expansion.taken_for.insert(other.id().clone(), one.id().clone());
        }
    }
}

/// The unit type of a variable or population.
pub(crate) fn unit_of<'r>(registry: &'r Registry, definition: &Definition) -> Option<&'r Definition> {
    let unit = match definition.content() {
        Content::Variable(variable) => &variable.unit,
        Content::Population(population) => &population.unit,
        _ => return None,
    };
    registry.resolve(unit, Time::Any).ok()
}
