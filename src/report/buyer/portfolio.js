/* The page of a portfolio. Foreign text reaches it only as JSON data and leaves it only through
   textContent. Rows are made when they come into view, so 10,000 suppliers cost as much as 40. */
(() => {
'use strict';
const P = JSON.parse(document.getElementById('data').textContent);
const W = JSON.parse(document.getElementById('words').textContent); /* words that other forms have, too */
const ROW = 34, SPARE = 8, PRINT_MAX = 1000;
const T = {
title: ['取引先の自己チェック一覧', 'Suppliers: self-checks at a glance'],
head: ['カタログ {0}、{1}時点、判定できた取引先{2}社', 'Catalogue {0}, as of {1}, {2} suppliers judged'],
headAsked: ['、星を求めた取引先{0}社', ', a star asked of {0} suppliers'],
part: ['分けて実行した{1}個のうち{0}個目だけの一覧です。ほかの部分の取引先と、まだ届いていない取引先は入っていません。', 'Only part {0} of {1}: suppliers of the other parts, and those from whom nothing has come, are not in it.'],
official: ['取引先の自己チェックをまとめたものです。SCS評価制度の評価結果ではありません。', 'Made from the suppliers’ self-checks. These are not results of the SCS scheme.'],
other: ['English', '日本語'],
dist: ['到達した星（自己チェック）', 'Star reached (self-check)'],
none: ['★なし', 'no star'], bad: ['判定できない回答', 'cannot be judged'],
ifStar: ['{0}（仮）', '{0} if accepted'],
ifNote: ['（仮）は、「対象外」とした基準が認められれば到達する星です。認められるかは、この一覧では分かりません。', '“If accepted”: the star is there only if claims of “not applicable” are accepted; whether they are is not known here.'],
then: ['縦線は前回（{0}、判定できた取引先{1}社）の割合です。', 'The line marks the share in the earlier portfolio ({0}, {1} suppliers judged).'],
differs: ['前回とは{0}が違うので、良くなった・悪くなったとは言えません。', 'The earlier portfolio was judged by another {0}: nothing here is better or worse.'], rules: {catalogue: ['カタログ', 'catalogue'], policy: ['方針', 'policy'], overlay: ['発注者の条件', 'set of buyer’s rules']},
status: ['回答の集まり具合', 'What has come'], statusNote: ['取引先{0}社の内訳（IDのない回答は、1件を1社と数えます）。押すと、その取引先だけを表示します。', 'Of {0} suppliers (a sheet without an id counts as one). Press one to list it.'],
twice: ['回答が2件以上ある取引先も1社と数え、判定できたうち到達が最も低い回答で数えます（{0}件は数えていません）。新しい回答で数えるには --latest を使います。', 'A supplier with more than one sheet counts once, by the one of those judged that reaches least ({0} are not counted); to count by the newest, use --latest.'],
twiceBad: ['判定できた回答が別にある取引先の、判定できなかった回答は数えていません：{0}件', 'Sheets that could not be judged, of suppliers with another one that was, are not counted: {0}'],
twiceAllBad: ['判定できなかった回答だけが2件以上ある取引先も、1社と数えています（数えていない回答：{0}件）。', 'A supplier with several sheets of which none could be judged counts once, too (sheets not counted: {0}).'],
late: ['期限を過ぎて未到達', 'Past the due date, not reached'], lateMark: ['（期限切れ）', ' (overdue)'],
asked: ['求めた星と到達', 'Asked and reached'],
askedStar: ['求めた星', 'Asked'], nothing: ['求めなし', 'nothing'], all: ['社数', 'Suppliers'], met: ['到達', 'Reached'], claimed: ['到達（仮）', 'If accepted'], notMet: ['未到達', 'Not reached'], noSheet: ['判定できる回答なし', 'Nothing to judge'],
askedNote: ['求めた星がない取引先は{0}で測ります。', 'Suppliers of whom nothing is asked are measured at {0}.'],
first: ['先に話す相手', 'Whom to talk to first'],
rule: ['順番の決め方：未到達の取引先を、①求めた星が高い順、②期限が早い順（期限なしは最後）、③足りない基準が多い順、④IDの順に並べます。', 'The order: suppliers that have not reached what is measured, by (1) the higher star asked, (2) the earlier due date, none last, (3) more missing criteria, (4) id.'],
firstNone: ['未到達の取引先はありません。', 'No supplier is short of what is measured.'],
missingN: ['不足{0}件、未回答・不明{1}件', '{0} gaps, {1} not answered or not known'],
resend: ['判定できなかった回答{0}件は、送り直しを頼んでください（「状態」で選ぶと一覧になります）。', '{0} sheets could not be judged: ask for them again (choose them under “State”).'],
most: ['足りないことが多い基準', 'Criteria most often missing'],
mostNote: ['その基準で測った取引先のうち、不足または未回答・不明の社数。押すと、その取引先だけを表示します。', 'Of the suppliers measured by it, those for whom it is a gap, not answered or not known. Press one to list those suppliers only.'],
more: ['すべて表示', 'Show all'], less: ['減らす', 'Show fewer'],
heat: ['満たした割合の濃淡：取引先×分類', 'Heat map of the share satisfied: suppliers × categories'],
heatNote: ['下の表と同じ並び。上から下へ取引先、左から右へ分類。色が強いほど満たした割合が低い。押すと表のその位置へ動きます。', 'In the order of the table: suppliers from top to bottom, categories from left to right; the stronger the colour, the less is satisfied. Press to go there in the table.'],
avg: ['全体で満たした割合', 'Satisfied, over all'],
trend: ['前回（{0}）からの変化', 'Since the earlier portfolio ({0})'],
gone: ['今回はない', 'Not there any more'], goneNoId: ['前回の回答にIDがなく、今回あるか分からない', 'No id then: whether it came again is not known'],
trendNote: ['同じ条件で測った取引先だけを、対象外の申告なしの星、星、満たした基準の数の順に比べます。', 'Only suppliers measured alike are compared: by the star without claims, the star, then the number of satisfied criteria.'],
table: ['取引先', 'Suppliers'], percent: ['分類の％は、測った基準のうち満たした割合です（端数は切り捨て）。', 'Percent of a category: satisfied criteria of those measured, rounded down.'], find: ['探す（ID、名前、ファイル）', 'Find (id, name, file)'], state: ['状態', 'State'], starF: ['到達した星', 'Star reached'], crit: ['足りない基準', 'Missing criterion'], cls: ['区分', 'Class'],
any: ['すべて', 'all'], reset: ['条件を消す', 'Clear'], shown: ['回答と未着を合わせて{0}件中{1}件', '{1} of {0} rows'], shownOf: ['（取引先{0}社）', ' ({0} suppliers)'],
listed: ['取引先の一覧では、このIDは「{0}」です（別の会社の回答でないか、人が確かめてください）', 'In the list of suppliers this id is “{0}”: whether the sheet is another company’s is for people to decide'], similar: ['似たID：{0}（同じ取引先かは、人が確かめてください）', 'Similar id: {0} (whether it is the same supplier is for people to decide)'], claims: ['「対象外」の申告：{0}件', 'Claims of “not applicable”: {0}'],
close: ['閉じる', 'Close'], detailMissing: ['足りない基準（{0}件）', 'Missing criteria ({0})'], detailNone: ['測った基準はすべて満たしています。', 'All measured criteria are satisfied.'], earlierWas: ['前回：{0}、{1}/{2}', 'Earlier: {0}, {1}/{2}'], earlierAsked: ['（{0}を求めた）', ' ({0} asked)'],
printCut: ['印刷は先頭の{0}件までです。全件はCSVかxlsxにあります。', 'Print holds the first {0} rows; CSV and xlsx hold all.'],
overlay: ['発注者の条件 {0}（SHA-256 {1}）', 'Buyer’s rules {0} (SHA-256 {1})'],
origin: ['カタログのSHA-256 {0}、方針 {1}', 'Catalogue SHA-256 {0}, policy {1}']};
let lang = document.documentElement.lang === 'en' ? 1 : 0;
const t = (key, ...arg) => T[key][lang].replace(/\{(\d)\}/g, (m, i) => arg[i] === undefined ? '' : arg[i]);
const bi = text => (lang ? text.en || text.ja : text.ja || text.en) || '';
const colon = () => lang ? ': ' : '：';
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

/* Levels of a scheme that has no stars: by their place from here on, and called by their names. */
const OWN = typeof P.levels[0] === 'string';
if (OWN) {
  const at = id => P.levels.indexOf(id) + 1;
  const take = s => { s.asked = at(s.asked); if (s.level_reached !== undefined) { s.star = at(s.level_reached); s.star_firm = at(s.level_firm); } };
  for (const s of P.suppliers) { take(s); if (s.earlier) take(s.earlier); }
  for (const c of P.criteria) c.star = at(c.level);
  if (P.earlier) P.earlier.stars = P.earlier.levels.map(e => ({...e, star: at(e.level)}));
  P.levels = P.levels.map((id, i) => i + 1);
  Object.assign(T, {
headAsked: ['、段階を求めた取引先{0}社', ', a level asked of {0} suppliers'],
official: ['取引先の自己チェックをまとめたものです。この制度の評価、認証、ラベルではありません。', 'Made from the suppliers’ self-checks. These are no assessments, certificates or labels of the scheme.'],
dist: ['到達した段階（自己チェック）', 'Level reached (self-check)'], none: ['段階なし', 'no level'], ifNote: ['（仮）は、「対象外」とした基準が認められれば到達する段階です。認められるかは、この一覧では分かりません。', '“If accepted”: the level is there only if claims of “not applicable” are accepted; whether they are is not known here.'],
asked: ['求めた段階と到達', 'Asked and reached'], askedStar: ['求めた段階', 'Asked'],
askedNote: ['求めた段階がない取引先は{0}で測ります。', 'Suppliers of whom nothing is asked are measured at {0}.'],
rule: ['順番の決め方：未到達の取引先を、①求めた段階が高い順、②期限が早い順（期限なしは最後）、③足りない基準が多い順、④IDの順に並べます。', 'The order: suppliers that have not reached what is measured, by (1) the higher level asked, (2) the earlier due date, none last, (3) more missing criteria, (4) id.'],
trendNote: ['同じ条件で測った取引先だけを、対象外の申告なしの段階、段階、満たした基準の数の順に比べます。', 'Only suppliers measured alike are compared: by the level without claims, the level, then the number of satisfied criteria.'],
starF: ['到達した段階', 'Level reached'], earlierAsked: ['（{0}を求めた）', ' ({0} asked)']});
}
const levelName = n => OWN ? bi(P.level_titles[n - 1]) : '★' + n;

const S = P.suppliers, C = P.criteria, G = P.groups, N = S.length;
const hasClass = S.some(s => s.class), hasDue = S.some(s => s.due), hasAsked = S.some(s => s.asked);
const share = s => s.total ? s.satisfied / s.total : 0;
const CO = S.filter(s => s.counts) /* companies: what is counted */, JUDGED = CO.filter(s => s.star !== undefined), J = JUDGED.length, N_ASKED = CO.filter(s => s.asked).length;
for (const s of S) {
  s.bad = s.star === undefined; /* nothing to judge, or nothing that can be judged */
  s.claimed = !s.bad && s.star !== s.star_firm;
  s.find = [s.id, s.name, s.source].filter(Boolean).join('\n').normalize('NFKC').toLowerCase();
  const was = s.earlier;
  s.move = !s.change ? null : (s.star_firm - was.star_firm) * 10 + s.star - was.star || (s.satisfied - was.satisfied) / 1e4;
}
const starName = (n, claimed) => !n ? t('none') : claimed ? t('ifStar', levelName(n)) : levelName(n);
const starOf = s => starName(s.star, s.claimed);
const nameOf = s => [s.id, s.name].filter(Boolean).join(' ') || s.source;
const measured = s => s.asked || P.levels[0];

/* ---- choices */
const pick = {text: '', state: '', star: '', crit: '', cls: ''};
const sort = {key: 'rank', down: false};
let view = [];

const STATE = Object.keys(W.states);
const key = {
  rank: s => s.bad ? N + 1 : s.rank || N, id: s => s.id || '', name: s => s.name || '', state: s => STATE.indexOf(s.state), class: s => s.class || '', asked: s => s.asked,
  star: s => s.bad ? -1 : s.star - (s.claimed ? .5 : 0), score: s => s.score === undefined ? -1e9 : s.score, due: s => s.due || '9999', assessed_on: s => s.assessed_on || '', not_applicable: s => s.bad ? -1 : s.na, out_of_play: s => s.bad ? -1 : s.out_of_play, gap: s => s.bad ? -1 : s.gap, open: s => s.bad ? -1 : s.open, change: s => s.move === null ? -99 : s.move,
  scope: s => s.scope || '', left_out: s => s.left_out || '', listed_name: s => s.listed_name || '', not_taken: s => s.not_taken ? s.not_taken.source : '', findings: s => s.findings || 0, source: s => s.source || ''};
const groupKey = g => s => s.bad || !s.groups[2 * g + 1] ? 2 : s.groups[2 * g] / s.groups[2 * g + 1];
const inState = {
  short: s => !s.bad && !s.reached, met: s => s.reached_firm, claimed: s => s.reached && !s.reached_firm, late: s => s.overdue, bad: s => s.bad};
const isGroup = k => /^g\d/.test(k);
const less = (a, b) => a < b ? -1 : a > b ? 1 : 0;

function choose() {
  const word = pick.text.normalize('NFKC').toLowerCase().trim();
  const crit = pick.crit === '' ? -1 : +pick.crit;
  view = [];
  for (let i = 0; i < N; i++) {
    const s = S[i];
    if (word && !s.find.includes(word)) continue;
    if (pick.state && !(inState[pick.state] ? inState[pick.state](s) : s.state === pick.state)) continue;
    if (pick.star !== '' && (s.bad || s.star + (s.claimed ? '?' : '') !== pick.star)) continue;
    if (pick.cls !== '' && (s.class || '') !== pick.cls) continue;
    if (crit >= 0 && (s.bad || !s.missing.includes(crit))) continue;
    view.push(i);
  }
  const f = isGroup(sort.key) ? groupKey(+sort.key.slice(1)) : key[sort.key];
  const value = S.map(f), sign = sort.down ? -1 : 1;
  view.sort((a, b) => sign * less(value[a], value[b]) || a - b);
}

/* ---- the table */
const columns = [
  ['rank', 1], ['id'], ['name'], ...(S.some(s => s.state !== 'received') ? [['state']] : []), ...(hasClass ? [['class']] : []),
  ...(hasAsked ? [['asked']] : []), ['star'], ...(S.some(s => s.score !== undefined) ? [['score', 1]] : []), ...(hasDue ? [['due']] : []), ...(S.some(s => s.assessed_on) ? [['assessed_on']] : []),
  ...(S.some(s => s.left_out) ? [['left_out']] : []), ...(S.some(s => s.scope) ? [['scope']] : []),
  ...(S.some(s => s.na) ? [['not_applicable', 1]] : []), ...(S.some(s => s.out_of_play) ? [['out_of_play', 1]] : []), ['gap', 1], ['open', 1],
  ...(P.earlier ? [['change']] : []), ...G.map((g, i) => ['g' + i]), ['findings', 1], ['source'], ...(S.some(s => s.listed_name) ? [['listed_name']] : []), ...(S.some(s => s.not_taken) ? [['not_taken']] : [])];
const headOf = k => isGroup(k) ? bi(W.category).replace('{0}', G[+k.slice(1)].id).replace('{1}', bi(G[+k.slice(1)].title)) : bi(W.columns[k]);
const heatClass = part => 'c' + (part <= 0 ? 0 : part < .25 ? 1 : part < .5 ? 2 : part < .75 ? 3 : 4);
const percent = (sat, total) => total ? Math.floor(sat * 100 / total) + '%' : '–';
const cell = {
  rank: s => s.rank ? num(s.rank) : '', id: s => s.id || '', name: s => s.name || '', state: s => bi(W.states[s.state]), class: s => s.class || '', asked: s => s.asked ? levelName(s.asked) : '',
  star: s => s.bad ? '' : starOf(s), score: s => s.score === undefined ? '' : num(s.score), due: s => (s.due || '') + (s.overdue ? t('lateMark') : ''), assessed_on: s => s.assessed_on || '',
  not_applicable: s => s.bad ? '' : num(s.na), out_of_play: s => s.bad ? '' : num(s.out_of_play), gap: s => s.bad ? '' : num(s.gap), open: s => s.bad ? '' : num(s.open),
  change: s => s.change ? ({better: '↑ ', worse: '↓ '}[s.change] || '') + bi(W.change[s.change]) : s.compared ? bi(W.compared[s.compared]) : '',
  scope: s => s.scope || '', left_out: s => s.left_out || '', listed_name: s => s.listed_name || '', not_taken: s => s.not_taken ? s.not_taken.source + ' (' + (W.doubts[s.not_taken.code] ? bi(W.doubts[s.not_taken.code]) : s.not_taken.code) + ')' : '', findings: s => s.bad ? '' : num(s.findings), source: s => s.source || ''};
const LONG = ['name', 'source', 'scope', 'left_out', 'not_taken', 'change'];
function setText(e, text) { if (e.textContent !== text) e.textContent = text; }
function fill(tr, at) {
  const s = S[view[at]];
  tr.dataset.at = at;
  tr.setAttribute('aria-rowindex', at + 2);
  tr.className = 'sup' + (s.bad ? ' bad' : '') + (s.overdue ? ' late' : '');
  columns.forEach(([k, right], c) => {
    const td = tr.cells[c];
    if (isGroup(k)) {
      const g = +k.slice(1), total = s.bad ? 0 : s.groups[2 * g + 1], part = total ? 1 - s.groups[2 * g] / total : 0;
      td.className = 'cat ' + (total ? heatClass(part) : '');
      setText(td, percent(total && s.groups[2 * g], total));
    } else {
      td.className = right ? 'num' : LONG.includes(k) ? 'long' : '';
      const text = cell[k](s);
      setText(td, text);
      td.title = LONG.includes(k) ? text : '';
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
  tr.replaceChildren(...columns.map(([k, right]) => {
    const text = headOf(k);
    return el('th', {scope: 'col', class: right ? 'num' : isGroup(k) ? 'cat' : '', 'aria-sort': sort.key === k ? sort.down ? 'descending' : 'ascending' : 'none'},
      el('button', {type: 'button', text: text + (sort.key === k ? sort.down ? ' ▼' : ' ▲' : ''), onclick: () => {
        if (sort.key === k) sort.down = !sort.down; else { sort.key = k; sort.down = ['gap', 'open', 'not_applicable', 'out_of_play', 'findings', 'star', 'score', 'asked'].includes(k); }
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
  const n = view.filter(i => S[i].counts).length;
  $('count').textContent = t('shown', num(N), num(view.length)) + (n !== view.length ? t('shownOf', num(n)) : '');
  $('print').textContent = view.length > PRINT_MAX ? t('printCut', num(PRINT_MAX)) : '';
  paint();
}

/* ---- heat map of the whole view */
const PAPER = ['#fff', '#fdeecf', '#f9cf8b', '#ec9a4b', '#b9501a', '#d5dbe1'];
function paint(onPaper) {
  const canvas = $('heat'), rows = Math.max(1, Math.min(view.length, 520)), g = G.length;
  canvas.width = g; canvas.height = rows;
  const style = getComputedStyle(document.documentElement);
  const color = onPaper === true ? PAPER : [...[0, 1, 2, 3, 4].map(i => style.getPropertyValue('--h' + i)), style.getPropertyValue('--line')];
  const none = color[5], ctx = canvas.getContext('2d');
  for (let y = 0; y < rows; y++) {
    const from = Math.floor(y * view.length / rows), end = Math.max(from + 1, Math.floor((y + 1) * view.length / rows));
    for (let x = 0; x < g; x++) {
      let sat = 0, total = 0;
      for (let i = from; i < end && i < view.length; i++) {
        const s = S[view[i]];
        if (!s.bad) { sat += s.groups[2 * x]; total += s.groups[2 * x + 1]; }
      }
      ctx.fillStyle = total ? color[+heatClass(1 - sat / total)[1]] : none;
      ctx.fillRect(x, y, 1, 1);
    }
  }
}

/* ---- one supplier */
function detail(at) {
  const s = S[view[at]], box = $('detail'), facts = [];
  const fact = (head, text) => facts.push(head + colon() + text);
  const list = s.error ? [el('p', {text: s.error.code + ' ' + (s.error.message || '')})] : s.bad ? [] :
    s.missing.length === 0 ? [el('p', {text: t('detailNone')})] :
    [el('h3', {text: t('detailMissing', s.missing.length)}), el('ul', {}, ...s.missing.map(i => el('li', {text: C[i].id + ' ' + levelName(C[i].star) + ' ' + bi(C[i].text)})))];
  fact(bi(W.columns.state), bi(W.states[s.state]));
  if (!s.bad) fact(bi(W.columns.star), starOf(s) + ' (' + s.satisfied + '/' + s.total + ')');
  if (s.score !== undefined) fact(bi(W.columns.score), num(s.score));
  if (s.asked) fact(bi(W.columns.asked), levelName(s.asked));
  if (s.due) fact(bi(W.columns.due), cell.due(s));
  if (s.assessed_on) fact(bi(W.columns.assessed_on), s.assessed_on);
  box.replaceChildren(
    el('h2', {text: nameOf(s)}),
    ...(s.source ? [el('p', {class: 'soft', text: s.source})] : []),
    ...facts.map(text => el('p', {text})),
    ...(s.left_out ? [el('p', {text: bi(W.columns.left_out) + colon() + s.left_out})] : []),
    ...(s.scope ? [el('p', {text: bi(W.columns.scope) + colon() + s.scope})] : []),
    ...(s.na ? [el('p', {text: t('claims', s.na)})] : []),
    ...(s.out_of_play ? [el('p', {text: bi(W.columns.out_of_play) + colon() + num(s.out_of_play)})] : []),
    ...(s.not_taken ? [el('p', {text: bi(W.columns.not_taken) + colon() + cell.not_taken(s)})] : []),
    ...(s.listed_name ? [el('p', {text: t('listed', s.listed_name)})] : []),
    ...(s.similar_id ? [el('p', {text: t('similar', s.similar_id)})] : []),
    ...(s.earlier ? [el('p', {text: t('earlierWas', starName(s.earlier.star, s.earlier.star !== s.earlier.star_firm), s.earlier.satisfied, s.earlier.total) + (s.earlier.asked ? t('earlierAsked', levelName(s.earlier.asked)) : '')})] : []),
    ...(s.compared ? [el('p', {text: bi(W.columns.change) + colon() + cell.change(s)})] : []),
    ...list, el('p', {}, el('button', {type: 'button', text: t('close'), onclick: () => box.close()})));
  box.showModal();
}

/* ---- summaries */
const bars = (...row) => el('div', {class: 'bars'}, ...row);
/* then: a share, of those of then */
function bar(label, n, max, then, press, claimed) {
  const fill = el('div', {class: claimed ? 'fill claimed' : 'fill'}), track = el('div', {class: 'track'}, fill);
  fill.style.width = max ? n / max * 100 + '%' : '0';
  if (then !== undefined) { const m = el('div', {class: 'then'}); m.style.left = 'min(calc(100% - 3px), ' + then * 100 + '%)'; track.append(m); }
  return el('div', {class: 'row'}, press ? el('button', {type: 'button', class: 'link', text: label, onclick: press}) : el('span', {text: label}), track,
    el('span', {class: 'num', text: count(n, max)}));
}
/* Which sheets do not stand for their company, each said once and by its reason. */
function uncounted() {
  const out = S.filter(s => !s.counts), judged = new Set(CO.filter(s => !s.bad).map(s => s.id));
  const n = {twice: out.filter(s => !s.bad).length, twiceBad: out.filter(s => s.bad && judged.has(s.id)).length};
  n.twiceAllBad = out.length - n.twice - n.twiceBad;
  return Object.keys(n).filter(k => n[k]).map(k => el('p', {class: 'soft', text: t(k, num(n[k]))}));
}
function status() {
  const late = CO.filter(s => s.overdue).length, n = k => CO.filter(s => s.state === k).length, all = CO.length;
  $('status').replaceChildren(el('h2', {text: t('status')}), el('p', {class: 'soft', text: t('statusNote', num(all))}),
    bars(...STATE.map(k => bar(bi(W.states[k]), n(k), all, undefined, () => set('state', k))),
      ...(hasDue ? [bar(t('late'), late, all, undefined, () => set('state', 'late'))] : [])),
    ...uncounted());
}
const THEN = P.earlier ? P.earlier.stars : [], THEN_ALL = THEN.reduce((n, e) => n + e.firm + e.if_accepted, 0);
function differs() {
  const what = P.earlier ? Object.keys(T.rules).filter(k => P.earlier.differs[k]) : [];
  return what.length ? (lang ? ' ' : '') + t('differs', what.map(k => T.rules[k][lang]).join(lang ? ', ' : '、')) : '';
}
function dist() {
  const stars = [0, ...P.levels], row = [];
  for (const v of stars) {
    const all = JUDGED.filter(s => s.star === v), claimed = all.filter(s => s.claimed).length;
    const was = THEN.find(e => e.star === v) || {firm: 0, if_accepted: 0}, part = n => THEN_ALL ? n / THEN_ALL : undefined;
    row.push(bar(starName(v), all.length - claimed, J, part(was.firm), () => set('star', String(v))));
    if (claimed || was.if_accepted) row.push(bar(starName(v, true), claimed, J, part(was.if_accepted), () => set('star', v + '?'), true));
  }
  $('dist').replaceChildren(el('h2', {text: t('dist')}), bars(...row),
    ...(JUDGED.some(s => s.claimed) ? [el('p', {class: 'soft', text: t('ifNote')})] : []),
    ...(THEN_ALL ? [el('p', {class: 'soft', text: t('then', P.earlier.as_of, num(THEN_ALL)) + differs()})] : []));
}
function askedTable() {
  const kinds = [...new Set(CO.filter(s => s.asked || !s.bad).map(s => s.asked))].sort((a, b) => b - a);
  const parts = [['all', () => true], ['met', s => s.reached_firm], ['claimed', inState.claimed], ['notMet', inState.short], ['noSheet', s => s.bad]]
    .filter(([k, f]) => k !== 'claimed' && k !== 'noSheet' || CO.some(s => (s.asked || !s.bad) && f(s)));
  const line = (label, list) => el('tr', {}, el('th', {scope: 'row', text: label}), ...parts.map(([, f]) => el('td', {class: 'num', text: num(list.filter(f).length)})));
  $('asked').replaceChildren(el('h2', {text: t('asked')}),
    el('table', {class: 'plain'}, el('thead', {}, el('tr', {}, el('th', {scope: 'col', text: t('askedStar')}), ...parts.map(([k]) => el('th', {scope: 'col', class: 'num', text: t(k)})))),
      el('tbody', {}, ...kinds.map(v => line(v ? levelName(v) : t('nothing'), CO.filter(s => s.asked === v && (v || !s.bad)))))),
    ...(kinds.includes(0) ? [el('p', {class: 'soft', text: t('askedNote', levelName(P.levels[0]))})] : []));
}
function first() {
  const list = S.filter(s => s.rank && s.rank <= 10).sort((a, b) => a.rank - b.rank), bad = S.filter(s => s.error).length;
  $('first').replaceChildren(el('h2', {text: t('first')}), el('p', {class: 'soft', text: t('rule')}),
    list.length ? el('ol', {class: 'first'}, ...list.map(s => el('li', {}, el('button', {type: 'button', class: 'link', text: nameOf(s), onclick: () => { set('text', s.id || s.source); }}),
      ' ' + (s.asked ? levelName(s.asked) + '  ' : '') + (s.due ? cell.due(s) + '  ' : '') + t('missingN', s.gap, s.open)))) : el('p', {text: t('firstNone')}),
    ...(bad ? [el('p', {text: t('resend', num(bad))})] : []));
}
let allMissing = false;
const missing = C.map((c, i) => ({i, n: 0, of: 0}));
for (const s of JUDGED) for (const i of s.missing) missing[i].n++;
function most() {
  const list = missing.filter(m => m.n).sort((a, b) => b.n - a.n || a.i - b.i);
  $('most').replaceChildren(el('h2', {text: t('most')}), el('p', {class: 'soft', text: t('mostNote')}),
    el('table', {class: 'plain'}, el('tbody', {}, ...(allMissing ? list : list.slice(0, 10)).map(m => el('tr', {},
      el('td', {class: 'nowrap'}, el('button', {type: 'button', class: 'link', text: C[m.i].id, onclick: () => set('crit', String(m.i))})), el('td', {class: 'nowrap', text: levelName(C[m.i].star)}),
      el('td', {text: bi(C[m.i].text)}), el('td', {class: 'num', text: count(m.n, C[m.i].measured)}))))),
    ...(list.length > 10 ? [el('button', {type: 'button', class: 'noprint', text: t(allMissing ? 'less' : 'more'), onclick: () => { allMissing = !allMissing; most(); }})] : []));
}
function heat() {
  const sum = G.map((g, x) => JUDGED.reduce((a, s) => [a[0] + s.groups[2 * x], a[1] + s.groups[2 * x + 1]], [0, 0]));
  $('heatHead').replaceChildren(el('h2', {text: t('heat')}), el('p', {class: 'soft', text: t('heatNote')}));
  $('heatFoot').replaceChildren(el('div', {class: 'catnames'}, ...G.map(g => el('span', {text: g.id + ' ' + bi(g.title)}))),
    el('p', {text: t('avg')}),
    el('div', {class: 'catnames num'}, ...sum.map(([a, b]) => el('span', {class: b ? heatClass(1 - a / b) : '', text: percent(a, b)}))),
    el('p', {class: 'legend'}, ...['100%', '>75%', '>50%', '>25%', '≤25%'].map((label, i) => el('span', {class: 'c' + i, text: label}))));
}
function trend() {
  if (!P.earlier) return;
  const words = {...W.change, ...W.compared}, n = {};
  delete words.compared;
  for (const k in words) n[k] = CO.filter(s => (s.change || s.compared) === k).length;
  const all = CO.filter(s => s.compared).length, always = Object.keys(W.change).concat('new');
  $('trend').hidden = false;
  $('trend').replaceChildren(el('h2', {text: t('trend', P.earlier.as_of)}),
    bars(...Object.keys(words).filter(k => n[k] || always.includes(k)).map(k => bar(bi(words[k]), n[k], all))),
    ...[['gone', P.earlier.gone], ['goneNoId', P.earlier.no_id]].filter(([k, v]) => v || k === 'gone').map(([k, v]) => el('p', {text: t(k) + colon() + num(v)})),
    el('p', {class: 'soft', text: t('trendNote') + differs()}));
}

/* ---- controls */
function option(value, text) { return el('option', {value, text}); }
function controls() {
  const select = (id, label, list) => el('label', {}, t(label), el('select', {id: 'f-' + id, onchange: e => { pick[id] = e.target.value; refresh(); }}, ...list));
  const crits = missing.filter(m => m.n).map(m => option(String(m.i), C[m.i].id));
  const classes = [...new Set(S.map(s => s.class || ''))].sort();
  $('tools').replaceChildren(
    el('label', {}, t('find'), el('input', {id: 'f-text', type: 'search', autocomplete: 'off', oninput: e => { pick.text = e.target.value; refresh(); }})),
    select('state', 'state', [option('', t('any')), option('short', t('notMet')), option('met', t('met')), option('claimed', t('claimed')), option('late', t('late')), option('bad', t('noSheet')),
      ...STATE.filter(k => S.some(s => s.state === k)).map(k => option(k, bi(W.states[k])))]),
    select('star', 'starF', [option('', t('any')), ...[0, ...P.levels].flatMap(v => [option(String(v), starName(v)), ...(v && JUDGED.some(s => s.star === v && s.claimed) ? [option(v + '?', starName(v, true))] : [])])]),
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
  $('sub').textContent = t('head', P.catalogue.id + '@' + P.catalogue.edition, P.as_of, num(J)) + (N_ASKED ? t('headAsked', num(N_ASKED)) : '');
  $('notes').replaceChildren(...(P.notes || []).map(n => el('p', {text: n[lang ? 'en' : 'ja']})));
  $('official').textContent = (P.shard ? t('part', P.shard.part, P.shard.of) + (lang ? ' ' : '') : '') + t('official');
  $('lang').textContent = t('other');
  $('lang').lang = lang ? 'ja' : 'en';
  $('tableHead').textContent = t('table');
  $('origin').textContent = t('origin', P.catalogue.sha256, P.policy.id) + (P.overlay ? ' · ' + t('overlay', P.overlay.id, P.overlay.sha256) : '') + ' · hoshi ' + P.tool.version;
  $('percent').textContent = t('percent');
  status(); dist(); askedTable(); first(); trend(); most(); heat(); controls(); heads(); refresh();
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
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => paint());
addEventListener('beforeprint', () => {
  const body = $('rows');
  pool.forEach(tr => tr.remove());
  pool = [];
  for (let i = 0; i < Math.min(view.length, PRINT_MAX); i++) { const tr = newRow(); fill(tr, i); pool.push(tr); body.insertBefore(tr, below); }
  above.style.height = below.style.height = '0';
  for (const th of $('heads').children) th.textContent = th.textContent; /* a button is not printed again on the next page */
  paint(true);
});
addEventListener('afterprint', () => { heads(); show(true); paint(); });
$('page').hidden = false; /* first: what is hidden has no height */
everything();
})();
