//! What the YAML parser says, in words for people who do not know YAML.

use begrip::FaultKind;

use crate::message::Message;

/// What is wrong and what to do.
type Told = (&'static str, &'static str, &'static str, &'static str);

/// What the parser says; what that means and what to do, each in English and Dutch.
const TOLD: &[(&str, Told)] = &[
    (
        "unclosed quote",
        (
            "the quote that opens this text is not closed",
            "het aanhalingsteken waarmee deze tekst begint, wordt niet gesloten",
            "write the same quote at the end of the text",
            "schrijf hetzelfde aanhalingsteken aan het eind van de tekst",
        ),
    ),
    (
        "mapping values are not allowed in this context",
        (
            "there is a colon here where no name of a field ends",
            "hier staat een dubbele punt waar geen naam van een veld eindigt",
            "put a text with `: ` in it in double quotes; else the line is indented too far",
            "zet een tekst waar `: ` in staat tussen dubbele aanhalingstekens; anders springt de regel te ver in",
        ),
    ),
    (
        "simple key expected ':'",
        (
            "a colon is missing after this name",
            "na deze naam ontbreekt een dubbele punt",
            "write `name: value`, with a space after the colon",
            "schrijf `naam: waarde`, met een spatie na de dubbele punt",
        ),
    ),
    (
        "did not find expected ',' or '}'",
        (
            "something before this place begins with `{` and is not closed, or a comma is missing",
            "iets wat ervoor met `{` begint, is niet gesloten, of er ontbreekt een komma",
            "look for the last `{` above, and close it with `}` or put commas between its fields",
            "zoek de laatste `{` hierboven, en sluit die met `}` of zet komma's tussen de velden",
        ),
    ),
    (
        "expected ',' or ']'",
        (
            "something before this place begins with `[` and is not closed, or a comma is missing",
            "iets wat ervoor met `[` begint, is niet gesloten, of er ontbreekt een komma",
            "look for the last `[` above, and close it with `]` or put commas between its items",
            "zoek de laatste `[` hierboven, en sluit die met `]` of zet komma's tussen de onderdelen",
        ),
    ),
    (
        "illegal placement of ':' indicator",
        (
            "something before this place begins with `[` and is not closed",
            "iets wat ervoor met `[` begint, is niet gesloten",
            "look for the last `[` above, and close it with `]`",
            "zoek de laatste `[` hierboven, en sluit die met `]`",
        ),
    ),
    (
        "while parsing a block mapping, did not find expected key",
        (
            "a field is expected here (`name: value`), in the column of the fields above it",
            "hier hoort een veld (`naam: waarde`), in de kolom van de velden erboven",
            "indent the line as the fields above it, or write the name of the list before it",
            "laat de regel even ver inspringen als de velden erboven, of zet de naam van de lijst ervoor",
        ),
    ),
    (
        "did not find expected '-' indicator",
        (
            "an item of the list is expected here (`- …`), in the column of the items above it",
            "hier hoort een onderdeel van de lijst (`- …`), in de kolom van de onderdelen erboven",
            "begin the line with `- ` in that column, or indent it so that it belongs to the item above",
            "begin de regel met `- ` in die kolom, of laat hem inspringen zodat hij bij het onderdeel erboven hoort",
        ),
    ),
    (
        "unexpected EOF while parsing a flow",
        (
            "the file ends before a bracket is closed",
            "het bestand eindigt voordat een haakje gesloten is",
            "close `{` with `}` and `[` with `]`",
            "sluit `{` met `}` en `[` met `]`",
        ),
    ),
    (
        "unexpected character",
        (
            "a text cannot begin with this character",
            "een tekst kan niet met dit teken beginnen",
            "put the text in double quotes",
            "zet de tekst tussen dubbele aanhalingstekens",
        ),
    ),
    (
        "unknown escape character",
        (
            "a `\\` in double quotes has a meaning, and not with the letter that follows it",
            "een `\\` tussen dubbele aanhalingstekens betekent iets, maar niet met de letter die erop volgt",
            "put the text in single quotes, or write `\\\\`",
            "zet de tekst tussen enkele aanhalingstekens, of schrijf `\\\\`",
        ),
    ),
    (
        "invalid trailing content after",
        (
            "something follows the closing quote of a text",
            "er staat iets na het aanhalingsteken dat een tekst sluit",
            "put the whole text in quotes, or delete what follows; a quote within single quotes is written twice",
            "zet de hele tekst tussen aanhalingstekens, of verwijder wat volgt; een aanhalingsteken tussen enkele aanhalingstekens schrijft u dubbel",
        ),
    ),
];

/// What is wrong and what to do; nothing for what is not about YAML, or is too seldom to have words.
pub(super) fn in_words(kind: &FaultKind) -> Option<(Message, Message)> {
    let FaultKind::Syntax { message } = kind else { return None };
    let (_, (en, nl, do_en, do_nl)) = TOLD.iter().find(|(said, _)| message.contains(said))?;
    Some((Message::new(*en, *nl), Message::new(*do_en, *do_nl)))
}
