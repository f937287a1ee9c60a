//! What keeps a command from giving a result, and the exit codes.

use std::process::ExitCode;

use thiserror::Error;

/// What a command that gave its result says to the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// 0: nothing at or above `--fail-on`.
    Clean,
    /// 1: findings at or above it.
    Findings,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// What keeps a command from giving a result.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// 2: wrong usage or configuration, or no such folder.
    #[error("{0}")]
    Usage(String),
    /// 3: it could not be completed.
    #[error("{0}")]
    Incomplete(String),
}

impl Failure {
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Incomplete(_) => ExitCode::from(3),
        }
    }
}

impl From<begrip::OpenError> for Failure {
    fn from(error: begrip::OpenError) -> Self {
        match error {
            begrip::OpenError::Io { .. } => Self::Incomplete(error.to_string()),
            _ => Self::Usage(error.to_string()),
        }
    }
}

impl From<begrip_review::RulesError> for Failure {
    fn from(error: begrip_review::RulesError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<begrip::Invalid> for Failure {
    fn from(error: begrip::Invalid) -> Self {
        Self::Usage(error.to_string())
    }
}
