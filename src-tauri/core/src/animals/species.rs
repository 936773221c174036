//! Species, as far as rules differ by it.

/// A species: the two with sourced figures, or any other in the carer's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Species {
    /// A cat.
    Cat,
    /// A dog.
    Dog,
    /// Any other, in words.
    Other(String),
}

impl Species {
    /// Reads the word of a card.
    pub fn of(word: &str) -> Self {
        match word.trim().to_lowercase().as_str() {
            "cat" | "kitten" => Self::Cat,
            "dog" | "puppy" | "pup" => Self::Dog,
            other => Self::Other(other.to_owned()),
        }
    }

    /// What a carer calls a young one: «kitten».
    pub fn young(&self) -> String {
        match self {
            Self::Cat => "kitten".to_owned(),
            Self::Dog => "puppy".to_owned(),
            Self::Other(word) if word.is_empty() => "young animal".to_owned(),
            Self::Other(word) => word.clone(),
        }
    }

    /// The young one with its article: «a kitten», «an otter».
    pub fn a_young(&self) -> String {
        let young = self.young();
        let article = if young.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {young}")
    }

    /// Whether the species lives with people; one that does not is wild unless its card says otherwise.
    pub fn is_domestic(&self) -> bool {
        match self {
            Self::Cat | Self::Dog => true,
            Self::Other(word) => matches!(
                word.as_str(),
                "rabbit"
                    | "guinea pig"
                    | "ferret"
                    | "goat"
                    | "lamb"
                    | "sheep"
                    | "pig"
                    | "piglet"
                    | "horse"
                    | "cow"
                    | "calf"
            ),
        }
    }
}
