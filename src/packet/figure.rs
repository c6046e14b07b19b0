#[derive(Clone, Debug)]
pub struct Figure { pub written: String, pub quantity: Option<Quantity> }
#[derive(Clone, Debug)]
pub struct Quantity;
#[derive(Clone, Debug)]
pub struct Change;
#[derive(Clone, Debug)]
pub struct Dimension;
impl Figure { pub fn read(s: &str) -> Figure { Figure { written: s.to_owned(), quantity: None } } }
