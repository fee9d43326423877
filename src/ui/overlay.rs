//! What stands on the map in pixels: the plate, drawn.

use std::rc::Rc;

use yew::prelude::*;

use super::fan::fan;
use crate::map::Size;
use crate::number::{fixed, path};
use crate::scene::Plate;
use crate::scene::plate::Mark;
use crate::text::Language;

/// A plate, equal by address: it is made anew only when something of it may have changed.
#[derive(Clone)]
pub struct Placed(pub Rc<Plate>);

impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub struct OverlayProps {
    pub plate: Placed,
    pub size: Size,
    pub language: Language,
    /// Words beside the frontier, at the start.
    #[prop_or_default]
    pub note: Option<(f64, f64)>,
    /// How far above the foot of the map the scale stands.
    pub scale_up: f64,
}

#[component]
pub fn Overlay(props: &OverlayProps) -> Html {
    let OverlayProps { plate: Placed(plate), size, language, note, scale_up } = props;
    let table = language.table();
    let px = |value: f64| fixed(value, 1);
    html! {
        <g class="ov">
            <g class="phys">
                { for plate.curved.iter().map(|curved| html! {
                    <g key={curved.key.clone()}>
                        <path id={format!("p-{}", curved.key)} class="course" d={curved.path.clone()} />
                        <text class={curved.class} font-size={px(curved.px)}>
                            <textPath href={format!("#p-{}", curved.key)} startOffset="50%" text-anchor="middle">{ curved.text }</textPath>
                        </text>
                    </g>
                }) }
            </g>
            <g class="ticks">
                { for plate.ticks.iter().enumerate().map(|(n, (from, to))| html! {
                    <g key={n}>
                        <path class="tick" d={path(1, &[("M", from.x), (" ", from.y), ("L", to.x), (" ", to.y)])} />
                        <circle class="tickdot" cx={px(from.x)} cy={px(from.y)} r="1.6" />
                    </g>
                }) }
            </g>
            <g class="piles">
                { for plate.piles().into_iter().enumerate().map(|(n, (at, r, open))| html! {
                    <circle key={n} class={if open { "pile open" } else { "pile" }} cx={px(at.x + 2.0)} cy={px(at.y + 2.0)} r={px(r)} />
                }) }
            </g>
            <g class="dots">
                { for plate.dots.iter().map(|dot| {
                    let at = dot.mark.at;
                    let (x, y) = (px(at.x), px(at.y));
                    let r = px(dot.radius());
                    let class = if dot.fresh { "mark fresh" } else { "mark" };
                    mark_attributes(&dot.mark, class, None, false, html! {
                        <>
                            if dot.sign {
                                { symbol(crate::scene::plate::symbol_of(dot.mark.kind), dot.class, at.x, at.y, 12.0) }
                            } else {
                                <circle class={if dot.rough { "pastdot ap" } else { "pastdot" }} cx={x.clone()} cy={y.clone()} {r} />
                            }
                            <circle class="hit" cx={x} cy={y} r="9" />
                        </>
                    })
                }) }
            </g>
            <g class="towns">
                { for plate.towns.iter().enumerate().map(|(n, town)| {
                    let key = if town.id.is_empty() { format!("x{n}") } else { town.id.to_owned() };
                    if town.capital {
                        html! { <rect key={key} class="cap" x={px(town.at.x - 2.6)} y={px(town.at.y - 2.6)} width="5.2" height="5.2" /> }
                    } else {
                        html! { <circle key={key} class="town" cx={px(town.at.x)} cy={px(town.at.y)} r="2" /> }
                    }
                }) }
            </g>
            <g class="isles">
                { for plate.isles.iter().enumerate().map(|(n, at)| html! {
                    <circle key={n} class="isle" cx={px(at.x)} cy={px(at.y)} r="6.5" />
                }) }
            </g>
            <g class="links">
                { for plate.links.iter().enumerate().map(|(n, link)| html! {
                    <path key={n} class={link.class} marker-end={link.head} stroke-width={px(link.px)} d={link.path.clone()} />
                }) }
            </g>
            <g class="leaders">
                if let Some(path) = &plate.leader {
                    <path class="leader-c" d={path.clone()} />
                    <path key={path.clone()} class="leader" pathLength="1" d={path.clone()} />
                }
            </g>
            <g class="doubt">
                { for plate.circles.iter().enumerate().map(|(n, (at, r))| html! {
                    <circle key={n} class="approx" cx={px(at.x)} cy={px(at.y)} r={px(*r)} />
                }) }
            </g>
            <g class="rings">
                { for plate.rings.iter().enumerate().map(|(n, ring)| {
                    let (x, y) = (px(ring.at.x), px(ring.at.y));
                    if ring.main {
                        html! {
                            <g key={n}>
                                <circle class="ring-c" cx={x.clone()} cy={y.clone()} r="12.5" />
                                <circle class={if ring.about { "ring about" } else { "ring" }} cx={x} cy={y} r="12.5" />
                            </g>
                        }
                    } else {
                        html! { <circle key={n} class="ring2" cx={x} cy={y} r="11.5" /> }
                    }
                }) }
            </g>
            <g class="signs">
                { for plate.signs.iter().map(|sign| {
                    let at = sign.mark.at;
                    let crowd = sign.mark.events.len() > 1;
                    let there = !sign.symbol.is_empty();
                    mark_attributes(&sign.mark, "mark", sign.state, sign.open, html! {
                        <>
                            if sign.fresh && there { <circle class="pulse-ring" cx={px(at.x)} cy={px(at.y)} r="11" /> }
                            if there { { symbol(sign.symbol, sign.class, at.x, at.y, sign.px) } }
                            if there || crowd { <circle class="hit" cx={px(at.x)} cy={px(at.y)} r="14" /> }
                        </>
                    })
                }) }
            </g>
            <g class="labs">
                { for plate.names.iter().map(|name| html! {
                    <text key={name.key.clone()} class={name.class.clone()} x={px(name.at.x)} y={px(name.at.y)}
                        font-size={px(name.px)} text-anchor={name.anchor.word()}>{ &name.text }</text>
                }) }
            </g>
            <g class="note">
                if let Some((x, y)) = note {
                    { for table.frontier.iter().enumerate().map(|(n, line)| html! {
                        <text key={n} class="frt" x={px(*x)} y={px(y + 20.0 * n as f64)}>{ *line }</text>
                    }) }
                }
            </g>
            <g class="scale">
                if let Some((km, width)) = plate.scale {
                    <path d={scale_path(width, size.height - scale_up)} />
                    <text x={px(18.0 + width + 6.0)} y={px(size.height - scale_up + 1.0)}>{ format!("{km} {}", table.km) }</text>
                }
            </g>
            if let Some(open) = &plate.fan { { fan(open) } }
        </g>
    }
}

fn scale_path(width: f64, y: f64) -> String {
    let (end, middle) = (18.0 + width, 18.0 + width / 2.0);
    path(1, &[("M18 ", y - 5.0), ("V", y), ("H", end), ("V", y - 5.0), ("M", middle), (" ", y - 3.0), ("V", y)])
}

/// A mark as the page contract has it. Its line is its name, and what is said to who waits over it.
pub fn mark_attributes(mark: &Mark, class: &'static str, state: Option<&'static str>, open: bool, drawn: Html) -> Html {
    let key = if open { ["o-", &mark.event].concat() } else { mark.event.to_string() };
    html! {
        <g key={key} id={(!mark.line.is_empty()).then(|| ["m-", &mark.event].concat())} {class} role="button" data-event={mark.event.to_string()} data-kind={mark.kind.word()}
            data-state={state} data-open={open.then_some("true")} data-crowd={(mark.events.len() > 1).then(|| mark.events.len().to_string())}>
            <title>{ &mark.line }</title>
            { drawn }
        </g>
    }
}

/// A sign centred on a point; the sheet draws 18 units for a sign of 16.
pub fn symbol(id: &str, class: &'static str, x: f64, y: f64, px: f64) -> Html {
    let side = px * 18.0 / 16.0;
    html! {
        <use href={format!("#s-{id}")} class={classes!("sy", class)} x={fixed(x - side / 2.0, 1)}
            y={fixed(y - side / 2.0, 1)} width={fixed(side, 1)} height={fixed(side, 1)} />
    }
}
