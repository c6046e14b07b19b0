//! `promo schema`.

use crate::packet::Packet;
use serde_json::Value;

#[test]
fn each_kind_of_file_has_a_schema() {
    let nowhere = Packet::empty();
    for kind in ["packet", "rubric", "case", "impact", "evidence", "feedback", "answer", "log", "note"] {
        let schema: Value = serde_json::from_str(&nowhere.run(["schema", kind]).code(0).out()).unwrap();
        assert_eq!(schema["additionalProperties"], false, "{kind}");
        assert!(schema["title"].is_string() && schema["description"].is_string(), "{kind}");
    }
    nowhere.run(["schema", "folder"]).code(2).complains("KIND cannot be `folder`");
}

#[test]
fn a_new_packet_brings_the_schema_of_its_settings() {
    let place = Packet::empty();
    place.run(["new", "mine"]).code(0);
    let settings = place.read("mine/packet.toml");
    let schema = settings.lines().next().unwrap().strip_prefix("#:schema ./").unwrap().to_owned();
    assert_eq!(place.read(&format!("mine/{schema}")), place.run(["schema", "packet"]).out());
    let schema: Value = serde_json::from_str(&place.read(&format!("mine/{schema}"))).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&json(&settings)));
    assert!(!jsonschema::validator_for(&schema).unwrap().is_valid(&json(&settings.replace("theme", "them"))));
    place.run(["check", "mine", "--format", "json"]).code(0).keeps_still_of(".promo");
}

/// TOML as an editor holds it against a schema.
fn json(toml: &str) -> Value {
    promo_packet::syntax::schema::of_toml(&toml::Value::Table(toml::from_str(toml).unwrap()))
}
