/* The page of a portfolio. Foreign text reaches it only as JSON data and leaves it only through
   textContent. Rows are made when they come into view, so 10,000 suppliers cost as much as 40. */
(() => {
'use strict';
const P = JSON.parse(document.getElementById('data').textContent);
const ROW = 34, SPARE = 8, PRINT_MAX = 1000;
const T = {
title: ['取引先の自己チェック一覧', 'Suppliers: self-checks at a glance'],
head: ['カタログ {0}、{1}時点、取引先{2}件', 'Catalogue {0}, as of {1}, {2} suppliers'],
official: ['取引先の自己チェックをまとめたものです。SCS評価制度の評価結果ではありません。', 'Made from the suppliers’ self-checks. These are not results of the SCS scheme.'],
other: ['English', '日本語'],
dist: ['到達した星（自己チェック）', 'Star reached (self-check)'],
none: ['★なし', 'no star'], bad: ['読めない回答', 'unreadable'],
then: ['縦線は前回（{0}）', 'The line marks the earlier portfolio ({0})'],
asked: ['求めた星と到達', 'Asked and reached'],
askedStar: ['求めた星', 'Asked'], nothing: ['求めなし', 'nothing'], all: ['全件', 'All'], met: ['到達', 'Reached'], notMet: ['未到達', 'Not reached'],
askedNote: ['求めた星がない取引先は★{0}で測ります。', 'Suppliers of whom nothing is asked are measured at ★{0}.'],
first: ['先に話す相手', 'Whom to talk to first'],
rule: ['順番の決め方：未到達の取引先を、①求めた星が高い順、②期限が早い順（期限なしは最後）、③足りない基準が多い順、④IDの順に並べます。', 'The order: suppliers that have not reached what is measured, by (1) the higher star asked, (2) the earlier due date, none last, (3) more missing criteria, (4) id.'],
firstNone: ['未到達の取引先はありません。', 'No supplier is short of what is measured.'],
missingN: ['不足・未回答{0}件', '{0} missing'],
resend: ['読めなかった回答{0}件は、送り直しを頼んでください（「状態」で「読めない回答」を選ぶと一覧になります）。', '{0} sheets could not be read: ask for them again (choose “unreadable” under “State”).'],
most: ['足りないことが多い基準', 'Criteria most often missing'],
mostNote: ['その基準で測った取引先のうち、不足または未回答の件数。押すと、その取引先だけを表示します。', 'Of the suppliers measured by it, those for whom it is a gap or not answered. Press one to list those suppliers only.'],
more: ['すべて表示', 'Show all'], less: ['減らす', 'Show fewer'],
heat: ['不足の濃淡：取引先×分類', 'Heat map: suppliers × categories'],
heatNote: ['下の表と同じ並び。上から下へ取引先、左から右へ分類。濃いほど足りない割合が高い。押すと表のその位置へ動きます。', 'In the order of the table: suppliers from top to bottom, categories from left to right; darker means a larger share is missing. Press to go there in the table.'],
avg: ['平均の不足', 'Missing on average'],
trend: ['前回（{0}）からの変化', 'Since the earlier portfolio ({0})'],
up: ['良くなった', 'Better'], down: ['悪くなった', 'Worse'], same: ['変わらない', 'Unchanged'], fresh: ['今回から', 'New or not comparable'], gone: ['今回はない', 'Not there any more'],
trendNote: ['星、同じ星なら満たした割合で比べます。', 'Compared by star, then by the share of satisfied criteria.'],
table: ['取引先', 'Suppliers'], find: ['探す（ID、名前、ファイル）', 'Find (id, name, file)'], state: ['状態', 'State'], starF: ['到達した星', 'Star reached'], crit: ['足りない基準', 'Missing criterion'], cls: ['区分', 'Class'],
any: ['すべて', 'all'], reset: ['条件を消す', 'Clear'], shown: ['{0}件中{1}件', '{1} of {0}'],
cRank: ['順', 'Order'], cId: ['ID', 'Id'], cName: ['名前', 'Name'], cClass: ['区分', 'Class'], cAsked: ['求め', 'Asked'], cStar: ['到達', 'Reached'], cDue: ['期限', 'Due'], cMissing: ['不足', 'Missing'], cChange: ['変化', 'Change'], cFind: ['気づき', 'Findings'], cSource: ['ファイル', 'File'],
cellTip: ['{0}：{1}件中{2}件が不足', '{0}: {2} of {1} missing'],
close: ['閉じる', 'Close'], detailMissing: ['足りない基準（{0}件）', 'Missing criteria ({0})'], detailNone: ['測った基準はすべて満たしています。', 'All measured criteria are satisfied.'], earlierWas: ['前回：★{0}、{1}/{2}', 'Earlier: ★{0}, {1}/{2}'],
printCut: ['印刷は先頭の{0}件までです。全件はCSVかxlsxにあります。', 'Print holds the first {0} rows; CSV and xlsx hold all.'],
overlay: ['発注者の条件 {0}（SHA-256 {1}）', 'Buyer’s rules {0} (SHA-256 {1})'],
origin: ['カタログのSHA-256 {0}、方針 {1}', 'Catalogue SHA-256 {0}, policy {1}']};
let lang = document.documentElement.lang === 'en' ? 1 : 0;
const t = (key, ...arg) => T[key][lang].replace(/\{(\d)\}/g, (m, i) => arg[i] === undefined ? '' : arg[i]);
const bi = text => (lang ? text.en || text.ja : text.ja || text.en) || '';
const num = n => n.toLocaleString('en-US');
const count = (n, of = N) => num(n) + (of ? ' (' + (n && n * 100 < of ? '<1' : Math.floor(n * 100 / of)) + '%)' : '');
const el = (tag, attr, ...child) => {
  const e = document.createElement(tag);
  for (const k in attr) {
    if (k === 'text') e.textContent = attr[k];
    else if (k.startsWith('on')) e.addEventListener(k.slice(2), attr[k]);
    else e.setAttribute(k, attr[k]);
  }
  e.append(...child);
  return e;
};
const $ = id => document.getElementById(id);

const S = P.suppliers, C = P.criteria, G = P.groups, N = S.length;
const hasClass = S.some(s => s.class), hasDue = S.some(s => s.due), hasAsked = S.some(s => s.asked);
const share = s => s.total ? s.satisfied / s.total : 0;
for (const s of S) {
  s.find = [s.id, s.name, s.source].filter(Boolean).join('\n').normalize('NFKC').toLowerCase();
  s.short = s.error ? -1 : s.gap + s.open;
  const was = s.earlier;
  s.change = s.error || !was ? null : s.star - was.star || (was.total ? share(s) - was.satisfied / was.total : 0);
}
const starName = n => n ? '★' + n : t('none');
const measured = s => s.asked || P.levels[0];

/* ---- choices */
const pick = {text: '', state: '', star: '', crit: '', cls: ''};
const sort = {key: 'rank', down: false};
let view = [];

const key = {
  rank: s => s.error ? N + 1 : s.rank || N, id: s => s.id || '', name: s => s.name || '', cls: s => s.class || '', asked: s => s.asked || 0,
  star: s => s.error ? -1 : s.star, due: s => s.due || '9999', missing: s => s.short, change: s => s.change === null ? -99 : s.change,
  find: s => s.findings || 0, source: s => s.source};
const groupKey = g => s => s.error || !s.groups[2 * g + 1] ? -1 : 1 - s.groups[2 * g] / s.groups[2 * g + 1];
const less = (a, b) => a < b ? -1 : a > b ? 1 : 0;

function choose() {
  const word = pick.text.normalize('NFKC').toLowerCase().trim();
  const crit = pick.crit === '' ? -1 : +pick.crit;
  view = [];
  for (let i = 0; i < N; i++) {
    const s = S[i];
    if (word && !s.find.includes(word)) continue;
    if (pick.state === 'bad' && !s.error || pick.state === 'met' && !s.reached || pick.state === 'short' && (s.error || s.reached)) continue;
    if (pick.star !== '' && (s.error || s.star !== +pick.star)) continue;
    if (pick.cls !== '' && (s.class || '') !== pick.cls) continue;
    if (crit >= 0 && (s.error || !s.missing.includes(crit))) continue;
    view.push(i);
  }
  const f = sort.key.startsWith('g') ? groupKey(+sort.key.slice(1)) : key[sort.key];
  const value = S.map(f), sign = sort.down ? -1 : 1;
  view.sort((a, b) => sign * less(value[a], value[b]) || a - b);
}

/* ---- the table */
const columns = [
  ['rank', 'cRank', 1], ['id', 'cId'], ['name', 'cName'], ...(hasClass ? [['cls', 'cClass']] : []),
  ...(hasAsked ? [['asked', 'cAsked']] : []), ['star', 'cStar'], ...(hasDue ? [['due', 'cDue']] : []), ['missing', 'cMissing', 1],
  ...(P.earlier ? [['change', 'cChange', 1]] : []), ...G.map((g, i) => ['g' + i, g]), ['find', 'cFind', 1], ['source', 'cSource']];
const heatClass = part => 'c' + (part <= 0 ? 0 : part < .25 ? 1 : part < .5 ? 2 : part < .75 ? 3 : 4);
const cell = {
  rank: s => s.rank ? num(s.rank) : '', id: s => s.id || '', name: s => s.name || '', cls: s => s.class || '', asked: s => s.asked ? '★' + s.asked : '',
  star: s => s.error ? t('bad') : starName(s.star), due: s => s.due || '', missing: s => s.error ? '' : num(s.short),
  change: s => s.change === null ? '' : s.star !== s.earlier.star ? (s.star > s.earlier.star ? '+' : '−') + '★' : s.change > 0 ? '↑' : s.change < 0 ? '↓' : '＝',
  find: s => s.error ? '' : num(s.findings), source: s => s.source};
function setText(e, text) { if (e.textContent !== text) e.textContent = text; }
function fill(tr, at) {
  const s = S[view[at]];
  tr.dataset.at = at;
  tr.setAttribute('aria-rowindex', at + 2);
  tr.className = s.error ? 'sup bad' : 'sup';
  columns.forEach(([k, , right], c) => {
    const td = tr.cells[c];
    if (k[0] === 'g') {
      const g = +k.slice(1), total = s.error ? 0 : s.groups[2 * g + 1], part = total ? 1 - s.groups[2 * g] / total : 0;
      td.className = 'cat ' + (total ? heatClass(part) : '');
      setText(td, total ? Math.ceil(part * 100) + '%' : '–');
    } else {
      td.className = right ? 'num' : '';
      const text = cell[k](s);
      setText(td, text);
      td.title = k === 'name' || k === 'source' ? text : '';
    }
  });
}
const newRow = () => el('tr', {tabindex: '0'}, ...columns.map(() => el('td', {})));
let pool = [], top0 = -1;
const above = el('tr', {class: 'gap', 'aria-hidden': 'true'}, el('td', {colspan: columns.length}));
const below = above.cloneNode(true);
function show(force) {
  const box = $('scroll'), n = Math.ceil(box.clientHeight / ROW) + 2 * SPARE;
  const from = Math.max(0, Math.min(Math.floor(box.scrollTop / ROW) - SPARE, view.length - n));
  if (from === top0 && !force) return;
  top0 = from;
  const have = Math.min(n, view.length - from);
  const body = $('rows');
  while (pool.length < have) { const tr = newRow(); pool.push(tr); body.insertBefore(tr, below); }
  while (pool.length > have) pool.pop().remove();
  for (let i = 0; i < have; i++) fill(pool[i], from + i);
  above.style.height = from * ROW + 'px';
  below.style.height = (view.length - from - have) * ROW + 'px';
}
let waiting = false;
function onScroll() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; show(false); });
}
function heads() {
  const tr = $('heads');
  tr.replaceChildren(...columns.map(([k, label, right]) => {
    const text = typeof label === 'string' ? t(label) : label.id + ' ' + bi(label.title);
    return el('th', {scope: 'col', class: right ? 'num' : k[0] === 'g' ? 'cat' : '', 'aria-sort': sort.key === k ? sort.down ? 'descending' : 'ascending' : 'none'},
      el('button', {type: 'button', text: text + (sort.key === k ? sort.down ? ' ▼' : ' ▲' : ''), onclick: () => {
        if (sort.key === k) sort.down = !sort.down; else { sort.key = k; sort.down = k[0] === 'g' || k === 'missing' || k === 'find' || k === 'star' || k === 'asked'; }
        heads(); refresh();
        $('heads').children[columns.findIndex(c => c[0] === k)].firstChild.focus();
      }}));
  }));
}
function refresh() {
  choose();
  $('scroll').scrollTop = 0;
  $('scroll').classList.toggle('short', view.length < 12);
  $('grid').setAttribute('aria-rowcount', view.length + 1);
  show(true);
  $('count').textContent = t('shown', num(N), num(view.length));
  $('print').textContent = view.length > PRINT_MAX ? t('printCut', num(PRINT_MAX)) : '';
  paint();
}

/* ---- heat map of the whole view */
function paint() {
  const canvas = $('heat'), rows = Math.max(1, Math.min(view.length, 520)), g = G.length;
  canvas.width = g; canvas.height = rows;
  const style = getComputedStyle(document.documentElement);
  const color = [0, 1, 2, 3, 4].map(i => style.getPropertyValue('--h' + i));
  const none = style.getPropertyValue('--line'), ctx = canvas.getContext('2d');
  for (let y = 0; y < rows; y++) {
    const from = Math.floor(y * view.length / rows), end = Math.max(from + 1, Math.floor((y + 1) * view.length / rows));
    for (let x = 0; x < g; x++) {
      let sat = 0, total = 0;
      for (let i = from; i < end && i < view.length; i++) {
        const s = S[view[i]];
        if (!s.error) { sat += s.groups[2 * x]; total += s.groups[2 * x + 1]; }
      }
      ctx.fillStyle = total ? color[+heatClass(1 - sat / total)[1]] : none;
      ctx.fillRect(x, y, 1, 1);
    }
  }
}

/* ---- one supplier */
function detail(at) {
  const s = S[view[at]], box = $('detail');
  const list = s.error ? [el('p', {text: s.error.code + ' ' + (s.error.message || '')})] :
    s.missing.length === 0 ? [el('p', {text: t('detailNone')})] :
    [el('h3', {text: t('detailMissing', s.missing.length)}), el('ul', {}, ...s.missing.map(i => el('li', {text: C[i].id + ' ★' + C[i].star + ' ' + bi(C[i].text)})))];
  box.replaceChildren(
    el('h2', {text: [s.id, s.name].filter(Boolean).join(' ') || s.source}),
    el('p', {class: 'soft', text: s.source}),
    ...(s.error ? [] : [el('p', {text: t('cStar') + '：' + starName(s.star) + (s.asked ? '  ' + t('askedStar') + '：★' + s.asked : '') + (s.due ? '  ' + t('cDue') + '：' + s.due : '') + '  ' + s.satisfied + '/' + s.total})]),
    ...(s.earlier ? [el('p', {text: t('earlierWas', s.earlier.star, s.earlier.satisfied, s.earlier.total)})] : []),
    ...list, el('p', {}, el('button', {type: 'button', text: t('close'), onclick: () => box.close()})));
  box.showModal();
}

/* ---- summaries */
function bar(label, n, max, then, press) {
  const fill = el('div', {class: 'fill'}), track = el('div', {class: 'track'}, fill);
  fill.style.width = max ? n / max * 100 + '%' : '0';
  if (then !== undefined) { const m = el('div', {class: 'then'}); m.style.left = 'min(calc(100% - 3px), ' + (max ? then / max * 100 : 0) + '%)'; track.append(m); }
  return el('div', {class: 'row'}, press ? el('button', {type: 'button', class: 'link', text: label, onclick: press}) : el('span', {text: label}), track,
    el('span', {class: 'num', text: count(n)}));
}
function dist() {
  const stars = [0, ...P.levels], good = S.filter(s => !s.error);
  const then = P.earlier ? stars.map(v => S.filter(s => s.earlier && s.earlier.star === v).length) : [];
  $('dist').replaceChildren(el('h2', {text: t('dist')}),
    ...stars.map((v, i) => bar(starName(v), good.filter(s => s.star === v).length, N, P.earlier ? then[i] : undefined, () => set('star', String(v)))),
    ...(N > good.length ? [bar(t('bad'), N - good.length, N, undefined, () => set('state', 'bad'))] : []),
    ...(P.earlier ? [el('p', {class: 'soft', text: t('then', P.earlier.as_of)})] : []));
}
function askedTable() {
  const kinds = [...new Set(S.filter(s => !s.error).map(s => s.asked || 0))].sort((a, b) => b - a);
  const line = (label, list) => el('tr', {}, el('th', {scope: 'row', text: label}), ...[list.length, list.filter(s => s.reached).length, list.filter(s => !s.reached).length].map(n => el('td', {class: 'num', text: num(n)})));
  $('asked').replaceChildren(el('h2', {text: t('asked')}),
    el('table', {class: 'plain'}, el('thead', {}, el('tr', {}, ...['askedStar', 'all', 'met', 'notMet'].map((k, i) => el('th', {scope: 'col', class: i ? 'num' : '', text: t(k)})))),
      el('tbody', {}, ...kinds.map(v => line(v ? '★' + v : t('nothing'), S.filter(s => !s.error && (s.asked || 0) === v))))),
    ...(kinds.includes(0) ? [el('p', {class: 'soft', text: t('askedNote', P.levels[0])})] : []));
}
function first() {
  const list = S.filter(s => s.rank && s.rank <= 10).sort((a, b) => a.rank - b.rank), bad = S.filter(s => s.error).length;
  $('first').replaceChildren(el('h2', {text: t('first')}), el('p', {class: 'soft', text: t('rule')}),
    list.length ? el('ol', {class: 'first'}, ...list.map(s => el('li', {}, el('button', {type: 'button', class: 'link', text: [s.id, s.name].filter(Boolean).join(' ') || s.source, onclick: () => { set('text', s.id || s.source); }}),
      ' ' + (s.asked ? '★' + s.asked + '  ' : '') + (s.due ? s.due + '  ' : '') + t('missingN', s.short)))) : el('p', {text: t('firstNone')}),
    ...(bad ? [el('p', {text: t('resend', num(bad))})] : []));
}
let allMissing = false;
const missing = C.map((c, i) => ({i, n: 0, of: 0}));
for (const s of S) if (!s.error) for (const i of s.missing) missing[i].n++;
function most() {
  const list = missing.filter(m => m.n).sort((a, b) => b.n - a.n || a.i - b.i);
  $('most').replaceChildren(el('h2', {text: t('most')}), el('p', {class: 'soft', text: t('mostNote')}),
    el('table', {class: 'plain'}, el('tbody', {}, ...(allMissing ? list : list.slice(0, 10)).map(m => el('tr', {},
      el('td', {class: 'nowrap'}, el('button', {type: 'button', class: 'link', text: C[m.i].id, onclick: () => set('crit', String(m.i))})), el('td', {text: '★' + C[m.i].star}),
      el('td', {text: bi(C[m.i].text)}), el('td', {class: 'num', text: count(m.n, C[m.i].measured)}))))),
    ...(list.length > 10 ? [el('button', {type: 'button', class: 'noprint', text: t(allMissing ? 'less' : 'more'), onclick: () => { allMissing = !allMissing; most(); }})] : []));
}
function heat() {
  const sum = G.map((g, x) => S.reduce((a, s) => s.error ? a : [a[0] + s.groups[2 * x], a[1] + s.groups[2 * x + 1]], [0, 0]));
  $('heatHead').replaceChildren(el('h2', {text: t('heat')}), el('p', {class: 'soft', text: t('heatNote')}));
  $('heatFoot').replaceChildren(el('div', {class: 'catnames'}, ...G.map(g => el('span', {text: g.id + ' ' + bi(g.title)}))),
    el('p', {text: t('avg')}),
    el('div', {class: 'catnames num'}, ...sum.map(([a, b]) => el('span', {class: b ? heatClass(1 - a / b) : '', text: b ? Math.ceil((1 - a / b) * 100) + '%' : '–'}))),
    el('p', {class: 'legend'}, ...['0%', '<25%', '<50%', '<75%', '≥75%'].map((label, i) => el('span', {class: 'c' + i, text: label}))));
}
function trend() {
  if (!P.earlier) return;
  const n = {up: 0, down: 0, same: 0, fresh: 0};
  for (const s of S) n[s.change === null ? 'fresh' : s.change > 0 ? 'up' : s.change < 0 ? 'down' : 'same']++;
  $('trend').hidden = false;
  $('trend').replaceChildren(el('h2', {text: t('trend', P.earlier.as_of)}),
    ...['up', 'down', 'same', 'fresh'].map(k => bar(t(k), n[k], N)), el('p', {text: t('gone') + '：' + num(P.earlier.gone)}), el('p', {class: 'soft', text: t('trendNote')}));
}

/* ---- controls */
function option(value, text) { return el('option', {value, text}); }
function controls() {
  const select = (id, label, list) => el('label', {}, t(label), el('select', {id: 'f-' + id, onchange: e => { pick[id] = e.target.value; refresh(); }}, ...list));
  const crits = missing.filter(m => m.n).map(m => option(String(m.i), C[m.i].id));
  const classes = [...new Set(S.map(s => s.class || ''))].sort();
  $('tools').replaceChildren(
    el('label', {}, t('find'), el('input', {id: 'f-text', type: 'search', autocomplete: 'off', oninput: e => { pick.text = e.target.value; refresh(); }})),
    select('state', 'state', [option('', t('any')), option('short', t('notMet')), option('met', t('met')), option('bad', t('bad'))]),
    select('star', 'starF', [option('', t('any')), ...[0, ...P.levels].map(v => option(String(v), starName(v)))]),
    select('crit', 'crit', [option('', t('any')), ...crits]),
    ...(hasClass ? [select('cls', 'cls', [option('', t('any')), ...classes.filter(Boolean).map(c => option(c, c))])] : []),
    el('button', {type: 'button', text: t('reset'), onclick: () => { for (const k in pick) pick[k] = ''; same(); refresh(); }}));
  same();
}
function same() { for (const k in pick) if ($('f-' + k)) $('f-' + k).value = pick[k]; }
function set(k, value) {
  for (const o in pick) pick[o] = '';
  pick[k] = value;
  same(); refresh();
  $('table').scrollIntoView();
}
function everything() {
  document.documentElement.lang = lang ? 'en' : 'ja';
  document.title = t('title');
  $('title').textContent = t('title');
  $('sub').textContent = t('head', P.catalogue.id + '@' + P.catalogue.edition, P.as_of, num(N));
  $('official').textContent = t('official');
  $('lang').textContent = t('other');
  $('lang').lang = lang ? 'ja' : 'en';
  $('tableHead').textContent = t('table');
  $('origin').textContent = t('origin', P.catalogue.sha256, P.policy.id) + (P.overlay ? ' · ' + t('overlay', P.overlay.id, P.overlay.sha256) : '') + ' · hoshi ' + P.tool.version;
  dist(); askedTable(); first(); trend(); most(); heat(); controls(); heads(); refresh();
}
$('rows').replaceChildren(above, below);
$('lang').addEventListener('click', () => { lang = 1 - lang; everything(); });
$('scroll').addEventListener('scroll', onScroll, {passive: true});
addEventListener('resize', onScroll);
const open = e => { const tr = e.target.closest('tr.sup'); if (tr) detail(+tr.dataset.at); };
$('rows').addEventListener('click', open);
$('rows').addEventListener('keydown', e => { if (e.key === 'Enter') open(e); });
$('heat').addEventListener('click', e => {
  const box = e.target.getBoundingClientRect();
  $('scroll').scrollTop = Math.floor((e.clientY - box.top) / box.height * view.length) * ROW;
  $('table').scrollIntoView();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
addEventListener('beforeprint', () => {
  const body = $('rows');
  pool.forEach(tr => tr.remove());
  pool = [];
  for (let i = 0; i < Math.min(view.length, PRINT_MAX); i++) { const tr = newRow(); fill(tr, i); pool.push(tr); body.insertBefore(tr, below); }
  above.style.height = below.style.height = '0';
});
addEventListener('afterprint', () => show(true));
$('page').hidden = false; /* first: what is hidden has no height */
everything();
})();
