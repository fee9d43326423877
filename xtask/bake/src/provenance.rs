//! Where everything came from, in words.
use crate::sources::Sources;
use anyhow::Result;
use sco_atlas::map::basemap::Layers;
pub fn provenance(_: &Sources, _: &Layers) -> Result<String> { Ok(String::new()) }
pub fn licences(_: &Sources) -> Result<String> { Ok(String::new()) }
