//! Texts with the numbers that are read out of them between `⟦` and `⟧`.

use super::{Bound, Told, figures};
use crate::language::Lang;

/// The text without the marks, and what stands between them.
fn unmarked(marked: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut spans, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '⟦' => start = text.len(),
            '⟧' => spans.push(start..text.len()),
            _ => text.push(c),
        }
    }
    (text, spans)
}

fn assert_read(lang: Lang, cases: &[(&str, &str)]) {
    let mut complaints = Vec::new();
    for (marked, expected) in cases {
        let (text, spans) = unmarked(marked);
        let found = figures(&text, lang);
        let shown = found.iter().map(|figure| {
            let told = match figure.told {
                Told::Percentage => "%",
                Told::Money => "EUR",
                Told::Age(Bound::AtLeast) => "or over",
                Told::Age(Bound::Above) => "exceeded",
                Told::Age(Bound::AtMost) => "included",
                Told::Age(Bound::Below) => "not reached",
                Told::Age(Bound::Near) => "years",
            };
            format!("{} {told}", figure.number)
        });
        let shown = shown.collect::<Vec<_>>().join(", ");
        let covered: Vec<_> = found.into_iter().map(|figure| figure.span).collect();
        if (shown.as_str(), &covered) != (*expected, &spans) {
            complaints
                .push(format!("{marked}: read `{shown}` at {covered:?}, not `{expected}` at {spans:?}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn dutch_percentages_and_amounts_are_read() {
    assert_read(
        Lang::Nl,
        &[
            ("ten hoogste ⟦120⟧ procent van de norm", "120 %"),
            ("ten hoogste ⟦120⟧% van de norm", "120 %"),
            ("ten hoogste ⟦120⟧ % van de norm.", "120 %"),
            ("onder de ⟦120⟧-procentgrens, of ⟦101,5⟧ procent", "120 %, 101.5 %"),
            ("van ⟦105⟧ tot ⟦120⟧ procent", "105 %, 120 %"),
            ("tussen ⟦105⟧ en ⟦120⟧ procent; tussen ⟦10⟧% en ⟦20⟧%", "105 %, 120 %, 10 %, 20 %"),
            ("op 31 december een inkomen tot ⟦110⟧ procent", "110 %"),
            ("in 2015 en ⟦120⟧ procent, lid 2", "120 %"),
            ("lager dan ⟦9.250⟧ euro per jaar", "9250 EUR"),
            ("lager dan ⟦9.250,50⟧ euro", "9250.5 EUR"),
            ("lager dan ⟦9 250⟧ euro", "9250 EUR"),
            ("lager dan ⟦9\u{a0}250,5⟧ euro", "9250.5 EUR"),
            ("lager dan € ⟦1.234.567,89⟧ is", "1234567.89 EUR"),
            ("lager dan €⟦9.250⟧,- is", "9250 EUR"),
            ("meer dan EUR ⟦9250⟧", "9250 EUR"),
            ("meer dan ⟦1,5⟧ miljoen euro, dus ⟦2⟧ duizend euro's", "1500000 EUR, 2000 EUR"),
            ("van ⟦2000⟧ euro in prijzen van 2000", "2000 EUR"),
            ("een bedrag van ⟦0.5⟧ procent", "0.5 %"),
        ],
    );
}

#[test]
fn english_percentages_and_amounts_are_read() {
    assert_read(
        Lang::En,
        &[
            ("at most ⟦120⟧ per cent of the norm", "120 %"),
            ("at most ⟦120⟧ percent, ⟦120⟧% or ⟦12.5⟧ %", "120 %, 120 %, 12.5 %"),
            ("⟦105⟧ to ⟦120⟧ per cent, ⟦10⟧–⟦20⟧%", "105 %, 120 %, 10 %, 20 %"),
            ("between ⟦105⟧ and ⟦120⟧ per cent", "105 %, 120 %"),
            ("lower than ⟦9,250⟧ euros a year", "9250 EUR"),
            ("lower than EUR ⟦9,250.50⟧ a year", "9250.5 EUR"),
            ("lower than €⟦9,250⟧.", "9250 EUR"),
            ("lower than ⟦1 200⟧ euros", "1200 EUR"),
            ("lower than ⟦9.250,50⟧ euros", "9250.5 EUR"),
            ("lower than ⟦9.250⟧ euros", "9.25 EUR"),
            ("more than ⟦2⟧ million euros, not €⟦30⟧ 40 times", "2000000 EUR, 30 EUR"),
            ("below ⟦2015⟧ euros, in constant 2015 euros", "2015 EUR"),
        ],
    );
}

#[test]
fn ages_are_read() {
    assert_read(
        Lang::Nl,
        &[
            ("Personen van ⟦15⟧ jaar of ouder", "15 or over"),
            ("Kind van ⟦0⟧ tot en met ⟦17⟧ jaar", "0 or over, 17 included"),
            ("Kinderen van ⟦4⟧ t/m ⟦12⟧ jaar", "4 or over, 12 included"),
            ("Persoon jonger dan ⟦18⟧ jaar", "18 not reached"),
            ("wie ouder is dan ⟦65⟧, telt", "65 exceeded"),
            (
                "ieder lid van ⟦14⟧ jaar of ouder voor 0,5 en ieder kind onder de ⟦14⟧ voor 0,3",
                "14 or over, 14 not reached",
            ),
            ("een ⟦18⟧-jarige en twee ⟦65⟧-plussers", "18 years, 65 or over"),
            ("geen student tot en met ⟦24⟧ jaar", "24 included"),
            ("personen tussen ⟦15⟧ en ⟦75⟧ jaar", "15 years, 75 years"),
            ("⟦15⟧–⟦64⟧-jarigen", "15 or over, 64 years"),
            ("in de leeftijd van ⟦15⟧ jaar tot ⟦75⟧ jaar", "15 or over, 75 years"),
            ("ten minste ⟦7⟧ procent van ⟦18⟧ jaar en ouder", "7 %, 18 or over"),
        ],
    );
    assert_read(
        Lang::En,
        &[
            ("Persons aged ⟦15⟧ or over", "15 or over"),
            ("Child of ⟦0⟧ to ⟦17⟧ years in a family", "0 or over, 17 years"),
            ("a young person of ⟦12⟧ to ⟦17⟧, whose income", "12 or over, 17 years"),
            ("Person under ⟦18⟧ for whom", "18 not reached"),
            ("who is under ⟦18⟧.", "18 not reached"),
            ("Person younger than ⟦18⟧ in a household", "18 not reached"),
            ("every other member of ⟦14⟧ or over for 0.5", "14 or over"),
            ("no student up to ⟦24⟧, no retired person", "24 years"),
            ("a person under the age of ⟦18⟧", "18 not reached"),
            ("an ⟦18⟧-year-old, ⟦17⟧ years old", "18 years, 17 years"),
            ("aged ⟦15⟧-⟦64⟧", "15 or over, 64 years"),
            ("people between ⟦18⟧ and ⟦65⟧ years", "18 years, 65 years"),
            ("children aged ⟦17⟧ and under", "17 included"),
        ],
    );
}

#[test]
fn what_looks_alike_is_not_read() {
    let nl = [
        "in prijzen van 2000, lager dan de norm",
        "op 31 december 2015, artikel 17, lid 2, onder 3",
        "Leefbaarometer 3.0, klasse van 1 tot en met 9",
        "het gemiddelde van Rotterdam in 2014 als 100",
        "van 2014-01-01 tot 31-12-2015, schooljaar 2014/15, om 12:30",
        "ten minste 7 van de 13 zaken",
        "drie jaar of langer, 3 jaar of langer, gedurende 4 jaar, een periode van 5 jaar",
        "jonger dan 6 maanden, ouder dan 10 weken",
        "2,5 procentpunt hoger, 3 procent-punten en 4%-punt",
        "ongeveer 120 procent, ruim € 9.000 en circa 15 jaar oud",
        "het 20e percentiel, 120m2, COVID-19, nl/income-12, bijlage B2",
        "onder 3 voorwaarden, onder de 14 punten, boven de 10 personen",
        "huishouden van 2 personen, contract tot 5 jaar",
        "in constante 2015 euro, in euro 2015 uitgedrukt",
        "versie 1.2.3 euro, 007 euro",
        "honderdtwintig procent, achttien jaar",
        "tussen 1 en 2 van 18",
        "de 4 jaar daarvoor, 25 jaar geleden, 2 jaar achtereen",
        "",
    ];
    let en = [
        "in prices of 2000, at 1 January 2015",
        "score from 0 to 10, class from 1 to 9, at least 7 of the 13 items",
        "for three years or more, for 3 years or more, during 4 years, 20 years ago",
        "under 20 conditions, over 10 of them, over 12 months, below 5.5",
        "5 percentage points above, 3% points, 4 per cent points",
        "about 120 per cent, nearly 9,000 euros, approximately 15 years old",
        "the 20th percentile, article 7a, a0/variable-12, page/12, version 2.0.1",
        "household of 2 persons, with 3 children of its own",
        "in 2015 euros, in constant EUR 2015",
        "younger than 6 months, older than 3 weeks",
        "of 14 items or over the limit",
        "1 to 2 of them, 2014-2015, 3/4",
    ];
    for (lang, texts) in [(Lang::Nl, nl.as_slice()), (Lang::En, en.as_slice())] {
        assert_read(lang, &texts.iter().map(|text| (*text, "")).collect::<Vec<_>>());
    }
}
