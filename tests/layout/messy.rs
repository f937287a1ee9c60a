//! Texts of any shape, written as carelessly as YAML allows, with comments that are numbered.

use begrip_tests::Random;

/// A text, and how many comments it has; each reads `# c`, its number and a full stop.
pub fn text(random: &mut Random) -> (String, usize) {
    let mut pen = Pen { random, text: String::new(), comments: 0 };
    pen.maybe_comment_lines(0);
    pen.mapping(0, 0, &ROOT);
    (pen.text, pen.comments)
}

/// Some keys of the format, some that it does not have, and some that have to be quoted.
const ROOT: [&str; 10] =
    ["rule", "inputs", "label", "version", "id", "kind", "sources", "zebra", "'it''s'", "\"a: b\""];
const INNER: [&str; 6] = ["until", "from", "of", "en", "nl", "\"x #y\""];
const PLAIN: [&str; 6] = ["variable", "1.10", "no", "a:b", "x#y", "income <= 1.30 * norm"];

struct Pen<'r> {
    random: &'r mut Random,
    text: String,
    comments: usize,
}

impl Pen<'_> {
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.random.below(end as u64)).unwrap()
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn spaces(&mut self, least: usize) {
        let count = least + if self.one_in(3) { self.below(4) } else { 0 };
        self.text.extend(std::iter::repeat_n(' ', count));
    }

    fn comment(&mut self) {
        let text = format!("# c{}.", self.comments);
        self.comments += 1;
        self.put(&text);
    }

    /// The end of a line, after a comment perhaps.
    fn end(&mut self) {
        if self.one_in(5) {
            self.spaces(1);
            self.comment();
        } else if self.one_in(9) {
            self.put("  ");
        }
        self.put("\n");
    }

    /// Comments on lines of their own, and blank lines; none is indented by more than `most`.
    fn maybe_comment_lines(&mut self, most: usize) {
        while self.one_in(5) {
            if self.one_in(2) {
                let indent = self.below(most + 1);
                self.put(&" ".repeat(indent));
                self.comment();
            }
            self.put("\n");
        }
    }

    /// Some of these keys, each once.
    fn keys(&mut self, keys: &[&'static str]) -> Vec<&'static str> {
        let start = self.below(keys.len());
        let count = 1 + self.below(keys.len().min(5));
        keys.iter().cycle().skip(start).take(count).copied().collect()
    }

    /// A mapping in block style whose keys stand at `indent`; the first line has been indented.
    fn mapping(&mut self, indent: usize, depth: usize, keys: &[&'static str]) {
        for (at, key) in self.keys(keys).into_iter().enumerate() {
            if at > 0 {
                self.maybe_comment_lines(indent);
                self.put(&" ".repeat(indent));
            }
            self.put(key);
            if self.one_in(8) {
                self.put(" ");
            }
            self.put(":");
            self.value(indent, depth + 1, true);
        }
    }

    /// A list in block style whose dashes stand at `indent`; the first line has been indented.
    fn list(&mut self, indent: usize, depth: usize) {
        for at in 0..=self.below(2) {
            if at > 0 {
                self.maybe_comment_lines(indent);
                self.put(&" ".repeat(indent));
            }
            self.put("-");
            self.value(indent, depth + 1, false);
        }
    }

    /// A value after a key or a dash at `indent`, up to the end of its line.
    fn value(&mut self, indent: usize, depth: usize, after_key: bool) {
        match self.below(if depth > 3 { 6 } else { 9 }) {
            0 => self.end(),
            1 | 2 => {
                self.spaces(1);
                self.scalar(indent, true);
                self.end();
            }
            3 => self.block(indent),
            4 | 5 => {
                self.spaces(1);
                self.brackets(indent, depth);
                self.end();
            }
            6 if !after_key => {
                // on the line of the dash, whose column counts
                self.put(" ");
                if self.one_in(2) {
                    self.mapping(indent + 2, depth, &INNER);
                } else {
                    self.list(indent + 2, depth);
                }
            }
            choice => {
                self.end();
                let least = usize::from(choice != 7 || !after_key);
                let inner = indent + least + self.below(3);
                self.maybe_comment_lines(inner);
                self.put(&" ".repeat(inner));
                if choice == 7 { self.list(inner, depth) } else { self.mapping(inner, depth, &INNER) }
            }
        }
    }

    /// A plain or quoted text, perhaps over several lines.
    fn scalar(&mut self, indent: usize, may_break: bool) {
        let next = format!("\n{}", " ".repeat(indent + 1 + self.below(4)));
        let breaks = may_break && self.one_in(3);
        match (self.below(4), breaks) {
            (0, false) => self.put("\"two  spaces, a # and a \\\" \""),
            (1, false) => self.put("'it''s: [so]'"),
            (0, true) => {
                self.put(&format!("\"one{next}two \\{next}three{}four\"", "\n\n".to_owned() + &next[1..]));
            }
            (1, true) => self.put(&format!("'one{next}# two{next}three'")),
            (_, true) => self.put(&format!("one{next}two{next}- three")),
            _ => {
                let word = PLAIN[self.below(PLAIN.len())];
                self.put(word);
            }
        }
    }

    fn block(&mut self, indent: usize) {
        let inner = indent + 1 + self.below(4);
        let style = ["|", ">", "|-", ">-", "|+", ">+"][self.below(6)];
        let is_told = self.one_in(4);
        self.put(&format!(" {style}{}", if is_told { (inner - indent).to_string() } else { String::new() }));
        if self.one_in(5) {
            self.put(" ");
            self.comment();
        }
        self.put("\n");
        let pad = " ".repeat(inner);
        let extra = if is_told { "  " } else { "" };
        self.put(&format!("{pad}{extra}first: # no comment\n"));
        for _ in 0..self.below(4) {
            let line = ["", "    more", "- x", "# still none"][self.below(4)];
            self.put(&if line.is_empty() { "\n".to_owned() } else { format!("{pad}{line}\n") });
        }
        self.put(&format!("{pad}last\n"));
        for _ in 0..self.below(2) {
            self.put("\n");
        }
    }

    /// White space or a new line within brackets, perhaps after a comment.
    fn gap(&mut self, indent: usize) {
        match self.below(8) {
            0 => {
                self.put("\n");
                self.put(&" ".repeat(indent + 1));
            }
            1 => {
                self.put(" ");
                self.comment();
                self.put(&format!("\n{}", " ".repeat(indent + 1)));
            }
            2 | 3 => {}
            _ => self.put(" "),
        }
    }

    fn brackets(&mut self, indent: usize, depth: usize) {
        let is_mapping = self.one_in(2);
        self.put(if is_mapping { "{" } else { "[" });
        self.gap(indent);
        let keys = self.keys(&INNER);
        let long = if self.one_in(4) { " and much more that makes it longer than a line may be" } else { "" };
        for (at, key) in keys.iter().enumerate() {
            if at > 0 {
                self.put(",");
                self.gap(indent);
            }
            if is_mapping {
                self.put(key);
                self.put(": ");
            }
            if depth < 4 && self.one_in(5) {
                self.brackets(indent, depth + 1);
            } else {
                self.scalar(indent, false);
                if self.text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                    self.put(long);
                }
            }
        }
        if self.one_in(4) {
            self.put(",");
        }
        self.gap(indent);
        self.put(if is_mapping { "}" } else { "]" });
    }
}
