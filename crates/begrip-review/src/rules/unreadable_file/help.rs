//! What to do about a file that cannot be read.

use begrip::{FaultKind, Form, Refused, Scalar};

use crate::message::{Message, Said};

pub(super) fn help(kind: &FaultKind) -> Message {
    match kind {
        FaultKind::UnknownField { field, .. } if field.bytes().all(|byte| byte.is_ascii_digit()) => {
            decimal_comma()
        }
        FaultKind::UnknownField { nearest: Some(near), .. }
        | FaultKind::UnknownWord { nearest: Some(near), .. }
        | FaultKind::UnknownKind { nearest: Some(near), .. } => {
            Message::new(format!("did you mean `{near}`?"), format!("bedoelde u `{near}`?"))
        }
        FaultKind::UnknownField { allowed, .. } => {
            let fields = allowed.join(", ");
            Message::new(format!("the fields are {fields}"), format!("de velden zijn {fields}"))
        }
        FaultKind::NotUtf8 { byte } => not_utf8(*byte),
        FaultKind::InvalidScalar { scalar, .. } => Message::from(write_scalar(*scalar)),
        FaultKind::WrongForm { expected, found } => Message::from(write_form(*expected, *found)),
        _ => Message::from(said(kind)),
    }
}

/// `{ minimum: 1,5 }` is read as `minimum: 1` and a field `5`.
fn decimal_comma() -> Message {
    Message::new(
        "between `{` and `}` a comma separates fields; write a decimal number with a point",
        "tussen `{` en `}` scheidt een komma velden; schrijf een decimaal getal met een punt",
    )
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

fn write_scalar(scalar: Scalar) -> Said {
    match scalar {
        Scalar::Decimal => Said {
            en: "write a decimal point and nothing between thousands: `1216.62`",
            nl: "schrijf een decimale punt en niets tussen duizendtallen: `1216.62`",
        },
        Scalar::Date => Said {
            en: "write a day that exists as year, month and day: `2024-01-31`",
            nl: "schrijf een bestaande dag als jaar, maand en dag: `2024-01-31`",
        },
        Scalar::Version => Said {
            en: "write three numbers: `1.0.0` for the first version",
            nl: "schrijf drie getallen: `1.0.0` voor de eerste versie",
        },
        Scalar::Reference => Said {
            en: "write the id, `@` and one requirement without commas: `cbs/disposable-income@^1`",
            nl: "schrijf de id, `@` en één eis zonder komma's: `cbs/disposable-income@^1`",
        },
        _ => Said { en: "write it in this form", nl: "schrijf het in deze vorm" },
    }
}

fn write_form(expected: Form, found: Form) -> Said {
    match (expected, found) {
        (_, Form::Nothing) => {
            Said { en: "write a value, or delete the line", nl: "schrijf een waarde, of verwijder de regel" }
        }
        (Form::Text | Form::Whole | Form::Truth, Form::List) => {
            Said { en: "write one value, without `[` and `]`", nl: "schrijf één waarde, zonder `[` en `]`" }
        }
        (Form::List, _) => Said {
            en: "write a list: `[one, another]`, or lines that begin with `- `",
            nl: "schrijf een lijst: `[een, ander]`, of regels die beginnen met `- `",
        },
        (Form::Mapping, _) => Said {
            en: "write names with values: `{ nl: …, en: … }`, or indented lines `name: value`",
            nl: "schrijf namen met waarden: `{ nl: …, en: … }`, of ingesprongen regels `naam: waarde`",
        },
        (Form::Truth, _) => Said { en: "write `true` or `false`", nl: "schrijf `true` of `false`" },
        (Form::Whole, _) => {
            Said { en: "write a whole number, without a point", nl: "schrijf een geheel getal, zonder punt" }
        }
        _ => Said { en: "write one value", nl: "schrijf één waarde" },
    }
}

fn said(kind: &FaultKind) -> Said {
    match kind {
        FaultKind::NotReadable { .. } => Said {
            en: "see that the file exists and may be read",
            nl: "zorg dat het bestand bestaat en gelezen mag worden",
        },
        FaultKind::FolderNotReadable { .. } => Said {
            en: "see that the folder exists and may be read; what is in it is not known",
            nl: "zorg dat de map bestaat en gelezen mag worden; wat erin staat is niet bekend",
        },
        FaultKind::NotAFile => Said {
            en: "put a file with the definition here, or take this away",
            nl: "zet hier een bestand met de definitie, of haal dit weg",
        },
        FaultKind::LinkLeadsOut => Said {
            en: "put the file itself here: nothing outside of the folder of the registry is read, so that no report can show it",
            nl: "zet het bestand zelf hier: buiten de map van het register wordt niets gelezen, zodat geen rapport het kan tonen",
        },
        FaultKind::NameNotUtf8 => Said {
            en: "give the file a name of lower-case letters, digits and hyphens",
            nl: "geef het bestand een naam van kleine letters, cijfers en koppeltekens",
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
        FaultKind::TooDeep { .. } => Said {
            en: "look for a bracket that is not closed; a definition needs no more than eight levels",
            nl: "zoek een haakje dat niet gesloten is; een definitie heeft niet meer dan acht niveaus nodig",
        },
        FaultKind::Syntax { .. } => Said {
            en: "look at this line and the one above it: a quote, bracket or colon may be missing, or the indentation is off",
            nl: "kijk naar deze regel en die erboven: er mist een aanhalingsteken, haakje of dubbele punt, of het inspringen klopt niet",
        },
        FaultKind::Refused(Refused::SecondDocument) => Said {
            en: "put each definition in a file of its own",
            nl: "zet elke definitie in een eigen bestand",
        },
        FaultKind::Refused(_) => Said { en: "write the text itself here", nl: "schrijf hier de tekst zelf" },
        FaultKind::DuplicateKey { .. } => Said { en: "keep one of the two", nl: "houd een van de twee" },
        FaultKind::KeyTooLong { .. } => Said {
            en: "look for a quote that is not closed; a key is a name or a code",
            nl: "zoek een aanhalingsteken dat niet gesloten is; een sleutel is een naam of een code",
        },
        FaultKind::More { .. } => Said {
            en: "mend those that are shown, and check again",
            nl: "verbeter de getoonde, en controleer opnieuw",
        },
        FaultKind::MissingField { .. } => Said { en: "add the field", nl: "voeg het veld toe" },
        FaultKind::UnknownKind { .. } => Said {
            en: "the kinds are authority, concept, unit_type, population, code_list, correspondence, parameter, variable, indicator, data_source and alignment",
            nl: "de soorten zijn authority, concept, unit_type, population, code_list, correspondence, parameter, variable, indicator, data_source en alignment",
        },
        _ => Said { en: "write one of these words", nl: "schrijf een van deze woorden" },
    }
}
