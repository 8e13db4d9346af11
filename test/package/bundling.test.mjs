import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minifyCss } from '../../scripts/bundling.mjs';

/** What goes in, and what comes out. */
const CASES = {
  'a rule': [':host {\n  display: block;\n  color: red;\n}\n', ':host{display:block;color:red}'],
  'a comment': ['a { /* why; } */ b: c; }', 'a{b:c}'],
  'nested rules': ['.a {\n  > :not(svg) {\n    b: c;\n  }\n}', '.a{>:not(svg){b:c}}'],
  'a descendant that has a pseudo-class': ['.a :hover { b: c; }', '.a :hover{b:c}'],
  'sums, which need their spaces': ['a { b: calc(1px + 2px); }', 'a{b:calc(1px + 2px)}'],
  'a string': ["a { content: ' ;  } '; }", "a{content:' ;  } '}"],
  'an address': ['a { b: url(data:x,{ }); }', 'a{b:url(data:x,{ })}'],
  'an expression among values': [
    'a { b: @TEMPLATE_EXPRESSION(); + 1px; c: @TEMPLATE_EXPRESSION();; }',
    'a{b:@TEMPLATE_EXPRESSION(); + 1px;c:@TEMPLATE_EXPRESSION();}',
  ],
  'new functions and at-rules': [
    '@container (width > 20em) { a { b: light-dark(#fff, #000); } }',
    '@container (width>20em){a{b:light-dark(#fff,#000)}}',
  ],
};

for (const [name, [css, expected]] of Object.entries(CASES)) {
  test(`CSS is made smaller without a change of meaning: ${name}`, () => {
    assert.equal(minifyCss(css), expected);
  });
}
