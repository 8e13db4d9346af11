// Served in the place of the suite's own file: what a page can't do to itself is done by the runner.
(() => {
  const internal = window.test_driver_internal;

  /** Where a point of an element's frame is in the page. */
  function inPage(view, { x, y }) {
    const frame = view === view.top ? null : view.frameElement;
    if (!frame) return { x, y };
    const { left, top } = frame.getBoundingClientRect();
    return inPage(view.parent, { x: x + left + frame.clientLeft, y: y + top + frame.clientTop });
  }

  function middle(element) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  Object.assign(internal, {
    in_automation: true,
    click(element, coords = middle(element)) {
      const view = element.ownerDocument.defaultView;
      return wptDrive('click', { ...inPage(view, coords), opened: view.opener && view.location.href });
    },
    send_keys(element, keys) {
      element.focus();
      return wptDrive('sendKeys', { keys });
    },
    set_permission({ descriptor, state }, context) {
      const { origin } = (context ?? window).location;
      return wptDrive('setPermission', {
        descriptor,
        state,
        origin: origin === 'null' ? window.origin : origin,
      });
    },
    delete_all_cookies() {
      return wptDrive('deleteCookies', {});
    },
  });
})();
