//! Which facet owns which field: said once, and by taking every kind apart without leaving a field out.
//!
//! A new field of the model does not compile until a facet owns it, for nothing here is matched with `..`.

use begrip::kind::{
    alignment::Alignment, authority::Authority, code_list::CodeList, concept::Concept,
    correspondence::Correspondence, data_source::DataSource, indicator::Indicator, parameter::Parameter,
    population::Population as Members, unit_type::UnitType, variable::Variable,
};
use begrip::{Content, Definition, Header};

use crate::changes::Changes;
use crate::facet::agent::Agent;
use crate::facet::area::Area;
use crate::facet::claim::Claim;
use crate::facet::codes::Codes;
use crate::facet::criteria::Criteria;
use crate::facet::documentation::Documentation;
use crate::facet::lifecycle::Lifecycle;
use crate::facet::mapping::Mapping;
use crate::facet::meaning::Meaning;
use crate::facet::period::Period;
use crate::facet::population::Population;
use crate::facet::protection::Protection;
use crate::facet::relations::Relations;
use crate::facet::rule::{Rule, Ruled};
use crate::facet::source::Source;
use crate::facet::statistic::Statistic;
use crate::facet::steps::Steps;
use crate::facet::unit::Unit;
use crate::facet::validity::Validity;
use crate::facet::values::Values;

/// A definition taken apart into its facets.
pub(crate) struct Aspects<'r> {
    meaning: Meaning<'r>,
    unit: Unit<'r>,
    population: Population<'r>,
    values: Values<'r>,
    rule: Rule<'r>,
    criteria: Criteria<'r>,
    period: Period<'r>,
    statistic: Statistic<'r>,
    area: Area<'r>,
    source: Source<'r>,
    validity: Validity<'r>,
    codes: Codes<'r>,
    steps: Steps<'r>,
    mapping: Mapping<'r>,
    claim: Claim<'r>,
    relations: Relations<'r>,
    protection: Protection<'r>,
    agent: Agent<'r>,
    lifecycle: Lifecycle<'r>,
    documentation: Documentation<'r>,
}

impl<'r> Aspects<'r> {
    /// Takes a definition apart.
    pub(crate) fn of(definition: &'r Definition) -> Self {
        let mut aspects = Self::of_header(definition.header());
        match definition.content() {
            Content::Authority(content) => aspects.authority(content),
            Content::Concept(content) => aspects.concept(content),
            Content::UnitType(content) => aspects.unit_type(content),
            Content::Population(content) => aspects.members(content),
            Content::CodeList(content) => aspects.code_list(content),
            Content::Correspondence(content) => aspects.correspondence(content),
            Content::Parameter(content) => aspects.parameter(content),
            Content::Variable(content) => aspects.variable(content),
            Content::Indicator(content) => aspects.indicator(content),
            Content::DataSource(content) => aspects.data_source(content),
            Content::Alignment(content) => aspects.alignment(content),
        }
        aspects
    }

    /// Reports in every facet what differs.
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let Self {
            meaning,
            unit,
            population,
            values,
            rule,
            criteria,
            period,
            statistic,
            area,
            source,
            validity,
            codes,
            steps,
            mapping,
            claim,
            relations,
            protection,
            agent,
            lifecycle,
            documentation,
        } = self;
        meaning.compare(&new.meaning, to);
        unit.compare(&new.unit, to);
        population.compare(&new.population, to);
        values.compare(&new.values, to);
        rule.compare(&new.rule, to);
        criteria.compare(&new.criteria, to);
        period.compare(&new.period, to);
        statistic.compare(&new.statistic, to);
        area.compare(&new.area, to);
        source.compare(&new.source, to);
        validity.compare(&new.validity, to);
        codes.compare(&new.codes, to);
        steps.compare(&new.steps, to);
        mapping.compare(&new.mapping, to);
        claim.compare(&new.claim, to);
        relations.compare(&new.relations, to);
        protection.compare(&new.protection, to);
        agent.compare(&new.agent, to);
        lifecycle.compare(&new.lifecycle, to);
        documentation.compare(&new.documentation, to);
    }

    fn of_header(header: &'r Header) -> Self {
        let Header {
            // what is compared is told by these two, so that they are no change themselves
            id: _,
            version: _,
            status,
            valid,
            in_use,
            label,
            definition,
            note,
            concept,
            with,
            sources,
            open,
            supersedes,
            release,
        } = header;
        Self {
            meaning: Meaning { definition, concept: concept.as_ref(), open },
            unit: Unit::default(),
            population: Population::default(),
            values: Values::default(),
            rule: Rule::default(),
            criteria: Criteria::default(),
            period: Period::default(),
            statistic: Statistic::default(),
            area: Area::default(),
            source: Source::default(),
            validity: Validity { valid },
            codes: Codes::default(),
            steps: Steps::default(),
            mapping: Mapping::default(),
            claim: Claim::default(),
            relations: Relations::default(),
            protection: Protection::default(),
            agent: Agent::default(),
            lifecycle: Lifecycle {
                status,
                in_use,
                with,
                supersedes,
                release: release.as_ref(),
                figures: &[],
            },
            documentation: Documentation { label, note, sources, examples: &[], contact: None },
        }
    }

    fn authority(&mut self, content: &'r Authority) {
        let Authority { level, code, homepage, contact, part_of } = content;
        self.agent = Agent {
            level: level.as_ref(),
            code: code.as_ref(),
            homepage: homepage.as_ref(),
            ..Agent::default()
        };
        self.documentation.contact = contact.as_ref();
        self.relations.part_of = part_of;
    }

    fn concept(&mut self, content: &'r Concept) {
        let Concept { broader, related, matches } = content;
        self.relations.broader = broader;
        self.relations.related = related;
        self.claim.matches = matches;
    }

    fn unit_type(&mut self, content: &'r UnitType) {
        let UnitType { part_of, persists, always } = content;
        self.relations.part_of = part_of;
        self.relations.always = always.as_ref();
        self.unit.persists = Some(persists);
    }

    fn members(&mut self, content: &'r Members) {
        let Members { unit, within, inputs, rule, unformalised, examples, area } = content;
        self.unit.unit = Some(unit);
        self.population.within = within.as_ref();
        self.population.ruled = Ruled { rule: rule.as_deref(), inputs: Some(inputs) };
        self.criteria = Criteria { unformalised };
        self.documentation.examples = examples;
        self.area = Area { area: area.as_ref() };
    }

    fn code_list(&mut self, content: &'r CodeList) {
        let CodeList { codes, ordered } = content;
        self.codes = Codes { codes, ordered: Some(ordered) };
    }

    fn correspondence(&mut self, content: &'r Correspondence) {
        let Correspondence { from, to, maps, weight_by } = content;
        self.mapping = Mapping { from: Some(from), to: Some(to), maps, weight_by: weight_by.as_ref() };
    }

    fn parameter(&mut self, content: &'r Parameter) {
        let Parameter { values, change, by, steps } = content;
        self.values = Values { values: Some(values) };
        self.steps = Steps { change: change.as_ref(), by, steps, unit: values.unit_of_measure() };
    }

    fn variable(&mut self, content: &'r Variable) {
        let Variable {
            unit,
            population,
            values,
            period,
            inputs,
            rule,
            unformalised,
            data_source,
            sensitivity,
            examples,
        } = content;
        self.unit.unit = Some(unit);
        self.population.population = population.as_ref();
        self.values = Values { values: Some(values) };
        self.period = Period { period: period.as_ref() };
        self.rule = Rule { ruled: Ruled { rule: rule.as_deref(), inputs: Some(inputs) } };
        self.criteria = Criteria { unformalised };
        self.source = Source { data_source: data_source.as_ref() };
        self.protection.sensitivity = sensitivity.as_ref();
        self.documentation.examples = examples;
    }

    fn indicator(&mut self, content: &'r Indicator) {
        let Indicator { of, population, statistic, denominator, values, by, period, disclosure, figures } =
            content;
        self.population.population = population.as_ref();
        self.statistic =
            Statistic { of: Some(of), statistic: Some(statistic), denominator: denominator.as_ref(), by };
        self.values = Values { values: values.as_ref() };
        self.period = Period { period: period.as_ref() };
        self.protection.disclosure = disclosure.as_ref();
        self.lifecycle.figures = figures;
    }

    fn data_source(&mut self, content: &'r DataSource) {
        let DataSource { source_type, coverage, steward } = content;
        self.agent = Agent {
            source_type: Some(source_type),
            coverage: Some(coverage),
            steward: steward.as_ref(),
            ..Agent::default()
        };
    }

    fn alignment(&mut self, content: &'r Alignment) {
        let Alignment { left, right, claim, because, assume } = content;
        self.claim = Claim {
            left: Some(left),
            right: Some(right),
            claim: Some(claim),
            because: Some(because),
            assume,
            matches: &[],
        };
    }
}
