//! The rest of the command line. Each command takes the words it knows; whatever is left over is a mistake.

use crate::step::{Failure, Outcome};

#[derive(Debug, Default)]
pub struct Args(Vec<String>);

impl Args {
    pub fn new(words: Vec<String>) -> Self {
        Self(words)
    }

    /// Is `--name` there?
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() != before
    }

    /// The word after `--name`, or after `--name=`.
    pub fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let prefix = format!("{name}=");
        if let Some(at) = self.0.iter().position(|word| word.starts_with(&prefix)) {
            return Ok(self.0.remove(at).strip_prefix(&prefix).map(String::from));
        }
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        self.0.remove(at);
        if at == self.0.len() {
            return Err(Failure::new(format!("{name} wants a value after it.")));
        }
        Ok(Some(self.0.remove(at)))
    }

    /// Every word, for the program behind the command.
    pub fn all(self) -> Vec<String> {
        self.0
    }

    /// Nothing may be left.
    pub fn finish(self) -> Outcome {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!("`{word}` means nothing to this command."))
                .hint("`cargo xtask --help` lists what each command takes.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(String::from).collect())
    }

    #[test]
    fn a_value_may_follow_a_space_or_an_equals_sign() {
        assert_eq!(args("--port 81").value("--port").unwrap().as_deref(), Some("81"));
        assert_eq!(args("--open --port=82").value("--port").unwrap().as_deref(), Some("82"));
        assert!(args("--port").value("--port").is_err());
    }

    #[test]
    fn what_no_command_took_is_named() {
        let mut line = args("--open --opne");
        assert!(line.flag("--open"));
        assert!(line.finish().is_err_and(|failure| failure.to_string().contains("--opne")));
    }
}
