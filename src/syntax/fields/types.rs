//! What helps a value of the wrong type.

use super::super::Value;
use super::super::slips::NO_VALUE;

/// What a message calls a number of things.
pub(super) const WHOLE_NUMBER: &str = "a whole number such as 3";
/// What a message calls a choice of two.
pub(super) const TRUE_OR_FALSE: &str = "`true` or `false`";

/// What helps this value where another type is wanted, when the two say it.
pub(super) fn help(value: &Value, wanted: &str) -> Option<String> {
    let help = match (value, wanted) {
        (Value::Nothing, _) => NO_VALUE,
        (Value::Integer(_) | Value::Float(_) | Value::Date(_) | Value::Time(_) | Value::Boolean(_), "a text") => {
            "put it in quotes"
        }
        (Value::Text(word) | Value::Plain(word), TRUE_OR_FALSE) => match word.to_lowercase().as_str() {
            "true" | "yes" | "on" => "write `true`, without quotes",
            "false" | "no" | "off" => "write `false`, without quotes",
            _ => "write one of the two, without quotes",
        },
        (Value::Text(_) | Value::Plain(_), WHOLE_NUMBER) => "write it in digits, without quotes",
        _ => return None,
    };
    Some(help.to_owned())
}
