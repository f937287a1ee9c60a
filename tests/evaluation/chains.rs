//! Definitions that rest on many others take bounded time and memory.

use begrip::eval::{Evaluator, Outcome, Reason, Value};
use begrip::{Registry, Settings, Time};

/// A chain of definitions, each made of the one before; the value of the last one.
fn chain(links: usize, rule: &str, given: i64) -> Outcome {
    let first = "kind: unit_type\nid: c/unit\nversion: 1.0.0\nstatus: adopted\n".to_owned();
    let observed = "kind: variable\nid: c/x0\nversion: 1.0.0\nstatus: adopted\nunit: c/unit@^1\n\
                    values: { number: ratio }\n"
        .to_owned();
    let link = |at: usize| {
        let text = format!(
            "kind: variable\nid: c/x{at}\nversion: 1.0.0\nstatus: adopted\nunit: c/unit@^1\n\
             values: {{ number: ratio }}\ninputs: {{ x: c/x{}@^1 }}\nrule: {rule}\n",
            at - 1
        );
        (format!("definitions/c/x{at}.yaml"), text)
    };
    let files =
        [("definitions/c/unit.yaml".to_owned(), first), ("definitions/c/x0.yaml".to_owned(), observed)];
    let registry = Registry::from_texts(Settings::default(), files.into_iter().chain((1..=links).map(link)));
    let last = registry.resolve(&format!("c/x{links}").parse().unwrap(), Time::Any).unwrap();
    let evaluator = Evaluator::new(&registry, last, None);
    let mut unit = evaluator.empty();
    if let Some(slot) = evaluator.slot("c/x0") {
        unit.set(slot, Value::from(given));
    }
    evaluator.evaluate(&unit)
}

/// Layers of definitions, each of which rests on all of the layer below; how many leaves are missing at the top.
fn layers(layers: usize, width: usize) -> usize {
    let mut files = vec![(
        "definitions/c/unit.yaml".to_owned(),
        "kind: unit_type\nid: c/unit\nversion: 1.0.0\nstatus: adopted\n".to_owned(),
    )];
    for layer in 0..=layers {
        for at in 0..if layer == layers { 1 } else { width } {
            let below =
                (0..width).map(|below| format!("  x{below}: c/l{}-{below}@^1\n", layer.wrapping_sub(1)));
            let sum: Vec<String> = (0..width).map(|below| format!("x{below}")).collect();
            let rule = format!("inputs:\n{}rule: {}\n", below.collect::<String>(), sum.join(" + "));
            let text = format!(
                "kind: variable\nid: c/l{layer}-{at}\nversion: 1.0.0\nstatus: adopted\nunit: c/unit@^1\n\
                 values: {{ number: ratio }}\n{}",
                if layer == 0 { "" } else { &rule }
            );
            files.push((format!("definitions/c/l{layer}-{at}.yaml"), text));
        }
    }
    let registry = Registry::from_texts(Settings::default(), files);
    let top = registry.resolve(&format!("c/l{layers}-0").parse().unwrap(), Time::Any).unwrap();
    let evaluator = Evaluator::new(&registry, top, None);
    evaluator.explain(&evaluator.empty()).missing.len()
}

#[test]
fn chains_of_definitions_take_bounded_time_and_memory() {
    assert_eq!(chain(40, "x + x", 1), Outcome::Value(Value::from(1 << 40)));
    // 2 to the power 2^40 would not fit anywhere
    assert!(matches!(chain(40, "x * x", 2), Outcome::Unknown(Reason::TooLarge)));
    // nor does it take long to say what is missing where everything rests on everything below it
    let begun = std::time::Instant::now();
    assert_eq!(layers(6, 60), 60);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    // too long a chain has to be given somewhere
    assert!(matches!(chain(3000, "x + 1", 1), Outcome::Unknown(Reason::NotGiven)));
}
