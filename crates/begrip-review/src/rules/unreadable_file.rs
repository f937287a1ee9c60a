//! `unreadable-file`: every file can be read as one definition.

use begrip::{FaultKind, Form, Problem, Refused, Scalar};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

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
    let message = Message::new(problem.kind.to_string(), in_dutch(&problem.kind));
    let finding = findings.at(None, problem.place.clone(), message, help(&problem.kind));
    finding.id.clone_from(&problem.id);
    finding.version.clone_from(&problem.version);
}

fn in_dutch(kind: &FaultKind) -> String {
    match kind {
        FaultKind::NotReadable { message } => format!("het bestand is niet te lezen: {message}"),
        FaultKind::TooLarge { size, limit } => {
            format!("het bestand is {size} bytes, meer dan de {limit} die een definitiebestand mag hebben")
        }
        FaultKind::NotUtf8 { byte } => format!("de byte 0x{byte:02X} is geen UTF-8"),
        FaultKind::Empty => "het bestand bevat geen definitie".to_owned(),
        FaultKind::Syntax { message } => format!("dit is geen YAML: {message}"),
        FaultKind::Tab => "er is met een tab ingesprongen, wat YAML niet toestaat".to_owned(),
        FaultKind::TooDeep { limit } => format!("lijsten en groepen zijn dieper genest dan {limit} niveaus"),
        FaultKind::Refused(refused) => format!("{} hoort niet in een definitiebestand", refused_in_dutch(*refused)),
        FaultKind::DuplicateKey { key } => format!("de sleutel `{key}` staat er twee keer"),
        FaultKind::UnknownKind { found, .. } => format!("`{found}` is geen soort definitie"),
        FaultKind::MissingField { field } => format!("het veld `{field}` ontbreekt"),
        FaultKind::UnknownField { field, owner, .. } => format!("`{field}` is geen veld van {owner}"),
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
        Scalar::DefinitionId => "id (`autoriteit/naam`, in kleine letters, cijfers en enkele koppeltekens)",
        Scalar::Reference => "verwijzing (`autoriteit/naam@^1`)",
        Scalar::Version => "versie (`MAJOR.MINOR.PATCH`, vanaf 1.0.0)",
        Scalar::Date => "datum (`JJJJ-MM-DD`)",
        Scalar::Decimal => "decimaal getal met een punt en hoogstens 28 cijfers",
        Scalar::Language => "taalcode (BCP 47, zoals `nl` of `en`)",
        Scalar::Unit => "meeteenheid (symbolen met `*` en `/` ertussen, zoals `EUR/month`)",
        Scalar::Period => "periode (zoals `2024`, `2024-S1`, `2024-Q3`, `2024-01` of `2015-01-01/P3Y`)",
        Scalar::MonthDay => "dag van het jaar (`MM-DD`)",
        Scalar::Length => "tijdsduur (zoals `1 year` of `3 months`)",
        Scalar::Target => "verwijzing (`autoriteit/naam@^1`) of adres (`https://…`)",
        Scalar::Shift => "aantal perioden anders dan 0 (zoals `-1`)",
        _ => "code (een tekst zonder spaties aan de randen)",
    }
}

fn help(kind: &FaultKind) -> Message {
    match kind {
        FaultKind::UnknownField { nearest: Some(near), .. }
        | FaultKind::UnknownWord { nearest: Some(near), .. }
        | FaultKind::UnknownKind { nearest: Some(near), .. } => {
            Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?"))
        }
        FaultKind::NotUtf8 { byte } => not_utf8(*byte),
        _ => Message::from(said(kind)),
    }
}

fn not_utf8(byte: u8) -> Message {
    // every byte is a character of Latin-1, and those from 0xA0 on are ones that people type
    let guess = char::from(byte);
    if byte < 0xA0 {
        return Message::new("save the file as UTF-8", "sla het bestand op als UTF-8");
    }
    Message::new(
        format!("in Latin-1 this byte is `{guess}`; save the file as UTF-8"),
        format!("in Latin-1 is deze byte `{guess}`; sla het bestand op als UTF-8"),
    )
}

fn said(kind: &FaultKind) -> Said {
    match kind {
        FaultKind::NotReadable { .. } => Said {
            en: "see that the file exists and may be read",
            nl: "zorg dat het bestand bestaat en gelezen mag worden",
        },
        FaultKind::TooLarge { .. } => Said {
            en: "keep data in a data file; a definition holds no more than its codes and amounts",
            nl: "bewaar gegevens in een gegevensbestand; een definitie bevat niet meer dan haar codes en bedragen",
        },
        FaultKind::Empty => Said {
            en: "write a definition in it (`begrip new` makes one to start from), or delete the file",
            nl: "schrijf er een definitie in (`begrip new` maakt een begin), of verwijder het bestand",
        },
        FaultKind::Tab => Said { en: "indent with spaces", nl: "spring in met spaties" },
        FaultKind::Syntax { .. } => Said {
            en: "look at this line and the one above it: a quote, bracket or colon may be missing, or the indentation is off",
            nl: "kijk naar deze regel en die erboven: er mist een aanhalingsteken, haakje of dubbele punt, of het inspringen klopt niet",
        },
        FaultKind::Refused(Refused::SecondDocument) => Said {
            en: "put each definition in a file of its own",
            nl: "zet elke definitie in een eigen bestand",
        },
        FaultKind::Refused(_) => Said {
            en: "write the text itself here",
            nl: "schrijf hier de tekst zelf",
        },
        FaultKind::DuplicateKey { .. } => Said { en: "keep one of the two", nl: "houd een van de twee" },
        FaultKind::MissingField { .. } => Said { en: "add the field", nl: "voeg het veld toe" },
        FaultKind::WrongForm { found: Form::Nothing, .. } => Said {
            en: "write a value, or delete the line",
            nl: "schrijf een waarde, of verwijder de regel",
        },
        _ => Said {
            en: "see the documentation of this field in the file format (`begrip schema`)",
            nl: "zie de beschrijving van dit veld in het bestandsformaat (`begrip schema`)",
        },
    }
}
