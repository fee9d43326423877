//! Parts of the page that stay as the build wrote them.

use web_sys::Node;
use yew::Html;

use super::browser::query;

/// Parts of the page that never change: the build wrote them, the app only puts them in its margin.
#[derive(Clone, Default, PartialEq)]
pub struct Still {
    start: Option<Node>,
    figures: Option<Node>,
    about: Option<Node>,
    share: Option<Node>,
}

impl Still {
    pub fn start(&self) -> Html {
        placed(self.start.as_ref())
    }

    pub fn figures(&self) -> Html {
        placed(self.figures.as_ref())
    }

    pub fn about(&self) -> Html {
        placed(self.about.as_ref())
    }

    pub fn share(&self) -> Html {
        placed(self.share.as_ref())
    }
}

fn placed(node: Option<&Node>) -> Html {
    node.map_or_else(Html::default, |node| Html::VRef(node.clone()))
}

/// Takes the still parts out of the served page; before the first picture is cleared.
pub fn still() -> Still {
    let take = |selector: &str| {
        let element = query(selector)?;
        element.remove();
        Some(Node::from(element))
    };
    Still { start: take("#app .start"), figures: take("#figures"), about: take("#about"), share: take("#share") }
}
