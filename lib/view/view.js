// What npview's file does when somebody looks at it. Everything is in the document; this lights, filters and walks.
'use strict';
(() => {
  const root = document.documentElement;
  const $ = (selector, within) => (within || document).querySelector(selector);
  const $$ = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const status = $('#status');
  const sections = $$('main > section');
  root.classList.add('js');

  // --- Dark and light ---

  const stored = () => { try { return localStorage.getItem('npview-theme'); } catch { return null; } };
  const store = (theme) => { try { localStorage.setItem('npview-theme', theme); } catch { /* the choice lasts for now */ } };
  if (['dark', 'light'].includes(stored())) root.dataset.theme = stored();
  const turnTheme = () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    store(root.dataset.theme);
  };

  // --- Pages: one is shown at a time ---

  let shown = null; // a page or the overview; nothing where there are no articles
  const pieces = new Map(); // of the page shown: part -> its pieces of the source
  const parts = new Map(); // of the page shown: part -> its element
  const links = new Map($$('.pages a').map((link) => [link.hash.slice(1), link]));

  function show(section) {
    if (!section || section === shown) return;
    letGo();
    shown = section;
    for (const other of sections) other.hidden = other !== section;
    for (const [id, link] of links) {
      if (id === section.id) {
        link.setAttribute('aria-current', 'page');
        link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else {
        link.removeAttribute('aria-current');
      }
    }
    pieces.clear();
    parts.clear();
    for (const piece of $$('.l [data-p]', section)) {
      const of = pieces.get(piece.dataset.p);
      if (of) of.push(piece); else pieces.set(piece.dataset.p, [piece]);
    }
    for (const part of $$('.part', section)) parts.set(part.dataset.p, part);
    filter();
  }
  const showNamed = () => {
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    show((target && target.closest('main > section')) || shown || sections[0]);
    const part = target && target.closest('.part');
    if (part) pick(part.dataset.p, part);
  };
  function turnPage(by) {
    const next = sections[sections.indexOf(shown) + by];
    if (next) location.hash = next.id;
  }

  // --- Light: what is under the pointer, and what is selected ---

  let lit = null; // number of a part, or the parts of a story
  let picked = null; // number of a part
  let at = null; // the element that the keys move from

  const elements = (number) => [parts.get(number), ...(pieces.get(number) || [])].filter(Boolean);
  function light(numbers) {
    if (lit) for (const number of lit) for (const element of elements(number)) element.classList.remove('lit');
    lit = numbers;
    if (lit) for (const number of lit) for (const element of elements(number)) element.classList.add('lit');
  }
  function letGo() {
    light(null);
    if (picked) for (const element of elements(picked)) element.classList.remove('picked');
    picked = null;
    at = null;
    status.textContent = '';
  }
  const isSource = (element) => Boolean(element && element.closest('.source'));
  const numberAt = (element) => {
    const near = element && element.closest && element.closest('[data-p]');
    return near && shown && shown.contains(near) ? near.dataset.p : null;
  };

  // Selects a part; `from` is the element it was selected by: the other side is brought into view.
  function pick(number, from) {
    if (picked) for (const element of elements(picked)) element.classList.remove('picked');
    picked = number;
    at = from;
    for (const element of elements(number)) element.classList.add('picked');
    const part = parts.get(number);
    const other = isSource(from) ? part : (pieces.get(number) || [])[0];
    if (from) {
      if (!from.hasAttribute('tabindex')) from.setAttribute('tabindex', '-1');
      from.focus({ preventScroll: true });
      from.scrollIntoView({ block: 'nearest' });
    }
    if (other) other.scrollIntoView({ block: 'center' });
    say(part);
  }
  function say(part) {
    if (!part) return;
    const story = part.closest('.story');
    const lines = $('.at', part).textContent;
    status.textContent = `${part.dataset.role}${lines ? `, lines ${lines}` : ''}, ${story.getAttribute('aria-label')}`;
  }

  document.addEventListener('pointerover', (event) => {
    const number = numberAt(event.target);
    const tag = event.target.closest && event.target.closest('.tag');
    if (tag) light($$('.part', tag.parentElement).map((part) => part.dataset.p));
    else light(number ? [number] : null);
  });
  root.addEventListener('pointerleave', () => light(null));
  document.addEventListener('click', (event) => {
    const number = numberAt(event.target);
    if (!number || String(getSelection())) return; // text is being selected, to be copied
    pick(number, event.target.closest('[data-p]'));
  });

  // --- Filters ---

  const buttons = $$('.filters button[aria-pressed]');
  const roles = $('#roles');
  const isPressed = (button) => button.getAttribute('aria-pressed') === 'true';
  const press = (button, on) => button.setAttribute('aria-pressed', String(on));
  const marksOf = (element) => (element.dataset.marks || '').split(' ');

  // What is asked for, as a test of a part of a story.
  function wanted() {
    const kinds = buttons.filter((b) => b.dataset.kind && isPressed(b)).map((b) => b.dataset.kind);
    const marks = buttons.filter((b) => b.dataset.mark && isPressed(b)).map((b) => b.dataset.mark);
    const role = roles.value;
    const marked = (element) => marks.length === 0 || marksOf(element).some((mark) => marks.includes(mark));
    return {
      any: kinds.length + marks.length > 0 || role !== '',
      test: (part, story) => (kinds.length === 0 || kinds.includes(story.dataset.kind)) &&
        (!role || part.dataset.role === role) && (marked(part) || marked(story)),
    };
  }

  const isPage = (section) => Boolean(section && section.classList.contains('page')); // the overview is none
  function filter() {
    const { any, test } = wanted();
    root.classList.toggle('lefts', isPressed($('[data-left]')));
    let count = 0;
    for (const story of $$('.story', shown)) {
      let some = false;
      for (const part of $$('.part', story)) {
        const on = test(part, story);
        for (const element of elements(part.dataset.p)) element.classList.toggle('off', !on);
        some = some || on;
        count += on ? 1 : 0;
      }
      story.classList.toggle('off', !some);
    }
    const nothing = $('.nothing', shown);
    if (nothing) nothing.hidden = !any || count > 0;
    status.textContent = any && isPage(shown) ? `${count} texts shown` : '';
    // Pages that have nothing of it step back in the list.
    for (const section of sections) {
      const link = links.get(section.id);
      if (!link || !isPage(section)) continue;
      const has = !any || $$('.story', section).some((story) => $$('.part', story).some((part) => test(part, story)));
      link.classList.toggle('none', !has);
    }
  }
  // After a filter was changed, the first text that is left comes into view.
  function filterAnew() {
    filter();
    if (!wanted().any) {
      if (isPage(shown)) status.textContent = 'all texts shown';
      return;
    }
    const first = $('.part:not(.off)', shown);
    if (!first) return;
    first.scrollIntoView({ block: 'nearest' });
    const piece = (pieces.get(first.dataset.p) || [])[0];
    if (piece) piece.scrollIntoView({ block: 'nearest' });
  }
  function clearFilters() {
    for (const button of buttons) press(button, false);
    roles.value = '';
    filterAnew();
  }

  // How many there are in the whole file stands on the buttons; what there is none of cannot be asked for.
  function count(button) {
    const { kind, mark } = button.dataset;
    const found = kind ? $$(`.story.${kind}`).length : mark ? $$(`[data-marks~="${mark}"]`).length : $$('.x').length;
    const shownCount = document.createElement('span');
    shownCount.className = 'count';
    shownCount.textContent = String(found);
    button.append(shownCount);
    button.disabled = found === 0;
  }
  for (const button of buttons) {
    count(button);
    button.addEventListener('click', () => { press(button, !isPressed(button)); filterAnew(); });
  }
  const present = new Set($$('.part').map((part) => part.dataset.role));
  for (const role of present) roles.append(new Option(role, role));
  roles.addEventListener('change', filterAnew);

  // --- Switches ---

  const switches = {
    notes: (on) => root.classList.toggle('quiet', !on),
    seams: (on) => root.classList.toggle('ends', on),
    panes: (on) => root.classList.toggle('no-source', !on),
  };
  for (const [id, turn] of Object.entries(switches)) {
    const button = document.getElementById(id);
    button.addEventListener('click', () => { press(button, !isPressed(button)); turn(isPressed(button)); });
  }
  const keys = $('#keys');
  $('#theme').addEventListener('click', turnTheme);
  $('#clear').addEventListener('click', clearFilters);
  $('#help').addEventListener('click', () => keys.showModal());
  const keyed = $$('[data-key]');
  for (const button of keyed) {
    button.title = `key ${button.dataset.key}`;
    button.setAttribute('aria-keyshortcuts', button.dataset.key);
  }

  // --- Keys ---

  const isOn = (element) => !element.classList.contains('off');
  const stops = () => (isSource(at) ? $$('.l [data-p]', shown) : $$('.part', shown)).filter(isOn);
  function step(by) {
    const all = stops();
    if (!all.length) return;
    const here = all.indexOf(at);
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)];
    pick(next.dataset.p, next);
  }
  function stepStory(by) {
    const all = $$('.story', shown).filter(isOn);
    if (!all.length) return;
    const story = at && !isSource(at) ? at.closest('.story') : picked && parts.get(picked).closest('.story');
    const next = all[story ? Math.min(Math.max(all.indexOf(story) + by, 0), all.length - 1) : 0];
    const part = $$('.part', next).find(isOn);
    if (part) pick(part.dataset.p, part);
  }
  function cross() {
    const number = picked || numberAt(document.activeElement);
    if (!number) return step(1);
    const other = isSource(at) ? parts.get(number) : (pieces.get(number) || [])[0];
    if (other) pick(number, other);
  }
  const actions = {
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
    J: () => stepStory(1), K: () => stepStory(-1), Enter: cross,
    '[': () => turnPage(-1), ']': () => turnPage(1), g: () => { if ($('#overview')) location.hash = 'overview'; },
    Escape: letGo,
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const target = event.target;
    if (target.closest('select, input, textarea')) return;
    if (event.key === 'Enter' && target.closest('button, a, summary')) return;
    const button = keyed.find((b) => b.dataset.key === event.key);
    const action = button ? () => { if (!button.disabled) button.click(); } : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  addEventListener('hashchange', showNamed);
  for (const bar of $$('.filters, .switches')) bar.hidden = false;
  if (!sections.length) return;
  showNamed();
})();
