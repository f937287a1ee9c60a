//! Registries of any size that have no faults, the same for the same seed.

use std::fmt::Write;

/// The files of a registry of `count` definitions: path and text.
///
/// A tenth are parameters, a tenth code lists, a twentieth concepts, the rest variables that rest on each other;
/// sizes and numbers of references are like those of the shipped definitions.
pub fn generate(seed: u64, count: usize) -> Vec<(String, String)> {
    let mut random = Random(seed);
    let mut files = vec![file("a0", "authority", "", "level: municipality\n")];
    files.push(file("a0/unit", "unit_type", "", ""));
    files.push(file("a0/concept-0", "concept", "", ""));
    files.push(file("a0/codes-0", "code_list", "", &codes(&mut random)));
    files.push(parameter(0, 0, &mut random));
    files.push(variable(0, &Made { concepts: 1, lists: 1, parameters: 1, variables: 0 }, &mut random));
    let mut made = Made { concepts: 1, lists: 1, parameters: 1, variables: 1 };
    while files.len() < count {
        files.push(next(&mut made, &mut random));
    }
    files.truncate(count);
    files
}

/// How many definitions of each kind there are.
struct Made {
    concepts: u64,
    lists: u64,
    parameters: u64,
    variables: u64,
}

fn next(made: &mut Made, random: &mut Random) -> (String, String) {
    match random.below(20) {
        0 => {
            made.concepts += 1;
            let broader = format!("broader: [a0/concept-{}@^1]\n", random.below(made.concepts - 1));
            file(&format!("a0/concept-{}", made.concepts - 1), "concept", "", &broader)
        }
        1 | 2 => {
            made.lists += 1;
            file(&format!("a0/codes-{}", made.lists - 1), "code_list", "", &codes(random))
        }
        3 | 4 => {
            made.parameters += 1;
            parameter(made.parameters - 1, random.below(made.lists), random)
        }
        _ => {
            made.variables += 1;
            variable(made.variables - 1, made, random)
        }
    }
}

fn codes(random: &mut Random) -> String {
    let mut text = String::from("codes:\n");
    for code in 0..CODES {
        let word = random.word();
        let _ = writeln!(text, "  - code: c{code}\n    label: {{ nl: Soort {word}, en: Kind {word} }}");
    }
    text
}

/// How many codes every list has, so that every parameter can list them all.
const CODES: u64 = 5;

fn parameter(number: u64, list: u64, random: &mut Random) -> (String, String) {
    let mut text = format!(
        "values: {{ number: EUR/month }}\nchange: indexation\nby:\n  - {{ key: kind, codes: a0/codes-{list}@^1 }}\nsteps:\n"
    );
    for year in 2015..2025 {
        let _ = writeln!(text, "  - from: {year}-01-01\n    until: {year}-12-31\n    amounts:");
        for code in 0..CODES {
            let _ = writeln!(text, "      c{code}: {}.{:02}", 900 + random.below(900), random.below(100));
        }
        text.push_str("    source: page\n");
    }
    file(
        &format!("a0/amount-{number}"),
        "parameter",
        "valid: { from: 2015-01-01, until: 2024-12-31 }\n",
        &text,
    )
}

fn variable(number: u64, made: &Made, random: &mut Random) -> (String, String) {
    let valid = "valid: { from: 2016-01-01, until: 2023-12-31 }\n";
    let (concept, list, amount) =
        (random.below(made.concepts), random.below(made.lists), random.below(made.parameters));
    let mut text = format!(
        "unit: a0/unit@^1\nvalues: {{ number: EUR/month, minimum: 0 }}\nperiod: year\ninputs:\n  limit_of_kind: a0/amount-{amount}@^1\n  kinds: a0/codes-{list}@^1\n"
    );
    let mut sum = String::from("least(limit_of_kind('c1'), 1200)");
    for input in 0..random.below(4).min(number) {
        let other = random.below(number);
        let _ = writeln!(text, "  input_{input}: a0/variable-{other}@^1");
        let _ = write!(sum, " + 0.5 * input_{input}");
    }
    let _ = writeln!(text, "rule: CASE WHEN 'c1' IN kinds THEN {sum} END\nsensitivity: personal");
    file(
        &format!("a0/variable-{number}"),
        "variable",
        &format!("{valid}concept: a0/concept-{concept}@^1\n"),
        &text,
    )
}

pub(crate) fn file(id: &str, kind: &str, header: &str, content: &str) -> (String, String) {
    let (authority, name) = id.split_once('/').unwrap_or((id, ""));
    let path = if name.is_empty() {
        format!("definitions/{authority}.yaml")
    } else {
        format!("definitions/{authority}/theme-{}/{name}.yaml", name.len() % 7)
    };
    let text = format!(
        "# yaml-language-server: $schema=../../../schema/definition.schema.json\nkind: {kind}\nid: {id}\nversion: 1.0.0\nstatus: adopted\nlabel:\n  nl: Naam van {id}\n  en: Name of {id}\ndefinition:\n  nl: >-\n    Omschrijving in een of twee zinnen van wat met {id} bedoeld wordt, zoals een statisticus die zou schrijven,\n    met een tweede regel erbij.\n  en: >-\n    Description in one or two sentences of what is meant by {id}, as a statistician would write it,\n    with a second line to it.\n{header}sources:\n  - key: page\n    title: Page about {id}\n    url: \"https://example.org/{id}\"\n    role: derived\n{content}"
    );
    (path, text)
}

/// A small generator of numbers (`SplitMix64`), so that a seed means the same registry on every machine.
pub struct Random(u64);

impl Random {
    /// The generator of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below the limit, or zero if that is zero.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    fn word(&mut self) -> String {
        (0..6).map(|_| char::from(b'a' + u8::try_from(self.below(26)).unwrap_or_default())).collect()
    }
}
