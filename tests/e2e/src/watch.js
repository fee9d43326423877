// What a page tells of itself where its engine cannot be asked: each error, each breach of the policy and each request
// to another host goes to the server of the test, as the address of a request.
(() => {
  const home = new URL(".", document.currentScript.src);
  const fetched = window.fetch.bind(window);
  const told = [];
  const tell = (kind, words) => {
    told.push(fetched(`${home}watch?${kind}=${encodeURIComponent(String(words).slice(0, 400))}`, { keepalive: true }).catch(() => {}));
  };
  window.watched = () => Promise.all(told);

  addEventListener("error", (event) => {
    // Files that do not come are known to the server.
    if (event instanceof ErrorEvent) tell("error", `${event.filename} ${event.message}`);
  }, true);
  addEventListener("unhandledrejection", (event) => tell("error", `in a promise: ${event.reason?.stack ?? ""} ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => tell("error", `${event.effectiveDirective} refuses ${event.blockedURI}`));
  const error = console.error;
  console.error = (...words) => {
    // With the place that said it, as a console has it.
    tell("error", `${words.join(" ")} at ${new Error().stack}`);
    error.apply(console, words);
  };
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      if (/^(https?|wss?):/.test(name) && new URL(name).host !== location.host) tell("other", name);
    }
  }).observe({ type: "resource", buffered: true });
})();
