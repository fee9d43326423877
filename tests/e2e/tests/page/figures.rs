//! The figures: charts that say nothing but the data, follow the clock and lead to the events.

use e2e::engine::Visitor;
use e2e::page::{Page, SPOKEN};
use e2e::visit::Visit;
use e2e::{Tested, holds, same};

/// Faults of a chart as text, one a line; none is empty.
async fn faults(page: &Page, script: &str, what: &str) -> Tested {
    let all = page.text(&format!("(() => {{ const faults = []; {script}; return faults.join('\\n'); }})()")).await?;
    holds(all.is_empty(), format!("{what}:\n{all}"))
}

const CHARTS: &str = "const charts = [...document.querySelectorAll('#figures .fig')]";

#[tokio::test]
async fn every_chart_names_its_source_and_says_every_point_in_a_table() -> Tested {
    for path in ["#p=figures", "tr/#p=figures"] {
        Visit::to(path)
            .run(async |page| {
                page.ready().await?;
                let script = format!(
                    "{CHARTS}; const atlas = JSON.parse(document.getElementById('atlas').textContent);
                     const comma = document.documentElement.lang === 'tr' ? ',' : '.';
                     if (atlas.series.length !== 11) faults.push('not 11 series');
                     for (const chart of charts) {{
                       const ids = chart.dataset.series.split(' ');
                       const all = atlas.series.filter(series => ids.includes(series.id));
                       const points = ids.flatMap(id => all.find(series => series.id === id).points);
                       const rows = [...chart.querySelectorAll('tbody tr')];
                       if (rows.length !== points.length) faults.push(ids + ': rows');
                       rows.forEach((row, n) => {{
                         const said = row.cells[1].textContent.replace(/[.,](?=\\d{{3}}$)(?!\\d{{3}}.)/, m => points[n].value < 1000 ? m : '');
                         if (parseFloat(said.replace(comma, '.')) !== points[n].value) faults.push(ids + ': ' + said + ' for ' + points[n].value);
                         const link = row.querySelector('th a');
                         if (!link || !link.hash.startsWith('#t=')) faults.push(ids + ': a row leads nowhere');
                         if (points[n].event && link.dataset.event !== points[n].event) faults.push(ids + ': another event');
                         if (!row.cells[3].textContent) faults.push(ids + ': nobody’s figure');
                       }});
                       if (!chart.querySelector('.source')?.textContent.trim()) faults.push(ids + ': no source');
                       const drawn = chart.querySelector('[role=img]');
                       if (!(drawn?.getAttribute('aria-label').length > 20)) faults.push(ids + ': no name');
                     }}
                     for (const series of atlas.series) {{
                       const at = charts.filter(chart => chart.dataset.series.split(' ').includes(series.id)).length;
                       if (at !== 1) faults.push(series.id + ' is drawn ' + at + ' times');
                     }}"
                );
                faults(page, &script, "charts, their tables and sources").await
            })
            .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_bar_begins_at_nought_and_is_as_long_as_its_value() -> Tested {
    Visit::to("#p=figures&t=2020")
        .run(async |page| {
            page.ready().await?;
            let script = format!(
                "{CHARTS}; let measured = 0; for (const chart of charts) {{
                   const bars = [...chart.querySelectorAll('rect[data-value]')];
                   if (!bars.length) continue;
                   const standing = chart.querySelector('.area') || chart.matches('.exercise-troops');
                   const boxes = bars.map(bar => [bar.getBBox(), +bar.dataset.value]);
                   const most = Math.max(...boxes.map(([, value]) => value));
                   const longest = Math.max(...boxes.map(([box]) => standing ? box.height : box.width));
                   for (const [box, value] of boxes) {{
                     measured += 1;
                     const found = standing ? box.height : box.width, wanted = longest * value / most;
                     if (Math.abs(found - wanted) > 0.2) faults.push(chart.className + ': ' + value + ' is ' + found + ', not ' + wanted);
                     if (!standing && box.x !== 0) faults.push(chart.className + ': ' + value + ' begins at ' + box.x);
                   }}
                   if (chart.matches('.exercise-troops')) {{
                     const feet = new Set(boxes.map(([box]) => Math.round(box.y + box.height)));
                     if (feet.size !== 1) faults.push('columns stand on different lines');
                   }}
                 }} if (measured < 40) faults.push('measured only ' + measured);"
            );
            faults(page, &script, "lengths of bars").await
        })
        .await
}

#[tokio::test]
async fn the_area_of_a_circle_is_its_sum_and_the_slope_has_two_ends() -> Tested {
    Visit::to("#p=figures&t=2020")
        .run(async |page| {
            page.ready().await?;
            let script = "const circles = [...document.querySelectorAll('#figures circle.sum')];
                if (circles.length !== 7) faults.push(circles.length + ' circles');
                const shares = circles.map(circle => circle.r.baseVal.value ** 2 / circle.dataset.value);
                for (const share of shares) if (Math.abs(share / shares[0] - 1) > 0.01) faults.push('areas: ' + shares);
                const trade = document.querySelector('.trade-central-asia .plot');
                if (trade.querySelector('path, polyline')) faults.push('a curve');
                if (trade.querySelectorAll('line[stroke-dasharray]').length !== 1) faults.push('not one broken line');
                const hollow = [...trade.querySelectorAll('circle')].filter(circle => circle.getAttribute('fill') === 'var(--paper)');
                if (hollow.length !== 2) faults.push('hollow marks: ' + hollow.length);
                for (const mark of document.querySelectorAll('#figures .fig [fill*=now], #figures .fig [stroke*=now]'))
                  if (!mark.closest('.now')) faults.push('the colour of the date is a series');";
            faults(page, script, "circles and slope").await
        })
        .await
}

/// What is outlined is what comes after this day, and the line of the clock stands at it.
async fn follows(page: &Page, day: i32) -> Tested {
    let outlined = format!(
        "[...document.querySelectorAll('#figures [data-day]')].every(mark => mark.matches('.later') === (+mark.dataset.day > {day}))"
    );
    page.until_true(&outlined).await?;
    let script = format!(
        "for (const clock of document.querySelectorAll('#figures [data-days]')) {{
           const base = clock.closest('.plot').querySelector(':scope > line').getBoundingClientRect();
           const line = clock.querySelector('line').getBoundingClientRect();
           const part = ({day} - clock.dataset.day) / clock.dataset.days;
           const found = line.left + line.width / 2, wanted = base.left + part * base.width;
           if (Math.abs(found - wanted) > 1.5) faults.push(clock.closest('.fig').className + ': ' + found + ', not ' + wanted);
         }}"
    );
    faults(page, &script, "the line of the clock").await
}

#[tokio::test]
async fn the_charts_follow_the_clock_and_stay_open_while_it_is_stepped() -> Tested {
    Visit::to("#p=figures&t=2010")
        .size(1440, 900)
        .run(async |page| {
            page.ready().await?;
            follows(page, 14_610).await?;
            page.turn_to("#p=figures&t=2015-07-10").await?;
            follows(page, 16_626).await?;
            let before = page.spoken_date().await?;
            page.click("button.next").await?;
            page.changed(SPOKEN, &before).await?;
            same(page.attribute(".frame", "data-panel").await?.as_str(), "figures", "the panel after a step")?;
            page.keys("[role=slider]", "End").await?;
            let none = "document.querySelectorAll('#figures .later').length === 0";
            page.until_true(none).await?;
            page.keys("[role=slider]", "Home").await?;
            page.until_true("document.querySelectorAll('#figures .later').length > 50").await
        })
        .await
}

#[tokio::test]
async fn a_date_in_a_table_opens_its_event_and_back_returns_to_the_figures() -> Tested {
    Visit::to("#p=figures&t=2012")
        .run(async |page| {
            page.ready().await?;
            let size = "JSON.stringify(document.querySelector('.map svg').viewBox.baseVal.width > 600)";
            page.click(".money-flows summary").await?;
            page.click(".money-flows a[data-event=china-loan-2009]").await?;
            page.opened("china-loan-2009").await?;
            let fragment = page.fragment().await?;
            holds(fragment.contains("t=2009-06-16"), format!("the date is in the address: {fragment}"))?;
            same(page.text(size).await?.as_str(), "true", "the map has its room")?;
            page.back().await?;
            page.until_true("document.querySelector('.col #figures')").await?;
            page.until_true(
                "document.querySelector('[role=slider]').getAttribute('aria-valuetext').startsWith('2012')",
            )
            .await?;
            follows(page, 15_340).await
        })
        .await
}

#[tokio::test]
async fn on_five_widths_letters_are_large_enough_and_nothing_runs_out_sideways() -> Tested {
    const SIZES: [(u32, u32); 5] = [(390, 844), (640, 360), (844, 390), (1024, 768), (1440, 900)];
    for path in ["#p=figures&t=2020", "tr/#p=figures&t=2020"] {
        Visit::to(path)
            .run(async |page| {
                page.ready().await?;
                for (width, height) in SIZES {
                    page.dress(&Visitor { width, height, ..Visitor::default() }).await?;
                    page.until("window.innerWidth", width).await?;
                    page.until_true("document.documentElement.scrollWidth <= innerWidth").await?;
                    let script = format!(
                        "{CHARTS}; const column = document.querySelector('.col');
                         if (column.scrollWidth > column.clientWidth) faults.push('the column scrolls sideways');
                         document.querySelectorAll('#figures details').forEach(details => details.open = true);
                         const style = getComputedStyle(column);
                         const left = column.getBoundingClientRect().left + parseFloat(style.paddingLeft);
                         const right = column.getBoundingClientRect().right - parseFloat(style.paddingRight);
                         for (const part of document.querySelectorAll('#figures :is(text, p, b, span, th, td, summary, h3)')) {{
                           if (!part.textContent.trim() || !part.getClientRects().length) continue;
                           if (parseFloat(getComputedStyle(part).fontSize) < 12) faults.push('small: ' + part.textContent);
                           const box = part.getBoundingClientRect();
                           if (box.left < left - 2 || box.right > right + 2) faults.push('outside: ' + part.textContent);
                         }}
                         const pen = document.createElement('canvas').getContext('2d');
                         // The ink: how high the box of a line is, each engine says in its own way.
                         const ink = text => {{
                           const css = getComputedStyle(text), on = text.getScreenCTM(), box = text.getBoundingClientRect();
                           pen.font = `${{css.fontStyle}} ${{css.fontWeight}} ${{css.fontSize}} ${{css.fontFamily}}`;
                           const line = pen.measureText(text.textContent), base = on.f + on.d * text.getStartPositionOfChar(0).y;
                           return {{ said: text.textContent, left: box.left, right: box.right,
                             top: base - on.d * line.actualBoundingBoxAscent, bottom: base + on.d * line.actualBoundingBoxDescent }};
                         }};
                         for (const chart of charts) {{
                           const boxes = [...chart.querySelectorAll('text')].filter(text => text.getNumberOfChars()).map(ink);
                           boxes.forEach((a, n) => boxes.slice(n + 1).forEach(b => {{
                             const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                             const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                             if (wide > 1 && high > 0.5) faults.push(chart.className + ': ' + a.said + ' meets ' + b.said);
                           }}));
                         }}"
                    );
                    faults(page, &script, &format!("{path} at {width} × {height}")).await?;
                }
                Ok(())
            })
            .await?;
    }
    Ok(())
}
