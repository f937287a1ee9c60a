//! What stands on the disk where a file is expected: each is one finding, at once, and the files beside it are read.

use std::fs::{create_dir_all, remove_file, write};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use begrip::Registry;

use super::{BAD, GOOD, HEAD, assert_found, found, has, refusal, registry, shown};

/// What is asked, unless it takes so long that it would take for ever.
pub fn at_once<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    std::thread::spawn(move || sender.send(ask()));
    receiver.recv_timeout(Duration::from_mins(1)).expect("it neither hangs nor panics")
}

pub fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    at_once(|| {
        let says = "not a file but a folder, a pipe, a socket or a device";
        assert_found(|folder| make_pipe(&folder.join(BAD)), "unreadable-file", &[(1, 1)], says);
    });
}

#[test]
fn a_link_to_a_pipe_is_refused_and_not_waited_for() {
    at_once(|| {
        let hostile = |folder: &Path| {
            make_pipe(&folder.join("pipe"));
            std::os::unix::fs::symlink("../../../pipe", folder.join(BAD)).unwrap();
        };
        assert_found(hostile, "unreadable-file", &[(1, 1)], "a pipe");
    });
}

#[test]
fn a_socket_is_refused() {
    at_once(|| {
        let hostile = |folder: &Path| drop(std::os::unix::net::UnixListener::bind(folder.join(BAD)).unwrap());
        assert_found(hostile, "unreadable-file", &[(1, 1)], "a socket");
    });
}

/// Only an administrator makes devices; for others nothing is there to be tested.
#[test]
fn a_device_without_end_is_refused() {
    at_once(|| {
        let made = |path: &Path| Command::new("mknod").arg(path).args(["c", "1", "5"]).output().unwrap();
        let probe = tempfile::tempdir().unwrap();
        if made(&probe.path().join("zero")).status.success() {
            let hostile = |folder: &Path| drop(made(&folder.join(BAD)));
            assert_found(hostile, "unreadable-file", &[(1, 1)], "a device");
        }
    });
}

fn link(target: &Path, name: &Path) {
    create_dir_all(name.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(target, name).unwrap();
}

/// The text would be shown with its line as the excerpt of a finding.
const SECRET: &str = "kind: secret\n";

#[test]
fn a_link_out_of_the_registry_is_refused_and_nothing_of_its_target_is_told() {
    let outside = tempfile::tempdir().unwrap();
    write(outside.path().join("secret.yaml"), SECRET).unwrap();
    let target = outside.path().join("secret.yaml");
    let (_folder, registry) = registry(|folder| link(&target, &folder.join(BAD)));
    let finding = refusal(|folder| link(&target, &folder.join(BAD)));
    assert_eq!(finding.message.en, "the link leads out of the registry");
    assert!(registry.sources().iter().all(|file| !file.text().contains("secret")));
}

#[test]
fn a_relative_link_that_climbs_out_is_refused() {
    let (outer, _) = registry(|folder| write(folder.join("secret.txt"), SECRET).unwrap());
    let inner = outer.path().join("inner");
    link(Path::new("../../../secret.txt"), &inner.join("definitions/nl/bad.yaml"));
    let registry = Registry::open(&inner).unwrap();
    assert_eq!(found(&registry)[0].message.en, "the link leads out of the registry");
}

#[test]
fn a_link_over_another_link_is_refused_if_the_last_leads_out() {
    let outside = tempfile::tempdir().unwrap();
    write(outside.path().join("secret.yaml"), SECRET).unwrap();
    let finding = refusal(|folder| {
        link(&outside.path().join("secret.yaml"), &folder.join("first"));
        link(Path::new("../../../first"), &folder.join(BAD));
    });
    assert_eq!(finding.message.en, "the link leads out of the registry");
}

/// The definitions of others are no part of a registry because somebody linked their folder.
#[test]
fn definitions_that_are_a_link_out_of_the_registry_are_refused() {
    let (other, _) = registry(|_| {});
    let folder = tempfile::tempdir().unwrap();
    link(&other.path().join("definitions"), &folder.path().join("definitions"));
    let error = Registry::open(folder.path()).unwrap_err().to_string();
    assert!(error.ends_with("definitions`: the link leads out of the registry"), "{error}");
}

#[test]
fn a_registry_that_is_reached_over_a_link_is_read() {
    let (folder, _) = registry(|folder| write(folder.join(BAD), HEAD).unwrap());
    let elsewhere = tempfile::tempdir().unwrap();
    link(folder.path(), &elsewhere.path().join("here"));
    let registry = Registry::open(elsewhere.path().join("here")).unwrap();
    assert!(has(&registry, "nl/bad"));
    assert_eq!(shown(&found(&registry)), "");
}

/// A path that is longer than the system takes keeps even an administrator from listing a folder.
#[test]
fn a_folder_that_cannot_be_listed_is_one_finding_and_nothing_is_said_of_what_is_in_it() {
    let hostile = |folder: &Path| {
        let script =
            "n=$(printf 'x%.0s' $(seq 250)); for i in $(seq 18); do mkdir $n && cd $n || exit 1; done";
        let made =
            Command::new("bash").args(["-c", script]).current_dir(folder.join("definitions/nl")).status();
        assert!(made.unwrap().success());
    };
    // `nl/good` refers to `nl/bad`, which may be in there
    assert_found(hostile, "unreadable-file", &[(1, 1)], "the folder cannot be read");
}

#[test]
fn a_folder_or_file_that_may_not_be_read_is_one_finding() {
    use std::os::unix::fs::PermissionsExt;

    let forbid = |path: &Path| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o0)).unwrap();
    };
    let probe = tempfile::tempdir().unwrap();
    write(probe.path().join("file"), "").unwrap();
    forbid(&probe.path().join("file"));
    if std::fs::read(probe.path().join("file")).is_ok() {
        // permissions do not hold for an administrator
        return;
    }
    assert_found(
        |folder| forbid(&folder.join("definitions/nl/theme")),
        "unreadable-file",
        &[(1, 1)],
        "the folder",
    );
    let file = |folder: &Path| {
        write(folder.join(BAD), HEAD).unwrap();
        forbid(&folder.join(BAD));
    };
    assert_found(file, "unreadable-file", &[(1, 1)], "the file cannot be read");
}

#[test]
fn a_thousand_folders_within_each_other_are_gone_through() {
    let (_folder, registry) = registry(|folder| {
        let deep = folder.join("definitions/nl").join("x/".repeat(1_000));
        create_dir_all(&deep).unwrap();
        write(deep.join("bad.yaml"), HEAD).unwrap();
    });
    assert!(has(&registry, "nl/bad"));
}

/// Whatever is read of a file that somebody writes at the same time is judged as it was read.
#[test]
fn a_file_that_grows_shrinks_and_vanishes_while_it_is_read_keeps_no_other_from_being_read() {
    let (folder, _) = registry(|_| {});
    let bad = folder.path().join(BAD);
    let long = format!("{HEAD}{}", "# and so on\n".repeat(200_000));
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                write(&bad, HEAD).unwrap();
                write(&bad, &long).unwrap();
                write(&bad, [long.as_str(), &long, &long, &long].concat()).unwrap();
                remove_file(&bad).unwrap();
            }
        });
        for _ in 0..100 {
            let registry = Registry::open(folder.path()).unwrap();
            assert!(has(&registry, "nl") && has(&registry, "nl/good"));
            assert!(registry.sources().iter().all(|file| file.text().len() <= 8 * 1024 * 1024));
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert_eq!(std::fs::read_to_string(folder.path().join("definitions/nl/good.yaml")).unwrap(), GOOD);
}
