//! The faults that are planted, one to a file.

use super::{Fault, fault};

/// What cannot be read.
pub const SHAPE: &[Fault] = &[
    fault(
        "definitions/groningen/poverty/minimum-household.yaml",
        "sensitivity: personal",
        "⟦sensitivty⟧: personal",
        "unreadable-file",
        "did you mean `sensitivity`?",
    ),
    fault(
        "definitions/utrecht/poverty/pass-household.yaml",
        "status: adopted",
        "status: ⟦adoptd⟧",
        "unreadable-file",
        "did you mean `adopted`?",
    ),
    fault(
        "definitions/zoetermeer/poverty/pass-household.yaml",
        "period: month\n",
        "period: month\n⟦values⟧: boolean\n",
        "unreadable-file",
        "keep one of the two",
    ),
    fault(
        "definitions/rotterdam/liveability/residents-survey.yaml",
        "type: survey",
        "⟦type⟧: [survey]",
        "unreadable-file",
        "",
    ),
    fault(
        "definitions/rotterdam/liveability/physical-theme.yaml",
        "kind: code_list\nid: rotterdam/physical-theme\nversion: 1.0.0\nstatus: adopted\n",
        "⟦kind⟧: code_list\nid: rotterdam/physical-theme\nversion: 1.0.0\n",
        "unreadable-file",
        "add the field",
    ),
    fault(
        "definitions/rotterdam/poverty/youth-credit-household.yaml",
        "from: 2020-08-01",
        "from: ⟦2023-02-30⟧",
        "unreadable-file",
        "",
    ),
    fault(
        "definitions/nl/poverty/youth-assistance-norm.yaml",
        "amount: 316.94",
        "amount: ⟦316,94⟧",
        "unreadable-file",
        "",
    ),
    fault(
        "definitions/amsterdam/poverty/share-minimum-households.yaml",
        "kind: indicator",
        "kind: ⟦indcator⟧",
        "unreadable-file",
        "did you mean `indicator`?",
    ),
    fault(
        "definitions/nl/poverty/cost-sharer-age-limit.yaml",
        "    until: 2022-12-31",
        "⟦\t⟧until: 2022-12-31",
        "unreadable-file",
        "indent with spaces",
    ),
    fault(
        "definitions/groningen.yaml",
        "level: municipality",
        "level: ⟦⟧\"municipality",
        "unreadable-file",
        "write the same quote at the end of the text",
    ),
    fault(
        "definitions/zoetermeer.yaml",
        "level: municipality",
        "level: ⟦&size⟧ municipality",
        "unreadable-file",
        "write the text itself here",
    ),
    fault(
        "definitions/utrecht.yaml",
        "level: municipality",
        "level: ⟦!!str⟧ municipality",
        "unreadable-file",
        "write the text itself here",
    ),
    fault(
        "definitions/rotterdam/household/household-type.yaml",
        "residual: true",
        "⟦<<⟧: { residual: true }",
        "unreadable-file",
        "write the text itself here",
    ),
];

/// What can be read and is wrong.
pub const MEANING: &[Fault] = &[
    fault(
        "definitions/nl/poverty/cost-sharer-norm.yaml",
        "rule: (0.40 + 0.30 * number(cost_sharers)) / number(cost_sharers) * norm('couple', 'working-age')",
        "rule: (0.40 + 0.30 * number(cost_sharers)) / number(cost_sharers) * norm('couple', 'working-age⟦'⟧",
        "rule-syntax",
        "close the bracket that was opened with `)`, or take it away",
    ),
    fault(
        "definitions/den-haag/poverty/share-minimum-households.yaml",
        "population: den-haag/private-households@^1",
        "population: ⟦den-haag/privat-households@^1⟧",
        "dangling-reference",
        "did you mean `den-haag/private-households`?",
    ),
    fault(
        "definitions/cbs/safety/safety-monitor.yaml",
        "steward: cbs@^1",
        "steward: ⟦cbs@^2⟧",
        "dangling-reference",
        "versions in this registry: 1.0.0",
    ),
    fault(
        "definitions/cbs/household/composition-2b-to-1.yaml",
        "to: cbs/household-composition-1@^1",
        "to: ⟦cbs/household-composition@^1⟧",
        "wrong-kind",
        "refer to a `code_list`",
    ),
    fault(
        "definitions/cbs/household/composition-2a-to-1.yaml",
        "from: cbs/household-composition-2a@^1",
        "from: ⟦cbs/household-composition-2a⟧",
        "unpinned-reference",
        "write `cbs/household-composition-2a@^1`",
    ),
    fault(
        "definitions/nl/base/poverty.yaml",
        "related: [nl/social-minimum@^1,",
        "broader: [nl/low-income@^1]\nrelated: [nl/social-minimum@^1,",
        "dependency-cycle",
        "take away one of the references",
    )
    .seen_in("definitions/nl/base/low-income.yaml", "broader: [⟦nl/poverty@^1⟧]"),
    fault(
        "definitions/rotterdam/liveability/social-theme.yaml",
        "id: rotterdam/social-theme",
        "id: ⟦rotterdam/social-themes⟧",
        "path-mismatch",
        "definitions/rotterdam/liveability/social-themes.yaml",
    ),
    fault(
        "definitions/den-haag/liveability/mean-liveability-mark.yaml",
        "with: [cbs]",
        "with: [⟦csb⟧]",
        "unknown-authority",
        "did you mean `cbs`?",
    ),
    fault(
        "definitions/nl/base/personal-records-database.yaml",
        "label:\n  nl: Basisregistratie Personen (BRP)\n  en: Personal Records Database (BRP)\n",
        "⟦label⟧:\n  nl: Basisregistratie Personen (BRP)\n",
        "missing-language",
        "`en`",
    ),
    fault(
        "definitions/cbs/safety/safety-monitor-social-cohesion.yaml",
        "valid: { from: 2021-01-01 }",
        "valid: { from: 2021-01-01, until: ⟦2020-12-31⟧ }",
        "invalid-validity",
        "correct one of the two",
    ),
    fault(
        "definitions/cbs/income/primary-income@2.yaml",
        "",
        "kind: variable\nid: cbs/primary-income\nversion: 2.0.0\nstatus: adopted\n⟦valid⟧: { from: 2024-01-01 }\n\
         label: { nl: Primair inkomen, en: Primary income }\n\
         definition: { nl: Inkomen uit werk of bezit, en: Income from work or property }\n\
         unit: nl/household@^1\nvalues: { number: EUR/year }\n",
        "overlapping-validity",
        "supersedes: [cbs/primary-income@=1.1.0]",
    ),
    fault(
        "definitions/leidschendam-voorburg/poverty/pass-household.yaml",
        "valid: { from: 2015-01-01,",
        "valid: { from: 2014-01-01,",
        "dependency-not-in-force",
        "",
    )
    .seen_in(
        "definitions/leidschendam-voorburg/poverty/pass-household.yaml",
        "norm: ⟦nl/social-assistance-norm@^2⟧",
    ),
    fault(
        "definitions/cbs/household/position-in-household.yaml",
        "unmarried couple without children\n    parent: partner-without-children",
        "unmarried couple without children\n    parent: ⟦partner-without-childern⟧",
        "unknown-code-parent",
        "did you mean `partner-without-children`?",
    ),
    fault(
        "definitions/rotterdam/safety/safety-theme.yaml",
        "- code: theft\n    label:\n      nl: Diefstal",
        "- code: ⟦perception⟧\n    label:\n      nl: Diefstal",
        "code-validity-overlap",
        "let one entry end",
    ),
    fault(
        "definitions/nl/poverty/assistance-home-equity-exemption.yaml",
        "- from: 2020-01-01",
        "- from: ⟦2020-02-01⟧",
        "step-gap-or-overlap",
        "let the steps join up",
    ),
    fault(
        "definitions/cbs/poverty/policy-minimum-norm.yaml",
        "    amounts:\n      single: null\n      couple: null\n",
        "    ⟦amounts⟧:\n      single: null\n",
        "step-key-missing",
        "add what is missing",
    ),
    fault(
        "definitions/cbs/income/gross-income.yaml",
        "status: adopted",
        "status: ⟦superseded⟧",
        "superseded-without-successor",
        "supersedes: [cbs/gross-income@=1.1.0]",
    ),
    fault(
        "definitions/amsterdam/poverty/little-wealth.yaml",
        "status: adopted",
        "status: draft",
        "adopted-rests-on-draft",
        "adopt `amsterdam/little-wealth` first",
    )
    .seen_in(
        "definitions/amsterdam/poverty/minimum-household.yaml",
        "little_wealth: ⟦amsterdam/little-wealth@^1⟧",
    ),
    fault(
        "definitions/nl/household/person.yaml",
        "",
        "kind: unit_type\nid: ⟦nl/person⟧\nversion: 1.0.0\nstatus: adopted\n\
         label: { nl: Persoon, en: Person }\ndefinition: { nl: Mens in een huishouden, en: Human being in a household }\n",
        "duplicate-definition",
        "find out which file is right",
    ),
    fault(
        "definitions/cbs/poverty/child-with-poverty-risk.yaml",
        "een inkomen tot en met 120\n    procent van",
        "een inkomen tot en met ⟦130⟧\n    procent van",
        "number-in-text-differs",
        "correct the text or the rule",
    ),
];

/// What is seen only by following rules to their leaves; not while a file is unreadable on which they rest.
pub const FOLLOWED: &[Fault] = &[
    fault(
        "definitions/cbs/alignments/sme-financing-monitor-part-of-sme.yaml",
        "claim: part-of",
        "claim: ⟦disjoint⟧",
        "claim-refuted",
        "correct the claim",
    ),
    fault(
        "definitions/eu/enterprise/sme.yaml",
        "rule: staff < 250 AND (turnover",
        "rule: staff < 250 AND ⟦NOT staff >= 250⟧ AND (turnover",
        "clause-changes-nothing",
        "take it away",
    ),
    fault(
        "definitions/scp/poverty/budget-household-type-of-household.yaml",
        "  WHEN couple AND members = 3 AND children = 1 THEN",
        "  WHEN ⟦couple AND members = 2⟧ THEN 'other'\n  WHEN couple AND members = 3 AND children = 1 THEN",
        "branch-unreachable",
        "take the branch away",
    ),
    fault(
        "definitions/den-haag/poverty/nobody.yaml",
        "",
        "kind: variable\nid: den-haag/nobody\nversion: 1.0.0\nstatus: adopted\n\
         label: { nl: Niemand, en: Nobody }\n\
         definition: { nl: Persoon die jong en oud is., en: Person who is young and old. }\n\
         unit: nl/person@^1\nvalues: boolean\nsensitivity: personal\ninputs: { age: nl/age@^1 }\nrule: ⟦age < 18 AND age >= 18⟧\n",
        "rule-never-true",
        "the wrong way round",
    ),
];
