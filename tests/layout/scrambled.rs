//! Shipped files, put into disorder.

use begrip_tests::Random;

/// The fields of the file in another order, each with all its lines; the first line is a comment and stays.
pub fn fields(text: &str, random: &mut Random) -> String {
    let mut lines = text.split_inclusive('\n').peekable();
    let head = lines.next_if(|line| line.starts_with('#')).unwrap_or_default();
    let mut fields: Vec<String> = Vec::new();
    for line in lines {
        let is_inside = line.starts_with([' ', '\n']);
        match fields.last_mut().filter(|_| is_inside) {
            Some(field) => field.push_str(line),
            None => fields.push(line.to_owned()),
        }
    }
    for at in (1..fields.len()).rev() {
        fields.swap(at, usize::try_from(random.below(at as u64 + 1)).unwrap());
    }
    format!("{head}{}", fields.concat())
}

/// Twice the white space at the start of each line, and after a dash there.
pub fn indented(text: &str) -> String {
    let double = |line: &str| {
        let said = line.trim_start_matches(' ');
        let indent = line.len() - said.len();
        format!("{}{line}", " ".repeat(indent)).replacen(" - ", " -   ", usize::from(said.starts_with("- ")))
    };
    text.split_inclusive('\n').map(double).collect()
}

/// One character more, less or other than there was.
pub fn damaged(text: &str, random: &mut Random) -> String {
    let mut below = |end: usize| usize::try_from(random.below(end as u64)).unwrap();
    let mut characters: Vec<char> = text.chars().collect();
    let (at, other) = (below(characters.len()), *b" \n:#-[]{},'\"|>?\tx".get(below(17)).unwrap() as char);
    match below(3) {
        0 => characters[at] = other,
        1 => characters.insert(at, other),
        _ => {
            characters.remove(at);
        }
    }
    characters.into_iter().collect()
}
