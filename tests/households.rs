//! One household, every definition of poverty: what each says, with the calculation by hand.

#![expect(clippy::disallowed_methods, reason = "tests read the households that the README shows")]

use begrip::eval::{Evaluator, Outcome, Value, units};
use begrip::{Given, Reference, Registry, Settings, Time};
use begrip_review::Questions;
use begrip_tests::{repository, texts};

/// What a definition is expected to say, in the word by which results name it.
type Expected<'t> = &'t [(&'t str, &'t str)];

/// Asks every definition of poverty about a household; each answer as one word, or the end of its validity.
fn asked(file: &str) -> Vec<(String, String)> {
    let registry = Registry::open(repository()).unwrap();
    let text = std::fs::read_to_string(repository().join("docs/households").join(file)).unwrap();
    let [unit] = units(&text).unwrap().try_into().unwrap();
    let variables = registry.variables_of(&"nl/poverty".parse().unwrap());
    let asked: Vec<Reference> = variables.into_iter().map(|id| Reference::new(id.clone(), None)).collect();
    let questions = Questions::new(&registry, &asked, &[unit.date]);
    let placed = questions.place(&unit, unit.date).unwrap();
    let says = questions.explain(&placed).map(|(question, explanation)| {
        let word = match explanation.map(|explanation| explanation.outcome) {
            Some(Outcome::Value(Value::Boolean(true))) => "counted",
            Some(Outcome::Value(Value::Boolean(false))) => "not counted",
            Some(Outcome::Value(_)) => "an amount",
            Some(Outcome::NotApplicable) => "not applicable",
            Some(Outcome::Unknown(_)) => "not known",
            None => "not in force",
        };
        (question.definition.id().to_string(), word.to_owned())
    });
    says.collect()
}

fn assert_says(file: &str, expected: Expected<'_>) {
    let asked = asked(file);
    for (id, word) in &asked {
        let by_hand = expected.iter().find(|(known, _)| known == id).map(|(_, word)| *word);
        assert_eq!(by_hand, Some(word.as_str()), "{file}: {id}");
    }
    assert_eq!(asked.len(), expected.len());
}

#[test]
fn a_single_person_with_1400_a_month_and_2000_in_savings_in_july_2022() {
    assert_says(
        "single.yaml",
        &[
            // up to 2020 only
            ("amsterdam/minimum-household", "not in force"),
            // the person is 40, no child
            ("cbs/child-in-assistance-family", "not counted"),
            ("cbs/child-with-poverty-risk", "not counted"),
            // the norm of the household is not given
            ("cbs/household-around-policy-minimum", "not known"),
            ("cbs/household-up-to-110-percent", "not known"),
            ("cbs/household-up-to-120-percent", "not known"),
            // no rule follows a household through the years
            ("cbs/long-term-low-income-household", "not known"),
            ("cbs/long-term-poor-household", "not known"),
            // the two years before are not given
            ("cbs/long-term-poor-person", "not known"),
            // 12 × 1,400 = 16,800, and 9,250 × 1.556757 × 1 = 14,400.00225
            ("cbs/low-income-household", "not counted"),
            ("cbs/minor-in-low-income-household", "not counted"),
            // the line of 2022 is not known, only that of 2023
            ("cbs/near-poor-household", "not known"),
            // not this year, so not four years either
            ("cbs/person-in-long-term-low-income-household", "not counted"),
            ("cbs/person-in-low-income-household", "not counted"),
            ("cbs/poor-household", "not known"),
            ("cbs/poor-person", "not known"),
            ("cbs/worker-in-low-income-household", "not counted"),
            // 2015 and 2015 to 2020
            ("den-haag/long-term-minimum-household", "not in force"),
            ("den-haag/minimum-household", "not in force"),
            // the median of 2022 is not known
            ("eurostat/at-risk-of-poverty", "not known"),
            ("eurostat/at-risk-of-poverty-or-social-exclusion", "not known"),
            ("eurostat/in-work-at-risk-of-poverty", "not known"),
            // what the person lacks is not given
            ("eurostat/severe-material-and-social-deprivation", "not known"),
            ("eurostat/severe-material-deprivation", "not in force"),
            // its social minimum is not given
            ("groningen/minimum-household", "not known"),
            ("leidschendam-voorburg/pass-household", "not in force"),
            ("rotterdam/minimum-household", "not in force"),
            // nobody of 12 to 17
            ("rotterdam/youth-credit-household", "not counted"),
            // the budgets of 2022 are not known
            ("scp/basic-needs", "not known"),
            ("scp/modest-but-adequate", "not known"),
            // 1.25 × 1,101.82 = 1,377.275, which is less than 1,400
            ("utrecht/pass-household", "not counted"),
            // 2021 only
            ("zoetermeer/pass-household", "not in force"),
        ],
    );
}

#[test]
fn a_lone_parent_with_two_children_in_july_2023() {
    assert_says(
        "lone-parent.yaml",
        &[
            ("amsterdam/minimum-household", "not in force"),
            // which of the three persons is asked about is not given
            ("cbs/child-in-assistance-family", "not known"),
            ("cbs/child-with-poverty-risk", "not known"),
            ("cbs/household-around-policy-minimum", "not known"),
            ("cbs/household-up-to-110-percent", "not known"),
            ("cbs/household-up-to-120-percent", "not known"),
            // low income ends with 2022
            ("cbs/long-term-low-income-household", "not in force"),
            ("cbs/long-term-poor-household", "not known"),
            ("cbs/long-term-poor-person", "not known"),
            ("cbs/low-income-household", "not in force"),
            ("cbs/minor-in-low-income-household", "not in force"),
            // the line is 2,500, but the housing costs in it are known for a single person only
            ("cbs/near-poor-household", "not known"),
            ("cbs/person-in-long-term-low-income-household", "not in force"),
            ("cbs/person-in-low-income-household", "not in force"),
            ("cbs/poor-household", "not known"),
            ("cbs/poor-person", "not known"),
            ("cbs/worker-in-low-income-household", "not in force"),
            ("den-haag/long-term-minimum-household", "not in force"),
            ("den-haag/minimum-household", "not in force"),
            ("eurostat/at-risk-of-poverty", "not known"),
            ("eurostat/at-risk-of-poverty-or-social-exclusion", "not known"),
            ("eurostat/in-work-at-risk-of-poverty", "not known"),
            ("eurostat/severe-material-and-social-deprivation", "not known"),
            ("eurostat/severe-material-deprivation", "not in force"),
            ("groningen/minimum-household", "not known"),
            ("leidschendam-voorburg/pass-household", "not in force"),
            ("rotterdam/minimum-household", "not in force"),
            // children of 14 and 16, and 1.30 × 1,216.62 = 1,581.606, which is more than 1,500
            ("rotterdam/youth-credit-household", "counted"),
            // which type of household it is, is not given
            ("scp/basic-needs", "not known"),
            ("scp/modest-but-adequate", "not known"),
            // 1.25 × 1,216.62 = 1,520.775, which is more than 1,500
            ("utrecht/pass-household", "counted"),
            ("zoetermeer/pass-household", "not in force"),
        ],
    );
}

/// What a rule over shipped parameters gives for a single person on 1 July 2022.
fn of_parameters(inputs: &str, rule: &str) -> String {
    let variable = format!(
        "kind: variable\nid: cbs/test\nversion: 1.0.0\nstatus: adopted\nunit: nl/household@^1\n\
         values: {{ number: EUR/month }}\nperiod: month\ninputs: {{ {inputs} }}\nrule: {rule}\n"
    );
    let files = texts().into_iter().chain([("definitions/cbs/test.yaml".to_owned(), variable)]);
    let registry = Registry::from_texts(Settings::default(), files);
    let day = "2022-07-01".parse().unwrap();
    let definition = registry.resolve(&"cbs/test@^1".parse().unwrap(), Time::On(day)).unwrap();
    let evaluator = Evaluator::new(&registry, definition, Some(day));
    let none: [(&str, &Given); 0] = [];
    evaluator.evaluate(&evaluator.unit(none).unwrap()).value().unwrap().to_string()
}

/// The amounts of the sources: 1,200, 1,549 and 1,690 in whole euros, and 1,101.82.
#[test]
fn the_four_thresholds_of_2022_for_a_single_person_come_out_of_the_parameters() {
    assert_eq!(of_parameters("line: cbs/low-income-threshold@^1", "line('single')"), "1200");
    let norm = "norm: cbs/policy-minimum-norm-with-allowances@^1";
    assert_eq!(of_parameters(norm, "round(1.10 * norm('single'))"), "1549");
    assert_eq!(of_parameters(norm, "round(1.20 * norm('single'))"), "1690");
    let norm = "norm: nl/social-assistance-norm@^2";
    assert_eq!(of_parameters(norm, "norm('single', 'working-age')"), "1101.82");
    // and the low-income threshold is the amount of 2000 with the prices of 2022, on tens of euros
    let parts = "base: cbs/low-income-base-amount@^1, prices: cbs/consumer-price-index@^2";
    assert_eq!(of_parameters(parts, "round(convert(base * prices, 'EUR/month') / 10) * 10"), "1200");
}
