//! The rule catalogue: one line for each rule, in the order of their names.

use crate::rule::Rule;

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// All rules, in the order of their names.
        pub const RULES: &[&Rule] = &[$(&$module::RULE),+];
    };
}

rules! {
    acceptance_expired,
    acceptance_unused,
    adopted_changed,
    adopted_gone,
    adopted_rests_on_draft,
    allow_expired,
    allow_unreadable,
    allow_unused,
    allow_without_reason,
    branch_unreachable,
    bump_missing,
    claim_refuted,
    clause_changes_nothing,
    code_gap,
    code_validity_overlap,
    condition_untested,
    correction_not_withdrawn,
    dangling_reference,
    dependency_cycle,
    dependency_not_in_force,
    duplicate_definition,
    example_impossible,
    example_misfit,
    example_outside_validity,
    example_wrong,
    homonym,
    input_out_of_reach,
    invalid_validity,
    missing_language,
    number_in_text_differs,
    overlapping_validity,
    path_mismatch,
    portable_text,
    rule_always_true,
    rule_never_true,
    rule_syntax,
    same_rule_twice,
    step_ambiguous,
    step_gap_or_overlap,
    step_key_missing,
    superseded_without_successor,
    type_mismatch,
    unit_mismatch,
    unknown_authority,
    unknown_code,
    unknown_code_parent,
    unknown_input,
    unpinned_reference,
    unreadable_file,
    unused_input,
    wrong_key,
    wrong_kind,
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
