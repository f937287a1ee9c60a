//! One definition for people.

use begrip::{Content, Definition, Registry, Source, Time, Validity};

use super::{Style, plain};
use crate::view::Shown;
use begrip_review::Lang;

mod content;
mod parameter;

/// The page of one definition.
pub fn report(registry: &Registry, shown: &Shown<'_>, resolved: bool, lang: Lang, style: Style) -> String {
    let mut page = Page { lang, style, resolved, text: String::new() };
    page.heading(shown.definition);
    page.validity(shown);
    page.links(shown);
    page.content(shown);
    page.notes(shown.definition);
    page.history(shown);
    if let Some(file) = registry.sources().file(shown.definition.file()) {
        page.field(lang.pick("file", "bestand"), file.path());
    }
    page.text
}

/// The page as far as it has been written.
struct Page {
    lang: Lang,
    style: Style,
    /// Whether references show what they lead to in full.
    resolved: bool,
    text: String,
}

/// Width of the column of field names.
const NAMES: usize = 16;

impl Page {
    fn heading(&mut self, definition: &Definition) {
        let header = definition.header();
        let label = plain(self.lang.label(definition));
        self.text.push_str(&self.style.bold(&label));
        self.text.push('\n');
        let (id, version, kind) = (definition.id(), definition.version(), kind(definition, self.lang));
        self.text.push_str(&format!("{id} {version}   {kind}, {}\n", status(definition, self.lang)));
        let definition = self.lang.text(&header.definition);
        if !definition.is_empty() {
            self.text.push('\n');
            self.text.push_str(&self.style.wrap(definition, "", ""));
        }
        self.text.push('\n');
    }

    fn validity(&mut self, shown: &Shown<'_>) {
        let header = shown.definition.header();
        if !header.valid.is_open() {
            let asked = match shown.time {
                Time::On(date) => {
                    self.lang.pick(format!(", asked for {date}"), format!(", gevraagd voor {date}"))
                }
                _ => String::new(),
            };
            self.field(
                self.lang.pick("valid", "geldig"),
                &format!("{}{asked}", days(header.valid, self.lang)),
            );
        }
        if !header.in_use.is_open() {
            self.field(self.lang.pick("in use", "in gebruik"), &days(header.in_use, self.lang));
        }
        if !header.with.is_empty() {
            let with: Vec<&str> = header.with.iter().map(begrip::DefinitionId::as_str).collect();
            self.field(self.lang.pick("together with", "samen met"), &with.join(", "));
        }
    }

    fn links(&mut self, shown: &Shown<'_>) {
        for (link, target) in &shown.links {
            let field = link.pointer.trim_start_matches('/');
            if field.starts_with("supersedes") || field.starts_with("inputs/") {
                continue;
            }
            let text = match target {
                Ok(target) => self.named(target),
                Err(error) => format!("{} ({error})", link.reference),
            };
            self.field(relation(link.relation, self.lang), &text);
        }
    }

    /// A definition in a line: id, version and label.
    fn named(&self, definition: &Definition) -> String {
        let (id, version, label) =
            (definition.id(), definition.version(), plain(self.lang.label(definition)));
        let mut text = format!("{id} {version}  {label}");
        if self.resolved {
            text.push_str(": ");
            text.push_str(&plain(self.lang.text(&definition.header().definition)));
        }
        text
    }

    fn notes(&mut self, definition: &Definition) {
        let header = definition.header();
        for open in &header.open {
            self.field(self.lang.pick("not known", "niet bekend"), self.lang.text(open));
        }
        if !header.note.is_empty() {
            self.field(self.lang.pick("note", "toelichting"), self.lang.text(&header.note));
        }
        for source in &header.sources {
            self.field(self.lang.pick("source", "bron"), &cited(source, self.lang));
        }
    }

    fn history(&mut self, shown: &Shown<'_>) {
        for reference in &shown.definition.header().supersedes {
            self.field(self.lang.pick("takes over from", "vervangt"), &reference.to_string());
        }
        for successor in &shown.successors {
            let text = self.named(successor);
            self.field(self.lang.pick("replaced by", "vervangen door"), &text);
        }
        let others = shown.versions.iter().filter(|other| other.node() != shown.definition.node());
        let others: Vec<String> = others
            .map(|other| format!("{} ({})", other.version(), days(other.header().valid, self.lang)))
            .collect();
        if !others.is_empty() {
            self.field(self.lang.pick("other versions", "andere versies"), &others.join(", "));
        }
        let dependents = shown.referrers.iter().filter(|(_, edge)| edge.is_dependency);
        let mut users: Vec<&str> = dependents.map(|(user, _)| user.id().as_str()).collect();
        users.dedup();
        if !users.is_empty() {
            self.field(self.lang.pick("used by", "gebruikt door"), &users.join(", "));
        }
    }

    fn content(&mut self, shown: &Shown<'_>) {
        let definition = shown.definition;
        match definition.content() {
            Content::Variable(variable) => content::variable(self, shown, variable),
            Content::Population(population) => content::population(self, shown, population),
            Content::Indicator(indicator) => content::indicator(self, indicator),
            Content::CodeList(list) => content::code_list(self, list),
            Content::Correspondence(correspondence) => content::correspondence(self, correspondence),
            Content::Alignment(alignment) => content::alignment(self, alignment),
            Content::UnitType(unit) => content::unit_type(self, unit),
            Content::Authority(authority) => content::authority(self, authority),
            Content::DataSource(source) => content::data_source(self, source),
            Content::Concept(concept) => content::concept(self, concept),
            Content::Parameter(parameter) => parameter::steps(self, parameter, shown.time),
        }
    }

    /// A name and what stands for it, wrapped to the screen.
    fn field(&mut self, name: &str, text: &str) {
        let rest = " ".repeat(NAMES);
        let first = format!("{name:<NAMES$}");
        if first.chars().count() > NAMES || first.ends_with(|c: char| c != ' ') {
            // a long name has a line of its own
            self.text.push_str(name);
            self.text.push('\n');
            self.text.push_str(&self.style.wrap(text, &rest, &rest));
        } else {
            self.text.push_str(&self.style.wrap(text, &first, &rest));
        }
    }
}

fn days(days: Validity, lang: Lang) -> String {
    match (days.from, days.until) {
        (Some(from), Some(until)) => format!("{from} – {until}"),
        (Some(from), None) => lang.pick(format!("from {from}"), format!("vanaf {from}")),
        (None, Some(until)) => lang.pick(format!("up to {until}"), format!("tot en met {until}")),
        (None, None) => lang.pick("always", "altijd").to_owned(),
    }
}

fn cited(source: &Source, lang: Lang) -> String {
    let mut text = source.title.clone();
    if let Some(article) = source.law.as_ref().and_then(|law| law.article.as_ref()) {
        text.push_str(&lang.pick(format!(", article {article}"), format!(", artikel {article}")));
    }
    if !source.verified {
        text.push_str(lang.pick(" (second-hand)", " (uit de tweede hand)"));
    }
    if let Some(url) = &source.url {
        text.push_str(" <");
        text.push_str(url);
        text.push('>');
    }
    text
}

fn kind(definition: &Definition, lang: Lang) -> &'static str {
    match definition.content() {
        Content::Authority(_) => lang.pick("authority", "instantie"),
        Content::Concept(_) => lang.pick("concept", "begrip"),
        Content::UnitType(_) => lang.pick("unit type", "eenheidstype"),
        Content::Population(_) => lang.pick("population", "populatie"),
        Content::CodeList(_) => lang.pick("code list", "codelijst"),
        Content::Correspondence(_) => lang.pick("correspondence", "schakelschema"),
        Content::Parameter(_) => lang.pick("parameter", "parameter"),
        Content::Variable(_) => lang.pick("variable", "variabele"),
        Content::Indicator(_) => lang.pick("indicator", "indicator"),
        Content::DataSource(_) => lang.pick("data source", "gegevensbron"),
        Content::Alignment(_) => lang.pick("alignment", "afstemming"),
    }
}

fn status(definition: &Definition, lang: Lang) -> &'static str {
    use begrip::Status;
    match definition.header().status {
        Status::Draft => lang.pick("draft", "concept"),
        Status::Proposed => lang.pick("proposed", "voorgesteld"),
        Status::Adopted => lang.pick("adopted", "vastgesteld"),
        Status::Superseded => lang.pick("superseded", "vervangen"),
        Status::Retired => lang.pick("retired", "vervallen"),
        Status::Withdrawn => lang.pick("withdrawn", "ingetrokken"),
    }
}

fn relation(relation: begrip::Relation, lang: Lang) -> &'static str {
    use begrip::Relation;
    match relation {
        Relation::Concept => lang.pick("concept", "begrip"),
        Relation::Unit => lang.pick("unit", "eenheid"),
        Relation::Population => lang.pick("population", "populatie"),
        Relation::Within => lang.pick("within", "binnen"),
        Relation::Input | Relation::Always => lang.pick("input", "invoer"),
        Relation::Parameter => lang.pick("parameter", "parameter"),
        Relation::Member => lang.pick("of members", "van leden"),
        Relation::CodeList => lang.pick("codes of", "codes uit"),
        Relation::DataSource => lang.pick("data source", "gegevensbron"),
        Relation::Of => lang.pick("about", "over"),
        Relation::Denominator => lang.pick("divided by", "gedeeld door"),
        Relation::Dimension => lang.pick("published by", "gepubliceerd naar"),
        Relation::Area => lang.pick("area", "gebied"),
        Relation::From => lang.pick("from", "van"),
        Relation::To => lang.pick("to", "naar"),
        Relation::Steward => lang.pick("kept by", "beheerd door"),
        Relation::Broader => lang.pick("narrower than", "smaller dan"),
        Relation::PartOf => lang.pick("part of", "deel van"),
        Relation::Related => lang.pick("related", "verwant"),
        Relation::Match => lang.pick("match", "overeenkomst"),
        Relation::Supersedes => lang.pick("takes over from", "vervangt"),
        Relation::Left => lang.pick("left", "links"),
        Relation::Right => lang.pick("right", "rechts"),
        Relation::Assumption => lang.pick("assumes", "veronderstelt"),
    }
}
