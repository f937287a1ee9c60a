//! `unreadable-file`: every file can be read as one definition.

use begrip::{FaultKind, Form, Problem, Refused, Scalar};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

mod help;
mod yaml;

pub(crate) const RULE: Rule = Rule {
    name: "unreadable-file",
    severity: Severity::Error,
    group: Group::Files,
    summary: Said {
        en: "every file can be read as one definition",
        nl: "elk bestand is te lezen als één definitie",
    },
    why: Said {
        en: "What cannot be read is not in the registry: nobody can refer to it, and no other rule looks at it.",
        nl: "Wat niet te lezen is, staat niet in het register: niemand kan ernaar verwijzen en geen andere regel kijkt ernaar.",
    },
    fix: Said {
        en: "Mend the place that is shown; all faults in the shape of a file are shown at once.",
        nl: "Verbeter de getoonde plaats; alle fouten in de vorm van een bestand worden tegelijk getoond.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adoptd
lable: { nl: Armoede, en: Poverty }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
label: { nl: Armoede, en: Poverty }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for problem in context.registry.problems().iter().filter(|problem| problem.kind.is_fatal()) {
        report(problem, findings);
    }
}

fn report(problem: &Problem, findings: &mut Findings<'_>) {
    let (message, help) = yaml::in_words(&problem.kind).unwrap_or_else(|| {
        let message = Message::new(problem.kind.to_string(), in_dutch(&problem.kind));
        (message, help::help(&problem.kind))
    });
    let finding = findings.at(None, problem.place.clone(), message, help);
    finding.id.clone_from(&problem.id);
    finding.version.clone_from(&problem.version);
}

fn in_dutch(kind: &FaultKind) -> String {
    match kind {
        FaultKind::NotReadable { message } => format!("het bestand is niet te lezen: {message}"),
        FaultKind::FolderNotReadable { message } => format!("de map is niet te lezen: {message}"),
        FaultKind::NotAFile => {
            "dit is geen bestand maar een map, een pijp, een socket of een apparaat".to_owned()
        }
        FaultKind::LinkLeadsOut => "de koppeling leidt het register uit".to_owned(),
        FaultKind::NameNotUtf8 => "de naam van het bestand is geen UTF-8".to_owned(),
        FaultKind::TooLarge { size, limit } => {
            format!(
                "het bestand is {size} bytes, meer dan de {limit} die een bestand van een register mag hebben"
            )
        }
        FaultKind::NotUtf8 { byte } => format!("de byte 0x{byte:02X} is geen UTF-8"),
        FaultKind::Empty => "het bestand bevat geen definitie".to_owned(),
        FaultKind::Syntax { message } => format!("dit is geen YAML: {message}"),
        FaultKind::Tab => "er is met een tab ingesprongen, wat YAML niet toestaat".to_owned(),
        FaultKind::TooDeep { limit } => format!("lijsten en groepen zijn dieper genest dan {limit} niveaus"),
        FaultKind::Refused(refused) => {
            format!("{} hoort niet in een definitiebestand", refused_in_dutch(*refused))
        }
        FaultKind::DuplicateKey { key } => format!("de sleutel `{key}` staat er twee keer"),
        FaultKind::KeyTooLong { limit } => format!("een sleutel is langer dan {limit} bytes"),
        FaultKind::More { more } => format!("meer fouten in dit bestand: {more}"),
        FaultKind::UnknownKind { found, .. } => format!("`{found}` is geen soort definitie"),
        FaultKind::MissingField { field } => format!("het veld `{field}` ontbreekt"),
        FaultKind::UnknownField { field, owner, .. } => format!("`{field}` is geen veld van `{owner}`"),
        FaultKind::UnknownWord { found, allowed, .. } => {
            let words: Vec<String> = allowed.iter().map(|word| format!("`{word}`")).collect();
            format!("`{found}` is niet een van {}", words.join(", "))
        }
        FaultKind::WrongForm { expected, found } => {
            format!("hier hoort {}, niet {}", form_in_dutch(*expected), form_in_dutch(*found))
        }
        FaultKind::InvalidScalar { text, scalar } => format!("`{text}` is geen {}", scalar_in_dutch(*scalar)),
        other => other.to_string(),
    }
}

fn refused_in_dutch(refused: Refused) -> &'static str {
    match refused {
        Refused::Anchor => "een anker (`&…`)",
        Refused::Alias => "een verwijzing naar een anker (`*…`)",
        Refused::Tag => "een tag (`!…`)",
        Refused::MergeKey => "een samenvoegsleutel (`<<`)",
        Refused::ComplexKey => "een sleutel die geen woord of tekst is",
        Refused::SecondDocument => "een tweede document",
    }
}

fn form_in_dutch(form: Form) -> &'static str {
    match form {
        Form::Text => "een tekst",
        Form::Truth => "`true` of `false`",
        Form::Whole => "een geheel getal",
        Form::List => "een lijst",
        Form::Mapping => "een groep (`naam: waarde`)",
        Form::Nothing => "niets",
    }
}

fn scalar_in_dutch(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::DefinitionId => "id (`instantie/naam`, in kleine letters, cijfers en enkele koppeltekens)",
        Scalar::Reference => "verwijzing (`instantie/naam@^1`)",
        Scalar::Version => "versie (`MAJOR.MINOR.PATCH`, vanaf 1.0.0)",
        Scalar::Date => "datum (`JJJJ-MM-DD`)",
        Scalar::Decimal => "decimaal getal met een punt en hoogstens 28 cijfers",
        Scalar::Language => "taalcode (BCP 47, zoals `nl` of `en`)",
        Scalar::Unit => "meeteenheid (symbolen met `*` en `/` ertussen, zoals `EUR/month`)",
        Scalar::Period => "periode (zoals `2024`, `2024-S1`, `2024-Q3`, `2024-01` of `2015-01-01/P3Y`)",
        Scalar::MonthDay => "dag van het jaar (`MM-DD`)",
        Scalar::Length => "tijdsduur (zoals `1 year` of `3 months`)",
        Scalar::Target => "verwijzing (`instantie/naam@^1`) of adres (`https://…`)",
        Scalar::Shift => "aantal perioden anders dan 0 (zoals `-1`)",
        _ => "code (een tekst zonder spaties aan de randen)",
    }
}
