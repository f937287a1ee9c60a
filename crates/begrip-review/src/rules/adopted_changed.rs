//! `adopted-changed`: what was adopted stays what it is.

use begrip::{Date, Definition, Locked, Status};

use crate::diff::Pair;
use crate::digest::digest;
use crate::finding::{Findings, Severity};
use crate::impact::{Bump, Impact};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "adopted-changed",
    severity: Severity::Error,
    group: Group::History,
    summary: Said {
        en: "the content of a version that was adopted no longer changes",
        nl: "de inhoud van een versie die is vastgesteld, verandert niet meer",
    },
    why: Said {
        en: "Figures have been made with it, and whoever reads them later has to find the definition that they were made with.",
        nl: "Er zijn cijfers mee gemaakt, en wie die later leest, moet de definitie terugvinden waarmee ze zijn gemaakt.",
    },
    fix: Said {
        en: "Put the old content back and make the change in a new version (`begrip release` makes room for it), or accept the change in `accepted-changes.yaml` with who and why. Only status, days of use, figures, when sources were read, and closing the validity on the day before a successor begins may change.",
        nl: "Zet de oude inhoud terug en breng de verandering aan in een nieuwe versie (`begrip release` maakt er plaats voor), of aanvaard de verandering in `accepted-changes.yaml` met wie en waarom. Alleen status, dagen van gebruik, cijfers, wanneer bronnen zijn gelezen, en het sluiten van de geldigheid op de dag voor een opvolger begint, mogen veranderen.",
    },
    fires: "
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: EUR }
steps:
  - { from: 2023-01-01, amount: 8000 }
# before
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: EUR }
steps:
  - { from: 2023-01-01, amount: 7605 }
",
    passes: "
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 2.0.0
status: adopted
values: { number: EUR }
steps:
  - { from: 2023-01-01, amount: 8000 }
# before
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: EUR }
steps:
  - { from: 2023-01-01, amount: 7605 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (pair, now) in context.changed().filter(|(pair, _)| is_overwritten(pair)) {
        since_then(pair, now, findings);
    }
    let Some(lock) = context.registry.lock() else { return };
    for definition in context.registry.definitions() {
        if let Some(locked) = lock.get(definition.id(), definition.version()) {
            since_lock(context, definition, locked, findings);
        }
    }
}

/// Whether an adopted version has other content under the same number.
pub(super) fn is_overwritten(pair: &Pair) -> bool {
    pair.is_adopted && pair.from == pair.to && pair.impact() > Impact::None
}

fn since_then(pair: &Pair, now: &Definition, findings: &mut Findings<'_>) {
    let bump = pair.changes.iter().filter(|change| !change.accepted).map(|change| change.impact.bump()).max();
    let bump = bump.unwrap_or(Bump::None).max(Bump::Patch);
    let version = now.version();
    let needed = bump.applied_to(version);
    for change in pair.changes.iter().filter(|change| !change.accepted && change.impact > Impact::None) {
        let message = Message::new(
            format!("{version} is adopted and its content changed: {}", change.message.en),
            format!("{version} is vastgesteld en de inhoud is veranderd: {}", change.message.nl),
        );
        let (id, fingerprint) = (now.id(), &change.fingerprint);
        let help = Message::new(
            format!(
                "put back what {version} said and make this change in {needed} (`begrip release {id} --bump {bump}`), or accept it under fingerprint {fingerprint}"
            ),
            format!(
                "zet terug wat {version} zei en breng deze verandering aan in {needed} (`begrip release {id} --bump {bump}`), of aanvaard haar onder vingerafdruk {fingerprint}"
            ),
        );
        let place = change.new_place.clone();
        match place {
            Some(place) => findings.at(Some((id, version)), place, message, help),
            None => findings.value(now, &change.pointer, message, help),
        };
    }
}

fn since_lock(context: &Context<'_>, now: &Definition, locked: &Locked, findings: &mut Findings<'_>) {
    // what is told change by change is not told once more
    let is_told = context.changed().any(|(pair, other)| other.node() == now.node() && is_overwritten(pair));
    let is_accepted = context.registry.accepted().iter().any(|accepted| accepted.id == *now.id());
    if is_told || is_accepted || now.header().status == Status::Draft {
        return;
    }
    let until = now.header().valid.until;
    let reopened = until != locked.until && !is_closed_for_successor(context, now, locked.until);
    if digest(now) == locked.digest && !reopened {
        return;
    }
    let (version, date) = (now.version(), locked.date);
    let message = Message::new(
        format!("{version} was released on {date}, and its content is not what begrip.lock holds of it"),
        format!("{version} is uitgebracht op {date}, en de inhoud is niet wat begrip.lock ervan vasthoudt"),
    );
    let help = Message::new(
        "put back what it said, from git, and make the change in a new version",
        "zet terug wat er stond, uit git, en breng de verandering aan in een nieuwe versie",
    );
    let pointer = if digest(now) == locked.digest { "/valid" } else { "/version" };
    findings.value(now, pointer, message, help);
}

/// Whether the validity was open and now ends on the day before something that takes its place begins.
fn is_closed_for_successor(context: &Context<'_>, now: &Definition, before: Option<Date>) -> bool {
    let Some(next) = now.header().valid.until.filter(|_| before.is_none()).and_then(Date::next) else {
        return false;
    };
    let registry = context.registry;
    let later = registry.versions(now.id()).iter().filter(|other| other.version() > now.version());
    later.chain(registry.successors(now)).any(|other| other.header().valid.from == Some(next))
}
